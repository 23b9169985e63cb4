#pragma once

#include "model/Clock.h"
#include "redis/RedisClient.h"

#include <QtCore/QCache>
#include <QtCore/QMetaType>
#include <QtCore/QObject>
#include <QtCore/QPromise>

namespace telemirror {

/// How the cache fared, for display. A stale answer is a hit, too.
struct CacheCounters
{
    qint64 hits = 0;
    qint64 staleHits = 0; ///< among the hits
    qint64 misses = 0;
    qint64 refreshed = 0; ///< stale answers for which the server gave a newer one
    qint64 failures = 0;  ///< questions to Redis that failed: the answer came from elsewhere

    /// 0 to 1; 0 if nothing was asked.
    [[nodiscard]] double hitRate() const
    {
        return hits + misses == 0 ? 0.0 : static_cast<double>(hits) / static_cast<double>(hits + misses);
    }
    bool operator==(const CacheCounters&) const = default;
};

/// What was answered, and when.
struct CachedAnswer
{
    QByteArray bytes;
    Timestamp stored = 0;
    bool isStale = false; ///< ask again, if that is possible
};

/// Answers of servers about their schema, kept in memory and, where there is Redis, in Redis, where
/// other instances and the next start find them:
///
///     SET <prefix>schema:<key> "<ms since the epoch>\n<bytes>" PX <keptFor>
///
/// An answer is fresh for `freshFor`, then stale, and gone after `keptFor`. Redis is not waited for
/// longer than `patience`; whatever goes wrong there (a key of another type, no memory, no right) is
/// a miss, counted as a failure. Lives on the client's thread.
class SchemaCache : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds freshFor{5};
    static constexpr std::chrono::hours keptFor{7 * 24};
    static constexpr std::chrono::milliseconds patience{500};
    /// Bytes of answers in memory; what was not used for longest goes first.
    static constexpr qsizetype memoryLimit = 64 * 1024 * 1024;

    SchemaCache(RedisClient& client, const QString& keyPrefix, Clock& clock, QObject* parent = nullptr);

    /// NotFound if there is no answer. While Redis is being connected to for the first time, it is
    /// waited for.
    [[nodiscard]] QFuture<Result<CachedAnswer>> find(const QByteArray& key);
    void store(const QByteArray& key, const QByteArray& bytes);
    /// Forgets every answer whose key begins so, at once, and removes it from Redis.
    void forget(const QByteArray& keyStart);

    void noteRefreshed() { ++m_counters.refreshed; }
    [[nodiscard]] const CacheCounters& counters() const { return m_counters; }

private:
    struct Search;

    void askRedis(const std::shared_ptr<Search>& search);
    void takeReply(const std::shared_ptr<Search>& search, const Result<RedisReply>& reply);
    void end(const std::shared_ptr<Search>& search, const std::optional<CachedAnswer>& answer);
    [[nodiscard]] std::optional<CachedAnswer> read(const QByteArray& stored) const;
    [[nodiscard]] std::optional<CachedAnswer> judged(CachedAnswer answer) const;
    [[nodiscard]] bool isForgotten(const QByteArray& key, Timestamp stored) const;
    void forgetInRedis(const QByteArray& pattern, const QByteArray& cursor);
    [[nodiscard]] bool isReady() const { return m_client.state().status == RedisState::Status::Ready; }

    RedisClient& m_client;
    QByteArray m_prefix;
    Clock& m_clock;
    QCache<QByteArray, CachedAnswer> m_memory{memoryLimit};
    QHash<QByteArray, Timestamp> m_forgotten; ///< starts of keys, with the time of forget()
    CacheCounters m_counters;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::CacheCounters)
