#include "SchemaCommand.h"

#include "Output.h"

#include <QtCore/QJsonDocument>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString typeNames(const FieldInfo& field)
{
    QStringList names;
    for (const FieldType type : field.types)
        names.append(fieldTypeName(type));
    return names.join(u" | "_s);
}

void print(const MeasurementSchema& schema)
{
    output::line(u"  "_s + schema.measurement);
    for (const FieldInfo& field : schema.fields)
        output::line(u"    %1: %2"_s.arg(field.name, typeNames(field)));
    if (!schema.tagKeys.isEmpty())
        output::line(u"    "_s + SchemaCommand::tr("tags: %1").arg(schema.tagKeys.join(u", "_s)));
}

QJsonObject toJson(const MeasurementSchema& schema)
{
    QJsonArray fields;
    for (const FieldInfo& field : schema.fields) {
        QJsonArray types;
        for (const FieldType type : field.types)
            types.append(fieldTypeName(type));
        fields.append(QJsonObject{{u"name"_s, field.name}, {u"types"_s, types}});
    }
    return {{u"name"_s, schema.measurement}, {u"fields"_s, fields},
        {u"tags"_s, QJsonArray::fromStringList(schema.tagKeys)}};
}

} // namespace

QString SchemaCommand::summary() const
{
    return tr("print buckets, measurements, fields with their types, and tags");
}

void SchemaCommand::addOptions(QCommandLineParser& parser) const
{
    addDemoOption(parser);
    parser.addOption({u"connection"_s, tr("Which connection: cloud (default), local, or another <id>."),
        tr("id"), QString(cloudConnectionId)});
    parser.addOption({u"bucket"_s, tr("Only this <bucket>."), tr("bucket")});
    parser.addOption({u"json"_s, tr("Print one JSON object instead of text.")});
}

ExitStatus SchemaCommand::run(const QCommandLineParser& parser)
{
    Result<std::unique_ptr<Session>> session = openSession(parser);
    if (!session) {
        output::error(session.error());
        return session.error().kind == Error::Kind::Configuration ? ExitStatus::Usage : ExitStatus::Failed;
    }
    Engine& engine = (*session)->engine();
    const QString connection = parser.value(u"connection"_s);
    const QString only = parser.value(u"bucket"_s);
    const bool json = parser.isSet(u"json"_s);

    const Result<QList<Bucket>> buckets = awaited(engine.buckets(connection));
    if (!buckets) {
        output::error(buckets.error());
        return ExitStatus::Failed;
    }
    QJsonArray bucketList;
    bool found = only.isEmpty();
    int failures = 0;
    for (const Bucket& bucket : *buckets) {
        if (only.isEmpty() ? bucket.isSystem : bucket.name != only)
            continue;
        found = true;
        if (!json)
            output::line(bucket.name);
        const Result<QStringList> measurements = awaited(engine.measurements(connection, bucket.name));
        if (!measurements) {
            output::error(measurements.error());
            ++failures;
            continue;
        }
        QJsonArray measurementList;
        for (const QString& measurement : *measurements) {
            const Result<MeasurementSchema> schema =
                awaited(engine.schema(connection, bucket.name, measurement));
            if (!schema) {
                output::error(schema.error());
                ++failures;
            } else if (json) {
                measurementList.append(toJson(*schema));
            } else {
                print(*schema);
            }
        }
        bucketList.append(QJsonObject{{u"name"_s, bucket.name}, {u"measurements"_s, measurementList}});
    }
    if (!found) {
        output::error(
            failure(Error::Kind::NotFound, tr("There is no bucket \"%1\" on this connection.").arg(only))
                .value());
        return ExitStatus::Failed;
    }
    if (json) {
        const QJsonObject object{{u"connection"_s, connection}, {u"buckets"_s, bucketList}};
        output::line(QJsonDocument(object).toJson(QJsonDocument::Indented).trimmed());
    }
    return failures == 0 ? ExitStatus::Done : ExitStatus::Partial;
}

} // namespace telemirror
