#pragma once

#include "influx/wire/LineBatch.h"
#include "model/Error.h"
#include "model/Point.h"

#include <QtCore/QByteArray>

#include <string_view>

namespace telemirror {

/// Writes line protocol, nanosecond precision. Pure functions that append to a byte array; names
/// and values are raw UTF-8, escaping is done here.
///
/// Escapes (InfluxData, "Line protocol", and InfluxDB's models package): measurement: comma,
/// space; tag key, tag value, field key: comma, equals sign, space; string: quote, backslash.
/// What cannot be written (a newline or a trailing backslash in a name or tag, an empty name, a
/// key `time`, a timestamp out of range, …) is refused with a reason, never changed in silence.
class LineProtocolWriter
{
public:
    enum class Outcome
    {
        Written,
        Dropped, ///< nothing to write: all fields NaN or infinite
        Refused, ///< see `reason`
    };

    enum class Part
    {
        Measurement,
        TagKey,
        TagValue,
        FieldKey
    };

    /// InfluxDB's limit for measurement, tags and field key together; 4 bytes are its own.
    static constexpr qsizetype maximumKeySize = 65535 - 4;

    /// Appends `point` as one line to `out`. NaN and infinite fields are left out and counted in
    /// `droppedFields` if given. On Refused, `out` is unchanged and `reason` says why.
    static Outcome append(
        QByteArray& out, const Point& point, QString* reason = nullptr, int* droppedFields = nullptr);

    /// Parts, for encoders that assemble lines themselves. Each returns false, appending nothing,
    /// if the text cannot be held in that place.
    static bool appendMeasurement(QByteArray& out, std::string_view name);
    static bool appendTagKey(QByteArray& out, std::string_view key);
    static bool appendTagValue(QByteArray& out, std::string_view value);
    static bool appendFieldKey(QByteArray& out, std::string_view key);
    static void appendString(QByteArray& out, std::string_view value); ///< with its quotes
    /// The shortest text that reads back to the same double; false for NaN and infinities.
    static bool appendDouble(QByteArray& out, double value);
    /// Any value with its suffix (`i`, `u`); false for NaN and infinities.
    static bool appendValue(QByteArray& out, const FieldValue& value);

    /// Whether line protocol can hold `text` in that place, and if not, why (a sentence).
    static bool canHold(Part part, std::string_view text);
    static QString reasonAgainst(Part part, std::string_view text);
    /// Why InfluxDB would not take the escaped `measurement,key=value…`; empty if it does.
    static QString seriesObstacle(std::string_view escapedKey);
    /// The reasons for a key that is too long and a timestamp out of range.
    static QString tooLongReason();
    static QString timeReason();
};

} // namespace telemirror
