#include "sandbox/flux/FluxValue.h"

#include "sandbox/flux/FluxTime.h"

#include <charconv>
#include <cmath>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

FluxValue FluxValue::fromField(const FieldValue& value)
{
    return std::visit([](const auto& held) { return FluxValue(held); }, value);
}

QString FluxValue::typeName(FluxType type)
{
    switch (type) {
    case FluxType::Null: return u"null"_s;
    case FluxType::Bool: return u"bool"_s;
    case FluxType::Int: return u"int"_s;
    case FluxType::UInt: return u"uint"_s;
    case FluxType::Float: return u"float"_s;
    case FluxType::String: return u"string"_s;
    case FluxType::Time: return u"time"_s;
    case FluxType::Duration: return u"duration"_s;
    case FluxType::Regexp: return u"regexp"_s;
    case FluxType::Array: return u"array"_s;
    case FluxType::Record: return u"record"_s;
    case FluxType::Function: return u"function"_s;
    case FluxType::Stream: return u"stream"_s;
    }
    return {};
}

Result<QByteArray> FluxValue::toText() const
{
    QByteArray text;
    switch (type()) {
    case FluxType::Bool: return isTrue() ? "true"_ba : "false"_ba;
    case FluxType::Int: return QByteArray::number(*as<qint64>());
    case FluxType::UInt: return QByteArray::number(*as<quint64>());
    case FluxType::Float: appendFluxFloat(text, *as<double>()); return text;
    case FluxType::String: return *as<QByteArray>();
    case FluxType::Time: {
        // Text has all nine digits of the second, which a table leaves out where they are zero.
        appendFluxTime(text, as<FluxInstant>()->time);
        text.chop(1);
        const qsizetype point = text.lastIndexOf('.');
        if (point < 0)
            text += '.';
        text += QByteArray(point < 0 ? 9 : 10 - (text.size() - point), '0');
        return text + 'Z';
    }
    case FluxType::Duration: return as<FluxDuration>()->toByteArray();
    case FluxType::Regexp: return (*as<FluxRegexp::Pointer>())->pattern();
    default: break;
    }
    return failure(Error::Kind::BadRequest, u"cannot convert %1 to string"_s.arg(typeName(type())));
}

void appendFluxFloat(QByteArray& out, double value)
{
    if (std::isnan(value)) {
        out += "NaN";
        return;
    }
    if (std::isinf(value)) {
        out += value > 0 ? "+Inf" : "-Inf";
        return;
    }
    // The shortest digits that give the number again, and zeros up to the point, as Go writes them.
    std::array<char, 32> digits;
    const auto [end, code] =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::scientific);
    const QByteArray text(digits.data(), end - digits.data());
    const qsizetype mark = text.indexOf('e');
    const int exponent = text.mid(mark + 1).toInt();
    const bool negative = text.startsWith('-');
    QByteArray significant = text.left(mark).mid(negative ? 1 : 0);
    significant.remove(1, 1); // the point, where there is one
    if (negative)
        out += '-';
    if (exponent < 0)
        out += "0." + QByteArray(-exponent - 1, '0') + significant;
    else if (significant.size() <= exponent + 1)
        out += significant + QByteArray(exponent + 1 - significant.size(), '0');
    else
        out += significant.left(exponent + 1) + '.' + significant.mid(exponent + 1);
}

} // namespace telemirror::sandbox
