#include "engine/RuleRunner.h"

#include "mirror/VerifySchedule.h"

namespace telemirror {

/// A run that waits for its connections.
struct RuleRunner::Attempt
{
    RunTrigger trigger = RunTrigger::Manual;
    std::optional<VerifyScope> scope; ///< of a verification
    int missing = 2;
    Connection* source = nullptr;
    Connection* destination = nullptr;
    QList<Error> errors;
};

RuleRunner::RuleRunner(const Rule& rule, std::shared_ptr<ManagedConnection> source,
    std::shared_ptr<ManagedConnection> destination, JournalKeeper& journal, Clock& clock,
    const QString& lockFolder)
    : m_rule(rule)
    , m_source(std::move(source))
    , m_destination(std::move(destination))
    , m_journal(journal)
    , m_clock(clock)
    , m_lockFolder(lockFolder)
{
    for (ManagedConnection* connection : {m_source.get(), m_destination.get()})
        connect(connection, &ManagedConnection::connectionAboutToGo, this, &RuleRunner::abandonMirror);
    readLastRun();
}

RuleRunner::~RuleRunner() = default;

void RuleRunner::readLastRun()
{
    const Result<Journal*> journal = m_journal.journal();
    const Result<QList<Run>> runs =
        journal ? (*journal)->runs(0, 10, m_rule.id) : tl::unexpected(journal.error());
    if (!runs) {
        // The state of the rule says why its runs are not known.
        Run unknown;
        unknown.ruleId = m_rule.id;
        unknown.ruleName = m_rule.name;
        unknown.state = RunState::Failed;
        unknown.errors = {runs.error()};
        unknown.started = unknown.ended = m_clock.now();
        m_lastRun = unknown;
        return;
    }
    const auto ended = std::find_if(
        runs->begin(), runs->end(), [](const Run& run) { return run.state != RunState::Running; });
    if (ended != runs->end())
        m_lastRun = *ended;
}

bool RuleRunner::fits(
    const Rule& rule, const ManagedConnection* source, const ManagedConnection* destination) const
{
    return m_rule == rule && m_source.get() == source && m_destination.get() == destination;
}

bool RuleRunner::isRunning() const
{
    return m_attempt || (m_mirror && m_mirror->isRunning());
}

void RuleRunner::start(RunTrigger trigger)
{
    startAttempt(trigger, std::nullopt);
}

void RuleRunner::verify(const VerifyScope& scope)
{
    startAttempt(RunTrigger::Verify, scope);
}

void RuleRunner::startAttempt(RunTrigger trigger, const std::optional<VerifyScope>& scope)
{
    if (isRunning()) {
        emit refused(
            failure(Error::Kind::Busy, tr("A run of this rule is under way: wait for its end.")).value());
        return;
    }
    const auto attempt = std::make_shared<Attempt>();
    attempt->trigger = trigger;
    attempt->scope = scope;
    m_attempt = attempt;
    noteWanted(trigger);
    m_source->whenReady(this, [this, attempt](const Result<Connection*>& connection) {
        takeConnection(attempt, connection, attempt->source);
    });
    m_destination->whenReady(this, [this, attempt](const Result<Connection*>& connection) {
        takeConnection(attempt, connection, attempt->destination);
    });
}

/// The run under way is one that has not begun yet.
void RuleRunner::noteWanted(RunTrigger trigger)
{
    m_run = {};
    m_run.ruleId = m_rule.id;
    m_run.ruleName = m_rule.name;
    m_run.trigger = trigger;
    m_run.started = m_clock.now();
}

void RuleRunner::takeConnection(
    const std::shared_ptr<Attempt>& attempt, const Result<Connection*>& connection, Connection*& target)
{
    if (m_attempt != attempt) // cancelled meanwhile
        return;
    if (connection)
        target = *connection;
    else if (!attempt->errors.contains(connection.error()))
        attempt->errors.append(connection.error());
    if (--attempt->missing == 0)
        begin(*attempt);
}

void RuleRunner::begin(const Attempt& attempt)
{
    const std::shared_ptr<Attempt> current = std::exchange(m_attempt, nullptr);
    if (!attempt.errors.isEmpty())
        return end(RunState::Failed, attempt.errors);
    const Result<void> started = startMirror(attempt);
    if (started)
        return;
    // Another process does what the schedule wants: that is no failure.
    const bool isWanted = attempt.trigger == RunTrigger::Manual;
    if (started.error().kind == Error::Kind::Busy && !isWanted)
        emit refused(started.error());
    else
        end(RunState::Failed, {started.error()});
}

Result<void> RuleRunner::startMirror(const Attempt& attempt)
{
    const Result<Journal*> journal = m_journal.journal();
    if (!journal)
        return tl::unexpected(journal.error());
    if (!m_mirror) {
        // The mirror under way, or none yet: then nothing is written.
        m_fenced = std::make_unique<FencedConnection>(
            *attempt.destination, [this] { return m_fence.permit(m_mirror ? m_mirror->fencingToken() : 0); });
        m_mirror = std::make_unique<InfluxMirror>(
            m_rule, *attempt.source, *m_fenced, **journal, m_clock, m_lockFolder);
        m_mirror->setFence(m_fence);
        m_mirror->setGovernors(&m_source->reads(), &m_destination->writes());
        connect(m_mirror.get(), &InfluxMirror::started, this, [this](const Run& run) {
            m_run = run;
            emit started(run);
        });
        connect(m_mirror.get(), &InfluxMirror::progress, this, [this](const RunProgress& now) {
            m_run = now.run;
            emit progress(now);
        });
        connect(m_mirror.get(), &InfluxMirror::finished, this, &RuleRunner::onMirrorFinished);
    }
    if (attempt.scope)
        return m_mirror->verify(*attempt.scope);
    // Where nothing can be compared, all is read that no journal knows to be copied.
    if (!attempt.destination->isReadable())
        return m_mirror->start(attempt.trigger);
    const Result<bool> isUnsure = (*journal)->isToBeConfirmed(InfluxMirror::ruleKey(m_rule));
    if (!isUnsure)
        return tl::unexpected(isUnsure.error());
    return *isUnsure ? startConfirming(attempt.trigger) : m_mirror->start(attempt.trigger);
}

/// Compares everything first: what is equal on both sides need not be read again, though no journal
/// says that it was copied.
Result<void> RuleRunner::startConfirming(RunTrigger trigger)
{
    m_next = trigger;
    const Result<void> started = m_mirror->verify({});
    if (!started)
        m_next.reset();
    return started;
}

void RuleRunner::onMirrorFinished(const Run& run)
{
    const std::optional<RunTrigger> next = std::exchange(m_next, std::nullopt);
    takeFinished(run);
    if (isRunning()) // a receiver was faster
        return;
    if (!next)
        return verifyIfDue(run);
    if (run.state == RunState::Cancelled)
        return;
    // Also if it could not be confirmed: then everything is read, which is always right.
    noteWanted(*next);
    if (const Result<void> started = m_mirror->start(*next); !started)
        end(RunState::Failed, {started.error()});
}

/// Carries out the rule's policy after a run that copied.
void RuleRunner::verifyIfDue(const Run& run)
{
    const bool isCopied = run.state == RunState::Done || run.state == RunState::Partial;
    const Result<Journal*> journal = m_journal.journal();
    if (run.trigger == RunTrigger::Verify || !isCopied || !journal || !m_fenced->isReadable())
        return;
    const Result<std::optional<VerifyScope>> due = dueVerification(m_rule, **journal, m_clock.now());
    if (!due)
        return void(emit refused(due.error()));
    if (!*due)
        return;
    if (const Result<void> started = m_mirror->verify(**due); !started)
        emit refused(started.error());
}

void RuleRunner::cancel()
{
    if (m_attempt) {
        m_attempt.reset();
        end(RunState::Cancelled,
            {failure(Error::Kind::Cancelled, tr("Stopped before the servers answered.")).value()});
    } else if (m_mirror && m_mirror->isRunning()) {
        m_mirror->cancel();
    }
}

/// Ends a run that no mirror ends: writes it to the journal, if there is one, and reports it.
void RuleRunner::end(RunState state, const QList<Error>& errors)
{
    m_run.state = state;
    m_run.errors = errors;
    m_run.ended = m_clock.now();
    const bool isNew = m_run.id == 0;
    if (const Result<Journal*> journal = m_journal.journal()) {
        const Result<qint64> id = isNew ? (*journal)->beginRun(m_run) : m_run.id;
        m_run.id = id.value_or(0);
        const Result<void> written =
            id ? (*journal)->endRun(m_run, {}) : Result<void>(tl::unexpected(id.error()));
        if (!written)
            m_run.errors.append(written.error());
    }
    if (isNew)
        emit started(m_run);
    takeFinished(m_run);
}

void RuleRunner::takeFinished(const Run& run)
{
    m_lastRun = run;
    for (const Error& error : run.errors) {
        for (ManagedConnection* connection : {m_source.get(), m_destination.get()}) {
            if (error.connection == connection->state().name)
                connection->suspect(error);
        }
    }
    emit finished(run);
}

/// One of the connections goes away for another: the mirror cannot outlive it.
void RuleRunner::abandonMirror()
{
    const bool wasRunning = m_mirror && m_mirror->isRunning();
    m_mirror.reset();
    m_next.reset();
    if (wasRunning)
        end(RunState::Failed,
            {failure(Error::Kind::WrongDialect,
                tr("The server was replaced by one of another kind during the run: run it again."))
                    .value()});
}

} // namespace telemirror
