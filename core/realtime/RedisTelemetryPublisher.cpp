#include "realtime/RedisTelemetryPublisher.h"

namespace telemirror {

using namespace Qt::StringLiterals;

/// The commands of one document, on their way.
struct RedisTelemetryPublisher::Delivery
{
    Timestamp time = 0;
    int unanswered = 3;
    std::optional<Error> error; ///< the first
};

RedisTelemetryPublisher::RedisTelemetryPublisher(
    RedisClient& client, const QString& keyPrefix, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_prefix(keyPrefix.toUtf8())
{}

void RedisTelemetryPublisher::publish(const TelemetryRound& round)
{
    if (round.bytes.isEmpty() || !(round.isNew || m_heartbeat || m_owed))
        return;
    if (m_client && m_client->state().status == RedisState::Status::Disabled)
        return;
    if (m_inFlight >= maximumInFlight) {
        fail(failure(Error::Kind::Busy, tr("Redis does not answer; telemetry is not published meanwhile."))
                 .value());
        return;
    }
    m_owed = false;
    ++m_inFlight;
    const auto delivery = std::make_shared<Delivery>();
    delivery->time = round.time;
    send(delivery, {"SET"_ba, m_prefix + "telemetry:latest", round.bytes});
    send(delivery, {"PUBLISH"_ba, m_prefix + "telemetry", round.bytes});
    send(delivery,
        {"XADD"_ba, m_prefix + "telemetry:stream", "MAXLEN"_ba, "~"_ba,
            QByteArray::number(maximumStreamLength), "*"_ba, "document"_ba, round.bytes});
}

void RedisTelemetryPublisher::send(
    const std::shared_ptr<Delivery>& delivery, const QList<QByteArray>& arguments)
{
    QFuture<Result<RedisReply>> reply = m_client
        ? m_client->command(arguments)
        : QtFuture::makeReadyFuture<Result<RedisReply>>(
              failure(Error::Kind::Cancelled, tr("The connection to Redis was closed.")));
    reply.then(this, [this, delivery](const Result<RedisReply>& result) {
        if (!result && !delivery->error)
            delivery->error = result.error();
        if (--delivery->unanswered == 0)
            settle(*delivery);
    });
}

void RedisTelemetryPublisher::settle(const Delivery& delivery)
{
    --m_inFlight;
    if (delivery.error) {
        fail(*delivery.error);
        return;
    }
    ++m_state.published;
    m_state.isFailing = false;
    m_state.lastPublished = delivery.time;
    emit stateChanged(RedisPublisherState(m_state));
}

void RedisTelemetryPublisher::fail(const Error& error)
{
    m_owed = true;
    ++m_state.failed;
    m_state.isFailing = true;
    m_state.lastError = error;
    emit stateChanged(RedisPublisherState(m_state));
}

} // namespace telemirror
