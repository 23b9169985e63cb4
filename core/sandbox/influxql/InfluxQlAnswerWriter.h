#pragma once

#include "model/Error.h"
#include "sandbox/influxql/InfluxQlSeries.h"

#include <optional>

namespace telemirror::sandbox {

/// Writes the answers of `/query` as 1.x servers do: JSON, in one piece or in chunks, or CSV.
/// Integers are written digit by digit, never through double.
class InfluxQlAnswerWriter
{
public:
    struct Format
    {
        bool csv = false;
        Nanoseconds epoch = 0;   ///< length of the unit of times; 0: RFC 3339
        qsizetype chunkSize = 0; ///< rows a chunk; 0: one piece
    };

    explicit InfluxQlAnswerWriter(const Format& format);

    /// `inOne`: series that are not cut into chunks, each a result of its own.
    void add(const QList<InfluxQlSeries>& series, bool inOne = false);
    void addError(const QString& message);
    [[nodiscard]] QByteArray finish();

private:
    void addJson(const QList<InfluxQlSeries>& series);
    void addChunks(const QList<InfluxQlSeries>& series, bool inOne);
    void addCsv(const QList<InfluxQlSeries>& series);
    void beginResult();
    void writeSeries(const InfluxQlSeries& series, qsizetype first, qsizetype count, bool partial);
    void writeTime(Timestamp time);
    void writeCell(const InfluxQlCell& cell);
    void writeCsvCell(const InfluxQlCell& cell);

    Format m_format;
    QByteArray m_out;
    QList<QByteArray> m_csvColumns;
    int m_statement = 0;
};

} // namespace telemirror::sandbox
