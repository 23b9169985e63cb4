#include "sandbox/influxql/InfluxQlAnswerWriter.h"

#include <charconv>
#include <cmath>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// As Go's encoding/json: what HTML or JavaScript could stumble over is escaped, too.
void appendJsonString(QByteArray& out, const QByteArray& text)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (code < 0x20 || c == '<' || c == '>' || c == '&') {
            out += "\\u00";
            out += digits[code >> 4U];
            out += digits[code & 0xFU];
        } else if (c == '\xE2' && (text.mid(i, 3) == "\u2028" || text.mid(i, 3) == "\u2029")) {
            out += text.at(i + 2) == '\xA8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            out += c;
        }
    }
    out += '"';
}

template <typename Number>
void appendNumber(QByteArray& out, Number number)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    out.append(text.data(), end - text.data());
}

/// As Go's encoding/json: the shortest digits that give the value, without an exponent from 1e-6 to
/// 1e21.
void appendFloat(QByteArray& out, double number)
{
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), std::abs(number), std::chars_format::scientific)
            .ptr;
    const QByteArray shortest(text.data(), end - text.data());
    const qsizetype mark = shortest.indexOf('e');
    const int exponent = shortest.mid(mark + 1).toInt();
    QByteArray digits = shortest.left(mark);
    if (std::signbit(number))
        out += '-';
    if (number != 0 && (exponent < -6 || exponent >= 21)) {
        out += digits + (exponent < 0 ? "e-" : "e+") + QByteArray::number(std::abs(exponent));
        return;
    }
    digits.remove(1, 1); // the point
    if (exponent < 0) {
        out += "0." + QByteArray(-exponent - 1, '0') + digits;
    } else if (digits.size() <= exponent + 1) {
        out += digits.leftJustified(exponent + 1, '0');
    } else {
        out += digits.insert(exponent + 1, '.');
    }
}

void appendCsv(QByteArray& out, const QByteArray& text)
{
    if (!text.contains('"') && !text.contains(',') && !text.contains('\n') && !text.contains('\r') &&
        !text.startsWith(' ')) {
        out += text;
        return;
    }
    QByteArray quoted = text;
    quoted.replace("\"", "\"\"");
    out += '"' + quoted + '"';
}

void appendRfc3339(QByteArray& out, Timestamp time)
{
    Nanoseconds fraction = time % nanosecondsPerSecond;
    if (fraction < 0)
        fraction += nanosecondsPerSecond;
    out += toDateTime(time).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1();
    if (fraction != 0) {
        QByteArray digits = QByteArray::number(fraction).rightJustified(9, '0');
        while (digits.endsWith('0'))
            digits.chop(1);
        out += '.' + digits;
    }
    out += 'Z';
}

} // namespace

InfluxQlAnswerWriter::InfluxQlAnswerWriter(const Format& format)
    : m_format(format)
{
    if (!m_format.csv && m_format.chunkSize == 0)
        m_out = "{\"results\":["_ba;
}

void InfluxQlAnswerWriter::beginResult()
{
    if (m_format.chunkSize > 0)
        m_out += "{\"results\":[";
    else if (m_statement > 0)
        m_out += ',';
    m_out += "{\"statement_id\":" + QByteArray::number(m_statement);
}

void InfluxQlAnswerWriter::add(const QList<InfluxQlSeries>& series, bool inOne)
{
    if (m_format.csv)
        addCsv(series);
    else if (m_format.chunkSize > 0)
        addChunks(series, inOne);
    else
        addJson(series);
    ++m_statement;
}

void InfluxQlAnswerWriter::addError(const QString& message)
{
    if (m_format.csv) {
        m_out += "error\n";
        appendCsv(m_out, message.toUtf8());
        m_out += '\n';
    } else {
        beginResult();
        m_out += ",\"error\":";
        appendJsonString(m_out, message.toUtf8());
        m_out += m_format.chunkSize > 0 ? "}]}\n" : "}";
    }
    ++m_statement;
}

void InfluxQlAnswerWriter::addJson(const QList<InfluxQlSeries>& series)
{
    beginResult();
    if (!series.isEmpty()) {
        m_out += ",\"series\":[";
        for (qsizetype i = 0; i < series.size(); ++i) {
            if (i > 0)
                m_out += ',';
            writeSeries(series.at(i), 0, series.at(i).rows, false);
        }
        m_out += ']';
    }
    m_out += '}';
}

void InfluxQlAnswerWriter::addChunks(const QList<InfluxQlSeries>& series, bool inOne)
{
    if (series.isEmpty()) {
        beginResult();
        m_out += "}]}\n";
    }
    for (qsizetype i = 0; i < series.size(); ++i) {
        const qsizetype rows = series.at(i).rows;
        qsizetype first = 0;
        do {
            const qsizetype count = inOne ? rows : std::min(m_format.chunkSize, rows - first);
            const bool partial = first + count < rows;
            beginResult();
            m_out += ",\"series\":[";
            writeSeries(series.at(i), first, count, partial);
            m_out += ']';
            if (partial || (!inOne && i + 1 < series.size()))
                m_out += ",\"partial\":true";
            m_out += "}]}\n";
            first += count;
        } while (first < rows);
    }
}

void InfluxQlAnswerWriter::writeSeries(
    const InfluxQlSeries& series, qsizetype first, qsizetype count, bool partial)
{
    m_out += '{';
    if (!series.name.isEmpty()) {
        m_out += "\"name\":";
        appendJsonString(m_out, series.name);
        m_out += ',';
    }
    if (!series.tags.isEmpty()) {
        m_out += "\"tags\":{";
        for (qsizetype i = 0; i < series.tags.size(); ++i) {
            if (i > 0)
                m_out += ',';
            appendJsonString(m_out, series.tags.at(i).key);
            m_out += ':';
            appendJsonString(m_out, series.tags.at(i).value);
        }
        m_out += "},";
    }
    m_out += "\"columns\":[";
    for (qsizetype i = 0; i < series.columns.size(); ++i) {
        if (i > 0)
            m_out += ',';
        appendJsonString(m_out, series.columns.at(i));
    }
    m_out += "],\"values\":[";
    for (qsizetype row = first; row < first + count; ++row) {
        m_out += row > first ? ",[" : "[";
        for (qsizetype column = 0; column < series.columns.size(); ++column) {
            if (column > 0)
                m_out += ',';
            writeCell(series.cell(row, column));
        }
        m_out += ']';
    }
    m_out += ']';
    if (partial)
        m_out += ",\"partial\":true";
    m_out += '}';
}

void InfluxQlAnswerWriter::writeTime(Timestamp time)
{
    if (m_format.epoch > 0) {
        appendNumber(m_out, time / m_format.epoch);
    } else if (m_format.csv) {
        appendNumber(m_out, time);
    } else {
        m_out += '"';
        appendRfc3339(m_out, time);
        m_out += '"';
    }
}

void InfluxQlAnswerWriter::writeCell(const InfluxQlCell& cell)
{
    if (const auto* time = std::get_if<InfluxQlTime>(&cell)) {
        writeTime(time->time);
        return;
    }
    const auto* value = std::get_if<FieldValue>(&cell);
    if (value == nullptr) {
        m_out += "null";
        return;
    }
    switch (fieldTypeOf(*value)) {
    case FieldType::Float:
        if (std::isfinite(std::get<double>(*value)))
            appendFloat(m_out, std::get<double>(*value));
        else
            m_out += "null";
        break;
    case FieldType::Integer: appendNumber(m_out, std::get<qint64>(*value)); break;
    case FieldType::Unsigned: appendNumber(m_out, std::get<quint64>(*value)); break;
    case FieldType::Boolean: m_out += std::get<bool>(*value) ? "true" : "false"; break;
    case FieldType::String: appendJsonString(m_out, std::get<QByteArray>(*value)); break;
    }
}

void InfluxQlAnswerWriter::writeCsvCell(const InfluxQlCell& cell)
{
    const auto* value = std::get_if<FieldValue>(&cell);
    if (value != nullptr && fieldTypeOf(*value) == FieldType::String)
        appendCsv(m_out, std::get<QByteArray>(*value));
    else if (!std::holds_alternative<std::monostate>(cell))
        writeCell(cell);
}

void InfluxQlAnswerWriter::addCsv(const QList<InfluxQlSeries>& allSeries)
{
    for (const InfluxQlSeries& series : allSeries) {
        if (series.columns != m_csvColumns) {
            if (!m_out.isEmpty())
                m_out += '\n';
            m_out += "name,tags";
            for (const QByteArray& column : series.columns) {
                m_out += ',';
                appendCsv(m_out, column);
            }
            m_out += '\n';
            m_csvColumns = series.columns;
        }
        QByteArray tags;
        for (const Tag& tag : series.tags)
            tags += (tags.isEmpty() ? "" : ",") + tag.key + '=' + tag.value;
        QByteArray prefix;
        appendCsv(prefix, series.name);
        prefix += ',';
        appendCsv(prefix, tags);
        for (qsizetype row = 0; row < series.rows; ++row) {
            m_out += prefix;
            for (qsizetype column = 0; column < series.columns.size(); ++column) {
                m_out += ',';
                writeCsvCell(series.cell(row, column));
            }
            m_out += '\n';
        }
    }
}

QByteArray InfluxQlAnswerWriter::finish()
{
    if (!m_format.csv && m_format.chunkSize == 0)
        m_out += "]}\n";
    return std::move(m_out);
}

} // namespace telemirror::sandbox
