#pragma once

#include "redis/RedisReply.h"
#include "redis/RedisSettings.h"
#include "redis/RedisState.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>
#include <memory>

class QHostInfo;

namespace telemirror {

class HostLookup;
class RedisConnection;

/// Keeps one connection to Redis alive, for a client or for a subscriber: looks the host up,
/// connects, shows user, password and database, feels the pulse, and begins again with back-off
/// whenever that ends. The states, and what happens to commands, are described at RedisClient.
///
/// With channels it serves a subscriber: it is Ready when Redis has confirmed all of them, and takes
/// no commands, as RESP2 allows none on such a connection.
class RedisLink : public QObject
{
    Q_OBJECT

public:
    explicit RedisLink(QObject* parent = nullptr);
    ~RedisLink() override;

    void open(const RedisSettings& settings);
    void close();
    /// Counts from the next connection on.
    void setPatience(std::chrono::milliseconds patience);
    void setChannels(const QList<QByteArray>& channels) { m_channels = channels; }
    [[nodiscard]] const RedisState& state() const { return m_state; }
    [[nodiscard]] QFuture<Result<RedisReply>> command(const QList<QByteArray>& arguments);

signals:
    void stateChanged(const telemirror::RedisState& state);
    void messageReceived(const QByteArray& channel, const QByteArray& payload);

private:
    using Reply = Result<RedisReply>;
    using Milliseconds = std::chrono::milliseconds;

    [[nodiscard]] bool drop(const Error& reason);
    [[nodiscard]] bool dropQuietly();
    void beginAttempt();
    void takeAddresses(const QHostInfo& info);
    void tryNextAddress();
    void follow(RedisConnection* connection, const Result<void>& begun);
    void shakeHands();
    void step(QFuture<Reply> future, void (RedisLink::*then)(const Reply&));
    void authenticated(const Reply& reply);
    void selected(const Reply& reply);
    void informed(const Reply& reply);
    void becomeReady();
    void takePush(const QByteArray& kind, const QByteArray& channel, const QByteArray& payload);
    void feelPulse();
    void answered(const Reply& reply);
    void connectionFailed(const Error& error);
    void attemptFailed(Error error);
    void setState(RedisState::Status status, const QString& version = {}, const Error& error = {});
    [[nodiscard]] Milliseconds nextPause();

    RedisSettings m_settings;
    QList<QByteArray> m_channels;
    RedisState m_state;
    RedisConnection* m_connection = nullptr; ///< ended by retire() alone
    QTimer m_retry;
    QTimer m_limit;
    QTimer m_pulse;
    Milliseconds m_patience{30'000};
    bool m_isAsked = false;      ///< a question for the pulse is on its way
    qsizetype m_unconfirmed = 0; ///< channels
    QString m_version;
    QStringList m_addresses; ///< of the host, not tried yet in this attempt
    std::unique_ptr<HostLookup> m_lookup;
    int m_failures = 0;    ///< in a row
    quint64 m_attempt = 0; ///< to tell late answers of an attempt that was given up
};

} // namespace telemirror
