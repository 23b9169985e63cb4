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
    Timestamp rereadFrom = 0;
    if (qSubOverflow(std::min(lastNow, now), std::max<Nanoseconds>(tailOverlap, 0), &rereadFrom))
        rereadFrom = minimumTimestamp;
    ranges.add(TimeRange{rereadFrom, maximumTimestamp}.intersected(wanted));
    return ranges;
}

} // namespace telemirror
