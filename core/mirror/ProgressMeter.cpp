#include "mirror/ProgressMeter.h"

namespace telemirror {

using std::chrono::milliseconds;

void ProgressMeter::add(Timestamp now, qint64 points, double fraction)
{
    // A clock that is set back begins a new measurement.
    if (m_samples.isEmpty() || now < m_samples.last().time) {
        m_samples.clear();
        m_first = now;
    }
    m_samples.append({now, points});
    while (m_samples.size() > 2 && m_samples[1].time <= now - span)
        m_samples.removeFirst();
    m_fraction = std::clamp(fraction, 0.0, 1.0);
}

double ProgressMeter::pointsPerSecond() const
{
    if (m_samples.size() < 2)
        return 0.0;
    const Nanoseconds elapsed = m_samples.last().time - m_samples.first().time;
    // A window that failed takes its points back.
    const qint64 points = std::max<qint64>(m_samples.last().points - m_samples.first().points, 0);
    if (elapsed <= 0)
        return 0.0;
    return static_cast<double>(points) * nanosecondsPerSecond / static_cast<double>(elapsed);
}

milliseconds ProgressMeter::remaining() const
{
    if (m_fraction >= 1.0)
        return milliseconds(0);
    const Nanoseconds elapsed = m_samples.isEmpty() ? 0 : m_samples.last().time - m_first;
    if (m_fraction < 0.01 || elapsed < nanosecondsPerSecond)
        return milliseconds(-1);
    const double rest = static_cast<double>(elapsed) * (1.0 - m_fraction) / m_fraction;
    return milliseconds(static_cast<qint64>(rest / nanosecondsPerMillisecond));
}

} // namespace telemirror
