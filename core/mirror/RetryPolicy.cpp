#include "mirror/RetryPolicy.h"

namespace telemirror {

std::optional<std::chrono::milliseconds> RetryPolicy::next(const Error& error)
{
    if (!error.isRetryable() || ++m_failures >= attempts)
        return std::nullopt;
    if (error.retryAfter) {
        // A server may name a far day: what it says counts, up to the cap.
        return std::clamp(*error.retryAfter, std::chrono::milliseconds(0), longestBackoff);
    }
    std::chrono::milliseconds ceiling = firstBackoff;
    for (int i = 1; i < m_failures && ceiling < longestBackoff; ++i)
        ceiling *= 2;
    ceiling = std::min(ceiling, longestBackoff);
    return std::chrono::milliseconds(m_random->bounded(static_cast<quint32>(ceiling.count()) + 1));
}

} // namespace telemirror
