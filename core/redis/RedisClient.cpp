#include "redis/RedisClient.h"

#include "redis/RedisLink.h"

namespace telemirror {

RedisClient::RedisClient(QObject* parent)
    : QObject(parent)
    , m_link(std::make_unique<RedisLink>(this))
{
    connect(m_link.get(), &RedisLink::stateChanged, this, &RedisClient::stateChanged);
}

RedisClient::~RedisClient() = default;

void RedisClient::open(const RedisSettings& settings)
{
    m_link->open(settings);
}

void RedisClient::close()
{
    m_link->close();
}

void RedisClient::setPatience(std::chrono::milliseconds patience)
{
    m_link->setPatience(patience);
}

const RedisState& RedisClient::state() const
{
    return m_link->state();
}

QFuture<Result<RedisReply>> RedisClient::command(const QList<QByteArray>& arguments)
{
    return m_link->command(arguments);
}

} // namespace telemirror
