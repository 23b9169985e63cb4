#pragma once

#include "redis/RedisReply.h"
#include "redis/RedisSettings.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// What is known of Redis, for display.
struct RedisState
{
    enum class Status
    {
        Disabled,
        Connecting,
        Ready,
        Failed
    };
    Status status = Status::Disabled;
    QString address;
    QString version;
    Error error; ///< when Failed
};

/// A connection to Redis over hiredis' asynchronous API on the event loop of this object's thread.
/// Reconnects by itself, 250 ms to 30 s with jitter. Nothing blocks. Commands given while there is
/// no connection fail at once with kind Unreachable.
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

    /// Sends one command, binary-safe. Commands are pipelined and answered in order. An error reply
    /// is an Error whose `detail` is Redis' text.
    [[nodiscard]] QFuture<Result<RedisReply>> command(const QList<QByteArray>& arguments);

signals:
    void stateChanged(const telemirror::RedisState& state);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::RedisState)
