#include "mirror/Journal.h"

#include "storage/SqlDatabase.h"

#include <QtCore/QCoreApplication>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr int schemaVersion = 1;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::Journal", text);
}

// One statement each. A further version appends its own list; see migrate().
const QStringList versionOne{
    u"CREATE TABLE interval (rule TEXT NOT NULL, measurement TEXT NOT NULL, start INTEGER NOT NULL, "
    u"stop INTEGER NOT NULL, PRIMARY KEY (rule, measurement, start)) WITHOUT ROWID"_s,
    u"CREATE TABLE last_now (rule TEXT NOT NULL, measurement TEXT NOT NULL, now INTEGER NOT NULL, "
    u"PRIMARY KEY (rule, measurement)) WITHOUT ROWID"_s,
    u"CREATE TABLE run (id INTEGER PRIMARY KEY AUTOINCREMENT, rule TEXT NOT NULL, rule_name TEXT NOT NULL, "
    u"run_trigger TEXT NOT NULL, state TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL, "
    u"planned INTEGER NOT NULL, done INTEGER NOT NULL, points_read INTEGER NOT NULL, "
    u"points_written INTEGER NOT NULL, points_dropped INTEGER NOT NULL, points_refused INTEGER NOT NULL, "
    u"bytes_read INTEGER NOT NULL, bytes_written INTEGER NOT NULL, windows INTEGER NOT NULL, "
    u"retries INTEGER NOT NULL, waited INTEGER NOT NULL)"_s,
    u"CREATE INDEX run_by_rule ON run (rule, id)"_s,
    u"CREATE TABLE run_measurement (run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, "
    u"position INTEGER NOT NULL, measurement TEXT NOT NULL, state TEXT NOT NULL, started INTEGER NOT NULL, "
    u"ended INTEGER NOT NULL, range_start INTEGER NOT NULL, range_stop INTEGER NOT NULL, "
    u"planned_length INTEGER NOT NULL, done_length INTEGER NOT NULL, points_read INTEGER NOT NULL, "
    u"points_written INTEGER NOT NULL, points_dropped INTEGER NOT NULL, points_refused INTEGER NOT NULL, "
    u"bytes_read INTEGER NOT NULL, bytes_written INTEGER NOT NULL, windows INTEGER NOT NULL, "
    u"retries INTEGER NOT NULL, waited INTEGER NOT NULL, PRIMARY KEY (run, position)) WITHOUT ROWID"_s,
    u"CREATE TABLE run_error (run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, "
    u"measurement_position INTEGER NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, "
    u"message TEXT NOT NULL, detail TEXT NOT NULL, connection TEXT NOT NULL, bucket TEXT NOT NULL, "
    u"measurement TEXT NOT NULL, PRIMARY KEY (run, measurement_position, position)) WITHOUT ROWID"_s,
};

// Errors of the run as a whole stand under this position, those of a measurement under its own.
constexpr qint64 wholeRun = -1;

const QString tallyColumns = u"points_read, points_written, points_dropped, points_refused, bytes_read, "
                             u"bytes_written, windows, retries, waited"_s;

QVariantList tallyValues(const Tally& tally)
{
    return {tally.pointsRead, tally.pointsWritten, tally.pointsDropped, tally.pointsRefused, tally.bytesRead,
        tally.bytesWritten, tally.windows, tally.retries, qint64(tally.waited.count())};
}

Tally readTally(const QSqlQuery& query, int column)
{
    Tally tally;
    for (qint64* member : {&tally.pointsRead, &tally.pointsWritten, &tally.pointsDropped,
             &tally.pointsRefused, &tally.bytesRead, &tally.bytesWritten, &tally.windows, &tally.retries})
        *member = query.value(column++).toLongLong();
    tally.waited = std::chrono::milliseconds(query.value(column).toLongLong());
    return tally;
}

/// Text for a column that may not be NULL: Qt binds a null QString as NULL.
QString notNull(const QString& text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

struct Journal::Private
{
    explicit Private(const QString& path)
        : database(path, tr("journal"))
    {}

    Result<void> migrate();
    Result<void> insertErrors(qint64 run, qint64 position, const QList<Error>& errors);
    Result<QList<Error>> errors(qint64 run, qint64 position) const;

    mutable SqlDatabase database;
};

Result<void> Journal::Private::migrate()
{
    return database.userVersion().and_then([this](int version) -> Result<void> {
        if (version > schemaVersion) {
            return failure(Error::Kind::Storage,
                tr("The journal %1 was written by a newer version of Telemirror: update the program.")
                    .arg(database.path()));
        }
        if (version == schemaVersion)
            return {};
        return database.transaction([this]() -> Result<void> {
            for (const QString& statement : versionOne) {
                if (const auto done = database.execute(statement); !done)
                    return tl::unexpected(done.error());
            }
            return database.setUserVersion(schemaVersion);
        });
    });
}

Journal::Journal() = default;
Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(const QString& path)
{
    std::unique_ptr<Journal> journal(new Journal);
    journal->d = std::make_unique<Private>(path);
    // A window counts as mirrored only once it is on the disk.
    return journal->d->database.open(SqlDatabase::Durability::Full)
        .and_then([&] { return journal->d->migrate(); })
        .map([&] { return std::move(journal); });
}

Result<IntervalSet> Journal::done(const QString& ruleKey, const QString& measurement) const
{
    Result<QSqlQuery> query = d->database.execute(
        u"SELECT start, stop FROM interval WHERE rule = ? AND measurement = ? ORDER BY start"_s,
        {ruleKey, measurement});
    if (!query)
        return tl::unexpected(query.error());
    IntervalSet intervals;
    while (query->next())
        intervals.add({query->value(0).toLongLong(), query->value(1).toLongLong()});
    return intervals;
}

Result<QStringList> Journal::measurements(const QString& ruleKey) const
{
    Result<QSqlQuery> query = d->database.execute(
        u"SELECT DISTINCT measurement FROM interval WHERE rule = ? ORDER BY measurement"_s, {ruleKey});
    if (!query)
        return tl::unexpected(query.error());
    QStringList names;
    while (query->next())
        names.append(query->value(0).toString());
    return names;
}

Result<Timestamp> Journal::lastNow(const QString& ruleKey, const QString& measurement) const
{
    Result<QSqlQuery> query = d->database.execute(
        u"SELECT now FROM last_now WHERE rule = ? AND measurement = ?"_s, {ruleKey, measurement});
    if (!query)
        return tl::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : Timestamp(0);
}

Result<void> Journal::commitWindow(const QString& ruleKey, const QString& measurement, const TimeRange& range)
{
    if (range.isEmpty())
        return {};
    return d->database.transaction([&]() -> Result<void> {
        // What touches the new range becomes one with it, so that the table stays small.
        Result<QSqlQuery> touching = d->database.execute(
            u"SELECT min(start), max(stop) FROM interval WHERE rule = ? AND measurement = ? "
            u"AND start <= ? AND stop >= ?"_s,
            {ruleKey, measurement, range.stop, range.start});
        if (!touching)
            return tl::unexpected(touching.error());
        TimeRange merged = range;
        if (touching->next() && !touching->value(0).isNull()) {
            merged.start = std::min(merged.start, touching->value(0).toLongLong());
            merged.stop = std::max(merged.stop, touching->value(1).toLongLong());
        }
        const auto removed = d->database.execute(
            u"DELETE FROM interval WHERE rule = ? AND measurement = ? AND start >= ? AND stop <= ?"_s,
            {ruleKey, measurement, merged.start, merged.stop});
        if (!removed)
            return tl::unexpected(removed.error());
        return d->database
            .execute(u"INSERT INTO interval (rule, measurement, start, stop) VALUES (?, ?, ?, ?)"_s,
                {ruleKey, measurement, merged.start, merged.stop})
            .map([](const QSqlQuery&) {});
    });
}

Result<void> Journal::commitNow(const QString& ruleKey, const QString& measurement, Timestamp now)
{
    return d->database
        .execute(
            u"INSERT INTO last_now (rule, measurement, now) VALUES (?, ?, ?) ON CONFLICT (rule, measurement) "
            u"DO UPDATE SET now = max(now, excluded.now)"_s,
            {ruleKey, measurement, now})
        .map([](const QSqlQuery&) {});
}

Result<void> Journal::forget(const QString& ruleKey)
{
    return d->database.transaction([&]() -> Result<void> {
        for (const QString& table : {u"interval"_s, u"last_now"_s}) {
            const auto done = d->database.execute(u"DELETE FROM %1 WHERE rule = ?"_s.arg(table), {ruleKey});
            if (!done)
                return tl::unexpected(done.error());
        }
        return {};
    });
}

Result<qint64> Journal::beginRun(const Run& run)
{
    return d->database
        .execute(u"INSERT INTO run (rule, rule_name, run_trigger, state, started, ended, planned, done, %1) "
                 u"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s.arg(tallyColumns),
            QVariantList{notNull(run.ruleId), notNull(run.ruleName), runTriggerName(run.trigger),
                runStateName(run.state), run.started, run.ended, run.measurementsPlanned,
                run.measurementsDone} +
                tallyValues(run.tally))
        .map([](const QSqlQuery& query) { return query.lastInsertId().toLongLong(); });
}

Result<void> Journal::updateRun(const Run& run)
{
    return d->database
        .execute(
            u"UPDATE run SET state = ?, ended = ?, planned = ?, done = ?, (%1) = (?, ?, ?, ?, ?, ?, ?, ?, ?) "
            u"WHERE id = ?"_s.arg(tallyColumns),
            QVariantList{runStateName(run.state), run.ended, run.measurementsPlanned, run.measurementsDone} +
                tallyValues(run.tally) + QVariantList{run.id})
        .map([](const QSqlQuery&) {});
}

Result<void> Journal::endRun(const Run& run, const QList<MeasurementRun>& measurements)
{
    return d->database.transaction([&]() -> Result<void> {
        if (const auto updated = updateRun(run); !updated)
            return updated;
        for (const QString& table : {u"run_measurement"_s, u"run_error"_s}) {
            const auto removed = d->database.execute(u"DELETE FROM %1 WHERE run = ?"_s.arg(table), {run.id});
            if (!removed)
                return tl::unexpected(removed.error());
        }
        if (const auto inserted = d->insertErrors(run.id, wholeRun, run.errors); !inserted)
            return inserted;
        for (qsizetype i = 0; i < measurements.size(); ++i) {
            const MeasurementRun& item = measurements[i];
            const auto inserted = d->database.execute(
                u"INSERT INTO run_measurement (run, position, measurement, state, started, ended, "
                u"range_start, "
                u"range_stop, planned_length, done_length, %1) "
                u"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s.arg(tallyColumns),
                QVariantList{run.id, qint64(i), notNull(item.measurement), runStateName(item.state),
                    item.started, item.ended, item.planned.start, item.planned.stop, item.plannedLength,
                    item.doneLength} +
                    tallyValues(item.tally));
            if (!inserted)
                return tl::unexpected(inserted.error());
            if (const auto errors = d->insertErrors(run.id, i, item.errors); !errors)
                return errors;
        }
        return {};
    });
}

Result<void> Journal::Private::insertErrors(qint64 run, qint64 position, const QList<Error>& errors)
{
    for (qsizetype i = 0; i < errors.size(); ++i) {
        const Error& error = errors[i];
        const auto inserted = database.execute(u"INSERT INTO run_error (run, measurement_position, position, "
                                               u"kind, message, detail, connection, bucket, "
                                               u"measurement) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {run, position, qint64(i), Error::kindName(error.kind), notNull(error.message),
                notNull(error.detail), notNull(error.connection), notNull(error.bucket),
                notNull(error.measurement)});
        if (!inserted)
            return tl::unexpected(inserted.error());
    }
    return {};
}

Result<QList<Error>> Journal::Private::errors(qint64 run, qint64 position) const
{
    Result<QSqlQuery> query =
        database.execute(u"SELECT kind, message, detail, connection, bucket, measurement FROM run_error "
                         u"WHERE run = ? AND measurement_position = ? ORDER BY position"_s,
            {run, position});
    if (!query)
        return tl::unexpected(query.error());
    QList<Error> list;
    while (query->next()) {
        Error error;
        error.kind = Error::kindFromName(query->value(0).toString()).value_or(Error::Kind::ServerError);
        error.message = query->value(1).toString();
        error.detail = query->value(2).toString();
        error.connection = query->value(3).toString();
        error.bucket = query->value(4).toString();
        error.measurement = query->value(5).toString();
        list.append(error);
    }
    return list;
}

Result<QList<Run>> Journal::runs(qint64 offset, qint64 limit, const QString& ruleId) const
{
    Result<QSqlQuery> query = d->database.execute(
        u"SELECT id, rule, rule_name, run_trigger, state, started, ended, planned, done, %1 FROM run "
        u"WHERE ? = '' OR rule = ? ORDER BY id DESC LIMIT ? OFFSET ?"_s.arg(tallyColumns),
        {notNull(ruleId), notNull(ruleId), limit, offset});
    if (!query)
        return tl::unexpected(query.error());
    QList<Run> list;
    while (query->next()) {
        Run run;
        run.id = query->value(0).toLongLong();
        run.ruleId = query->value(1).toString();
        run.ruleName = query->value(2).toString();
        run.trigger = runTriggerFromName(query->value(3).toString()).value_or(RunTrigger::Manual);
        run.state = runStateFromName(query->value(4).toString()).value_or(RunState::Failed);
        run.started = query->value(5).toLongLong();
        run.ended = query->value(6).toLongLong();
        run.measurementsPlanned = query->value(7).toLongLong();
        run.measurementsDone = query->value(8).toLongLong();
        run.tally = readTally(*query, 9);
        Result<QList<Error>> errors = d->errors(run.id, wholeRun);
        if (!errors)
            return tl::unexpected(errors.error());
        run.errors = std::move(*errors);
        list.append(run);
    }
    return list;
}

Result<qint64> Journal::runCount(const QString& ruleId) const
{
    Result<QSqlQuery> query = d->database.execute(
        u"SELECT count(*) FROM run WHERE ? = '' OR rule = ?"_s, {notNull(ruleId), notNull(ruleId)});
    if (!query)
        return tl::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : qint64(0);
}

Result<QList<MeasurementRun>> Journal::runMeasurements(qint64 runId) const
{
    Result<QSqlQuery> query = d->database.execute(
        u"SELECT position, measurement, state, started, ended, range_start, range_stop, planned_length, "
        u"done_length, %1 FROM run_measurement WHERE run = ? ORDER BY position"_s.arg(tallyColumns),
        {runId});
    if (!query)
        return tl::unexpected(query.error());
    QList<MeasurementRun> list;
    while (query->next()) {
        MeasurementRun item;
        item.measurement = query->value(1).toString();
        item.state = runStateFromName(query->value(2).toString()).value_or(RunState::Failed);
        item.started = query->value(3).toLongLong();
        item.ended = query->value(4).toLongLong();
        item.planned = {query->value(5).toLongLong(), query->value(6).toLongLong()};
        item.plannedLength = query->value(7).toLongLong();
        item.doneLength = query->value(8).toLongLong();
        item.tally = readTally(*query, 9);
        Result<QList<Error>> errors = d->errors(runId, query->value(0).toLongLong());
        if (!errors)
            return tl::unexpected(errors.error());
        item.errors = std::move(*errors);
        list.append(item);
    }
    return list;
}

Result<void> Journal::closeInterruptedRuns(Timestamp now)
{
    return d->database.transaction([&]() -> Result<void> {
        Error error;
        error.kind = Error::Kind::Cancelled;
        error.message =
            tr("The program ended while this run was under way; the next run goes on from there.");
        Result<QSqlQuery> query =
            d->database.execute(u"SELECT id FROM run WHERE state = ?"_s, {runStateName(RunState::Running)});
        if (!query)
            return tl::unexpected(query.error());
        QList<qint64> ids;
        while (query->next())
            ids.append(query->value(0).toLongLong());
        for (const qint64 id : std::as_const(ids)) {
            const auto updated = d->database.execute(u"UPDATE run SET state = ?, ended = ? WHERE id = ?"_s,
                {runStateName(RunState::Failed), now, id});
            if (!updated)
                return tl::unexpected(updated.error());
            if (const auto inserted = d->insertErrors(id, wholeRun, {error}); !inserted)
                return inserted;
        }
        return {};
    });
}

Result<void> Journal::pruneRuns(Timestamp time)
{
    return d->database.execute(u"DELETE FROM run WHERE ended <> 0 AND ended < ?"_s, {time})
        .map([](const QSqlQuery&) {});
}

} // namespace telemirror
