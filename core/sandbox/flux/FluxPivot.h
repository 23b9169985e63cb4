#pragma once

#include "model/Error.h"
#include "sandbox/flux/FluxTable.h"

#include <QtCore/QHash>
#include <QtCore/QList>

namespace telemirror::sandbox {

/// pivot(): the values of a column, laid out in columns named by the values of others, one row for
/// each value of the row key. The group key loses the columns that became names.
class FluxPivot
{
public:
    FluxPivot(QList<QByteArray> rowKey, QList<QByteArray> columnKey, QByteArray valueColumn)
        : m_rowKey(std::move(rowKey))
        , m_columnKey(std::move(columnKey))
        , m_valueColumn(std::move(valueColumn))
    {}

    /// Query error for a missing column, or two types in one new column.
    Result<void> add(const FluxTable& table);
    /// The tables, rows in the order of the row key.
    [[nodiscard]] FluxTables take();

private:
    /// A table in the making: columns get as many cells as there are rows at the end.
    struct Group
    {
        FluxTable table; ///< key and row key columns
        QHash<QByteArray, qsizetype> rows;
        std::vector<FluxColumn> values;
        std::vector<QList<qsizetype>> cells; ///< per new column: row → cell, -1: none
    };

    Group& groupOf(const FluxTable& table);
    [[nodiscard]] Result<void> checkColumns(const FluxTable& table) const;
    [[nodiscard]] QByteArray newLabel(const FluxTable& table, qsizetype row) const;
    [[nodiscard]] qsizetype rowOf(Group& group, const FluxTable& table, qsizetype row) const;
    [[nodiscard]] Result<size_t> columnOf(Group& group, const QByteArray& label, FluxType type) const;
    [[nodiscard]] FluxTable finished(Group& group) const;

    QList<QByteArray> m_rowKey;
    QList<QByteArray> m_columnKey;
    QByteArray m_valueColumn;
    std::vector<Group> m_groups;
    QHash<QByteArray, size_t> m_byKey;
};

} // namespace telemirror::sandbox
