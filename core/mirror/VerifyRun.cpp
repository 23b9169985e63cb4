#include "mirror/VerifyRun.h"

#include "mirror/Verifier.h"

#include <QtCore/QRandomGenerator>

namespace telemirror {

VerifyRun::VerifyRun(const Context& context, const VerifyScope& scope, const Run& run, QObject* parent)
    : RuleExecution(context, run, parent)
    , m_scope(scope)
{}

void VerifyRun::start()
{
    findMeasurements(m_scope.range.value_or(m_context.rule.widestRange(m_run.started)));
}

void VerifyRun::onMeasurements(const QStringList& found)
{
    // What the source has no more, or not in that range, may still be at the destination.
    QStringList names = found;
    for (const QString& key : ruleKeys(m_context.rule)) {
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
        if (!ranges->isEmpty())
            add(new Verifier(jobFor(name), name, *ranges, this));
    }
    begin();
}

/// What is compared of a measurement.
Result<IntervalSet> VerifyRun::rangesOf(const QString& measurement) const
{
    const Result<IntervalSet> ranges = settled(measurement);
    if (!ranges || m_scope.extent == VerifyScope::Extent::Full)
        return ranges;
    const QString key = ruleKey(m_context.rule, measurement);
    const Result<IntervalSet> done = m_context.journal.done(key, measurement);
    if (!done)
        return done;
    IntervalSet copied;
    for (const TimeRange& range : ranges->ranges())
        copied.add(done->intersected(range));
    if (m_scope.extent == VerifyScope::Extent::Sample)
        return sampleOf(measurement, copied);
    const Result<QList<WindowCheck>> checks =
        m_context.journal.checks(key, measurement, {minimumTimestamp, maximumTimestamp});
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
    const Result<Timestamp> lastNow = m_context.journal.lastNow(ruleKey(rule), measurement);
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

/// Notes that the rule's policy was carried out, as far as this run did.
Result<void> VerifyRun::commitOutcome()
{
    if (m_scope.range)
        return {};
    Result<void> noted = m_context.ledger->commitVerification(m_context.ruleKey, m_run.started);
    if (noted && m_scope.extent == VerifyScope::Extent::Full)
        noted = m_context.ledger->commitConfirmed(m_context.ruleKey);
    return noted;
}

} // namespace telemirror
