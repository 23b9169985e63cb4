#pragma once

#include "model/TimeRange.h"

#include <QtCore/QList>

#include <chrono>

namespace telemirror {

/// How fast a run goes and how long it will take, from what was seen of it. Pure.
class ProgressMeter
{
public:
    /// The rate is taken over this long.
    static constexpr Nanoseconds span = 5 * nanosecondsPerSecond;

    /// At `now` so many points were written in all, and this part (0 to 1) of the plan was done.
    void add(Timestamp now, qint64 points, double fraction);

    [[nodiscard]] double pointsPerSecond() const;
    /// Estimate by the plan's part done since the first sample; negative: not known yet.
    [[nodiscard]] std::chrono::milliseconds remaining() const;

private:
    struct Sample
    {
        Timestamp time = 0;
        qint64 points = 0;
    };
    QList<Sample> m_samples; ///< of the last `span`, and the one before
    Timestamp m_first = 0;
    double m_fraction = 0.0;
};

} // namespace telemirror
