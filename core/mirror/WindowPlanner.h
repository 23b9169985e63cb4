#pragma once

#include "model/IntervalSet.h"

namespace telemirror {

/// What of a measurement a run has to read: the wanted range without what is done, and again what
/// may have changed since. Pure.
struct WindowPlanner
{
    TimeRange wanted;
    IntervalSet done;
    /// Journal::lastNow(): everything done and older was read at that time or later. 0: unknown.
    Timestamp lastNow = 0;
    Nanoseconds tailOverlap = 0;
    Timestamp now = 0;

    /// What has to be read. It is read from its end backwards: newest data first.
    ///
    /// From `lastNow - tailOverlap` on everything is read again: points that came late, forecasts
    /// that were rewritten, and what was still the future when it was read. Where `lastNow` is
    /// unknown, or lies in the future by more than the overlap (the clock was wrong), nothing is
    /// known of when the done intervals were read, so none of them is believed.
    [[nodiscard]] IntervalSet plan() const;
    /// Whether `lastNow` makes the done intervals credible.
    [[nodiscard]] bool believesJournal() const;
};

} // namespace telemirror
