#pragma once

#include "model/Error.h"
#include "model/Schema.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QMetaType>

#include <optional>

namespace telemirror {

/// Where the site is; degrees, WGS 84.
struct Coordinates
{
    double latitude = 0.0;  ///< -90 to 90
    double longitude = 0.0; ///< -180 to 180
    /// Whether both lie in their ranges; NaN does not.
    [[nodiscard]] bool isValid() const
    {
        return latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180;
    }
    bool operator==(const Coordinates&) const = default;
};

/// Takes the series whose tag `key` has one of these values. An empty value stands for series
/// without the tag.
struct TagFilter
{
    QString key;
    QStringList values;
    bool operator==(const TagFilter&) const = default;
};

/// What the real-time retriever looks for and how it writes the document.
struct TelemetrySettings
{
    bool enabled = true;
    QString pattern = QStringLiteral("real"); ///< taken: measurements whose name contains it
    std::chrono::milliseconds period{5000};
    std::chrono::milliseconds range{30000};
    bool expandTags = false;
    QList<TagFilter> tagFilters; ///< all of them must match; none: every series
    bool dropStrings = false;
    bool booleansAsNumbers = true; ///< 0 and 1; else JSON's false and true
    bool heartbeat = false;        ///< publish even when nothing is new
    std::optional<Coordinates> coordinates;
    bool operator==(const TelemetrySettings&) const = default;
};

/// What one round of the retriever gave.
struct TelemetryRound
{
    Timestamp time = 0;
    QJsonObject document;      ///< {"ts": ms, "values": {…}}; empty when nothing was found
    QList<LatestValue> values; ///< what it was made of; `measurement` as keyed in the document
    bool isNew = false;        ///< differs from the last one beyond `ts`
    int buckets = 0;           ///< how many were asked
    std::chrono::milliseconds took{0};
    QList<Error> errors; ///< buckets that could not be read
    /// The document as published: compact UTF-8 JSON, every integer exact (see
    /// TelemetryDocument::toBytes()); empty when `document` is.
    QByteArray bytes;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::TelemetryRound)
