#include "mirror/AdaptiveWindow.h"

namespace telemirror {

namespace {

constexpr Nanoseconds longestLength = std::numeric_limits<Nanoseconds>::max() / 4;
/// Below this, a window was as good as silent.
constexpr qint64 nearlyNoPoints = AdaptiveWindow::fewPoints / 10;

} // namespace

TimeRange AdaptiveWindow::next(const TimeRange& rest) const
{
    Nanoseconds wanted = m_length;
    const TimeRange crowded = m_crowded.intersected(rest);
    if (!crowded.isEmpty() && crowded.stop == rest.stop)
        wanted = std::clamp(crowded.length() / 2, shortestLength, m_length);
    Nanoseconds available = 0;
    // The whole of InfluxDB's time is longer than 64 bits can count.
    if (qSubOverflow(rest.stop, rest.start, &available) || available > wanted)
        return {rest.stop - wanted, rest.stop};
    return rest;
}

void AdaptiveWindow::succeeded(const TimeRange& window, qint64 points)
{
    const Nanoseconds length = window.length();
    if (window.intersects(m_crowded)) {
        m_crowdedPoints += points;
        m_crowded.stop = window.start;
        if (m_crowdedPoints >= nearlyNoPoints || m_crowded.isEmpty()) {
            m_crowded = {};
            m_length = length; // what was allowed before is not worth anything here
        }
    }
    if (points < fewPoints) {
        const Nanoseconds factor = points < nearlyNoPoints ? 4 : 2;
        // The end of a range may have been shorter than what was allowed: that says nothing
        // against the length allowed.
        m_length = std::max(m_length, std::min(length, longestLength / factor) * factor);
    } else if (points > manyPoints) {
        const double share = static_cast<double>(aimedPoints) / static_cast<double>(points);
        const auto shorter = static_cast<Nanoseconds>(static_cast<double>(length) * share);
        m_length = std::clamp(shorter, shortestLength, longestLength);
    } else {
        m_length = std::clamp(length, shortestLength, longestLength);
    }
}

bool AdaptiveWindow::tooLarge(const TimeRange& window)
{
    m_crowded = window;
    m_crowdedPoints = 0;
    return tooSlow(window);
}

bool AdaptiveWindow::tooSlow(const TimeRange& window)
{
    if (window.length() <= shortestLength)
        return false;
    m_length = std::max(window.length() / 2, shortestLength);
    return true;
}

} // namespace telemirror
