#include "redis/RedisConnection.h"

#include "model/Redaction.h"
#include "redis/RedisError.h"
#include "redis/RedisReplyConversion.h"

#include <QtCore/QFile>

#include <hiredis/async.h>

#include <fcntl.h>
#include <sys/un.h>

namespace telemirror {

namespace {

Error unreachable(const char* libraryText)
{
    Error error;
    error.kind = Error::Kind::Unreachable;
    error.message = RedisConnection::tr(
        "The connection to Redis failed or was lost; check that the server runs and can be reached.");
    error.detail = QString::fromLocal8Bit(libraryText);
    return error;
}

/// An error reply that answers no command ends the connection: too many clients, or a channel that
/// the user may not listen to.
Error lossOf(int code, const char* libraryText)
{
    if (code == REDIS_ERR_OTHER) {
        Error error = errorOfReply(libraryText);
        if (error.kind != Error::Kind::BadRequest)
            return error;
    }
    return unreachable(libraryText);
}

void fulfil(QPromise<Result<RedisReply>>& promise, Result<RedisReply>&& result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

RedisConnection::RedisConnection()
    : m_adapter(this)
{
    m_adapter.setExpectation([this] { return m_isSubscribed || !m_outstanding.empty(); });
    connect(&m_adapter, &RedisEventAdapter::handled, this, &RedisConnection::deliver);
    connect(&m_adapter, &RedisEventAdapter::intruded, this, &RedisConnection::endIntrusion);
}

Result<void> RedisConnection::connectToHost(const QString& address, quint16 port)
{
    auto adopted = adopt(redisAsyncConnect(address.toLatin1().constData(), port));
    if (adopted && redisEnableKeepAlive(&m_context->c) != REDIS_OK) {
        // Without it a server that vanished is noticed late; the connection works all the same.
        m_context->c.err = 0;
    }
    return adopted;
}

Result<void> RedisConnection::connectToSocket(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    // hiredis would cut a longer one and connect to another file.
    if (name.size() >= static_cast<qsizetype>(sizeof(sockaddr_un::sun_path))) {
        return failure(Error::Kind::Configuration,
            tr("The path of the Redis socket is too long; choose one of less than 108 bytes."), path);
    }
    return adopt(redisAsyncConnectUnix(name.constData()));
}

Result<void> RedisConnection::adopt(redisAsyncContext* context)
{
    if (!context)
        return tl::unexpected(unreachable("out of memory"));
    if (context->err != 0) {
        Error error = unreachable(context->errstr);
        redisAsyncFree(context);
        return tl::unexpected(std::move(error));
    }
    // Programs started meanwhile must not inherit the socket.
    fcntl(context->c.fd, F_SETFD, FD_CLOEXEC);
    m_context = context;
    m_context->data = this;
    m_adapter.attach(m_context);
    // The adapter comes first: setting the connect callback already waits for the socket.
    redisAsyncSetDisconnectCallback(m_context, onDisconnect);
    redisAsyncSetConnectCallback(m_context, onConnect);
    return {};
}

QFuture<Result<RedisReply>> RedisConnection::send(const QList<QByteArray>& arguments)
{
    Promise promise;
    promise.start();
    QFuture<Result<RedisReply>> future = promise.future();
    if (!m_context) {
        fulfil(promise, tl::unexpected(m_loss.value_or(unreachable(""))));
        return future;
    }
    QVarLengthArray<const char*, 16> texts;
    QVarLengthArray<size_t, 16> lengths;
    for (const QByteArray& argument : arguments) {
        texts.append(argument.constData());
        lengths.append(static_cast<size_t>(argument.size()));
    }
    const int status = redisAsyncCommandArgv(
        m_context, onReply, nullptr, static_cast<int>(texts.size()), texts.data(), lengths.data());
    if (status != REDIS_OK)
        fulfil(promise, tl::unexpected(unreachable(m_context->errstr)));
    else
        m_outstanding.push_back(std::move(promise));
    return future;
}

void RedisConnection::subscribe(const QByteArray& channel)
{
    if (!m_context)
        return; // lost() tells
    const char* texts[] = {"SUBSCRIBE", channel.constData()};
    const size_t lengths[] = {9, static_cast<size_t>(channel.size())};
    m_isSubscribed = true;
    // It fails only when the connection is ending, which lost() tells.
    redisAsyncCommandArgv(m_context, onPush, nullptr, 2, texts, lengths);
}

void RedisConnection::retire(const Error& reason)
{
    m_retired = true;
    disconnect(this, nullptr, nullptr, nullptr);
    ++m_deliveries;
    if (m_context) {
        // Callbacks without a reply come from within; the outstanding promises are ours to fail.
        redisAsyncFree(std::exchange(m_context, nullptr));
    }
    failOutstanding(reason);
    if (--m_deliveries == 0)
        delete this;
}

void RedisConnection::onConnect(const redisAsyncContext* context, int status)
{
    auto* self = static_cast<RedisConnection*>(context->data);
    if (status == REDIS_OK) {
        self->m_justConnected = true;
        return;
    }
    // hiredis frees the context next, without calling onDisconnect.
    self->m_context = nullptr;
    self->m_loss = unreachable(context->c.errstr);
}

void RedisConnection::onDisconnect(const redisAsyncContext* context, int /*status*/)
{
    auto* self = static_cast<RedisConnection*>(context->data);
    self->m_context = nullptr;
    self->m_loss = withoutSecret(lossOf(context->c.err, context->c.errstr), self->m_secret);
}

void RedisConnection::onPush(redisAsyncContext* context, void* reply, void* /*data*/)
{
    // Without a reply: the context is being freed.
    if (reply)
        static_cast<RedisConnection*>(context->data)
            ->m_pushes.push_back(toReply(*static_cast<redisReply*>(reply)));
}

void RedisConnection::onReply(redisAsyncContext* context, void* reply, void* /*data*/)
{
    // Without a reply: the context is being freed; deliver() or retire() fails the promise.
    if (reply)
        static_cast<RedisConnection*>(context->data)->takeReply(*static_cast<redisReply*>(reply));
}

void RedisConnection::endIntrusion()
{
    redisAsyncFree(std::exchange(m_context, nullptr));
    m_loss = failure(Error::Kind::Malformed,
        tr("The server at this address speaks without being asked, which Redis does not: correct host and "
           "port."))
                 .value();
    deliver();
}

void RedisConnection::takeReply(const redisReply& reply)
{
    if (m_outstanding.empty())
        return;
    Answer answer{std::move(m_outstanding.front()), {}};
    m_outstanding.pop_front();
    if (reply.type == REDIS_REPLY_ERROR)
        answer.result = tl::unexpected(
            withoutSecret(errorOfReply(QByteArray(reply.str, static_cast<qsizetype>(reply.len))), m_secret));
    else
        answer.result = toReply(reply);
    m_answers.push_back(std::move(answer));
}

void RedisConnection::deliver()
{
    ++m_deliveries;
    deliverAnswers();
    if (std::exchange(m_justConnected, false) && !m_retired && m_context)
        emit connected();
    deliverPushes();
    // The loss stays known for commands that come too late; it is told once.
    if (m_loss && !m_retired && !std::exchange(m_lossTold, true)) {
        const Error loss = *m_loss;
        failOutstanding(loss);
        if (!m_retired)
            emit lost(loss);
    }
    // A notifier of ours is still on the stack.
    if (--m_deliveries == 0 && m_retired)
        deleteLater();
}

void RedisConnection::deliverAnswers()
{
    while (!m_answers.empty()) {
        Answer answer = std::move(m_answers.front());
        m_answers.pop_front();
        fulfil(answer.promise, std::move(answer.result));
    }
}

void RedisConnection::deliverPushes()
{
    while (!m_pushes.empty() && !m_retired) {
        const RedisReply push = std::move(m_pushes.front());
        m_pushes.pop_front();
        emit pushed(push.elements.value(0).text, push.elements.value(1).text, push.elements.value(2).text);
    }
}

void RedisConnection::failOutstanding(const Error& error)
{
    deliverAnswers(); // came first
    while (!m_outstanding.empty()) {
        Promise promise = std::move(m_outstanding.front());
        m_outstanding.pop_front();
        fulfil(promise, tl::unexpected(error));
    }
}

} // namespace telemirror
