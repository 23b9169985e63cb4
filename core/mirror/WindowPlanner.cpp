#include "mirror/WindowPlanner.h"

namespace telemirror {

QList<TimeRange> WindowPlanner::plan(const PlanInput& input)
{
    IntervalSet missing = input.done.missingFrom(input.wanted);
    if (input.lastNow != 0) {
        Timestamp tail = 0;
        if (qSubOverflow(input.lastNow, input.tailOverlap, &tail))
            tail = minimumTimestamp;
        missing.add(TimeRange{tail, maximumTimestamp}.intersected(input.wanted));
    }
    for (const TimeRange& range : input.suspect.ranges())
        missing.add(range.intersected(input.wanted));

    const IntervalSet past = missing.intersected({minimumTimestamp, input.now});
    const IntervalSet future = missing.intersected({input.now, maximumTimestamp});
    QList<TimeRange> ordered(past.ranges().crbegin(), past.ranges().crend());
    return ordered + future.ranges();
}

} // namespace telemirror
