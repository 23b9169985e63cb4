#include "mirror/RefusalMap.h"

#include "model/Resolution.h"

namespace telemirror {

namespace {

Resolution minutes()
{
    Resolution resolution;
    resolution.every = nanosecondsPerMinute;
    return resolution;
}

} // namespace

void RefusalMap::add(Timestamp time, qint64 points)
{
    if (points > 0)
        m_points[minutes().floor(time)] += points;
}

void RefusalMap::add(const RefusalMap& other)
{
    for (auto entry = other.m_points.begin(); entry != other.m_points.end(); ++entry)
        m_points[entry.key()] += entry.value();
}

QList<RefusedStretch> RefusalMap::within(const TimeRange& range) const
{
    QList<RefusedStretch> stretches;
    for (auto entry = m_points.begin(); entry != m_points.end(); ++entry) {
        const TimeRange part = wholeMinutes({entry.key(), entry.key() + 1}).intersected(range);
        if (!part.isEmpty())
            stretches.append({part, entry.value()});
    }
    return stretches;
}

TimeRange RefusalMap::wholeMinutes(const TimeRange& range)
{
    return minutes().aligned(range);
}

} // namespace telemirror
