#pragma once

#include "model/Telemetry.h"

#include <QtCore/QJsonObject>

namespace telemirror {

/// The newest values found in one bucket.
struct BucketValues
{
    QString bucket;
    QList<LatestValue> values;
};

/// Shapes the telemetry document from the newest values of all buckets. Pure.
///
///     {"ts": <ms since epoch>, "values": {"<measurement>": {"<field>": <number>…},
///                                         "latitude": <deg>, "longitude": <deg>}}
///
/// The newest value of a field wins, by time, then by tag set order (the greater one), so that the
/// same input gives the same document. Two buckets with a measurement of the same name: both kept
/// as `<bucket>/<measurement>`, for the names that collide alone. NaN → 0.0, booleans → 0/1,
/// strings as they are unless dropped. Integers beyond 2^53 stay exact in `toBytes()`.
class TelemetryDocument
{
public:
    [[nodiscard]] static TelemetryDocument build(
        const QList<BucketValues>& buckets, const TelemetrySettings& settings, Timestamp now);

    [[nodiscard]] const QJsonObject& json() const { return m_json; }
    /// Compact UTF-8 JSON, keys sorted.
    [[nodiscard]] QByteArray toBytes() const;
    /// Equal but for `ts`.
    [[nodiscard]] bool sameValues(const TelemetryDocument& other) const;
    /// The values that made it into the document, `measurement` as keyed there.
    [[nodiscard]] const QList<LatestValue>& values() const { return m_values; }
    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); }

private:
    QJsonObject m_json;
    QList<LatestValue> m_values;
};

} // namespace telemirror
