#include "influx/VictoriaMetricsConnection.h"

#include <QtCore/QRegularExpression>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// A stream that ends with one error, from the event loop.
class RefusedStream final : public PointStream
{
public:
    explicit RefusedStream(const Error& error)
    {
        QMetaObject::invokeMethod(
            this, [this, error] { emit failed(error); }, Qt::QueuedConnection);
    }
    [[nodiscard]] std::optional<LineBatch> takeBatch() override { return std::nullopt; }
    void abort() override {}
    [[nodiscard]] qint64 bytesRead() const override { return 0; }
};

} // namespace

VictoriaMetricsConnection::~VictoriaMetricsConnection()
{
    abortAll();
}

QFuture<Result<ServerInfo>> VictoriaMetricsConnection::probe()
{
    const Pending<ServerInfo> pending;
    identify([this, pending](const Result<ServerInfo>& server) {
        // Every InfluxDB tells its version, or that it is one; a gateway in front of VictoriaMetrics may
        // hide its front page.
        if (server && !server->version.isEmpty())
            pending.fulfil(tl::unexpected(wrongDialect(*server)));
        else if (server)
            checkCredentials(*server, pending);
        else
            pending.fulfil(server);
    });
    return pending.future();
}

/// By a write of nothing.
void VictoriaMetricsConnection::checkCredentials(const ServerInfo& server, const Pending<ServerInfo>& pending)
{
    HttpRequest nothing = request(u"/api/v2/write"_s, {{u"precision"_s, u"ns"_s}});
    nothing.post = true;
    nothing.request.setHeader(QNetworkRequest::ContentTypeHeader, "text/plain; charset=utf-8"_ba);
    fetch(nothing, [this, server, pending](const Result<HttpAnswer>& answer, const QByteArray&) {
        if (answer)
            askVersion(server, pending);
        else
            pending.fulfil(tl::unexpected(answer.error()));
    });
}

/// Not every build knows its version, and not everybody may see it.
void VictoriaMetricsConnection::askVersion(const ServerInfo& server, const Pending<ServerInfo>& pending)
{
    fetch(request(u"/metrics"_s, {}),
        [server, pending](const Result<HttpAnswer>& answer, const QByteArray& body) {
            static const QRegularExpression form(u"\\bvm_app_version\\{[^}]*short_version=\"([^\"]+)\""_s);
            ServerInfo found = server;
            found.product = victoriaMetricsProduct();
            found.dialect = Dialect::VictoriaMetrics;
            if (answer)
                found.version = form.match(QString::fromUtf8(body)).captured(1);
            pending.fulfil(found);
        });
}

QFuture<Result<QList<Bucket>>> VictoriaMetricsConnection::buckets()
{
    const Pending<QList<Bucket>> pending;
    pending.fulfil(QList<Bucket>());
    return pending.future();
}

QFuture<Result<void>> VictoriaMetricsConnection::createBucket(const QString&)
{
    const Pending<void> pending;
    pending.fulfil({});
    return pending.future();
}

QFuture<Result<WriteReceipt>> VictoriaMetricsConnection::write(const QString& bucket, const QByteArray& lines)
{
    return sendLines(
        request(u"/api/v2/write"_s, {{u"bucket"_s, bucket}, {u"db"_s, bucket}, {u"precision"_s, u"ns"_s}}),
        bucket, lines);
}

Error VictoriaMetricsConnection::unreadable(const QString& bucket, const QString& measurement) const
{
    Error error;
    error.kind = Error::Kind::Configuration;
    error.message = tr("“%1” is VictoriaMetrics: it can be written to, but neither read nor verified here; "
                       "look at its data with its own user interface.")
                        .arg(settings().name);
    return errors().named(placed(std::move(error), bucket, measurement));
}

template <typename T>
QFuture<Result<T>> VictoriaMetricsConnection::refused(const QString& bucket, const QString& measurement) const
{
    const Pending<T> pending;
    pending.fulfil(tl::unexpected(unreadable(bucket, measurement)));
    return pending.future();
}

QFuture<Result<QStringList>> VictoriaMetricsConnection::measurements(const QString& bucket, const TimeRange&)
{
    return refused<QStringList>(bucket);
}

QFuture<Result<MeasurementSchema>> VictoriaMetricsConnection::schema(
    const QString& bucket, const QString& measurement, const TimeRange&)
{
    return refused<MeasurementSchema>(bucket, measurement);
}

QFuture<Result<MeasurementExtent>> VictoriaMetricsConnection::extent(
    const QString& bucket, const QString& measurement, const TimeRange&)
{
    return refused<MeasurementExtent>(bucket, measurement);
}

QFuture<Result<QList<SeriesData>>> VictoriaMetricsConnection::series(const SeriesRequest& request)
{
    return refused<QList<SeriesData>>(request.bucket, request.measurement);
}

QFuture<Result<QList<LatestValue>>> VictoriaMetricsConnection::latest(const LatestRequest& request)
{
    return refused<QList<LatestValue>>(request.bucket);
}

QFuture<Result<qint64>> VictoriaMetricsConnection::countPoints(
    const QString& bucket, const QString& measurement, const TimeRange&)
{
    return refused<qint64>(bucket, measurement);
}

QFuture<Result<Summary>> VictoriaMetricsConnection::summary(const SummaryRequest& request)
{
    return refused<Summary>(request.bucket, request.measurement);
}

std::unique_ptr<PointStream> VictoriaMetricsConnection::read(const ReadRequest& request)
{
    return std::make_unique<RefusedStream>(unreadable(request.bucket, request.measurement));
}

} // namespace telemirror
