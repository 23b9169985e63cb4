#include "influx/wire/LineSink.h"

namespace telemirror {

LineSink::LineSink(const BatchLimits& limits, Consumer consumer, bool takesText)
    : m_limits(limits)
    , m_consumer(std::move(consumer))
    , m_takesText(takesText)
{}

void LineSink::lineAdded(qint64 points, Timestamp time)
{
    ++m_batch.lineCount;
    m_batch.pointCount += points;
    m_batch.earliest = std::min(m_batch.earliest, time);
    m_batch.latest = std::max(m_batch.latest, time);
    if (m_batch.lineCount >= m_limits.lines || m_batch.lines.size() >= m_limits.bytes)
        flush();
}

void LineSink::refuse(RefusedPoint&& point)
{
    m_batch.refused.append(std::move(point));
    // Refused points take memory as lines do: an answer of nothing else must not pile up.
    if (m_batch.refused.size() >= m_limits.lines)
        flush();
}

void LineSink::flush()
{
    if (m_batch.isEmpty() && m_batch.dropped == 0 && m_batch.refused.isEmpty())
        return;
    m_consumer(std::exchange(m_batch, LineBatch()));
}

} // namespace telemirror
