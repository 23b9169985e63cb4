#pragma once

#include "model/Error.h"
#include "model/Schema.h"

#include <QtCore/QMetaType>
#include <QtCore/QUrl>

#include <chrono>
#include <optional>

namespace telemirror {

/// How much a server lets pass in each of its windows of time, which follow one another without
/// gaps. 0: not known; what a server refuses teaches it. "InfluxDB Cloud plans", InfluxData: 300 MB read, 5 MB written in
/// five minutes for the free plan.
struct TrafficQuota
{
    qint64 bytesRead = 0;    ///< answers to queries, as they come over the wire
    qint64 bytesWritten = 0; ///< bodies of writes, as they go over the wire
    qint64 requests = 0;     ///< of any kind
    std::chrono::milliseconds window{300'000};

    [[nodiscard]] static TrafficQuota freePlan() { return {300'000'000, 5'000'000, 0}; }
    bool operator==(const TrafficQuota&) const = default;
};

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
    QString caFile;       ///< PEM; certificates trusted besides the system's; empty: none
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds idleTimeout{60'000}; ///< no byte received or sent for so long
    /// What the server's plan allows. Nothing: what its address tells, see effectiveQuota().
    std::optional<TrafficQuota> quota;

    /// The quota to keep: the one that is set; else, for InfluxDB Cloud, that of the free plan, and
    /// for any other server none.
    [[nodiscard]] TrafficQuota effectiveQuota() const;

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
