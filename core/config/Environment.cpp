#include "config/Environment.h"

#include <QtCore/QCoreApplication>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView sourceBucketVariable("CLOUD_WEATHER_BUCKET");
constexpr QLatin1StringView destinationBucketVariable("LOCAL_INFLUX_BUCKET");
constexpr QLatin1StringView latitudeVariable("LATITUDE");
constexpr QLatin1StringView longitudeVariable("LONGITUDE");
constexpr QLatin1StringView redisVariable("REDIS_URL");
constexpr QLatin1StringView httpTokenVariable("TELEMIRROR_HTTP_TOKEN");
constexpr QLatin1StringView mqttPasswordVariable("TELEMIRROR_MQTT_PASSWORD");

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::Environment", text);
}

/// Names the variable, never its content: that may be a secret, or hold one.
Error unreadable(QLatin1StringView variable, const QString& expected)
{
    return failure(Error::Kind::Configuration,
        tr("The environment variable %1 must be %2: correct or unset it.").arg(variable, expected))
        .value();
}

template <typename T>
T* findById(QList<T>& items, const QString& id)
{
    const auto item = std::find_if(items.begin(), items.end(), [&](const T& each) { return each.id == id; });
    return item == items.end() ? nullptr : &*item;
}

} // namespace

/// The variables of one of the two servers, and the connection they make.
struct Environment::ServerVariables
{
    QLatin1StringView connectionId;
    const char* title;
    QLatin1StringView url;
    QLatin1StringView token;
    QLatin1StringView organization;

    static const std::array<ServerVariables, 2> all;
};

constexpr std::array<Environment::ServerVariables, 2> Environment::ServerVariables::all{
    ServerVariables{cloudConnectionId, QT_TRANSLATE_NOOP("telemirror::Environment", "Cloud"),
        QLatin1StringView("INFLUXDB_CLOUD_URL"), QLatin1StringView("INFLUXDB_CLOUD_TOKEN"),
        QLatin1StringView("INFLUXDB_CLOUD_ORG")},
    ServerVariables{localConnectionId, QT_TRANSLATE_NOOP("telemirror::Environment", "Local"),
        QLatin1StringView("INFLUXDB_URL"), QLatin1StringView("INFLUXDB_TOKEN"),
        QLatin1StringView("INFLUXDB_ORG")}};

Environment::Environment(const QProcessEnvironment& variables)
    : m_variables(variables)
{}

QString Environment::value(QLatin1StringView name) const
{
    return m_variables.value(name).trimmed();
}

QStringList Environment::names() const
{
    QStringList known{httpTokenVariable, mqttPasswordVariable, sourceBucketVariable,
        destinationBucketVariable, latitudeVariable, longitudeVariable, redisVariable};
    for (const ServerVariables& server : ServerVariables::all)
        known << server.url << server.token << server.organization;
    known.removeIf([this](const QString& name) { return m_variables.value(name).trimmed().isEmpty(); });
    known.sort();
    return known;
}

bool Environment::namesServers() const
{
    return std::any_of(ServerVariables::all.begin(), ServerVariables::all.end(),
        [this](const ServerVariables& server) { return !value(server.url).isEmpty(); });
}

Result<Profile> Environment::apply(Profile profile) const
{
    for (const ServerVariables& server : ServerVariables::all) {
        if (const std::optional<Error> error = applyServer(server, profile))
            return tl::unexpected(*error);
    }
    applyRule(profile);
    if (profile.telemetryConnection.isEmpty() && profile.connection(localConnectionId))
        profile.telemetryConnection = localConnectionId;
    if (const std::optional<Error> error = applyCoordinates(profile))
        return tl::unexpected(*error);
    if (const std::optional<Error> error = applyRedis(profile))
        return tl::unexpected(*error);
    if (const std::optional<Error> error = applySecret(httpTokenVariable, profile.publishers.http.token))
        return tl::unexpected(*error);
    if (const auto error = applySecret(mqttPasswordVariable, profile.publishers.mqtt.password))
        return tl::unexpected(*error);
    return profile;
}

std::optional<Error> Environment::applyServer(const ServerVariables& names, Profile& profile) const
{
    ConnectionSettings* settings = findById(profile.connections, names.connectionId);
    if (!settings) {
        // A token without an address has nobody to go to.
        if (value(names.url).isEmpty())
            return std::nullopt;
        ConnectionSettings fresh;
        fresh.id = names.connectionId;
        fresh.name = tr(names.title);
        profile.connections.append(fresh);
        settings = &profile.connections.last();
    }
    if (const std::optional<Error> error = applyAddress(names, *settings))
        return error;
    if (const QString token = value(names.token); !token.isEmpty()) {
        if (token.contains(u'\n') || token.contains(u'\r'))
            return unreadable(names.token, tr("one line"));
        settings->secret = token;
        if (value(names.url).isEmpty() || QUrl(value(names.url)).userName().isEmpty())
            settings->username.clear();
    }
    if (const QString organization = value(names.organization); !organization.isEmpty())
        settings->organization = organization;
    return std::nullopt;
}

std::optional<Error> Environment::applyAddress(
    const ServerVariables& names, ConnectionSettings& settings) const
{
    const QString text = value(names.url);
    if (text.isEmpty())
        return std::nullopt;
    QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.hasQuery() || url.hasFragment())
        return unreadable(names.url, tr("an address such as http://127.0.0.1:8086"));
    if (!url.userName().isEmpty()) {
        settings.username = url.userName(QUrl::FullyDecoded);
        settings.secret = url.password(QUrl::FullyDecoded);
    }
    url.setUserInfo(QString());
    // What was known of the dialect was known of another server.
    if (settings.url != url)
        settings.dialect = Dialect::Automatic;
    settings.url = url;
    return std::nullopt;
}

void Environment::applyRule(Profile& profile) const
{
    const QString source = value(sourceBucketVariable);
    const QString destination = value(destinationBucketVariable);
    Rule* rule = findById(profile.rules, defaultRuleId);
    if (!rule) {
        if (source.isEmpty() || !profile.connection(cloudConnectionId) ||
            !profile.connection(localConnectionId))
            return;
        Rule fresh;
        fresh.id = defaultRuleId;
        fresh.name = tr("Cloud to local");
        fresh.sourceConnection = cloudConnectionId;
        fresh.destinationConnection = localConnectionId;
        fresh.destinationBucket = source;
        profile.rules.append(fresh);
        rule = &profile.rules.last();
    }
    if (!source.isEmpty())
        rule->sourceBucket = source;
    if (!destination.isEmpty())
        rule->destinationBucket = destination;
}

std::optional<Error> Environment::applyCoordinates(Profile& profile) const
{
    const bool hasLatitude = !value(latitudeVariable).isEmpty();
    const bool hasLongitude = !value(longitudeVariable).isEmpty();
    if (!hasLatitude && !hasLongitude)
        return std::nullopt;
    if (!profile.telemetry.coordinates && !(hasLatitude && hasLongitude))
        return unreadable(hasLatitude ? longitudeVariable : latitudeVariable,
            tr("set together with %1").arg(hasLatitude ? latitudeVariable : longitudeVariable));
    Coordinates place = profile.telemetry.coordinates.value_or(Coordinates{});
    if (std::optional<Error> error = applyDegrees(latitudeVariable, 90, place.latitude))
        return error;
    if (std::optional<Error> error = applyDegrees(longitudeVariable, 180, place.longitude))
        return error;
    profile.telemetry.coordinates = place;
    return std::nullopt;
}

std::optional<Error> Environment::applyDegrees(QLatin1StringView name, double limit, double& degrees) const
{
    const QString text = value(name);
    if (text.isEmpty())
        return std::nullopt;
    bool ok = false;
    const double number = text.toDouble(&ok);
    // Written so that NaN, which toDouble() reads, is outside.
    if (!ok || !(number >= -limit && number <= limit))
        return unreadable(name, tr("a number of degrees from -%1 to %1").arg(limit));
    degrees = number;
    return std::nullopt;
}

std::optional<Error> Environment::applyRedis(Profile& profile) const
{
    const QString text = value(redisVariable);
    if (text.isEmpty())
        return std::nullopt;
    Result<RedisSettings> settings = RedisSettings::fromUrl(text);
    if (!settings)
        return unreadable(redisVariable, tr("an address such as redis://127.0.0.1:6379/0"));
    settings->enabled = true;
    settings->keyPrefix = profile.redis.keyPrefix;
    profile.redis = *settings;
    return std::nullopt;
}

std::optional<Error> Environment::applySecret(QLatin1StringView name, QString& secret) const
{
    const QString text = value(name);
    if (text.contains(u'\n') || text.contains(u'\r'))
        return unreadable(name, tr("one line"));
    if (!text.isEmpty())
        secret = text;
    return std::nullopt;
}

Profile Environment::restored(Profile edited, const Profile& stored) const
{
    for (const ServerVariables& server : ServerVariables::all)
        restoreServer(server, edited, stored);
    restoreRule(edited, stored);
    if (!value(latitudeVariable).isEmpty() || !value(longitudeVariable).isEmpty())
        edited.telemetry.coordinates = stored.telemetry.coordinates;
    if (!value(redisVariable).isEmpty()) {
        const QString prefix = edited.redis.keyPrefix;
        edited.redis = stored.redis;
        edited.redis.keyPrefix = prefix;
    }
    if (!value(httpTokenVariable).isEmpty())
        edited.publishers.http.token = stored.publishers.http.token;
    if (!value(mqttPasswordVariable).isEmpty())
        edited.publishers.mqtt.password = stored.publishers.mqtt.password;
    return edited;
}

void Environment::restoreServer(const ServerVariables& names, Profile& edited, const Profile& stored) const
{
    ConnectionSettings* settings = findById(edited.connections, names.connectionId);
    const ConnectionSettings* before = stored.connection(names.connectionId);
    if (!settings)
        return;
    const bool hasUser = !QUrl(value(names.url)).userName().isEmpty();
    if (!value(names.token).isEmpty() || hasUser) {
        settings->secret = before ? before->secret : QString();
        settings->username = before ? before->username : QString();
    }
    if (!before)
        return;
    if (!value(names.url).isEmpty() && settings->url != before->url) {
        settings->url = before->url;
        settings->dialect = before->dialect;
    }
    if (!value(names.organization).isEmpty())
        settings->organization = before->organization;
}

void Environment::restoreRule(Profile& edited, const Profile& stored) const
{
    Rule* rule = findById(edited.rules, defaultRuleId);
    const Rule* before = stored.rule(defaultRuleId);
    if (!rule || !before)
        return;
    if (!value(sourceBucketVariable).isEmpty())
        rule->sourceBucket = before->sourceBucket;
    if (!value(destinationBucketVariable).isEmpty())
        rule->destinationBucket = before->destinationBucket;
}

} // namespace telemirror
