#include "realtime/RedisTelemetryPublisher.h"

#include "model/FutureHandler.h"

namespace telemirror {

using namespace Qt::StringLiterals;
using Status = PublisherState::Status;

/// The commands of one document, on their way.
struct RedisTelemetryPublisher::Delivery
{
    Timestamp time = 0;
    int unanswered = 3;
    std::optional<Error> error; ///< the first
};

RedisTelemetryPublisher::RedisTelemetryPublisher(
    RedisClient& client, const QString& keyPrefix, QObject* parent)
    : TelemetryPublisher(u"redis"_s, tr("Redis"), parent)
    , m_client(&client)
    , m_prefix(keyPrefix.toUtf8())
{
    connect(&client, &RedisClient::stateChanged, this, &RedisTelemetryPublisher::noteClient);
}

void RedisTelemetryPublisher::start()
{
    noteClient();
    TelemetryPublisher::start();
}

void RedisTelemetryPublisher::noteClient()
{
    if (!m_client)
        return;
    const bool isOff = m_client->state().status == RedisState::Status::Disabled;
    update([isOff](PublisherState& state) {
        if (isOff)
            state.status = Status::Off;
        else if (state.status == Status::Off)
            state.status = Status::Ready;
    });
}

void RedisTelemetryPublisher::deliver(const TelemetryRound& round)
{
    if (m_client && m_client->state().status == RedisState::Status::Disabled)
        return;
    if (m_inFlight >= maximumInFlight) {
        fail(failure(Error::Kind::Busy, tr("Redis does not answer; telemetry is not published meanwhile."))
                 .value());
        return;
    }
    owe(false);
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
    const QFuture<Result<RedisReply>> reply = m_client
        ? m_client->command(arguments)
        : QtFuture::makeReadyFuture<Result<RedisReply>>(
              failure(Error::Kind::Cancelled, tr("The connection to Redis was closed.")));
    whenFinished(this, reply, [this, delivery](const Result<RedisReply>& result) {
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
    update([&](PublisherState& state) {
        ++state.sent;
        state.lastSent = delivery.time;
        if (state.status != Status::Off)
            state.status = Status::Ready;
    });
}

void RedisTelemetryPublisher::fail(const Error& error)
{
    owe(true);
    update([&](PublisherState& state) {
        ++state.failed;
        state.lastError = error;
        if (state.status != Status::Off)
            state.status = Status::Waiting;
    });
}

} // namespace telemirror
