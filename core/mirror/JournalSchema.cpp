#include "mirror/JournalSchema.h"

#include "mirror/SqlFailure.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// "TMjr" in the header of the file tells a journal from other SQLite databases.
constexpr int applicationId = 0x544d6a72;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::Journal", text);
}

Result<int> pragma(QSqlDatabase& database, const QString& name)
{
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA "_s + name) || !query.next())
        return tl::unexpected(sqlFailure(database.databaseName(), query.lastError()));
    return query.value(0).toInt();
}

/// Columns that hold a Tally, in runs and in run_measurements.
constexpr auto tallyColumns = "points_read INTEGER NOT NULL, points_written INTEGER NOT NULL,"
                              " points_dropped INTEGER NOT NULL, points_refused INTEGER NOT NULL,"
                              " bytes_read INTEGER NOT NULL, bytes_written INTEGER NOT NULL,"
                              " windows INTEGER NOT NULL, retries INTEGER NOT NULL,"
                              " waited_ms INTEGER NOT NULL";

QStringList firstTables()
{
    const QString tally = QString::fromLatin1(tallyColumns);
    return {
        u"CREATE TABLE intervals (rule_key TEXT NOT NULL, measurement TEXT NOT NULL,"
        " start INTEGER NOT NULL, stop INTEGER NOT NULL, CHECK (start < stop),"
        " PRIMARY KEY (rule_key, measurement, start)) WITHOUT ROWID"_s,
        u"CREATE TABLE marks (rule_key TEXT NOT NULL, measurement TEXT NOT NULL, now INTEGER NOT NULL,"
        " PRIMARY KEY (rule_key, measurement)) WITHOUT ROWID"_s,
        u"CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT, rule_id TEXT NOT NULL,"
        " rule_name TEXT NOT NULL, trigger TEXT NOT NULL, state TEXT NOT NULL,"
        " started INTEGER NOT NULL, ended INTEGER NOT NULL, "_s +
            tally +
            u", measurements_planned INTEGER NOT NULL, measurements_done INTEGER NOT NULL,"
            " process INTEGER NOT NULL)"_s,
        u"CREATE INDEX runs_by_rule ON runs (rule_id, id)"_s,
        u"CREATE TABLE run_measurements (run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
        " position INTEGER NOT NULL, measurement TEXT NOT NULL, state TEXT NOT NULL,"
        " started INTEGER NOT NULL, ended INTEGER NOT NULL, "_s +
            tally +
            u", planned_start INTEGER NOT NULL, planned_stop INTEGER NOT NULL,"
            " planned_length INTEGER NOT NULL, done_length INTEGER NOT NULL,"
            " PRIMARY KEY (run_id, position)) WITHOUT ROWID"_s,
        // `owner` is the position of the run's measurement, or -1 for the list of the run itself.
        u"CREATE TABLE run_errors (run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
        " owner INTEGER NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL,"
        " detail TEXT NOT NULL, connection TEXT NOT NULL, bucket TEXT NOT NULL,"
        " measurement TEXT NOT NULL, retry_after_ms INTEGER,"
        " PRIMARY KEY (run_id, owner, position)) WITHOUT ROWID"_s,
        u"PRAGMA application_id = %1"_s.arg(applicationId),
    };
}

/// Version 2: what verification found, and what the destination can never have.
QStringList verificationTables()
{
    QStringList statements{
        // Disjoint ranges within a rule and measurement.
        u"CREATE TABLE checks (rule_key TEXT NOT NULL, measurement TEXT NOT NULL,"
        " start INTEGER NOT NULL, stop INTEGER NOT NULL, passed INTEGER NOT NULL,"
        " checked INTEGER NOT NULL, compared INTEGER NOT NULL, missing INTEGER NOT NULL,"
        " extra INTEGER NOT NULL, changed INTEGER NOT NULL, refused INTEGER NOT NULL,"
        " mendable INTEGER NOT NULL, note TEXT NOT NULL, CHECK (start < stop),"
        " PRIMARY KEY (rule_key, measurement, start)) WITHOUT ROWID"_s,
        // So many points somewhere in that range; ranges may overlap.
        u"CREATE TABLE refusals (rule_key TEXT NOT NULL, measurement TEXT NOT NULL,"
        " start INTEGER NOT NULL, stop INTEGER NOT NULL, points INTEGER NOT NULL,"
        " PRIMARY KEY (rule_key, measurement, start, stop)) WITHOUT ROWID"_s,
        u"CREATE TABLE verifications (rule_key TEXT NOT NULL PRIMARY KEY, time INTEGER NOT NULL)"
        " WITHOUT ROWID"_s,
        // Of a journal that took a damaged one's place: since when, and which rules have made up for it.
        u"CREATE TABLE rebuilding (since INTEGER NOT NULL)"_s,
        u"CREATE TABLE rebuilt (rule_key TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID"_s,
    };
    for (const QString& table : {u"runs"_s, u"run_measurements"_s}) {
        for (const QString& column : {u"points_compared"_s, u"windows_mended"_s})
            statements.append(
                u"ALTER TABLE "_s + table + u" ADD COLUMN "_s + column + u" INTEGER NOT NULL DEFAULT 0"_s);
    }
    return statements;
}

/// Version 3: the newest fencing token that a run of a rule began with, and under which each run began.
QStringList fenceTables()
{
    return {
        u"CREATE TABLE fences (rule_key TEXT NOT NULL PRIMARY KEY, token INTEGER NOT NULL) WITHOUT ROWID"_s,
        u"ALTER TABLE runs ADD COLUMN rule_key TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE runs ADD COLUMN token INTEGER NOT NULL DEFAULT 0"_s,
    };
}

/// The statements that lead from version `from` to the next.
QStringList stepFrom(int from)
{
    switch (from) {
    case 0: return firstTables();
    case 1: return verificationTables();
    case 2: return fenceTables();
    default: Q_UNREACHABLE();
    }
}

/// An empty file may become a journal; somebody else's tables may not.
Result<void> requireOurs(QSqlDatabase& database, int found)
{
    const Result<int> id = pragma(database, u"application_id"_s);
    if (!id)
        return tl::unexpected(id.error());
    const bool foreign = found == 0 ? !database.tables().isEmpty() : *id != applicationId;
    if (foreign) {
        return failure(Error::Kind::Storage,
            tr("\"%1\" is a database of another program; choose another file for the journal.")
                .arg(database.databaseName()));
    }
    return {};
}

/// One step of the way, unless another process was faster.
Result<void> migrate(QSqlDatabase& database, int from)
{
    QSqlQuery query(database);
    const auto fault = [&] {
        Error error = sqlFailure(database.databaseName(), query.lastError());
        query.exec(u"ROLLBACK"_s);
        return tl::unexpected(std::move(error));
    };
    if (!query.exec(u"BEGIN IMMEDIATE"_s))
        return tl::unexpected(sqlFailure(database.databaseName(), query.lastError()));
    const Result<int> present = pragma(database, u"user_version"_s);
    if (present && *present == from) {
        for (const QString& statement : stepFrom(from)) {
            if (!query.exec(statement))
                return fault();
        }
        if (!query.exec(u"PRAGMA user_version = %1"_s.arg(from + 1)))
            return fault();
    }
    if (!query.exec(u"COMMIT"_s))
        return fault();
    return {};
}

} // namespace

Result<void> JournalSchema::prepare(QSqlDatabase& database)
{
    const Result<int> found = pragma(database, u"user_version"_s);
    if (!found)
        return tl::unexpected(found.error());
    if (const Result<void> ours = requireOurs(database, *found); !ours)
        return ours;
    if (*found > version) {
        return failure(Error::Kind::Storage,
            tr("The journal \"%1\" was written by a newer Telemirror (schema %2, this program knows %3); "
               "update this program.")
                .arg(database.databaseName())
                .arg(*found)
                .arg(version));
    }
    for (int from = *found; from < version; ++from) {
        if (const Result<void> step = migrate(database, from); !step)
            return step;
    }
    return {};
}

} // namespace telemirror
