#pragma once

#include "realtime/TelemetryPublisher.h"
#include "redis/RedisClient.h"

#include <QtCore/QPointer>

namespace telemirror {

/// Publishes telemetry documents to Redis, all in one pipeline a document:
///
///     SET     <prefix>telemetry:latest <document>
///     PUBLISH <prefix>telemetry <document>
///     XADD    <prefix>telemetry:stream MAXLEN ~ 10000 * document <document>
///
/// While Redis is switched off, nothing is published, and the state is Off. Nothing is kept for
/// later: what counts in real time is the next round. Belongs to the client's thread; of a client
/// that is gone, every document counts as failed.
class RedisTelemetryPublisher final : public TelemetryPublisher
{
    Q_OBJECT

public:
    static constexpr int maximumStreamLength = 10'000;
    /// Documents that wait for an answer; further ones fail with kind Busy.
    static constexpr int maximumInFlight = 16;

    RedisTelemetryPublisher(RedisClient& client, const QString& keyPrefix, QObject* parent = nullptr);

    void start() override;

protected:
    void deliver(const TelemetryRound& round) override;

private:
    struct Delivery;

    void send(const std::shared_ptr<Delivery>& delivery, const QList<QByteArray>& arguments);
    void settle(const Delivery& delivery);
    void fail(const Error& error);
    void noteClient();

    QPointer<RedisClient> m_client;
    QByteArray m_prefix;
    int m_inFlight = 0;
};

} // namespace telemirror
