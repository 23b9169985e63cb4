#pragma once

#include "model/Schema.h"
#include "ui/charts/Curve.h"

#include <QtCore/QList>

#include <memory>

namespace telemirror {

/// The last day of telemetry, per field: what the live charts draw. Bounded in time and in points.
class TelemetryHistory
{
public:
    static constexpr Nanoseconds longest = nanosecondsPerDay;
    /// Of all curves together; 16 bytes each.
    static constexpr qsizetype totalPoints = 4'000'000;
    static constexpr qsizetype maximumPoints = 100'000; ///< per curve; a day at 1 s
    static constexpr qsizetype maximumCurves = 500;

    /// How often values are looked for: a much longer silence is a gap.
    void setPeriod(Nanoseconds period) { m_period = period; }
    /// Adds what is new (a value of the same time as the last is not); strings are left out.
    void add(const QList<LatestValue>& values);
    /// Adds what was before the first value held: read from the server. What is not older is left
    /// out; where points are missing, there is a gap.
    void prepend(const LatestValue& key, const SeriesData& older);
    void clear() { m_curves.clear(); }
    /// The curve of this value's field, which grows as values are added; null if there is none.
    [[nodiscard]] std::shared_ptr<const Curve> curve(const LatestValue& value) const;

    /// The value as a figure; nothing for a string.
    [[nodiscard]] static std::optional<double> figure(const FieldValue& value);

private:
    struct Entry
    {
        LatestValue key;
        std::shared_ptr<Curve> curve;
    };
    /// The curve of this key, made if there is room for it; else null.
    [[nodiscard]] Curve* curveFor(const LatestValue& key);
    void append(Curve& curve, Timestamp time, double value) const;
    [[nodiscard]] qsizetype mostPoints() const;

    QList<Entry> m_curves; ///< sorted by key
    Nanoseconds m_period = 5 * nanosecondsPerSecond;
};

} // namespace telemirror
