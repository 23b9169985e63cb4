#pragma once

#include "influx/FluxQueries.h"
#include "influx/HttpConnection.h"

#include <QtCore/QHash>

namespace telemirror {

class FluxRowReader;
struct FluxRow;

/// InfluxDB Cloud and OSS 2.x: `/api/v2`, Flux, annotated CSV.
///
/// Source: InfluxData, "InfluxDB v2 API".
class FluxConnection final : public HttpConnection
{
    Q_OBJECT

public:
    using HttpConnection::HttpConnection;
    ~FluxConnection() override;

    [[nodiscard]] QFuture<Result<ServerInfo>> probe() override;
    [[nodiscard]] QFuture<Result<QList<Bucket>>> buckets() override;
    [[nodiscard]] QFuture<Result<QStringList>> organizations() override;
    [[nodiscard]] QFuture<Result<void>> createBucket(const QString& name) override;
    [[nodiscard]] QFuture<Result<QStringList>> measurements(
        const QString& bucket, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<MeasurementSchema>> schema(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<MeasurementExtent>> extent(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<QList<SeriesData>>> series(const SeriesRequest& request) override;
    [[nodiscard]] QFuture<Result<QList<LatestValue>>> latest(const LatestRequest& request) override;
    [[nodiscard]] QFuture<Result<qint64>> countPoints(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<Summary>> summary(const SummaryRequest& request) override;
    [[nodiscard]] std::unique_ptr<PointStream> read(const ReadRequest& request) override;
    [[nodiscard]] QFuture<Result<WriteReceipt>> write(
        const QString& bucket, const QByteArray& lines) override;
    [[nodiscard]] bool storesUnsigned() const override { return true; }

    /// A `POST /api/v2/query` of `script`.
    [[nodiscard]] HttpRequest queryRequest(const QString& script) const;

    /// Calls `done` with the length of the bucket's shards, 0 where the server does not tell or this
    /// token may not ask; at once if it is known already.
    void findShardDuration(const QString& bucket, std::function<void(const Result<Nanoseconds>&)> done);

private:
    struct BucketPages;
    struct SummaryRound;
    struct ExtentRound;

    void nextBucketPage(const std::shared_ptr<BucketPages>& pages);
    void tryFlux(const ServerInfo& server, const Pending<ServerInfo>& pending);
    void checkCredentials(const ServerInfo& server, const Pending<ServerInfo>& pending);
    void createIn(const QString& organizationId, const QString& name, const Pending<void>& pending);
    void acceptIfThere(const QString& name, const Error& error, const Pending<void>& pending);
    void query(const QString& script, std::function<void(const FluxRow&)> row,
        std::function<void(const Result<void>&)> done);
    void askSummary(const std::shared_ptr<SummaryRound>& round);
    void keepShardDurations(const QJsonArray& buckets);
    void askExtent(const std::shared_ptr<ExtentRound>& round, flux::ExtentPart part);
    void averageHere(const SeriesRequest& request, const Pending<QList<SeriesData>>& pending);

    /// The numeric fields that the last summary() saw, by bucket and measurement.
    QHash<QPair<QString, QString>, QStringList> m_numericFields;
    QHash<QString, Nanoseconds> m_shardDurations; ///< by the bucket's name
};

} // namespace telemirror
