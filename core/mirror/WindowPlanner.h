#pragma once

#include "model/IntervalSet.h"
#include "model/TimeRange.h"

#include <QtCore/QList>

namespace telemirror {

/// What is known when the reading of one measurement is planned; ns.
struct PlanInput
{
    TimeRange wanted; ///< by the rule, at `now`
    IntervalSet done; ///< by the journal
    Timestamp now = 0;
    Timestamp lastNow = 0;       ///< the last complete run's "now"; 0: there was none
    Nanoseconds tailOverlap = 0; ///< re-read so much before lastNow: late arrivals
    IntervalSet suspect;         ///< what verification found wrong
};

/// Says what of a measurement is to be read: wanted − done, the tail before the last run's "now"
/// (points that arrived late), everything at or after it (forecasts are rewritten), and what
/// verification found wrong; all of it within the wanted range. Pure.
///
/// Order: what holds the newest data that exists (the range at `now`) first, then backwards through
/// history, and the future, which can be read again any time, last. A first sync is useful at once.
class WindowPlanner
{
public:
    /// Disjoint ranges, in the order in which they are to be read.
    [[nodiscard]] static QList<TimeRange> plan(const PlanInput& input);
};

} // namespace telemirror
