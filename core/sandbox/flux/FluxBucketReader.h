#pragma once

#include "sandbox/flux/FluxContext.h"

namespace telemirror::sandbox {

/// Reads a bucket into tables, one a series, and lets the source skip the series that the filters
/// refuse whatever their values.
class FluxBucketReader
{
public:
    FluxBucketReader(FluxContext& context, const FluxStream::Read& read)
        : m_context(context)
        , m_read(read)
    {}

    [[nodiscard]] Result<FluxTables> tables();
    /// The series alone. A filter that needs values is BadRequest.
    [[nodiscard]] Result<QList<FieldSeries>> series();

private:
    [[nodiscard]] Result<TimeRange> range() const;
    [[nodiscard]] bool accepts(const FieldSeries& series, bool valuesUnknown);
    Result<void> visited(
        const FieldSeries& series, const QList<Timestamp>& times, const QList<FieldValue>& values);
    [[nodiscard]] Error explained(Error error) const;

    FluxContext& m_context;
    const FluxStream::Read& m_read;
    FluxTables m_tables;
    std::optional<Error> m_error;
};

} // namespace telemirror::sandbox
