#include "engine/Engine.h"

#include "engine/EnginePrivate.h"

#include <QtConcurrent/QtConcurrentRun>

namespace telemirror {

Engine::Engine(const EnginePaths& paths, std::unique_ptr<Clock> clock)
    : d(std::make_unique<Private>(*this, paths, std::move(clock)))
{}

Engine::~Engine()
{
    // While this is still an engine: what is stopped says so by its signals.
    d.reset();
}

const EnginePaths& Engine::paths() const
{
    return d->paths();
}

void Engine::setProfile(const Profile& profile)
{
    d->post([this, profile] { d->setProfile(profile); });
}

void Engine::sync(const QString& ruleId, RunTrigger trigger)
{
    d->post([this, ruleId, trigger] { d->sync(ruleId, trigger); });
}

void Engine::verify(const QString& ruleId, const VerifyScope& scope)
{
    d->post([this, ruleId, scope] { d->verify(ruleId, scope); });
}

void Engine::cancel(const QString& ruleId)
{
    d->post([this, ruleId] { d->cancel(ruleId); });
}

void Engine::setPaused(bool paused)
{
    d->post([this, paused] { d->setPaused(paused); });
}

void Engine::checkConnections()
{
    d->post([this] { d->checkConnections(); });
}

void Engine::forget(const QString& ruleId)
{
    d->post([this, ruleId] { d->forget(ruleId); });
}

void Engine::forgetSchema(const QString& connectionId)
{
    d->post([this, connectionId] { d->forgetSchema(connectionId); });
}

void Engine::setLeaseTime(std::chrono::milliseconds time)
{
    d->post([this, time] { d->setLeaseTime(time); });
}

QFuture<Result<ServerInfo>> Engine::testConnection(const ConnectionSettings& settings)
{
    return d->askTrial<ServerInfo>(settings, [](Connection&, const ConnectionState& state) {
        const PendingResult<ServerInfo> answer;
        answer.resolve(state.server);
        return answer.future();
    });
}

QFuture<Result<QList<Bucket>>> Engine::bucketsOf(const ConnectionSettings& settings)
{
    return d->askTrial<QList<Bucket>>(
        settings, [](Connection& connection, const ConnectionState&) { return connection.buckets(); });
}

QFuture<Result<QStringList>> Engine::organizationsOf(const ConnectionSettings& settings)
{
    // Which one it is, is the question: none named, the server does not refuse a wrong one.
    ConnectionSettings anyOrganization = settings;
    anyOrganization.organization.clear();
    return d->askTrial<QStringList>(anyOrganization,
        [](Connection& connection, const ConnectionState&) { return connection.organizations(); });
}

QFuture<Result<QStringList>> Engine::measurementsOf(const ConnectionSettings& settings, const QString& bucket)
{
    return d->askTrial<QStringList>(settings, [bucket](Connection& connection, const ConnectionState&) {
        return connection.measurements(bucket, {minimumTimestamp, maximumTimestamp});
    });
}

QFuture<Result<RedisState>> Engine::testRedis(const RedisSettings& settings)
{
    const PendingResult<RedisState> pending;
    d->post([this, settings, pending] { d->testRedis(settings, pending); });
    return pending.future();
}

QFuture<Result<QList<Bucket>>> Engine::buckets(const QString& connectionId)
{
    return d->askSchema<QList<Bucket>>(
        {connectionId, {}, {}}, [](Connection& connection) { return connection.buckets(); });
}

QFuture<Result<QStringList>> Engine::measurements(const QString& connectionId, const QString& bucket)
{
    return d->askSchema<QStringList>({connectionId, bucket, {}}, [bucket](Connection& connection) {
        return connection.measurements(bucket, {minimumTimestamp, maximumTimestamp});
    });
}

QFuture<Result<MeasurementSchema>> Engine::schema(
    const QString& connectionId, const QString& bucket, const QString& measurement)
{
    return d->askSchema<MeasurementSchema>(
        {connectionId, bucket, measurement}, [bucket, measurement](Connection& connection) {
            return connection.schema(bucket, measurement, {minimumTimestamp, maximumTimestamp});
        });
}

QFuture<Result<CacheCounters>> Engine::schemaCacheCounters()
{
    const PendingResult<CacheCounters> pending;
    d->post([this, pending] { pending.resolve(d->cacheCounters()); });
    return pending.future();
}

QFuture<Result<Fleet>> Engine::fleet()
{
    const PendingResult<Fleet> pending;
    d->post([this, pending] { pending.resolve(d->fleet()); });
    return pending.future();
}

QFuture<Result<MeasurementExtent>> Engine::extent(
    const QString& connectionId, const QString& bucket, const QString& measurement)
{
    return d->askConnection<MeasurementExtent>(connectionId, [bucket, measurement](Connection& connection) {
        return connection.extent(bucket, measurement, {minimumTimestamp, maximumTimestamp});
    });
}

QFuture<Result<ExportReceipt>> Engine::exportPoints(const ExportRequest& request)
{
    const PendingResult<ExportReceipt> pending;
    d->post([this, request, pending] { d->exportPoints(request, pending); });
    return pending.future();
}

void Engine::cancelExport(const QString& path)
{
    d->post([this, path] { d->cancelExport(path); });
}

QFuture<Result<QList<SeriesData>>> Engine::series(const QString& connectionId, const SeriesRequest& request)
{
    return d->askConnection<QList<SeriesData>>(
        connectionId, [request](Connection& connection) { return connection.series(request); });
}

QFuture<Result<QList<Run>>> Engine::runs(qint64 offset, qint64 limit)
{
    return d->askJournal<QList<Run>>(
        [offset, limit](Journal& journal) { return journal.runs(offset, limit); });
}

QFuture<Result<qint64>> Engine::runCount()
{
    return d->askJournal<qint64>([](Journal& journal) { return journal.runCount(); });
}

QFuture<Result<QList<Run>>> Engine::runs(const RunFilter& filter, qint64 offset, qint64 limit)
{
    return d->askJournal<QList<Run>>(
        [filter, offset, limit](Journal& journal) { return journal.runs(filter, offset, limit); });
}

QFuture<Result<qint64>> Engine::runCount(const RunFilter& filter)
{
    return d->askJournal<qint64>([filter](Journal& journal) { return journal.runCount(filter); });
}

QFuture<Result<QList<MeasurementRun>>> Engine::runMeasurements(qint64 runId)
{
    return d->askJournal<QList<MeasurementRun>>(
        [runId](Journal& journal) { return journal.runMeasurements(runId); });
}

QFuture<Result<SyncPlan>> Engine::plan(const QString& ruleId)
{
    const PendingResult<SyncPlan> pending;
    d->post([this, ruleId, pending] { d->plan(ruleId, pending); });
    return pending.future();
}

QFuture<Result<QList<DeadLetterSummary>>> Engine::deadLetterFiles()
{
    return QtConcurrent::run(
        [box = d->deadLetterBox()] { return Result<QList<DeadLetterSummary>>(box.list()); });
}

QFuture<Result<DeadLetterPage>> Engine::deadLetters(
    const QString& file, qint64 offset, qint64 limit, const QString& search)
{
    return QtConcurrent::run([box = d->deadLetterBox(), file, offset, limit, search] {
        return box.letters(file, offset, limit, search);
    });
}

QFuture<Result<DeadLetterReplayResult>> Engine::replayDeadLetters(const QString& file)
{
    const PendingResult<DeadLetterReplayResult> pending;
    d->post([this, file, pending] { d->replayDeadLetters(file, pending); });
    return pending.future();
}

QFuture<Result<Coverage>> Engine::coverage(const QString& ruleId, const TimeRange& range)
{
    return d->askJournal<Coverage>(
        [this, ruleId, range](Journal& journal) { return d->coverage(journal, ruleId, range); });
}

QFuture<TelemetryRound> Engine::retrieveOnce()
{
    const PendingRound pending;
    d->post([this, pending] { d->retrieveOnce(pending); });
    return pending.future();
}

} // namespace telemirror
