#include "support/MemoryInflux.h"

#include "influx/wire/LineProtocolReader.h"
#include "influx/wire/LineProtocolWriter.h"

namespace telemirror::test {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
QFuture<Result<T>> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// Hands its batches over at turns of the event loop, then ends as it was told.
class MemoryStream final : public PointStream
{
public:
    MemoryStream(QList<LineBatch> batches, const std::optional<Error>& error, bool hangs)
        : m_batches(std::move(batches))
        , m_error(error)
        , m_hangs(hangs)
    {
        QMetaObject::invokeMethod(
            this, [this] { step(); }, Qt::QueuedConnection);
    }

    std::optional<LineBatch> takeBatch() override
    {
        if (m_ready == 0)
            return std::nullopt;
        --m_ready;
        m_bytes += m_batches.first().lines.size();
        QMetaObject::invokeMethod(
            this, [this] { step(); }, Qt::QueuedConnection);
        return m_batches.takeFirst();
    }
    void abort() override { m_ended = true; }
    qint64 bytesRead() const override { return m_bytes; }

private:
    void step()
    {
        if (m_ended || m_hangs)
            return;
        if (m_ready < std::min(m_batches.size(), maximumQueued)) {
            ++m_ready;
            emit batchReady();
        } else if (m_batches.isEmpty()) {
            m_ended = true;
            if (m_error)
                emit failed(*m_error);
            else
                emit finished();
        }
    }

    QList<LineBatch> m_batches;
    std::optional<Error> m_error;
    bool m_hangs;
    bool m_ended = false;
    qsizetype m_ready = 0;
    qint64 m_bytes = 0;
};

std::optional<Error> takeError(QList<std::optional<Error>>& errors)
{
    return errors.isEmpty() ? std::nullopt : errors.takeFirst();
}

} // namespace

MemoryInflux::MemoryInflux()
{
    m_settings.id = u"memory"_s;
}

QFuture<Result<ServerInfo>> MemoryInflux::probe()
{
    return ready(Result<ServerInfo>(ServerInfo()));
}

QFuture<Result<QList<Bucket>>> MemoryInflux::buckets()
{
    if (listError)
        return ready(Result<QList<Bucket>>(tl::unexpected(*listError)));
    Bucket bucket;
    bucket.name = u"b"_s;
    return ready(Result<QList<Bucket>>({bucket}));
}

QFuture<Result<void>> MemoryInflux::createBucket(const QString& name)
{
    created.append(name);
    return ready(Result<void>());
}

QFuture<Result<QStringList>> MemoryInflux::measurements(const QString&, const TimeRange&)
{
    if (listError)
        return ready(Result<QStringList>(tl::unexpected(*listError)));
    return ready(Result<QStringList>(points.keys()));
}

QFuture<Result<MeasurementSchema>> MemoryInflux::schema(const QString&, const QString&, const TimeRange&)
{
    return ready(Result<MeasurementSchema>(MeasurementSchema()));
}

QFuture<Result<QList<SeriesData>>> MemoryInflux::series(const SeriesRequest&)
{
    return ready(Result<QList<SeriesData>>(QList<SeriesData>()));
}

QFuture<Result<QList<LatestValue>>> MemoryInflux::latest(const LatestRequest&)
{
    return ready(Result<QList<LatestValue>>(QList<LatestValue>()));
}

std::unique_ptr<PointStream> MemoryInflux::read(const ReadRequest& request)
{
    reads.append(request.range);
    QList<LineBatch> batches;
    LineSink sink({batchLines, 1 << 20}, [&](LineBatch&& batch) { batches.append(std::move(batch)); });
    const QMap<Timestamp, qint64> series = points.value(request.measurement);
    for (auto it = series.lowerBound(request.range.start);
         it != series.end() && it.key() < request.range.stop; ++it) {
        if (refuseNegative && *it < 0) {
            RefusedPoint refused;
            refused.reason = u"negative"_s;
            refused.series = request.measurement.toUtf8();
            refused.time = it.key();
            sink.refuse(std::move(refused));
            continue;
        }
        const Point point{request.measurement.toUtf8(), {}, {{"v", *it}}, it.key()};
        LineProtocolWriter::append(sink.current().lines, point);
        sink.lineAdded(1, it.key());
    }
    sink.flush();
    std::optional<Error> error = takeError(readErrors);
    if (const auto broken = brokenMeasurements.constFind(request.measurement);
        broken != brokenMeasurements.constEnd())
        error = *broken;
    return std::make_unique<MemoryStream>(batches, error, readsHang);
}

QFuture<Result<WriteReceipt>> MemoryInflux::write(const QString&, const QByteArray& lines)
{
    if (const std::optional<Error> error = takeError(writeErrors))
        return ready(Result<WriteReceipt>(tl::unexpected(*error)));
    LineProtocolReader reader(lines);
    Point point;
    while (reader.next(point).value_or(false)) {
        points[QString::fromUtf8(point.measurement)].insert(
            point.time, std::get<qint64>(point.fields.first().value));
        ++linesWritten;
    }
    return ready(Result<WriteReceipt>(WriteReceipt{lines.size()}));
}

} // namespace telemirror::test
