#pragma once

#include "influx/Connection.h"
#include "influx/wire/InfluxQlLineEncoder.h"

#include <QtCore/QJsonArray>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace telemirror::influxql {

// The InfluxQL statements that this product sends. Every name in them is quoted by
// influx/wire/InfluxQlLiteral.h.

/// The database and retention policy that a bucket's name stands for: `database`, with the default
/// policy, or `database/policy`. 1.x allows no slash in either name.
struct BucketPlace
{
    QString database;
    QString policy;
};
[[nodiscard]] BucketPlace placeOf(const QString& bucket);

/// The fields of a measurement with the types they have in any shard, in the types' order.
using FieldTypes = QMap<QString, QList<FieldType>>;

/// The fields in the first result of an answer to `SHOW FIELD KEYS`, by measurement.
[[nodiscard]] QMap<QString, FieldTypes> fieldTypesFrom(const QJsonArray& results);
/// A column for each field and type, labelled `c0`, `c1`, … so that no name can collide.
[[nodiscard]] QList<InfluxQlLineEncoder::FieldColumn> columnsFor(const FieldTypes& fields);

[[nodiscard]] QString showDatabases();
/// One statement a database.
[[nodiscard]] QString policiesOf(const QStringList& databases);
/// Makes the database and, where the place names one, a policy that keeps its data for ever.
[[nodiscard]] QString creationOf(const BucketPlace& place);
/// The measurements of the request's database, in the second result. The first statement is there to
/// fail where there is no such database: the second has nothing to say about it. 2.x does not fail,
/// but has no policies to show.
[[nodiscard]] QString showMeasurements();
/// The shard groups of all databases; the policies of the request's, to tell which is the default.
[[nodiscard]] QString showShardGroups();
[[nodiscard]] QString fieldKeysOf(const QString& measurement);
[[nodiscard]] QString tagKeysOf(const QString& measurement);
/// Of all measurements whose name contains the text.
[[nodiscard]] QString fieldKeysMatching(const QString& nameContains);
/// The columns of one measurement, for each series. A cast to a type that the stored value does not
/// have gives null, save that 1.x converts between the numeric types.
[[nodiscard]] QString select(const BucketPlace& place, const QString& measurement,
    const QList<InfluxQlLineEncoder::FieldColumn>& columns, const TimeRange& range);
/// One row with the number of values of each field.
[[nodiscard]] QString selectCount(
    const BucketPlace& place, const QString& measurement, const TimeRange& range);
/// How many values each field of each series has; the oldest and the newest row of all of them.
[[nodiscard]] QString extentOf(const BucketPlace& place, const QString& measurement, const TimeRange& range);
/// One field as one column; means over windows where `every` is not zero. `limitsSeries`: of so many
/// series only as the request wants.
[[nodiscard]] QString selectSeries(
    const SeriesRequest& request, FieldType type, Nanoseconds every, bool limitsSeries);
/// Of each of the columns one value a window of `resolution`, for each series, labelled with the
/// window's start; the columns' types are those of the stored values. The types of what comes are those
/// of aggregatesOf().
[[nodiscard]] QString selectAggregates(const BucketPlace& place, const QString& measurement,
    const QList<InfluxQlLineEncoder::FieldColumn>& columns, const TimeRange& range,
    const Resolution& resolution);
[[nodiscard]] QList<InfluxQlLineEncoder::FieldColumn> aggregatesOf(
    const QList<InfluxQlLineEncoder::FieldColumn>& columns, const Resolution& resolution);

/// One statistic of a field in a column of an answer.
struct SummaryColumn
{
    qsizetype field = 0; ///< index into what summaryColumnsFor() was given
    QString function;    ///< count, first, last, min, max, sum
};
/// The statistics of each of the columns: of numbers all, else count, first and last.
[[nodiscard]] QList<SummaryColumn> summaryColumnsFor(const QList<InfluxQlLineEncoder::FieldColumn>& columns);
/// As columnsFor(), but numbers of several types under one field come in one column, as floats: 1.x
/// converts between them.
[[nodiscard]] QList<InfluxQlLineEncoder::FieldColumn> numericOnce(const FieldTypes& fields);
/// Statistics of one measurement, for each series; a column each, in the order given.
[[nodiscard]] QString selectSummary(const SummaryRequest& request,
    const QList<InfluxQlLineEncoder::FieldColumn>& fields, const QList<SummaryColumn>& columns);
/// Fails with a type error if the field is no integer in the shards of `range`: the one way to tell
/// the numeric types apart that does not depend on the values.
[[nodiscard]] QString integerTrial(
    const BucketPlace& place, const QString& measurement, const QString& field, const TimeRange& range);

} // namespace telemirror::influxql
