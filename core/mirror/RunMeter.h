#pragma once

#include "model/Run.h"

#include <QtCore/QList>

namespace telemirror {

/// Turns what a run has done so far into progress: fraction, rate over the last seconds, estimate.
/// Pure; told the time.
class RunMeter
{
public:
    static constexpr Nanoseconds rateSpan = 5 * nanosecondsPerSecond;

    /// Fills `fraction`, `pointsPerSecond` and `remaining` from the other members of `progress`.
    void measure(RunProgress& progress, Timestamp now);

private:
    struct Sample
    {
        Timestamp time = 0;
        qint64 points = 0;
    };
    QList<Sample> m_samples; ///< of the last `rateSpan`, oldest first
};

} // namespace telemirror
