#include "engine/RedisTrial.h"

#include <QtCore/QTimer>

namespace telemirror {

RedisTrial::RedisTrial(
    const RedisSettings& settings, const PendingResult<RedisState>& pending, QObject* parent)
    : QObject(parent)
    , m_pending(pending)
{
    connect(&m_client, &RedisClient::stateChanged, this, &RedisTrial::takeState);
    QTimer::singleShot(patience, this,
        [this] { answer(failure(Error::Kind::Timeout, tr("Redis does not answer: check its address."))); });
    RedisSettings wanted = settings;
    wanted.enabled = true;
    m_client.open(wanted);
}

void RedisTrial::takeState(const RedisState& state)
{
    if (state.status == RedisState::Status::Ready)
        answer(state);
    else if (state.status == RedisState::Status::Failed)
        answer(tl::unexpected(state.error));
}

void RedisTrial::answer(const Result<RedisState>& result)
{
    m_client.disconnect(this);
    m_pending.resolve(result);
    deleteLater();
}

} // namespace telemirror
