#include "influx/wire/InfluxQlLineEncoder.h"

#include "influx/wire/FieldText.h"
#include "influx/wire/LineProtocolWriter.h"
#include "influx/wire/Rfc3339.h"
#include "influx/wire/SeriesText.h"

#include <QtCore/QCoreApplication>

#include <charconv>
#include <vector>

namespace telemirror {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::InfluxQlLineEncoder", text);
}

QString toString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string_view view(const QByteArray& text)
{
    return {text.constData(), static_cast<size_t>(text.size())};
}

/// The cell as text that a field's type can be read from; a null data() if the two do not go together.
std::string_view textFor(FieldType type, const JsonCell& cell)
{
    switch (cell.kind) {
    case JsonCell::Kind::Boolean:
        return type == FieldType::Boolean ? (cell.boolean ? "true" : "false") : std::string_view();
    case JsonCell::Kind::Number: return type == FieldType::String ? std::string_view() : cell.text;
    case JsonCell::Kind::String: return cell.text;
    case JsonCell::Kind::Null: break;
    }
    return {};
}

} // namespace

struct InfluxQlLineEncoder::Private
{
    static constexpr size_t none = std::numeric_limits<size_t>::max();

    /// A column that can hold a field's value, in one type.
    struct Source
    {
        size_t index = 0;
        FieldType type = FieldType::Float;
    };
    struct FieldSources
    {
        QByteArray name;
        QByteArray key;  ///< `name=`, escaped
        QString refusal; ///< why line protocol cannot hold it; empty if it can
        std::vector<Source> sources;
    };

    Private(const QByteArray& measurementName, QList<FieldColumn>&& fieldColumns, LineSink& lineSink,
        bool asInteger)
        : measurement(measurementName)
        , columns(std::move(fieldColumns))
        , sink(lineSink)
        , unsignedAsInteger(asInteger)
    {}

    void begin(const InfluxQlSeries& series)
    {
        isOther = !series.name.isEmpty() && series.name != measurement;
        timeColumn = none;
        width = static_cast<size_t>(series.columns.size());
        tags = series.tags;
        std::sort(tags.begin(), tags.end());
        prefix.resize(0);
        refusal = seriestext::append(prefix, view(measurement), tagTexts());
        fields.clear();
        for (qsizetype i = 0; i < series.columns.size(); ++i) {
            if (series.columns[i] == "time" && timeColumn == none)
                timeColumn = static_cast<size_t>(i);
        }
        for (const FieldColumn& column : columns) {
            const qsizetype index = series.columns.indexOf(column.column);
            if (index >= 0)
                sourcesOf(column.field).push_back({static_cast<size_t>(index), column.type});
        }
        keysSize = 0;
        for (const FieldSources& field : fields)
            keysSize += field.key.size() + 1;
    }

    std::vector<Source>& sourcesOf(const QByteArray& name)
    {
        for (FieldSources& field : fields) {
            if (field.name == name)
                return field.sources;
        }
        FieldSources field;
        field.name = name;
        field.refusal = refusal;
        if (field.refusal.isEmpty())
            field.refusal = seriestext::appendFieldKey(field.key, view(name), prefix.size());
        fields.push_back(std::move(field));
        return fields.back().sources;
    }

    std::vector<seriestext::TagText> tagTexts() const
    {
        std::vector<seriestext::TagText> texts;
        for (const Tag& tag : tags)
            texts.push_back({view(tag.key), view(tag.value)});
        return texts;
    }

    Result<void> row(std::span<const JsonCell> cells)
    {
        if (timeColumn == none || cells.size() != width)
            return failure(Error::Kind::Malformed, tr("The server's answer lacks the column of times."));
        if (isOther)
            return failure(Error::Kind::Malformed,
                tr("The server's answer holds another measurement than the one asked for."));
        if (cells[timeColumn].kind == JsonCell::Kind::Null)
            return {};
        Timestamp time = 0;
        bool inRange = true;
        if (!readTime(cells[timeColumn].text, time, inRange))
            return failure(Error::Kind::Malformed, tr("The server's answer holds a time that is none."),
                toString(cells[timeColumn].text));
        return line(cells, time, inRange);
    }

    /// Nanoseconds since the epoch, or a date where the server was not asked for them.
    static bool readTime(std::string_view text, Timestamp& time, bool& inRange)
    {
        const char* end = text.data() + text.size();
        const std::from_chars_result result = std::from_chars(text.data(), end, time);
        if (result.ptr == end && !text.empty()) {
            inRange = result.ec == std::errc() && time >= minimumTimestamp && time <= maximumTimestamp;
            return true;
        }
        const rfc3339::Outcome outcome = rfc3339::parse(text, time);
        inRange = outcome == rfc3339::Outcome::Ok;
        return outcome != rfc3339::Outcome::Invalid;
    }

    Result<void> line(std::span<const JsonCell> cells, Timestamp time, bool inRange)
    {
        LineText line(sink.current().lines, roomFor(cells));
        line.append(prefix);
        qint64 points = 0;
        refused.clear();
        for (const FieldSources& field : fields) {
            const Source* source = sourceIn(field, cells);
            if (!source)
                continue;
            if (source->type == FieldType::String && !sink.takesText()) {
                sink.drop(1);
                continue;
            }
            const JsonCell& cell = cells[source->index];
            const std::string_view text = textFor(source->type, cell);
            if (!inRange || !field.refusal.isEmpty()) {
                refuse(inRange ? field.refusal : LineProtocolWriter::timeReason(), field, text,
                    inRange ? time : 0);
                continue;
            }
            const fieldtext::Outcome outcome = appendField(line, points, field, source->type, text);
            if (outcome == fieldtext::Outcome::Malformed)
                return failure(Error::Kind::Malformed,
                    tr("The server's answer holds a value that is not of its field's type."),
                    toString(cell.text));
            if (outcome == fieldtext::Outcome::NotAnInteger64)
                refuse(fieldtext::tooLargeReason(), field, text, time);
        }
        endLine(line, points, time);
        return {};
    }

    /// What a line of these cells may need.
    [[nodiscard]] qsizetype roomFor(std::span<const JsonCell> cells) const
    {
        qsizetype room = prefix.size() + keysSize + LineText::timeSize;
        for (const JsonCell& cell : cells)
            room += fieldtext::roomFor(cell.text);
        return room;
    }

    /// The first column of the field that has a value.
    static const Source* sourceIn(const FieldSources& field, std::span<const JsonCell> cells)
    {
        for (const Source& source : field.sources) {
            if (cells[source.index].kind != JsonCell::Kind::Null)
                return &source;
        }
        return nullptr;
    }

    /// Appends ` key=value` or `,key=value` and counts it; nothing unless Written.
    fieldtext::Outcome appendField(
        LineText& line, qint64& points, const FieldSources& field, FieldType type, std::string_view text)
    {
        if (!text.data())
            return fieldtext::Outcome::Malformed;
        char* const before = line.mark();
        line.append(points == 0 ? ' ' : ',');
        line.append(field.key);
        const fieldtext::Outcome outcome = fieldtext::append(line, type, text, unsignedAsInteger);
        if (outcome == fieldtext::Outcome::Written) {
            ++points;
            return outcome;
        }
        line.returnTo(before);
        if (outcome == fieldtext::Outcome::NotFinite)
            sink.drop(1);
        return outcome;
    }

    /// Ends the line, or takes it back if it has no fields.
    void endLine(LineText& line, qint64 points, Timestamp time)
    {
        if (points > 0) {
            line.appendTime(time);
            line.keep();
            sink.lineAdded(points, time);
        } else {
            line.discard();
        }
        // Only now: the sink may pass the batch on, which must not tear the line.
        for (RefusedPoint& point : refused)
            sink.refuse(std::move(point));
    }

    void refuse(const QString& reason, const FieldSources& field, std::string_view value, Timestamp time)
    {
        refused.push_back({reason, seriestext::readable(view(measurement), tagTexts(), view(field.name)),
            QByteArray(value.data(), static_cast<qsizetype>(value.size())), time});
    }

    QByteArray measurement;
    QList<FieldColumn> columns;
    LineSink& sink;
    bool unsignedAsInteger;
    bool isOther = false; ///< the series is of another measurement
    size_t timeColumn = none;
    size_t width = 0;
    QList<Tag> tags;
    QByteArray prefix; ///< `measurement,tags`, escaped
    QString refusal;   ///< why line protocol cannot hold the series; empty if it can
    std::vector<FieldSources> fields;
    qsizetype keysSize = 0;            ///< of all fields, with what stands before each
    std::vector<RefusedPoint> refused; ///< of the row at hand
};

InfluxQlLineEncoder::InfluxQlLineEncoder(
    const QByteArray& measurement, QList<FieldColumn> columns, LineSink& sink, bool unsignedAsInteger)
    : d(std::make_unique<Private>(measurement, std::move(columns), sink, unsignedAsInteger))
{}

InfluxQlLineEncoder::~InfluxQlLineEncoder() = default;

void InfluxQlLineEncoder::beginSeries(const InfluxQlSeries& series)
{
    d->begin(series);
}

Result<void> InfluxQlLineEncoder::row(std::span<const JsonCell> cells)
{
    return d->row(cells);
}

} // namespace telemirror
