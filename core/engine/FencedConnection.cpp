#include "engine/FencedConnection.h"

namespace telemirror {

FencedConnection::FencedConnection(Connection& connection, Permit permit)
    : m_connection(connection)
    , m_permit(std::move(permit))
{}

template <typename T, typename Request>
QFuture<Result<T>> FencedConnection::ifPermitted(Request request)
{
    const Result<void> permitted = m_permit();
    if (permitted)
        return request();
    Error error = permitted.error();
    error.connection = settings().name;
    return QtFuture::makeReadyFuture<Result<T>>(tl::unexpected(std::move(error)));
}

QFuture<Result<void>> FencedConnection::createBucket(const QString& name)
{
    return ifPermitted<void>([&] { return m_connection.createBucket(name); });
}

QFuture<Result<QStringList>> FencedConnection::measurements(const QString& bucket, const TimeRange& range)
{
    return m_connection.measurements(bucket, range);
}

QFuture<Result<MeasurementSchema>> FencedConnection::schema(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    return m_connection.schema(bucket, measurement, range);
}

QFuture<Result<QList<SeriesData>>> FencedConnection::series(const SeriesRequest& request)
{
    return m_connection.series(request);
}

QFuture<Result<QList<LatestValue>>> FencedConnection::latest(const LatestRequest& request)
{
    return m_connection.latest(request);
}

QFuture<Result<MeasurementExtent>> FencedConnection::extent(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    return m_connection.extent(bucket, measurement, range);
}

QFuture<Result<qint64>> FencedConnection::countPoints(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    return m_connection.countPoints(bucket, measurement, range);
}

QFuture<Result<Summary>> FencedConnection::summary(const SummaryRequest& request)
{
    return m_connection.summary(request);
}

std::unique_ptr<PointStream> FencedConnection::read(const ReadRequest& request)
{
    return m_connection.read(request);
}

QFuture<Result<WriteReceipt>> FencedConnection::write(const QString& bucket, const QByteArray& lines)
{
    return ifPermitted<WriteReceipt>([&] { return m_connection.write(bucket, lines); });
}

} // namespace telemirror
