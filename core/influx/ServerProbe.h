#pragma once

#include "influx/HttpConnection.h"

namespace telemirror {

/// Tries the dialects on a server, Flux first. Belongs to the network access manager, so that it
/// cannot outlive it, and deletes itself when the question is answered.
class ServerProbe final : public QObject
{
    Q_OBJECT

public:
    ServerProbe(const ConnectionSettings& settings, QNetworkAccessManager& network);
    ~ServerProbe() override;

    QFuture<Result<ServerInfo>> start();

private:
    void tryNext();
    void tryDialect(Dialect dialect, std::function<void(const Result<ServerInfo>&)> done);
    void answer(const Result<ServerInfo>& result);

    ConnectionSettings m_settings;
    QNetworkAccessManager& m_network;
    HttpConnection::Pending<ServerInfo> m_pending;
    std::unique_ptr<Connection> m_connection;
    QList<Dialect> m_untried{Dialect::Flux, Dialect::InfluxQL, Dialect::InfluxQL3, Dialect::VictoriaMetrics};
    bool m_answered = false;
};

} // namespace telemirror
