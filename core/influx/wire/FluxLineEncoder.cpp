#include "influx/wire/FluxLineEncoder.h"

#include "influx/wire/FieldText.h"
#include "influx/wire/LineProtocolWriter.h"
#include "influx/wire/Rfc3339.h"
#include "influx/wire/SeriesText.h"

#include <QtCore/QCoreApplication>

#include <optional>

namespace telemirror {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::FluxLineEncoder", text);
}

QString toString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string_view view(const QByteArray& text)
{
    return {text.constData(), static_cast<size_t>(text.size())};
}

/// The field types that `_value` columns can have; nothing for those that cannot be stored.
std::optional<FieldType> fieldType(CsvType type)
{
    switch (type) {
    case CsvType::Double: return FieldType::Float;
    case CsvType::Long: return FieldType::Integer;
    case CsvType::UnsignedLong: return FieldType::Unsigned;
    case CsvType::Boolean: return FieldType::Boolean;
    case CsvType::String: return FieldType::String;
    case CsvType::DateTime:
    case CsvType::Duration:
    case CsvType::Base64Binary: break;
    }
    return std::nullopt;
}

} // namespace

struct FluxLineEncoder::Private
{
    static constexpr size_t none = std::numeric_limits<size_t>::max();

    struct TagColumn
    {
        size_t index = 0;
        QByteArray key;
        std::string cell; ///< of the row that the prefix was made for
    };

    Private(const QByteArray& name, LineSink& lines, bool asInteger)
        : measurement(name)
        , sink(lines)
        , unsignedAsInteger(asInteger)
    {}

    void setColumns(std::span<const CsvColumn> columns)
    {
        timeColumn = valueColumn = fieldColumn = measurementColumn = none;
        tags.clear();
        for (size_t i = 0; i < columns.size(); ++i) {
            const QByteArray& label = columns[i].label;
            if (label == "_time")
                timeColumn = i;
            else if (label == "_value")
                valueColumn = i;
            else if (label == "_field")
                fieldColumn = i;
            else if (label == "_measurement")
                measurementColumn = i;
            else if (!isAboutTheAnswer(columns, i))
                tags.push_back({i, label, {}});
        }
        std::sort(
            tags.begin(), tags.end(), [](const TagColumn& a, const TagColumn& b) { return a.key < b.key; });
        if (valueColumn != none)
            type = fieldType(columns[valueColumn].type);
        hasPrefix = false;
    }

    /// Whether the column says something of the answer, not of the point. The first of the name does:
    /// a tag that is called "table" comes as a second one.
    static bool isAboutTheAnswer(std::span<const CsvColumn> columns, size_t index)
    {
        const QByteArray& label = columns[index].label;
        if (label == "_start" || label == "_stop")
            return true;
        const auto isNamesake = [&](const CsvColumn& column) { return column.label == label; };
        return (label == "result" || label == "table") &&
            std::none_of(columns.begin(), columns.begin() + static_cast<qsizetype>(index), isNamesake);
    }

    Result<void> row(std::span<const std::string_view> cells)
    {
        if (timeColumn == none || valueColumn == none || fieldColumn == none)
            return failure(Error::Kind::Malformed,
                tr("The server's answer lacks one of the columns _time, _value and _field."));
        if (measurementColumn != none && cells[measurementColumn] != view(measurement))
            return failure(Error::Kind::Malformed,
                tr("The server's answer holds another measurement than the one asked for."),
                toString(cells[measurementColumn]));
        const std::string_view value = cells[valueColumn];
        if (!cells[timeColumn].data() || (!value.data() && type != FieldType::String))
            return {};
        if (!value.data())
            ++ambiguous;
        if (!hasPrefix || !isSameSeries(cells))
            makePrefix(cells);
        return point(cells[timeColumn], value);
    }

    bool isSameSeries(std::span<const std::string_view> cells) const
    {
        if (cells[fieldColumn] != field)
            return false;
        for (const TagColumn& tag : tags) {
            if (cells[tag.index] != tag.cell)
                return false;
        }
        return true;
    }

    void makePrefix(std::span<const std::string_view> cells)
    {
        field = cells[fieldColumn];
        for (TagColumn& tag : tags)
            tag.cell = cells[tag.index];
        prefix.resize(0);
        refusal = seriestext::append(prefix, view(measurement), tagTexts());
        const qsizetype seriesSize = prefix.size();
        prefix.append(' ');
        if (refusal.isEmpty())
            refusal = seriestext::appendFieldKey(prefix, field, seriesSize);
        hasPrefix = true;
    }

    std::vector<seriestext::TagText> tagTexts() const
    {
        std::vector<seriestext::TagText> texts;
        for (const TagColumn& tag : tags)
            texts.push_back({view(tag.key), tag.cell});
        return texts;
    }

    Result<void> point(std::string_view timeText, std::string_view value)
    {
        if (type == FieldType::String && !sink.takesText()) {
            sink.drop(1);
            return {};
        }
        Timestamp time = 0;
        const rfc3339::Outcome parsed = rfc3339::parse(timeText, time);
        if (parsed == rfc3339::Outcome::Invalid)
            return failure(Error::Kind::Malformed, tr("The server's answer holds a time that is none."),
                toString(timeText));
        if (!refusal.isEmpty())
            return refuse(refusal, value, time);
        if (parsed == rfc3339::Outcome::OutOfRange)
            return refuse(LineProtocolWriter::timeReason(), value, 0);
        if (!type)
            return refuse(
                tr("InfluxDB has no field type for times, durations and binary data."), value, time);

        LineText line(sink.current().lines, prefix.size() + fieldtext::roomFor(value) + LineText::timeSize);
        line.append(prefix);
        switch (fieldtext::append(line, *type, value, unsignedAsInteger)) {
        case fieldtext::Outcome::Written: break;
        case fieldtext::Outcome::NotFinite: sink.drop(1); return {};
        case fieldtext::Outcome::NotAnInteger64:
            line.discard();
            return refuse(fieldtext::tooLargeReason(), value, time);
        case fieldtext::Outcome::Malformed:
            return failure(Error::Kind::Malformed,
                tr("The server's answer holds a value that is not of its column's type."), toString(value));
        }
        line.appendTime(time);
        line.keep();
        sink.lineAdded(1, time);
        return {};
    }

    Result<void> refuse(const QString& reason, std::string_view value, Timestamp time)
    {
        sink.refuse({reason, seriestext::readable(view(measurement), tagTexts(), field),
            QByteArray(value.data(), static_cast<qsizetype>(value.size())), time});
        return {};
    }

    QByteArray measurement;
    LineSink& sink;
    bool unsignedAsInteger;
    size_t timeColumn = none;
    size_t valueColumn = none;
    size_t fieldColumn = none;
    size_t measurementColumn = none;
    std::vector<TagColumn> tags; ///< sorted by key
    std::optional<FieldType> type;
    bool hasPrefix = false;
    std::string field; ///< of the row that the prefix was made for
    QByteArray prefix; ///< `measurement,tags field=`, escaped
    QString refusal;   ///< why line protocol cannot hold the series; empty if it can
    qint64 ambiguous = 0;
};

FluxLineEncoder::FluxLineEncoder(const QByteArray& measurement, LineSink& sink, bool unsignedAsInteger)
    : d(std::make_unique<Private>(measurement, sink, unsignedAsInteger))
{}

FluxLineEncoder::~FluxLineEncoder() = default;

void FluxLineEncoder::beginSchema(std::span<const CsvColumn> columns)
{
    d->setColumns(columns);
}

Result<void> FluxLineEncoder::row(std::span<const std::string_view> cells)
{
    return d->row(cells);
}

qint64 FluxLineEncoder::ambiguousEmptyStrings() const
{
    return d->ambiguous;
}

} // namespace telemirror
