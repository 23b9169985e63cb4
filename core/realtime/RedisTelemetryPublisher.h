#pragma once

#include "model/Telemetry.h"
#include "redis/RedisClient.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace telemirror {

/// What a publisher has done, for display.
struct RedisPublisherState
{
    qint64 published = 0; ///< documents that Redis took
    qint64 failed = 0; ///< attempts that failed; a round with nothing new is one, if it makes up for another
    bool isFailing = false;
    Error lastError;             ///< of the last that failed; none if `failed` is 0
    Timestamp lastPublished = 0; ///< time of the last round that Redis took; 0: none

    bool operator==(const RedisPublisherState&) const = default;
};

/// Publishes telemetry documents to Redis, all in one pipeline a document:
///
///     SET     <prefix>telemetry:latest <document>
///     PUBLISH <prefix>telemetry <document>
///     XADD    <prefix>telemetry:stream MAXLEN ~ 10000 * document <document>
///
/// The document is `TelemetryRound::bytes`, to the byte. Rounds with nothing new are left out,
/// unless the one before did not arrive or the heartbeat is on; while Redis is switched off, all are.
/// Nothing is kept for later: what
/// counts in real time is the next round. Belongs to the client's thread; of a client that is gone,
/// every document counts as failed.
class RedisTelemetryPublisher : public QObject
{
    Q_OBJECT

public:
    static constexpr int maximumStreamLength = 10'000;
    /// Documents that wait for an answer; further ones fail with kind Busy.
    static constexpr int maximumInFlight = 16;

    RedisTelemetryPublisher(RedisClient& client, const QString& keyPrefix, QObject* parent = nullptr);

    /// Publishes rounds with nothing new too. Off at first.
    void setHeartbeat(bool on) { m_heartbeat = on; }
    void publish(const telemirror::TelemetryRound& round);
    [[nodiscard]] const RedisPublisherState& state() const { return m_state; }

signals:
    void stateChanged(const telemirror::RedisPublisherState& state);

private:
    struct Delivery;

    void send(const std::shared_ptr<Delivery>& delivery, const QList<QByteArray>& arguments);
    void settle(const Delivery& delivery);
    void fail(const Error& error);

    QPointer<RedisClient> m_client;
    QByteArray m_prefix;
    bool m_heartbeat = false;
    bool m_owed = false; ///< the last document did not arrive
    int m_inFlight = 0;
    RedisPublisherState m_state;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::RedisPublisherState)
