#include "mirror/WindowPlanner.h"

namespace telemirror {

bool WindowPlanner::believesJournal() const
{
    Timestamp latestCredible = 0;
    if (qAddOverflow(now, std::max<Nanoseconds>(tailOverlap, 0), &latestCredible))
        latestCredible = maximumTimestamp;
    return lastNow != 0 && lastNow <= latestCredible;
}

IntervalSet WindowPlanner::plan() const
{
    if (!believesJournal())
        return IntervalSet(wanted);
    IntervalSet ranges = done.missingFrom(wanted);
    ranges.add(TimeRange{rereadFrom(), maximumTimestamp}.intersected(wanted));
    return ranges;
}

TimeRange WindowPlanner::recheck() const
{
    if (!believesJournal())
        return {};
    const TimeRange overlap = TimeRange{rereadFrom(), std::min(lastNow, now)}.intersected(wanted);
    Nanoseconds since = 0;
    const bool isLong = qSubOverflow(now, lastNow, &since) || since / smallPart >= overlap.length();
    if (overlap.isEmpty() || isLong || !done.contains(overlap))
        return {};
    return overlap;
}

Timestamp WindowPlanner::rereadFrom() const
{
    Timestamp from = 0;
    if (qSubOverflow(std::min(lastNow, now), std::max<Nanoseconds>(tailOverlap, 0), &from))
        return minimumTimestamp;
    return from;
}

} // namespace telemirror
