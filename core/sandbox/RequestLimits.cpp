#include "sandbox/RequestLimits.h"

#include <algorithm>

namespace telemirror::sandbox {

RequestLimits::RequestLimits(std::chrono::milliseconds window, qint64 readBytes, int requests)
    : m_window(std::max<Nanoseconds>(1, std::chrono::nanoseconds(window).count()))
    , m_maximumBytes(readBytes)
    , m_maximumRequests(requests)
{}

void RequestLimits::turn(Timestamp now)
{
    const qint64 index = now / m_window;
    if (index == m_index)
        return;
    m_index = index;
    m_bytes = 0;
    m_requests = 0;
}

std::optional<std::chrono::milliseconds> RequestLimits::admit(Timestamp now, bool reads)
{
    turn(now);
    const bool tooMany = m_maximumRequests > 0 && m_requests >= m_maximumRequests;
    const bool tooMuch = reads && m_maximumBytes > 0 && m_bytes >= m_maximumBytes;
    if (!tooMany && !tooMuch) {
        ++m_requests;
        return std::nullopt;
    }
    return std::chrono::ceil<std::chrono::milliseconds>(
        std::chrono::nanoseconds((m_index + 1) * m_window - now));
}

void RequestLimits::sent(Timestamp now, qint64 bytes)
{
    turn(now);
    m_bytes += bytes;
}

} // namespace telemirror::sandbox
