#include "redis/RedisSubscriber.h"

#include "redis/RedisLink.h"

#include <QtCore/QPointer>

namespace telemirror {

RedisSubscriber::RedisSubscriber(QObject* parent)
    : QObject(parent)
    , m_link(std::make_unique<RedisLink>(this))
{
    connect(m_link.get(), &RedisLink::messageReceived, this, &RedisSubscriber::messageReceived);
    connect(m_link.get(), &RedisLink::stateChanged, this, [this](const RedisState& state) {
        const QPointer<RedisSubscriber> guard(this);
        emit stateChanged(state);
        if (guard && state.status == RedisState::Status::Ready)
            emit mayHaveMissed();
    });
}

RedisSubscriber::~RedisSubscriber() = default;

void RedisSubscriber::open(const RedisSettings& settings, const QList<QByteArray>& channels)
{
    m_link->close();
    m_link->setChannels(channels);
    m_link->open(settings);
}

void RedisSubscriber::close()
{
    m_link->close();
}

const RedisState& RedisSubscriber::state() const
{
    return m_link->state();
}

void RedisSubscriber::setPatience(std::chrono::milliseconds patience)
{
    m_link->setPatience(patience);
}

} // namespace telemirror
