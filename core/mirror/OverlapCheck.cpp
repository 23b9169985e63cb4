#include "mirror/OverlapCheck.h"

#include "model/FutureHandler.h"

namespace telemirror {

OverlapCheck::OverlapCheck(
    const Ends& ends, const QString& measurement, const TimeRange& range, QObject* parent)
    : QObject(parent)
    , m_ends(ends)
    , m_measurement(measurement)
    , m_range(range)
{}

void OverlapCheck::start()
{
    whenFinished(this, m_ends.source.countPoints(m_ends.sourceBucket, m_measurement, m_range),
        [this](const Result<qint64>& count) { take(m_atSource, count); });
    whenFinished(this, m_ends.destination.countPoints(m_ends.destinationBucket, m_measurement, m_range),
        [this](const Result<qint64>& count) { take(m_atDestination, count); });
}

void OverlapCheck::take(std::optional<qint64>& target, const Result<qint64>& count)
{
    if (count)
        target = *count;
    if (--m_missing == 0)
        emit finished(m_atSource.has_value() && m_atSource == m_atDestination);
}

} // namespace telemirror
