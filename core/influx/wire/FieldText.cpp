#include "influx/wire/FieldText.h"

#include "influx/wire/FloatText.h"

#include <QtCore/QCoreApplication>

#include <charconv>
#include <cmath>

namespace telemirror::fieldtext {

namespace {

/// Whether text without an exponent and of such length is surely finite.
bool isSurelyFinite(std::string_view text)
{
    return text.size() < 300 && text.find_first_of("eE") == std::string_view::npos;
}

Outcome appendFloat(LineText& out, std::string_view text)
{
    if (floattext::isLineProtocolFloat(text)) {
        if (!isSurelyFinite(text) && !std::isfinite(floattext::parse(text).value_or(0)))
            return Outcome::NotFinite;
        out.append(text);
        return Outcome::Written;
    }
    if (floattext::isNotFinite(text))
        return Outcome::NotFinite;
    const std::optional<double> value = floattext::parse(text);
    if (!value)
        return Outcome::Malformed;
    if (!std::isfinite(*value))
        return Outcome::NotFinite;
    out.appendDouble(*value);
    return Outcome::Written;
}

template <typename Number>
bool isInteger(std::string_view text)
{
    Number value = 0;
    const char* end = text.data() + text.size();
    const std::from_chars_result result = std::from_chars(text.data(), end, value);
    return result.ec == std::errc() && result.ptr == end;
}

Outcome appendUnsigned(LineText& out, std::string_view text, bool asInteger)
{
    if (!isInteger<quint64>(text))
        return Outcome::Malformed;
    if (asInteger && !isInteger<qint64>(text))
        return Outcome::NotAnInteger64;
    out.append(text);
    out.append(asInteger ? 'i' : 'u');
    return Outcome::Written;
}

} // namespace

Outcome append(LineText& out, FieldType type, std::string_view text, bool unsignedAsInteger)
{
    switch (type) {
    case FieldType::Float: return appendFloat(out, text);
    case FieldType::Integer:
        if (!isInteger<qint64>(text))
            return Outcome::Malformed;
        out.append(text);
        out.append('i');
        return Outcome::Written;
    case FieldType::Unsigned: return appendUnsigned(out, text, unsignedAsInteger);
    case FieldType::String: out.appendString(text); return Outcome::Written;
    case FieldType::Boolean:
        if (text != "true" && text != "false")
            return Outcome::Malformed;
        out.append(text);
        return Outcome::Written;
    }
    return Outcome::Malformed;
}

QString tooLargeReason()
{
    return QCoreApplication::translate("telemirror::FieldText",
        "The unsigned value is above 2^63-1; the destination stores none, and an integer cannot hold it.");
}

} // namespace telemirror::fieldtext
