#pragma once

#include "influx/Connection.h"
#include "mirror/RateGovernor.h"
#include "model/Clock.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>
#include <memory>

namespace telemirror {

/// One connection of the profile and what is known of it. Finds out the dialect and whether the
/// credentials are taken before the first use; while that fails it is tried again, on every use and
/// every 30 s. Lives on the engine's thread.
class ManagedConnection : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds retryPeriod{30'000};

    /// The connection, valid until connectionAboutToGo(), or why there is none.
    using Use = std::function<void(const Result<Connection*>&)>;

    ManagedConnection(const ConnectionSettings& settings, QNetworkAccessManager& network, Clock& clock);
    ~ManagedConnection() override;

    [[nodiscard]] const ConnectionSettings& settings() const { return m_settings; }
    [[nodiscard]] const ConnectionState& state() const { return m_state; }

    /// Keep what the server's plan allows; shared by all who use the connection.
    [[nodiscard]] RateGovernor& reads() { return m_reads; }
    [[nodiscard]] RateGovernor& writes() { return m_writes; }

    /// Asks the server, unless that is under way.
    void check();
    /// Calls `use` once: at once if the connection is ready, else when the server was asked. Never if
    /// `context` was destroyed before.
    void whenReady(QObject* context, Use use);
    /// A use of the connection failed: asks the server anew if the error puts it in doubt.
    void suspect(const Error& error);

signals:
    void stateChanged(const telemirror::ConnectionState& state);
    /// The server turned out to be another one: whoever holds the connection lets go of it now.
    void connectionAboutToGo();

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Use use;
    };

    [[nodiscard]] QFuture<Result<ServerInfo>> ask();
    void takeAnswer(const Result<ServerInfo>& server);
    void becomeReady(const ServerInfo& server);
    void becomeFailed(const Error& error);
    void retryLater();
    void setStatus(ConnectionState::Status status);
    void serveWaiters();
    void useConnection(std::unique_ptr<Connection> connection);

    ConnectionSettings m_settings;
    QNetworkAccessManager& m_network;
    Clock& m_clock;
    ConnectionState m_state;
    RateGovernor m_reads;
    RateGovernor m_writes;
    std::unique_ptr<Connection> m_connection; ///< in the dialect that was found
    bool m_checking = false;
    quint64 m_check = 0; ///< number of the newest; retries of an older one count no more
    QList<Waiter> m_waiters;
};

} // namespace telemirror
