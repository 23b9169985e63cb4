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
        QString label; ///< time of day, or the date where marks are days apart
        QString date;  ///< under the label, where a new day begins and at the first mark; else empty
    };
    struct ValueTick
    {
        double value = 0.0;
        QString label;
    };

    /// Marks at round local times, at most `count` of them, also across a change of the clocks.
    [[nodiscard]] static QList<TimeTick> times(
        const TimeRange& range, int count, const QTimeZone& zone = QTimeZone::systemTimeZone());
    /// Marks at round values within [low, high], about `count` of them; none if the range is empty
    /// or not finite.
    [[nodiscard]] static QList<ValueTick> values(double low, double high, int count);
};

} // namespace telemirror
