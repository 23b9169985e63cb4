// now, time, duration, string, int, uint, float, bool.
#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxTime.h"

#include <cmath>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> cannotConvert(const FluxValue& value, FluxType to)
{
    if (const QByteArray* text = value.as<QByteArray>())
        return fluxArgumentError(u"cannot convert string \"%1\" to %2 due to invalid syntax"_s.arg(
            QString::fromUtf8(*text), FluxValue::typeName(to)));
    return fluxArgumentError(
        u"cannot convert %1 to %2"_s.arg(FluxValue::typeName(value.type()), FluxValue::typeName(to)));
}

Result<FluxValue> now(FluxCall& call)
{
    return FluxValue(FluxInstant{call.context().now});
}

Result<FluxValue> toTime(FluxCall& call)
{
    const FluxValue value = call.value("v");
    if (value.isNull() || value.as<FluxInstant>())
        return value;
    if (const qint64* number = value.as<qint64>())
        return FluxValue(FluxInstant{*number});
    if (const quint64* number = value.as<quint64>())
        return FluxValue(FluxInstant{static_cast<qint64>(*number)});
    if (const QByteArray* text = value.as<QByteArray>()) {
        if (const std::optional<Timestamp> time = parseFluxTime(*text))
            return FluxValue(FluxInstant{*time});
    }
    return cannotConvert(value, FluxType::Time);
}

Result<FluxValue> toDuration(FluxCall& call)
{
    const FluxValue value = call.value("v");
    if (value.isNull() || value.as<FluxDuration>())
        return value;
    if (const qint64* number = value.as<qint64>())
        return FluxValue(FluxDuration{0, *number});
    if (const QByteArray* text = value.as<QByteArray>()) {
        const bool negative = text->startsWith('-');
        const auto duration = FluxDuration::parse(QByteArrayView(*text).sliced(negative ? 1 : 0));
        if (duration)
            return FluxValue(negative ? duration->negated() : *duration);
    }
    return cannotConvert(value, FluxType::Duration);
}

Result<FluxValue> toString(FluxCall& call)
{
    const FluxValue value = call.value("v");
    if (value.isNull())
        return value;
    return value.toText().map([](const QByteArray& text) { return FluxValue(text); });
}

template <typename T>
constexpr FluxType typeOf()
{
    return std::is_signed_v<T> ? FluxType::Int : FluxType::UInt;
}

/// A float beyond the integers becomes what the processor makes of it, as in Go: the smallest one.
template <typename T>
Result<FluxValue> fromFloat(double number)
{
    const double whole = std::trunc(number);
    const double limit = std::is_signed_v<T> ? 9223372036854775808.0 : 18446744073709551616.0;
    if (std::isnan(whole) || whole >= limit || whole < (std::is_signed_v<T> ? -limit : 0.0))
        return FluxValue(static_cast<T>(std::numeric_limits<qint64>::min()));
    return FluxValue(static_cast<T>(whole));
}

template <typename T>
Result<FluxValue> toInteger(FluxCall& call)
{
    const FluxValue value = call.value("v");
    if (value.isNull())
        return value;
    if (const qint64* number = value.as<qint64>())
        return FluxValue(static_cast<T>(*number));
    if (const quint64* number = value.as<quint64>())
        return FluxValue(static_cast<T>(*number));
    if (const double* number = value.as<double>())
        return fromFloat<T>(*number);
    if (const bool* flag = value.as<bool>())
        return FluxValue(static_cast<T>(*flag ? 1 : 0));
    if (const FluxInstant* time = value.as<FluxInstant>())
        return FluxValue(static_cast<T>(time->time));
    if (const FluxDuration* duration = value.as<FluxDuration>(); duration && duration->months == 0)
        return FluxValue(static_cast<T>(duration->nanoseconds));
    if (const QByteArray* text = value.as<QByteArray>()) {
        T number = 0;
        const auto [end, code] = std::from_chars(text->data(), text->data() + text->size(), number);
        if (code == std::errc{} && end == text->data() + text->size() && !text->isEmpty())
            return FluxValue(number);
    }
    return cannotConvert(value, typeOf<T>());
}

Result<FluxValue> toFloat(FluxCall& call)
{
    const FluxValue value = call.value("v");
    if (value.isNull() || value.as<double>())
        return value;
    if (const qint64* number = value.as<qint64>())
        return FluxValue(static_cast<double>(*number));
    if (const quint64* number = value.as<quint64>())
        return FluxValue(static_cast<double>(*number));
    if (const bool* flag = value.as<bool>())
        return FluxValue(*flag ? 1.0 : 0.0);
    if (const QByteArray* text = value.as<QByteArray>()) {
        static const QHash<QByteArray, double> named{{"nan", std::numeric_limits<double>::quiet_NaN()},
            {"inf", std::numeric_limits<double>::infinity()},
            {"+inf", std::numeric_limits<double>::infinity()},
            {"-inf", -std::numeric_limits<double>::infinity()}};
        bool ok = false;
        const double number = text->toDouble(&ok);
        if (const auto known = named.constFind(text->toLower()); known != named.cend())
            return FluxValue(*known);
        if (ok)
            return FluxValue(number);
    }
    return cannotConvert(value, FluxType::Float);
}

Result<FluxValue> toBool(FluxCall& call)
{
    const FluxValue value = call.value("v");
    if (value.isNull() || value.as<bool>())
        return value;
    const Result<QByteArray> text = value.toText();
    if (text && (*text == "true" || *text == "1"))
        return FluxValue(true);
    if (text && (*text == "false" || *text == "0"))
        return FluxValue(false);
    return cannotConvert(value, FluxType::Bool);
}

} // namespace

std::span<const FluxBuiltin> conversionFunctions()
{
    static const std::array all{
        FluxBuiltin{"now", "", now},
        FluxBuiltin{"time", "v!", toTime},
        FluxBuiltin{"duration", "v!", toDuration},
        FluxBuiltin{"string", "v!", toString},
        FluxBuiltin{"int", "v!", toInteger<qint64>},
        FluxBuiltin{"uint", "v!", toInteger<quint64>},
        FluxBuiltin{"float", "v!", toFloat},
        FluxBuiltin{"bool", "v!", toBool},
    };
    return all;
}

} // namespace telemirror::sandbox
