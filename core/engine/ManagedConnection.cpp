#include "engine/ManagedConnection.h"

#include "config/PendingResult.h"
#include "model/FutureHandler.h"

namespace telemirror {

namespace {

QString titleOf(const ConnectionSettings& settings)
{
    return settings.name.isEmpty() ? settings.id : settings.name;
}

/// Of a server of which nothing is said, not even windows are assumed.
std::chrono::milliseconds windowOf(const ConnectionSettings& settings)
{
    const TrafficQuota quota = settings.effectiveQuota();
    const bool isNothing = !settings.quota && quota == TrafficQuota();
    return isNothing ? std::chrono::milliseconds(0) : quota.window;
}

RateGovernor::Quota readQuotaOf(const ConnectionSettings& settings)
{
    const TrafficQuota quota = settings.effectiveQuota();
    return {quota.bytesRead, quota.requests, windowOf(settings)};
}

RateGovernor::Quota writeQuotaOf(const ConnectionSettings& settings)
{
    const TrafficQuota quota = settings.effectiveQuota();
    return {quota.bytesWritten, quota.requests, windowOf(settings)};
}

} // namespace

ManagedConnection::ManagedConnection(
    const ConnectionSettings& settings, QNetworkAccessManager& network, Clock& clock)
    : m_settings(settings)
    , m_network(network)
    , m_clock(clock)
    , m_reads(titleOf(settings), readQuotaOf(settings), clock)
    , m_writes(titleOf(settings), writeQuotaOf(settings), clock)
{
    m_state.connectionId = settings.id;
    m_state.name = titleOf(settings);
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
    whenFinished(this, ask(), [this](const Result<ServerInfo>& server) { takeAnswer(server); });
}

QFuture<Result<ServerInfo>> ManagedConnection::ask()
{
    if (!m_connection && m_settings.dialect == Dialect::Automatic)
        return probeServer(m_settings, m_network);
    if (!m_connection)
        useConnection(Connection::create(m_settings, m_network));
    return m_connection->probe();
}

void ManagedConnection::useConnection(std::unique_ptr<Connection> connection)
{
    m_connection = std::move(connection);
    connect(m_connection.get(), &Connection::requested, this, [this](bool isWrite, qint64 bytes) {
        // Requests of either kind count for both: a server that counts them does not tell them apart.
        m_reads.requested();
        m_writes.requested();
        if (isWrite)
            m_writes.passed(bytes);
    });
    connect(m_connection.get(), &Connection::received, this, [this](qint64 bytes) { m_reads.passed(bytes); });
    connect(m_connection.get(), &Connection::limited, this, [this](bool isWrite, const Error& error) {
        (isWrite ? m_writes : m_reads).limited(error.retryAfter);
    });
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
        useConnection(Connection::create(resolved, m_network));
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
