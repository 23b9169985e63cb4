// count, sum, mean, spread, first, last, min, max over whole tables.
#include "sandbox/flux/FluxAggregate.h"
#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

Result<FluxTable> aggregated(const FluxTable& table, const FluxAggregate& aggregate, const QByteArray& label)
{
    const FluxColumn* column = table.find(label);
    if (column == nullptr)
        return fluxRuntimeError(u"no column \"%1\" exists"_s.arg(QString::fromUtf8(label)));
    const Result<FluxType> type = aggregate.resultType(column->type());
    if (!type)
        return tl::unexpected(type.error());
    if (aggregate.isSelector()) {
        const qsizetype row = aggregate.select(*column, 0, table.rows);
        return table.gathered(row < 0 ? QList<qsizetype>() : QList<qsizetype>{row});
    }
    if (column->inKey())
        return fluxRuntimeError(u"cannot aggregate columns that are part of the group key"_s);
    FluxTable result = table.keyOnly();
    FluxColumn value(label, *type);
    value.append(aggregate.compute(*column, 0, table.rows));
    result.columns.push_back(std::move(value));
    result.rows = 1;
    return result;
}

Result<FluxValue> apply(FluxCall& call, const QByteArray& name)
{
    const FluxAggregate aggregate = *FluxAggregate::named(name);
    const QByteArray column = call.text("column", "_value");
    FluxTables result;
    for (const FluxTable& table : call.tables()) {
        Result<FluxTable> one = aggregated(table, aggregate, column);
        if (!one)
            return tl::unexpected(std::move(one.error()));
        result.push_back(std::move(*one));
    }
    return call.answer(std::move(result));
}

} // namespace

std::span<const FluxBuiltin> aggregateFunctions()
{
    static const QByteArray parameters = "<tables column"_ba;
    static const std::array all{
        FluxBuiltin{"count", parameters, [](FluxCall& call) { return apply(call, "count"); }},
        FluxBuiltin{"sum", parameters, [](FluxCall& call) { return apply(call, "sum"); }},
        FluxBuiltin{"mean", parameters, [](FluxCall& call) { return apply(call, "mean"); }},
        FluxBuiltin{"spread", parameters, [](FluxCall& call) { return apply(call, "spread"); }},
        FluxBuiltin{"first", parameters, [](FluxCall& call) { return apply(call, "first"); }},
        FluxBuiltin{"last", parameters, [](FluxCall& call) { return apply(call, "last"); }},
        FluxBuiltin{"min", parameters, [](FluxCall& call) { return apply(call, "min"); }},
        FluxBuiltin{"max", parameters, [](FluxCall& call) { return apply(call, "max"); }},
    };
    return all;
}

} // namespace telemirror::sandbox
