#include "redis/SchemaCache.h"

#include "model/FutureHandler.h"

#include <QtCore/QTimer>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// A pattern of Redis that matches texts that begin with `start`.
QByteArray patternOf(const QByteArray& start)
{
    QByteArray pattern;
    for (const char each : start) {
        if (QByteArrayView("*?[]^-\\").contains(each))
            pattern += '\\';
        pattern += each;
    }
    return pattern + '*';
}

} // namespace

/// A question that waits for Redis.
struct SchemaCache::Search
{
    QByteArray key;
    QPromise<Result<CachedAnswer>> promise;
    bool isOver = false;
    bool isAsked = false;
    QObject* waiter = nullptr; ///< while Redis is being connected to; child of the cache
};

SchemaCache::SchemaCache(RedisClient& client, const QString& keyPrefix, Clock& clock, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_prefix(keyPrefix.toUtf8() + "schema:")
    , m_clock(clock)
{}

QFuture<Result<CachedAnswer>> SchemaCache::find(const QByteArray& key)
{
    const auto search = std::make_shared<Search>();
    search->key = key;
    search->promise.start();
    const QFuture<Result<CachedAnswer>> future = search->promise.future();
    const CachedAnswer* known = m_memory.object(key);
    const std::optional<CachedAnswer> answer = known ? judged(*known) : std::nullopt;
    const bool mayComeFromRedis = isReady() || m_client.state().status == RedisState::Status::Connecting;
    if (answer || !mayComeFromRedis) {
        end(search, answer);
        return future;
    }
    QTimer::singleShot(patience, this, [this, search] {
        if (!search->isOver)
            ++m_counters.failures;
        end(search, std::nullopt);
    });
    if (isReady()) {
        askRedis(search);
    } else {
        search->waiter = new QObject(this);
        connect(
            &m_client, &RedisClient::stateChanged, search->waiter, [this, search](const RedisState& state) {
                if (state.status == RedisState::Status::Ready)
                    askRedis(search);
                else
                    end(search, std::nullopt);
            });
    }
    return future;
}

void SchemaCache::askRedis(const std::shared_ptr<Search>& search)
{
    if (search->isOver || std::exchange(search->isAsked, true))
        return;
    whenFinished(this, m_client.command({"GET"_ba, m_prefix + search->key}),
        [this, search](const Result<RedisReply>& reply) { takeReply(search, reply); });
}

void SchemaCache::takeReply(const std::shared_ptr<Search>& search, const Result<RedisReply>& reply)
{
    if (search->isOver)
        return;
    if (!reply)
        ++m_counters.failures;
    std::optional<CachedAnswer> answer = reply ? read(reply->text) : std::nullopt;
    if (answer && isForgotten(search->key, answer->stored))
        answer.reset(); // not yet gone from Redis
    if (answer)
        m_memory.insert(search->key, new CachedAnswer(*answer), answer->bytes.size() + search->key.size());
    end(search, answer);
}

void SchemaCache::end(const std::shared_ptr<Search>& search, const std::optional<CachedAnswer>& answer)
{
    if (std::exchange(search->isOver, true))
        return;
    if (search->waiter)
        search->waiter->deleteLater(); // it may be the caller
    if (answer) {
        ++m_counters.hits;
        m_counters.staleHits += answer->isStale ? 1 : 0;
        search->promise.addResult(Result<CachedAnswer>(*answer));
    } else {
        ++m_counters.misses;
        search->promise.addResult(
            Result<CachedAnswer>(failure(Error::Kind::NotFound, tr("This answer is not in the cache."))));
    }
    search->promise.finish();
}

std::optional<CachedAnswer> SchemaCache::read(const QByteArray& stored) const
{
    const qsizetype end = stored.indexOf('\n');
    bool ok = false;
    const qint64 milliseconds = end < 0 ? 0 : stored.first(end).toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    return judged({stored.sliced(end + 1), milliseconds * nanosecondsPerMillisecond, false});
}

/// An answer from the future was stored by a machine whose clock is wrong, or ours is: it is stale.
std::optional<CachedAnswer> SchemaCache::judged(CachedAnswer answer) const
{
    const Nanoseconds age = m_clock.now() - answer.stored;
    if (age > std::chrono::nanoseconds(keptFor).count())
        return std::nullopt;
    answer.isStale = age < 0 || age >= std::chrono::nanoseconds(freshFor).count();
    return answer;
}

void SchemaCache::store(const QByteArray& key, const QByteArray& bytes)
{
    const Timestamp now = m_clock.now();
    m_memory.insert(key, new CachedAnswer{bytes, now, false}, bytes.size() + key.size());
    if (!isReady())
        return;
    const QByteArray value = QByteArray::number(now / nanosecondsPerMillisecond) + '\n' + bytes;
    const QByteArray time = QByteArray::number(qint64(std::chrono::milliseconds(keptFor).count()));
    whenFinished(this, m_client.command({"SET"_ba, m_prefix + key, value, "PX"_ba, time}),
        [this](const Result<RedisReply>& reply) { m_counters.failures += reply ? 0 : 1; });
}

void SchemaCache::forget(const QByteArray& keyStart)
{
    for (const QByteArray& key : m_memory.keys()) {
        if (key.startsWith(keyStart))
            m_memory.remove(key);
    }
    m_forgotten.insert(keyStart, m_clock.now());
    if (isReady())
        forgetInRedis(patternOf(m_prefix + keyStart), "0"_ba);
}

bool SchemaCache::isForgotten(const QByteArray& key, Timestamp stored) const
{
    for (auto each = m_forgotten.begin(); each != m_forgotten.end(); ++each) {
        if (key.startsWith(each.key()) && stored <= each.value())
            return true;
    }
    return false;
}

/// SCAN, page by page, so that Redis serves others in between.
void SchemaCache::forgetInRedis(const QByteArray& pattern, const QByteArray& cursor)
{
    whenFinished(this, m_client.command({"SCAN"_ba, cursor, "MATCH"_ba, pattern, "COUNT"_ba, "1000"_ba}),
        [this, pattern](const Result<RedisReply>& reply) {
            if (!reply) {
                ++m_counters.failures;
                return;
            }
            QList<QByteArray> removal{"UNLINK"_ba};
            for (const RedisReply& key : reply->elements.value(1).elements)
                removal.append(key.text);
            if (removal.size() > 1)
                (void)m_client.command(removal);
            const QByteArray next = reply->elements.value(0).text;
            if (!next.isEmpty() && next != "0"_ba)
                forgetInRedis(pattern, next);
        });
}

} // namespace telemirror
