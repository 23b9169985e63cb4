// group, keep, drop, rename, sort, limit, tail, pivot, fill, distinct, map.
#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxFilter.h"
#include "sandbox/flux/FluxFunction.h"
#include "sandbox/flux/FluxPivot.h"
#include "sandbox/flux/FluxTableMerger.h"

#include <numeric>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// One table for each combination of values in the columns `key`, in the order in which they appear.
FluxTables regrouped(const FluxTable& table, const QList<QByteArray>& key)
{
    std::vector<const FluxColumn*> varying;
    for (const FluxColumn& column : table.columns) {
        if (key.contains(column.label()) && !column.isConstant())
            varying.push_back(&column);
    }
    QHash<QByteArray, size_t> known;
    std::vector<QList<qsizetype>> groups;
    for (qsizetype row = 0; row < table.rows && !varying.empty(); ++row) {
        QByteArray identity;
        for (const FluxColumn* column : varying)
            column->appendIdentity(identity, row);
        const size_t group = known.value(identity, groups.size());
        if (group == groups.size()) {
            known.insert(identity, group);
            groups.emplace_back();
        }
        groups[group].append(row);
    }
    FluxTables result;
    if (varying.empty())
        result.push_back(table);
    for (const QList<qsizetype>& rows : groups)
        result.push_back(table.gathered(rows));
    for (FluxTable& part : result) {
        for (FluxColumn& column : part.columns) {
            const bool inKey = key.contains(column.label());
            if (inKey && !column.isConstant())
                column = FluxColumn::constant(column.label(), column.value(0), column.type());
            column.setInKey(inKey);
        }
    }
    return result;
}

/// Tables in the order of their keys' values, as the storage hands out groups.
void sortByKey(FluxTables& tables, const QList<QByteArray>& key)
{
    std::stable_sort(tables.begin(), tables.end(), [&](const FluxTable& a, const FluxTable& b) {
        for (const QByteArray& label : key) {
            const FluxColumn* x = a.find(label);
            const FluxColumn* y = b.find(label);
            if (x == nullptr || y == nullptr) {
                if (x != y)
                    return y == nullptr;
                continue;
            }
            if (const int order = FluxColumn::compare(*x, 0, *y, 0); order != 0)
                return order < 0;
        }
        return false;
    });
}

/// The columns of a table that the storage grouped: the bounds, time and value, then the tags by name.
void orderAsStored(FluxTable& table)
{
    const auto rank = [](const FluxColumn& column) {
        static const QList<QByteArray> first{"_start", "_stop", "_time", "_value"};
        const qsizetype index = first.indexOf(column.label());
        return index < 0 ? first.size() : index;
    };
    std::stable_sort(
        table.columns.begin(), table.columns.end(), [&](const FluxColumn& a, const FluxColumn& b) {
            return rank(a) != rank(b) ? rank(a) < rank(b) : rank(a) == 4 && a.label() < b.label();
        });
}

/// Grouping a bucket's data by tags is the storage's work: the bounds stay in the key.
bool isStorageGroup(const FluxStream& stream, const QList<QByteArray>& columns)
{
    return stream.isRead() && !columns.contains("_time") && !columns.contains("_value");
}

/// Tables of one key made one, in the order of the keys' values.
Result<FluxValue> answerOfGroups(FluxCall& call, FluxTables parts, const QList<QByteArray>& columns)
{
    const bool inStorage = isStorageGroup(*call.stream(), columns);
    FluxTableMerger merger(inStorage);
    std::optional<Error> error;
    for (FluxTable& part : parts) {
        if (Result<void> added = merger.add(std::move(part)); !added) {
            error = std::move(added.error());
            break;
        }
    }
    if (error && !inStorage)
        return tl::unexpected(std::move(*error));
    FluxTables merged = merger.take();
    if (!inStorage) {
        sortByGroupKey(merged);
        return call.answer(std::move(merged));
    }
    std::for_each(merged.begin(), merged.end(), orderAsStored);
    sortByKey(merged, columns);
    return FluxValue(
        FluxValue::Stream(std::make_shared<FluxStream>(std::move(merged), columns, std::move(error))));
}

Result<FluxValue> group(FluxCall& call)
{
    const QByteArray mode = call.text("mode", "by");
    const QList<QByteArray> columns = call.texts("columns");
    if (mode != "by" && mode != "except")
        return fluxArgumentError(u"invalid group mode: must be \"by\" or \"except\""_s);
    FluxTables parts;
    for (const FluxTable& table : call.tables()) {
        QList<QByteArray> key = columns;
        if (mode == "by" && isStorageGroup(*call.stream(), columns))
            key += {"_start", "_stop"};
        if (mode == "except") {
            key.clear();
            for (const FluxColumn& column : table.columns) {
                if (!columns.contains(column.label()))
                    key.append(column.label());
            }
        }
        FluxTables split = regrouped(table, key);
        std::move(split.begin(), split.end(), std::back_inserter(parts));
    }
    if (call.error())
        return tl::unexpected(*call.error());
    return mode == "by" ? answerOfGroups(call, std::move(parts), columns) : call.merged(std::move(parts));
}

/// Calls a function of a column's name.
Result<FluxValue> ofColumn(FluxCall& call, const FluxFunction& function, const QByteArray& label)
{
    const Result<FluxNode> answered =
        call.context().reducer.call(function, {{"column", FluxNode::constant(FluxValue(label))}},
            function.syntax ? function.syntax->location : FluxLocation());
    return answered ? Result<FluxValue>(answered->value) : tl::unexpected(answered.error());
}

/// Both a list and a function were given, or neither.
tl::unexpected<Error> ambiguous(const QString& name, bool both, const QString& function)
{
    return fluxArgumentError(both
            ? u"%1 error: both column list and %2%3 provided"_s.arg(
                  name, function, function == u"map" ? u" function"_s : QString())
            : u"%1 error: neither column list nor %2 function provided"_s.arg(name, function));
}

/// keep() and drop(): the columns that are named, or that `fn` takes, stay or go.
Result<FluxValue> choose(FluxCall& call, bool keepNamed)
{
    const QList<QByteArray> columns = call.texts("columns");
    const FluxValue::Function function = call.function("fn");
    if (call.has("columns") == call.has("fn"))
        return ambiguous(keepNamed ? u"keep"_s : u"drop"_s, call.has("fn"), u"predicate"_s);
    FluxTables result;
    for (const FluxTable& table : call.tables()) {
        FluxTable part;
        part.bounds = table.bounds;
        part.rows = table.rows;
        for (const FluxColumn& column : table.columns) {
            bool named = columns.contains(column.label());
            if (function) {
                const Result<FluxValue> taken = ofColumn(call, *function, column.label());
                if (!taken)
                    return tl::unexpected(taken.error());
                named = taken->isTrue();
            }
            if (named == keepNamed)
                part.columns.push_back(column);
        }
        result.push_back(std::move(part));
    }
    return call.merged(std::move(result));
}

Result<FluxValue> keep(FluxCall& call)
{
    return choose(call, true);
}

Result<FluxValue> drop(FluxCall& call)
{
    return choose(call, false);
}

Result<QByteArray> renamed(FluxCall& call, const QByteArray& label)
{
    FluxValue name(label);
    const FluxValue columns = call.value("columns");
    if (const auto* record = columns.as<FluxValue::Record>()) {
        if (const FluxValue* given = (*record)->find(label))
            name = *given;
    } else if (const FluxValue::Function function = call.function("fn")) {
        Result<FluxValue> given = ofColumn(call, *function, label);
        if (!given)
            return tl::unexpected(std::move(given.error()));
        name = std::move(*given);
    }
    if (name.as<QByteArray>())
        return *name.as<QByteArray>();
    return fluxArgumentError(
        u"expected string but found %1 (argument columns)"_s.arg(FluxValue::typeName(name.type())));
}

Result<FluxValue> rename(FluxCall& call)
{
    if (call.has("columns") == call.has("fn"))
        return ambiguous(u"rename"_s, call.has("fn"), u"map"_s);
    FluxTables result = call.tables();
    const FluxValue columns = call.value("columns");
    const auto* record = columns.as<FluxValue::Record>();
    if (call.has("columns") && record == nullptr)
        return fluxArgumentError(u"expected a record (argument columns)"_s);
    for (FluxTable& table : result) {
        for (size_t i = 0; record != nullptr && i < (*record)->members.size(); ++i) {
            const QByteArray& from = (*record)->members[i].first;
            if (table.find(from) == nullptr)
                return fluxRuntimeError(
                    u"rename error: column \"%1\" doesn't exist"_s.arg(QString::fromUtf8(from)));
        }
        QList<QByteArray> labels;
        for (FluxColumn& column : table.columns) {
            const Result<QByteArray> name = renamed(call, column.label());
            if (!name)
                return tl::unexpected(name.error());
            if (const qsizetype same = labels.indexOf(*name); same >= 0) {
                return fluxRuntimeError(
                    u"column %1 and %2 have the same name (\"%3\") which is not allowed"_s.arg(same)
                        .arg(labels.size())
                        .arg(QString::fromUtf8(*name)));
            }
            labels.append(*name);
            column.setLabel(*name);
        }
    }
    return call.merged(std::move(result));
}

/// The rows in order of the columns that the table has.
QList<qsizetype> sortedRows(const FluxTable& table, const QList<QByteArray>& columns, bool descending)
{
    std::vector<const FluxColumn*> by;
    for (const QByteArray& label : columns) {
        if (const FluxColumn* column = table.find(label))
            by.push_back(column);
    }
    QList<qsizetype> rows(table.rows);
    std::iota(rows.begin(), rows.end(), qsizetype(0));
    std::stable_sort(rows.begin(), rows.end(), [&](qsizetype a, qsizetype b) {
        for (const FluxColumn* column : by) {
            // Null comes first, whatever the order.
            const bool isNull = column->isNull(a);
            if (isNull != column->isNull(b))
                return isNull;
            if (const int order = FluxColumn::compare(*column, a, *column, b); order != 0)
                return descending ? order > 0 : order < 0;
        }
        return false;
    });
    return rows;
}

Result<FluxValue> sort(FluxCall& call)
{
    const QList<QByteArray> columns = call.texts("columns", {"_value"});
    const bool descending = call.boolean("desc");
    FluxTables result;
    for (const FluxTable& table : call.tables())
        result.push_back(table.gathered(sortedRows(table, columns, descending)));
    return call.answer(std::move(result));
}

Result<FluxValue> cut(FluxCall& call, bool fromEnd)
{
    const qint64 count = std::max<qint64>(0, call.integer("n"));
    const qint64 offset = std::max<qint64>(0, call.integer("offset"));
    FluxTables result;
    for (const FluxTable& table : call.tables()) {
        if (!fromEnd && offset > 0 && offset >= table.rows)
            continue;
        const qsizetype passed = std::min<qsizetype>(offset, table.rows);
        const qsizetype taken = std::min<qsizetype>(count, table.rows - passed);
        QList<qsizetype> rows(taken);
        std::iota(rows.begin(), rows.end(), fromEnd ? table.rows - passed - taken : passed);
        result.push_back(table.gathered(rows));
    }
    return call.answer(std::move(result));
}

Result<FluxValue> limit(FluxCall& call)
{
    return cut(call, false);
}

Result<FluxValue> tail(FluxCall& call)
{
    return cut(call, true);
}

Result<FluxValue> pivot(FluxCall& call)
{
    FluxPivot pivot(call.texts("rowKey"), call.texts("columnKey"), call.text("valueColumn"));
    for (const FluxTable& table : call.tables()) {
        if (Result<void> added = pivot.add(table); !added)
            return tl::unexpected(std::move(added.error()));
    }
    return call.answer(pivot.take());
}

FluxColumn filled(const FluxColumn& column, qsizetype rows, const FluxValue& value, bool usePrevious)
{
    FluxColumn result(column.label(), column.type());
    result.reserve(rows);
    FluxValue last = value;
    for (qsizetype row = 0; row < rows; ++row) {
        if (column.isNull(row)) {
            result.append(last);
            continue;
        }
        if (usePrevious)
            last = column.value(row);
        result.appendFrom(column, row);
    }
    return result;
}

Result<FluxValue> fill(FluxCall& call)
{
    const QByteArray label = call.text("column", "_value");
    const bool usePrevious = call.boolean("usePrevious");
    const FluxValue value = call.value("value");
    if (usePrevious == call.has("value"))
        return fluxArgumentError(u"fill requires exactly one of value or usePrevious"_s);
    FluxTables result = call.tables();
    for (FluxTable& table : result) {
        const qsizetype index = table.indexOf(label);
        if (index < 0) {
            if (!usePrevious)
                table.columns.push_back(FluxColumn::constant(label, value));
            continue;
        }
        FluxColumn& column = table.columns[static_cast<size_t>(index)];
        if (!usePrevious && value.type() != column.type())
            return fluxRuntimeError(u"fill column type mismatch: %1/%2"_s.arg(
                FluxValue::typeName(column.type()), FluxValue::typeName(value.type())));
        if (column.hasNulls() && !column.isConstant())
            column = filled(column, table.rows, value, usePrevious);
        else if (column.hasNulls() && !usePrevious) {
            FluxColumn constant = FluxColumn::constant(label, value, column.type());
            constant.setInKey(column.inKey());
            column = std::move(constant);
        }
    }
    return call.merged(std::move(result));
}

/// The first row of each distinct value.
Result<QList<qsizetype>> distinctRows(const FluxTable& table, const QByteArray& label)
{
    const FluxColumn* column = table.find(label);
    if (column == nullptr)
        return fluxRuntimeError(u"no column \"%1\" exists"_s.arg(QString::fromUtf8(label)));
    QSet<QByteArray> seen;
    QList<qsizetype> rows;
    for (qsizetype row = 0; row < table.rows; ++row) {
        QByteArray identity;
        column->appendIdentity(identity, row);
        if (seen.contains(identity))
            continue;
        seen.insert(identity);
        rows.append(row);
        if (column->isConstant())
            break;
    }
    return rows;
}

Result<FluxValue> distinct(FluxCall& call)
{
    const QByteArray label = call.text("column", "_value");
    FluxTables result;
    for (const FluxTable& table : call.tables()) {
        if (table.find(label) == nullptr) {
            FluxTable nothing = table.keyOnly();
            FluxColumn null("_value"_ba, FluxType::String);
            null.appendNull();
            nothing.set(std::move(null));
            nothing.rows = 1;
            result.push_back(std::move(nothing));
            continue;
        }
        const Result<QList<qsizetype>> rows = distinctRows(table, label);
        if (!rows)
            return tl::unexpected(rows.error());
        const FluxColumn& column = *table.find(label);
        FluxTable one = table.keyOnly();
        FluxColumn value("_value"_ba, column.type());
        for (const qsizetype row : *rows)
            value.appendFrom(column, row);
        one.set(std::move(value));
        one.rows = rows->size();
        result.push_back(std::move(one));
    }
    return call.merged(std::move(result));
}

Result<FluxValue> unique(FluxCall& call)
{
    const QByteArray label = call.text("column", "_value");
    FluxTables result;
    for (const FluxTable& table : call.tables()) {
        const Result<QList<qsizetype>> rows = distinctRows(table, label);
        if (!rows)
            return tl::unexpected(rows.error());
        result.push_back(table.gathered(*rows));
    }
    return call.answer(std::move(result));
}

/// One column of what map() makes: a constant, or a value worked out for each row.
Result<FluxColumn> mapped(
    FluxCall& call, const FluxTable& table, const QByteArray& label, const FluxNode& node)
{
    if (node.kind == FluxNode::Kind::Column) {
        FluxColumn same = table.columns[node.column];
        same.setLabel(label);
        return same;
    }
    if (node.isConstant() && node.value.type() == FluxType::Duration) {
        return fluxRuntimeError(
            u"map object property \"%1\" is duration type which is not supported in a flux table"_s.arg(
                QString::fromUtf8(label)));
    }
    if (node.isConstant())
        return FluxColumn::constant(label, node.value);
    std::vector<FluxValue> values;
    values.reserve(static_cast<size_t>(table.rows));
    FluxType type = FluxType::Null;
    for (qsizetype row = 0; row < table.rows; ++row) {
        Result<FluxValue> value = node.evaluate(call.context(), table, row);
        if (!value)
            return fluxRuntimeError(u"failed to evaluate map function: %1"_s.arg(value.error().message));
        if (type == FluxType::Null)
            type = value->type();
        if (!value->isNull() && value->type() != type)
            return FluxTableMerger::collision(type, value->type());
        values.push_back(std::move(*value));
    }
    FluxColumn column(label, type);
    for (const FluxValue& value : values)
        column.append(value);
    return column;
}

/// The members of the record that the function makes, `{r with …}` as the table's columns first.
Result<std::vector<std::pair<QByteArray, FluxNode>>> recordMembers(
    const FluxTable& table, const FluxNode& made)
{
    std::vector<std::pair<QByteArray, FluxNode>> members;
    const auto put = [&](const QByteArray& label, const FluxNode& node) {
        for (auto& [known, old] : members) {
            if (known == label) {
                old = node;
                return;
            }
        }
        members.emplace_back(label, node);
    };
    const auto putRow = [&] {
        for (size_t i = 0; i < table.columns.size(); ++i) {
            FluxNode column;
            column.kind = FluxNode::Kind::Column;
            column.column = i;
            put(table.columns[i].label(), column);
        }
    };
    if (made.kind == FluxNode::Kind::Row) {
        putRow();
    } else if (made.kind == FluxNode::Kind::Record) {
        for (size_t i = 0; i < made.names.size(); ++i) {
            if (made.names[i].isEmpty())
                putRow();
            else
                put(made.names[i], made.children[i]);
        }
    } else if (const auto* record = made.value.as<FluxValue::Record>()) {
        for (const auto& [label, value] : (*record)->members)
            put(label, FluxNode::constant(value));
    } else {
        const FluxType found = made.kind == FluxNode::Kind::Column ? table.columns[made.column].type()
                                                                   : made.value.type();
        return fluxRuntimeError(
            u"map function must return an object, got %1"_s.arg(FluxValue::typeName(found)));
    }
    return members;
}

Result<FluxValue> map(FluxCall& call)
{
    const FluxValue::Function function = call.function("fn");
    FluxTables result;
    for (const FluxTable& table : call.tables()) {
        const Result<FluxNode> made =
            function ? FluxFilter::bind(call.context(), *function, table) : FluxNode();
        if (!made)
            return tl::unexpected(made.error());
        const auto members = recordMembers(table, *made);
        if (!members)
            return tl::unexpected(members.error());
        FluxTable part;
        part.rows = table.rows;
        part.bounds = table.bounds;
        QList<QByteArray> key;
        for (const auto& [label, node] : *members) {
            Result<FluxColumn> column = mapped(call, table, label, node);
            if (!column)
                return tl::unexpected(std::move(column.error()));
            const FluxColumn* before = table.find(label);
            if (before != nullptr && before->inKey())
                key.append(label);
            // A column of nulls alone has no type: it is left out, as a row without it reads the same.
            if (column->type() != FluxType::Null)
                part.columns.push_back(std::move(*column));
        }
        FluxTables split = regrouped(part, key);
        std::move(split.begin(), split.end(), std::back_inserter(result));
    }
    return call.merged(std::move(result));
}

} // namespace

std::span<const FluxBuiltin> shapingFunctions()
{
    static const std::array all{
        FluxBuiltin{"group", "<tables columns mode", group},
        FluxBuiltin{"keep", "<tables columns fn", keep},
        FluxBuiltin{"drop", "<tables columns fn", drop},
        FluxBuiltin{"rename", "<tables columns fn", rename},
        FluxBuiltin{"sort", "<tables columns desc", sort},
        FluxBuiltin{"limit", "<tables n! offset", limit},
        FluxBuiltin{"tail", "<tables n! offset", tail},
        FluxBuiltin{"pivot", "<tables rowKey! columnKey! valueColumn!", pivot},
        FluxBuiltin{"fill", "<tables column value usePrevious", fill},
        FluxBuiltin{"distinct", "<tables column", distinct},
        FluxBuiltin{"unique", "<tables column", unique},
        FluxBuiltin{"map", "<tables fn!", map},
    };
    return all;
}

} // namespace telemirror::sandbox
