#include "redis/RedisReplyConversion.h"

#include <hiredis/hiredis.h>

namespace telemirror {

RedisReply toReply(const redisReply& reply)
{
    using Type = RedisReply::Type;
    RedisReply result;
    const auto text = [&reply] { return QByteArray(reply.str, static_cast<qsizetype>(reply.len)); };
    switch (reply.type) {
    case REDIS_REPLY_STATUS:
        result.type = Type::Status;
        result.text = text();
        break;
    case REDIS_REPLY_ERROR:
        result.type = Type::Error;
        result.text = text();
        break;
    case REDIS_REPLY_STRING:
        result.type = Type::String;
        result.text = text();
        break;
    case REDIS_REPLY_INTEGER:
        result.type = Type::Integer;
        result.integer = reply.integer;
        break;
    case REDIS_REPLY_ARRAY:
        result.type = Type::Array;
        result.elements.reserve(static_cast<qsizetype>(reply.elements));
        for (size_t i = 0; i < reply.elements; ++i)
            result.elements.append(toReply(*reply.element[i]));
        break;
    default: break; // nil; RESP2 has no other type
    }
    return result;
}

} // namespace telemirror
