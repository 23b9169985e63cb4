#include "engine/Engine.h"

#include "engine/EngineWork.h"
#include "model/Futures.h"

namespace telemirror {

namespace {

/// A promise that is kept in any case: with Cancelled, if everybody who could fulfil it is gone.
template <typename T>
class Answer
{
public:
    Answer() { m_promise.start(); }
    ~Answer()
    {
        if (!m_given)
            give(failure(Error::Kind::Cancelled, Engine::tr("The program is being closed.")));
    }
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

    void give(Result<T> value)
    {
        m_given = true;
        m_promise.addResult(std::move(value));
        m_promise.finish();
    }
    [[nodiscard]] QFuture<Result<T>> future() { return m_promise.future(); }

private:
    QPromise<Result<T>> m_promise;
    bool m_given = false;
};

template <typename T>
using SharedAnswer = std::shared_ptr<Answer<T>>;

void registerTypes()
{
    qRegisterMetaType<ConnectionState>();
    qRegisterMetaType<RedisState>();
    qRegisterMetaType<RuleState>();
    qRegisterMetaType<Run>();
    qRegisterMetaType<RunProgress>();
    qRegisterMetaType<TelemetryRound>();
    qRegisterMetaType<LogRecord>();
}

} // namespace

class Engine::Private
{
public:
    Private(Engine& engine, const EnginePaths& p, std::unique_ptr<Clock> c)
        : q(engine)
        , paths(p)
        , clock(std::move(c))
    {}

    /// The work, made on the engine's thread at the first order.
    EngineWork& work()
    {
        if (!m_work)
            m_work = std::make_unique<EngineWork>(q, paths, *clock);
        return *m_work;
    }

    void post(const std::function<void()>& order)
    {
        QMetaObject::invokeMethod(&q, order, Qt::QueuedConnection);
    }

    /// Answers with what `question` gives on the engine's thread.
    template <typename T>
    QFuture<Result<T>> ask(const std::function<void(const SharedAnswer<T>&)>& question)
    {
        auto answer = std::make_shared<Answer<T>>();
        const QFuture<Result<T>> future = answer->future();
        post([question, answer] { question(answer); });
        return future;
    }

    /// The same for a question to a connection of the profile.
    template <typename T>
    QFuture<Result<T>> askConnection(
        const QString& id, const std::function<QFuture<Result<T>>(Connection&)>& question)
    {
        return ask<T>([this, id, question](const SharedAnswer<T>& answer) {
            work().connections().withConnection(
                id, &work(), [this, question, answer](const Result<Connection*>& connection) {
                    if (!connection)
                        return answer->give(tl::unexpected(connection.error()));
                    whenFinished(question(**connection), &work(),
                        [answer](const Result<T>& result) { answer->give(result); });
                });
        });
    }

    template <typename T>
    QFuture<Result<T>> askJournal(const std::function<Result<T>(Journal&)>& question)
    {
        return ask<T>([this, question](const SharedAnswer<T>& answer) {
            const Result<Journal*> journal = work().journal();
            answer->give(journal ? question(**journal) : Result<T>(tl::unexpected(journal.error())));
        });
    }

    Engine& q;
    const EnginePaths paths;
    std::unique_ptr<Clock> clock;

private:
    std::unique_ptr<EngineWork> m_work;
};

Engine::Engine(const EnginePaths& paths, std::unique_ptr<Clock> clock)
    : d(std::make_unique<Private>(*this, paths, std::move(clock)))
{
    registerTypes();
}

Engine::~Engine()
{
    // Orders that were not yet carried out hold promises: dropping them keeps those.
    QCoreApplication::removePostedEvents(this);
}

void Engine::setProfile(const Profile& profile)
{
    d->post([this, profile] { d->work().setProfile(profile); });
}

void Engine::sync(const QString& ruleId, RunTrigger trigger)
{
    d->post([this, ruleId, trigger] { d->work().sync(ruleId, trigger); });
}

void Engine::cancel(const QString& ruleId)
{
    d->post([this, ruleId] { d->work().cancel(ruleId); });
}

void Engine::setPaused(bool paused)
{
    d->post([this, paused] { d->work().setPaused(paused); });
}

void Engine::checkConnections()
{
    d->post([this] { d->work().checkConnections(); });
}

void Engine::forget(const QString& ruleId)
{
    d->post([this, ruleId] { d->work().forget(ruleId); });
}

QFuture<Result<ServerInfo>> Engine::testConnection(const ConnectionSettings& settings)
{
    return d->ask<ServerInfo>([this, settings](const SharedAnswer<ServerInfo>& answer) {
        whenFinished(probeServer(settings, d->work().network()), &d->work(),
            [answer](const Result<ServerInfo>& server) { answer->give(server); });
    });
}

QFuture<Result<QList<Bucket>>> Engine::bucketsOf(const ConnectionSettings& settings)
{
    using Buckets = QList<Bucket>;
    return d->ask<Buckets>([this, settings](const SharedAnswer<Buckets>& answer) {
        whenFinished(probeServer(settings, d->work().network()), &d->work(),
            [this, settings, answer](const Result<ServerInfo>& server) {
                if (!server)
                    return answer->give(tl::unexpected(server.error()));
                ConnectionSettings settled = settings;
                settled.dialect = server->dialect;
                std::shared_ptr<Connection> connection = Connection::create(settled, d->work().network());
                whenFinished(connection->buckets(), &d->work(),
                    [answer, connection](const Result<Buckets>& buckets) { answer->give(buckets); });
            });
    });
}

QFuture<Result<RedisState>> Engine::testRedis(const RedisSettings& settings)
{
    return d->ask<RedisState>([this, settings](const SharedAnswer<RedisState>& answer) {
        auto* client = new RedisClient(&d->work());
        connect(client, &RedisClient::stateChanged, client, [client, answer](const RedisState& state) {
            if (state.status == RedisState::Status::Ready)
                answer->give(state);
            else if (state.status == RedisState::Status::Failed)
                answer->give(tl::unexpected(state.error));
            else
                return;
            client->disconnect();
            client->deleteLater();
        });
        RedisSettings enabled = settings;
        enabled.enabled = true;
        client->open(enabled);
    });
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
    auto promise = std::make_shared<QPromise<TelemetryRound>>();
    promise->start();
    const QFuture<TelemetryRound> future = promise->future();
    d->post([this, promise] {
        whenFinished(d->work().retrieveOnce(), &d->work(), [promise](const TelemetryRound& round) {
            promise->addResult(round);
            promise->finish();
        });
    });
    return future;
}

} // namespace telemirror
