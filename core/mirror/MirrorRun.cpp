#include "mirror/MirrorRun.h"

#include "model/FutureHandler.h"

namespace telemirror {

namespace {

/// The journal hears of a run under way this often.
constexpr Nanoseconds recordInterval = 5 * nanosecondsPerSecond;

} // namespace

DeadLetterOrigin MirrorRun::Context::originOf(const Run& run) const
{
    return {
        rule.id, rule.name, ruleKey, rule.destinationConnection, rule.destinationBucket, run.id, run.started};
}

MirrorRun::MirrorRun(const Context& context, const Run& run, QObject* parent)
    : RuleExecution(parent)
    , m_context(context)
    , m_run(run)
    , m_deadLetters(context.deadLetterFolder, context.originOf(run))
    , m_recorded(run.started)
{}

MirrorRun::~MirrorRun()
{
    if (m_run.state != RunState::Running)
        return;
    for (MeasurementMirror* measurement : std::as_const(m_measurements))
        measurement->cancel();
    m_run.state = RunState::Cancelled;
    m_run.ended = m_context.clock.now();
    // Nobody is left to be told of an error; the run will be found interrupted.
    static_cast<void>(m_context.journal.endRun(run(), measurementRuns()));
}

void MirrorRun::start()
{
    findDestination();
}

void MirrorRun::cancel()
{
    if (m_run.state != RunState::Running)
        return;
    for (MeasurementMirror* measurement : std::as_const(m_measurements))
        measurement->cancel();
    m_waitingUntil = 0;
    end(RunState::Cancelled);
}

/// Asks until there is an answer, an error that stays, or no patience left.
template <typename T, typename Question, typename Handler>
void MirrorRun::ask(Question question, Handler handler, int failures)
{
    if (m_run.state != RunState::Running)
        return;
    whenFinished(this, question(), [this, question, handler, failures](const Result<T>& result) {
        if (m_run.state != RunState::Running)
            return;
        const auto delay = result
            ? std::nullopt
            : m_policy.withAttempts(preparationAttempts).delayAfter(result.error(), failures + 1);
        if (!delay) {
            handler(result);
            return;
        }
        ++m_run.tally.retries;
        m_run.tally.waited += *delay;
        wait(*delay, result.error().toString(),
            [this, question, handler, failures] { ask<T>(question, handler, failures + 1); });
    });
}

void MirrorRun::wait(
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

void MirrorRun::findDestination()
{
    ask<QList<Bucket>>([this] { return m_context.destination.buckets(); },
        [this](const Result<QList<Bucket>>& buckets) {
            if (!buckets)
                return fail(buckets.error());
            const bool exists = std::any_of(buckets->begin(), buckets->end(),
                [this](const Bucket& bucket) { return bucket.name == m_context.rule.destinationBucket; });
            if (exists)
                findMeasurements();
            else
                createDestination();
        });
}

void MirrorRun::createDestination()
{
    ask<void>([this] { return m_context.destination.createBucket(m_context.rule.destinationBucket); },
        [this](const Result<void>& created) {
            if (created)
                return findMeasurements();
            Error error = created.error();
            if (error.kind != Error::Kind::Cancelled) {
                error.detail = error.message + (error.detail.isEmpty() ? QString() : u' ' + error.detail);
                error.message = tr("The destination has no bucket \"%1\" and it could not be made; make it "
                                   "there, or give the token the right to make buckets.")
                                    .arg(m_context.rule.destinationBucket);
            }
            error.connection = m_context.destination.settings().name;
            error.bucket = m_context.rule.destinationBucket;
            fail(error);
        });
}

void MirrorRun::findMeasurements()
{
    RateGovernor* reads = m_context.reads;
    const Nanoseconds delay = reads != nullptr ? reads->readyAt(0) - m_context.clock.now() : 0;
    if (delay > 0) {
        const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::nanoseconds(delay));
        m_run.tally.waited += rounded;
        wait(rounded, reads->waitingReason(), [this] { findMeasurements(); });
        return;
    }
    ask<QStringList>(
        [this] {
            return m_context.source.measurements(
                m_context.rule.sourceBucket, m_context.rule.widestRange(m_run.started));
        },
        [this](const Result<QStringList>& names) {
            if (names)
                onMeasurements(*names);
            else
                fail(names.error());
        });
}

void MirrorRun::onMeasurements(const QStringList& names)
{
    for (const QString& name : names) {
        if (m_context.rule.takes(name))
            addMeasurement(name);
    }
    m_run.measurementsPlanned = m_measurements.size();
    emit progressed();
    startNext();
}

void MirrorRun::addMeasurement(const QString& name)
{
    const MeasurementMirror::Job job{m_context.rule.forMeasurement(name),
        telemirror::ruleKey(m_context.rule, name), m_run.started,
        {m_context.source, m_context.destination, m_context.rule.destinationBucket, m_context.clock,
            m_deadLetters, m_slots, m_policy.withBudget(m_writeBudget), m_context.writes},
        m_context.journal, m_policy.withBudget(m_readBudget), m_context.reads};
    auto* measurement = new MeasurementMirror(job, name, this);
    m_measurements.append(measurement);
    connect(measurement, &MeasurementMirror::finished, this, &MirrorRun::onMeasurementFinished);
    connect(measurement, &MeasurementMirror::progressed, this, [this] {
        keepRecord();
        emit progressed();
    });
    if (const Result<void> planned = measurement->plan(); !planned)
        measurement->giveUp(planned.error());
}

void MirrorRun::startNext()
{
    for (MeasurementMirror* measurement : std::as_const(m_measurements)) {
        if (measurement->state() != RunState::Running || measurement->isStarted())
            continue;
        if (const Connection* dead = deadServer(); dead != nullptr) {
            measurement->giveUp(notBegun(*dead, measurement->run().measurement));
        } else if (m_active < maximumConcurrent) {
            ++m_active;
            measurement->start();
        }
    }
    const bool isOver = std::none_of(m_measurements.begin(), m_measurements.end(),
        [](const MeasurementMirror* measurement) { return measurement->state() == RunState::Running; });
    if (isOver)
        end(outcome());
}

/// The server that failed so often in a row that the rest of the run would be in vain.
const Connection* MirrorRun::deadServer() const
{
    if (m_readBudget->isExhausted())
        return &m_context.source;
    return m_writeBudget->isExhausted() ? &m_context.destination : nullptr;
}

Error MirrorRun::notBegun(const Connection& dead, const QString& measurement)
{
    Error error;
    error.kind = Error::Kind::Unavailable;
    error.message = tr("Not begun, as the server has failed too often in this run; the next run reads it.");
    error.connection = dead.settings().name;
    error.measurement = measurement;
    return error;
}

void MirrorRun::onMeasurementFinished()
{
    if (m_run.state != RunState::Running)
        return;
    --m_active;
    emit progressed();
    // A receiver may have cancelled.
    if (m_run.state == RunState::Running)
        startNext();
}

RunState MirrorRun::outcome() const
{
    qsizetype failed = 0;
    qsizetype partial = 0;
    for (const MeasurementMirror* measurement : m_measurements) {
        switch (measurement->state()) {
        case RunState::Cancelled: return RunState::Cancelled; // its connection was closed
        case RunState::Failed: ++failed; break;
        case RunState::Partial: ++partial; break;
        case RunState::Running:
        case RunState::Done: break;
        }
    }
    if (failed > 0 && failed == m_measurements.size())
        return RunState::Failed;
    return failed > 0 || partial > 0 ? RunState::Partial : RunState::Done;
}

void MirrorRun::fail(const Error& error)
{
    m_run.errors.append(error);
    end(error.kind == Error::Kind::Cancelled ? RunState::Cancelled : RunState::Failed);
}

void MirrorRun::end(RunState state)
{
    m_run.state = state;
    m_run.ended = m_context.clock.now();
    if (const Result<void> kept = m_context.journal.endRun(run(), measurementRuns()); !kept) {
        m_run.errors.append(kept.error());
        if (state == RunState::Done)
            m_run.state = RunState::Partial;
    }
    QMetaObject::invokeMethod(this, &MirrorRun::finished, Qt::QueuedConnection);
}

void MirrorRun::keepRecord()
{
    const Timestamp now = m_context.clock.now();
    if (now >= m_recorded && now - m_recorded < recordInterval)
        return;
    m_recorded = now;
    // If it fails, a commit will too, and say so.
    static_cast<void>(m_context.journal.updateRun(run()));
}

Run MirrorRun::run() const
{
    Run run = m_run;
    for (const MeasurementMirror* measurement : m_measurements) {
        const MeasurementRun part = measurement->run();
        run.tally += part.tally;
        run.errors += part.errors;
        if (part.state == RunState::Done || part.state == RunState::Partial)
            ++run.measurementsDone;
    }
    return run;
}

QList<MeasurementRun> MirrorRun::measurementRuns() const
{
    QList<MeasurementRun> runs;
    runs.reserve(m_measurements.size());
    for (const MeasurementMirror* measurement : m_measurements)
        runs.append(measurement->run());
    return runs;
}

double MirrorRun::fractionDone() const
{
    if (m_run.state == RunState::Done || m_run.state == RunState::Partial)
        return 1.0;
    double planned = 0.0;
    double done = 0.0;
    for (const MeasurementMirror* measurement : m_measurements) {
        const MeasurementRun run = measurement->run();
        planned += static_cast<double>(run.plannedLength);
        // One that failed is not going to be done: it must not keep the bar from its end.
        done += static_cast<double>(run.state == RunState::Failed ? run.plannedLength : run.doneLength);
    }
    return planned > 0.0 ? std::clamp(done / planned, 0.0, 1.0) : 0.0;
}

RunProgress MirrorRun::progress() const
{
    RunProgress progress;
    progress.run = run();
    progress.measurements = measurementRuns();
    progress.fraction = fractionDone();
    progress.waitingUntil = m_waitingUntil;
    progress.waitingReason = m_waitingReason;
    for (const MeasurementMirror* measurement : m_measurements) {
        if (!measurement->isStarted() || measurement->state() != RunState::Running)
            continue;
        if (progress.measurement.isEmpty())
            progress.measurement = measurement->run().measurement;
        const Timestamp until = measurement->waitingUntil();
        if (until != 0 && (progress.waitingUntil == 0 || until < progress.waitingUntil)) {
            progress.waitingUntil = until;
            progress.waitingReason = measurement->waitingReason();
        }
    }
    return progress;
}

} // namespace telemirror
