#include "sandbox/flux/FluxOperators.h"

#include "sandbox/flux/FluxErrors.h"

#include <cmath>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;
using Op = FluxOperator;

namespace {

constexpr std::array<QByteArrayView, 16> names{
    "and", "or", "==", "!=", "<", "<=", ">", ">=", "=~", "!~", "+", "-", "*", "/", "%", "^"};

tl::unexpected<Error> unsupported(Op op, const FluxValue& a, const FluxValue& b)
{
    return fluxArgumentError(u"unsupported binary expression %1 %2 %3"_s.arg(FluxValue::typeName(a.type()),
        QString::fromLatin1(names[static_cast<size_t>(op)]), FluxValue::typeName(b.type())));
}

bool isNumber(FluxType type)
{
    return type == FluxType::Int || type == FluxType::UInt || type == FluxType::Float;
}

template <typename T>
bool compared(Op op, const T& a, const T& b)
{
    switch (op) {
    case Op::Equal: return a == b;
    case Op::NotEqual: return !(a == b);
    case Op::Less: return a < b;
    case Op::LessOrEqual: return a <= b;
    case Op::Greater: return b < a;
    default: return b <= a;
    }
}

double toDouble(const FluxValue& value)
{
    if (const double* number = value.as<double>())
        return *number;
    if (const qint64* number = value.as<qint64>())
        return static_cast<double>(*number);
    return static_cast<double>(*value.as<quint64>());
}

bool comparedIntegers(Op op, const FluxValue& a, const FluxValue& b)
{
    __extension__ using Wide = __int128;
    const auto wide = [](const FluxValue& value) {
        return value.as<qint64>() ? Wide(*value.as<qint64>()) : Wide(*value.as<quint64>());
    };
    return compared(op, wide(a), wide(b));
}

Result<FluxValue> compareValues(Op op, const FluxValue& a, const FluxValue& b)
{
    if (isNumber(a.type()) && isNumber(b.type())) {
        if (a.as<double>() || b.as<double>())
            return FluxValue(compared(op, toDouble(a), toDouble(b)));
        return FluxValue(comparedIntegers(op, a, b));
    }
    if (a.type() != b.type())
        return unsupported(op, a, b);
    if (const QByteArray* text = a.as<QByteArray>())
        return FluxValue(compared(op, *text, *b.as<QByteArray>()));
    if (const FluxInstant* time = a.as<FluxInstant>())
        return FluxValue(compared(op, *time, *b.as<FluxInstant>()));
    const bool isEquality = op == Op::Equal || op == Op::NotEqual;
    if (a.as<bool>() && isEquality)
        return FluxValue(compared(op, *a.as<bool>(), *b.as<bool>()));
    if (a.as<FluxDuration>() && isEquality)
        return FluxValue(compared(op, *a.as<FluxDuration>(), *b.as<FluxDuration>()));
    return unsupported(op, a, b);
}

/// Whether the storage finds a value and a literal to compare: unsigned values it compares with none
/// but unsigned ones.
bool areComparable(const FluxValue& a, const FluxValue& b)
{
    if (isNumber(a.type()) && isNumber(b.type()))
        return (a.type() == FluxType::UInt) == (b.type() == FluxType::UInt);
    return a.type() == b.type();
}

Result<FluxValue> match(Op op, const FluxValue& a, const FluxValue& b)
{
    const auto* pattern = b.as<FluxRegexp::Pointer>();
    if (!a.as<QByteArray>() || !pattern)
        return unsupported(op, a, b);
    return FluxValue((*pattern)->matches(*a.as<QByteArray>()) == (op == Op::Matches));
}

/// Integers wrap around, as Go's do; dividing the smallest by -1 gives itself.
template <typename T>
Result<FluxValue> integerArithmetic(Op op, T a, T b)
{
    const auto x = static_cast<quint64>(a);
    const auto y = static_cast<quint64>(b);
    switch (op) {
    case Op::Add: return FluxValue(static_cast<T>(x + y));
    case Op::Subtract: return FluxValue(static_cast<T>(x - y));
    case Op::Multiply: return FluxValue(static_cast<T>(x * y));
    case Op::Power: return FluxValue(std::pow(static_cast<double>(a), static_cast<double>(b)));
    default: break;
    }
    if (b == 0)
        return fluxArgumentError(op == Op::Divide ? u"cannot divide by zero"_s : u"cannot mod zero"_s);
    if (static_cast<T>(y + 1) == 0 && std::is_signed_v<T>)
        return FluxValue(op == Op::Divide ? static_cast<T>(0 - x) : T(0));
    return FluxValue(op == Op::Divide ? static_cast<T>(a / b) : static_cast<T>(a % b));
}

Result<FluxValue> floatArithmetic(Op op, double a, double b)
{
    switch (op) {
    case Op::Add: return FluxValue(a + b);
    case Op::Subtract: return FluxValue(a - b);
    case Op::Multiply: return FluxValue(a * b);
    case Op::Power: return FluxValue(std::pow(a, b));
    case Op::Divide: return FluxValue(a / b);
    default:
        if (b == 0.0)
            return fluxArgumentError(u"cannot mod zero"_s);
        return FluxValue(std::fmod(a, b));
    }
}

Result<FluxValue> arithmetic(Op op, const FluxValue& a, const FluxValue& b)
{
    if (a.type() != b.type())
        return unsupported(op, a, b);
    if (a.as<qint64>())
        return integerArithmetic(op, *a.as<qint64>(), *b.as<qint64>());
    if (a.as<quint64>())
        return integerArithmetic(op, *a.as<quint64>(), *b.as<quint64>());
    if (a.as<double>())
        return floatArithmetic(op, *a.as<double>(), *b.as<double>());
    if (a.as<QByteArray>() && op == Op::Add)
        return FluxValue(*a.as<QByteArray>() + *b.as<QByteArray>());
    return unsupported(op, a, b);
}

Result<FluxValue> logical(Op op, const FluxValue& a, const FluxValue& b)
{
    if ((!a.isNull() && !a.as<bool>()) || (!b.isNull() && !b.as<bool>()))
        return unsupported(op, a, b);
    const bool decisive = op == Op::Or;
    for (const FluxValue* side : {&a, &b}) {
        if (!side->isNull() && side->isTrue() == decisive)
            return FluxValue(decisive);
    }
    return a.isNull() || b.isNull() ? FluxValue() : FluxValue(!decisive);
}

} // namespace

std::optional<FluxOperator> fluxOperatorNamed(const QByteArray& name)
{
    const auto found = std::find(names.begin(), names.end(), QByteArrayView(name));
    if (found == names.end())
        return std::nullopt;
    return static_cast<Op>(found - names.begin());
}

Result<FluxValue> applyFluxOperator(FluxOperator op, const FluxValue& a, const FluxValue& b, bool inStorage)
{
    if (op == Op::And || op == Op::Or)
        return logical(op, a, b);
    const bool isInequality = op == Op::NotEqual || op == Op::DoesNotMatch;
    if (inStorage && isInequality && a.isNull() != b.isNull())
        return FluxValue(true);
    if (a.isNull() || b.isNull())
        return FluxValue();
    if (inStorage && op <= Op::GreaterOrEqual && !areComparable(a, b))
        return FluxValue(false);
    if (op == Op::Matches || op == Op::DoesNotMatch)
        return match(op, a, b);
    if (op >= Op::Add)
        return arithmetic(op, a, b);
    return compareValues(op, a, b);
}

Result<FluxValue> applyFluxUnary(const QByteArray& name, const FluxValue& value)
{
    if (name == "exists")
        return FluxValue(!value.isNull());
    if (value.isNull())
        return FluxValue();
    if (name == "not" && value.as<bool>())
        return FluxValue(!value.isTrue());
    if (name == "-") {
        if (const qint64* number = value.as<qint64>())
            return FluxValue(static_cast<qint64>(0 - static_cast<quint64>(*number)));
        if (const double* number = value.as<double>())
            return FluxValue(-*number);
        if (const FluxDuration* duration = value.as<FluxDuration>())
            return FluxValue(duration->negated());
    }
    return fluxArgumentError(u"unsupported unary expression %1 %2"_s.arg(
        QString::fromLatin1(name), FluxValue::typeName(value.type())));
}

} // namespace telemirror::sandbox
