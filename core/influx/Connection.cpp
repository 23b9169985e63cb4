#include "influx/Connection.h"

#include "influx/FluxConnection.h"
#include "influx/InfluxQl3Connection.h"
#include "influx/InfluxQlConnection.h"
#include "influx/ServerProbe.h"
#include "influx/VictoriaMetricsConnection.h"

#include <QtCore/QPromise>

namespace telemirror {

std::unique_ptr<Connection> Connection::create(
    const ConnectionSettings& settings, QNetworkAccessManager& network)
{
    switch (settings.dialect) {
    case Dialect::InfluxQL: return std::make_unique<InfluxQlConnection>(settings, network);
    case Dialect::InfluxQL3: return std::make_unique<InfluxQl3Connection>(settings, network);
    case Dialect::VictoriaMetrics: return std::make_unique<VictoriaMetricsConnection>(settings, network);
    case Dialect::Automatic:
    case Dialect::Flux: break;
    }
    return std::make_unique<FluxConnection>(settings, network);
}

QFuture<Result<QStringList>> Connection::organizations()
{
    QPromise<Result<QStringList>> answer;
    answer.start();
    answer.addResult(QStringList());
    answer.finish();
    return answer.future();
}

QFuture<Result<MeasurementExtent>> Connection::extent(
    const QString& bucket, const QString& measurement, const TimeRange&)
{
    QPromise<Result<MeasurementExtent>> promise;
    promise.start();
    promise.addResult(
        tl::unexpected(failure(Error::Kind::NotFound, tr("This source cannot tell how much it holds."))
                           .value()
                           .withBucket(bucket)
                           .withMeasurement(measurement)));
    promise.finish();
    return promise.future();
}

QFuture<Result<ServerInfo>> probeServer(const ConnectionSettings& settings, QNetworkAccessManager& network)
{
    auto* probe = new ServerProbe(settings, network); // deletes itself
    return probe->start();
}

} // namespace telemirror
