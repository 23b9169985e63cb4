#pragma once

#include "model/TimeRange.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QTimeZone>

namespace telemirror {

/// Where an axis has its marks, and what stands beside them. Pure.
class AxisTicks
{
public:
    struct TimeTick
    {
        Timestamp time = 0;
        QString label; ///< time of day, date, month or year, as the marks are apart
        /// Under the label, at the first mark and where it changes: the day, or the year under days
        /// and months. Where the clocks were changed: the new offset from UTC.
        QString date;
    };
    struct ValueTick
    {
        double value = 0.0;
        QString label;
    };
    struct ValueTicks
    {
        QList<ValueTick> ticks;
        QString note; ///< what labels are counted in, e.g. "×10⁶" or "+3 591 200 000"; often empty
    };

    /// No label of values() is longer.
    static constexpr int longestLabel = 9;

    /// Marks at round local times, at most `count` of them: milliseconds to centuries, days from
    /// midnight, weeks from Monday, months and years by the calendar, also across a change of the
    /// clocks.
    [[nodiscard]] static QList<TimeTick> times(
        const TimeRange& range, int count, const QTimeZone& zone = QTimeZone::systemTimeZone());
    /// Marks at round values within [low, high], about `count` of them; none if the range is empty
    /// or not finite.
    [[nodiscard]] static ValueTicks values(double low, double high, int count);
    /// The distance of such marks; 0 if there are none.
    [[nodiscard]] static double valueStep(double low, double high, int count);
};

} // namespace telemirror
