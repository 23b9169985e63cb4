#include "sandbox/flux/AnnotatedCsvEncoder.h"

#include "sandbox/flux/FluxTime.h"

#include <charconv>

namespace telemirror::sandbox {

namespace {

QByteArrayView datatypeOf(FluxType type)
{
    switch (type) {
    case FluxType::Bool: return "boolean";
    case FluxType::Int: return "long";
    case FluxType::UInt: return "unsignedLong";
    case FluxType::Float: return "double";
    case FluxType::Time: return "dateTime:RFC3339";
    default: return "string";
    }
}

bool sameSchema(const FluxTable& a, const FluxTable& b)
{
    return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
        [](const FluxColumn& x, const FluxColumn& y) {
            return x.label() == y.label() && x.type() == y.type() && x.inKey() == y.inKey();
        });
}

/// Go's encoding/csv quotes a cell that begins with a space of Unicode.
bool startsWithSpace(QByteArrayView text)
{
    const char c = text.front();
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return true;
    return static_cast<unsigned char>(c) >= 0x80 &&
        QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 4))).front().isSpace();
}

template <typename T>
void appendNumber(QByteArray& out, T value)
{
    std::array<char, 24> digits;
    const auto [end, code] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), end - digits.data());
}

} // namespace

AnnotatedCsvEncoder::AnnotatedCsvEncoder(CsvDialect dialect)
    : m_dialect(std::move(dialect))
{
    if (m_dialect.delimiter.isEmpty())
        m_dialect.delimiter = ",";
}

void AnnotatedCsvEncoder::addResult(const QByteArray& name, const FluxTables& tables)
{
    const FluxTable* last = nullptr;
    qsizetype index = 0;
    for (const FluxTable& table : tables) {
        if (last == nullptr || last->rows == 0 || table.rows == 0 || !sameSchema(*last, table)) {
            if (last != nullptr)
                endLine();
            writeSchema(name, table, index);
        }
        writeRows(name, table, index);
        last = &table;
        ++index;
    }
    endLine();
}

void AnnotatedCsvEncoder::addError(const QString& message)
{
    const QByteArray& comma = m_dialect.delimiter;
    if (m_dialect.annotateDatatype)
        m_out += "#datatype" + comma + "string" + comma + "string\r\n";
    if (m_dialect.annotateGroup)
        m_out += "#group" + comma + "true" + comma + "true\r\n";
    if (m_dialect.annotateDefault)
        m_out += "#default" + comma + comma + "\r\n";
    m_out += comma + "error" + comma + "reference\r\n" + comma;
    writeText(message.toUtf8());
    m_out += comma;
    endLine();
}

void AnnotatedCsvEncoder::writeSchema(const QByteArray& name, const FluxTable& table, qsizetype index)
{
    const QByteArray& comma = m_dialect.delimiter;
    const bool empty = table.rows == 0;
    if (m_dialect.annotateDatatype) {
        m_out += "#datatype" + comma + "string" + comma + "long";
        for (const FluxColumn& column : table.columns)
            m_out.append(comma).append(datatypeOf(column.type()));
        endLine();
    }
    if (m_dialect.annotateGroup) {
        m_out += "#group" + comma + "false" + comma + "false";
        for (const FluxColumn& column : table.columns)
            m_out.append(comma).append(column.inKey() ? "true" : "false");
        endLine();
    }
    if (m_dialect.annotateDefault) {
        m_out += "#default" + comma;
        writeText(name);
        m_out += comma;
        if (empty)
            appendNumber(m_out, index);
        for (const FluxColumn& column : table.columns) {
            m_out += comma;
            if (empty && column.inKey())
                writeCell(column, 0);
        }
        endLine();
    }
    if (!m_dialect.header)
        return;
    m_out += comma + "result" + comma + "table";
    for (const FluxColumn& column : table.columns) {
        m_out += comma;
        writeText(column.label());
    }
    endLine();
}

void AnnotatedCsvEncoder::writeRows(const QByteArray& name, const FluxTable& table, qsizetype index)
{
    // What the rows of a table share is written once and copied.
    QByteArray saved = std::exchange(m_out, {});
    m_out += m_dialect.delimiter;
    if (!m_dialect.annotateDefault)
        writeText(name);
    m_out += m_dialect.delimiter;
    appendNumber(m_out, index);
    const QByteArray lead = std::exchange(m_out, {});
    std::vector<QByteArray> constants(table.columns.size());
    for (size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].isConstant())
            continue;
        writeCell(table.columns[i], 0);
        constants[i] = std::exchange(m_out, {});
    }
    m_out = std::move(saved);
    for (qsizetype row = 0; row < table.rows; ++row) {
        m_out += lead;
        for (size_t i = 0; i < table.columns.size(); ++i) {
            m_out += m_dialect.delimiter;
            if (table.columns[i].isConstant())
                m_out += constants[i];
            else
                writeCell(table.columns[i], row);
        }
        endLine();
    }
}

void AnnotatedCsvEncoder::writeCell(const FluxColumn& column, qsizetype row)
{
    if (column.isNull(row))
        return;
    switch (column.type()) {
    case FluxType::Bool: m_out += column.integer(row) != 0 ? "true" : "false"; break;
    case FluxType::Int: appendNumber(m_out, column.integer(row)); break;
    case FluxType::UInt: appendNumber(m_out, column.unsignedInteger(row)); break;
    case FluxType::Float: appendFluxFloat(m_out, column.floating(row)); break;
    case FluxType::Time: appendFluxTime(m_out, column.integer(row)); break;
    case FluxType::String: writeText(column.text(row)); break;
    default: break;
    }
}

void AnnotatedCsvEncoder::writeText(QByteArrayView text)
{
    if (text.isEmpty())
        return;
    const bool quoted = text == "\\." || text.contains('"') || text.contains('\r') || text.contains('\n') ||
        text.contains(QByteArrayView(m_dialect.delimiter)) || startsWithSpace(text);
    if (!quoted) {
        m_out.append(text);
        return;
    }
    m_out += '"';
    for (const char c : text) {
        if (c == '"')
            m_out += "\"\"";
        else if (c == '\n')
            m_out += "\r\n";
        else if (c != '\r')
            m_out += c;
    }
    m_out += '"';
}

} // namespace telemirror::sandbox
