#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>

#include <chrono>

namespace telemirror {

/// How much is kept on disk for an upstream that is down; what is beyond goes, oldest first, and is
/// counted.
struct SpoolLimits
{
    qint64 bytes = 64 * 1024 * 1024; ///< of documents; the file is a little larger
    std::chrono::milliseconds age = std::chrono::hours(7 * 24);
    bool operator==(const SpoolLimits&) const = default;
};

struct HttpHeader
{
    QString name;
    QString value; ///< `{token}` in it stands for the token
    bool operator==(const HttpHeader&) const = default;
};

/// Telemetry documents by HTTP POST.
struct HttpPublisherSettings
{
    enum class Endpoint
    {
        ThingsBoard, ///< to `<url>/api/v1/<token>/telemetry`, as ThingsBoard's devices do
        Plain        ///< to the address as it is; the token goes where a header says `{token}`
    };
    bool enabled = false;
    Endpoint endpoint = Endpoint::ThingsBoard;
    QUrl url;
    QString token; ///< a secret: in memory only
    QList<HttpHeader> headers;
    QString caFile; ///< PEM; certificates trusted besides the system's; empty: none
    std::chrono::milliseconds timeout{30'000}; ///< without a byte sent or received
    SpoolLimits spool;
    bool operator==(const HttpPublisherSettings&) const = default;
};

/// Telemetry documents to an MQTT 3.1.1 broker, QoS 1.
struct MqttPublisherSettings
{
    bool enabled = false;
    QString host;
    quint16 port = 1883; ///< 8883 is usual with TLS
    QString clientId;    ///< empty: chosen at each connection
    QString username;
    QString password; ///< a secret: in memory only
    QString topic = QStringLiteral("telemirror/telemetry");
    bool retain = false; ///< the broker keeps the latest for who subscribes later
    bool tls = false;
    QString caFile;                            ///< PEM; empty: the system's certificates
    QString certificateFile;                   ///< PEM; the client's own; empty: none
    QString keyFile;                           ///< PEM, without a passphrase
    std::chrono::milliseconds timeout{10'000}; ///< for a connection, and for each acknowledgement
    SpoolLimits spool;
    bool operator==(const MqttPublisherSettings&) const = default;
};

/// Telemetry documents as lines of NDJSON in a file.
struct FilePublisherSettings
{
    /// When lines are forced to the disk (fdatasync).
    enum class Sync
    {
        Never,       ///< when the system sees fit; safe against a crash of the program alone
        EverySecond, ///< at most once a second: a power cut costs about a second
        Always       ///< after each line
    };
    bool enabled = false;
    QString path;                           ///< absolute
    qint64 maximumBytes = 64 * 1024 * 1024; ///< of one file; then `path` becomes `path.1`, and so on
    int keep = 5;                           ///< rotated files kept
    Sync sync = Sync::EverySecond;
    bool operator==(const FilePublisherSettings&) const = default;
};

/// Where telemetry documents go; each on or off.
struct PublisherSettings
{
    bool redis = true; ///< where Redis itself is switched on
    HttpPublisherSettings http;
    MqttPublisherSettings mqtt;
    FilePublisherSettings file;
    bool standardOutput = false; ///< NDJSON
    bool operator==(const PublisherSettings&) const = default;
};

} // namespace telemirror
