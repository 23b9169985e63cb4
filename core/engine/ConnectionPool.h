#pragma once

#include "influx/Connection.h"
#include "model/Clock.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>
#include <map>
#include <memory>

class QNetworkAccessManager;

namespace telemirror {

/// The connections of the profile, each made when it is first needed: the server is asked who it is,
/// which settles the dialect. Reports their states. Lives on the engine's thread.
class ConnectionPool : public QObject
{
    Q_OBJECT

public:
    ConnectionPool(QNetworkAccessManager& network, Clock& clock, QObject* parent = nullptr);
    ~ConnectionPool() override;

    /// Connections whose settings changed are dropped; aboutToDrop() says which, before.
    void setSettings(const QList<ConnectionSettings>& settings);
    /// Asks every server who it is, again.
    void check();

    using Ready = std::function<void(const Result<Connection*>&)>;
    /// Calls `ready` with the connection, once its server answered, or with why not. Never calls it
    /// if `context` is destroyed before. The connection stays valid until aboutToDrop().
    void withConnection(const QString& id, QObject* context, const Ready& ready);

signals:
    void stateChanged(const telemirror::ConnectionState& state);
    void aboutToDrop(const QString& id);

private:
    struct Entry
    {
        ConnectionSettings settings;
        std::unique_ptr<Connection> connection;
        ConnectionState state;
    };

    void probed(const QString& id, const ConnectionSettings& settings, const Result<ServerInfo>& server);
    void setState(Entry& entry, ConnectionState::Status status, const ServerInfo& server, const Error& error);

    QNetworkAccessManager& m_network;
    Clock& m_clock;
    std::map<QString, Entry> m_entries;
};

} // namespace telemirror
