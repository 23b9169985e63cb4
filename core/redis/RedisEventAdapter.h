#pragma once

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

#include <functional>
#include <memory>

struct redisAsyncContext;

namespace telemirror {

/// Drives one hiredis context from the event loop of its thread: tells hiredis when the socket can
/// be read or written, for as long as the context lives.
///
/// While hiredis works (it calls back from the middle of its own functions and may free the
/// context there), nothing but the callbacks runs. handled() follows when it has returned, so that
/// whatever listens may do as it likes with the context, freeing it included.
class RedisEventAdapter : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~RedisEventAdapter() override;

    /// Asked before something is read: whether any of it was asked for. If not, and it is no error
    /// reply, hiredis does not get it, as it would end the program; intruded() says so.
    void setExpectation(std::function<bool()> isExpected) { m_isExpected = std::move(isExpected); }
    /// Begins to serve `context`, a fresh one. Ends by itself when hiredis frees it.
    void attach(redisAsyncContext* context);

signals:
    void handled();
    /// The server speaks without being asked.
    void intruded();

private:
    static void addRead(void* adapter);
    static void delRead(void* adapter);
    static void addWrite(void* adapter);
    static void delWrite(void* adapter);
    static void cleanup(void* adapter);

    void read();
    [[nodiscard]] bool hasIntruder() const;
    void handle(void (*function)(redisAsyncContext*));

    redisAsyncContext* m_context = nullptr;
    std::function<bool()> m_isExpected = [] { return true; };
    std::unique_ptr<QSocketNotifier> m_read;
    std::unique_ptr<QSocketNotifier> m_write;
};

} // namespace telemirror
