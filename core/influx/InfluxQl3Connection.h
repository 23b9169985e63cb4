#pragma once

#include "influx/InfluxQlConnection.h"

namespace telemirror {

class FluxConnection;

/// InfluxDB 3 (Core, Enterprise, Cloud Serverless): `/query` with the InfluxQL that 1.x has, as far as
/// 3 has it, and `/api/v2/write`. There are no retention policies to ask for, no limit of series, and
/// no statement that makes a database: the first write does. Cloud Serverless does not list its
/// databases but its buckets.
///
/// Source: InfluxData, "InfluxQL feature support" and "v1 compatibility API" of InfluxDB 3; its crates
/// influxdb3_server and iox_v1_query_api.
class InfluxQl3Connection final : public InfluxQlConnection
{
    Q_OBJECT

public:
    InfluxQl3Connection(const ConnectionSettings& settings, QNetworkAccessManager& network);
    ~InfluxQl3Connection() override;

    [[nodiscard]] QFuture<Result<ServerInfo>> probe() override;
    [[nodiscard]] QFuture<Result<QList<Bucket>>> buckets() override;
    /// Core makes a database when it is first written to, so that there is nothing to do where the server
    /// lists databases.
    [[nodiscard]] QFuture<Result<void>> createBucket(const QString& name) override;
    [[nodiscard]] QFuture<Result<QStringList>> measurements(
        const QString& bucket, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<WriteReceipt>> write(
        const QString& bucket, const QByteArray& lines) override;
    [[nodiscard]] bool storesUnsigned() const override { return true; }
    void abortAll() override;

protected:
    [[nodiscard]] bool limitsSeries() const override { return false; }

private:
    void checkCredentials(const ServerInfo& server, const Pending<ServerInfo>& pending);

    std::unique_ptr<FluxConnection> m_v2; ///< what is asked of `/api/v2`
};

} // namespace telemirror
