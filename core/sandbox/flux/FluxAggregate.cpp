#include "sandbox/flux/FluxAggregate.h"

#include "sandbox/flux/FluxErrors.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QByteArrayView, 8> names{
    "count", "sum", "mean", "spread", "first", "last", "min", "max"};

bool isNumber(FluxType type)
{
    return type == FluxType::Int || type == FluxType::UInt || type == FluxType::Float;
}

} // namespace

std::optional<FluxAggregate> FluxAggregate::named(const QByteArray& name)
{
    const auto found = std::find(names.begin(), names.end(), QByteArrayView(name));
    if (found == names.end())
        return std::nullopt;
    return FluxAggregate(static_cast<Kind>(found - names.begin()));
}

Result<FluxType> FluxAggregate::resultType(FluxType type) const
{
    switch (m_kind) {
    case Kind::Count: return FluxType::Int;
    case Kind::First:
    case Kind::Last: return type;
    case Kind::Min:
    case Kind::Max:
        if (isNumber(type) || type == FluxType::Time)
            return type;
        return fluxRuntimeError(u"unsupported selector type %1"_s.arg(FluxValue::typeName(type)));
    case Kind::Sum:
    case Kind::Mean:
    case Kind::Spread: break;
    }
    if (!isNumber(type))
        return fluxRuntimeError(u"unsupported aggregate column type %1"_s.arg(FluxValue::typeName(type)));
    return m_kind == Kind::Mean ? FluxType::Float : type;
}

FluxValue FluxAggregate::compute(const FluxColumn& column, qsizetype from, qsizetype to) const
{
    switch (m_kind) {
    case Kind::Count: return FluxValue(static_cast<qint64>(to - from));
    case Kind::Sum: return sum(column, from, to);
    case Kind::Mean: return mean(column, from, to);
    case Kind::Spread: return spread(column, from, to);
    default: break;
    }
    const qsizetype row = select(column, from, to);
    return row < 0 ? FluxValue() : column.value(row);
}

qsizetype FluxAggregate::select(const FluxColumn& column, qsizetype from, qsizetype to) const
{
    qsizetype best = -1;
    for (qsizetype i = from; i < to; ++i) {
        const qsizetype row = m_kind == Kind::Last ? to - 1 - (i - from) : i;
        if (column.isNull(row))
            continue;
        if (m_kind == Kind::First || m_kind == Kind::Last)
            return row;
        const int order = best < 0 ? 0 : FluxColumn::compare(column, row, column, best);
        if (best < 0 || (m_kind == Kind::Min ? order < 0 : order > 0))
            best = row;
    }
    return best;
}

FluxValue FluxAggregate::sum(const FluxColumn& column, qsizetype from, qsizetype to) const
{
    quint64 bits = 0;
    double floating = 0;
    bool any = false;
    for (qsizetype row = from; row < to; ++row) {
        if (column.isNull(row))
            continue;
        any = true;
        // Integers wrap around, as Go's do.
        if (column.type() == FluxType::Float)
            floating += column.floating(row);
        else
            bits += column.unsignedInteger(row);
    }
    if (!any)
        return {};
    if (column.type() == FluxType::Float)
        return FluxValue(floating);
    return column.type() == FluxType::Int ? FluxValue(static_cast<qint64>(bits)) : FluxValue(bits);
}

FluxValue FluxAggregate::mean(const FluxColumn& column, qsizetype from, qsizetype to) const
{
    // Of the sum, which wraps around for integers, as Flux works it out.
    const FluxValue total = sum(column, from, to);
    if (total.isNull())
        return {};
    qsizetype count = 0;
    for (qsizetype row = from; row < to; ++row)
        count += column.isNull(row) ? 0 : 1;
    const auto divide = [count](auto value) {
        return FluxValue(static_cast<double>(value) / static_cast<double>(count));
    };
    if (const double* value = total.as<double>())
        return divide(*value);
    return column.type() == FluxType::Int ? divide(*total.as<qint64>()) : divide(*total.as<quint64>());
}

FluxValue FluxAggregate::spread(const FluxColumn& column, qsizetype from, qsizetype to) const
{
    const qsizetype low = FluxAggregate(Kind::Min).select(column, from, to);
    const qsizetype high = FluxAggregate(Kind::Max).select(column, from, to);
    if (low < 0)
        return {};
    switch (column.type()) {
    case FluxType::Float: return FluxValue(column.floating(high) - column.floating(low));
    case FluxType::UInt: return FluxValue(column.unsignedInteger(high) - column.unsignedInteger(low));
    default:
        return FluxValue(static_cast<qint64>(column.unsignedInteger(high) - column.unsignedInteger(low)));
    }
}

} // namespace telemirror::sandbox
