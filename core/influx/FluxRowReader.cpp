#include "influx/FluxRowReader.h"

#include "influx/wire/Rfc3339.h"

#include <charconv>
#include <cmath>

namespace telemirror {

namespace {

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// Leaves alone what is the same as before, so that rows share it.
void assign(QByteArray& name, std::string_view cell)
{
    if (name != QByteArrayView(cell.data(), static_cast<qsizetype>(cell.size())))
        name = bytes(cell);
}

template <typename T>
std::optional<FieldValue> number(std::string_view text)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return FieldValue(value);
}

} // namespace

std::optional<FieldValue> FluxRow::fieldValue() const
{
    if (value.data() == nullptr)
        return type == CsvType::String ? std::optional<FieldValue>(QByteArray()) : std::nullopt;
    switch (type) {
    case CsvType::Double: {
        std::optional<FieldValue> result = number<double>(value);
        if (result && !std::isfinite(std::get<double>(*result)))
            return std::nullopt;
        return result;
    }
    case CsvType::Long: return number<qint64>(value);
    case CsvType::UnsignedLong: return number<quint64>(value);
    case CsvType::Boolean: return FieldValue(value == "true");
    case CsvType::String: return FieldValue(bytes(value));
    case CsvType::DateTime:
    case CsvType::Duration:
    case CsvType::Base64Binary: break;
    }
    return std::nullopt;
}

FluxRowReader::FluxRowReader(Consumer consumer)
    : m_consumer(std::move(consumer))
    , m_reader(*this)
{}

void FluxRowReader::beginSchema(std::span<const CsvColumn> columns)
{
    m_time = m_value = m_field = m_measurement = -1;
    m_tags.clear();
    for (size_t i = 0; i < columns.size(); ++i) {
        const QByteArray& label = columns[i].label;
        const auto index = static_cast<qsizetype>(i);
        if (label == "_time")
            m_time = index;
        else if (label == "_value") {
            m_value = index;
            m_row.type = columns[i].type;
        } else if (label == "_field")
            m_field = index;
        else if (label == "_measurement")
            m_measurement = index;
        else if (label != "result" && label != "table" && label != "_start" && label != "_stop")
            m_tags.emplace_back(label, i);
    }
    std::ranges::sort(m_tags);
    m_tagKeys.clear();
    for (const auto& [key, column] : m_tags)
        m_tagKeys.push_back(key);
}

Result<void> FluxRowReader::row(std::span<const std::string_view> cells)
{
    const auto cell = [&cells](qsizetype column) {
        return column < 0 ? std::string_view() : cells[static_cast<size_t>(column)];
    };
    assign(m_row.measurement, cell(m_measurement));
    assign(m_row.field, cell(m_field));
    m_row.value = cell(m_value);
    Timestamp time = 0;
    m_row.time =
        rfc3339::parse(cell(m_time), time) == rfc3339::Outcome::Ok ? std::optional(time) : std::nullopt;
    if (!hasSameTags(cells)) {
        m_row.tags.clear();
        for (const auto& [key, column] : m_tags) {
            if (!cells[column].empty())
                m_row.tags.append({key, bytes(cells[column])});
        }
    }
    m_row.tagKeys = m_tagKeys;
    m_consumer(m_row);
    return {};
}

/// Whether the row has the tags of the one before.
bool FluxRowReader::hasSameTags(std::span<const std::string_view> cells) const
{
    qsizetype known = 0;
    for (const auto& [key, column] : m_tags) {
        const QByteArrayView value(cells[column].data(), static_cast<qsizetype>(cells[column].size()));
        if (value.isEmpty())
            continue;
        if (known == m_row.tags.size() || m_row.tags[known].key != key || m_row.tags[known].value != value)
            return false;
        ++known;
    }
    return known == m_row.tags.size();
}

} // namespace telemirror
