#include "ui/models/CoverageRows.h"

#include "model/IntervalSet.h"

namespace telemirror {

namespace {

CellState cellState(CoverageState state)
{
    switch (state) {
    case CoverageState::Missing: return CellState::Missing;
    case CoverageState::Mirrored: return CellState::Mirrored;
    case CoverageState::Verified: return CellState::Verified;
    case CoverageState::Failed: return CellState::Failed;
    }
    return CellState::Missing;
}

/// From the first to the last instant of which anything is known.
TimeRange knownRange(const QList<CoverageInterval>& intervals)
{
    TimeRange known;
    for (const CoverageInterval& each : intervals) {
        if (each.state == CoverageState::Missing)
            continue;
        if (known.isEmpty())
            known.start = each.range.start;
        known.stop = each.range.stop;
    }
    return known;
}

} // namespace

QList<CoverageRow> coverageRows(const Coverage& coverage, const Rule& rule, Timestamp now)
{
    QList<CoverageRow> rows;
    for (const MeasurementCoverage& each : coverage.measurements) {
        IntervalSet missed(knownRange(each.intervals));
        TimeRange wanted = rule.wantedRange(each.measurement, now);
        wanted.stop = std::min(wanted.stop, now);
        missed.add(wanted);
        CoverageRow row;
        row.measurement = each.measurement;
        for (const CoverageInterval& interval : each.intervals) {
            const CellState state = cellState(interval.state);
            if (interval.state != CoverageState::Missing) {
                row.stretches.append({interval.range, state, interval.check.checked, interval.check.note});
                continue;
            }
            const IntervalSet holes = missed.intersected(interval.range);
            for (const TimeRange& hole : holes.ranges())
                row.stretches.append({hole, state, 0, {}});
        }
        rows.append(row);
    }
    return rows;
}

} // namespace telemirror
