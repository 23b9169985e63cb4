#pragma once

#include "influx/Connection.h"

#include <functional>

namespace telemirror {

/// A destination that may be written only while somebody permits it: every write, whoever makes it
/// and however long it waited, asks first. Everything else is the connection's own.
///
/// The connection must outlive it.
class FencedConnection final : public Connection
{
    Q_OBJECT

public:
    /// An error says why not.
    using Permit = std::function<Result<void>()>;

    FencedConnection(Connection& connection, Permit permit);

    [[nodiscard]] const ConnectionSettings& settings() const override { return m_connection.settings(); }
    [[nodiscard]] QFuture<Result<ServerInfo>> probe() override { return m_connection.probe(); }
    [[nodiscard]] QFuture<Result<QList<Bucket>>> buckets() override { return m_connection.buckets(); }
    [[nodiscard]] QFuture<Result<void>> createBucket(const QString& name) override;
    [[nodiscard]] QFuture<Result<QStringList>> measurements(
        const QString& bucket, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<MeasurementSchema>> schema(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<QList<SeriesData>>> series(const SeriesRequest& request) override;
    [[nodiscard]] QFuture<Result<QList<LatestValue>>> latest(const LatestRequest& request) override;
    [[nodiscard]] QFuture<Result<MeasurementExtent>> extent(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<qint64>> countPoints(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<Summary>> summary(const SummaryRequest& request) override;
    [[nodiscard]] std::unique_ptr<PointStream> read(const ReadRequest& request) override;
    [[nodiscard]] QFuture<Result<WriteReceipt>> write(
        const QString& bucket, const QByteArray& lines) override;
    [[nodiscard]] bool storesUnsigned() const override { return m_connection.storesUnsigned(); }
    [[nodiscard]] bool storesText() const override { return m_connection.storesText(); }
    [[nodiscard]] bool isReadable() const override { return m_connection.isReadable(); }
    void abortAll() override { m_connection.abortAll(); }

private:
    template <typename T, typename Request>
    QFuture<Result<T>> ifPermitted(Request request);

    Connection& m_connection;
    Permit m_permit;
};

} // namespace telemirror
