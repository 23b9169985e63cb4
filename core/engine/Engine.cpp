#include "engine/Engine.h"

#include "engine/EnginePrivate.h"

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

QFuture<Result<RedisState>> Engine::testRedis(const RedisSettings& settings)
{
    const PendingResult<RedisState> pending;
    d->post([this, settings, pending] { d->testRedis(settings, pending); });
    return pending.future();
}

QFuture<Result<QList<Bucket>>> Engine::buckets(const QString& connectionId)
{
    return d->askConnection<QList<Bucket>>(
        connectionId, [](Connection& connection) { return connection.buckets(); });
}

QFuture<Result<QStringList>> Engine::measurements(const QString& connectionId, const QString& bucket)
{
    return d->askConnection<QStringList>(connectionId, [bucket](Connection& connection) {
        return connection.measurements(bucket, {minimumTimestamp, maximumTimestamp});
    });
}

QFuture<Result<MeasurementSchema>> Engine::schema(
    const QString& connectionId, const QString& bucket, const QString& measurement)
{
    return d->askConnection<MeasurementSchema>(connectionId, [bucket, measurement](Connection& connection) {
        return connection.schema(bucket, measurement, {minimumTimestamp, maximumTimestamp});
    });
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

QFuture<Result<QList<MeasurementRun>>> Engine::runMeasurements(qint64 runId)
{
    return d->askJournal<QList<MeasurementRun>>(
        [runId](Journal& journal) { return journal.runMeasurements(runId); });
}

QFuture<TelemetryRound> Engine::retrieveOnce()
{
    const PendingRound pending;
    d->post([this, pending] { d->retrieveOnce(pending); });
    return pending.future();
}

} // namespace telemirror
