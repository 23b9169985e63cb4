#include "config/PublisherJson.h"

#include "config/JsonReader.h"

#include <QtCore/QCoreApplication>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

using Endpoint = HttpPublisherSettings::Endpoint;
using Sync = FilePublisherSettings::Sync;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::PublisherJson", text);
}

template <typename T>
struct Named
{
    T value;
    QLatin1StringView name;
};

constexpr std::array endpointNames{
    Named<Endpoint>{Endpoint::ThingsBoard, QLatin1StringView("thingsboard")},
    Named<Endpoint>{Endpoint::Plain, QLatin1StringView("plain")},
};
constexpr std::array syncNames{
    Named<Sync>{Sync::Never, QLatin1StringView("never")},
    Named<Sync>{Sync::EverySecond, QLatin1StringView("every-second")},
    Named<Sync>{Sync::Always, QLatin1StringView("always")},
};

template <typename Names, typename T>
QString nameOf(const Names& names, T value)
{
    return std::ranges::find(names, value, &Named<T>::value)->name;
}

template <typename T, size_t size>
void readName(JsonReader& reader, const QString& key, const std::array<Named<T>, size>& names, T& target)
{
    const QJsonValue value = reader.take(key);
    if (value.isUndefined())
        return;
    QStringList choices;
    for (const Named<T>& candidate : names) {
        choices.append(u'"' + QString(candidate.name) + u'"');
        if (value.toString() == candidate.name) {
            target = candidate.value;
            return;
        }
    }
    reader.fault(key, choices.join(u", "_s));
}

QJsonObject spoolToJson(const SpoolLimits& spool)
{
    return {{u"bytes"_s, spool.bytes}, {u"age"_s, durationText(spool.age)}};
}

std::optional<Error> readSpool(const QJsonObject& json, SpoolLimits& spool)
{
    JsonReader reader(tr("Spool"), json);
    reader.integer(u"bytes"_s, spool.bytes, 0, std::numeric_limits<qint64>::max());
    reader.duration(u"age"_s, spool.age);
    return reader.finish();
}

QJsonObject httpToJson(const HttpPublisherSettings& settings)
{
    QJsonArray headers;
    for (const HttpHeader& header : settings.headers)
        headers.append(QJsonObject{{u"name"_s, header.name}, {u"value"_s, header.value}});
    return {{u"enabled"_s, settings.enabled}, {u"endpoint"_s, nameOf(endpointNames, settings.endpoint)},
        {u"url"_s, settings.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo)}, {u"headers"_s, headers},
        {u"caFile"_s, settings.caFile}, {u"timeout"_s, durationText(settings.timeout)},
        {u"spool"_s, spoolToJson(settings.spool)}};
}

std::optional<Error> appendHeader(const QJsonObject& json, QList<HttpHeader>& headers)
{
    JsonReader reader(tr("HTTP header"), json);
    HttpHeader header;
    reader.string(u"name"_s, header.name);
    reader.string(u"value"_s, header.value);
    headers.append(header);
    return reader.finish();
}

std::optional<Error> readHttp(const QJsonObject& json, HttpPublisherSettings& settings)
{
    JsonReader reader(tr("HTTP publisher"), json);
    reader.boolean(u"enabled"_s, settings.enabled);
    readName(reader, u"endpoint"_s, endpointNames, settings.endpoint);
    reader.url(u"url"_s, settings.url);
    if (json.contains(u"headers"_s))
        settings.headers.clear();
    reader.objects(
        u"headers"_s, [&](const QJsonObject& item) { return appendHeader(item, settings.headers); });
    reader.string(u"caFile"_s, settings.caFile);
    reader.duration(u"timeout"_s, settings.timeout);
    reader.object(u"spool"_s, [&](const QJsonObject& item) { return readSpool(item, settings.spool); });
    return reader.finish();
}

QJsonObject mqttToJson(const MqttPublisherSettings& settings)
{
    return {{u"enabled"_s, settings.enabled}, {u"host"_s, settings.host}, {u"port"_s, settings.port},
        {u"clientId"_s, settings.clientId}, {u"username"_s, settings.username}, {u"topic"_s, settings.topic},
        {u"retain"_s, settings.retain}, {u"tls"_s, settings.tls}, {u"caFile"_s, settings.caFile},
        {u"certificateFile"_s, settings.certificateFile}, {u"keyFile"_s, settings.keyFile},
        {u"timeout"_s, durationText(settings.timeout)}, {u"spool"_s, spoolToJson(settings.spool)}};
}

std::optional<Error> readMqtt(const QJsonObject& json, MqttPublisherSettings& settings)
{
    JsonReader reader(tr("MQTT publisher"), json);
    qint64 port = settings.port;
    reader.boolean(u"enabled"_s, settings.enabled);
    reader.string(u"host"_s, settings.host);
    reader.integer(u"port"_s, port, 0, std::numeric_limits<quint16>::max());
    reader.string(u"clientId"_s, settings.clientId);
    reader.string(u"username"_s, settings.username);
    reader.string(u"topic"_s, settings.topic);
    reader.boolean(u"retain"_s, settings.retain);
    reader.boolean(u"tls"_s, settings.tls);
    reader.string(u"caFile"_s, settings.caFile);
    reader.string(u"certificateFile"_s, settings.certificateFile);
    reader.string(u"keyFile"_s, settings.keyFile);
    reader.duration(u"timeout"_s, settings.timeout);
    reader.object(u"spool"_s, [&](const QJsonObject& item) { return readSpool(item, settings.spool); });
    settings.port = static_cast<quint16>(port);
    return reader.finish();
}

QJsonObject fileToJson(const FilePublisherSettings& settings)
{
    return {{u"enabled"_s, settings.enabled}, {u"path"_s, settings.path},
        {u"maximumBytes"_s, settings.maximumBytes}, {u"keep"_s, settings.keep},
        {u"sync"_s, nameOf(syncNames, settings.sync)}};
}

std::optional<Error> readFile(const QJsonObject& json, FilePublisherSettings& settings)
{
    JsonReader reader(tr("File publisher"), json);
    qint64 keep = settings.keep;
    reader.boolean(u"enabled"_s, settings.enabled);
    reader.string(u"path"_s, settings.path);
    reader.integer(u"maximumBytes"_s, settings.maximumBytes, 0, std::numeric_limits<qint64>::max());
    reader.integer(u"keep"_s, keep, 0, std::numeric_limits<int>::max());
    readName(reader, u"sync"_s, syncNames, settings.sync);
    settings.keep = static_cast<int>(keep);
    return reader.finish();
}

std::optional<Error> readSwitch(const QString& owner, const QJsonObject& json, bool& enabled)
{
    JsonReader reader(owner, json);
    reader.boolean(u"enabled"_s, enabled);
    return reader.finish();
}

} // namespace

QJsonObject publishersToJson(const PublisherSettings& settings)
{
    return {{u"redis"_s, QJsonObject{{u"enabled"_s, settings.redis}}}, {u"http"_s, httpToJson(settings.http)},
        {u"mqtt"_s, mqttToJson(settings.mqtt)}, {u"file"_s, fileToJson(settings.file)},
        {u"standardOutput"_s, QJsonObject{{u"enabled"_s, settings.standardOutput}}}};
}

std::optional<Error> readPublishers(const QJsonObject& json, PublisherSettings& settings)
{
    JsonReader reader(tr("Publishers"), json);
    reader.object(u"redis"_s,
        [&](const QJsonObject& item) { return readSwitch(tr("Redis publisher"), item, settings.redis); });
    reader.object(u"http"_s, [&](const QJsonObject& item) { return readHttp(item, settings.http); });
    reader.object(u"mqtt"_s, [&](const QJsonObject& item) { return readMqtt(item, settings.mqtt); });
    reader.object(u"file"_s, [&](const QJsonObject& item) { return readFile(item, settings.file); });
    reader.object(u"standardOutput"_s, [&](const QJsonObject& item) {
        return readSwitch(tr("Standard output"), item, settings.standardOutput);
    });
    return reader.finish();
}

} // namespace telemirror
