#pragma once

#include "model/Point.h"
#include "sandbox/SampleSignals.h"

#include <functional>
#include <memory>
#include <vector>

namespace telemirror::sandbox {

/// One measurement of the sample site: how often it is taken, how far it reaches, what it holds.
class SampleMeasurement
{
public:
    struct Reach
    {
        Nanoseconds cadence = nanosecondsPerMinute;
        Nanoseconds history = nanosecondsPerDay;
        Nanoseconds ahead = 0; ///< into the future: forecasts
    };
    /// Appends the points of one instant.
    using Maker = std::function<void(Timestamp, QList<Point>&)>;

    SampleMeasurement(const QByteArray& name, const Reach& reach, Maker maker);

    [[nodiscard]] const QByteArray& name() const { return m_name; }
    [[nodiscard]] const Reach& reach() const { return m_reach; }
    /// The first instant of the cadence at or after `time`.
    [[nodiscard]] Timestamp firstFrom(Timestamp time) const;
    void append(Timestamp time, QList<Point>& points) const { m_maker(time, points); }

    /// All measurements of the site. `signals` must outlive them.
    [[nodiscard]] static std::vector<std::unique_ptr<SampleMeasurement>> ofSite(SampleSignals& site);

private:
    QByteArray m_name;
    Reach m_reach;
    Maker m_maker;
};

} // namespace telemirror::sandbox
