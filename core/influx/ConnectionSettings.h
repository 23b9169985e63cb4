#pragma once

#include "model/Error.h"
#include "model/Schema.h"

#include <QtCore/QMetaType>
#include <QtCore/QUrl>

#include <chrono>

namespace telemirror {

/// How to reach one InfluxDB. The token or password is filled in from the secret store just before
/// use; it is never written with the settings.
struct ConnectionSettings
{
    QString id;   ///< stable, referred to by rules
    QString name; ///< what the operator calls it
    QUrl url;
    Dialect dialect = Dialect::Automatic;
    QString organization; ///< 2.x: name or id
    QString username;     ///< 1.x with authentication; empty: none, or a token
    QString secret;       ///< token, or the password that goes with `username`
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds idleTimeout{60'000}; ///< no byte received or sent for so long

    bool operator==(const ConnectionSettings&) const = default;
};

/// Whether a connection works, as shown to the operator.
struct ConnectionState
{
    enum class Status
    {
        Unknown,
        Checking,
        Ready,
        Failed
    };
    QString connectionId;
    QString name;
    Status status = Status::Unknown;
    ServerInfo server;
    Error error;           ///< when Failed
    Timestamp checked = 0; ///< when the status was found; 0: never
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::ConnectionState)
