#pragma once

#include "engine/ManagedConnection.h"
#include "engine/PendingRound.h"
#include "realtime/RetrieveDataForCloud.h"

#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// Retrieves telemetry from one connection as soon as that is ready. Lives on the engine's thread.
class TelemetryFeed : public QObject
{
    Q_OBJECT

public:
    TelemetryFeed(
        std::shared_ptr<ManagedConnection> connection, const TelemetrySettings& settings, Clock& clock);
    ~TelemetryFeed() override;

    [[nodiscard]] bool reads(const ManagedConnection* connection) const
    {
        return m_connection.get() == connection;
    }
    /// Begins periodic rounds, if the settings want them.
    void start();
    /// One round, now.
    void retrieve(const PendingRound& pending);

signals:
    void received(const telemirror::TelemetryRound& round);
    /// What the rounds fail with changed; empty: they succeed again.
    void errorsChanged(const QList<telemirror::Error>& errors);

private:
    void makeRetriever(Connection& connection);
    void takeRound(const TelemetryRound& round);

    std::shared_ptr<ManagedConnection> m_connection;
    TelemetrySettings m_settings;
    Clock& m_clock;
    std::unique_ptr<RetrieveDataForCloud> m_retriever;
    QStringList m_lastErrors;
};

} // namespace telemirror
