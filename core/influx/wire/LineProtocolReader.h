#pragma once

#include "model/Error.h"
#include "model/Point.h"

#include <QtCore/QByteArrayView>

#include <string_view>

namespace telemirror {

// GCC's -Wshadow minds an enumerator that is named as a type outside, scoped or not.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
/// The units a timestamp in line protocol may be in (`precision=` of a write request).
enum class Precision
{
    Nanoseconds,
    Microseconds,
    Milliseconds,
    Seconds
};
#pragma GCC diagnostic pop

/// Reads line protocol as InfluxDB does: comments, blank lines, all escapes, all types,
/// newlines inside string fields, any precision. A carriage return is no line's end to it.
class LineProtocolReader
{
public:
    /// `defaultTime` is given to points without a timestamp.
    explicit LineProtocolReader(
        QByteArrayView text, Precision precision = Precision::Nanoseconds, Timestamp defaultTime = 0);

    /// Reads the next point into `point` (its lists are reused). False at the end. A line that
    /// cannot be read is an Error of kind Malformed whose `message` says why, and whose `detail`
    /// is the line; reading goes on behind it.
    Result<bool> next(Point& point);

    /// The number of the line that was read last, from 1.
    [[nodiscard]] qint64 lineNumber() const { return m_line; }
    /// Its text.
    [[nodiscard]] QString line() const;

private:
    QByteArrayView m_text;
    Precision m_precision;
    Timestamp m_defaultTime;
    qsizetype m_position = 0;
    qint64 m_line = 0;
    qint64 m_nextLine = 1;
    std::string_view m_lineText;
};

} // namespace telemirror
