#pragma once

#include "model/Error.h"

#include <QtCore/QString>
#include <QtCore/QUrl>

namespace telemirror {

struct RedisSettings
{
    bool enabled = false;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 6379;
    QString socketPath; ///< a Unix socket instead of host and port
    int database = 0;
    QString username; ///< ACL user; empty: the default user
    QString password; ///< never written with the settings
    QString keyPrefix = QStringLiteral("telemirror:");
    bool operator==(const RedisSettings&) const = default;

    /// Reads `redis://[user[:password]@]host[:port][/database]` or `unix:///path[?db=n]`.
    [[nodiscard]] static Result<RedisSettings> fromUrl(const QString& url);
    /// The address without user and password, for display.
    [[nodiscard]] QString address() const;
};

} // namespace telemirror
