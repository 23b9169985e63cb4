#pragma once

#include "model/Telemetry.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QSet>

#include <utility>

namespace telemirror {

/// The newest values found in one bucket.
struct BucketValues
{
    QString bucket;
    QList<LatestValue> values;
    /// Fields that the measurements are known to have as numbers, whether or not they are among the
    /// values.
    QHash<QString, QSet<QString>> numberFields = {};
};

/// Shapes the telemetry document from the newest values of all buckets. Pure. Its form is written
/// down as a JSON Schema in `resources/telemetry.schema.json`.
///
///     {"ts": <ms since epoch>, "values": {"<measurement>": {"<field>": <number>…},
///                                         "latitude": <deg>, "longitude": <deg>}}
///
/// The newest value of a field wins, by time, then by tag set order (the greater one), so that the
/// same input gives the same document; where even those are equal (one series with two types), the
/// later type of FieldType, then the greater value. Two buckets with a measurement of the same name: both
/// kept as
/// `<bucket>/<measurement>`, for the names that collide alone. With `expandTags` a measurement is
/// keyed `<measurement>{tag=value,…}`, tags by key; in tag keys and values `\ , = { }` are written
/// with a backslash before them. NaN and ±Inf → 0.0, booleans → 0/1 unless they are to stay,
/// strings as they are unless dropped.
///
/// A number that a measurement is known to have, and of which there is no value, is 0.0; a
/// measurement without any value is absent. With `expandTags` this holds for every tag set that has
/// a value, so that all of them have the same numbers.
///
/// Series that the tag filters do not take count as if they were not there. Coordinates outside
/// their ranges are left out.
///
/// Keys that would be taken: a measurement `latitude` or `longitude`, while there are coordinates,
/// and one whose plain name equals the `<bucket>/<measurement>` of another, count as colliding and
/// get their bucket's name too; so the coordinates are always plain numbers. What still meets under
/// one key (bucket `a` with `b/c` and bucket `a/b` with `c`, both colliding elsewhere) shares it,
/// the newest value of each field winning.
///
/// Numbers: every integer is exact in `toBytes()`. `json()` is exact for what a 64-bit signed
/// integer holds; QJsonValue has no larger one, so that an unsigned value above 2^63-1 is the
/// nearest double there: take `toBytes()` or `values()` where all of its digits matter.
class TelemetryDocument
{
public:
    [[nodiscard]] static TelemetryDocument build(
        const QList<BucketValues>& buckets, const TelemetrySettings& settings, Timestamp now);

    [[nodiscard]] const QJsonObject& json() const { return m_json; }
    /// Whether the settings take this value into a document at all.
    [[nodiscard]] static bool takes(const LatestValue& value, const TelemetrySettings& settings);
    /// Whether this value stands in a document as a number.
    [[nodiscard]] static bool isNumber(const FieldValue& value, const TelemetrySettings& settings);
    /// Compact UTF-8 JSON, keys sorted. Empty as long as nothing was built.
    [[nodiscard]] QByteArray toBytes() const;
    /// Equal as written, but for `ts`: a value stored anew without a change is nothing new.
    [[nodiscard]] bool sameValues(const TelemetryDocument& other) const;
    /// The values that made it into the document, `measurement` as keyed there; by measurement,
    /// then field.
    [[nodiscard]] const QList<LatestValue>& values() const { return m_values; }
    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); }

private:
    QJsonObject m_json;
    QList<LatestValue> m_values;
    /// By measurement and field: what QJsonValue cannot hold.
    QMap<std::pair<QString, QString>, quint64> m_largeNumbers;
};

} // namespace telemirror
