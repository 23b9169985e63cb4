#pragma once

#include "model/Error.h"
#include "redis/RedisEventAdapter.h"
#include "redis/RedisReply.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>
#include <QtCore/QPromise>

#include <deque>
#include <optional>

struct redisAsyncContext;
struct redisReply;

namespace telemirror {

/// One attempt at a connection to one address, and its hiredis context: used once, never again.
///
/// Promises are fulfilled, and signals emitted, only when hiredis is off the stack; so continuations
/// and slots may send further commands, or retire() this object. End it with retire() alone.
class RedisConnection : public QObject
{
    Q_OBJECT

public:
    RedisConnection();

    /// Strikes this out of whatever the server says in errors.
    void hide(const QString& secret) { m_secret = secret; }

    /// Begins to connect; connected() or lost() follows. An error here means that nothing follows.
    /// `address` is numeric, so that nothing waits for a name server.
    [[nodiscard]] Result<void> connectToHost(const QString& address, quint16 port);
    [[nodiscard]] Result<void> connectToSocket(const QString& path);

    /// Sends a command; answered in order. Fails at once when the connection has gone.
    [[nodiscard]] QFuture<Result<RedisReply>> send(const QList<QByteArray>& arguments);

    /// Subscribes to a channel; pushed() follows, for the confirmation and for every message. send()
    /// works no more.
    void subscribe(const QByteArray& channel);

    /// Closes at once and destroys this object as soon as it is not in use; commands without an
    /// answer get `reason`. No signal follows.
    void retire(const Error& reason);

signals:
    void connected();
    /// The connection failed or ended; commands without an answer have failed with this error.
    void lost(const telemirror::Error& error);
    /// A message ("message"), or the confirmation of a subscription ("subscribe", no payload).
    void pushed(const QByteArray& kind, const QByteArray& channel, const QByteArray& payload);

private:
    using Promise = QPromise<Result<RedisReply>>;

    ~RedisConnection() override = default; // by retire()

    static void onConnect(const redisAsyncContext* context, int status);
    static void onDisconnect(const redisAsyncContext* context, int status);
    static void onReply(redisAsyncContext* context, void* reply, void* data);
    static void onPush(redisAsyncContext* context, void* reply, void* data);

    [[nodiscard]] Result<void> adopt(redisAsyncContext* context);
    void endIntrusion();
    void takeReply(const redisReply& reply);
    void deliver();
    void deliverAnswers();
    void deliverPushes();
    void failOutstanding(const Error& error);

    struct Answer
    {
        Promise promise;
        Result<RedisReply> result;
    };

    redisAsyncContext* m_context = nullptr;
    RedisEventAdapter m_adapter;
    std::deque<Promise> m_outstanding; ///< sent, in order, without an answer yet
    std::deque<Answer> m_answers;      ///< come in, not handed over yet
    std::deque<RedisReply> m_pushes;   ///< come in, not told yet
    QString m_secret;
    bool m_isSubscribed = false;
    bool m_justConnected = false;
    bool m_lossTold = false;
    bool m_retired = false;
    int m_deliveries = 0; ///< on the stack: more than one when a continuation runs an event loop
    std::optional<Error> m_loss;
};

} // namespace telemirror
