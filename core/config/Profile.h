#pragma once

#include "influx/ConnectionSettings.h"
#include "model/PublisherSettings.h"
#include "model/Rule.h"
#include "model/Telemetry.h"
#include "redis/RedisSettings.h"

#include <QtCore/QJsonObject>
#include <QtCore/QMetaType>

namespace telemirror {

/// Everything an operator can set, as one value. Secrets are in it only in memory.
struct Profile
{
    QString name;
    qint64 revision = 0; ///< counts the changes
    QList<ConnectionSettings> connections;
    QList<Rule> rules;
    TelemetrySettings telemetry;
    QString telemetryConnection; ///< id of the connection the retriever reads: the local one
    RedisSettings redis;
    PublisherSettings publishers; ///< where telemetry documents go
    /// The profile of the embedded sample site: its connections are made at each start.
    bool isSample = false;

    [[nodiscard]] const ConnectionSettings* connection(const QString& id) const;
    [[nodiscard]] const Rule* rule(const QString& id) const;
    /// What cannot work, each named: a rule without its connection, a URL without a scheme, ….
    [[nodiscard]] QList<Error> problems() const;

    /// Without any secret.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<Profile> fromJson(const QJsonObject& json);

    bool operator==(const Profile&) const = default;
};

/// The ids of the two connections that the environment and the first-run page make.
inline constexpr QLatin1StringView cloudConnectionId("cloud");
inline constexpr QLatin1StringView localConnectionId("local");
inline constexpr QLatin1StringView defaultRuleId("main");

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::Profile)
