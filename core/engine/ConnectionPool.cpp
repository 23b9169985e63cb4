#include "engine/ConnectionPool.h"

#include "model/Futures.h"

namespace telemirror {

namespace {

Error named(Error error, const ConnectionSettings& settings)
{
    if (error.connection.isEmpty())
        error.connection = settings.name;
    return error;
}

} // namespace

ConnectionPool::ConnectionPool(QNetworkAccessManager& network, Clock& clock, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_clock(clock)
{}

ConnectionPool::~ConnectionPool() = default;

void ConnectionPool::setSettings(const QList<ConnectionSettings>& settings)
{
    std::map<QString, Entry> entries;
    for (const ConnectionSettings& item : settings) {
        const auto known = m_entries.find(item.id);
        if (known != m_entries.end() && known->second.settings == item) {
            entries.emplace(item.id, std::move(known->second));
            m_entries.erase(known);
            continue;
        }
        Entry entry;
        entry.settings = item;
        entry.state.connectionId = item.id;
        entry.state.name = item.name;
        entries.emplace(item.id, std::move(entry));
    }
    for (const auto& [id, entry] : m_entries)
        emit aboutToDrop(id);
    m_entries = std::move(entries);
}

void ConnectionPool::check()
{
    for (auto& [id, entry] : m_entries) {
        setState(entry, ConnectionState::Status::Checking, entry.state.server, {});
        whenFinished(probeServer(entry.settings, m_network), this,
            [this, id = id, settings = entry.settings](
                const Result<ServerInfo>& server) { probed(id, settings, server); });
    }
}

void ConnectionPool::withConnection(const QString& id, QObject* context, const Ready& ready)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        return ready(
            failure(Error::Kind::NotFound, tr("There is no connection \"%1\" in the settings.").arg(id)));
    }
    if (found->second.connection)
        return ready(found->second.connection.get());
    const ConnectionSettings settings = found->second.settings;
    whenFinished(probeServer(settings, m_network), context,
        [this, id, settings, ready](const Result<ServerInfo>& server) {
            probed(id, settings, server);
            if (!server)
                return ready(tl::unexpected(named(server.error(), settings)));
            const auto entry = m_entries.find(id);
            if (entry == m_entries.end() || entry->second.settings != settings) {
                return ready(failure(
                    Error::Kind::Cancelled, tr("The settings of this connection were changed meanwhile.")));
            }
            if (!entry->second.connection)
                return ready(tl::unexpected(entry->second.state.error));
            ready(entry->second.connection.get());
        });
}

void ConnectionPool::probed(
    const QString& id, const ConnectionSettings& settings, const Result<ServerInfo>& server)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || found->second.settings != settings)
        return; // the answer is to a question that nobody asks any more
    Entry& entry = found->second;
    if (!server)
        return setState(entry, ConnectionState::Status::Failed, {}, named(server.error(), settings));
    if (settings.dialect != Dialect::Automatic && server->dialect != settings.dialect) {
        Error error;
        error.kind = Error::Kind::WrongDialect;
        error.message =
            tr("The server is %1 %2, which does not speak the dialect that is set: choose \"automatic\".")
                .arg(server->product, server->version);
        return setState(entry, ConnectionState::Status::Failed, *server, named(error, settings));
    }
    if (!entry.connection) {
        ConnectionSettings settled = settings;
        settled.dialect = server->dialect;
        entry.connection = Connection::create(settled, m_network);
    }
    setState(entry, ConnectionState::Status::Ready, *server, {});
}

void ConnectionPool::setState(
    Entry& entry, ConnectionState::Status status, const ServerInfo& server, const Error& error)
{
    entry.state.status = status;
    entry.state.server = server;
    entry.state.error = error;
    if (status != ConnectionState::Status::Checking)
        entry.state.checked = m_clock.now();
    emit stateChanged(entry.state);
}

} // namespace telemirror
