#include "redis/SchemaCodec.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> unreadable()
{
    return failure(Error::Kind::Malformed,
        QCoreApplication::translate("telemirror::SchemaCodec", "The cached schema cannot be read."));
}

QByteArray written(const QJsonArray& array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

/// The elements, if all of them are of this type.
std::optional<QJsonArray> elements(const QJsonValue& value, QJsonValue::Type type)
{
    if (!value.isArray())
        return std::nullopt;
    const QJsonArray array = value.toArray();
    const bool all = std::all_of(
        array.begin(), array.end(), [type](const QJsonValue& element) { return element.type() == type; });
    return all ? std::optional(array) : std::nullopt;
}

std::optional<QStringList> strings(const QJsonValue& value)
{
    const auto array = elements(value, QJsonValue::String);
    if (!array)
        return std::nullopt;
    QStringList list;
    for (const QJsonValue& element : *array)
        list.append(element.toString());
    return list;
}

QJsonValue rootOf(const QByteArray& bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isObject())
        return document.object();
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue();
}

} // namespace

QByteArray SchemaCodec::encode(const QList<Bucket>& buckets)
{
    QJsonArray array;
    for (const Bucket& bucket : buckets) {
        array.append(QJsonObject{{u"id"_s, bucket.id}, {u"name"_s, bucket.name},
            {u"retention"_s, QString::number(bucket.retention)}, {u"system"_s, bucket.isSystem}});
    }
    return written(array);
}

QByteArray SchemaCodec::encode(const QStringList& measurements)
{
    return written(QJsonArray::fromStringList(measurements));
}

QByteArray SchemaCodec::encode(const MeasurementSchema& schema)
{
    QJsonArray fields;
    for (const FieldInfo& field : schema.fields) {
        QJsonArray types;
        for (const FieldType type : field.types)
            types.append(fieldTypeName(type));
        fields.append(QJsonObject{{u"name"_s, field.name}, {u"types"_s, types}});
    }
    const QJsonObject json{{u"measurement"_s, schema.measurement}, {u"fields"_s, fields},
        {u"tags"_s, QJsonArray::fromStringList(schema.tagKeys)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<void> SchemaCodec::decode(const QByteArray& bytes, QList<Bucket>& buckets)
{
    const auto array = elements(rootOf(bytes), QJsonValue::Object);
    if (!array)
        return unreadable();
    buckets.clear();
    for (const QJsonValue& value : *array) {
        const QJsonObject json = value.toObject();
        bool ok = false;
        const Nanoseconds retention = json.value(u"retention"_s).toString().toLongLong(&ok);
        if (!ok || !json.value(u"name"_s).isString())
            return unreadable();
        buckets.append({json.value(u"id"_s).toString(), json.value(u"name"_s).toString(), retention,
            json.value(u"system"_s).toBool()});
    }
    return {};
}

Result<void> SchemaCodec::decode(const QByteArray& bytes, QStringList& measurements)
{
    const auto names = strings(rootOf(bytes));
    if (!names)
        return unreadable();
    measurements = *names;
    return {};
}

Result<void> SchemaCodec::decode(const QByteArray& bytes, MeasurementSchema& schema)
{
    const QJsonObject json = rootOf(bytes).toObject();
    const auto fields = elements(json.value(u"fields"_s), QJsonValue::Object);
    const auto tags = strings(json.value(u"tags"_s));
    if (!fields || !tags || !json.value(u"measurement"_s).isString())
        return unreadable();
    schema = {json.value(u"measurement"_s).toString(), {}, *tags};
    for (const QJsonValue& value : *fields) {
        const auto types = strings(value.toObject().value(u"types"_s));
        if (!types)
            return unreadable();
        FieldInfo field{value.toObject().value(u"name"_s).toString(), {}};
        for (const QString& name : *types) {
            const std::optional<FieldType> type = fieldTypeFromName(name);
            if (!type)
                return unreadable();
            field.types.append(*type);
        }
        schema.fields.append(field);
    }
    return {};
}

} // namespace telemirror
