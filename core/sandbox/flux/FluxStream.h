#pragma once

#include "sandbox/SeriesSource.h"
#include "sandbox/flux/FluxTable.h"

#include <optional>

namespace telemirror::sandbox {

class FluxContext;

/// A stream of tables: computed, or still to be read from a bucket. Reads are put off so that a
/// range and filters reach the source; what was read is kept for whoever asks again.
class FluxStream
{
public:
    struct Read
    {
        QString bucket;
        std::optional<TimeRange> range;
        std::vector<FluxValue::Function> filters;
    };

    explicit FluxStream(FluxTables tables)
        : m_tables(std::move(tables))
    {}
    explicit FluxStream(Read read)
        : m_read(std::move(read))
    {}

    /// The read that has not been made, null if there is none.
    [[nodiscard]] const Read* pending() const { return m_tables ? nullptr : &*m_read; }
    /// The tables; valid as long as the stream. NotFound for an unknown bucket, BadRequest for a
    /// read without a range.
    [[nodiscard]] Result<const FluxTables*> tables(FluxContext& context) const;

private:
    mutable std::optional<FluxTables> m_tables;
    std::optional<Read> m_read;
};

} // namespace telemirror::sandbox
