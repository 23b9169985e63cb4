#pragma once

#include "influx/ConnectionSettings.h"
#include "influx/MeasurementExtent.h"
#include "influx/PointStream.h"
#include "influx/Summary.h"
#include "influx/wire/LineBatch.h"
#include "model/Schema.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>

#include <memory>

class QNetworkAccessManager;

namespace telemirror {

/// What a write did.
struct WriteReceipt
{
    qint64 bytesSent = 0; ///< of the request body, compressed
};

/// A curve asked for by a chart.
struct SeriesRequest
{
    QString bucket;
    QString measurement;
    QString field;
    TimeRange range;
    Nanoseconds every = 0;     ///< mean over windows of this length; 0: raw values
    qint64 maximumSeries = 20; ///< further series are left out
};

/// The newest values asked for by the real-time retriever.
struct LatestRequest
{
    QString bucket;
    QString nameContains; ///< measurements whose name contains this text, case-sensitive
    TimeRange range;
};

/// A connection to one InfluxDB, in one dialect. All calls are asynchronous and fulfil their future
/// on the connection's own thread, which is the only one to call it from. Errors name the
/// connection and, where there is one, the bucket and the measurement.
///
/// Destroying the connection, or abortAll(), ends every request with kind Cancelled.
class Connection : public QObject
{
    Q_OBJECT

public:
    /// A connection in the settings' dialect (not Automatic: see probeServer()).
    [[nodiscard]] static std::unique_ptr<Connection> create(
        const ConnectionSettings& settings, QNetworkAccessManager& network);

    using QObject::QObject;

    [[nodiscard]] virtual const ConnectionSettings& settings() const = 0;

    /// Asks who is there, and whether the credentials are taken. A server of the other dialect is
    /// an error of kind WrongDialect that names what was found.
    [[nodiscard]] virtual QFuture<Result<ServerInfo>> probe() = 0;
    /// All buckets (every page), sorted by name.
    [[nodiscard]] virtual QFuture<Result<QList<Bucket>>> buckets() = 0;
    /// Names of the organizations that the credentials may see, sorted; none where servers have none.
    [[nodiscard]] virtual QFuture<Result<QStringList>> organizations();
    /// Creates a bucket (a database in 1.x) that keeps its data for ever. Not an error if it exists.
    [[nodiscard]] virtual QFuture<Result<void>> createBucket(const QString& name) = 0;
    /// Names of the measurements with points in `range`, sorted. 1.x names all of the database.
    [[nodiscard]] virtual QFuture<Result<QStringList>> measurements(
        const QString& bucket, const TimeRange& range) = 0;
    [[nodiscard]] virtual QFuture<Result<MeasurementSchema>> schema(
        const QString& bucket, const QString& measurement, const TimeRange& range) = 0;
    /// How much there is of a measurement within `range`; small answers, however much it is. By
    /// default an error of kind NotFound: not every source can tell.
    [[nodiscard]] virtual QFuture<Result<MeasurementExtent>> extent(
        const QString& bucket, const QString& measurement, const TimeRange& range);
    [[nodiscard]] virtual QFuture<Result<QList<SeriesData>>> series(const SeriesRequest& request) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<LatestValue>>> latest(const LatestRequest& request) = 0;
    /// How many points (field values, as in Tally) a measurement has in `range`: a small answer,
    /// however much there is. Where one field has several numeric types, 1.x may count some twice.
    [[nodiscard]] virtual QFuture<Result<qint64>> countPoints(
        const QString& bucket, const QString& measurement, const TimeRange& range) = 0;
    /// What a comparison of two sides needs, without reading the points: one request, as long as the
    /// measurement's fields and their types stay as they were at the last call.
    [[nodiscard]] virtual QFuture<Result<Summary>> summary(const SummaryRequest& request) = 0;
    /// Streams points; the reading has begun when this returns.
    [[nodiscard]] virtual std::unique_ptr<PointStream> read(const ReadRequest& request) = 0;
    /// Writes lines (nanoseconds), gzip-compressed. Success means that the server acknowledged all.
    /// The compression is done off this thread.
    [[nodiscard]] virtual QFuture<Result<WriteReceipt>> write(
        const QString& bucket, const QByteArray& lines) = 0;
    /// Whether this kind of server stores unsigned integers.
    [[nodiscard]] virtual bool storesUnsigned() const = 0;
    /// Whether it stores texts, or numbers only.
    [[nodiscard]] virtual bool storesText() const { return true; }
    /// Whether what it holds can be asked for; else every question about it is an error, and what was
    /// written cannot be verified.
    [[nodiscard]] virtual bool isReadable() const { return true; }

    virtual void abortAll() = 0;

signals:
    // What goes over the wire, whoever asked: for those who keep the server's limits.

    /// A request goes out; `isWrite`: it holds lines, so many bytes of them, else `bytes` is 0.
    void requested(bool isWrite, qint64 bytes);
    /// So many more bytes of answers to queries came.
    void received(qint64 bytes);
    /// The server refused a request for the rate of them (429).
    void limited(bool isWrite, const telemirror::Error& error);
};

/// Finds out which dialect the server at `settings.url` speaks, whatever `settings.dialect` says,
/// and checks the credentials.
[[nodiscard]] QFuture<Result<ServerInfo>> probeServer(
    const ConnectionSettings& settings, QNetworkAccessManager& network);

} // namespace telemirror
