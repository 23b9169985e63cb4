#include "influx/ServerProbe.h"

#include <QtCore/QFutureWatcher>
#include <QtNetwork/QNetworkAccessManager>

namespace telemirror {

ServerProbe::ServerProbe(const ConnectionSettings& settings, QNetworkAccessManager& network)
    : QObject(&network)
    , m_settings(settings)
    , m_network(network)
{}

ServerProbe::~ServerProbe()
{
    if (!m_answered)
        m_pending.fulfil(tl::unexpected(HttpErrorMapper(m_settings).cancelled()));
}

QFuture<Result<ServerInfo>> ServerProbe::start()
{
    tryNext();
    return m_pending.future();
}

void ServerProbe::tryNext()
{
    tryDialect(m_untried.takeFirst(), [this](const Result<ServerInfo>& server) {
        const bool isOther = !server && server.error().kind == Error::Kind::WrongDialect;
        if (isOther && !m_untried.isEmpty())
            tryNext();
        else
            answer(server);
    });
}

void ServerProbe::tryDialect(Dialect dialect, std::function<void(const Result<ServerInfo>&)> done)
{
    ConnectionSettings settings = m_settings;
    settings.dialect = dialect;
    m_connection = Connection::create(settings, m_network);
    auto* watcher = new QFutureWatcher<Result<ServerInfo>>(this);
    connect(watcher, &QFutureWatcher<Result<ServerInfo>>::finished, this, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(m_connection->probe());
}

void ServerProbe::answer(const Result<ServerInfo>& result)
{
    m_answered = true;
    m_pending.fulfil(result);
    deleteLater();
}

} // namespace telemirror
