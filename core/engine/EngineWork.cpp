#include "engine/EngineWork.h"

#include "model/Futures.h"

#include <QtCore/QDir>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// How long runs are kept in the history.
constexpr Nanoseconds historyAge = 400 * nanosecondsPerDay;

} // namespace

EngineWork::EngineWork(Engine& engine, const EnginePaths& paths, Clock& clock)
    : m_engine(engine)
    , m_paths(paths)
    , m_clock(clock)
    , m_connections(m_network, clock)
    , m_scheduler(clock)
{
    connect(&m_connections, &ConnectionPool::stateChanged, this, [this](const ConnectionState& state) {
        if (state.status == ConnectionState::Status::Failed)
            log(LogLevel::Error, u"connection"_s, state.error.toString());
        else if (state.status == ConnectionState::Status::Ready)
            log(LogLevel::Info, u"connection"_s,
                tr("%1 answers: %2 %3.").arg(state.name, state.server.product, state.server.version));
        emit m_engine.connectionStateChanged(state);
    });
    connect(&m_connections, &ConnectionPool::aboutToDrop, this, [this](const QString& id) {
        for (auto& [ruleId, rule] : m_rules) {
            if (rule.rule.sourceConnection == id || rule.rule.destinationConnection == id)
                cancel(ruleId);
        }
        if (m_retriever && m_profile.telemetryConnection == id)
            m_retriever.reset();
    });
    connect(&m_scheduler, &Scheduler::due, this,
        [this](const QString& ruleId) { startMirror(ruleId, RunTrigger::Schedule); });
    connect(&m_scheduler, &Scheduler::changed, this, [this] {
        for (const auto& [ruleId, rule] : m_rules)
            reportRule(ruleId);
    });
    connect(&m_redis, &RedisClient::stateChanged, this, [this](const RedisState& state) {
        if (state.status == RedisState::Status::Failed)
            log(LogLevel::Warning, u"redis"_s, state.error.toString());
        else if (state.status == RedisState::Status::Ready)
            log(LogLevel::Info, u"redis"_s, tr("Redis %1 answers at %2.").arg(state.version, state.address));
        emit m_engine.redisStateChanged(state);
    });
}

EngineWork::~EngineWork()
{
    for (auto& [ruleId, rule] : m_rules)
        cancel(ruleId);
    // Nothing of what follows may still report to an engine that is being destroyed.
    disconnect(&m_connections, nullptr, this, nullptr);
    disconnect(&m_scheduler, nullptr, this, nullptr);
    disconnect(&m_redis, nullptr, this, nullptr);
}

Result<Journal*> EngineWork::journal()
{
    if (m_journal)
        return m_journal.get();
    if (!QDir().mkpath(m_paths.dataFolder)) {
        return failure(Error::Kind::Storage,
            tr("The folder %1 cannot be made: check its permissions.").arg(m_paths.dataFolder));
    }
    Result<std::unique_ptr<Journal>> opened = Journal::open(m_paths.journal());
    if (!opened) {
        log(LogLevel::Error, u"engine"_s, opened.error().toString());
        return tl::unexpected(opened.error());
    }
    m_journal = std::move(*opened);
    return m_journal.get();
}

void EngineWork::setProfile(const Profile& profile)
{
    const bool first = !m_hasProfile;
    m_hasProfile = true;
    if (const Result<Journal*> opened = journal(); opened && first) {
        const Timestamp now = m_clock.now();
        for (const Result<void>& done :
            {(*opened)->closeInterruptedRuns(now), (*opened)->pruneRuns(now - historyAge)}) {
            if (!done)
                log(LogLevel::Error, u"engine"_s, done.error().toString());
        }
    }
    const bool telemetryChanged = first || profile.telemetry != m_profile.telemetry ||
        profile.telemetryConnection != m_profile.telemetryConnection ||
        profile.connections != m_profile.connections;
    const bool redisChanged = first || profile.redis != m_profile.redis;
    m_profile = profile;
    m_connections.setSettings(profile.connections);
    applyRules(profile.rules);
    if (redisChanged)
        applyRedis();
    if (telemetryChanged)
        applyTelemetry();
    m_connections.check();
    for (const Rule& rule : profile.rules) {
        if (first && rule.schedule.enabled && rule.schedule.atStart)
            startMirror(rule.id, RunTrigger::First);
    }
}

void EngineWork::applyRules(const QList<Rule>& rules)
{
    std::map<QString, RunningRule> kept;
    for (const Rule& rule : rules) {
        const auto known = m_rules.find(rule.id);
        if (known != m_rules.end() && known->second.rule == rule) {
            kept.emplace(rule.id, std::move(known->second));
            m_rules.erase(known);
            continue;
        }
        if (known != m_rules.end())
            cancel(rule.id);
        RunningRule entry;
        entry.rule = rule;
        if (m_journal) {
            const Result<QList<Run>> runs = m_journal->runs(0, 1, rule.id);
            if (runs && !runs->isEmpty() && runs->first().state != RunState::Running) {
                entry.hasLastRun = true;
                entry.lastRun = runs->first();
            }
        }
        kept.emplace(rule.id, std::move(entry));
    }
    for (auto& [ruleId, rule] : m_rules)
        cancel(ruleId);
    m_rules = std::move(kept);
    m_scheduler.setRules(rules);
}

void EngineWork::sync(const QString& ruleId, RunTrigger trigger)
{
    startMirror(ruleId, trigger);
}

void EngineWork::startMirror(const QString& ruleId, RunTrigger trigger)
{
    const auto found = m_rules.find(ruleId);
    if (found == m_rules.end() || found->second.mirror || found->second.starting)
        return; // one at a time: what runs already does the work
    const Rule rule = found->second.rule;
    found->second.starting = true;
    reportRule(ruleId);

    const auto stillWanted = [this, rule] {
        const auto entry = m_rules.find(rule.id);
        return entry != m_rules.end() && entry->second.starting && entry->second.rule == rule;
    };
    const auto withBoth = [=, this](Connection* source, const Result<Connection*>& destination) {
        if (!stillWanted())
            return;
        if (!destination)
            return recordFailure(rule, trigger, destination.error());
        const Result<Journal*> opened = journal();
        if (!opened)
            return recordFailure(rule, trigger, opened.error());
        RunningRule& entry = m_rules.at(rule.id);
        entry.starting = false;
        entry.mirror =
            std::make_unique<InfluxMirror>(rule, *source, **destination, **opened, m_clock, m_paths.locks());
        connect(entry.mirror.get(), &InfluxMirror::started, this, &EngineWork::runStarted);
        connect(entry.mirror.get(), &InfluxMirror::progress, &m_engine, &Engine::runProgress);
        connect(entry.mirror.get(), &InfluxMirror::finished, this,
            [this, id = rule.id](const Run& run) { finishRun(id, run); });
        if (const Result<void> started = entry.mirror->start(trigger); !started) {
            entry.mirror.reset();
            recordFailure(rule, trigger, started.error());
        }
    };
    m_connections.withConnection(rule.sourceConnection, this, [=, this](const Result<Connection*>& source) {
        if (!stillWanted())
            return;
        if (!source)
            return recordFailure(rule, trigger, source.error());
        // Looked up again behind the wait for the destination: it may have been dropped.
        m_connections.withConnection(
            rule.destinationConnection, this, [=, this](const Result<Connection*>& destination) {
                m_connections.withConnection(
                    rule.sourceConnection, this, [=, this](const Result<Connection*>& again) {
                        if (again)
                            withBoth(*again, destination);
                        else if (stillWanted())
                            recordFailure(rule, trigger, again.error());
                    });
            });
    });
}

void EngineWork::runStarted(const Run& run)
{
    log(LogLevel::Info, u"mirror"_s, tr("%1: the run begins.").arg(run.ruleName), run.ruleId);
    emit m_engine.runStarted(run);
    reportRule(run.ruleId);
}

void EngineWork::finishRun(const QString& ruleId, const Run& run)
{
    const QString what = tr("%1: %2 points read, %3 written, %4 windows, %5 retries.")
                             .arg(run.ruleName)
                             .arg(run.tally.pointsRead)
                             .arg(run.tally.pointsWritten)
                             .arg(run.tally.windows)
                             .arg(run.tally.retries);
    const bool good = run.state == RunState::Done || run.state == RunState::Cancelled;
    log(good ? LogLevel::Info : LogLevel::Warning, u"mirror"_s, what, ruleId);
    for (const Error& error : run.errors)
        log(LogLevel::Error, u"mirror"_s, error.toString(), ruleId);

    const auto found = m_rules.find(ruleId);
    if (found != m_rules.end()) {
        found->second.hasLastRun = true;
        found->second.lastRun = run;
        found->second.starting = false;
        // The mirror is what calls this: it goes when it has returned.
        if (found->second.mirror)
            found->second.mirror.release()->deleteLater();
    }
    emit m_engine.runFinished(run);
    reportRule(ruleId);
}

void EngineWork::recordFailure(const Rule& rule, RunTrigger trigger, const Error& error)
{
    Run run;
    run.ruleId = rule.id;
    run.ruleName = rule.name;
    run.trigger = trigger;
    run.state = RunState::Failed;
    run.started = m_clock.now();
    run.ended = run.started;
    run.errors = {error};
    if (const Result<Journal*> opened = journal()) {
        run.id = (*opened)->beginRun(run).value_or(0);
        if (const Result<void> ended = (*opened)->endRun(run, {}); !ended)
            run.errors.append(ended.error());
    }
    finishRun(rule.id, run);
}

void EngineWork::cancel(const QString& ruleId)
{
    const auto found = m_rules.find(ruleId);
    if (found == m_rules.end())
        return;
    if (found->second.mirror) {
        found->second.mirror->cancel();
    } else if (found->second.starting) {
        Error error;
        error.kind = Error::Kind::Cancelled;
        error.message = tr("Cancelled before the servers answered.");
        recordFailure(found->second.rule, RunTrigger::Manual, error);
    }
}

void EngineWork::setPaused(bool paused)
{
    if (m_scheduler.isPaused() == paused)
        return;
    m_scheduler.setPaused(paused);
    log(LogLevel::Info, u"engine"_s, paused ? tr("Scheduled runs are paused.") : tr("Scheduled runs go on."));
    emit m_engine.pausedChanged(paused);
}

void EngineWork::checkConnections()
{
    m_connections.check();
}

void EngineWork::forget(const QString& ruleId)
{
    const auto found = m_rules.find(ruleId);
    const Result<Journal*> opened = journal();
    if (found == m_rules.end() || !opened)
        return;
    cancel(ruleId);
    const Result<void> done = (*opened)->forget(InfluxMirror::journalKey(found->second.rule));
    if (!done)
        log(LogLevel::Error, u"mirror"_s, done.error().toString(), ruleId);
    else
        log(LogLevel::Info, u"mirror"_s,
            tr("%1: the next run reads everything anew.").arg(found->second.rule.name), ruleId);
}

void EngineWork::applyRedis()
{
    m_publisher = std::make_unique<RedisTelemetryPublisher>(m_redis, m_profile.redis.keyPrefix);
    m_publisher->setHeartbeat(m_profile.telemetry.heartbeat);
    m_redis.open(m_profile.redis);
    emit m_engine.redisStateChanged(m_redis.state());
}

void EngineWork::applyTelemetry()
{
    m_retriever.reset();
    m_publisher->setHeartbeat(m_profile.telemetry.heartbeat);
    if (!m_profile.telemetry.enabled || m_profile.telemetryConnection.isEmpty())
        return;
    m_connections.withConnection(m_profile.telemetryConnection, this,
        [this, settings = m_profile.telemetry, id = m_profile.telemetryConnection](
            const Result<Connection*>& connection) {
            if (settings != m_profile.telemetry || id != m_profile.telemetryConnection || m_retriever)
                return;
            if (!connection) {
                // Tried again: the server may come up later than this program.
                m_clock.after(std::chrono::seconds(30), this, [this] {
                    if (!m_retriever)
                        applyTelemetry();
                });
                return;
            }
            m_retriever = std::make_unique<RetrieveDataForCloud>(**connection, settings, m_clock);
            connect(m_retriever.get(), &RetrieveDataForCloud::roundFinished, this, &EngineWork::receive);
            m_retriever->start();
        });
}

void EngineWork::receive(const TelemetryRound& round)
{
    const QString fault = round.errors.isEmpty() ? QString() : round.errors.first().toString();
    if (fault != m_telemetryFault && !fault.isEmpty())
        log(LogLevel::Warning, u"realtime"_s, fault);
    m_telemetryFault = fault;
    if (m_publisher && m_profile.redis.enabled)
        m_publisher->publish(round);
    emit m_engine.telemetryReceived(round);
}

QFuture<TelemetryRound> EngineWork::retrieveOnce()
{
    auto promise = std::make_shared<QPromise<TelemetryRound>>();
    promise->start();
    m_connections.withConnection(
        m_profile.telemetryConnection, this, [this, promise](const Result<Connection*>& connection) {
            if (!connection) {
                TelemetryRound round;
                round.time = m_clock.now();
                round.errors = {connection.error()};
                promise->addResult(round);
                promise->finish();
                return;
            }
            auto* once = new RetrieveDataForCloud(**connection, m_profile.telemetry, m_clock, this);
            whenFinished(once->retrieve(), once, [promise, once](const TelemetryRound& round) {
                promise->addResult(round);
                promise->finish();
                once->deleteLater();
            });
        });
    return promise->future();
}

void EngineWork::reportRule(const QString& ruleId)
{
    const auto found = m_rules.find(ruleId);
    if (found == m_rules.end())
        return;
    RuleState state;
    state.ruleId = ruleId;
    state.name = found->second.rule.name;
    state.running = found->second.mirror != nullptr || found->second.starting;
    state.hasLastRun = found->second.hasLastRun;
    state.lastRun = found->second.lastRun;
    state.nextDue = m_scheduler.nextDue(ruleId).value_or(0);
    emit m_engine.ruleStateChanged(state);
}

void EngineWork::log(LogLevel level, const QString& source, const QString& text, const QString& rule)
{
    emit m_engine.logged({m_clock.now(), level, source, rule, text});
}

} // namespace telemirror
