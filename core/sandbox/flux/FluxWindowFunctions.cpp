// window and aggregateWindow.
#include "sandbox/flux/FluxAggregate.h"
#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxFunction.h"
#include "sandbox/flux/FluxWindows.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// The arguments of aggregateWindow().
struct Plan
{
    QByteArray column;
    QByteArray timeSource;
    QByteArray timeTarget;
    FluxWindows windows;
    bool createEmpty;
    /// The storage of a server does it by itself, with the columns in its own order.
    bool inStorage;
};

FluxColumn timeColumn(const QByteArray& label, Timestamp time)
{
    return FluxColumn::constant(label, FluxValue(FluxInstant{time}));
}

/// The rows of one window as a table of its own, with the window's bounds in the group key.
FluxTable windowTable(const FluxTable& table, const FluxWindow& window)
{
    QList<qsizetype> rows;
    rows.reserve(window.to - window.from);
    for (qsizetype row = window.from; row < window.to; ++row)
        rows.append(row);
    FluxTable part = table.gathered(rows);
    for (const auto& [label, time] :
        {std::pair{"_start"_ba, window.bounds.start}, std::pair{"_stop"_ba, window.bounds.stop}}) {
        FluxColumn column = timeColumn(label, time);
        column.setInKey(true);
        part.set(std::move(column));
    }
    return part;
}

Result<FluxTables> windowed(const FluxTables& tables, const FluxWindows& windows, const QByteArray& time)
{
    FluxTables result;
    for (const FluxTable& table : tables) {
        const Result<FluxTable> ordered = FluxWindows::ordered(table, time);
        if (!ordered)
            return tl::unexpected(ordered.error());
        const Result<std::vector<FluxWindow>> split = windows.split(*ordered, time);
        if (!split)
            return tl::unexpected(split.error());
        for (const FluxWindow& window : *split)
            result.push_back(windowTable(*ordered, window));
    }
    return result;
}

Result<void> refusePeriod(FluxCall& call)
{
    if (call.has("period") && call.duration("period") != call.duration("every"))
        return fluxArgumentError(u"a period that differs from every is not supported"_s);
    return {};
}

Result<FluxValue> window(FluxCall& call)
{
    const FluxWindows windows(call.duration("every"), call.duration("offset"), call.boolean("createEmpty"));
    const QByteArray time = call.text("timeColumn", "_time");
    const FluxTables& tables = call.tables();
    if (call.error())
        return tl::unexpected(*call.error());
    for (Result<void> checked : {windows.validate(), refusePeriod(call)}) {
        if (!checked)
            return tl::unexpected(std::move(checked.error()));
    }
    Result<FluxTables> result = windowed(tables, windows, time);
    if (!result)
        return tl::unexpected(std::move(result.error()));
    const bool inStorage =
        call.stream()->isRead() && time == "_time" && !call.duration("offset").isNegative();
    FluxTables sorted = *result;
    sortByGroupKey(sorted);
    auto stream = std::make_shared<FluxStream>(std::move(sorted));
    if (inStorage)
        stream->setStorageWindow(std::move(*result));
    return FluxValue(FluxValue::Stream(std::move(stream)));
}

/// One value a window: the group key, the time and the value stay, in their places.
Result<FluxTable> aggregateRows(const FluxTable& table, const std::vector<FluxWindow>& windows,
    const FluxAggregate& aggregate, const Plan& plan)
{
    const FluxColumn& source = *table.find(plan.column);
    const Result<FluxType> type = aggregate.resultType(source.type());
    if (!type && plan.inStorage) {
        return failure(Error::Kind::Malformed,
            u"unsupported input type for mean aggregate: %1"_s.arg(
                source.type() == FluxType::Bool ? u"boolean"_s : FluxValue::typeName(source.type())));
    }
    if (!type)
        return tl::unexpected(type.error());
    if (plan.timeSource != "_start" && plan.timeSource != "_stop")
        return fluxRuntimeError(
            u"duplicate error: column \"%1\" doesn't exist"_s.arg(QString::fromUtf8(plan.timeSource)));
    FluxColumn time(plan.timeTarget, FluxType::Time);
    FluxColumn value(plan.column, *type);
    for (const FluxWindow& window : windows) {
        time.appendBits(plan.timeSource == "_stop" ? window.bounds.stop : window.bounds.start);
        value.append(aggregate.compute(source, window.from, window.to));
    }
    FluxTable result;
    result.bounds = table.bounds;
    result.rows = static_cast<qsizetype>(windows.size());
    if (!plan.inStorage) {
        FluxTable key = table.keyOnly();
        result.columns.push_back(std::move(time));
        std::move(key.columns.begin(), key.columns.end(), std::back_inserter(result.columns));
        result.columns.push_back(std::move(value));
        return result;
    }
    for (const FluxColumn& column : table.columns) {
        if (column.label() == plan.timeTarget)
            result.columns.push_back(time);
        else if (column.label() == plan.column)
            result.columns.push_back(value);
        else if (column.inKey())
            result.columns.push_back(column);
    }
    result.set(std::move(time));
    return result;
}

/// One row for each window, null where the window is empty. `rows` holds those of the others.
FluxTable withEmptyWindows(const FluxTable& table, const std::vector<FluxWindow>& windows,
    const QList<qsizetype>& rows, const Plan& plan)
{
    const FluxColumn& source = *table.find(plan.column);
    FluxColumn time(plan.timeTarget, FluxType::Time);
    FluxColumn value(plan.column, source.type());
    auto next = rows.cbegin();
    for (const FluxWindow& window : windows) {
        time.appendBits(plan.timeSource == "_stop" ? window.bounds.stop : window.bounds.start);
        if (next != rows.cend() && *next >= window.from && *next < window.to)
            value.appendFrom(source, *next++);
        else
            value.appendNull();
    }
    FluxTable result = table;
    result.rows = static_cast<qsizetype>(windows.size());
    result.set(std::move(value));
    result.set(std::move(time));
    return result;
}

/// One row a window, with the time replaced.
Result<FluxTable> selectRows(const FluxTable& table, const std::vector<FluxWindow>& windows,
    const FluxAggregate& aggregate, const Plan& plan)
{
    const FluxColumn& source = *table.find(plan.column);
    if (const Result<FluxType> type = aggregate.resultType(source.type()); !type)
        return tl::unexpected(type.error());
    QList<qsizetype> rows;
    FluxColumn time(plan.timeTarget, FluxType::Time);
    const FluxColumn* given = table.find(plan.timeSource);
    const bool ofWindow = plan.timeSource == "_start" || plan.timeSource == "_stop";
    if (!ofWindow && (given == nullptr || given->type() != FluxType::Time))
        return fluxRuntimeError(u"column \"%1\" doesn't exist"_s.arg(QString::fromUtf8(plan.timeSource)));
    for (const FluxWindow& window : windows) {
        const qsizetype row = aggregate.select(source, window.from, window.to);
        if (row < 0)
            continue; // also where empty windows are wanted: see withEmptyWindows()
        rows.append(row);
        if (ofWindow)
            time.appendBits(plan.timeSource == "_stop" ? window.bounds.stop : window.bounds.start);
        else
            time.appendFrom(*given, row);
    }
    if (plan.inStorage && plan.createEmpty && ofWindow)
        return withEmptyWindows(table, windows, rows, plan);
    FluxTable result = table.gathered(rows);
    result.set(std::move(time));
    return result;
}

Result<FluxValue> aggregateByName(FluxCall& call, const FluxAggregate& aggregate, const Plan& plan)
{
    FluxTables result;
    for (const FluxTable& table : call.tables()) {
        if (table.find(plan.column) == nullptr) {
            return failure(Error::Kind::Malformed,
                u"runtime error: column \"%1\" does not exist"_s.arg(QString::fromUtf8(plan.column)));
        }
        const Result<FluxTable> ordered = FluxWindows::ordered(table, "_time");
        if (!ordered)
            return tl::unexpected(ordered.error());
        const Result<std::vector<FluxWindow>> windows = plan.windows.split(*ordered, "_time");
        if (!windows)
            return tl::unexpected(windows.error());
        Result<FluxTable> one = aggregate.isSelector() ? selectRows(*ordered, *windows, aggregate, plan)
                                                       : aggregateRows(*ordered, *windows, aggregate, plan);
        if (!one)
            return tl::unexpected(std::move(one.error()));
        if (one->rows > 0)
            result.push_back(std::move(*one));
    }
    return call.answer(std::move(result));
}

/// A function of the script, called with a table a window; its tables get the windows' times.
Result<FluxValue> aggregateByScript(FluxCall& call, const FluxFunction& function, const Plan& plan)
{
    Result<FluxTables> parts = windowed(call.tables(), plan.windows, "_time");
    if (!parts)
        return tl::unexpected(std::move(parts.error()));
    const FluxValue stream(FluxValue::Stream(std::make_shared<FluxStream>(std::move(*parts))));
    const QByteArray pipe = function.syntax->pipeParameter;
    FluxReducer::Arguments arguments{{"column", FluxNode::constant(FluxValue(plan.column))}};
    arguments.insert_or_assign(pipe.isEmpty() ? "tables"_ba : pipe, FluxNode::constant(stream));
    const Result<FluxNode> called =
        call.context().reducer.call(function, arguments, function.syntax->location);
    if (!called)
        return tl::unexpected(called.error());
    const auto* answered = called->value.as<FluxValue::Stream>();
    if (answered == nullptr)
        return fluxArgumentError(
            u"expected stream but found %1 (argument fn)"_s.arg(FluxValue::typeName(called->value.type())));
    const Result<const FluxTables*> tables = (*answered)->tables(call.context());
    if (!tables)
        return tl::unexpected(tables.error());
    FluxTables result;
    for (FluxTable table : **tables) {
        const FluxColumn* source = table.find(plan.timeSource);
        if (source == nullptr || source->type() != FluxType::Time)
            return fluxRuntimeError(u"column \"%1\" doesn't exist"_s.arg(QString::fromUtf8(plan.timeSource)));
        FluxColumn time = *source;
        time.setLabel(plan.timeTarget);
        time.setInKey(false);
        table.set(std::move(time));
        FluxTable whole = windowTable(table, {*table.bounds, 0, table.rows});
        if (whole.rows > 0)
            result.push_back(std::move(whole));
    }
    return call.merged(std::move(result));
}

/// An aggregate of one table a window: the group key, the value, then the time.
Result<FluxValue> aggregateEach(FluxCall& call, const FluxAggregate& aggregate, const Plan& plan)
{
    FluxTables result;
    Plan oneByOne = plan;
    oneByOne.inStorage = false;
    for (const FluxTable& table : call.tables()) {
        if (table.find(plan.column) == nullptr)
            return fluxRuntimeError(u"column \"%1\" does not exist"_s.arg(QString::fromUtf8(plan.column)));
        const Result<FluxTable> ordered = FluxWindows::ordered(table, "_time");
        if (!ordered)
            return tl::unexpected(ordered.error());
        const Result<std::vector<FluxWindow>> windows = plan.windows.split(*ordered, "_time");
        if (!windows)
            return tl::unexpected(windows.error());
        Result<FluxTable> one = aggregateRows(*ordered, *windows, aggregate, oneByOne);
        if (!one)
            return tl::unexpected(std::move(one.error()));
        std::rotate(one->columns.begin(), one->columns.begin() + 1, one->columns.end());
        if (one->rows > 0)
            result.push_back(std::move(*one));
    }
    return call.answer(std::move(result));
}

Result<FluxValue> aggregateWindow(FluxCall& call)
{
    const bool createEmpty = call.boolean("createEmpty", true);
    const Plan plan{call.text("column", "_value"), call.text("timeSrc", "_stop"),
        call.text("timeDst", "_time"),
        FluxWindows(call.duration("every"), call.duration("offset"), createEmpty), createEmpty,
        call.stream() && call.stream()->isRead() && call.text("column", "_value") == "_value" &&
            !call.duration("offset").isNegative()};
    const FluxValue::Function function = call.function("fn");
    [[maybe_unused]] const FluxTables& tables = call.tables();
    if (call.error())
        return tl::unexpected(*call.error());
    for (Result<void> checked : {plan.windows.validate(), refusePeriod(call)}) {
        if (!checked)
            return tl::unexpected(std::move(checked.error()));
    }
    if (function->builtin == nullptr)
        return aggregateByScript(call, *function, plan);
    // spread() is no part of what Flux does at once for all windows.
    const std::optional<FluxAggregate> aggregate = FluxAggregate::named(function->builtin->name);
    if (aggregate && function->builtin->name == "spread")
        return aggregateEach(call, *aggregate, plan);
    if (aggregate)
        return aggregateByName(call, *aggregate, plan);
    return fluxArgumentError(
        u"%1 is no aggregate (argument fn)"_s.arg(QString::fromUtf8(function->builtin->name)));
}

} // namespace

std::span<const FluxBuiltin> windowFunctions()
{
    static const std::array all{
        FluxBuiltin{"window", "<tables every! period offset timeColumn createEmpty", window},
        FluxBuiltin{"aggregateWindow", "<tables every! period offset fn! column timeSrc timeDst createEmpty",
            aggregateWindow},
    };
    return all;
}

} // namespace telemirror::sandbox
