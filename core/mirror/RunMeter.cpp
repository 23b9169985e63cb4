#include "mirror/RunMeter.h"

namespace telemirror {

namespace {

/// Each measurement is an equal share of the run; what is done of its planned time, a share of that.
double fractionOf(const RunProgress& progress)
{
    if (progress.measurements.isEmpty())
        return 0.0;
    double sum = 0.0;
    for (const MeasurementRun& item : progress.measurements) {
        if (item.state != RunState::Running)
            sum += 1.0;
        else if (item.plannedLength > 0)
            sum += static_cast<double>(item.doneLength) / static_cast<double>(item.plannedLength);
    }
    return std::clamp(sum / static_cast<double>(progress.measurements.size()), 0.0, 1.0);
}

} // namespace

void RunMeter::measure(RunProgress& progress, Timestamp now)
{
    m_samples.append({now, progress.run.tally.pointsRead});
    while (m_samples.size() > 2 && m_samples[1].time <= now - rateSpan)
        m_samples.removeFirst();
    const Nanoseconds span = now - m_samples.first().time;
    const qint64 points = m_samples.last().points - m_samples.first().points;
    progress.pointsPerSecond = span > 0
        ? static_cast<double>(std::max<qint64>(points, 0)) * nanosecondsPerSecond / static_cast<double>(span)
        : 0.0;

    progress.fraction = progress.run.state == RunState::Running ? fractionOf(progress) : 1.0;
    const double elapsed = static_cast<double>(now - progress.run.started) / nanosecondsPerMillisecond;
    // Too early, an estimate is a guess.
    if (progress.fraction >= 0.02 && elapsed >= 500.0)
        progress.remaining = std::chrono::milliseconds(
            static_cast<qint64>(elapsed * (1.0 - progress.fraction) / progress.fraction));
}

} // namespace telemirror
