#include "config/Profile.h"

#include "config/JsonReader.h"
#include "config/ProfileCheck.h"
#include "config/PublisherJson.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::Profile", text);
}

struct DialectName
{
    Dialect dialect;
    QLatin1StringView name;
};
constexpr std::array dialectNames{
    DialectName{Dialect::Automatic, QLatin1StringView("automatic")},
    DialectName{Dialect::Flux, QLatin1StringView("flux")},
    DialectName{Dialect::InfluxQL, QLatin1StringView("influxql")},
    DialectName{Dialect::InfluxQL3, QLatin1StringView("influxql3")},
    DialectName{Dialect::VictoriaMetrics, QLatin1StringView("victoriametrics")},
};

QString dialectName(Dialect dialect)
{
    const auto entry = std::find_if(dialectNames.begin(), dialectNames.end(),
        [&](const DialectName& candidate) { return candidate.dialect == dialect; });
    return entry->name;
}

QJsonObject quotaToJson(const TrafficQuota& quota)
{
    return {{u"bytesRead"_s, quota.bytesRead}, {u"bytesWritten"_s, quota.bytesWritten},
        {u"requests"_s, quota.requests}, {u"window"_s, durationText(quota.window)}};
}

std::optional<Error> readQuota(const QJsonObject& json, std::optional<TrafficQuota>& target)
{
    JsonReader reader(tr("Quota"), json);
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    TrafficQuota quota;
    reader.integer(u"bytesRead"_s, quota.bytesRead, 0, most);
    reader.integer(u"bytesWritten"_s, quota.bytesWritten, 0, most);
    reader.integer(u"requests"_s, quota.requests, 0, most);
    reader.duration(u"window"_s, quota.window);
    target = quota;
    return reader.finish();
}

QJsonObject connectionToJson(const ConnectionSettings& settings)
{
    // An address may carry a password too.
    const QString url = settings.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
    QJsonObject json{{u"id"_s, settings.id}, {u"name"_s, settings.name}, {u"url"_s, url},
        {u"dialect"_s, dialectName(settings.dialect)}, {u"organization"_s, settings.organization},
        {u"username"_s, settings.username}, {u"caFile"_s, settings.caFile},
        {u"connectTimeout"_s, durationText(settings.connectTimeout)},
        {u"idleTimeout"_s, durationText(settings.idleTimeout)}};
    if (settings.quota)
        json.insert(u"quota"_s, quotaToJson(*settings.quota));
    return json;
}

std::optional<Error> readConnection(const QJsonObject& json, ConnectionSettings& settings)
{
    JsonReader reader(tr("Connection \"%1\"").arg(json.value(u"id"_s).toString()), json);
    reader.string(u"id"_s, settings.id);
    reader.string(u"name"_s, settings.name);
    reader.url(u"url"_s, settings.url);
    reader.string(u"organization"_s, settings.organization);
    reader.string(u"username"_s, settings.username);
    reader.string(u"caFile"_s, settings.caFile);
    reader.duration(u"connectTimeout"_s, settings.connectTimeout);
    reader.duration(u"idleTimeout"_s, settings.idleTimeout);
    reader.object(u"quota"_s, [&](const QJsonObject& quota) { return readQuota(quota, settings.quota); });
    const QJsonValue dialect = reader.take(u"dialect"_s);
    const auto entry = std::find_if(dialectNames.begin(), dialectNames.end(),
        [&](const DialectName& candidate) { return dialect.toString() == candidate.name; });
    if (entry != dialectNames.end())
        settings.dialect = entry->dialect;
    else if (!dialect.isUndefined())
        reader.fault(
            u"dialect"_s, tr("\"automatic\", \"flux\", \"influxql\", \"influxql3\" or \"victoriametrics\""));
    return reader.finish();
}

QJsonObject telemetryToJson(const TelemetrySettings& settings)
{
    QJsonObject json{{u"enabled"_s, settings.enabled}, {u"pattern"_s, settings.pattern},
        {u"period"_s, durationText(settings.period)}, {u"range"_s, durationText(settings.range)},
        {u"expandTags"_s, settings.expandTags}, {u"dropStrings"_s, settings.dropStrings},
        {u"booleansAsNumbers"_s, settings.booleansAsNumbers}, {u"heartbeat"_s, settings.heartbeat}};
    QJsonArray filters;
    for (const TagFilter& filter : settings.tagFilters)
        filters.append(
            QJsonObject{{u"key"_s, filter.key}, {u"values"_s, QJsonArray::fromStringList(filter.values)}});
    json.insert(u"tagFilters"_s, filters);
    if (settings.coordinates)
        json.insert(u"coordinates"_s,
            QJsonObject{{u"latitude"_s, settings.coordinates->latitude},
                {u"longitude"_s, settings.coordinates->longitude}});
    return json;
}

std::optional<Error> readCoordinates(const QJsonObject& json, std::optional<Coordinates>& coordinates)
{
    JsonReader reader(tr("Coordinates"), json);
    Coordinates place;
    for (const QString& key : {u"latitude"_s, u"longitude"_s}) {
        if (!json.contains(key))
            reader.fault(key, tr("given"));
    }
    reader.real(u"latitude"_s, place.latitude, -90, 90);
    reader.real(u"longitude"_s, place.longitude, -180, 180);
    coordinates = place;
    return reader.finish();
}

std::optional<Error> appendTagFilter(const QJsonObject& json, QList<TagFilter>& filters)
{
    JsonReader reader(tr("Tag filter"), json);
    TagFilter filter;
    reader.string(u"key"_s, filter.key);
    const QJsonValue values = reader.take(u"values"_s);
    const QJsonArray items = values.toArray();
    const bool areTexts =
        std::all_of(items.begin(), items.end(), [](const QJsonValue& value) { return value.isString(); });
    if (!values.isArray() || !areTexts)
        reader.fault(u"values"_s, tr("a list of texts"));
    for (const QJsonValue& value : items)
        filter.values.append(value.toString());
    filters.append(filter);
    return reader.finish();
}

std::optional<Error> readTelemetry(const QJsonObject& json, TelemetrySettings& settings)
{
    JsonReader reader(tr("Telemetry"), json);
    reader.boolean(u"enabled"_s, settings.enabled);
    reader.string(u"pattern"_s, settings.pattern);
    reader.duration(u"period"_s, settings.period);
    reader.duration(u"range"_s, settings.range);
    reader.boolean(u"expandTags"_s, settings.expandTags);
    reader.boolean(u"dropStrings"_s, settings.dropStrings);
    reader.boolean(u"booleansAsNumbers"_s, settings.booleansAsNumbers);
    reader.boolean(u"heartbeat"_s, settings.heartbeat);
    reader.objects(u"tagFilters"_s,
        [&](const QJsonObject& filter) { return appendTagFilter(filter, settings.tagFilters); });
    reader.object(u"coordinates"_s,
        [&](const QJsonObject& place) { return readCoordinates(place, settings.coordinates); });
    return reader.finish();
}

QJsonObject redisToJson(const RedisSettings& settings)
{
    return {{u"enabled"_s, settings.enabled}, {u"host"_s, settings.host}, {u"port"_s, settings.port},
        {u"socketPath"_s, settings.socketPath}, {u"database"_s, settings.database},
        {u"username"_s, settings.username}, {u"keyPrefix"_s, settings.keyPrefix}};
}

std::optional<Error> readRedis(const QJsonObject& json, RedisSettings& settings)
{
    JsonReader reader(tr("Redis"), json);
    qint64 port = settings.port;
    qint64 database = settings.database;
    reader.boolean(u"enabled"_s, settings.enabled);
    reader.string(u"host"_s, settings.host);
    reader.integer(u"port"_s, port, 0, std::numeric_limits<quint16>::max());
    reader.string(u"socketPath"_s, settings.socketPath);
    reader.integer(u"database"_s, database, 0, std::numeric_limits<int>::max());
    reader.string(u"username"_s, settings.username);
    reader.string(u"keyPrefix"_s, settings.keyPrefix);
    settings.port = static_cast<quint16>(port);
    settings.database = static_cast<int>(database);
    return reader.finish();
}

/// Reads one element of a list and appends it.
std::optional<Error> appendConnection(const QJsonObject& json, QList<ConnectionSettings>& connections)
{
    ConnectionSettings settings;
    std::optional<Error> error = readConnection(json, settings);
    if (!error)
        connections.append(settings);
    return error;
}

std::optional<Error> appendRule(const QJsonObject& json, QList<Rule>& rules)
{
    Result<Rule> rule = Rule::fromJson(json);
    if (!rule)
        return rule.error();
    rules.append(*rule);
    return std::nullopt;
}

template <typename T>
const T* findById(const QList<T>& items, const QString& id)
{
    const auto item = std::find_if(items.begin(), items.end(), [&](const T& each) { return each.id == id; });
    return item == items.end() ? nullptr : &*item;
}

} // namespace

const ConnectionSettings* Profile::connection(const QString& id) const
{
    return findById(connections, id);
}

const Rule* Profile::rule(const QString& id) const
{
    return findById(rules, id);
}

QList<Error> Profile::problems() const
{
    return ProfileCheck(*this).problems();
}

QJsonObject Profile::toJson() const
{
    QJsonArray servers;
    for (const ConnectionSettings& settings : connections)
        servers.append(connectionToJson(settings));
    QJsonArray mirrors;
    for (const Rule& each : rules)
        mirrors.append(each.toJson());
    return {{u"name"_s, name}, {u"revision"_s, revision}, {u"connections"_s, servers}, {u"rules"_s, mirrors},
        {u"telemetry"_s, telemetryToJson(telemetry)}, {u"telemetryConnection"_s, telemetryConnection},
        {u"redis"_s, redisToJson(redis)}, {u"publishers"_s, publishersToJson(publishers)},
        {u"isSample"_s, isSample}};
}

Result<Profile> Profile::fromJson(const QJsonObject& json)
{
    Profile profile;
    JsonReader reader(tr("Profile"), json);
    reader.string(u"name"_s, profile.name);
    reader.integer(u"revision"_s, profile.revision, 0, std::numeric_limits<qint64>::max());
    reader.objects(u"connections"_s,
        [&](const QJsonObject& item) { return appendConnection(item, profile.connections); });
    reader.objects(u"rules"_s, [&](const QJsonObject& item) { return appendRule(item, profile.rules); });
    reader.object(
        u"telemetry"_s, [&](const QJsonObject& item) { return readTelemetry(item, profile.telemetry); });
    reader.string(u"telemetryConnection"_s, profile.telemetryConnection);
    reader.object(u"redis"_s, [&](const QJsonObject& item) { return readRedis(item, profile.redis); });
    reader.object(
        u"publishers"_s, [&](const QJsonObject& item) { return readPublishers(item, profile.publishers); });
    reader.boolean(u"isSample"_s, profile.isSample);
    if (const std::optional<Error> error = reader.finish())
        return tl::unexpected(*error);
    return profile;
}

} // namespace telemirror
