#pragma once

#include "influx/Connection.h"

namespace telemirror {

/// The query that gives what a page shows, in a server's own language, to be pasted into another
/// tool. The texts are those that this program sends.
class QueryText
{
public:
    /// Of one field, as a chart asks for it.
    [[nodiscard]] static QString ofSeries(
        Dialect dialect, const SeriesRequest& request, const QList<FieldType>& types);
    /// All points of a measurement in a range. `fields`: what is known of them, for InfluxQL.
    [[nodiscard]] static QString ofMeasurement(Dialect dialect, const QString& bucket,
        const QString& measurement, const QList<FieldInfo>& fields, const TimeRange& range);
    /// "Flux" or "InfluxQL".
    [[nodiscard]] static QString language(Dialect dialect);
};

} // namespace telemirror
