#include "influx/InfluxQlPointStream.h"

#include "influx/InfluxQlPointDecoder.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace telemirror {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

const QList<FieldType> numericTypes{FieldType::Float, FieldType::Integer, FieldType::Unsigned};

qsizetype numericCount(const QList<FieldType>& types)
{
    return std::ranges::count_if(types, [](FieldType type) { return numericTypes.contains(type); });
}

/// The bounds of the shard groups of a policy (empty: the default one) that meet `range`, cut to it,
/// from the results of `SHOW SHARD GROUPS; SHOW RETENTION POLICIES`.
QList<TimeRange> shardRanges(
    const QJsonArray& results, const influxql::BucketPlace& place, const TimeRange& range)
{
    QString policy = place.policy;
    const auto rowsOf = [&results](qsizetype index) {
        QJsonArray rows;
        const QJsonArray seriesList = results.at(index).toObject().value("series"_L1).toArray();
        for (const QJsonValue& series : seriesList) {
            const QJsonArray values = series.toObject().value("values"_L1).toArray();
            for (const QJsonValue& row : values)
                rows.append(row);
        }
        return rows;
    };
    const QJsonArray policies = rowsOf(1);
    for (const QJsonValue& row : policies) {
        if (policy.isEmpty() && row.toArray().at(4).toBool())
            policy = row.toArray().at(0).toString();
    }
    QList<TimeRange> ranges;
    const QJsonArray groups = rowsOf(0);
    for (const QJsonValue& value : groups) {
        // id, database, retention_policy, start_time, end_time, expiry_time
        const QJsonArray row = value.toArray();
        if (row.at(1).toString() != place.database || row.at(2).toString() != policy)
            continue;
        const TimeRange part =
            TimeRange{fromDateTime(QDateTime::fromString(row.at(3).toString(), Qt::ISODate)),
                fromDateTime(QDateTime::fromString(row.at(4).toString(), Qt::ISODate))}
                .intersected(range);
        if (!part.isEmpty())
            ranges.append(part);
    }
    std::ranges::sort(ranges, {}, &TimeRange::start);
    return ranges;
}

} // namespace

InfluxQlPointStream::InfluxQlPointStream(InfluxQlConnection& connection, const ReadRequest& request)
    : HttpPointStream(connection, request)
{
    if (request.range.isEmpty()) {
        complete();
        return;
    }
    ask(connection.queryRequest(influxql::fieldKeysOf(request.measurement), request.bucket),
        [this](const QByteArray& answer) { takeFields(answer); });
}

InfluxQlConnection* InfluxQlPointStream::dialect() const
{
    return static_cast<InfluxQlConnection*>(connection());
}

void InfluxQlPointStream::takeFields(const QByteArray& answer)
{
    const Result<QJsonArray> results = dialect()->resultsOf(answer);
    if (!results) {
        fail(results.error());
        return;
    }
    m_fields = influxql::fieldTypesFrom(*results).value(readRequest().measurement);
    if (m_fields.isEmpty()) {
        complete();
        return;
    }
    if (!readRequest().resolution.isRaw()) {
        readAggregates();
        return;
    }
    for (auto field = m_fields.begin(); field != m_fields.end(); ++field) {
        if (numericCount(field.value()) > 1)
            m_undecided.append(field.key());
    }
    if (m_undecided.isEmpty()) {
        m_parts = {{readRequest().range, m_fields}};
        readNextPart();
        return;
    }
    const influxql::BucketPlace place = influxql::placeOf(readRequest().bucket);
    ask(dialect()->queryRequest(influxql::showShardGroups(), place.database),
        [this](const QByteArray& shards) { takeShards(shards); });
}

void InfluxQlPointStream::takeShards(const QByteArray& answer)
{
    const Result<QJsonArray> results = dialect()->resultsOf(answer);
    if (!results) {
        failUndecided(results.error().detail);
        return;
    }
    const auto place = influxql::placeOf(readRequest().bucket);
    const QList<TimeRange> ranges = shardRanges(*results, place, readRequest().range);
    for (const TimeRange& range : ranges)
        m_parts.append({range, m_fields});
    tryNextField();
}

void InfluxQlPointStream::tryNextField()
{
    if (m_trialField == m_undecided.size()) {
        m_trialField = 0;
        ++m_trialPart;
    }
    if (m_trialPart >= m_parts.size()) {
        readNextPart();
        return;
    }
    const QString& field = m_undecided[m_trialField];
    if (m_fields[field].contains(FieldType::Integer) && m_fields[field].contains(FieldType::Unsigned)) {
        failUndecided({}); // The trial takes both for integers.
        return;
    }
    const auto place = influxql::placeOf(readRequest().bucket);
    ask(dialect()->queryRequest(
            influxql::integerTrial(place, readRequest().measurement, field, m_parts[m_trialPart].range),
            readRequest().bucket),
        [this](const QByteArray& answer) { takeTrial(answer); });
}

void InfluxQlPointStream::takeTrial(const QByteArray& answer)
{
    const Result<QJsonArray> results = dialect()->resultsOf(answer);
    const bool hasInteger = m_fields[m_undecided[m_trialField]].contains(FieldType::Integer);
    if (results)
        decide(hasInteger ? FieldType::Integer : FieldType::Unsigned);
    else if (results.error().detail.contains("type error"_L1))
        decide(FieldType::Float); // Or no number at all: then the cast gives nothing.
    else
        failUndecided(results.error().detail);
}

void InfluxQlPointStream::decide(FieldType type)
{
    QList<FieldType>& types = m_parts[m_trialPart].fields[m_undecided[m_trialField]];
    types.removeIf([type](FieldType other) { return numericTypes.contains(other) && other != type; });
    ++m_trialField;
    tryNextField();
}

void InfluxQlPointStream::failUndecided(const QString& detail)
{
    Error error;
    error.kind = Kind::Query;
    error.message = tr("The field “%1” holds numbers of several types, and “%2” does not tell which is "
                       "where: give its user the rights of an administrator, or leave the measurement out.")
                        .arg(m_undecided.value(m_trialField), dialect()->settings().name);
    error.detail = detail;
    fail(dialect()->errors().named(std::move(error)));
}

void InfluxQlPointStream::readNextPart()
{
    if (m_part >= m_parts.size()) {
        complete();
        return;
    }
    Part part = m_parts[m_part++];
    // Neighbours that agree are read in one go.
    while (m_part < m_parts.size() && m_parts[m_part].fields == part.fields) {
        part.range.stop = m_parts[m_part].range.stop;
        ++m_part;
    }
    const auto columns = influxql::columnsFor(part.fields);
    const auto place = influxql::placeOf(readRequest().bucket);
    receive(dialect()->queryRequest(influxql::select(place, readRequest().measurement, columns, part.range),
                readRequest().bucket),
        std::make_unique<InfluxQlPointDecoder>(
            readRequest().measurement.toUtf8(), columns, sink(), readRequest().unsignedAsInteger));
}

/// One request for all: what is made of numbers of several types may well be made of floats.
void InfluxQlPointStream::readAggregates()
{
    const ReadRequest& request = readRequest();
    const auto columns = influxql::numericOnce(m_fields);
    const auto place = influxql::placeOf(request.bucket);
    receive(dialect()->queryRequest(influxql::selectAggregates(place, request.measurement, columns,
                                        request.range, request.resolution),
                request.bucket),
        std::make_unique<InfluxQlPointDecoder>(request.measurement.toUtf8(),
            influxql::aggregatesOf(columns, request.resolution), sink(), request.unsignedAsInteger));
}

void InfluxQlPointStream::answerEnded()
{
    readNextPart();
}

} // namespace telemirror
