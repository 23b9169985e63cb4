#pragma once

#include "config/PendingResult.h"
#include "influx/ConnectionSettings.h"
#include "model/FutureHandler.h"
#include "redis/SchemaCache.h"
#include "redis/SchemaCodec.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <functional>
#include <memory>

namespace telemirror {

/// What of a server's schema was asked: its buckets, the measurements of a bucket, or fields and
/// tags of a measurement.
struct SchemaQuestion
{
    QString connectionId;
    QString bucket;      ///< empty: the buckets
    QString measurement; ///< empty: the measurements of the bucket
};

/// Answers questions about schemas from the cache where it can: an answer that is not fresh is given
/// at once all the same, and asked for again meanwhile; refreshed() says when that gave another one.
/// Lives on the engine's thread.
class SchemaReader : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Ask = std::function<QFuture<Result<T>>()>;

    SchemaReader(RedisClient& client, const QString& keyPrefix, Clock& clock);

    /// `ask` puts the question to the server.
    template <typename T>
    void answer(const ConnectionSettings& server, const SchemaQuestion& question, Ask<T> ask,
        const PendingResult<T>& pending);
    /// Forgets what is known of this server.
    void forget(const ConnectionSettings& server);
    [[nodiscard]] const CacheCounters& counters() const { return m_cache.counters(); }

signals:
    void refreshed(const telemirror::SchemaQuestion& question);

private:
    [[nodiscard]] static QByteArray placeOf(const ConnectionSettings& server);
    [[nodiscard]] static QByteArray keyOf(const ConnectionSettings& server, const SchemaQuestion& question);

    template <typename T>
    void askServer(const QByteArray& key, const Ask<T>& ask, const PendingResult<T>& pending);
    template <typename T>
    void refresh(
        const QByteArray& key, const SchemaQuestion& question, const QByteArray& known, const Ask<T>& ask);

    SchemaCache m_cache;
    QSet<QByteArray> m_refreshing;
};

template <typename T>
void SchemaReader::answer(const ConnectionSettings& server, const SchemaQuestion& question, Ask<T> ask,
    const PendingResult<T>& pending)
{
    const QByteArray key = keyOf(server, question);
    whenFinished(this, m_cache.find(key),
        [this, key, question, ask = std::move(ask), pending](const Result<CachedAnswer>& cached) {
            T known{};
            if (!cached || !SchemaCodec::decode(cached->bytes, known))
                return askServer<T>(key, ask, pending);
            pending.resolve(known);
            if (cached->isStale)
                refresh<T>(key, question, cached->bytes, ask);
        });
}

template <typename T>
void SchemaReader::askServer(const QByteArray& key, const Ask<T>& ask, const PendingResult<T>& pending)
{
    whenFinished(this, ask(), [this, key, pending](const Result<T>& answer) {
        if (answer)
            m_cache.store(key, SchemaCodec::encode(*answer));
        pending.resolve(answer);
    });
}

template <typename T>
void SchemaReader::refresh(
    const QByteArray& key, const SchemaQuestion& question, const QByteArray& known, const Ask<T>& ask)
{
    if (m_refreshing.contains(key))
        return;
    m_refreshing.insert(key);
    whenFinished(this, ask(), [this, key, question, known](const Result<T>& answer) {
        m_refreshing.remove(key);
        if (!answer)
            return; // the connection's state says it; what is known stays
        const QByteArray bytes = SchemaCodec::encode(*answer);
        m_cache.store(key, bytes);
        if (bytes == known)
            return;
        m_cache.noteRefreshed();
        emit refreshed(question);
    });
}

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::SchemaQuestion)
