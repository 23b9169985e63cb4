#include "ui/models/QueryText.h"

#include "influx/FluxQueries.h"
#include "influx/InfluxQlQueries.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

bool isInfluxQl(Dialect dialect)
{
    return dialect == Dialect::InfluxQL || dialect == Dialect::InfluxQL3;
}

} // namespace

QString QueryText::language(Dialect dialect)
{
    return isInfluxQl(dialect) ? u"InfluxQL"_s : u"Flux"_s;
}

QString QueryText::ofSeries(Dialect dialect, const SeriesRequest& request, const QList<FieldType>& types)
{
    const bool onlyBooleans = !types.isEmpty() && types.count(FieldType::Boolean) == types.size();
    // No server makes means of booleans.
    const Nanoseconds every = onlyBooleans ? 0 : request.every;
    if (isInfluxQl(dialect))
        return influxql::selectSeries(request, onlyBooleans ? FieldType::Boolean : FieldType::Float, every,
            dialect == Dialect::InfluxQL);
    return flux::seriesQuery(request, every);
}

QString QueryText::ofMeasurement(Dialect dialect, const QString& bucket, const QString& measurement,
    const QList<FieldInfo>& fields, const TimeRange& range)
{
    if (!isInfluxQl(dialect)) {
        ReadRequest read;
        read.bucket = bucket;
        read.measurement = measurement;
        read.range = range;
        return flux::wholeReadQuery(read);
    }
    influxql::FieldTypes types;
    for (const FieldInfo& field : fields)
        types.insert(field.name, field.types);
    return influxql::select(influxql::placeOf(bucket), measurement, influxql::columnsFor(types), range);
}

} // namespace telemirror
