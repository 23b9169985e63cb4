#include "MetricsServer.h"

#include "common/PrometheusText.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace telemirror {

using namespace Qt::StringLiterals;
using sandbox::HttpAnswer;
using sandbox::HttpRequest;

MetricsServer::MetricsServer(const EngineMetrics& metrics, const HealthWatch& health)
    : m_metrics(metrics)
    , m_health(health)
    , m_listener([this](const HttpRequest& request) { return answer(request); })
{}

HttpAnswer MetricsServer::answer(const HttpRequest& request) const
{
    const bool isMetrics = request.path == u"/metrics"_s;
    if (!isMetrics && request.path != u"/healthz"_s)
        return {404, "text/plain; charset=utf-8"_ba, "Here are /metrics and /healthz.\n"_ba, {}};
    if (request.method != "GET" && request.method != "HEAD")
        return {405, "text/plain; charset=utf-8"_ba, "GET alone.\n"_ba, {{"Allow"_ba, "GET, HEAD"_ba}}};
    if (isMetrics)
        return {200, PrometheusText::contentType, m_metrics.text(), {}};
    return health();
}

HttpAnswer MetricsServer::health() const
{
    const QString trouble = m_health.trouble();
    QJsonObject json{{u"status"_s, trouble.isEmpty() ? u"ok"_s : u"failing"_s}};
    if (!trouble.isEmpty())
        json.insert(u"reason"_s, trouble);
    return {trouble.isEmpty() ? 200 : 503, "application/json"_ba,
        QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n', {}};
}

} // namespace telemirror
