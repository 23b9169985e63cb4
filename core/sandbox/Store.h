#pragma once

#include "model/Point.h"
#include "sandbox/SeriesSource.h"

#include <QtCore/QDateTime>

#include <functional>
#include <memory>

namespace telemirror::sandbox {

/// What a write did; points are lines here, as InfluxDB counts what it drops.
struct WriteReport
{
    qint64 values = 0;  ///< field values stored
    qint64 dropped = 0; ///< points left out
    QString reason;     ///< why the first of them was, in InfluxDB's words
};

/// A bucket as the store keeps it.
struct StoredBucket
{
    Bucket bucket; ///< the id is 16 hexadecimal digits
    QDateTime created;
};

/// Points in SQLite, in packed columns: one row holds up to a thousand values of one field of one
/// series, so that reading and writing costs a handful of statements a series and not one a value.
/// All five types keep their bits. Within a bucket and measurement a field has one type.
///
/// An instance belongs to the thread that opened it. Several instances may have one file open; each
/// sees what the others committed.
class Store final : public SeriesSource
{
public:
    /// Opens or creates the file; an empty path is a store in memory. Error kind Storage.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString& path);
    ~Store() override;

    [[nodiscard]] QList<Bucket> buckets() const override;
    [[nodiscard]] QString organizationId() const override;
    /// To which organization the buckets belong; not kept in the file.
    void setOrganizationId(const QString& id);
    /// By name, as the buckets API lists them.
    [[nodiscard]] QList<StoredBucket> storedBuckets() const;
    [[nodiscard]] std::optional<StoredBucket> bucket(const QString& nameOrId) const;
    /// Busy if the name is taken, BadRequest if it cannot be a name.
    Result<StoredBucket> createBucket(const QString& name, Nanoseconds retention = 0);
    /// NotFound if there is none with this id.
    Result<void> removeBucket(const QString& id);

    /// Fills its argument with the next point; false at the end.
    using PointReader = std::function<Result<bool>(Point&)>;
    /// Writes all points that the reader gives in one transaction. An error of the reader is passed
    /// on and nothing is written. Points that conflict in type or are older than the bucket keeps
    /// are dropped and reported. `now` is what the age counts from.
    Result<WriteReport> write(const QString& bucket, Timestamp now, const PointReader& next);
    Result<WriteReport> write(const QString& bucket, Timestamp now, const QList<Point>& points);

    /// Deletes what is in the range of the series that the filter takes.
    Result<void> remove(const QString& bucket, const TimeRange& range, const Filter& filter);
    /// Deletes what is older than its bucket keeps.
    Result<void> expire(Timestamp now);

    Result<void> visit(const QString& bucket, const TimeRange& range, const Filter& filter,
        const Visitor& visitor) const override;
    [[nodiscard]] Result<QList<FieldSeries>> series(
        const QString& bucket, const TimeRange& range, const Filter& filter) const override;

    /// The newest instant of the series that the filter takes; none if it has no values.
    [[nodiscard]] Result<std::optional<Timestamp>> newest(const QString& bucket, const Filter& filter) const;

private:
    Store();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror::sandbox
