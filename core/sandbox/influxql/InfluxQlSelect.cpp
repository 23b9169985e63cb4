#include "sandbox/influxql/InfluxQlSelect.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostWindows = 200'000;

bool matchesName(const QRegularExpression& pattern, const QByteArray& name)
{
    return pattern.match(QString::fromUtf8(name)).hasMatch();
}

/// A value as `field::type` asks for it; nothing where the types do not go together.
InfluxQlCell converted(const FieldValue& value, std::optional<FieldType> cast)
{
    const FieldType type = fieldTypeOf(value);
    if (!cast || *cast == type)
        return value;
    if (*cast == FieldType::Float && type == FieldType::Integer)
        return FieldValue(static_cast<double>(std::get<qint64>(value)));
    if (*cast == FieldType::Float && type == FieldType::Unsigned)
        return FieldValue(static_cast<double>(std::get<quint64>(value)));
    if (*cast == FieldType::Integer && type == FieldType::Float) {
        const double number = std::get<double>(value);
        constexpr double edge = 9223372036854775808.0;
        // What does not fit becomes the least integer, as it does in Go.
        const bool fits = number >= -edge && number < edge;
        return FieldValue(fits ? static_cast<qint64>(number) : std::numeric_limits<qint64>::min());
    }
    return std::monostate();
}

} // namespace

/// Rows of a SELECT without functions. Cells are places in the data's columns.
struct InfluxQlSelect::RawTable
{
    struct Row
    {
        Timestamp time = 0;
        const InfluxQlData::TagSet* set = nullptr;
        qsizetype firstCell = 0;
    };

    std::shared_ptr<const InfluxQlData> data;
    std::vector<Output> outputs;
    std::vector<Row> rows;
    std::vector<const FieldValue*> cells;

    [[nodiscard]] InfluxQlCell cell(qsizetype row, qsizetype column) const
    {
        const Row& at = rows[static_cast<size_t>(row)];
        if (column == 0)
            return InfluxQlTime{at.time};
        const Output& output = outputs[static_cast<size_t>(column - 1)];
        if (output.isTag) {
            const QByteArray value = at.set->tag(output.key);
            return value.isEmpty() ? InfluxQlCell() : InfluxQlCell(FieldValue(value));
        }
        const FieldValue* value = cells[static_cast<size_t>(at.firstCell + column - 1)];
        return value == nullptr ? InfluxQlCell() : converted(*value, output.cast);
    }
};

InfluxQlSelect::InfluxQlSelect(
    const InfluxQlStatement& statement, std::shared_ptr<const InfluxQlData> data, Timestamp now)
    : m_statement(statement)
    , m_data(std::move(data))
    , m_now(now)
{}

void InfluxQlSelect::resolveDimensions()
{
    m_dimensions = m_statement.groupBy;
    for (const QByteArray& key : m_data->tagKeys) {
        const bool wanted = m_statement.groupByAll ||
            (m_statement.groupByPattern && matchesName(*m_statement.groupByPattern, key));
        if (wanted && !m_dimensions.contains(key))
            m_dimensions.append(key);
    }
    std::sort(m_dimensions.begin(), m_dimensions.end());
}

void InfluxQlSelect::addWildcard(const InfluxQlColumn& column)
{
    const auto takes = [&column](const QByteArray& name) {
        return column.isWildcard || matchesName(*column.pattern, name);
    };
    std::vector<Output> found;
    for (const auto& [name, type] : m_data->fields) {
        const bool fits = column.function.isEmpty() || InfluxQlAggregate::takes(column.function, type);
        if (column.onlyTags || !fits || !takes(name))
            continue;
        const QByteArray shown = column.function.isEmpty() ? name : column.function.toLatin1() + '_' + name;
        found.push_back({shown, name, column.function, column.cast, false});
    }
    for (const QByteArray& key : m_data->tagKeys) {
        if (!column.onlyFields && column.function.isEmpty() && !isDimension(key) && takes(key))
            found.push_back({key, key, {}, {}, true});
    }
    std::stable_sort(
        found.begin(), found.end(), [](const Output& a, const Output& b) { return a.name < b.name; });
    m_outputs.insert(m_outputs.end(), found.begin(), found.end());
}

Result<void> InfluxQlSelect::resolveOutputs()
{
    for (const InfluxQlColumn& column : m_statement.columns) {
        if (column.isWildcard || column.pattern) {
            addWildcard(column);
            continue;
        }
        if (column.field == "time" && column.function.isEmpty())
            continue;
        const auto field = m_data->fields.find(column.field);
        const bool isField = field != m_data->fields.end() && !column.onlyTags;
        const bool isTag = !isField && !column.onlyFields && m_data->tagKeys.contains(column.field);
        // A cast to another type leaves nothing to be refused.
        const bool isCast = isField && column.cast.value_or(field->second) != field->second;
        if (isField && !isCast && !column.function.isEmpty() &&
            !InfluxQlAggregate::takes(column.function, field->second)) {
            return failure(Error::Kind::Query,
                u"unsupported %1 iterator type: *query.%2InterruptIterator"_s.arg(
                    column.function, fieldTypeName(field->second)));
        }
        const QByteArray name = column.function.isEmpty() ? column.field : column.function.toLatin1();
        m_outputs.push_back({column.alias.isEmpty() ? name : column.alias, column.field, column.function,
            column.cast, isTag});
    }
    // Columns of one name are numbered.
    std::map<QByteArray, int> seen;
    for (Output& output : m_outputs) {
        const int before = seen[output.name]++;
        if (before > 0)
            output.name += '_' + QByteArray::number(before);
    }
    return {};
}

std::map<QList<QByteArray>, InfluxQlSelect::Group> InfluxQlSelect::groups() const
{
    std::map<QList<QByteArray>, Group> result;
    for (const InfluxQlData::TagSet& set : m_data->sets) {
        QList<QByteArray> key;
        for (const QByteArray& dimension : m_dimensions)
            key.append(set.tag(dimension));
        result[key].push_back(&set);
    }
    return result;
}

Result<QList<InfluxQlSeries>> InfluxQlSelect::run()
{
    resolveDimensions();
    if (auto resolved = resolveOutputs(); !resolved)
        return tl::unexpected<Error>(resolved.error());
    const auto functions = std::count_if(m_statement.columns.cbegin(), m_statement.columns.cend(),
        [](const InfluxQlColumn& column) { return !column.function.isEmpty(); });
    if (functions > 0 && functions < m_statement.columns.size()) {
        return failure(Error::Kind::Query, u"mixing aggregate and non-aggregate queries is not supported"_s);
    }
    if (functions == 0 && m_statement.interval > 0)
        return failure(Error::Kind::Query, u"GROUP BY requires at least one aggregate function"_s);
    QList<InfluxQlSeries> result;
    for (const auto& [key, group] : groups()) {
        auto series = functions > 0 ? aggregate(group) : Result<InfluxQlSeries>(raw(group));
        if (!series)
            return tl::unexpected<Error>(series.error());
        slice(*series);
        if (series->rows == 0)
            continue;
        series->name = m_data->measurement;
        for (qsizetype i = 0; i < m_dimensions.size(); ++i)
            series->tags.append({m_dimensions.at(i), key.at(i)});
        series->columns.append("time"_ba);
        for (const Output& output : m_outputs)
            series->columns.append(output.name);
        result.append(*series);
    }
    return result;
}

void InfluxQlSelect::slice(InfluxQlSeries& series) const
{
    const qsizetype all = series.rows;
    const qsizetype offset = std::min<qsizetype>(m_statement.offset, all);
    qsizetype rows = all - offset;
    if (m_statement.limit > 0)
        rows = std::min<qsizetype>(rows, m_statement.limit);
    series.rows = rows;
    series.cell = [inner = series.cell, offset, all, descending = m_statement.descending](
                      qsizetype row, qsizetype column) {
        const qsizetype at = row + offset;
        return inner(descending ? all - 1 - at : at, column);
    };
}

void InfluxQlSelect::appendRows(const InfluxQlData::TagSet& set, RawTable& table) const
{
    const InfluxQlCondition* where = m_statement.where.get();
    const bool everyRow = m_data->dependsOnFields(where);
    if (!everyRow && !m_data->fulfils(where, set, 0))
        return;
    struct Cursor
    {
        const InfluxQlData::Column* column = nullptr;
        qsizetype next = 0;
    };
    std::vector<Cursor> cursors(m_outputs.size());
    for (size_t i = 0; i < m_outputs.size(); ++i) {
        const auto column = set.columns.find(m_outputs[i].key);
        if (!m_outputs[i].isTag && column != set.columns.end())
            cursors[i].column = &column->second;
    }
    while (true) {
        std::optional<Timestamp> time;
        for (const Cursor& cursor : cursors) {
            if (cursor.column != nullptr && cursor.next < cursor.column->times.size())
                time = std::min(time.value_or(std::numeric_limits<Timestamp>::max()),
                    cursor.column->times.at(cursor.next));
        }
        if (!time)
            return;
        const auto firstCell = static_cast<qsizetype>(table.cells.size());
        bool any = false;
        for (size_t i = 0; i < cursors.size(); ++i) {
            Cursor& cursor = cursors[i];
            const FieldValue* value = nullptr;
            if (cursor.column != nullptr && cursor.next < cursor.column->times.size() &&
                cursor.column->times.at(cursor.next) == *time)
                value = &cursor.column->values.at(cursor.next++);
            // A value that its cast leaves nothing of makes no row.
            any = any || (value != nullptr && converted(*value, m_outputs[i].cast).index() != 0);
            table.cells.push_back(value);
        }
        if (any && (!everyRow || m_data->fulfils(where, set, *time)))
            table.rows.push_back({*time, &set, firstCell});
        else
            table.cells.resize(static_cast<size_t>(firstCell));
    }
}

InfluxQlSeries InfluxQlSelect::raw(const Group& group) const
{
    auto table = std::make_shared<RawTable>();
    table->data = m_data;
    table->outputs = m_outputs;
    for (const InfluxQlData::TagSet* set : group)
        appendRows(*set, *table);
    if (group.size() > 1) {
        std::stable_sort(table->rows.begin(), table->rows.end(),
            [](const RawTable::Row& a, const RawTable::Row& b) { return a.time < b.time; });
    }
    InfluxQlSeries series;
    series.rows = static_cast<qsizetype>(table->rows.size());
    series.cell = [table](qsizetype row, qsizetype column) { return table->cell(row, column); };
    return series;
}

Timestamp InfluxQlSelect::windowOf(Timestamp time) const
{
    if (m_statement.interval == 0)
        return 0;
    Nanoseconds inside = (time - m_statement.intervalOffset % m_statement.interval) % m_statement.interval;
    if (inside < 0)
        inside += m_statement.interval;
    return time - inside;
}

void InfluxQlSelect::accumulate(
    const Output& output, const Group& group, std::map<Timestamp, InfluxQlAggregate>& windows) const
{
    const InfluxQlCondition* where = m_statement.where.get();
    const bool everyRow = m_data->dependsOnFields(where);
    for (const InfluxQlData::TagSet* set : group) {
        const auto column = set->columns.find(output.key);
        if (column == set->columns.end() || (!everyRow && !m_data->fulfils(where, *set, 0)))
            continue;
        for (qsizetype i = 0; i < column->second.times.size(); ++i) {
            const Timestamp time = column->second.times.at(i);
            if (everyRow && !m_data->fulfils(where, *set, time))
                continue;
            const InfluxQlCell value = converted(column->second.values.at(i), output.cast);
            if (const auto* held = std::get_if<FieldValue>(&value))
                windows.try_emplace(windowOf(time), output.function).first->second.add(time, *held);
        }
    }
}

Result<std::set<Timestamp>> InfluxQlSelect::windowStarts(
    const std::vector<std::map<Timestamp, InfluxQlAggregate>>& columns) const
{
    std::set<Timestamp> starts;
    for (const auto& windows : columns) {
        for (const auto& [start, aggregate] : windows)
            starts.insert(start);
    }
    if (starts.empty() || m_statement.interval == 0 || m_statement.fill == InfluxQlFill::None)
        return starts;
    const Timestamp stop =
        m_statement.hasUpperBound ? m_statement.range.stop : std::max(m_now, *starts.rbegin() + 1);
    Timestamp start = m_statement.hasLowerBound ? windowOf(m_statement.range.start) : *starts.begin();
    while (start < stop) {
        starts.insert(start);
        if (starts.size() > mostWindows)
            return failure(Error::Kind::Query, u"max-select-buckets limit exceeded"_s);
        if (__builtin_add_overflow(start, m_statement.interval, &start))
            break;
    }
    return starts;
}

InfluxQlCell InfluxQlSelect::filled(const Output& output, const InfluxQlCell& previous) const
{
    switch (m_statement.fill) {
    case InfluxQlFill::Previous: return previous;
    case InfluxQlFill::Number: return FieldValue(m_statement.fillNumber);
    default: break;
    }
    // To have counted nothing is to know something, unless nothing was asked to be filled.
    const bool counts =
        output.function == u"count" && m_statement.interval > 0 && m_statement.fill != InfluxQlFill::None;
    return counts ? InfluxQlCell(FieldValue(qint64(0))) : InfluxQlCell();
}

Result<InfluxQlSeries> InfluxQlSelect::aggregate(const Group& group) const
{
    std::vector<std::map<Timestamp, InfluxQlAggregate>> columns(m_outputs.size());
    for (size_t i = 0; i < m_outputs.size(); ++i)
        accumulate(m_outputs[i], group, columns[i]);
    const auto starts = windowStarts(columns);
    if (!starts)
        return tl::unexpected<Error>(starts.error());

    auto rows = std::make_shared<std::vector<std::vector<InfluxQlCell>>>();
    std::vector<InfluxQlCell> previous(m_outputs.size());
    const bool ownTime = m_statement.interval == 0 && m_outputs.size() == 1 &&
        InfluxQlAggregate::isSelector(m_outputs.front().function);
    for (const Timestamp start : *starts) {
        Timestamp time = start;
        if (m_statement.interval == 0) {
            // The earliest of all times is none to InfluxQL.
            const bool isBound = m_statement.hasLowerBound && m_statement.range.start > minimumTimestamp;
            time = isBound ? m_statement.range.start : 0;
        }
        std::vector<InfluxQlCell> row{InfluxQlTime{time}};
        for (size_t i = 0; i < m_outputs.size(); ++i) {
            const auto window = columns[i].find(start);
            if (window == columns[i].end()) {
                row.push_back(filled(m_outputs[i], previous[i]));
                continue;
            }
            if (ownTime)
                row.front() = InfluxQlTime{window->second.time()};
            row.push_back(*window->second.value());
            previous[i] = row.back();
        }
        rows->push_back(std::move(row));
    }
    InfluxQlSeries series;
    series.rows = static_cast<qsizetype>(rows->size());
    series.cell = [rows](qsizetype row, qsizetype column) {
        return (*rows)[static_cast<size_t>(row)][static_cast<size_t>(column)];
    };
    return series;
}

} // namespace telemirror::sandbox
