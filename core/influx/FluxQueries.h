#pragma once

#include "influx/Connection.h"

#include <QtCore/QString>

namespace telemirror::flux {

// The Flux scripts that this product sends. Every name and instant in them is a literal made by
// influx/wire/FluxLiteral.h.

/// One row a measurement, its name in `_value`. OSS 2.x (seen on 2.9) names all of the bucket, also
/// those without a point in the range.
[[nodiscard]] QString measurementsQuery(const QString& bucket, const TimeRange& range);
/// The newest row of every series of a measurement: shows all fields with their types, and all tags.
/// Nothing is grouped anew: tables of different types must not meet.
[[nodiscard]] QString schemaQuery(const QString& bucket, const QString& measurement, const TimeRange& range);
/// Raw values, or means over windows of `every`, labelled with the windows' starts.
[[nodiscard]] QString seriesQuery(const SeriesRequest& request, Nanoseconds every);
[[nodiscard]] QString latestQuery(const LatestRequest& request);
/// All points of a measurement, without the columns that say the same in every row.
[[nodiscard]] QString readQuery(const ReadRequest& request);
/// The same with all columns, the tables as they are stored.
[[nodiscard]] QString wholeReadQuery(const ReadRequest& request);
/// The oldest instant of every series of the measurement, in `_time`.
[[nodiscard]] QString firstTimeQuery(const ReadRequest& request);

/// The body of a `POST /api/v2/query` that asks for all annotations.
[[nodiscard]] QByteArray queryBody(const QString& script);

} // namespace telemirror::flux
