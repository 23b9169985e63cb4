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
    /// What a server's storage makes by itself: tables, grouped by `columns` where they are given, up
    /// to an error where there was one.
    FluxStream(FluxTables tables, const std::optional<QList<QByteArray>>& columns, std::optional<Error> error)
        : m_tables(std::move(tables))
        , m_group(columns)
        , m_error(std::move(error))
    {}
    explicit FluxStream(Read read)
        : m_read(std::move(read))
    {}

    /// The read that has not been made, null if there is none.
    [[nodiscard]] const Read* pending() const { return m_tables ? nullptr : &*m_read; }
    /// Whether it is a bucket's data, at most filtered: what follows may be the storage's work.
    [[nodiscard]] bool isRead() const { return m_read.has_value(); }
    /// Whether the storage can cut it into windows by itself.
    [[nodiscard]] bool isStorageWindow() const { return m_windows.has_value(); }
    /// `windows`: its tables series by series, as the storage goes through them.
    void setStorageWindow(FluxTables windows) { m_windows = std::move(windows); }
    [[nodiscard]] const FluxTables& storageWindows() const { return *m_windows; }
    /// By what the storage grouped the data; nothing where it did not.
    [[nodiscard]] const std::optional<QList<QByteArray>>& storageGroup() const { return m_group; }
    /// The tables in front of the error with which the stream ends, if it ends with one.
    [[nodiscard]] const FluxTables* tablesBeforeError() const { return m_error ? &*m_tables : nullptr; }

    /// The tables; valid as long as the stream. NotFound for an unknown bucket, BadRequest for a
    /// read without a range.
    [[nodiscard]] Result<const FluxTables*> tables(FluxContext& context) const;

private:
    mutable std::optional<FluxTables> m_tables;
    std::optional<Read> m_read;
    std::optional<QList<QByteArray>> m_group;
    std::optional<Error> m_error;
    std::optional<FluxTables> m_windows;
};

} // namespace telemirror::sandbox
