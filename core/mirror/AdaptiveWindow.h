#pragma once

#include "model/TimeRange.h"

namespace telemirror {

/// How long the next window is, learned from how many points the last ones held: between 50 k and
/// 500 k points a query, whatever their density. A burst of 50 k points in a minute and a month of
/// silence both take few queries. Pure; one for each measurement and run.
class AdaptiveWindow
{
public:
    static constexpr qint64 fewestPoints = 50'000;
    static constexpr qint64 mostPoints = 500'000;
    static constexpr Nanoseconds shortest = nanosecondsPerSecond;

    explicit AdaptiveWindow(Nanoseconds initial = 6 * nanosecondsPerHour);

    /// How long the next window may be, ns.
    [[nodiscard]] Nanoseconds length() const { return m_length; }
    /// The piece of `rest` to read next: from its end backwards if `backwards`, else from its start.
    [[nodiscard]] TimeRange next(const TimeRange& rest, bool backwards) const;

    /// A window of this length was read and held so many points.
    void succeeded(Nanoseconds length, qint64 points);
    /// A window of this length timed out or was too large. False if it cannot be made shorter.
    bool tooLarge(Nanoseconds length);

private:
    Nanoseconds m_length;
    Nanoseconds m_ceiling; ///< a length that was too large: not tried again in this run
};

} // namespace telemirror
