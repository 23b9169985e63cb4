#include "redis/LeaseStore.h"

#include <QtCore/QCoreApplication>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

using Reply = Result<RedisReply>;

constexpr std::chrono::hours runsLastFor{90 * 24};

const auto acquireScript = R"lua(
local function nextToken()
  local now = redis.call('TIME')
  local floor = now[1] * 1000 + math.floor(now[2] / 1000)
  local token = redis.call('INCR', KEYS[2])
  if token < floor then
    token = floor
    redis.call('SET', KEYS[2], string.format('%.0f', token))
  end
end
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return {0, holder}
end
if not holder then
  redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
  nextToken()
else
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  if redis.call('EXISTS', KEYS[2]) == 0 then nextToken() end
end
return {1, redis.call('GET', KEYS[2]), redis.call('GET', KEYS[3])}
)lua"_ba;

const auto renewScript = R"lua(
if redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('GET', KEYS[2]) == ARGV[2] then
  return redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return 0
)lua"_ba;

const auto releaseScript = R"lua(
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
)lua"_ba;

/// Turns the answer of a command into a value, in the thread that has it.
template <typename T, typename Read>
QFuture<Result<T>> reading(QFuture<Reply> reply, Read read)
{
    return reply.then([read](const Reply& result) -> Result<T> {
        if (!result)
            return tl::unexpected(result.error());
        return read(*result);
    });
}

QFuture<Result<bool>> readingTruth(const QFuture<Reply>& reply)
{
    return reading<bool>(reply, [](const RedisReply& answer) { return answer.integer == 1; });
}

Result<LeaseGrant> readGrant(const RedisReply& answer)
{
    LeaseGrant grant;
    if (answer.elements.isEmpty())
        return failure(Error::Kind::Malformed,
            QCoreApplication::translate(
                "telemirror::LeaseStore", "Redis gave an answer to a lease that cannot be read."));
    grant.granted = answer.elements[0].integer == 1;
    const QByteArray second = answer.elements.value(1).text;
    if (grant.granted) {
        grant.token = second.toLongLong();
        grant.lastRun = answer.elements.value(2).text.toLongLong() * nanosecondsPerMillisecond;
    } else {
        grant.holder = QString::fromUtf8(second);
    }
    return grant;
}

} // namespace

LeaseStore::LeaseStore(RedisClient& client, const QString& keyPrefix, const QString& owner)
    : m_client(client)
    , m_prefix(keyPrefix.toUtf8())
    , m_owner(owner.toUtf8())
{}

QByteArray LeaseStore::name(const char* kind, const QString& key) const
{
    return m_prefix + kind + ':' + key.toUtf8();
}

QFuture<Result<LeaseGrant>> LeaseStore::acquire(const QString& key, std::chrono::milliseconds time)
{
    const auto reply = m_client.command({"EVAL"_ba, acquireScript, "3"_ba, name("lease", key),
        name("fence", key), name("run", key), m_owner, QByteArray::number(qint64(time.count()))});
    return reading<LeaseGrant>(reply, readGrant);
}

QFuture<Result<bool>> LeaseStore::renew(const QString& key, qint64 token, std::chrono::milliseconds time)
{
    return readingTruth(m_client.command({"EVAL"_ba, renewScript, "2"_ba, name("lease", key),
        name("fence", key), m_owner, QByteArray::number(token), QByteArray::number(qint64(time.count()))}));
}

QFuture<Result<bool>> LeaseStore::release(const QString& key)
{
    return readingTruth(m_client.command({"EVAL"_ba, releaseScript, "1"_ba, name("lease", key), m_owner}));
}

QFuture<Result<QStringList>> LeaseStore::holders(const QStringList& keys)
{
    if (keys.isEmpty())
        return QtFuture::makeReadyFuture<Result<QStringList>>(QStringList());
    QList<QByteArray> arguments{"MGET"_ba};
    for (const QString& key : keys)
        arguments.append(name("lease", key));
    return reading<QStringList>(m_client.command(arguments), [](const RedisReply& answer) {
        QStringList holders;
        for (const RedisReply& element : answer.elements)
            holders.append(QString::fromUtf8(element.text));
        return holders;
    });
}

QFuture<Result<bool>> LeaseStore::recordRun(const QString& key, Timestamp began)
{
    const auto reply =
        m_client.command({"SET"_ba, name("run", key), QByteArray::number(began / nanosecondsPerMillisecond),
            "PX"_ba, QByteArray::number(qint64(std::chrono::milliseconds(runsLastFor).count()))});
    return reading<bool>(reply, [](const RedisReply&) { return true; });
}

} // namespace telemirror
