#include "ProductQuery.h"

#include "influx/FluxQueries.h"

namespace telemirror::conformance {

using namespace Qt::StringLiterals;

namespace {

Timestamp timeFrom(const QJsonValue& value, Timestamp fallback)
{
    if (value.isString())
        return fromDateTime(QDateTime::fromString(value.toString(), Qt::ISODateWithMs));
    return value.toInteger(fallback);
}

} // namespace

Result<QString> productQuery(const QString& kind, const QJsonObject& arguments, const QString& bucket)
{
    // 2024-05-01, 00:00 to 00:10, where most of the data lies.
    constexpr Timestamp day = 1'714'521'600 * nanosecondsPerSecond;
    const TimeRange range{timeFrom(arguments[u"start"_s], day),
        timeFrom(arguments[u"stop"_s], day + 10 * nanosecondsPerMinute)};
    const QString measurement = arguments[u"measurement"_s].toString();
    if (kind == u"measurements")
        return flux::measurementsQuery(bucket, range);
    if (kind == u"schema")
        return flux::schemaQuery(bucket, measurement, range);
    if (kind == u"series") {
        const SeriesRequest request{bucket, measurement, arguments[u"field"_s].toString(), range};
        return flux::seriesQuery(request, arguments[u"every"_s].toInteger());
    }
    if (kind == u"latest")
        return flux::latestQuery({bucket, arguments[u"contains"_s].toString(), range});
    ReadRequest request;
    request.bucket = bucket;
    request.measurement = measurement;
    request.range = range;
    if (kind == u"read")
        return flux::readQuery(request);
    if (kind == u"whole")
        return flux::wholeReadQuery(request);
    return failure(Error::Kind::Configuration, u"the product has no query “%1”"_s.arg(kind));
}

} // namespace telemirror::conformance
