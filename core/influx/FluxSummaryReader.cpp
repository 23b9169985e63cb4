#include "influx/FluxSummaryReader.h"

#include "influx/FluxRowReader.h"

#include <QtCore/QCoreApplication>

namespace telemirror {

namespace {

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

bool isNumeric(FieldType type)
{
    return type == FieldType::Float || type == FieldType::Integer || type == FieldType::Unsigned;
}

} // namespace

FluxSummaryReader::FluxSummaryReader()
    : m_reader(*this)
{}

void FluxSummaryReader::beginSchema(std::span<const CsvColumn> columns)
{
    m_result = m_value = m_field = -1;
    bool hasTable = false;
    m_tagColumns.clear();
    for (size_t i = 0; i < columns.size(); ++i) {
        const QByteArray& label = columns[i].label;
        const auto index = static_cast<qsizetype>(i);
        if (label == "_value") {
            m_value = index;
            m_type = columns[i].type;
        } else if (label == "_field")
            m_field = index;
        else if (label == "result" && m_result < 0) // a second one is a tag of that name, as below
            m_result = index;
        else if (label == "table" && !hasTable)
            hasTable = true;
        else if (label != "_start" && label != "_stop" && label != "_time" && label != "_measurement")
            m_tagColumns.emplace_back(label, i);
    }
    std::ranges::sort(m_tagColumns);
}

Result<void> FluxSummaryReader::row(std::span<const std::string_view> cells)
{
    if (m_result < 0 || m_value < 0 || m_field < 0)
        return failure(Error::Kind::Malformed,
            QCoreApplication::translate("telemirror::FluxSummaryReader",
                "The server's answer lacks one of the columns result, _value and _field."));
    QList<Tag> tags;
    for (const auto& [key, column] : m_tagColumns) {
        if (!cells[column].empty())
            tags.append({key, bytes(cells[column])});
    }
    const QByteArray field = bytes(cells[static_cast<size_t>(m_field)]);
    FieldSummary& summary = m_fields[{field, tags}];
    if (summary.field.isEmpty()) {
        summary.field = field;
        summary.tags = tags;
    }
    take(summary, cells[static_cast<size_t>(m_result)], cells[static_cast<size_t>(m_value)]);
    return {};
}

void FluxSummaryReader::take(FieldSummary& summary, std::string_view statistic, std::string_view text)
{
    FluxRow cell;
    cell.type = m_type;
    cell.value = text;
    const std::optional<FieldValue> value = cell.fieldValue();
    if (!value)
        return;
    if (statistic == "count") {
        if (const auto* count = std::get_if<qint64>(&*value))
            summary.count += *count;
    } else if (statistic == "first") {
        m_types[summary.field].insert(fieldTypeOf(*value));
        takeEnd(summary, summary.first, *value);
    } else if (statistic == "last") {
        takeEnd(summary, summary.last, *value);
    } else if (statistic == "min") {
        summary.minimum = value;
    } else if (statistic == "max") {
        summary.maximum = value;
    } else if (statistic == "sum") {
        summary.sum = value;
    }
}

/// Takes the first or the last value. A second one is of another type: one series has one table a type.
void FluxSummaryReader::takeEnd(
    FieldSummary& summary, std::optional<FieldValue>& end, const FieldValue& value)
{
    if (end)
        summary.isMixed = true;
    end = value;
    summary.type = fieldTypeOf(value);
}

QStringList FluxSummaryReader::numericFields() const
{
    QStringList names;
    for (const auto& [field, types] : m_types) {
        if (std::ranges::all_of(types, isNumeric))
            names.append(QString::fromUtf8(field));
    }
    return names;
}

QList<FieldSummary> FluxSummaryReader::fields() const
{
    QList<FieldSummary> list;
    for (const auto& [key, found] : m_fields) {
        FieldSummary summary = found;
        if (summary.isMixed) {
            for (auto* value :
                {&summary.first, &summary.last, &summary.minimum, &summary.maximum, &summary.sum})
                value->reset();
        }
        if (summary.count > 0)
            list.append(summary);
    }
    return list;
}

} // namespace telemirror
