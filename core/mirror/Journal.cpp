#include "mirror/Journal.h"

#include "mirror/JournalPrivate.h"
#include "mirror/JournalSchema.h"

#include <cerrno>
#include <csignal>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

const QString tallyColumns = u"points_read, points_written, points_dropped, points_refused, bytes_read,"
                             " bytes_written, windows, retries, waited_ms, points_compared, windows_mended"_s;

/// The tables of what is known of a rule's measurements.
const QStringList everythingDone{u"intervals"_s, u"marks"_s, u"checks"_s, u"refusals"_s};

QVariantList tallyValues(const Tally& tally)
{
    return {tally.pointsRead, tally.pointsWritten, tally.pointsDropped, tally.pointsRefused, tally.bytesRead,
        tally.bytesWritten, tally.windows, tally.retries, static_cast<qint64>(tally.waited.count()),
        tally.pointsCompared, tally.windowsMended};
}

Tally readTally(const QSqlQuery& query, int first)
{
    const auto number = [&](int offset) { return query.value(first + offset).toLongLong(); };
    Tally tally{number(0), number(1), number(2), number(3), number(4), number(5), number(6), number(7)};
    tally.waited = std::chrono::milliseconds(number(8));
    tally.pointsCompared = number(9);
    tally.windowsMended = number(10);
    return tally;
}

/// A run of the columns id to measurements_done, then the tally's.
Run readRun(const QSqlQuery& query)
{
    const auto number = [&](int column) { return query.value(column).toLongLong(); };
    Run run;
    run.id = number(0);
    run.ruleId = query.value(1).toString();
    run.ruleName = query.value(2).toString();
    run.trigger = runTriggerFromName(query.value(3).toString()).value_or(RunTrigger::Manual);
    run.state = runStateFromName(query.value(4).toString()).value_or(RunState::Failed);
    run.started = number(5);
    run.ended = number(6);
    run.measurementsPlanned = number(7);
    run.measurementsDone = number(8);
    run.tally = readTally(query, 9);
    return run;
}

/// " WHERE …" with the values for its placeholders; empty for a filter that is.
QString whereClause(const RunFilter& filter, QVariantList& values)
{
    QStringList conditions;
    if (!filter.ruleId.isEmpty()) {
        conditions.append(u"rule_id = ?"_s);
        values.append(filter.ruleId);
    }
    if (filter.state) {
        conditions.append(u"state = ?"_s);
        values.append(runStateName(*filter.state));
    }
    if (filter.trigger) {
        conditions.append(u"trigger = ?"_s);
        values.append(runTriggerName(*filter.trigger));
    }
    if (!filter.text.isEmpty()) {
        // instr() rather than LIKE: per cent signs and underscores are text.
        conditions.append(u"(instr(lower(rule_name), lower(?)) > 0 OR EXISTS (SELECT 1 FROM run_errors e"
                          " WHERE e.run_id = runs.id AND instr(lower(e.message || ' ' || e.detail || ' ' ||"
                          " e.connection || ' ' || e.bucket || ' ' || e.measurement), lower(?)) > 0))"_s);
        values << filter.text << filter.text;
    }
    return conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s);
}

Error staleRun(qint64 token, qint64 newest)
{
    return failure(Error::Kind::Busy,
        QCoreApplication::translate("telemirror::Journal",
            "A newer run of this rule has begun under a newer lease, so nothing more is recorded for this "
            "one; what it left is done by the newer one."),
        u"fencing token %1, newest %2"_s.arg(token).arg(newest))
        .value();
}

/// Whether another process of this machine has that id. This process is not another one: runs that
/// it finds in the journal when it begins are not its own.
bool isAnotherLiveProcess(qint64 process)
{
    if (process <= 0 || process == QCoreApplication::applicationPid())
        return false;
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

} // namespace

Result<QSqlQuery> Journal::Private::run(const QString& statement, const QVariantList& values) const
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return tl::unexpected(fault(query));
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return tl::unexpected(fault(query));
    return query;
}

Result<void> Journal::Private::atomically(const std::function<Result<void>()>& work)
{
    if (const auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return tl::unexpected(begun.error());
    Result<void> result = work();
    if (result) {
        if (const auto committed = run(u"COMMIT"_s); !committed)
            result = tl::unexpected(committed.error());
    }
    if (!result)
        static_cast<void>(run(u"ROLLBACK"_s)); // SQLite may have rolled back already: nothing to report
    return result;
}

Result<void> Journal::Private::connect()
{
    database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connectionName);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!database.isValid())
        return failure(Error::Kind::Storage,
            QCoreApplication::translate(
                "telemirror::Journal", "Qt's SQLite driver is missing; install the package that brings it."));
    if (!database.open())
        return tl::unexpected(sqlFailure(path, database.lastError()));
    for (const QString& setting : {u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (const auto done = run(setting); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<void> Journal::Private::useWriteAheadLog() const
{
    const auto done = run(u"PRAGMA journal_mode = WAL"_s);
    return done ? Result<void>() : tl::unexpected(done.error());
}

Result<void> Journal::Private::check() const
{
    auto query = run(u"PRAGMA integrity_check(1)"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (query->next() && query->value(0).toString() == u"ok")
        return {};
    constexpr auto corrupt = "11";
    return tl::unexpected(sqlFailure(path,
        QSqlError({}, query->value(0).toString(), QSqlError::StatementError, QString::fromLatin1(corrupt))));
}

Journal::Journal()
    : d(std::make_unique<Private>())
{}

Journal::~Journal()
{
    const QString name = d->connectionName;
    d->database.close();
    d->database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Journal>> Journal::open(const QString& path)
{
    std::unique_ptr<Journal> journal(new Journal);
    journal->d->path = path;
    Result<void> ready = journal->d->connect();
    if (ready)
        ready = journal->d->check();
    if (ready)
        ready = JournalSchema::prepare(journal->d->database);
    if (ready)
        ready = journal->d->useWriteAheadLog();
    if (!ready)
        return tl::unexpected(ready.error());
    return journal;
}

Result<IntervalSet> Journal::done(const QString& ruleKey, const QString& measurement) const
{
    auto query =
        d->run(u"SELECT start, stop FROM intervals WHERE rule_key = ? AND measurement = ? ORDER BY start"_s,
            {Private::notNull(ruleKey), Private::notNull(measurement)});
    if (!query)
        return tl::unexpected(query.error());
    IntervalSet set;
    while (query->next())
        set.add({query->value(0).toLongLong(), query->value(1).toLongLong()});
    if (query->lastError().isValid())
        return tl::unexpected(d->fault(*query));
    return set;
}

Result<QStringList> Journal::measurements(const QString& ruleKey) const
{
    auto query = d->run(
        u"SELECT DISTINCT measurement FROM intervals WHERE rule_key = ?"_s, {Private::notNull(ruleKey)});
    if (!query)
        return tl::unexpected(query.error());
    QStringList names;
    while (query->next())
        names.append(query->value(0).toString());
    names.sort();
    return names;
}

Result<Timestamp> Journal::lastNow(const QString& ruleKey, const QString& measurement) const
{
    auto query = d->run(u"SELECT now FROM marks WHERE rule_key = ? AND measurement = ?"_s,
        {Private::notNull(ruleKey), Private::notNull(measurement)});
    if (!query)
        return tl::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

Result<void> Journal::Private::addInterval(const QString& key, const QString& name, const TimeRange& range)
{
    const QString touching =
        u" FROM intervals WHERE rule_key = ? AND measurement = ? AND start <= ? AND stop >= ?"_s;
    const QVariantList place{key, name, range.stop, range.start};
    auto neighbours = run(u"SELECT min(start), max(stop)"_s + touching, place);
    if (!neighbours || !neighbours->next())
        return tl::unexpected(neighbours ? fault(*neighbours) : neighbours.error());
    TimeRange merged = range;
    if (!neighbours->value(0).isNull()) {
        merged.start = std::min(merged.start, neighbours->value(0).toLongLong());
        merged.stop = std::max(merged.stop, neighbours->value(1).toLongLong());
    }
    neighbours->finish();
    if (const auto removed = run(u"DELETE"_s + touching, place); !removed)
        return tl::unexpected(removed.error());
    const auto inserted =
        run(u"INSERT INTO intervals (rule_key, measurement, start, stop) VALUES (?, ?, ?, ?)"_s,
            {key, name, merged.start, merged.stop});
    return inserted ? Result<void>() : tl::unexpected(inserted.error());
}

Result<void> Journal::Private::subtractInterval(
    const QString& key, const QString& name, const TimeRange& range)
{
    const QString meeting =
        u" FROM intervals WHERE rule_key = ? AND measurement = ? AND start < ? AND stop > ?"_s;
    const QVariantList place{key, name, range.stop, range.start};
    auto query = run(u"SELECT start, stop"_s + meeting, place);
    if (!query)
        return tl::unexpected(query.error());
    IntervalSet rest;
    while (query->next())
        rest.add({query->value(0).toLongLong(), query->value(1).toLongLong()});
    query->finish();
    rest.subtract(range);
    if (const auto removed = run(u"DELETE"_s + meeting, place); !removed)
        return tl::unexpected(removed.error());
    for (const TimeRange& part : rest.ranges()) {
        const auto inserted =
            run(u"INSERT INTO intervals (rule_key, measurement, start, stop) VALUES (?, ?, ?, ?)"_s,
                {key, name, part.start, part.stop});
        if (!inserted)
            return tl::unexpected(inserted.error());
    }
    return {};
}

Result<void> Journal::commitWindow(const QString& ruleKey, const QString& measurement, const TimeRange& range,
    const QList<RefusedStretch>& refused, qint64 runId)
{
    if (range.isEmpty())
        return {};
    const QString key = Private::notNull(ruleKey);
    const QString name = Private::notNull(measurement);
    return d->atomically([&]() -> Result<void> {
        Result<void> step = d->requireCurrent(runId);
        if (step)
            step = d->addInterval(key, name, range);
        if (step)
            step = d->subtractChecks(key, name, range);
        if (step)
            step = d->setRefused(key, name, range, refused);
        return step;
    });
}

Result<void> Journal::commitNow(
    const QString& ruleKey, const QString& measurement, Timestamp now, qint64 runId)
{
    return d->atomically([&]() -> Result<void> {
        if (const Result<void> current = d->requireCurrent(runId); !current)
            return current;
        const auto query = d->run(u"INSERT INTO marks (rule_key, measurement, now) VALUES (?, ?, ?)"
                                  " ON CONFLICT (rule_key, measurement) DO UPDATE SET now = excluded.now"_s,
            {Private::notNull(ruleKey), Private::notNull(measurement), now});
        return query ? Result<void>() : tl::unexpected(query.error());
    });
}

Result<void> Journal::forget(const QString& ruleKey)
{
    return d->atomically([&]() -> Result<void> {
        for (const QString& table : everythingDone) {
            const auto query =
                d->run(u"DELETE FROM "_s + table + u" WHERE rule_key = ?"_s, {Private::notNull(ruleKey)});
            if (!query)
                return tl::unexpected(query.error());
        }
        return {};
    });
}

Result<void> Journal::forget(const QString& ruleKey, const QString& measurement, qint64 runId)
{
    return d->atomically([&]() -> Result<void> {
        if (const Result<void> current = d->requireCurrent(runId); !current)
            return current;
        for (const QString& table : everythingDone) {
            const auto query =
                d->run(u"DELETE FROM "_s + table + u" WHERE rule_key = ? AND measurement = ?"_s,
                    {Private::notNull(ruleKey), Private::notNull(measurement)});
            if (!query)
                return tl::unexpected(query.error());
        }
        return {};
    });
}

Result<qint64> Journal::beginRun(const Run& run, const QString& ruleKey, qint64 token)
{
    qint64 id = 0;
    const Result<void> begun = d->atomically([&]() -> Result<void> {
        const QString key = Private::notNull(ruleKey);
        const Result<qint64> newest = d->newestToken(key);
        if (!newest)
            return tl::unexpected(newest.error());
        if (token != 0 && token < *newest)
            return tl::unexpected(staleRun(token, *newest));
        if (token > *newest && !key.isEmpty()) {
            const auto kept = d->run(u"INSERT INTO fences (rule_key, token) VALUES (?, ?)"
                                     " ON CONFLICT (rule_key) DO UPDATE SET token = excluded.token"_s,
                {key, token});
            if (!kept)
                return tl::unexpected(kept.error());
        }
        const Result<qint64> inserted = d->insertRun(run, key, std::max(token, *newest));
        id = inserted.value_or(0);
        return inserted ? Result<void>() : tl::unexpected(inserted.error());
    });
    return begun ? Result<qint64>(id) : tl::unexpected(begun.error());
}

Result<qint64> Journal::newestToken(const QString& ruleKey) const
{
    return d->newestToken(Private::notNull(ruleKey));
}

Result<qint64> Journal::Private::newestToken(const QString& key) const
{
    auto query = run(u"SELECT token FROM fences WHERE rule_key = ?"_s, {key});
    if (!query)
        return tl::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

Result<void> Journal::Private::requireCurrent(qint64 runId) const
{
    if (runId == noRun)
        return {};
    auto query = run(u"SELECT runs.token, coalesce(fences.token, 0) FROM runs LEFT JOIN fences"
                     " ON fences.rule_key = runs.rule_key WHERE runs.id = ?"_s,
        {runId});
    if (!query)
        return tl::unexpected(query.error());
    if (!query->next()) {
        return failure(Error::Kind::NotFound,
            QCoreApplication::translate("telemirror::Journal",
                "The journal \"%1\" knows nothing of this run (any more); run the rule again.")
                .arg(path));
    }
    const qint64 token = query->value(0).toLongLong();
    const qint64 newest = query->value(1).toLongLong();
    return token < newest ? tl::unexpected(staleRun(token, newest)) : Result<void>();
}

Result<qint64> Journal::Private::insertRun(const Run& run, const QString& key, qint64 token)
{
    const QVariantList values =
        QVariantList{Private::notNull(run.ruleId), Private::notNull(run.ruleName),
            runTriggerName(run.trigger), runStateName(run.state), run.started, run.ended} +
        tallyValues(run.tally) +
        QVariantList{
            run.measurementsPlanned, run.measurementsDone, QCoreApplication::applicationPid(), key, token};
    const auto query =
        this->run(u"INSERT INTO runs (rule_id, rule_name, trigger, state, started, ended, "_s + tallyColumns +
                u", measurements_planned, measurements_done, process, rule_key, token)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            values);
    if (!query)
        return tl::unexpected(query.error());
    return query->lastInsertId().toLongLong();
}

Result<void> Journal::updateRun(const Run& run)
{
    const QVariantList values = QVariantList{runStateName(run.state), run.ended} + tallyValues(run.tally) +
        QVariantList{run.measurementsPlanned, run.measurementsDone, run.id};
    const auto query = d->run(u"UPDATE runs SET state = ?, ended = ?, ("_s + tallyColumns +
            u") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), measurements_planned = ?, measurements_done = ?"
            " WHERE id = ?"_s,
        values);
    return query ? Result<void>() : tl::unexpected(query.error());
}

Result<void> Journal::Private::insertErrors(qint64 runId, qint64 owner, const QList<Error>& errors)
{
    for (qsizetype i = 0; i < errors.size(); ++i) {
        const Error& error = errors[i];
        const QVariant retryAfter =
            error.retryAfter ? QVariant(static_cast<qint64>(error.retryAfter->count())) : QVariant();
        const auto query = run(u"INSERT INTO run_errors (run_id, owner, position, kind, message, detail,"
                               " connection, bucket, measurement, retry_after_ms)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {runId, owner, static_cast<qint64>(i), Error::kindName(error.kind),
                Private::notNull(error.message), Private::notNull(error.detail),
                Private::notNull(error.connection), Private::notNull(error.bucket),
                Private::notNull(error.measurement), retryAfter});
        if (!query)
            return tl::unexpected(query.error());
    }
    return {};
}

Result<QList<Error>> Journal::Private::errors(qint64 runId, qint64 owner) const
{
    auto query = run(u"SELECT kind, message, detail, connection, bucket, measurement, retry_after_ms"
                     " FROM run_errors WHERE run_id = ? AND owner = ? ORDER BY position"_s,
        {runId, owner});
    if (!query)
        return tl::unexpected(query.error());
    QList<Error> list;
    while (query->next()) {
        const auto text = [&](int column) { return query->value(column).toString(); };
        Error error{Error::kindFromName(text(0)).value_or(Error::Kind::ServerError), text(1), text(2),
            text(3), text(4), text(5), std::nullopt};
        if (!query->value(6).isNull())
            error.retryAfter = std::chrono::milliseconds(query->value(6).toLongLong());
        list.append(error);
    }
    return list;
}

Result<void> Journal::Private::insertMeasurement(
    qint64 runId, qint64 position, const MeasurementRun& measurement)
{
    const QVariantList values = QVariantList{runId, position, Private::notNull(measurement.measurement),
                                    runStateName(measurement.state), measurement.started, measurement.ended} +
        tallyValues(measurement.tally) +
        QVariantList{measurement.planned.start, measurement.planned.stop, measurement.plannedLength,
            measurement.doneLength};
    const auto query =
        run(u"INSERT INTO run_measurements (run_id, position, measurement, state, started, ended, "_s +
                tallyColumns +
                u", planned_start, planned_stop, planned_length, done_length)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            values);
    if (!query)
        return tl::unexpected(query.error());
    return insertErrors(runId, position, measurement.errors);
}

Result<void> Journal::endRun(const Run& run, const QList<MeasurementRun>& measurements)
{
    return d->atomically([&]() -> Result<void> {
        Result<void> step = updateRun(run);
        // Ending a run twice replaces what the first time said.
        for (const QString& table : {u"run_measurements"_s, u"run_errors"_s}) {
            if (!step)
                return step;
            if (const auto old = d->run(u"DELETE FROM "_s + table + u" WHERE run_id = ?"_s, {run.id}); !old)
                return tl::unexpected(old.error());
        }
        step = d->insertErrors(run.id, -1, run.errors);
        for (qsizetype i = 0; step && i < measurements.size(); ++i)
            step = d->insertMeasurement(run.id, i, measurements[i]);
        return step;
    });
}

Result<QList<Run>> Journal::runs(qint64 offset, qint64 limit, const QString& ruleId) const
{
    RunFilter filter;
    filter.ruleId = ruleId;
    return runs(filter, offset, limit);
}

Result<qint64> Journal::runCount(const QString& ruleId) const
{
    RunFilter filter;
    filter.ruleId = ruleId;
    return runCount(filter);
}

Result<QList<Run>> Journal::runs(const RunFilter& filter, qint64 offset, qint64 limit) const
{
    QVariantList values;
    const QString where = whereClause(filter, values);
    auto query = d->run(u"SELECT id, rule_id, rule_name, trigger, state, started, ended,"
                        " measurements_planned, measurements_done, "_s +
            tallyColumns + u" FROM runs"_s + where + u" ORDER BY id DESC LIMIT ? OFFSET ?"_s,
        values + QVariantList{limit, offset});
    if (!query)
        return tl::unexpected(query.error());
    QList<Run> list;
    while (query->next())
        list.append(readRun(*query));
    for (Run& run : list) {
        Result<QList<Error>> errors = d->errors(run.id, -1);
        if (!errors)
            return tl::unexpected(errors.error());
        run.errors = *errors;
    }
    return list;
}

Result<qint64> Journal::runCount(const RunFilter& filter) const
{
    QVariantList values;
    const QString where = whereClause(filter, values);
    auto query = d->run(u"SELECT count(*) FROM runs"_s + where, values);
    if (!query || !query->next())
        return tl::unexpected(query ? d->fault(*query) : query.error());
    return query->value(0).toLongLong();
}

Result<QList<MeasurementRun>> Journal::runMeasurements(qint64 runId) const
{
    auto query = d->run(u"SELECT measurement, state, started, ended, planned_start, planned_stop,"
                        " planned_length, done_length, "_s +
            tallyColumns + u" FROM run_measurements WHERE run_id = ? ORDER BY position"_s,
        {runId});
    if (!query)
        return tl::unexpected(query.error());
    QList<MeasurementRun> list;
    while (query->next()) {
        const auto number = [&](int column) { return query->value(column).toLongLong(); };
        MeasurementRun entry;
        entry.measurement = query->value(0).toString();
        entry.state = runStateFromName(query->value(1).toString()).value_or(RunState::Failed);
        entry.started = number(2);
        entry.ended = number(3);
        entry.planned = {number(4), number(5)};
        entry.plannedLength = number(6);
        entry.doneLength = number(7);
        entry.tally = readTally(*query, 8);
        list.append(entry);
    }
    for (qsizetype i = 0; i < list.size(); ++i) {
        Result<QList<Error>> errors = d->errors(runId, i);
        if (!errors)
            return tl::unexpected(errors.error());
        list[i].errors = *errors;
    }
    return list;
}

Result<void> Journal::closeInterruptedRuns(Timestamp now)
{
    return d->atomically([&]() -> Result<void> {
        const QString running = runStateName(RunState::Running);
        auto query = d->run(u"SELECT id, process FROM runs WHERE state = ?"_s, {running});
        if (!query)
            return tl::unexpected(query.error());
        QList<qint64> orphans;
        while (query->next()) {
            if (!isAnotherLiveProcess(query->value(1).toLongLong()))
                orphans.append(query->value(0).toLongLong());
        }
        query->finish();
        Error error;
        error.kind = Error::Kind::Cancelled;
        error.message = QCoreApplication::translate("telemirror::Journal",
            "The run was interrupted: the program ended before it; the next run does the rest.");
        for (const qint64 id : orphans) {
            const auto closed = d->run(u"UPDATE runs SET state = ?, ended = max(started, ?) WHERE id = ?"_s,
                {runStateName(RunState::Failed), now, id});
            if (!closed)
                return tl::unexpected(closed.error());
            if (const Result<void> told = d->insertErrors(id, -1, {error}); !told)
                return told;
        }
        return {};
    });
}

Result<void> Journal::pruneRuns(Timestamp time)
{
    const auto query =
        d->run(u"DELETE FROM runs WHERE ended < ? AND state <> ?"_s, {time, runStateName(RunState::Running)});
    return query ? Result<void>() : tl::unexpected(query.error());
}

} // namespace telemirror
