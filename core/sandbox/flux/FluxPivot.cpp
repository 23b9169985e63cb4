#include "sandbox/flux/FluxPivot.h"

#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxTableMerger.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

Result<void> FluxPivot::add(const FluxTable& table)
{
    if (Result<void> checked = checkColumns(table); !checked)
        return checked;
    Group& group = groupOf(table);
    const FluxColumn& values = *table.find(m_valueColumn);
    const bool oneColumn = std::all_of(m_columnKey.begin(), m_columnKey.end(),
        [&](const QByteArray& label) { return table.find(label)->isConstant(); });
    Result<size_t> column = 0;
    for (qsizetype row = 0; row < table.rows; ++row) {
        if (row == 0 || !oneColumn)
            column = columnOf(group, newLabel(table, row), values.type());
        if (!column)
            return tl::unexpected(column.error());
        const qsizetype target = rowOf(group, table, row);
        QList<qsizetype>& cells = group.cells[*column];
        while (cells.size() <= target)
            cells.append(-1);
        FluxColumn& to = group.values[*column];
        // The last value of a cell that is given twice stays.
        cells[target] = to.length();
        to.appendFrom(values, row);
    }
    return {};
}

Result<void> FluxPivot::checkColumns(const FluxTable& table) const
{
    for (const auto& [labels, what] :
        {std::pair{m_rowKey, u"row key column"_s}, std::pair{m_columnKey, u"column"_s},
            std::pair{QList<QByteArray>{m_valueColumn}, u"value column"_s}}) {
        for (const QByteArray& label : labels) {
            if (table.find(label) == nullptr)
                return fluxRuntimeError(
                    u"specified %1 does not exist in table: %2"_s.arg(what, QString::fromUtf8(label)));
        }
    }
    return {};
}

FluxPivot::Group& FluxPivot::groupOf(const FluxTable& table)
{
    FluxTable shape;
    shape.bounds = table.bounds;
    for (const FluxColumn& column : table.columns) {
        const bool named = m_columnKey.contains(column.label()) || column.label() == m_valueColumn;
        if (column.inKey() && !named)
            shape.columns.push_back(column);
        else if (m_rowKey.contains(column.label()))
            shape.columns.emplace_back(column.label(), column.type());
    }
    const QByteArray identity = shape.keyIdentity();
    const auto known = m_byKey.constFind(identity);
    if (known != m_byKey.constEnd())
        return m_groups[*known];
    m_byKey.insert(identity, m_groups.size());
    m_groups.push_back({std::move(shape), {}, {}, {}});
    return m_groups.back();
}

QByteArray FluxPivot::newLabel(const FluxTable& table, qsizetype row) const
{
    QByteArray label;
    for (const QByteArray& name : m_columnKey) {
        const Result<QByteArray> text = table.find(name)->value(row).toText();
        if (!label.isEmpty())
            label += '_';
        label += text ? *text : "null"_ba;
    }
    return label;
}

qsizetype FluxPivot::rowOf(Group& group, const FluxTable& table, qsizetype row) const
{
    QByteArray identity;
    for (const QByteArray& label : m_rowKey)
        table.find(label)->appendIdentity(identity, row);
    const auto known = group.rows.constFind(identity);
    if (known != group.rows.constEnd())
        return *known;
    const qsizetype added = group.table.rows++;
    group.rows.insert(identity, added);
    for (FluxColumn& column : group.table.columns) {
        if (!column.inKey())
            column.appendFrom(*table.find(column.label()), row);
    }
    return added;
}

Result<size_t> FluxPivot::columnOf(Group& group, const QByteArray& label, FluxType type) const
{
    for (size_t i = 0; i < group.values.size(); ++i) {
        if (group.values[i].label() != label)
            continue;
        if (group.values[i].type() != type)
            return FluxTableMerger::collision(group.values[i].type(), type);
        return i;
    }
    if (group.table.find(label) != nullptr)
        return fluxRuntimeError(
            u"value column \"%1\" has the name of another column"_s.arg(QString::fromUtf8(label)));
    group.values.emplace_back(label, type);
    group.cells.emplace_back();
    return group.values.size() - 1;
}

FluxTables FluxPivot::take()
{
    FluxTables result;
    for (Group& group : m_groups)
        result.push_back(finished(group));
    return result;
}

FluxTable FluxPivot::finished(Group& group) const
{
    FluxTable table = std::move(group.table);
    for (size_t i = 0; i < group.values.size(); ++i) {
        FluxColumn column(group.values[i].label(), group.values[i].type());
        column.reserve(table.rows);
        for (qsizetype row = 0; row < table.rows; ++row) {
            const qsizetype cell = group.cells[i].value(row, -1);
            if (cell < 0)
                column.appendNull();
            else
                column.appendFrom(group.values[i], cell);
        }
        table.columns.push_back(std::move(column));
    }
    return table;
}

} // namespace telemirror::sandbox
