// What a Redis may send, through hiredis' reader to a value.

#include "fuzz/Fuzz.h"
#include "redis/RedisError.h"
#include "redis/RedisReplyConversion.h"
#include "redis/SchemaCodec.h"

#include <hiredis/hiredis.h>

using namespace telemirror;

namespace {

/// All replies in the text, given to hiredis in pieces of `piece` bytes.
QList<RedisReply> readAll(QByteArrayView text, qsizetype piece)
{
    const std::unique_ptr<redisReader, decltype(&redisReaderFree)> reader(
        redisReaderCreate(), redisReaderFree);
    QList<RedisReply> replies;
    while (!text.isEmpty()) {
        const qsizetype size = std::min(piece, text.size());
        if (redisReaderFeed(reader.get(), text.data(), static_cast<size_t>(size)) != REDIS_OK)
            return replies;
        text = text.sliced(size);
        for (;;) {
            void* reply = nullptr;
            if (redisReaderGetReply(reader.get(), &reply) != REDIS_OK)
                return replies;
            if (reply == nullptr)
                break;
            replies.append(toReply(*static_cast<redisReply*>(reply)));
            freeReplyObject(reply);
        }
    }
    return replies;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView text = fuzz::input(data, size);
    const QList<RedisReply> whole = readAll(text, text.size());
    fuzz::require(whole == readAll(text, 1), "any split of the bytes gives the same");
    for (const RedisReply& reply : whole)
        (void)errorOfReply(reply.text);
    QStringList names;
    (void)SchemaCodec::decode(text.toByteArray(), names);
    MeasurementSchema schema;
    (void)SchemaCodec::decode(text.toByteArray(), schema);
    return 0;
}
