#pragma once

#include "config/Profile.h"

#include <QtCore/QProcessEnvironment>

namespace telemirror {

/// The environment variables of the replaced service, above stored settings:
/// `INFLUXDB_CLOUD_URL`, `INFLUXDB_CLOUD_TOKEN`, `INFLUXDB_CLOUD_ORG`, `CLOUD_WEATHER_BUCKET`,
/// `INFLUXDB_URL`, `INFLUXDB_TOKEN`, `INFLUXDB_ORG`, `LOCAL_INFLUX_BUCKET`, `LATITUDE`,
/// `LONGITUDE`, and `REDIS_URL`. Besides, for machines without a keychain, the secrets of the
/// publishers: `TELEMIRROR_HTTP_TOKEN` and `TELEMIRROR_MQTT_PASSWORD`.
class Environment
{
public:
    explicit Environment(const QProcessEnvironment& variables);

    /// The variables above that are set, sorted.
    [[nodiscard]] QStringList names() const;
    /// Whether a cloud or a local server is named at all.
    [[nodiscard]] bool namesServers() const;
    /// Puts what the environment says over `profile`: makes or changes the connections `cloud` and
    /// `local`, the rule `main`, the coordinates and Redis. An unreadable value is an error that
    /// names the variable (and not its content, if it is a secret).
    [[nodiscard]] Result<Profile> apply(Profile profile) const;
    /// The other way, for storing: puts into `edited` what `stored` holds wherever the environment
    /// decides, so that its values, and above all its secrets, do not become settings. A connection
    /// that only the environment made keeps all but its secret.
    [[nodiscard]] Profile restored(Profile edited, const Profile& stored) const;

private:
    struct ServerVariables;

    [[nodiscard]] QString value(QLatin1StringView name) const;
    std::optional<Error> applyServer(const ServerVariables& names, Profile& profile) const;
    std::optional<Error> applyAddress(const ServerVariables& names, ConnectionSettings& settings) const;
    void applyRule(Profile& profile) const;
    std::optional<Error> applyCoordinates(Profile& profile) const;
    std::optional<Error> applyDegrees(QLatin1StringView name, double limit, double& degrees) const;
    std::optional<Error> applyRedis(Profile& profile) const;
    std::optional<Error> applySecret(QLatin1StringView name, QString& secret) const;
    void restoreServer(const ServerVariables& names, Profile& edited, const Profile& stored) const;
    void restoreRule(Profile& edited, const Profile& stored) const;

    QProcessEnvironment m_variables;
};

} // namespace telemirror
