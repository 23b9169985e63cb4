#pragma once

#include "engine/ManagedConnection.h"
#include "engine/PendingRound.h"
#include "realtime/RedisTelemetryPublisher.h"
#include "realtime/RetrieveDataForCloud.h"

#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// Retrieves telemetry from one connection as soon as that is ready, and publishes it to Redis.
/// Lives on the engine's thread.
class TelemetryFeed : public QObject
{
    Q_OBJECT

public:
    TelemetryFeed(std::shared_ptr<ManagedConnection> connection, const TelemetrySettings& settings,
        RedisClient& redis, const QString& keyPrefix, Clock& clock);
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
    /// Redis stopped taking documents (with the error), or takes them again (nothing).
    void publishingChanged(const std::optional<telemirror::Error>& error);

private:
    void makeRetriever(Connection& connection);
    void takeRound(const TelemetryRound& round);
    void takePublisherState(const RedisPublisherState& state);

    std::shared_ptr<ManagedConnection> m_connection;
    TelemetrySettings m_settings;
    Clock& m_clock;
    RedisTelemetryPublisher m_publisher;
    std::unique_ptr<RetrieveDataForCloud> m_retriever;
    QStringList m_lastErrors;
    bool m_publishingFails = false;
};

} // namespace telemirror
