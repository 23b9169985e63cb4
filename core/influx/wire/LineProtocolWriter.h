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
};

} // namespace telemirror
