#include "mirror/VerifyRun.h"

#include "model/FutureHandler.h"

#include <QtCore/QRandomGenerator>

namespace telemirror {

VerifyRun::VerifyRun(
    const MirrorRun::Context& context, const VerifyScope& scope, const Run& run, QObject* parent)
    : RuleExecution(parent)
    , m_context(context)
    , m_scope(scope)
    , m_run(run)
    , m_deadLetters(context.deadLetterFolder, context.originOf(run))
{}

VerifyRun::~VerifyRun()
{
    if (m_run.state != RunState::Running)
        return;
    for (Verifier* verifier : std::as_const(m_verifiers))
        verifier->cancel();
    m_run.state = RunState::Cancelled;
    m_run.ended = m_context.clock.now();
    // Nobody is left to be told of an error; the run will be found interrupted.
    static_cast<void>(m_context.journal.endRun(run(), measurementRuns()));
}

void VerifyRun::start()
{
    findMeasurements(0);
}

void VerifyRun::cancel()
{
    if (m_run.state != RunState::Running)
        return;
    for (Verifier* verifier : std::as_const(m_verifiers))
        verifier->cancel();
    m_waitingUntil = 0;
    end(RunState::Cancelled);
}

void VerifyRun::findMeasurements(int failures)
{
    if (m_run.state != RunState::Running)
        return;
    const TimeRange range = m_scope.range.value_or(m_context.rule.widestRange(m_run.started));
    const auto asked = m_context.source.measurements(m_context.rule.sourceBucket, range);
    whenFinished(this, asked, [this, failures](const Result<QStringList>& names) {
        if (m_run.state != RunState::Running)
            return;
        if (names)
            return onMeasurements(*names);
        const auto delay =
            m_policy.withAttempts(MirrorRun::preparationAttempts).delayAfter(names.error(), failures + 1);
        if (!delay)
            return fail(names.error());
        ++m_run.tally.retries;
        m_run.tally.waited += *delay;
        m_waitingUntil = m_context.clock.now() + delay->count() * nanosecondsPerMillisecond;
        m_waitingReason = names.error().toString();
        m_context.clock.after(*delay, this, [this, failures] {
            m_waitingUntil = 0;
            m_waitingReason.clear();
            findMeasurements(failures + 1);
        });
        emit progressed();
    });
}

void VerifyRun::onMeasurements(QStringList names)
{
    // What the source has no more, or not in that range, may still be at the destination.
    for (const QString& key : telemirror::ruleKeys(m_context.rule)) {
        const Result<QStringList> copied = m_context.journal.measurements(key);
        if (!copied)
            return fail(copied.error());
        names += *copied;
    }
    names.sort();
    names.removeDuplicates();
    for (const QString& name : std::as_const(names)) {
        if (!m_context.rule.takes(name))
            continue;
        const Result<IntervalSet> ranges = rangesOf(name);
        if (!ranges)
            return fail(ranges.error());
        if (ranges->isEmpty())
            continue;
        const MeasurementMirror::Job job{m_context.rule.forMeasurement(name),
            telemirror::ruleKey(m_context.rule, name), m_run.started,
            {m_context.source, m_context.destination, m_context.rule.destinationBucket, m_context.clock,
                m_deadLetters, m_slots, m_policy.withBudget(m_writeBudget), m_context.writes},
            m_context.journal, m_policy.withBudget(m_readBudget), m_context.reads};
        auto* verifier = new Verifier(job, name, *ranges, this);
        m_verifiers.append(verifier);
        connect(verifier, &Verifier::finished, this, &VerifyRun::onVerified);
        connect(verifier, &Verifier::progressed, this, &RuleExecution::progressed);
    }
    m_run.measurementsPlanned = m_verifiers.size();
    emit progressed();
    startNext();
}

/// What is compared of a measurement.
Result<IntervalSet> VerifyRun::rangesOf(const QString& measurement) const
{
    const Result<IntervalSet> ranges = settled(measurement);
    if (!ranges || m_scope.extent == VerifyScope::Extent::Full)
        return ranges;
    const Result<IntervalSet> done =
        m_context.journal.done(telemirror::ruleKey(m_context.rule, measurement), measurement);
    if (!done)
        return done;
    IntervalSet copied;
    for (const TimeRange& range : ranges->ranges())
        copied.add(done->intersected(range));
    if (m_scope.extent == VerifyScope::Extent::Sample)
        return sampleOf(measurement, copied);
    const Result<QList<WindowCheck>> checks = m_context.journal.checks(
        telemirror::ruleKey(m_context.rule, measurement), measurement, {minimumTimestamp, maximumTimestamp});
    if (!checks)
        return tl::unexpected(checks.error());
    for (const WindowCheck& check : *checks)
        copied.subtract(check.range);
    return copied;
}

/// What is asked for, without the time in which points arrive now, or arrived since the last run.
Result<IntervalSet> VerifyRun::settled(const QString& measurement) const
{
    const Rule rule = m_context.rule.forMeasurement(measurement);
    const Result<Timestamp> lastNow =
        m_context.journal.lastNow(telemirror::ruleKey(m_context.rule, measurement), measurement);
    if (!lastNow)
        return tl::unexpected(lastNow.error());
    const Nanoseconds overlap = std::max<Nanoseconds>(rule.tailOverlap, 0);
    const bool isPlain = m_scope.range || *lastNow == 0;
    const Timestamp from = isPlain ? m_run.started : std::min(*lastNow, m_run.started);
    IntervalSet ranges(m_scope.range ? rule.resolution.aligned(*m_scope.range)
                                     : rule.wantedRange(measurement, m_run.started));
    // To the minute, as refused points are known.
    const TimeRange moving = RefusalMap::wholeMinutes({from - overlap, m_run.started + overlap});
    ranges.subtract(rule.resolution.aligned(moving));
    return ranges;
}

IntervalSet VerifyRun::sampleOf(const QString& measurement, const IntervalSet& ranges) const
{
    QList<TimeRange> windows = Verifier::windowsOf(ranges, m_context.rule.resolutionFor(measurement));
    IntervalSet sample;
    // The newest, and others by chance: over the weeks every day has its turn.
    for (qsizetype i = 0; i < sampleSize && !windows.isEmpty(); ++i) {
        const qsizetype chosen =
            i == 0 ? windows.size() - 1 : QRandomGenerator::global()->bounded(windows.size());
        sample.add(windows.takeAt(chosen));
    }
    return sample;
}

void VerifyRun::startNext()
{
    bool isOver = true;
    for (Verifier* verifier : std::as_const(m_verifiers)) {
        if (verifier->state() != RunState::Running)
            continue;
        isOver = false;
        if (verifier->isStarted() || m_active >= maximumConcurrent)
            continue;
        ++m_active;
        verifier->start();
    }
    if (isOver)
        end(outcome());
}

void VerifyRun::onVerified()
{
    if (m_run.state != RunState::Running)
        return;
    --m_active;
    emit progressed();
    // A receiver may have cancelled.
    if (m_run.state == RunState::Running)
        startNext();
}

RunState VerifyRun::outcome() const
{
    qsizetype failed = 0;
    qsizetype partial = 0;
    for (const Verifier* verifier : m_verifiers) {
        switch (verifier->state()) {
        case RunState::Cancelled: return RunState::Cancelled; // its connection was closed
        case RunState::Failed: ++failed; break;
        case RunState::Partial: ++partial; break;
        case RunState::Running:
        case RunState::Done: break;
        }
    }
    if (failed > 0 && failed == m_verifiers.size())
        return RunState::Failed;
    return failed > 0 || partial > 0 ? RunState::Partial : RunState::Done;
}

void VerifyRun::fail(const Error& error)
{
    m_run.errors.append(error);
    end(error.kind == Error::Kind::Cancelled ? RunState::Cancelled : RunState::Failed);
}

void VerifyRun::end(RunState state)
{
    m_run.state = state;
    m_run.ended = m_context.clock.now();
    commitOutcome();
    if (const Result<void> kept = m_context.journal.endRun(run(), measurementRuns()); !kept) {
        m_run.errors.append(kept.error());
        if (state == RunState::Done)
            m_run.state = RunState::Partial;
    }
    QMetaObject::invokeMethod(this, &RuleExecution::finished, Qt::QueuedConnection);
}

/// Notes that the rule's policy was carried out, as far as this run did.
void VerifyRun::commitOutcome()
{
    const bool isWhole = m_run.state == RunState::Done || m_run.state == RunState::Partial;
    if (!isWhole || m_scope.range)
        return;
    Result<void> noted = m_context.journal.commitVerification(m_context.ruleKey, m_run.started);
    if (noted && m_scope.extent == VerifyScope::Extent::Full)
        noted = m_context.journal.commitConfirmed(m_context.ruleKey);
    if (!noted)
        m_run.errors.append(noted.error());
}

Run VerifyRun::run() const
{
    Run run = m_run;
    for (const Verifier* verifier : m_verifiers) {
        const MeasurementRun part = verifier->run();
        run.tally += part.tally;
        run.errors += part.errors;
        if (part.state == RunState::Done || part.state == RunState::Partial)
            ++run.measurementsDone;
    }
    return run;
}

QList<MeasurementRun> VerifyRun::measurementRuns() const
{
    QList<MeasurementRun> runs;
    runs.reserve(m_verifiers.size());
    for (const Verifier* verifier : m_verifiers)
        runs.append(verifier->run());
    return runs;
}

double VerifyRun::fractionDone() const
{
    if (m_run.state == RunState::Done || m_run.state == RunState::Partial)
        return 1.0;
    double planned = 0.0;
    double done = 0.0;
    for (const Verifier* verifier : m_verifiers) {
        const MeasurementRun run = verifier->run();
        planned += static_cast<double>(run.plannedLength);
        done += static_cast<double>(run.state == RunState::Failed ? run.plannedLength : run.doneLength);
    }
    return planned > 0.0 ? std::clamp(done / planned, 0.0, 1.0) : 0.0;
}

RunProgress VerifyRun::progress() const
{
    RunProgress progress;
    progress.run = run();
    progress.measurements = measurementRuns();
    progress.fraction = fractionDone();
    progress.waitingUntil = m_waitingUntil;
    progress.waitingReason = m_waitingReason;
    for (const Verifier* verifier : m_verifiers) {
        if (!verifier->isStarted() || verifier->state() != RunState::Running)
            continue;
        if (progress.measurement.isEmpty())
            progress.measurement = verifier->run().measurement;
        const Timestamp until = verifier->waitingUntil();
        if (until != 0 && (progress.waitingUntil == 0 || until < progress.waitingUntil)) {
            progress.waitingUntil = until;
            progress.waitingReason = verifier->waitingReason();
        }
    }
    return progress;
}

} // namespace telemirror
