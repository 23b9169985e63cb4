#pragma once

#include "model/Error.h"
#include "sandbox/flux/FluxTable.h"

#include <QtCore/QHash>

namespace telemirror::sandbox {

/// Collects tables; those of one group key become one table, with the columns of all of them.
class FluxTableMerger
{
public:
    /// `inStorage`: it is the storage that groups, which says a collision of types in other words.
    explicit FluxTableMerger(bool inStorage = false)
        : m_inStorage(inStorage)
    {}
    /// Query error where a column of the same name has another type.
    Result<void> add(FluxTable table);
    [[nodiscard]] FluxTables take() { return std::move(m_tables); }

    /// "float", "integer", …: as InfluxDB's message on colliding types says.
    [[nodiscard]] static tl::unexpected<Error> collision(FluxType existing, FluxType other);

private:
    Result<void> append(FluxTable& to, const FluxTable& from) const;

    bool m_inStorage;
    FluxTables m_tables;
    QHash<QByteArray, size_t> m_byKey;
};

} // namespace telemirror::sandbox
