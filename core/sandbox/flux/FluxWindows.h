#pragma once

#include "model/Error.h"
#include "sandbox/flux/FluxTable.h"

namespace telemirror::sandbox {

/// One window of a table: its bounds, cut to those of the query, and the rows in it.
struct FluxWindow
{
    TimeRange bounds;
    qsizetype from = 0; ///< first row
    qsizetype to = 0;   ///< the row after the last
};

/// Cuts the rows of tables into windows of time.
class FluxWindows
{
public:
    FluxWindows(FluxDuration every, FluxDuration offset, bool createEmpty)
        : m_every(every)
        , m_offset(offset)
        , m_createEmpty(createEmpty)
    {}

    /// BadRequest for a length that no window can have.
    [[nodiscard]] Result<void> validate() const;
    /// The table with its rows in the order of time.
    [[nodiscard]] static Result<FluxTable> ordered(const FluxTable& table, const QByteArray& timeColumn);
    /// The windows of an ordered table, ascending. Query error for a table without bounds, or where
    /// there would be too many.
    [[nodiscard]] Result<std::vector<FluxWindow>> split(
        const FluxTable& table, const QByteArray& timeColumn) const;

private:
    [[nodiscard]] Timestamp startOf(Timestamp time) const;
    [[nodiscard]] Timestamp endOf(Timestamp start) const;

    FluxDuration m_every;
    FluxDuration m_offset;
    bool m_createEmpty;
};

} // namespace telemirror::sandbox
