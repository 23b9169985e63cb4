#pragma once

#include "influx/Connection.h"

#include <QtCore/QMap>

namespace telemirror::test {

/// An InfluxDB in memory, behind the product's own interface, that fails on demand: for tests of what
/// stands above a connection. Points are integers by measurement and time; one line a point.
class MemoryInflux : public Connection
{
public:
    MemoryInflux();

    QMap<QString, QMap<Timestamp, qint64>> points; ///< by measurement, of the one bucket "b"
    /// Errors to give to the next reads or writes, in this order; a null kind (nullopt) succeeds.
    QList<std::optional<Error>> readErrors;
    QList<std::optional<Error>> writeErrors;
    QHash<QString, Error> brokenMeasurements; ///< whose reading always fails
    std::optional<Error> listError;
    bool readsHang = false;
    bool refuseNegative = false; ///< negative values come as refused points
    QList<TimeRange> reads;      ///< ranges that were asked for, in order
    qint64 linesWritten = 0;
    qsizetype batchLines = 1000;

    [[nodiscard]] const ConnectionSettings& settings() const override { return m_settings; }
    [[nodiscard]] QFuture<Result<ServerInfo>> probe() override;
    [[nodiscard]] QFuture<Result<QList<Bucket>>> buckets() override;
    [[nodiscard]] QFuture<Result<void>> createBucket(const QString& name) override;
    [[nodiscard]] QFuture<Result<QStringList>> measurements(
        const QString& bucket, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<MeasurementSchema>> schema(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<QList<SeriesData>>> series(const SeriesRequest& request) override;
    [[nodiscard]] QFuture<Result<QList<LatestValue>>> latest(const LatestRequest& request) override;
    [[nodiscard]] std::unique_ptr<PointStream> read(const ReadRequest& request) override;
    [[nodiscard]] QFuture<Result<WriteReceipt>> write(
        const QString& bucket, const QByteArray& lines) override;
    [[nodiscard]] bool storesUnsigned() const override { return true; }
    void abortAll() override {}

    QStringList created; ///< buckets that were made

private:
    ConnectionSettings m_settings;
};

} // namespace telemirror::test
