#pragma once

#include "redis/RedisReply.h"

struct redisReply;

namespace telemirror {

/// What hiredis read, as a value. hiredis reads at most seven levels, so that this ends.
[[nodiscard]] RedisReply toReply(const redisReply& reply);

} // namespace telemirror
