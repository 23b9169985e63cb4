#pragma once

#include "sandbox/Store.h"
#include "sandbox/influxql/InfluxQlSeries.h"
#include "sandbox/influxql/InfluxQlStatement.h"

namespace telemirror::sandbox {

/// Runs InfluxQL statements on the store. A bucket `name` is the database `name` with the retention
/// policy `autogen`; a bucket `name/policy` is another retention policy of it.
class InfluxQlExecutor
{
public:
    /// `database` and `retentionPolicy` are the request's, for statements that name none.
    InfluxQlExecutor(Store& store, const QString& database, const QString& retentionPolicy, Timestamp now);

    [[nodiscard]] Result<QList<InfluxQlSeries>> run(const InfluxQlStatement& statement);

    /// The bucket that a database and a retention policy stand for.
    [[nodiscard]] static std::optional<StoredBucket> bucketFor(
        const Store& store, const QString& database, const QString& retentionPolicy);

private:
    Result<QList<InfluxQlSeries>> select(const InfluxQlStatement& statement) const;
    Result<void> selectFrom(const InfluxQlStatement& statement, const InfluxQlSource& source,
        QList<InfluxQlSeries>& result) const;
    Result<QList<InfluxQlSeries>> showDatabases() const;
    Result<QList<InfluxQlSeries>> showRetentionPolicies(const InfluxQlStatement& statement) const;
    Result<QList<InfluxQlSeries>> showSchema(const InfluxQlStatement& statement) const;
    Result<QList<InfluxQlSeries>> createDatabase(const InfluxQlStatement& statement);
    Result<QList<InfluxQlSeries>> createPolicy(const InfluxQlStatement& statement);
    Result<QList<InfluxQlSeries>> dropDatabase(const InfluxQlStatement& statement);
    Result<QList<InfluxQlSeries>> dropMeasurement(const InfluxQlStatement& statement);

    Result<QString> bucketId(const QString& database, const QString& retentionPolicy) const;
    Result<QList<FieldSeries>> seriesOf(const InfluxQlStatement& statement) const;

    Store& m_store;
    QString m_database;
    QString m_retentionPolicy;
    Timestamp m_now;
};

} // namespace telemirror::sandbox
