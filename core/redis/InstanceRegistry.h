#pragma once

#include "redis/Fleet.h"
#include "redis/RedisClient.h"

namespace telemirror {

/// The instances that share one Redis and one key prefix, each known for as long as it says so again.
///
///     <prefix>instances        hash, id → JSON of the instance
///     <prefix>instances:until  sorted set, id by the server's time in ms at which it counts as gone
///
/// One Lua script says that this instance is there, forgets those that are gone, and returns the
/// others. Lives on its client's thread; errors are those of RedisClient::command().
class InstanceRegistry
{
public:
    InstanceRegistry(RedisClient& client, const QString& keyPrefix);

    /// Says that `self` is there for `time`; the instances there are, by start, each with when it was
    /// last heard of.
    [[nodiscard]] QFuture<Result<QList<FleetInstance>>> beat(
        const FleetInstance& self, std::chrono::milliseconds time);
    QFuture<Result<RedisReply>> leave(const QString& id);

private:
    RedisClient& m_client;
    QByteArray m_prefix;
};

} // namespace telemirror
