#include "influx/InfluxQlRowReader.h"

#include <charconv>
#include <cmath>

namespace telemirror {

namespace {

template <typename T>
std::optional<T> number(const JsonCell& cell)
{
    T value{};
    const char* last = cell.text.data() + cell.text.size();
    if (cell.kind != JsonCell::Kind::Number)
        return std::nullopt;
    const auto [end, error] = std::from_chars(cell.text.data(), last, value);
    if (error != std::errc() || end != last)
        return std::nullopt;
    return value;
}

} // namespace

std::optional<FieldValue> InfluxQlRowReader::value(const JsonCell& cell, FieldType type)
{
    switch (type) {
    case FieldType::Float: return number<double>(cell);
    case FieldType::Integer: return number<qint64>(cell);
    case FieldType::Unsigned: return number<quint64>(cell);
    case FieldType::String:
        if (cell.kind == JsonCell::Kind::String)
            return FieldValue(QByteArray(cell.text.data(), static_cast<qsizetype>(cell.text.size())));
        return std::nullopt;
    case FieldType::Boolean:
        if (cell.kind == JsonCell::Kind::Boolean)
            return FieldValue(cell.boolean);
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Timestamp> InfluxQlRowReader::time(const JsonCell& cell)
{
    return number<qint64>(cell);
}

QList<Tag> InfluxQlRowReader::tags(const InfluxQlSeries& series)
{
    QList<Tag> tags;
    for (const Tag& tag : series.tags) {
        if (!tag.value.isEmpty())
            tags.append(tag);
    }
    std::sort(tags.begin(), tags.end());
    return tags;
}

} // namespace telemirror
