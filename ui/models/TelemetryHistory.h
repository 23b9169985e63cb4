#pragma once

#include "model/Schema.h"

#include <QtCore/QList>

namespace telemirror {

/// The last hour of telemetry, per field: what the live charts draw. Bounded in time and in points.
class TelemetryHistory
{
public:
    static constexpr Nanoseconds longest = nanosecondsPerHour;
    static constexpr qsizetype maximumPoints = 8'000; ///< per curve
    static constexpr qsizetype maximumCurves = 500;

    /// How often values are looked for: a much longer silence is a gap.
    void setPeriod(Nanoseconds period) { m_period = period; }
    /// Adds what is new (a value of the same time as the last is not); strings are left out.
    void add(const QList<LatestValue>& values);
    void clear() { m_curves.clear(); }
    /// The curve of this value's field; empty if there is none.
    [[nodiscard]] SeriesData curve(const LatestValue& value) const;

private:
    struct Curve
    {
        LatestValue key;
        SeriesData data;
    };
    void append(SeriesData& data, Timestamp time, double value) const;

    QList<Curve> m_curves; ///< sorted by key
    Nanoseconds m_period = 5 * nanosecondsPerSecond;
};

} // namespace telemirror
