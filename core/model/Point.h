#pragma once

#include "model/TimeRange.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <tuple>
#include <variant>

namespace telemirror {

/// The five types a field value can have in InfluxDB.
enum class FieldType
{
    Float,
    Integer,
    Unsigned,
    String,
    Boolean
};

/// "float", "integer", "unsigned", "string", "boolean": the words of `SHOW FIELD KEYS`.
[[nodiscard]] QString fieldTypeName(FieldType type);
/// The type named by one of those words.
[[nodiscard]] std::optional<FieldType> fieldTypeFromName(QStringView name);

/// A field's value; the alternative held says the type. Strings are UTF-8 bytes as stored.
using FieldValue = std::variant<double, qint64, quint64, QByteArray, bool>;

[[nodiscard]] FieldType fieldTypeOf(const FieldValue& value);
/// Equal type and equal bits (so NaN equals the same NaN, and 0.0 differs from -0.0).
[[nodiscard]] bool identical(const FieldValue& a, const FieldValue& b);

struct Tag
{
    QByteArray key;
    QByteArray value;
    bool operator==(const Tag&) const = default;
    /// By key, then value, byte by byte.
    bool operator<(const Tag& other) const
    {
        return std::tie(key, value) < std::tie(other.key, other.value);
    }
};

struct Field
{
    QByteArray key;
    FieldValue value;
};

/// One row of a series: what one line of line protocol holds. Names and strings are UTF-8.
struct Point
{
    QByteArray measurement;
    QList<Tag> tags; ///< sorted by key, no empty values
    QList<Field> fields;
    Timestamp time = 0;
};

/// A measurement and its tag set, in canonical order; `tags` sorted by key.
struct SeriesKey
{
    QByteArray measurement;
    QList<Tag> tags;
    bool operator==(const SeriesKey&) const = default;
    bool operator<(const SeriesKey& other) const
    {
        return std::tie(measurement, tags) < std::tie(other.measurement, other.tags);
    }
};

} // namespace telemirror
