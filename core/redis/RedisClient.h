#pragma once

#include "redis/RedisReply.h"
#include "redis/RedisSettings.h"
#include "redis/RedisState.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>

#include <chrono>
#include <memory>

namespace telemirror {

class RedisLink;

/// A connection to Redis over hiredis' asynchronous API on the event loop of this object's thread.
/// Nothing blocks, host names are looked up without waiting.
///
/// Ready means that user, password and database were taken. Every failure of that, and every loss
/// of the connection, is a state Failed with its error, until a further try succeeds: the client
/// tries by itself for as long as it is open, after 250 ms to 30 s with jitter. (The state is
/// Connecting during the first try alone, so that a display does not flicker.) What was sent and
/// not answered when a connection was lost fails with kind Unreachable, or Timeout if the server
/// fell silent; it may or may not have been carried out. Commands given while there is no
/// connection fail at once with kind Unreachable. close(), open() and the destructor end what is
/// not answered with kind Cancelled.
///
/// Any function may be called, and the client be destroyed, from a slot of stateChanged() or from a
/// continuation of a command.
class RedisClient : public QObject
{
    Q_OBJECT

public:
    explicit RedisClient(QObject* parent = nullptr);
    ~RedisClient() override;

    /// Connects with these settings (or disconnects, if not enabled), dropping what was before.
    void open(const RedisSettings& settings);
    void close();
    [[nodiscard]] const RedisState& state() const;
    /// How long a connected server may stay silent before the connection counts as lost; it is asked
    /// (PING) every half of that. 30 s at first; counts from the next connection on.
    void setPatience(std::chrono::milliseconds patience);

    /// Sends one command, binary-safe. Commands are pipelined and answered in order, so one that
    /// waits on the server (BLPOP) holds up all others and looks like silence. An error reply is an
    /// Error whose `detail` is Redis' text. Commands without exactly one reply (SUBSCRIBE, MONITOR,
    /// CLIENT REPLY, HELLO) are refused with kind BadRequest.
    [[nodiscard]] QFuture<Result<RedisReply>> command(const QList<QByteArray>& arguments);

signals:
    void stateChanged(const telemirror::RedisState& state);

private:
    std::unique_ptr<RedisLink> m_link;
};

} // namespace telemirror
