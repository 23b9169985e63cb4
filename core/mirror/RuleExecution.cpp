#include "mirror/RuleExecution.h"

namespace telemirror {

namespace {

/// The journal hears of a run under way this often.
constexpr Nanoseconds recordInterval = 5 * nanosecondsPerSecond;

} // namespace

DeadLetterOrigin RuleExecution::Context::originOf(const Run& run) const
{
    return {
        rule.id, rule.name, ruleKey, rule.destinationConnection, rule.destinationBucket, run.id, run.started};
}

RuleExecution::RuleExecution(const Context& context, const Run& run, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_run(run)
    , m_deadLetters(context.deadLetterFolder, context.originOf(run))
    , m_recorded(run.started)
{}

RuleExecution::~RuleExecution()
{
    if (m_run.state != RunState::Running)
        return;
    for (MeasurementTask* task : std::as_const(m_tasks))
        task->cancel();
    m_run.state = RunState::Cancelled;
    m_run.ended = m_context.clock.now();
    // Nobody is left to be told of an error; the run will be found interrupted.
    static_cast<void>(m_context.ledger->endRun(run(), measurementRuns()));
}

void RuleExecution::cancel()
{
    if (m_run.state != RunState::Running)
        return;
    for (MeasurementTask* task : std::as_const(m_tasks))
        task->cancel();
    m_waitingUntil = 0;
    end(RunState::Cancelled);
}

void RuleExecution::wait(
    std::chrono::milliseconds delay, const QString& reason, const std::function<void()>& action)
{
    m_waitingUntil = m_context.clock.now() + delay.count() * nanosecondsPerMillisecond;
    m_waitingReason = reason;
    m_context.clock.after(delay, this, [this, action] {
        if (m_run.state != RunState::Running)
            return;
        m_waitingUntil = 0;
        m_waitingReason.clear();
        emit progressed();
        action();
    });
    emit progressed();
}

void RuleExecution::repeatLater(
    std::chrono::milliseconds delay, const Error& error, const std::function<void()>& action)
{
    ++m_run.tally.retries;
    m_run.tally.waited += delay;
    wait(delay, error.toString(), action);
}

void RuleExecution::findMeasurements(const TimeRange& range)
{
    RateGovernor* reads = m_context.reads;
    const Nanoseconds delay = reads != nullptr ? reads->readyAt(0) - m_context.clock.now() : 0;
    if (delay > 0) {
        const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::nanoseconds(delay));
        m_run.tally.waited += rounded;
        wait(rounded, reads->waitingReason(), [this, range] { findMeasurements(range); });
        return;
    }
    ask<QStringList>(
        [this, range] { return m_context.source.measurements(m_context.rule.sourceBucket, range); },
        [this](const Result<QStringList>& names) {
            if (names)
                onMeasurements(*names);
            else
                fail(names.error());
        });
}

MeasurementTask::Job RuleExecution::jobFor(const QString& measurement)
{
    return {m_context.rule.forMeasurement(measurement), telemirror::ruleKey(m_context.rule, measurement),
        m_run.started,
        {m_context.source, m_context.destination, m_context.rule.destinationBucket, m_context.clock,
            m_deadLetters, m_slots, m_policy.withBudget(m_writeBudget), m_context.writes},
        m_context.journal, m_context.ledger, m_policy.withBudget(m_readBudget), m_context.reads};
}

void RuleExecution::add(MeasurementTask* task)
{
    m_tasks.append(task);
    connect(task, &MeasurementTask::finished, this, &RuleExecution::onTaskFinished);
    connect(task, &MeasurementTask::progressed, this, [this] {
        keepRecord();
        emit progressed();
    });
}

void RuleExecution::begin()
{
    m_run.measurementsPlanned = m_tasks.size();
    emit progressed();
    // A receiver may have cancelled.
    if (m_run.state == RunState::Running)
        startNext();
}

void RuleExecution::startNext()
{
    for (MeasurementTask* task : std::as_const(m_tasks)) {
        if (task->state() != RunState::Running || task->isStarted())
            continue;
        if (const Connection* dead = deadServer(); dead != nullptr) {
            task->giveUp(notBegun(*dead, task->run().measurement));
        } else if (m_active < m_context.rule.readsAtOnce) {
            ++m_active;
            task->start();
        }
    }
    const bool isOver = std::none_of(m_tasks.begin(), m_tasks.end(),
        [](const MeasurementTask* task) { return task->state() == RunState::Running; });
    if (isOver)
        end(outcome());
}

/// The server that failed so often in a row that the rest of the run would be in vain.
const Connection* RuleExecution::deadServer() const
{
    if (m_readBudget->isExhausted())
        return &m_context.source;
    return m_writeBudget->isExhausted() ? &m_context.destination : nullptr;
}

Error RuleExecution::notBegun(const Connection& dead, const QString& measurement)
{
    Error error;
    error.kind = Error::Kind::Unavailable;
    error.message = tr("Not begun, as the server has failed too often in this run; the next run sees to it.");
    error.connection = dead.settings().name;
    error.measurement = measurement;
    return error;
}

void RuleExecution::onTaskFinished()
{
    if (m_run.state != RunState::Running)
        return;
    --m_active;
    emit progressed();
    // A receiver may have cancelled.
    if (m_run.state == RunState::Running)
        startNext();
}

RunState RuleExecution::outcome() const
{
    qsizetype failed = 0;
    qsizetype partial = 0;
    for (const MeasurementTask* task : m_tasks) {
        switch (task->state()) {
        case RunState::Cancelled: return RunState::Cancelled; // its connection was closed
        case RunState::Failed: ++failed; break;
        case RunState::Partial: ++partial; break;
        case RunState::Running:
        case RunState::Done: break;
        }
    }
    if (failed > 0 && failed == m_tasks.size())
        return RunState::Failed;
    return failed > 0 || partial > 0 ? RunState::Partial : RunState::Done;
}

void RuleExecution::fail(const Error& error)
{
    m_run.errors.append(error);
    end(error.kind == Error::Kind::Cancelled ? RunState::Cancelled : RunState::Failed);
}

void RuleExecution::end(RunState state)
{
    m_run.state = state;
    m_run.ended = m_context.clock.now();
    if (state == RunState::Done || state == RunState::Partial)
        keep(commitOutcome());
    keep(m_context.ledger->endRun(run(), measurementRuns()));
    QMetaObject::invokeMethod(this, &RuleExecution::finished, Qt::QueuedConnection);
}

/// What could not be kept is said; the run is not whole then.
void RuleExecution::keep(const Result<void>& kept)
{
    if (kept)
        return;
    m_run.errors.append(kept.error());
    if (m_run.state == RunState::Done)
        m_run.state = RunState::Partial;
}

void RuleExecution::keepRecord()
{
    const Timestamp now = m_context.clock.now();
    if (now >= m_recorded && now - m_recorded < recordInterval)
        return;
    m_recorded = now;
    // If it fails, a commit will too, and say so.
    static_cast<void>(m_context.ledger->updateRun(run()));
}

Run RuleExecution::run() const
{
    Run run = m_run;
    for (const MeasurementTask* task : m_tasks) {
        const MeasurementRun part = task->run();
        run.tally += part.tally;
        run.errors += part.errors;
        if (part.state == RunState::Done || part.state == RunState::Partial)
            ++run.measurementsDone;
    }
    return run;
}

QList<MeasurementRun> RuleExecution::measurementRuns() const
{
    QList<MeasurementRun> runs;
    runs.reserve(m_tasks.size());
    for (const MeasurementTask* task : m_tasks)
        runs.append(task->run());
    return runs;
}

double RuleExecution::fractionDone() const
{
    if (m_run.state == RunState::Done || m_run.state == RunState::Partial)
        return 1.0;
    double planned = 0.0;
    double done = 0.0;
    for (const MeasurementTask* task : m_tasks) {
        const MeasurementRun run = task->run();
        planned += static_cast<double>(run.plannedLength);
        // One that failed is not going to be done: it must not keep the bar from its end.
        done += static_cast<double>(run.state == RunState::Failed ? run.plannedLength : run.doneLength);
    }
    return planned > 0.0 ? std::clamp(done / planned, 0.0, 1.0) : 0.0;
}

RunProgress RuleExecution::progress() const
{
    RunProgress progress;
    progress.run = run();
    progress.measurements = measurementRuns();
    progress.fraction = fractionDone();
    progress.waitingUntil = m_waitingUntil;
    progress.waitingReason = m_waitingReason;
    for (const MeasurementTask* task : m_tasks) {
        if (!task->isStarted() || task->state() != RunState::Running)
            continue;
        if (progress.measurement.isEmpty())
            progress.measurement = task->run().measurement;
        const Timestamp until = task->waitingUntil();
        if (until != 0 && (progress.waitingUntil == 0 || until < progress.waitingUntil)) {
            progress.waitingUntil = until;
            progress.waitingReason = task->waitingReason();
        }
    }
    return progress;
}

} // namespace telemirror
