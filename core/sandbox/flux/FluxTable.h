#pragma once

#include "sandbox/flux/FluxColumn.h"

#include <optional>

namespace telemirror::sandbox {

/// A table of a stream. The columns of its group key are constant, so that a table without rows
/// has a key too.
struct FluxTable
{
    std::vector<FluxColumn> columns;
    qsizetype rows = 0;
    std::optional<TimeRange> bounds; ///< of the query, as range() gave them

    /// The column's index; -1 if there is none.
    [[nodiscard]] qsizetype indexOf(QByteArrayView label) const;
    [[nodiscard]] const FluxColumn* find(QByteArrayView label) const;
    /// Replaces the column of that label, or appends it.
    void set(FluxColumn column);
    /// Equal for tables of one group key alone, whatever the order of their columns.
    [[nodiscard]] QByteArray keyIdentity() const;
    /// The rows named, in that order.
    [[nodiscard]] FluxTable gathered(const QList<qsizetype>& rows) const;
    /// The columns of the group key alone, no rows.
    [[nodiscard]] FluxTable keyOnly() const;
};

using FluxTables = std::vector<FluxTable>;

/// Puts tables in the order of their group keys, in which Flux hands on what it has collected: by the
/// keys' columns in the order of their names, one that is missing first, then by type and value.
void sortByGroupKey(FluxTables& tables);

} // namespace telemirror::sandbox
