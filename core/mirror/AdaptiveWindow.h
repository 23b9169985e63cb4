#pragma once

#include "model/TimeRange.h"

namespace telemirror {

/// How long a window is that is asked for in one query: as long as holds the number of points
/// wanted, found out from what the windows before held. Pure.
class AdaptiveWindow
{
public:
    /// Points in one query: below the first the window grows, above the second it shrinks.
    static constexpr qint64 fewPoints = 50'000;
    static constexpr qint64 manyPoints = 500'000;
    /// What a window that held too many is shortened to.
    static constexpr qint64 aimedPoints = 200'000;
    /// A range up to this length is tried as a whole; a longer one begins with so much.
    static constexpr Nanoseconds firstLength = 6 * nanosecondsPerHour;
    static constexpr Nanoseconds shortestLength = nanosecondsPerMillisecond;

    /// The window to read next of `rest`: its end, as the newest is read first.
    [[nodiscard]] TimeRange next(const TimeRange& rest) const;

    /// A window was read to its end and held so many points.
    void succeeded(const TimeRange& window, qint64 points);
    /// The answer for a window was too large: what follows looks for where in it the amount is, by
    /// halving. False if windows cannot be made any shorter.
    bool tooLarge(const TimeRange& window);
    /// A window took too long; that may be a passing weakness, so only the length is halved. False
    /// if windows cannot be made any shorter.
    bool tooSlow(const TimeRange& window);

    [[nodiscard]] Nanoseconds length() const { return m_length; }

private:
    Nanoseconds m_length = firstLength;
    TimeRange m_crowded;        ///< known to hold too much for one query
    qint64 m_crowdedPoints = 0; ///< already found in it
};

} // namespace telemirror
