#pragma once

#include "influx/HttpConnection.h"
#include "influx/InfluxQlQueries.h"
#include "influx/wire/InfluxQlJsonReader.h"

#include <QtCore/QJsonArray>

namespace telemirror {

/// InfluxDB 1.x, and the v1 API of 2.x: `/query` with InfluxQL, `/write`.
///
/// Source: InfluxData, "InfluxDB API reference" of 1.x.
class InfluxQlConnection : public HttpConnection
{
    Q_OBJECT

public:
    using HttpConnection::HttpConnection;
    ~InfluxQlConnection() override;

    [[nodiscard]] QFuture<Result<ServerInfo>> probe() override;
    [[nodiscard]] QFuture<Result<QList<Bucket>>> buckets() override;
    [[nodiscard]] QFuture<Result<void>> createBucket(const QString& name) override;
    [[nodiscard]] QFuture<Result<QStringList>> measurements(
        const QString& bucket, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<MeasurementSchema>> schema(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<MeasurementExtent>> extent(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<QList<SeriesData>>> series(const SeriesRequest& request) override;
    /// One request a bucket, as long as the measurements and their fields stay as they were at the
    /// last call. Of a field that shards keep as float and as integer, a whole number comes as
    /// integer.
    [[nodiscard]] QFuture<Result<QList<LatestValue>>> latest(const LatestRequest& request) override;
    [[nodiscard]] QFuture<Result<qint64>> countPoints(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    /// Numbers that shards keep in several types under one field are summed up as floats (isMixed).
    [[nodiscard]] QFuture<Result<Summary>> summary(const SummaryRequest& request) override;
    [[nodiscard]] std::unique_ptr<PointStream> read(const ReadRequest& request) override;
    [[nodiscard]] QFuture<Result<WriteReceipt>> write(
        const QString& bucket, const QByteArray& lines) override;
    /// 1.x has no unsigned integers; neither are they used over the v1 API of later ones.
    [[nodiscard]] bool storesUnsigned() const override { return false; }

    /// A `POST /query` of one or several statements about a bucket (none: the server); instants in
    /// nanoseconds, the answer in chunks.
    [[nodiscard]] HttpRequest queryRequest(const QString& statements, const QString& bucket = {}) const;
    /// The `results` of an answer, or the first error in it.
    [[nodiscard]] Result<QJsonArray> resultsOf(const QByteArray& answer) const;
    [[nodiscard]] Error notInflux() const;

protected:
    /// Runs statements with (small) answers that are read as a whole.
    void ask(const QString& statements, const QString& bucket,
        std::function<void(const Result<QJsonArray>&)> done);
    /// The first column of all rows of a result.
    [[nodiscard]] static QStringList namesIn(const QJsonValue& result);
    /// Whether the server can be told to leave series out of an answer.
    [[nodiscard]] virtual bool limitsSeries() const { return true; }

private:
    using Measurements = QMap<QString, influxql::FieldTypes>;
    struct LatestRound;
    struct SummaryRound;

    void query(const QString& statements, const QString& bucket,
        std::function<void(const InfluxQlSeries&, std::span<const JsonCell>)> row,
        std::function<void(const Result<void>&)> done);
    void checkCredentials(const ServerInfo& server, const Pending<ServerInfo>& pending);
    void askDatabases(const Pending<QList<Bucket>>& pending, int attempts);
    void askPolicies(const QStringList& databases, const Pending<QList<Bucket>>& pending, int attempts);
    void askLatest(const std::shared_ptr<LatestRound>& round);
    void askSummary(const std::shared_ptr<SummaryRound>& round);
    void readSeries(const SeriesRequest& request, const QList<FieldType>& types,
        const Pending<QList<SeriesData>>& pending);

    /// What the last latest() saw, by bucket and text; so that one request suffices.
    QHash<QPair<QString, QString>, Measurements> m_seen;
    /// What the last summary() saw, by bucket and measurement.
    QHash<QPair<QString, QString>, influxql::FieldTypes> m_seenFields;
};

} // namespace telemirror
