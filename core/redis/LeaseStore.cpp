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
  floor = math.max(floor, tonumber(ARGV[3]) + 1)
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

const auto lookScript = R"lua(
local function text(key)
  local value = redis.pcall('GET', key)
  return type(value) == 'string' and value or ''
end
local answer = {}
for i = 1, #KEYS, 3 do
  table.insert(answer, {text(KEYS[i]), redis.call('PTTL', KEYS[i]), text(KEYS[i + 1]), text(KEYS[i + 2])})
end
return answer
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

LeaseView readView(const RedisReply& answer)
{
    LeaseView view;
    view.holder = QString::fromUtf8(answer.elements.value(0).text);
    view.remaining = std::chrono::milliseconds(std::max<qint64>(answer.elements.value(1).integer, 0));
    view.lastRun = answer.elements.value(2).text.toLongLong() * nanosecondsPerMillisecond;
    view.lastResult = runStateFromName(QString::fromUtf8(answer.elements.value(3).text));
    return view;
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

QFuture<Result<LeaseGrant>> LeaseStore::acquire(
    const QString& key, std::chrono::milliseconds time, qint64 newest)
{
    const auto reply =
        m_client.command({"EVAL"_ba, acquireScript, "3"_ba, name("lease", key), name("fence", key),
            name("run", key), m_owner, QByteArray::number(qint64(time.count())), QByteArray::number(newest)});
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

QFuture<Result<QList<LeaseView>>> LeaseStore::look(const QStringList& keys)
{
    if (keys.isEmpty())
        return QtFuture::makeReadyFuture<Result<QList<LeaseView>>>(QList<LeaseView>());
    QList<QByteArray> arguments{"EVAL"_ba, lookScript, QByteArray::number(keys.size() * 3)};
    for (const QString& key : keys)
        arguments << name("lease", key) << name("run", key) << name("result", key);
    return reading<QList<LeaseView>>(m_client.command(arguments), [](const RedisReply& answer) {
        QList<LeaseView> views;
        for (const RedisReply& element : answer.elements)
            views.append(readView(element));
        return views;
    });
}

QFuture<Result<bool>> LeaseStore::recordRun(const QString& key, Timestamp began, RunState result)
{
    const QByteArray time = QByteArray::number(qint64(std::chrono::milliseconds(runsLastFor).count()));
    // First: whoever sees the new start sees no older result with it.
    (void)m_client.command({"SET"_ba, name("result", key), runStateName(result).toUtf8(), "PX"_ba, time});
    const auto reply = m_client.command(
        {"SET"_ba, name("run", key), QByteArray::number(began / nanosecondsPerMillisecond), "PX"_ba, time});
    return reading<bool>(reply, [](const RedisReply&) { return true; });
}

} // namespace telemirror
