#pragma once

#include "model/IntervalSet.h"

namespace telemirror {

/// What of a measurement a run has to read: the wanted range without what is done, and again what
/// may have changed since. Pure.
struct WindowPlanner
{
    /// A run may read so much twice: one part in so many.
    static constexpr Nanoseconds smallPart = 25;

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
    /// What of plan() was read before, and is planned again only because points may have come late.
    /// Empty if it is at most `smallPart` of the time since, which may as well be read, or if it was
    /// not read in one piece.
    [[nodiscard]] TimeRange recheck() const;
    /// Whether `lastNow` makes the done intervals credible.
    [[nodiscard]] bool believesJournal() const;

private:
    [[nodiscard]] Timestamp rereadFrom() const;
};

} // namespace telemirror
