#include "engine/EnginePrivate.h"

#include "engine/RedisTrial.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// How long the end waits for runs to stop; they promise 200 ms.
constexpr std::chrono::milliseconds longestStop{300};

/// Errors of one run that the log repeats; all of them are in the journal.
constexpr qsizetype mostErrorsLogged = 10;

const auto engineSource = u"engine"_s;
const auto mirrorSource = u"mirror"_s;
const auto connectionSource = u"connection"_s;
const auto realtimeSource = u"realtime"_s;
const auto redisSource = u"redis"_s;

} // namespace

Engine::Private::Private(Engine& engine, const EnginePaths& paths, std::unique_ptr<Clock> clock)
    : m_engine(engine)
    , m_paths(paths)
    , m_clock(std::move(clock))
{}

Engine::Private::~Private()
{
    m_closing = true;
    m_telemetry.reset();
    m_exports.clear();
    stopRunners();
}

/// Cancels every run and waits until they have written what they did to the journal.
void Engine::Private::stopRunners()
{
    m_startAfterRetired.clear();
    QList<RuleRunner*> running;
    for (const auto& [id, runner] : m_runners)
        running.append(runner.get());
    for (const auto& runner : m_retired)
        running.append(runner.get());
    for (RuleRunner* runner : running)
        runner->cancel();
    const auto anyRuns = [&running] {
        return std::any_of(
            running.begin(), running.end(), [](RuleRunner* runner) { return runner->isRunning(); });
    };
    if (!anyRuns())
        return;
    QEventLoop loop;
    for (RuleRunner* runner : running)
        QObject::connect(
            runner, &RuleRunner::finished, &loop,
            [&] {
                if (!anyRuns())
                    loop.quit();
            },
            Qt::QueuedConnection);
    QTimer::singleShot(longestStop, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Makes the parts, on the engine's thread.
void Engine::Private::begin()
{
    if (m_network)
        return;
    m_network = std::make_unique<QNetworkAccessManager>();
    m_journal = std::make_unique<JournalKeeper>(m_paths, *m_clock);
    m_scheduler = std::make_unique<Scheduler>(*m_clock);
    m_redis = std::make_unique<RedisClient>();
    QObject::connect(m_journal.get(), &JournalKeeper::failed, &m_engine,
        [this](const Error& error) { log(LogLevel::Error, engineSource, error.toString()); });
    QObject::connect(m_scheduler.get(), &Scheduler::due, &m_engine,
        [this](const QString& ruleId) { sync(ruleId, RunTrigger::Schedule); });
    QObject::connect(m_scheduler.get(), &Scheduler::changed, &m_engine, [this] { announceRules(); });
    QObject::connect(m_redis.get(), &RedisClient::stateChanged, &m_engine,
        [this](const RedisState& state) { noteRedis(state); });
}

void Engine::Private::setProfile(const Profile& profile)
{
    const Profile before = std::exchange(m_profile, profile);
    // Opened here at the latest, so that a journal that cannot be opened is said at once.
    [[maybe_unused]] const Result<Journal*> journal = m_journal->journal();
    useConnections(profile.connections);
    useRules(profile.rules);
    useRedis(profile.redis);
    useTelemetry(profile, before);
    for (const auto& [id, managed] : m_connections) {
        if (managed->state().status == ConnectionState::Status::Unknown)
            managed->check();
    }
    if (!std::exchange(m_hasProfile, true))
        startFirstRuns();
}

/// Keeps the connections whose settings did not change. The others go when nobody uses them any
/// more: a run that is being stopped may.
void Engine::Private::useConnections(const QList<ConnectionSettings>& connections)
{
    std::map<QString, ConnectionPointer> next;
    for (const ConnectionSettings& settings : connections) {
        const ConnectionPointer known = connection(settings.id);
        next[settings.id] = known && known->settings() == settings ? known : makeConnection(settings);
    }
    for (const auto& [id, managed] : m_connections) {
        const auto kept = next.find(id);
        if (kept == next.end() || kept->second != managed)
            managed->disconnect(&m_engine); // its state is no longer that of the profile's connection
    }
    m_connections = std::move(next);
}

Engine::Private::ConnectionPointer Engine::Private::makeConnection(const ConnectionSettings& settings)
{
    const auto managed = std::make_shared<ManagedConnection>(settings, *m_network, *m_clock);
    QObject::connect(managed.get(), &ManagedConnection::stateChanged, &m_engine,
        [this](const ConnectionState& state) { noteConnection(state); });
    return managed;
}

/// A connection that is not part of the profile.
Result<Engine::Private::ConnectionPointer> Engine::Private::makeTrial(ConnectionSettings settings)
{
    Profile profile;
    profile.connections = {settings};
    if (settings.id.isEmpty())
        profile.connections[0].id = u"trial"_s;
    if (const QList<Error> problems = profile.problems(); !problems.isEmpty())
        return tl::unexpected(problems.first());
    const auto trial = std::make_shared<ManagedConnection>(settings, *m_network, *m_clock);
    m_trials.push_back(trial);
    return trial;
}

void Engine::Private::dropTrial(const ManagedConnection* trial)
{
    std::erase_if(m_trials, [trial](const ConnectionPointer& each) { return each.get() == trial; });
}

Engine::Private::ConnectionPointer Engine::Private::connection(const QString& id) const
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : found->second;
}

tl::unexpected<Error> Engine::Private::unknownConnection(const QString& id)
{
    return failure(
        Error::Kind::NotFound, tr("There is no connection \"%1\": choose one of the profile's.").arg(id));
}

void Engine::Private::useRules(const QList<Rule>& rules)
{
    std::map<QString, std::unique_ptr<RuleRunner>> next;
    for (const Rule& rule : rules) {
        const ConnectionPointer source = connection(rule.sourceConnection);
        const ConnectionPointer destination = connection(rule.destinationConnection);
        if (!source || !destination)
            continue; // sync() says what is missing
        const auto known = m_runners.find(rule.id);
        const bool isKept =
            known != m_runners.end() && known->second->fits(rule, source.get(), destination.get());
        if (isKept)
            next[rule.id] = std::move(m_runners.extract(known).mapped());
        else
            next[rule.id] = makeRunner(rule, source, destination);
    }
    auto gone = std::exchange(m_runners, std::move(next));
    for (auto& [id, runner] : gone)
        retire(std::move(runner));
    m_scheduler->setRules(rules); // announces the rules
}

std::unique_ptr<RuleRunner> Engine::Private::makeRunner(
    const Rule& rule, const ConnectionPointer& source, const ConnectionPointer& destination)
{
    auto runner =
        std::make_unique<RuleRunner>(rule, source, destination, *m_journal, *m_clock, m_paths.locks());
    QObject::connect(
        runner.get(), &RuleRunner::started, &m_engine, [this](const Run& run) { noteStarted(run); });
    QObject::connect(runner.get(), &RuleRunner::progress, &m_engine,
        [this](const RunProgress& progress) { noteProgress(progress); });
    QObject::connect(
        runner.get(), &RuleRunner::finished, &m_engine, [this](const Run& run) { noteFinished(run); });
    QObject::connect(runner.get(), &RuleRunner::refused, &m_engine, [this, id = rule.id](const Error& error) {
        log(LogLevel::Info, mirrorSource, error.toString(), id);
        announceRule(id);
    });
    return runner;
}

/// Stops a runner whose rule changed or went, and keeps it until it has stopped.
void Engine::Private::retire(std::unique_ptr<RuleRunner> runner)
{
    if (!runner || !runner->isRunning())
        return;
    RuleRunner* stopping = runner.get();
    m_retired.push_back(std::move(runner));
    QObject::connect(stopping, &RuleRunner::finished, &m_engine, [this, stopping] {
        // Later: this is called by the runner itself.
        post([this, stopping] { dropRetired(stopping); });
    });
    stopping->cancel();
}

void Engine::Private::dropRetired(const RuleRunner* runner)
{
    const QString ruleId = runner->rule().id;
    std::erase_if(m_retired, [runner](const auto& each) { return each.get() == runner; });
    if (const auto successor = m_runners.find(ruleId); successor != m_runners.end()) {
        successor->second->readLastRun();
        announceRule(ruleId);
    }
    const auto trigger = m_startAfterRetired.find(ruleId);
    if (trigger == m_startAfterRetired.end())
        return;
    const RunTrigger wanted = *trigger;
    m_startAfterRetired.erase(trigger);
    sync(ruleId, wanted);
}

void Engine::Private::useTelemetry(const Profile& profile, const Profile& before)
{
    const ConnectionPointer managed = connection(profile.telemetryConnection);
    const bool isSame = m_telemetry && m_telemetry->reads(managed.get()) &&
        profile.telemetry == before.telemetry && profile.redis.keyPrefix == before.redis.keyPrefix;
    if (isSame)
        return;
    m_telemetry.reset();
    if (!managed)
        return;
    m_telemetry = std::make_unique<TelemetryFeed>(
        managed, profile.telemetry, *m_redis, profile.redis.keyPrefix, *m_clock);
    QObject::connect(m_telemetry.get(), &TelemetryFeed::received, &m_engine, &Engine::telemetryReceived);
    QObject::connect(m_telemetry.get(), &TelemetryFeed::errorsChanged, &m_engine,
        [this](const QList<Error>& errors) { noteTelemetryErrors(errors); });
    QObject::connect(m_telemetry.get(), &TelemetryFeed::publishingChanged, &m_engine,
        [this](const std::optional<Error>& error) {
            if (error)
                log(LogLevel::Warning, realtimeSource,
                    tr("Telemetry does not reach Redis: %1").arg(error->toString()));
            else
                log(LogLevel::Info, realtimeSource, tr("Telemetry reaches Redis again."));
        });
    m_telemetry->start();
}

void Engine::Private::useRedis(const RedisSettings& settings)
{
    if (m_redisSettings == settings)
        return;
    m_redisSettings = settings;
    m_redis->open(settings);
    emit m_engine.redisStateChanged(m_redis->state());
}

void Engine::Private::startFirstRuns()
{
    if (m_scheduler->isPaused())
        return;
    for (const Rule& rule : std::as_const(m_profile.rules)) {
        if (rule.schedule.atStart)
            sync(rule.id, RunTrigger::First);
    }
}

void Engine::Private::sync(const QString& ruleId, RunTrigger trigger)
{
    if (m_closing) // the scheduler asks during the last event loop too
        return;
    const auto stopping = [&ruleId](const auto& runner) { return runner->rule().id == ruleId; };
    const auto runner = m_runners.find(ruleId);
    if (runner == m_runners.end())
        return reportLostRun(ruleId, trigger,
            failure(Error::Kind::NotFound,
                tr("There is no rule \"%1\", or one of its connections is missing: check the rules.")
                    .arg(ruleId))
                .value());
    if (std::any_of(m_retired.begin(), m_retired.end(), stopping)) {
        m_startAfterRetired.insert(ruleId, trigger);
        return;
    }
    runner->second->start(trigger);
    announceRule(ruleId);
}

/// A run that nobody can do is reported as failed, so that whoever asked for it hears of its end.
void Engine::Private::reportLostRun(const QString& ruleId, RunTrigger trigger, const Error& error)
{
    const Rule* rule = m_profile.rule(ruleId);
    Run run;
    run.ruleId = ruleId;
    run.ruleName = rule ? rule->name : ruleId;
    run.trigger = trigger;
    run.state = RunState::Failed;
    run.started = run.ended = m_clock->now();
    run.errors = {error};
    if (const Result<Journal*> journal = rule ? m_journal->journal() : tl::unexpected(error)) {
        run.id = (*journal)->beginRun(run).value_or(0);
        if (const Result<void> written = (*journal)->endRun(run, {}); !written)
            run.errors.append(written.error());
    }
    noteStarted(run);
    noteFinished(run);
}

void Engine::Private::cancel(const QString& ruleId)
{
    m_startAfterRetired.remove(ruleId);
    const auto runner = m_runners.find(ruleId);
    if (runner != m_runners.end())
        runner->second->cancel();
}

void Engine::Private::setPaused(bool paused)
{
    if (m_scheduler->isPaused() == paused)
        return;
    m_scheduler->setPaused(paused);
    log(LogLevel::Info, engineSource, paused ? tr("The schedule is paused.") : tr("The schedule goes on."));
    emit m_engine.pausedChanged(paused);
}

void Engine::Private::checkConnections()
{
    for (const auto& [id, managed] : m_connections)
        managed->check();
}

void Engine::Private::forget(const QString& ruleId)
{
    const Rule* rule = m_profile.rule(ruleId);
    if (!rule)
        return log(LogLevel::Warning, mirrorSource, tr("There is no rule to forget."), ruleId);
    const Result<Journal*> journal = m_journal->journal();
    const Result<void> forgotten =
        journal ? (*journal)->forget(InfluxMirror::ruleKey(*rule)) : tl::unexpected(journal.error());
    if (forgotten)
        log(LogLevel::Info, mirrorSource, tr("What is mirrored was forgotten; the next run reads all."),
            ruleId);
    else
        log(LogLevel::Error, mirrorSource, forgotten.error().toString(), ruleId);
}

void Engine::Private::testRedis(const RedisSettings& settings, const PendingResult<RedisState>& pending)
{
    new RedisTrial(settings, pending, m_redis.get()); // deletes itself
}

void Engine::Private::retrieveOnce(const PendingRound& pending)
{
    if (m_telemetry)
        return m_telemetry->retrieve(pending);
    pending.fail(failure(
        Error::Kind::Configuration, tr("No connection is chosen for telemetry: choose one in the settings."))
                     .value());
}

void Engine::Private::announceRule(const QString& ruleId)
{
    const Rule* rule = m_profile.rule(ruleId);
    if (!rule)
        return;
    RuleState state;
    state.ruleId = rule->id;
    state.name = rule->name;
    state.nextDue = m_scheduler->nextDue(ruleId).value_or(0);
    if (const auto runner = m_runners.find(ruleId); runner != m_runners.end()) {
        const std::optional<Run>& last = runner->second->lastRun();
        state.running = runner->second->isRunning();
        state.hasLastRun = last.has_value();
        state.lastRun = last.value_or(Run{});
    }
    emit m_engine.ruleStateChanged(state);
}

void Engine::Private::announceRules()
{
    for (const Rule& rule : std::as_const(m_profile.rules))
        announceRule(rule.id);
}

void Engine::Private::noteConnection(const ConnectionState& state)
{
    emit m_engine.connectionStateChanged(state);
    QString text;
    LogLevel level = LogLevel::Info;
    if (state.status == ConnectionState::Status::Ready) {
        text = tr("%1 is ready: %2 %3.").arg(state.name, state.server.product, state.server.version);
    } else if (state.status == ConnectionState::Status::Failed) {
        text = state.error.toString();
        level = LogLevel::Warning;
    } else {
        return; // being asked is not worth a line
    }
    // The same again, every 30 s, is not either.
    if (std::exchange(m_lastConnectionNote[state.connectionId], text) != text)
        log(level, connectionSource, text);
}

void Engine::Private::noteRedis(const RedisState& state)
{
    emit m_engine.redisStateChanged(state);
    QString text;
    if (state.status == RedisState::Status::Ready)
        text = tr("Redis %1 at %2 is ready.").arg(state.version, state.address);
    else if (state.status == RedisState::Status::Failed)
        text = tr("Redis at %1: %2").arg(state.address, state.error.toString());
    else
        return;
    const bool isReady = state.status == RedisState::Status::Ready;
    if (std::exchange(m_lastRedisNote, text) != text)
        log(isReady ? LogLevel::Info : LogLevel::Warning, redisSource, text);
}

void Engine::Private::noteStarted(const Run& run)
{
    log(LogLevel::Info, mirrorSource,
        tr("Run %1 of \"%2\" started (%3).").arg(run.id).arg(run.ruleName, runTriggerName(run.trigger)),
        run.ruleId);
    emit m_engine.runStarted(run);
    announceRule(run.ruleId);
}

void Engine::Private::noteProgress(const RunProgress& progress)
{
    const QString& ruleId = progress.run.ruleId;
    const Timestamp before = std::exchange(m_lastWait[ruleId], progress.waitingUntil);
    if (progress.waitingUntil != 0 && progress.waitingUntil != before)
        log(LogLevel::Info, mirrorSource,
            tr("\"%1\" waits until %2: %3")
                .arg(progress.run.ruleName, toDateTime(progress.waitingUntil).toString(Qt::ISODate),
                    progress.waitingReason),
            ruleId);
    emit m_engine.runProgress(progress);
}

void Engine::Private::noteFinished(const Run& run)
{
    const bool isGood = run.state == RunState::Done || run.state == RunState::Cancelled;
    const Tally& tally = run.tally;
    const qint64 milliseconds = (run.ended - run.started) / nanosecondsPerMillisecond;
    log(isGood ? LogLevel::Info : LogLevel::Warning, mirrorSource,
        tr("Run %1 of \"%2\" ended, %3: %4 points read, %5 written, %6 dropped, %7 refused, %8 windows, "
           "%9 retries, %10 ms.")
            .arg(run.id)
            .arg(run.ruleName, runStateName(run.state))
            .arg(tally.pointsRead)
            .arg(tally.pointsWritten)
            .arg(tally.pointsDropped)
            .arg(tally.pointsRefused)
            .arg(tally.windows)
            .arg(tally.retries)
            .arg(milliseconds),
        run.ruleId);
    for (const Error& error : run.errors.mid(0, mostErrorsLogged)) {
        const bool isWanted = error.kind == Error::Kind::Cancelled;
        log(isWanted ? LogLevel::Info : LogLevel::Error, mirrorSource, error.toString(), run.ruleId);
    }
    if (run.errors.size() > mostErrorsLogged)
        log(LogLevel::Error, mirrorSource,
            tr("… and %n more error(s); the history has all.", nullptr,
                static_cast<int>(run.errors.size() - mostErrorsLogged)),
            run.ruleId);
    m_lastWait.remove(run.ruleId);
    emit m_engine.runFinished(run);
    announceRule(run.ruleId);
}

void Engine::Private::noteTelemetryErrors(const QList<Error>& errors)
{
    for (const Error& error : errors)
        log(LogLevel::Warning, realtimeSource, error.toString());
    if (errors.isEmpty())
        log(LogLevel::Info, realtimeSource, tr("Telemetry can be read again."));
}

void Engine::Private::log(LogLevel level, const QString& source, const QString& text, const QString& rule)
{
    emit m_engine.logged({m_clock->now(), level, source, rule, text});
}

void Engine::Private::exportPoints(const ExportRequest& request, const PendingResult<ExportReceipt>& pending)
{
    ManagedConnection* managed = connection(request.connectionId).get();
    if (!managed)
        return pending.resolve(unknownConnection(request.connectionId));
    managed->whenReady(managed, [this, request, pending](const Result<Connection*>& ready) {
        if (ready)
            beginExport(request, **ready, pending);
        else
            pending.resolve(tl::unexpected(ready.error()));
    });
}

void Engine::Private::beginExport(
    const ExportRequest& request, Connection& connection, const PendingResult<ExportReceipt>& pending)
{
    std::unique_ptr<PointExport>& place = m_exports[request.path];
    if (place)
        return pending.resolve(failure(Error::Kind::Busy,
            tr("An export to %1 is under way: wait for its end, or choose another name.").arg(request.path)));
    place = std::make_unique<PointExport>(request, connection);
    PointExport* current = place.get();
    QObject::connect(current, &PointExport::progress, &m_engine, &Engine::exportProgress);
    QObject::connect(current, &PointExport::finished, &m_engine,
        [this, pending, path = request.path](const Result<ExportReceipt>& result) {
            pending.resolve(result);
            // Later: this is called by the export itself.
            post([this, path] { m_exports.erase(path); });
        });
    current->start();
}

void Engine::Private::cancelExport(const QString& path)
{
    if (const auto found = m_exports.find(path); found != m_exports.end())
        found->second->cancel();
}

} // namespace telemirror
