#include "redis/RedisEventAdapter.h"

#include "redis/SigPipeBlocker.h"

#include <hiredis/async.h>

#include <sys/socket.h>

namespace telemirror {

RedisEventAdapter::~RedisEventAdapter()
{
    if (m_context)
        m_context->ev = {};
}

void RedisEventAdapter::attach(redisAsyncContext* context)
{
    m_context = context;
    m_read = std::make_unique<QSocketNotifier>(context->c.fd, QSocketNotifier::Read, this);
    m_write = std::make_unique<QSocketNotifier>(context->c.fd, QSocketNotifier::Write, this);
    m_read->setEnabled(false);
    m_write->setEnabled(false);
    connect(m_read.get(), &QSocketNotifier::activated, this, [this] { read(); });
    connect(m_write.get(), &QSocketNotifier::activated, this, [this] { handle(redisAsyncHandleWrite); });

    context->ev.data = this;
    context->ev.addRead = addRead;
    context->ev.delRead = delRead;
    context->ev.addWrite = addWrite;
    context->ev.delWrite = delWrite;
    context->ev.cleanup = cleanup;
}

void RedisEventAdapter::read()
{
    if (m_context && !m_isExpected() && hasIntruder())
        emit intruded();
    else
        handle(redisAsyncHandleRead);
}

/// hiredis ends by itself at an error reply, and at the end of the connection.
bool RedisEventAdapter::hasIntruder() const
{
    char first = 0;
    return ::recv(m_context->c.fd, &first, 1, MSG_PEEK | MSG_DONTWAIT) == 1 && first != '-';
}

void RedisEventAdapter::handle(void (*function)(redisAsyncContext*))
{
    if (!m_context)
        return;
    {
        const SigPipeBlocker blocker;
        function(m_context);
    }
    emit handled();
}

void RedisEventAdapter::addRead(void* adapter)
{
    static_cast<RedisEventAdapter*>(adapter)->m_read->setEnabled(true);
}

void RedisEventAdapter::delRead(void* adapter)
{
    static_cast<RedisEventAdapter*>(adapter)->m_read->setEnabled(false);
}

void RedisEventAdapter::addWrite(void* adapter)
{
    static_cast<RedisEventAdapter*>(adapter)->m_write->setEnabled(true);
}

void RedisEventAdapter::delWrite(void* adapter)
{
    static_cast<RedisEventAdapter*>(adapter)->m_write->setEnabled(false);
}

void RedisEventAdapter::cleanup(void* adapter)
{
    // hiredis is about to close the socket. The notifiers stay until this object goes, as one of
    // them may be the caller.
    auto* self = static_cast<RedisEventAdapter*>(adapter);
    self->m_context = nullptr;
    self->m_read->setEnabled(false);
    self->m_write->setEnabled(false);
}

} // namespace telemirror
