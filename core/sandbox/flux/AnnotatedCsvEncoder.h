#pragma once

#include "sandbox/flux/FluxInterpreter.h"
#include "sandbox/flux/FluxTable.h"

namespace telemirror::sandbox {

/// Writes results as annotated CSV, byte for byte as InfluxDB 2 does; that includes what Go's CSV
/// writer does to a cell with line ends: LF becomes CRLF, a lone CR vanishes.
/// Specification: InfluxData, "Annotated CSV" (reference/syntax/annotated-csv).
class AnnotatedCsvEncoder
{
public:
    explicit AnnotatedCsvEncoder(CsvDialect dialect);

    /// One result: its tables, then an empty line.
    void addResult(const QByteArray& name, const FluxTables& tables);
    /// The last table of an answer that failed after it had begun.
    void addError(const QString& message);
    [[nodiscard]] bool isEmpty() const { return m_out.isEmpty(); }
    [[nodiscard]] QByteArray take() { return std::move(m_out); }

private:
    void writeSchema(const QByteArray& name, const FluxTable& table, qsizetype index);
    void writeRows(const QByteArray& name, const FluxTable& table, qsizetype index);
    void writeCell(const FluxColumn& column, qsizetype row);
    void writeText(QByteArrayView text);
    void endLine() { m_out += "\r\n"; }

    CsvDialect m_dialect;
    QByteArray m_out;
};

} // namespace telemirror::sandbox
