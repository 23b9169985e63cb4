#include "influx/InfluxQlQueries.h"

#include "influx/wire/InfluxQlLiteral.h"

#include <QtCore/QJsonObject>

namespace telemirror::influxql {

using namespace Qt::StringLiterals;

namespace {

// Pieces are joined with +, not arg(): names may contain place markers such as %1.

QString fromWhere(const BucketPlace& place, const QString& measurement, const TimeRange& range)
{
    QString text = u" FROM "_s;
    if (!place.policy.isEmpty())
        text += identifier(place.policy) + u'.';
    return text + identifier(measurement) + u" WHERE time >= "_s + time(range.start) + u" AND time < "_s +
        time(range.stop);
}

} // namespace

BucketPlace placeOf(const QString& bucket)
{
    const qsizetype slash = bucket.indexOf(u'/');
    if (slash < 0)
        return {bucket, {}};
    return {bucket.left(slash), bucket.mid(slash + 1)};
}

QMap<QString, FieldTypes> fieldTypesFrom(const QJsonArray& results)
{
    QMap<QString, FieldTypes> measurements;
    const QJsonArray series =
        results.isEmpty() ? QJsonArray() : results.first().toObject().value("series"_L1).toArray();
    for (const QJsonValue& entry : series) {
        const QJsonObject object = entry.toObject();
        FieldTypes& fields = measurements[object.value("name"_L1).toString()];
        const QJsonArray rows = object.value("values"_L1).toArray();
        for (const QJsonValue& row : rows) {
            const auto type = fieldTypeFromName(row.toArray().at(1).toString());
            if (!type)
                continue;
            QList<FieldType>& types = fields[row.toArray().at(0).toString()];
            if (!types.contains(*type))
                types.append(*type);
            std::ranges::sort(types);
        }
    }
    return measurements;
}

QList<InfluxQlLineEncoder::FieldColumn> columnsFor(const FieldTypes& fields)
{
    QList<InfluxQlLineEncoder::FieldColumn> columns;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        for (const FieldType type : field.value())
            columns.append({"c"_ba + QByteArray::number(columns.size()), field.key().toUtf8(), type});
    }
    return columns;
}

QString showDatabases()
{
    return u"SHOW DATABASES"_s;
}

QString policiesOf(const QStringList& databases)
{
    QStringList statements;
    for (const QString& database : databases)
        statements.append(u"SHOW RETENTION POLICIES ON "_s + identifier(database));
    return statements.join(u';');
}

QString creationOf(const BucketPlace& place)
{
    QString statements = u"CREATE DATABASE "_s + identifier(place.database);
    if (!place.policy.isEmpty())
        statements += u";CREATE RETENTION POLICY "_s + identifier(place.policy) + u" ON "_s +
            identifier(place.database) + u" DURATION INF REPLICATION 1"_s;
    return statements;
}

QString showMeasurements()
{
    return u"SHOW RETENTION POLICIES;SHOW MEASUREMENTS"_s;
}

QString showShardGroups()
{
    return u"SHOW SHARD GROUPS;SHOW RETENTION POLICIES"_s;
}

QString fieldKeysOf(const QString& measurement)
{
    return u"SHOW FIELD KEYS FROM "_s + identifier(measurement);
}

QString tagKeysOf(const QString& measurement)
{
    return u"SHOW TAG KEYS FROM "_s + identifier(measurement);
}

QString fieldKeysMatching(const QString& nameContains)
{
    return nameContains.isEmpty() ? u"SHOW FIELD KEYS"_s
                                  : u"SHOW FIELD KEYS FROM "_s + regexMatching(nameContains);
}

QString select(const BucketPlace& place, const QString& measurement,
    const QList<InfluxQlLineEncoder::FieldColumn>& columns, const TimeRange& range)
{
    QStringList parts;
    for (const auto& column : columns)
        parts.append(identifier(QString::fromUtf8(column.field)) + u"::"_s + fieldTypeName(column.type) +
            u" AS "_s + identifier(QString::fromUtf8(column.column)));
    return u"SELECT "_s + parts.join(u", "_s) + fromWhere(place, measurement, range) + u" GROUP BY *"_s;
}

QString selectCount(const BucketPlace& place, const QString& measurement, const TimeRange& range)
{
    return u"SELECT count(*)"_s + fromWhere(place, measurement, range);
}

QString selectAggregates(const BucketPlace& place, const QString& measurement,
    const QList<InfluxQlLineEncoder::FieldColumn>& columns, const TimeRange& range,
    const Resolution& resolution)
{
    QStringList parts;
    for (const auto& column : columns) {
        const QString field = QString::fromUtf8(column.field);
        parts.append(aggregateFunctionName(resolution.functionFor(field, column.type)) + u'(' +
            identifier(field) + u"::"_s + fieldTypeName(column.type) + u") AS "_s +
            identifier(QString::fromUtf8(column.column)));
    }
    return u"SELECT "_s + parts.join(u", "_s) + fromWhere(place, measurement, range) + u" GROUP BY time("_s +
        duration(resolution.every) + u"), * fill(none)"_s;
}

QList<InfluxQlLineEncoder::FieldColumn> aggregatesOf(
    const QList<InfluxQlLineEncoder::FieldColumn>& columns, const Resolution& resolution)
{
    QList<InfluxQlLineEncoder::FieldColumn> result = columns;
    for (auto& column : result) {
        const AggregateFunction function =
            resolution.functionFor(QString::fromUtf8(column.field), column.type);
        column.type = Resolution::resultType(function, column.type);
    }
    return result;
}

QString extentOf(const BucketPlace& place, const QString& measurement, const TimeRange& range)
{
    const QString from = fromWhere(place, measurement, range);
    return u"SELECT count(*)"_s + from + u" GROUP BY *;SELECT *"_s + from +
        u" ORDER BY time ASC LIMIT 1;SELECT *"_s + from + u" ORDER BY time DESC LIMIT 1"_s;
}

QString selectSeries(const SeriesRequest& request, FieldType type, Nanoseconds every, bool limitsSeries)
{
    const QString column = identifier(request.field) + u"::"_s + fieldTypeName(type);
    QString text =
        every > 0 ? u"SELECT mean("_s + column + u") AS \"v\""_s : u"SELECT "_s + column + u" AS \"v\""_s;
    text += fromWhere(placeOf(request.bucket), request.measurement, request.range);
    text += every > 0 ? u" GROUP BY time("_s + duration(every) + u"), * fill(none)"_s : u" GROUP BY *"_s;
    if (!limitsSeries)
        return text;
    return text + u" SLIMIT "_s + QString::number(std::max<qint64>(1, request.maximumSeries));
}

QList<InfluxQlLineEncoder::FieldColumn> numericOnce(const FieldTypes& fields)
{
    const auto isNumeric = [](FieldType type) {
        return type == FieldType::Float || type == FieldType::Integer || type == FieldType::Unsigned;
    };
    FieldTypes once = fields;
    for (QList<FieldType>& types : once) {
        if (std::ranges::count_if(types, isNumeric) > 1) {
            types.removeIf(isNumeric);
            types.prepend(FieldType::Float);
        }
    }
    return columnsFor(once);
}

QList<SummaryColumn> summaryColumnsFor(const QList<InfluxQlLineEncoder::FieldColumn>& columns)
{
    QList<SummaryColumn> list;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        QStringList functions{u"count"_s, u"first"_s, u"last"_s};
        if (columns[i].type != FieldType::String && columns[i].type != FieldType::Boolean)
            functions += QStringList{u"min"_s, u"max"_s, u"sum"_s};
        for (const QString& function : functions)
            list.append({i, function});
    }
    return list;
}

QString selectSummary(const SummaryRequest& request, const QList<InfluxQlLineEncoder::FieldColumn>& fields,
    const QList<SummaryColumn>& columns)
{
    QStringList parts;
    for (const SummaryColumn& column : columns) {
        const auto& field = fields[column.field];
        parts.append(column.function + u'(' + identifier(QString::fromUtf8(field.field)) + u"::"_s +
            fieldTypeName(field.type) + u") AS "_s + identifier(u'c' + QString::number(parts.size())));
    }
    return u"SELECT "_s + parts.join(u", "_s) +
        fromWhere(placeOf(request.bucket), request.measurement, request.range) + u" GROUP BY *"_s;
}

QString integerTrial(
    const BucketPlace& place, const QString& measurement, const QString& field, const TimeRange& range)
{
    return u"SELECT "_s + identifier(field) + u"::field & 0 AS \"v\""_s +
        fromWhere(place, measurement, range) + u" LIMIT 1"_s;
}

} // namespace telemirror::influxql
