// count, sum, mean, spread, first, last, min, max over whole tables.
#include "sandbox/flux/FluxAggregate.h"
#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// Whether the storage of a server works the aggregate out by itself: then its columns stand in
/// another order, and it has other words for what it cannot do.
bool isInStorage(const FluxStream& stream, const QByteArray& name, const QByteArray& column)
{
    return column == "_value" && name != "spread" &&
        (stream.isRead() || stream.isStorageWindow() || stream.storageGroup());
}

/// In the storage's words.
Error storageError(const QByteArray& name, FluxType type, bool isSelector)
{
    const QString typeName = type == FluxType::Bool ? u"boolean"_s : FluxValue::typeName(type);
    const QString function = QString::fromLatin1(name);
    if (!isSelector)
        return fluxRuntimeError(u"unsupported input type for %1 aggregate: %2"_s.arg(function, typeName))
            .value();
    return failure(Error::Kind::ServerError,
        u"panic: unsupported for aggregate %1: *reads.%2MultiShardArrayCursor"_s.arg(function, typeName))
        .value();
}

/// The bounds, the value, and the tags of the group key.
FluxTable storedAggregate(
    const FluxTable& table, FluxColumn value, const std::optional<QList<QByteArray>>& group)
{
    FluxTable result;
    result.bounds = table.bounds;
    result.rows = 1;
    std::vector<FluxColumn> tags;
    for (const FluxColumn& column : table.columns) {
        if (column.inKey() && (column.label() == "_start" || column.label() == "_stop"))
            result.columns.push_back(column);
        else if (column.inKey())
            tags.push_back(column);
    }
    result.columns.push_back(std::move(value));
    if (!group) {
        std::move(tags.begin(), tags.end(), std::back_inserter(result.columns));
        return result;
    }
    // In the order in which they were named, those that this group lacks as null.
    for (const QByteArray& label : *group) {
        const auto known = std::find_if(
            tags.begin(), tags.end(), [&label](const FluxColumn& column) { return column.label() == label; });
        FluxColumn column = known == tags.end() ? FluxColumn::constant(label, {}, FluxType::String) : *known;
        column.setInKey(true);
        if (label != "_start" && label != "_stop")
            result.columns.push_back(std::move(column));
    }
    return result;
}

/// The row of the least or the greatest time: what is first and last in a group of series.
qsizetype outermost(const FluxTable& table, bool last)
{
    const FluxColumn* time = table.find("_time");
    qsizetype best = table.rows > 0 ? 0 : -1;
    for (qsizetype row = 1; time != nullptr && row < table.rows; ++row) {
        if (last ? time->integer(row) > time->integer(best) : time->integer(row) < time->integer(best))
            best = row;
    }
    return best;
}

struct Aggregation
{
    QByteArray name;
    QByteArray label; ///< of the column
    FluxAggregate aggregate;
    bool inStorage = false;
    std::optional<QList<QByteArray>> group;
};

Result<FluxTable> aggregated(const FluxTable& table, const Aggregation& plan)
{
    const FluxAggregate& aggregate = plan.aggregate;
    const FluxColumn* column = table.find(plan.label);
    if (column == nullptr) {
        const QString label = QString::fromUtf8(plan.label);
        return fluxRuntimeError(aggregate.isSelector() ? u"no column \"%1\" exists"_s.arg(label)
                                                       : u"column \"%1\" does not exist"_s.arg(label));
    }
    const Result<FluxType> type = aggregate.resultType(column->type());
    if (!type && plan.inStorage)
        return tl::unexpected(storageError(plan.name, column->type(), aggregate.isSelector()));
    if (!type)
        return tl::unexpected(type.error());
    if (aggregate.isSelector()) {
        qsizetype row = aggregate.select(*column, 0, table.rows);
        if (plan.group && (plan.name == "first" || plan.name == "last"))
            row = outermost(table, plan.name == "last");
        return table.gathered(row < 0 ? QList<qsizetype>() : QList<qsizetype>{row});
    }
    if (column->inKey())
        return fluxRuntimeError(u"cannot aggregate columns that are part of the group key"_s);
    if (column->type() == FluxType::Time)
        return fluxRuntimeError(u"unsupported aggregate column type time"_s);
    FluxColumn value(plan.label, *type);
    value.append(aggregate.compute(*column, 0, table.rows));
    if (plan.inStorage)
        return storedAggregate(table, std::move(value), plan.group);
    FluxTable result = table.keyOnly();
    result.columns.push_back(std::move(value));
    result.rows = 1;
    return result;
}

Result<FluxValue> apply(FluxCall& call, const QByteArray& name)
{
    Aggregation plan{name, call.text("column", "_value"), *FluxAggregate::named(name), false, std::nullopt};
    const FluxValue::Stream stream = call.stream();
    plan.inStorage = stream && isInStorage(*stream, name, plan.label);
    if (plan.inStorage)
        plan.group = stream->storageGroup();
    FluxTables result;
    if (stream && stream->tablesBeforeError() != nullptr) {
        // The storage's own words, without the name of a function.
        const QString message = stream->tables(call.context()).error().message;
        return failure(Error::Kind::Malformed, message);
    }
    const bool ofWindows = plan.inStorage && stream->isStorageWindow();
    for (const FluxTable& table : ofWindows ? stream->storageWindows() : call.tables()) {
        Result<FluxTable> one = aggregated(table, plan);
        if (!one && plan.inStorage && one.error().kind == Error::Kind::Query) {
            return FluxValue(FluxValue::Stream(
                std::make_shared<FluxStream>(std::move(result), std::nullopt, std::move(one.error()))));
        }
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
