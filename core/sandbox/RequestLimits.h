#pragma once

#include "model/TimeRange.h"

#include <chrono>
#include <optional>

namespace telemirror::sandbox {

/// Counts requests and answer bytes in fixed windows of time, as InfluxDB Cloud does: the windows
/// follow one another from the epoch on, whenever the first request comes.
class RequestLimits
{
public:
    RequestLimits(std::chrono::milliseconds window, qint64 readBytes, int requests);

    /// Counts a request; how long to wait if it is one too many, nothing if it may be served.
    [[nodiscard]] std::optional<std::chrono::milliseconds> admit(Timestamp now, bool reads);
    /// Counts what was sent. The answer that goes beyond the limit is still sent whole.
    void sent(Timestamp now, qint64 bytes);

private:
    void turn(Timestamp now);

    Nanoseconds m_window;
    qint64 m_maximumBytes;
    int m_maximumRequests;
    qint64 m_index = 0;
    qint64 m_bytes = 0;
    int m_requests = 0;
};

} // namespace telemirror::sandbox
