#include "model/Point.h"

#include <bit>

namespace telemirror {

using namespace Qt::StringLiterals;

QString fieldTypeName(FieldType type)
{
    switch (type) {
    case FieldType::Float: return u"float"_s;
    case FieldType::Integer: return u"integer"_s;
    case FieldType::Unsigned: return u"unsigned"_s;
    case FieldType::String: return u"string"_s;
    case FieldType::Boolean: return u"boolean"_s;
    }
    return {};
}

std::optional<FieldType> fieldTypeFromName(QStringView name)
{
    for (const FieldType type :
        {FieldType::Float, FieldType::Integer, FieldType::Unsigned, FieldType::String, FieldType::Boolean}) {
        if (name == fieldTypeName(type))
            return type;
    }
    return std::nullopt;
}

FieldType fieldTypeOf(const FieldValue& value)
{
    static_assert(std::variant_size_v<FieldValue> == 5);
    constexpr std::array types{
        FieldType::Float, FieldType::Integer, FieldType::Unsigned, FieldType::String, FieldType::Boolean};
    return types[value.index()];
}

bool identical(const FieldValue& a, const FieldValue& b)
{
    if (a.index() != b.index())
        return false;
    if (const double* x = std::get_if<double>(&a))
        return std::bit_cast<quint64>(*x) == std::bit_cast<quint64>(std::get<double>(b));
    return a == b;
}

} // namespace telemirror
