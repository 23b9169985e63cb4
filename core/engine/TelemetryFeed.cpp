#include "engine/TelemetryFeed.h"

#include <QtCore/QFutureWatcher>

namespace telemirror {

TelemetryFeed::TelemetryFeed(
    std::shared_ptr<ManagedConnection> connection, const TelemetrySettings& settings, Clock& clock)
    : m_connection(std::move(connection))
    , m_settings(settings)
    , m_clock(clock)
{
    connect(
        m_connection.get(), &ManagedConnection::connectionAboutToGo, this, [this] { m_retriever.reset(); });
    connect(m_connection.get(), &ManagedConnection::stateChanged, this, [this](const ConnectionState& state) {
        if (state.status == ConnectionState::Status::Ready && !m_retriever)
            start();
    });
}

TelemetryFeed::~TelemetryFeed() = default;

void TelemetryFeed::start()
{
    if (!m_settings.enabled)
        return;
    m_connection->whenReady(this, [this](const Result<Connection*>& connection) {
        // A failure needs no word here: the connection's state says it, and it is tried again.
        if (connection && !m_retriever)
            makeRetriever(**connection);
    });
}

void TelemetryFeed::makeRetriever(Connection& connection)
{
    m_retriever = std::make_unique<RetrieveDataForCloud>(connection, m_settings, m_clock);
    connect(m_retriever.get(), &RetrieveDataForCloud::roundFinished, this, &TelemetryFeed::takeRound);
    m_retriever->start();
}

void TelemetryFeed::retrieve(const PendingRound& pending)
{
    m_connection->whenReady(this, [this, pending](const Result<Connection*>& connection) {
        if (!connection)
            return pending.fail(connection.error());
        if (!m_retriever)
            makeRetriever(**connection);
        auto* watcher = new QFutureWatcher<TelemetryRound>(m_retriever.get());
        connect(watcher, &QFutureWatcher<TelemetryRound>::finished, this, [watcher, pending] {
            watcher->deleteLater();
            if (watcher->future().resultCount() > 0)
                pending.resolve(watcher->result());
        });
        watcher->setFuture(m_retriever->retrieve());
    });
}

void TelemetryFeed::takeRound(const TelemetryRound& round)
{
    QStringList texts;
    for (const Error& error : round.errors) {
        texts.append(error.toString());
        m_connection->suspect(error);
    }
    const bool seemsDown = m_connection->state().status == ConnectionState::Status::Failed;
    if (texts.isEmpty() && round.buckets > 0 && seemsDown)
        m_connection->check(); // it is back before its next check was due
    if (std::exchange(m_lastErrors, texts) != texts)
        emit errorsChanged(round.errors);
    emit received(round);
}

} // namespace telemirror
