#pragma once

#include "config/Profile.h"

#include <QtCore/QProcessEnvironment>

namespace telemirror {

/// The environment variables of the replaced service, above stored settings:
/// `INFLUXDB_CLOUD_URL`, `INFLUXDB_CLOUD_TOKEN`, `INFLUXDB_CLOUD_ORG`, `CLOUD_WEATHER_BUCKET`,
/// `INFLUXDB_URL`, `INFLUXDB_TOKEN`, `INFLUXDB_ORG`, `LOCAL_INFLUX_BUCKET`, `LATITUDE`,
/// `LONGITUDE`, and `REDIS_URL`.
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

private:
    QProcessEnvironment m_variables;
};

} // namespace telemirror
