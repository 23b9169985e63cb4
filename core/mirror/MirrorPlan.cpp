#include "mirror/MirrorPlan.h"

#include "mirror/RuleKey.h"
#include "mirror/WindowPlanner.h"
#include "model/FutureHandler.h"

namespace telemirror {

using Basis = MeasurementPlan::Basis;

namespace {

/// Earlier runs that are looked at.
constexpr qint64 runsOfHistory = 5;

} // namespace

MirrorPlan::MirrorPlan(const Context& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{}

void MirrorPlan::start()
{
    m_plan.ruleId = m_context.rule.id;
    m_plan.ruleName = m_context.rule.name;
    m_plan.now = m_context.clock.now();
    whenFinished(this,
        m_context.source.measurements(m_context.rule.sourceBucket, m_context.rule.widestRange(m_plan.now)),
        [this](const Result<QStringList>& names) {
            if (names)
                onMeasurements(*names);
            else
                end(tl::unexpected(names.error()));
        });
}

void MirrorPlan::onMeasurements(const QStringList& names)
{
    Result<void> known = readHistory();
    for (const QString& name : names) {
        if (known && m_context.rule.takes(name))
            known = addMeasurement(name);
    }
    if (!known)
        return end(tl::unexpected(known.error()));
    next();
}

Result<void> MirrorPlan::readHistory()
{
    const Result<QList<Run>> runs = m_context.journal.runs(0, runsOfHistory, m_context.rule.id);
    if (!runs)
        return tl::unexpected(runs.error());
    for (const Run& run : *runs) {
        const Result<QList<MeasurementRun>> measurements = m_context.journal.runMeasurements(run.id);
        if (!measurements)
            return tl::unexpected(measurements.error());
        for (const MeasurementRun& one : *measurements) {
            History& history = m_history[one.measurement];
            history.points += one.tally.pointsRead;
            history.bytes += one.tally.bytesRead;
            history.length += one.doneLength;
        }
    }
    return {};
}

Result<void> MirrorPlan::addMeasurement(const QString& name)
{
    const QString key = ruleKey(m_context.rule, name);
    const Result<IntervalSet> done = m_context.journal.done(key, name);
    if (!done)
        return tl::unexpected(done.error());
    const Result<Timestamp> lastNow = m_context.journal.lastNow(key, name);
    if (!lastNow)
        return tl::unexpected(lastNow.error());
    const WindowPlanner planner{m_context.rule.wantedRange(name, m_plan.now), *done, *lastNow,
        m_context.rule.tailOverlap, m_plan.now};
    MeasurementPlan plan;
    plan.measurement = name;
    plan.resolution = m_context.rule.resolutionFor(name);
    const IntervalSet ranges = planner.plan();
    for (const TimeRange& range : ranges.ranges())
        plan.ranges.add(plan.resolution.aligned(range));
    if (plan.resolution.isRaw())
        plan.recheck = planner.recheck();
    plan.isFirst = !planner.believesJournal();
    m_rest.append(m_plan.measurements.size());
    m_plan.measurements.append(plan);
    return {};
}

void MirrorPlan::next()
{
    if (m_rest.isEmpty())
        return end(m_plan);
    if (m_plan.measurements[m_rest.first()].recheck.isEmpty())
        count();
    else
        checkOverlap();
}

void MirrorPlan::checkOverlap()
{
    MeasurementPlan& plan = m_plan.measurements[m_rest.first()];
    auto* check = new OverlapCheck({m_context.source, m_context.rule.sourceBucket, m_context.destination,
                                       m_context.rule.destinationBucket},
        plan.measurement, plan.recheck, this);
    connect(check, &OverlapCheck::finished, this, [this, check](bool isSame) {
        check->deleteLater();
        if (isSame)
            m_plan.measurements[m_rest.first()].ranges.subtract(check->range());
        count();
    });
    check->start();
}

void MirrorPlan::count()
{
    m_counted = 0;
    // How many values the source makes of its points it does not tell.
    if (!m_plan.measurements[m_rest.first()].resolution.isRaw())
        return estimate(std::nullopt);
    m_uncounted = m_plan.measurements[m_rest.first()].ranges.ranges();
    if (m_uncounted.size() > mostCounts)
        m_uncounted = {{m_uncounted.first().start, m_uncounted.last().stop}};
    onCounted(qint64(0));
}

void MirrorPlan::onCounted(const Result<qint64>& points)
{
    if (!points)
        return estimate(std::nullopt);
    m_counted += *points;
    if (m_uncounted.isEmpty())
        return estimate(m_counted);
    whenFinished(this,
        m_context.source.countPoints(m_context.rule.sourceBucket,
            m_plan.measurements[m_rest.first()].measurement, m_uncounted.takeLast()),
        [this](const Result<qint64>& more) { onCounted(more); });
}

void MirrorPlan::estimate(std::optional<qint64> counted)
{
    MeasurementPlan& plan = m_plan.measurements[m_rest.takeFirst()];
    const History history = m_history.value(plan.measurement);
    if (counted) {
        plan.points = counted;
        plan.pointsBasis = Basis::Counted;
    } else if (history.length > 0) {
        const double density = static_cast<double>(history.points) / static_cast<double>(history.length);
        plan.points = qRound64(density * static_cast<double>(plan.ranges.totalLength()));
        plan.pointsBasis = Basis::History;
    }
    if (plan.points) {
        const bool isKnown = history.points > 0;
        const double each = isKnown ? static_cast<double>(history.bytes) / static_cast<double>(history.points)
                                    : static_cast<double>(typicalBytesPerPoint);
        plan.bytes = qRound64(each * static_cast<double>(*plan.points));
        plan.bytesBasis = isKnown ? Basis::History : Basis::Typical;
    }
    next();
}

void MirrorPlan::end(Result<SyncPlan> result)
{
    emit finished(result);
}

} // namespace telemirror
