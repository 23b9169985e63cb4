#pragma once

#include "model/Error.h"
#include "model/Point.h"
#include "model/Schema.h"

#include <functional>

namespace telemirror::sandbox {

/// One field of one series: the unit in which the store keeps values and Flux groups them.
struct FieldSeries
{
    QByteArray measurement;
    QList<Tag> tags; ///< sorted by key
    QByteArray field;
    FieldType type = FieldType::Float;
};

/// Where the interpreters get their data: implemented by the store.
class SeriesSource
{
public:
    virtual ~SeriesSource() = default;

    [[nodiscard]] virtual QList<Bucket> buckets() const = 0;
    /// What Flux's `buckets()` shows as `organizationID`; empty where there is none.
    [[nodiscard]] virtual QString organizationId() const { return {}; }

    using Filter = std::function<bool(const FieldSeries&)>;
    /// Called with one series after the other, ordered by measurement, tag set, field; times
    /// ascending and unique, as many values as times, all of the series' type.
    using Visitor = std::function<void(
        const FieldSeries& series, const QList<Timestamp>& times, const QList<FieldValue>& values)>;

    /// Visits every series of the bucket that the filter takes and that has values in the range.
    /// NotFound for an unknown bucket.
    virtual Result<void> visit(const QString& bucket, const TimeRange& range, const Filter& filter,
        const Visitor& visitor) const = 0;

    /// The series alone, those with values in the range; cheaper than visit().
    [[nodiscard]] virtual Result<QList<FieldSeries>> series(
        const QString& bucket, const TimeRange& range, const Filter& filter) const = 0;
};

} // namespace telemirror::sandbox
