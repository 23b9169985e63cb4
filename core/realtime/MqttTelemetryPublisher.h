#pragma once

#include "realtime/MqttSession.h"
#include "realtime/SpooledPublisher.h"

#include <QtCore/QTimer>
#include <QtNetwork/QHostInfo>

namespace telemirror {

class HostLookup;

/// Publishes telemetry documents to a topic of an MQTT 3.1.1 broker with QoS 1; a document has
/// arrived when the broker acknowledged it. The connection is made with the first document and
/// kept.
///
/// A broker refuses a document by hanging up on it; one that does so again and again over the same
/// document has refused it.
class MqttTelemetryPublisher final : public SpooledPublisher
{
    Q_OBJECT

public:
    /// So many hang-ups over one document are a refusal.
    static constexpr int mostHangUps = 10;

    MqttTelemetryPublisher(const MqttPublisherSettings& settings, const SpoolPaths& paths, Clock& clock,
        QObject* parent = nullptr);
    ~MqttTelemetryPublisher() override;

protected:
    void send(const SpooledDocument& document) override;

private:
    void connectToBroker();
    void takeAddresses(const QHostInfo& info);
    void openSession(const QString& address);
    void publishDocument();
    void takeAcknowledgement(int number);
    void takeEnd(const Error& error);
    void giveUp(const Error& error);
    void dropSession();
    [[nodiscard]] Verdict verdictOn(const Error& error);

    MqttPublisherSettings m_settings;
    std::unique_ptr<HostLookup> m_lookup;
    std::unique_ptr<MqttSession> m_session;
    QTimer m_deadline;
    SpooledDocument m_document;
    std::optional<int> m_number; ///< of the document, while the broker has not acknowledged it
    qint64 m_hungUpOver = 0;     ///< id of a document
    int m_hangUps = 0;
    qsizetype m_connections = 0; ///< tries; each takes the next of several addresses
};

} // namespace telemirror
