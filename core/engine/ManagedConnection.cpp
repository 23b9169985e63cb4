#include "engine/ManagedConnection.h"

#include "config/PendingResult.h"

namespace telemirror {

ManagedConnection::ManagedConnection(
    const ConnectionSettings& settings, QNetworkAccessManager& network, Clock& clock)
    : m_settings(settings)
    , m_network(network)
    , m_clock(clock)
{
    m_state.connectionId = settings.id;
    m_state.name = settings.name.isEmpty() ? settings.id : settings.name;
}

ManagedConnection::~ManagedConnection()
{
    if (m_connection)
        m_connection->abortAll();
}

void ManagedConnection::check()
{
    if (std::exchange(m_checking, true))
        return;
    ++m_check;
    setStatus(ConnectionState::Status::Checking);
    whenDone(ask(), this, [this](const Result<ServerInfo>& server) { takeAnswer(server); });
}

QFuture<Result<ServerInfo>> ManagedConnection::ask()
{
    if (!m_connection && m_settings.dialect == Dialect::Automatic)
        return probeServer(m_settings, m_network);
    if (!m_connection)
        m_connection = Connection::create(m_settings, m_network);
    return m_connection->probe();
}

void ManagedConnection::takeAnswer(const Result<ServerInfo>& server)
{
    m_checking = false;
    const bool isOtherServer = !server && server.error().kind == Error::Kind::WrongDialect &&
        m_settings.dialect == Dialect::Automatic && m_connection;
    if (isOtherServer) {
        emit connectionAboutToGo();
        m_connection.reset();
        check();
        return;
    }
    if (server)
        becomeReady(*server);
    else
        becomeFailed(server.error());
    serveWaiters();
}

void ManagedConnection::becomeReady(const ServerInfo& server)
{
    if (!m_connection) {
        ConnectionSettings resolved = m_settings;
        resolved.dialect = server.dialect;
        m_connection = Connection::create(resolved, m_network);
    }
    m_state.server = server;
    m_state.error = {};
    m_state.checked = m_clock.now();
    setStatus(ConnectionState::Status::Ready);
}

void ManagedConnection::becomeFailed(const Error& error)
{
    m_state.error = error;
    if (m_state.error.connection.isEmpty())
        m_state.error.connection = m_state.name;
    m_state.checked = m_clock.now();
    setStatus(ConnectionState::Status::Failed);
    retryLater();
}

void ManagedConnection::retryLater()
{
    m_clock.after(retryPeriod, this, [this, number = m_check] {
        if (number == m_check && m_state.status == ConnectionState::Status::Failed)
            check();
    });
}

void ManagedConnection::setStatus(ConnectionState::Status status)
{
    m_state.status = status;
    emit stateChanged(m_state);
}

void ManagedConnection::whenReady(QObject* context, Use use)
{
    if (m_state.status == ConnectionState::Status::Ready) {
        use(m_connection.get());
        return;
    }
    m_waiters.append({context, std::move(use)});
    check();
}

void ManagedConnection::serveWaiters()
{
    const QList<Waiter> waiters = std::exchange(m_waiters, {});
    for (const Waiter& waiter : waiters) {
        if (!waiter.context)
            continue;
        if (m_state.status == ConnectionState::Status::Ready)
            waiter.use(m_connection.get());
        else
            waiter.use(tl::unexpected(m_state.error));
    }
}

void ManagedConnection::suspect(const Error& error)
{
    if (m_state.status != ConnectionState::Status::Ready)
        return;
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Timeout:
    case Error::Kind::Tls:
    case Error::Kind::Unauthorized:
    case Error::Kind::WrongDialect: check(); break;
    default: break;
    }
}

} // namespace telemirror
