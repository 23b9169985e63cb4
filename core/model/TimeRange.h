#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <algorithm>
#include <limits>

namespace telemirror {

/// A point in time: nanoseconds since 1970-01-01T00:00:00Z, as InfluxDB keeps it.
using Timestamp = qint64;
/// A length of time in nanoseconds.
using Nanoseconds = qint64;

inline constexpr Nanoseconds nanosecondsPerMillisecond = 1'000'000;
inline constexpr Nanoseconds nanosecondsPerSecond = 1'000'000'000;
inline constexpr Nanoseconds nanosecondsPerMinute = 60 * nanosecondsPerSecond;
inline constexpr Nanoseconds nanosecondsPerHour = 60 * nanosecondsPerMinute;
inline constexpr Nanoseconds nanosecondsPerDay = 24 * nanosecondsPerHour;

/// The timestamps that InfluxDB accepts (models.MinNanoTime and MaxNanoTime of its sources).
inline constexpr Timestamp minimumTimestamp = std::numeric_limits<qint64>::min() + 2;
inline constexpr Timestamp maximumTimestamp = std::numeric_limits<qint64>::max() - 1;

/// A half-open range of time, `[start, stop)`, in nanoseconds since the epoch.
struct TimeRange
{
    Timestamp start = 0;
    Timestamp stop = 0;

    [[nodiscard]] bool isEmpty() const { return stop <= start; }
    [[nodiscard]] Nanoseconds length() const { return isEmpty() ? 0 : stop - start; }
    [[nodiscard]] bool contains(Timestamp time) const { return time >= start && time < stop; }
    [[nodiscard]] bool contains(const TimeRange& other) const
    {
        return other.start >= start && other.stop <= stop;
    }
    [[nodiscard]] bool intersects(const TimeRange& other) const
    {
        return start < other.stop && other.start < stop;
    }
    [[nodiscard]] TimeRange intersected(const TimeRange& other) const
    {
        return {std::max(start, other.start), std::min(stop, other.stop)};
    }
    bool operator==(const TimeRange&) const = default;
};

/// The date and time of `time`, in UTC, cut to milliseconds.
inline QDateTime toDateTime(Timestamp time)
{
    // Floor, so that instants before 1970 keep their order.
    qint64 milliseconds = time / nanosecondsPerMillisecond;
    if (time % nanosecondsPerMillisecond < 0)
        --milliseconds;
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

inline Timestamp fromDateTime(const QDateTime& dateTime)
{
    return dateTime.toMSecsSinceEpoch() * nanosecondsPerMillisecond;
}

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::TimeRange)
