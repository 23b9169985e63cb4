#include "influx/FluxQueries.h"

#include "influx/wire/FluxLiteral.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace telemirror::flux {

using namespace Qt::StringLiterals;

namespace {

// Pieces are joined with +, not arg(): names may contain place markers such as %1.

QString fromRange(const QString& bucket, const TimeRange& range)
{
    return u"from(bucket: "_s + string(bucket) + u")\n  |> range(start: "_s + time(range.start) +
        u", stop: "_s + time(range.stop) + u")\n"_s;
}

QString ofMeasurement(const QString& measurement)
{
    return u"  |> filter(fn: (r) => r._measurement == "_s + string(measurement) + u")\n"_s;
}

bool isNumeric(FieldType type)
{
    return type == FieldType::Float || type == FieldType::Integer || type == FieldType::Unsigned;
}

/// Before 1970, OSS 2.x (seen on 2.9) answers a count or a sum that its storage works out with
/// tables without an end. Without the bounds it is left to what comes behind the storage.
QString outsideStorage(const TimeRange& range)
{
    return range.stop > 0 ? QString() : u"  |> drop(columns: [\"_start\", \"_stop\"])\n"_s;
}

QString ofFields(const QStringList& fields)
{
    QStringList terms;
    for (const QString& field : fields)
        terms.append(u"r._field == "_s + string(field));
    return u"  |> filter(fn: (r) => "_s + terms.join(u" or "_s) + u")\n"_s;
}

} // namespace

QString measurementsQuery(const QString& bucket, const TimeRange& range)
{
    return u"import \"influxdata/influxdb/schema\"\n\nschema.measurements(bucket: "_s + string(bucket) +
        u", start: "_s + time(range.start) + u", stop: "_s + time(range.stop) + u")\n"_s;
}

QString schemaQuery(const QString& bucket, const QString& measurement, const TimeRange& range)
{
    return fromRange(bucket, range) + ofMeasurement(measurement) + u"  |> last()\n"_s;
}

QString extentQuery(
    const QString& bucket, const QString& measurement, const TimeRange& range, ExtentPart part)
{
    const QString function = part == ExtentPart::Count ? u"count"_s
        : part == ExtentPart::First                    ? u"first"_s
                                                       : u"last"_s;
    return fromRange(bucket, range) + ofMeasurement(measurement) +
        (part == ExtentPart::Count ? outsideStorage(range) : QString()) + u"  |> "_s + function + u"()\n"_s;
}

QString seriesQuery(const SeriesRequest& request, Nanoseconds every)
{
    QString query = fromRange(request.bucket, request.range) +
        u"  |> filter(fn: (r) => r._measurement == "_s + string(request.measurement) +
        u" and r._field == "_s + string(request.field) + u")\n"_s;
    if (every > 0)
        query += u"  |> aggregateWindow(every: "_s + duration(every) +
            u", fn: mean, createEmpty: false, timeSrc: \"_start\")\n"_s;
    return query;
}

QString latestQuery(const LatestRequest& request)
{
    QString query = fromRange(request.bucket, request.range);
    if (!request.nameContains.isEmpty())
        query +=
            u"  |> filter(fn: (r) => r._measurement =~ "_s + regexMatching(request.nameContains) + u")\n"_s;
    return query + u"  |> last()\n"_s;
}

QString countQuery(const QString& bucket, const QString& measurement, const TimeRange& range)
{
    // Counted per series first: that the storage does by itself, and after it all types are one.
    return fromRange(bucket, range) + ofMeasurement(measurement) + outsideStorage(range) +
        u"  |> count()\n  |> group()\n  |> sum()\n"_s;
}

QString summaryQuery(const SummaryRequest& request, const QStringList& numericFields)
{
    const QString stored = fromRange(request.bucket, request.range) + ofMeasurement(request.measurement);
    QStringList parts;
    // Each from the store itself: so the store works the statistic out, and no value leaves it.
    const auto append = [&parts, &request](const QString& from, const QString& function) {
        const bool isFold = function == u"count"_s || function == u"sum"_s;
        parts.append(from + (isFold ? outsideStorage(request.range) : QString()) + u"  |> "_s + function +
            u"()\n  |> yield(name: \""_s + function + u"\")\n"_s);
    };
    for (const QString& function : {u"count"_s, u"first"_s, u"last"_s})
        append(stored, function);
    if (!numericFields.isEmpty()) {
        for (const QString& function : {u"min"_s, u"max"_s, u"sum"_s})
            append(stored + ofFields(numericFields), function);
    }
    return parts.join(u'\n');
}

QString readQuery(const ReadRequest& request)
{
    return wholeReadQuery(request) + u"  |> drop(columns: [\"_start\", \"_stop\", \"_measurement\"])\n"_s;
}

QString wholeReadQuery(const ReadRequest& request)
{
    return fromRange(request.bucket, request.range) + ofMeasurement(request.measurement);
}

QString aggregateQuery(const ReadRequest& request, const QMap<QString, QList<FieldType>>& fields)
{
    QMap<QString, QStringList> byFunction;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        // Where a field is text in one series and a number in another, what suits both is done.
        const bool allNumbers = std::ranges::all_of(field.value(), isNumeric);
        const FieldType type = allNumbers ? FieldType::Float : FieldType::String;
        byFunction[aggregateFunctionName(request.resolution.functionFor(field.key(), type))].append(
            field.key());
    }
    QStringList parts;
    for (auto entry = byFunction.begin(); entry != byFunction.end(); ++entry) {
        parts.append(wholeReadQuery(request) + ofFields(entry.value()) + u"  |> aggregateWindow(every: "_s +
            duration(request.resolution.every) + u", fn: "_s + entry.key() +
            u", createEmpty: false, timeSrc: \"_start\")\n  |> yield(name: \""_s + entry.key() + u"\")\n"_s);
    }
    return parts.join(u'\n');
}

QString firstTimeQuery(const ReadRequest& request)
{
    return wholeReadQuery(request) + u"  |> first()\n  |> keep(columns: [\"_time\"])\n"_s;
}

QByteArray queryBody(const QString& script)
{
    const QJsonObject dialect{{u"header"_s, true}, {u"delimiter"_s, u","_s},
        {u"annotations"_s, QJsonArray{u"datatype"_s, u"group"_s, u"default"_s}}};
    return QJsonDocument(QJsonObject{{u"query"_s, script}, {u"type"_s, u"flux"_s}, {u"dialect"_s, dialect}})
        .toJson(QJsonDocument::Compact);
}

} // namespace telemirror::flux
