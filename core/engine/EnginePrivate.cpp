#include "engine/EnginePrivate.h"

#include "engine/RedisTrial.h"
#include "mirror/DeadLetterReplay.h"
#include "mirror/MirrorPlan.h"
#include "mirror/RuleKey.h"
#include "model/FutureHandler.h"

#include <QtConcurrent/QtConcurrentRun>
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
    m_publishers.reset();
    m_exports.clear();
    stopRunners();
    leaveFleet();
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

/// Gives the leases back, so that others need not wait until they end.
void Engine::Private::leaveFleet()
{
    if (!m_share)
        return;
    const QFuture<Result<void>> left = m_share->leave();
    QEventLoop loop;
    whenFinished(&loop, left, [&loop](const Result<void>&) { loop.quit(); });
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
    m_retries = std::make_unique<RetrySchedule>(*m_clock);
    m_redis = std::make_unique<RedisClient>();
    QObject::connect(m_journal.get(), &JournalKeeper::failed, &m_engine,
        [this](const Error& error) { log(LogLevel::Error, engineSource, error.toString()); });
    QObject::connect(m_journal.get(), &JournalKeeper::replaced, &m_engine, [this](const QString& setAside) {
        log(LogLevel::Error, engineSource,
            tr("The journal was damaged and is now kept as \"%1\". A new one was begun: what was mirrored "
               "is compared with its source, and only what differs is mirrored again.")
                .arg(setAside));
    });
    QObject::connect(m_scheduler.get(), &Scheduler::due, &m_engine,
        [this](const QString& ruleId) { sync(ruleId, RunTrigger::Schedule); });
    QObject::connect(m_scheduler.get(), &Scheduler::changed, &m_engine, [this] { announceRules(); });
    QObject::connect(m_retries.get(), &RetrySchedule::due, &m_engine,
        [this](const QString& ruleId) { sync(ruleId, RunTrigger::Retry); });
    QObject::connect(m_redis.get(), &RedisClient::stateChanged, &m_engine,
        [this](const RedisState& state) { noteRedis(state); });
    m_publishers = std::make_unique<PublisherSet>(m_paths, *m_network, *m_redis, *m_clock);
    QObject::connect(
        m_publishers.get(), &PublisherSet::stateChanged, &m_engine, &Engine::publisherStateChanged);
    QObject::connect(m_publishers.get(), &PublisherSet::noted, &m_engine,
        [this](LogLevel level, const QString& text) { log(level, realtimeSource, text); });
}

void Engine::Private::setProfile(const Profile& profile)
{
    const Profile before = std::exchange(m_profile, profile);
    if (before.redis.keyPrefix != profile.redis.keyPrefix)
        m_schema.reset();
    // Opened here at the latest, so that a journal that cannot be opened is said at once.
    [[maybe_unused]] const Result<Journal*> journal = m_journal->journal();
    useConnections(profile.connections);
    useRules(profile.rules);
    useRedis(profile.redis);
    useSchemaCache(profile.redis.keyPrefix);
    useLeases(profile);
    m_publishers->use(profile.publishers, profile.redis.keyPrefix, profile.telemetry.heartbeat);
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
        if (kept != next.end() && kept->second == managed)
            continue;
        managed->disconnect(&m_engine); // its state is no longer that of the profile's connection
        if (m_schema)
            m_schema->forget(managed->settings()); // another user sees other things
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
    for (auto& [id, runner] : gone) {
        m_retries->forget(id);
        retire(std::move(runner));
    }
    m_scheduler->setRules(rules); // announces the rules
}

std::unique_ptr<RuleRunner> Engine::Private::makeRunner(
    const Rule& rule, const ConnectionPointer& source, const ConnectionPointer& destination)
{
    auto runner =
        std::make_unique<RuleRunner>(rule, source, destination, *m_journal, *m_clock, m_paths.locks());
    runner->setFence({[this, id = rule.id] { return m_share->token(id); },
        [this, id = rule.id](qint64 token) { return m_share->permit(id, token); }});
    QObject::connect(
        runner.get(), &RuleRunner::started, &m_engine, [this](const Run& run) { noteStarted(run); });
    QObject::connect(runner.get(), &RuleRunner::progress, &m_engine,
        [this](const RunProgress& progress) { noteProgress(progress); });
    QObject::connect(
        runner.get(), &RuleRunner::finished, &m_engine, [this](const Run& run) { noteFinished(run); });
    QObject::connect(runner.get(), &RuleRunner::refused, &m_engine, [this, id = rule.id](const Error& error) {
        log(LogLevel::Info, mirrorSource, error.toString(), id);
        const auto refusing = m_runners.find(id);
        if (refusing != m_runners.end() && !refusing->second->isRunning())
            m_share->noteIdle(id);
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
    const bool isSame =
        m_telemetry && m_telemetry->reads(managed.get()) && profile.telemetry == before.telemetry;
    if (isSame)
        return;
    m_telemetry.reset();
    if (!managed)
        return;
    m_telemetry = std::make_unique<TelemetryFeed>(managed, profile.telemetry, *m_clock);
    QObject::connect(m_telemetry.get(), &TelemetryFeed::received, m_publishers.get(), &PublisherSet::publish);
    QObject::connect(m_telemetry.get(), &TelemetryFeed::received, &m_engine, &Engine::telemetryReceived);
    QObject::connect(m_telemetry.get(), &TelemetryFeed::errorsChanged, &m_engine,
        [this](const QList<Error>& errors) { noteTelemetryErrors(errors); });
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

void Engine::Private::useSchemaCache(const QString& keyPrefix)
{
    if (m_schema)
        return;
    m_schema = std::make_unique<SchemaReader>(*m_redis, keyPrefix, *m_clock);
    QObject::connect(m_schema.get(), &SchemaReader::refreshed, &m_engine, &Engine::schemaRefreshed);
}

void Engine::Private::useLeases(const Profile& profile)
{
    if (!m_share) {
        m_share = std::make_unique<RuleShare>(*m_redis, *m_clock, m_leaseOptions);
        m_share->setPaused(m_scheduler->isPaused());
        QObject::connect(m_share.get(), &RuleShare::runWanted, &m_engine,
            [this](const QString& ruleId, RunTrigger trigger) { sync(ruleId, trigger); });
        QObject::connect(m_share.get(), &RuleShare::lost, &m_engine,
            [this](const QString& ruleId, const Error& error) { noteLost(ruleId, error); });
        QObject::connect(m_share.get(), &RuleShare::fleetChanged, &m_engine,
            [this](const Fleet& fleet) { noteFleet(fleet); });
    }
    m_share->use(profile, newestTokens(profile));
}

/// A journal that cannot be opened knows none; no run begins without it either.
QHash<QString, qint64> Engine::Private::newestTokens(const Profile& profile)
{
    QHash<QString, qint64> tokens;
    const Result<Journal*> journal = m_journal->journal();
    for (const Rule& rule : profile.rules) {
        const Result<qint64> token =
            journal ? (*journal)->newestToken(ruleKey(rule)) : tl::unexpected(journal.error());
        tokens.insert(rule.id, token.value_or(0));
    }
    return tokens;
}

void Engine::Private::startFirstRuns()
{
    if (m_scheduler->isPaused())
        return;
    QStringList first;
    for (const Rule& rule : std::as_const(m_profile.rules)) {
        if (rule.schedule.atStart)
            first.append(rule.id);
    }
    m_share->startFirst(first);
}

Error Engine::Private::unknownRule(const QString& ruleId)
{
    return failure(Error::Kind::NotFound,
        tr("There is no rule \"%1\", or one of its connections is missing: check the rules.").arg(ruleId))
        .value();
}

void Engine::Private::verify(const QString& ruleId, const VerifyScope& scope)
{
    if (!m_runners.contains(ruleId))
        return reportLostRun(ruleId, RunTrigger::Verify, unknownRule(ruleId));
    const Begin begin = [scope](RuleRunner& runner) { runner.verify(scope); };
    if (m_share->isOurs(ruleId))
        start(ruleId, begin);
    else
        claimAndStart(ruleId, RunTrigger::Verify, begin);
}

Result<Coverage> Engine::Private::coverage(
    Journal& journal, const QString& ruleId, const TimeRange& range) const
{
    const Rule* rule = m_profile.rule(ruleId);
    if (!rule)
        return tl::unexpected(unknownRule(ruleId));
    Coverage all;
    all.range = range;
    for (const QString& key : ruleKeys(*rule)) {
        const Result<Coverage> part = journal.coverage(key, range);
        if (!part)
            return part;
        // What was copied in another resolution than the measurement has now does not count.
        for (const MeasurementCoverage& measurement : part->measurements) {
            if (ruleKey(*rule, measurement.measurement) == key)
                all.measurements.append(measurement);
        }
    }
    std::ranges::sort(all.measurements, {}, &MeasurementCoverage::measurement);
    return all;
}

void Engine::Private::sync(const QString& ruleId, RunTrigger trigger)
{
    if (m_closing) // the scheduler asks during the last event loop too
        return;
    // Whoever runs it now: there is no need to run it again shortly.
    if (trigger != RunTrigger::Retry)
        m_retries->forget(ruleId);
    const auto stopping = [&ruleId](const auto& runner) { return runner->rule().id == ruleId; };
    const auto runner = m_runners.find(ruleId);
    if (runner == m_runners.end())
        return reportLostRun(ruleId, trigger, unknownRule(ruleId));
    if (std::any_of(m_retired.begin(), m_retired.end(), stopping)) {
        m_startAfterRetired.insert(ruleId, trigger);
        return;
    }
    const Begin begin = [trigger](RuleRunner& found) { found.start(trigger); };
    if (m_share->isOurs(ruleId))
        return start(ruleId, begin);
    // Another instance does what the schedule wants, or will.
    if (trigger == RunTrigger::Manual)
        claimAndStart(ruleId, trigger, begin);
    else
        announceRule(ruleId); // without the retry that was planned
}

void Engine::Private::start(const QString& ruleId, const Begin& begin)
{
    const auto runner = m_runners.find(ruleId);
    if (runner == m_runners.end())
        return;
    m_share->noteStarted(ruleId);
    begin(*runner->second);
    if (!runner->second->isRunning())
        m_share->noteIdle(ruleId);
    announceRule(ruleId);
}

/// What a person wants is done here, unless another instance holds the rule.
void Engine::Private::claimAndStart(const QString& ruleId, RunTrigger trigger, const Begin& begin)
{
    whenFinished(
        m_share.get(), m_share->claim(ruleId), [this, ruleId, trigger, begin](const Result<void>& claimed) {
            if (m_closing)
                return;
            if (claimed)
                start(ruleId, begin);
            else
                reportLostRun(ruleId, trigger, claimed.error());
        });
}

void Engine::Private::noteLost(const QString& ruleId, const Error& error)
{
    const auto runner = m_runners.find(ruleId);
    if (runner == m_runners.end() || !runner->second->isRunning())
        return;
    log(LogLevel::Warning, mirrorSource, error.toString(), ruleId);
    runner->second->cancel();
}

void Engine::Private::noteFleet(const Fleet& fleet)
{
    emit m_engine.fleetChanged(fleet);
    QString text;
    if (fleet.mode == Fleet::Mode::Shared)
        text = tr("Rules are shared with %n other instance(s).", nullptr,
            static_cast<int>(std::max<qsizetype>(fleet.instances.size() - 1, 0)));
    else if (fleet.mode == Fleet::Mode::Alone && m_redisSettings.enabled)
        text = fleet.reason;
    else
        return; // nothing new: the settings, or the state of Redis, say it
    const bool isTrouble = fleet.mode == Fleet::Mode::Alone;
    if (std::exchange(m_lastFleetNote, text) != text)
        log(isTrouble ? LogLevel::Warning : LogLevel::Info, redisSource, text);
}

CacheCounters Engine::Private::cacheCounters() const
{
    return m_schema ? m_schema->counters() : CacheCounters{};
}

Fleet Engine::Private::fleet() const
{
    return m_share ? m_share->fleet() : Fleet{};
}

void Engine::Private::forgetSchema(const QString& connectionId)
{
    const ConnectionPointer managed = connection(connectionId);
    if (managed && m_schema)
        m_schema->forget(managed->settings());
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
    m_retries->forget(ruleId);
    const auto runner = m_runners.find(ruleId);
    if (runner != m_runners.end())
        runner->second->cancel();
}

void Engine::Private::setPaused(bool paused)
{
    if (m_scheduler->isPaused() == paused)
        return;
    if (paused)
        m_retries->forgetAll();
    m_scheduler->setPaused(paused); // announces the rules
    if (m_share)
        m_share->setPaused(paused);
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
    Result<void> forgotten = journal ? Result<void>() : tl::unexpected(journal.error());
    for (const QString& key : ruleKeys(*rule)) {
        if (forgotten)
            forgotten = (*journal)->forget(key);
    }
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

void Engine::Private::plan(const QString& ruleId, const PendingResult<SyncPlan>& pending)
{
    const Rule* rule = m_profile.rule(ruleId);
    const ConnectionPointer source = rule ? connection(rule->sourceConnection) : nullptr;
    const ConnectionPointer destination = rule ? connection(rule->destinationConnection) : nullptr;
    if (!source || !destination)
        return pending.resolve(failure(Error::Kind::NotFound,
            tr("There is no rule \"%1\", or one of its connections is missing: check the rules.")
                .arg(ruleId)));
    const Result<Journal*> journal = m_journal->journal();
    if (!journal)
        return pending.resolve(tl::unexpected(journal.error()));
    // Of no use without its connections, which may be replaced: it goes with the source's.
    const auto begin = [this, rule = *rule, journal = *journal, pending, to = destination.get()](
                           ManagedConnection* from, Connection& reads, Connection& writes) {
        auto* plan = new MirrorPlan({rule, reads, writes, *journal, *m_clock}, from);
        for (ManagedConnection* end : {from, to})
            QObject::connect(end, &ManagedConnection::connectionAboutToGo, plan, [plan] { delete plan; });
        QObject::connect(plan, &MirrorPlan::finished, plan, [plan, pending](const Result<SyncPlan>& result) {
            pending.resolve(result);
            plan->deleteLater();
        });
        plan->start();
    };
    source->whenReady(source.get(), [=](const Result<Connection*>& reads) {
        if (!reads)
            return pending.resolve(tl::unexpected(reads.error()));
        destination->whenReady(source.get(), [=](const Result<Connection*>& writes) {
            if (!writes)
                return pending.resolve(tl::unexpected(writes.error()));
            begin(source.get(), **reads, **writes);
        });
    });
}

void Engine::Private::replayDeadLetters(
    const QString& file, const PendingResult<DeadLetterReplayResult>& pending)
{
    const auto summary = QtConcurrent::run([box = deadLetterBox(), file] { return box.summary(file); });
    whenFinished(&m_engine, summary, [this, pending](const Result<DeadLetterSummary>& found) {
        if (!found)
            return pending.resolve(tl::unexpected(found.error()));
        const Result<DeadLetterOrigin> origin = destinationOf(*found);
        if (!origin)
            return pending.resolve(tl::unexpected(origin.error()));
        replayTo(found->path, origin->destinationBucket, connection(origin->destinationConnection), pending);
    });
}

/// Where a file's points were to go; files of older versions do not say so, but their rule does.
Result<DeadLetterOrigin> Engine::Private::destinationOf(const DeadLetterSummary& summary) const
{
    DeadLetterOrigin origin = summary.origin;
    for (const Rule& rule : m_profile.rules) {
        if (origin.destinationConnection.isEmpty() && InfluxMirror::ruleKey(rule) == origin.ruleKey) {
            origin.destinationConnection = rule.destinationConnection;
            origin.destinationBucket = rule.destinationBucket;
        }
    }
    if (origin.destinationConnection.isEmpty())
        return failure(Error::Kind::NotFound,
            tr("The rule that the dead letters in \"%1\" belong to is gone: write them with another client, "
               "they "
               "are line protocol.")
                .arg(summary.file));
    if (!connection(origin.destinationConnection))
        return tl::unexpected(unknownConnection(origin.destinationConnection));
    return origin;
}

void Engine::Private::replayTo(const QString& path, const QString& bucket, const ConnectionPointer& managed,
    const PendingResult<DeadLetterReplayResult>& pending)
{
    managed->whenReady(managed.get(),
        [this, path, bucket, managed = managed.get(), pending](const Result<Connection*>& ready) {
            if (!ready)
                return pending.resolve(tl::unexpected(ready.error()));
            const BatchWrite::Target target{**ready, bucket, *m_clock, RetryPolicy(), &managed->writes()};
            auto* replay = new DeadLetterReplay(path, target, managed);
            QObject::connect(
                managed, &ManagedConnection::connectionAboutToGo, replay, [replay] { delete replay; });
            QObject::connect(replay, &DeadLetterReplay::finished, &m_engine,
                [this, replay, pending](const Result<DeadLetterReplayResult>& result) {
                    replay->deleteLater();
                    if (result)
                        log(LogLevel::Info, mirrorSource,
                            tr("Dead letters of \"%1\" were written again: %2 points written, %3 kept.")
                                .arg(result->file)
                                .arg(result->written)
                                .arg(result->kept));
                    else
                        log(LogLevel::Warning, mirrorSource, result.error().toString());
                    emit m_engine.deadLettersChanged();
                    pending.resolve(result);
                });
            replay->start();
        });
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
    if (const auto retry = m_retries->next(ruleId)) {
        state.nextDue = retry->time;
        state.retryReason = retry->reason;
    }
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
    if (tally.pointsRefused > 0)
        emit m_engine.deadLettersChanged();
    if (m_share)
        m_share->noteEnded(run);
    planRetry(run);
    emit m_engine.runFinished(run);
    announceRule(run.ruleId);
}

/// Runs a rule again soon whose run failed because a server was away.
void Engine::Private::planRetry(const Run& run)
{
    const bool isOurs = m_share && m_share->isOurs(run.ruleId);
    if (!isOurs)
        return m_retries->forget(run.ruleId);
    m_retries->runEnded(run, m_scheduler->nextDue(run.ruleId));
    if (const auto retry = m_retries->next(run.ruleId))
        log(LogLevel::Info, mirrorSource,
            tr("\"%1\" is run again at %2.").arg(run.ruleName, toDateTime(retry->time).toString(Qt::ISODate)),
            run.ruleId);
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
            // Free before anybody hears of it, who may want the same path at once. The export goes
            // later: it is the one that calls.
            std::shared_ptr<PointExport> ended = std::move(m_exports[path]);
            m_exports.erase(path);
            post([ended] {});
            pending.resolve(result);
        });
    current->start();
}

void Engine::Private::cancelExport(const QString& path)
{
    if (const auto found = m_exports.find(path); found != m_exports.end())
        found->second->cancel();
}

} // namespace telemirror
