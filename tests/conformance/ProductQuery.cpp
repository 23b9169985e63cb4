#include "ProductQuery.h"

#include "influx/FluxQueries.h"
#include "influx/InfluxQlQueries.h"

#include <QtCore/QJsonArray>

namespace telemirror::conformance {

using namespace Qt::StringLiterals;

namespace {

Timestamp timeFrom(const QJsonValue& value, Timestamp fallback)
{
    if (value.isString())
        return fromDateTime(QDateTime::fromString(value.toString(), Qt::ISODateWithMs));
    return value.toInteger(fallback);
}

influxql::FieldTypes fieldsFrom(const QJsonObject& json)
{
    influxql::FieldTypes fields;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonArray names = it->isArray() ? it->toArray() : QJsonArray{*it};
        for (const QJsonValue& name : names)
            fields[it.key()].append(fieldTypeFromName(name.toString()).value_or(FieldType::Float));
    }
    return fields;
}

Resolution resolutionFrom(const QJsonObject& arguments)
{
    Resolution resolution =
        Resolution::fromString(arguments[u"resolution"_s].toString()).value_or(Resolution());
    const QJsonObject functions = arguments[u"functions"_s].toObject();
    for (auto it = functions.begin(); it != functions.end(); ++it)
        resolution.fields.append(
            {it.key(), aggregateFunctionFromName(it->toString()).value_or(AggregateFunction::Mean)});
    return resolution;
}

/// The arguments in the product's own terms.
struct Request
{
    Request(const QJsonObject& arguments, const QString& bucket)
        : range{timeFrom(arguments[u"start"_s], day),
              timeFrom(arguments[u"stop"_s], day + 10 * nanosecondsPerMinute)}
        , measurement(arguments[u"measurement"_s].toString())
        , field(arguments[u"field"_s].toString())
        , contains(arguments[u"contains"_s].toString())
        , every(arguments[u"every"_s].toInteger())
        , fields(fieldsFrom(arguments[u"fields"_s].toObject()))
        , summary{bucket, measurement, range}
        , series{bucket, measurement, field, range}
    {
        read.bucket = bucket;
        read.measurement = measurement;
        read.range = range;
        read.resolution = resolutionFrom(arguments);
    }

    /// 2024-05-01: its first ten minutes hold most of the data.
    static constexpr Timestamp day = 1'714'521'600 * nanosecondsPerSecond;

    TimeRange range;
    QString measurement;
    QString field;
    QString contains;
    Nanoseconds every;
    influxql::FieldTypes fields;
    SummaryRequest summary;
    SeriesRequest series;
    ReadRequest read;
};

auto unknown(const QString& kind)
{
    return failure(Error::Kind::Configuration, u"the product has no query “%1”"_s.arg(kind));
}

/// As the product asks for the newest values: the fields first, then what it knows of.
QString latestStatements(const Request& request, const influxql::BucketPlace& place)
{
    return influxql::fieldKeysMatching(request.contains) + u";\n"_s +
        influxql::select(place, request.measurement, influxql::columnsFor(request.fields), request.range);
}

QString summaryStatements(const Request& request)
{
    const auto columns = influxql::numericOnce(request.fields);
    return influxql::fieldKeysOf(request.measurement) + u";\n"_s +
        influxql::selectSummary(request.summary, columns, influxql::summaryColumnsFor(columns));
}

} // namespace

Result<QString> productQuery(const QString& kind, const QJsonObject& arguments, const QString& bucket)
{
    const Request request(arguments, bucket);
    if (kind == u"measurements")
        return flux::measurementsQuery(bucket, request.range);
    if (kind == u"schema")
        return flux::schemaQuery(bucket, request.measurement, request.range);
    if (kind == u"count")
        return flux::countQuery(bucket, request.measurement, request.range);
    if (kind == u"extent") {
        const QString part = arguments[u"part"_s].toString();
        const auto asked = part == u"first" ? flux::ExtentPart::First
            : part == u"last"               ? flux::ExtentPart::Last
                                            : flux::ExtentPart::Count;
        return flux::extentQuery(bucket, request.measurement, request.range, asked);
    }
    if (kind == u"summary")
        return flux::summaryQuery(request.summary, request.fields.keys());
    if (kind == u"series")
        return flux::seriesQuery(request.series, request.every);
    if (kind == u"latest")
        return flux::latestQuery({bucket, request.contains, request.range});
    if (kind == u"read")
        return flux::readQuery(request.read);
    if (kind == u"whole")
        return flux::wholeReadQuery(request.read);
    if (kind == u"first-time")
        return flux::firstTimeQuery(request.read);
    if (kind == u"aggregates")
        return flux::aggregateQuery(request.read, request.fields);
    return unknown(kind);
}

Result<QString> productStatements(const QString& kind, const QJsonObject& arguments, const QString& bucket)
{
    const Request request(arguments, bucket);
    const influxql::BucketPlace place = influxql::placeOf(bucket);
    if (kind == u"databases")
        return influxql::showDatabases();
    if (kind == u"policies")
        return influxql::policiesOf({place.database});
    if (kind == u"creation")
        return influxql::creationOf(place);
    if (kind == u"measurements")
        return influxql::showMeasurements();
    if (kind == u"shards")
        return influxql::showShardGroups();
    if (kind == u"schema")
        return influxql::fieldKeysOf(request.measurement) + u';' + influxql::tagKeysOf(request.measurement);
    if (kind == u"latest")
        return latestStatements(request, place);
    if (kind == u"read")
        return influxql::select(
            place, request.measurement, influxql::columnsFor(request.fields), request.range);
    if (kind == u"trial")
        return influxql::integerTrial(place, request.measurement, request.field, request.range);
    if (kind == u"series")
        return influxql::selectSeries(request.series,
            fieldTypeFromName(arguments[u"type"_s].toString()).value_or(FieldType::Float), request.every,
            true);
    if (kind == u"count")
        return influxql::selectCount(place, request.measurement, request.range);
    if (kind == u"extent")
        return influxql::extentOf(place, request.measurement, request.range);
    if (kind == u"summary")
        return summaryStatements(request);
    if (kind == u"aggregates")
        return influxql::selectAggregates(place, request.measurement, influxql::numericOnce(request.fields),
            request.range, request.read.resolution);
    return unknown(kind);
}

} // namespace telemirror::conformance
