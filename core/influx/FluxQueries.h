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
/// What is asked of every series of a measurement to learn how much there is.
enum class ExtentPart
{
    Count,
    First,
    Last
};
[[nodiscard]] QString extentQuery(
    const QString& bucket, const QString& measurement, const TimeRange& range, ExtentPart part);
/// Raw values, or means over windows of `every`, labelled with the windows' starts.
[[nodiscard]] QString seriesQuery(const SeriesRequest& request, Nanoseconds every);
[[nodiscard]] QString latestQuery(const LatestRequest& request);
/// One row with the number of field values in `_value`; none if there are no points.
[[nodiscard]] QString countQuery(const QString& bucket, const QString& measurement, const TimeRange& range);
/// Of every series and field: `count`, `first`, `last`, and of the fields named, which must be of
/// numbers, `min`, `max`, `sum`; each a result of that name.
[[nodiscard]] QString summaryQuery(const SummaryRequest& request, const QStringList& numericFields);
/// All points of a measurement, without the columns that say the same in every row.
[[nodiscard]] QString readQuery(const ReadRequest& request);
/// The same with all columns, the tables as they are stored.
[[nodiscard]] QString wholeReadQuery(const ReadRequest& request);
/// The oldest instant of every series of the measurement, in `_time`.
[[nodiscard]] QString firstTimeQuery(const ReadRequest& request);

/// Of each field one value a window of the request's resolution, labelled with the window's start.
/// `fields`: all that the range holds, with their types, from schemaQuery().
[[nodiscard]] QString aggregateQuery(
    const ReadRequest& request, const QMap<QString, QList<FieldType>>& fields);

/// The body of a `POST /api/v2/query` that asks for all annotations.
[[nodiscard]] QByteArray queryBody(const QString& script);

} // namespace telemirror::flux
