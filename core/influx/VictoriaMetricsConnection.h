#pragma once

#include "influx/HttpConnection.h"

namespace telemirror {

/// VictoriaMetrics as a destination: `/api/v2/write`. It speaks InfluxDB's line protocol, but none of
/// its query languages, so that what it holds cannot be asked for here: every such question is an error,
/// and what is written there cannot be verified.
///
/// It has no buckets. The bucket's name becomes the label `db` of all that is written; a tag of that
/// name wins over it. A field becomes a series called `measurement_field`, its values numbers of
/// which twelve digits are kept for certain (a boolean 0 or 1), its times milliseconds. Texts it would keep
/// as 0: they are not written. It acknowledges what it does not keep (times before 1970 or beyond its
/// retention), and keeps a sample that is written twice as two, until its own deduplication
/// (`-dedup.minScrapeInterval`) is on.
///
/// Source: VictoriaMetrics, "How to send data from InfluxDB-compatible agents"; seen on 1.79.
class VictoriaMetricsConnection final : public HttpConnection
{
    Q_OBJECT

public:
    using HttpConnection::HttpConnection;
    ~VictoriaMetricsConnection() override;

    [[nodiscard]] QFuture<Result<ServerInfo>> probe() override;
    /// None.
    [[nodiscard]] QFuture<Result<QList<Bucket>>> buckets() override;
    /// Nothing to do.
    [[nodiscard]] QFuture<Result<void>> createBucket(const QString& name) override;
    [[nodiscard]] QFuture<Result<WriteReceipt>> write(
        const QString& bucket, const QByteArray& lines) override;
    /// In doubles, as everything.
    [[nodiscard]] bool storesUnsigned() const override { return true; }
    [[nodiscard]] bool storesText() const override { return false; }
    [[nodiscard]] bool isReadable() const override { return false; }

    // Errors, all of them.
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

private:
    void checkCredentials(const ServerInfo& server, const Pending<ServerInfo>& pending);
    void askVersion(const ServerInfo& server, const Pending<ServerInfo>& pending);
    [[nodiscard]] Error unreadable(const QString& bucket, const QString& measurement = {}) const;
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> refused(const QString& bucket, const QString& measurement = {}) const;
};

} // namespace telemirror
