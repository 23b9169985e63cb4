#pragma once

#include "HealthWatch.h"
#include "common/EngineMetrics.h"
#include "sandbox/HttpListener.h"

namespace telemirror {

/// Serves `/metrics` (Prometheus' text format) and `/healthz` (200, or 503 with the reason) to this
/// machine alone.
class MetricsServer
{
public:
    MetricsServer(const EngineMetrics& metrics, const HealthWatch& health);

    /// Begins to listen; 0 is any free port. Returns the port. Error kind Configuration.
    Result<quint16> listen(quint16 port) { return m_listener.listen(port); }

private:
    [[nodiscard]] sandbox::HttpAnswer answer(const sandbox::HttpRequest& request) const;
    [[nodiscard]] sandbox::HttpAnswer health() const;

    const EngineMetrics& m_metrics;
    const HealthWatch& m_health;
    sandbox::HttpListener m_listener;
};

} // namespace telemirror
