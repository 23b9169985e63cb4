#include "realtime/MqttTelemetryPublisher.h"

#include "redis/HostLookup.h"

#include <QtNetwork/QHostAddress>

namespace telemirror {

using namespace Qt::StringLiterals;

MqttTelemetryPublisher::MqttTelemetryPublisher(
    const MqttPublisherSettings& settings, const SpoolPaths& paths, Clock& clock, QObject* parent)
    : SpooledPublisher(u"mqtt"_s,
          u"MQTT %1:%2 %3"_s.arg(settings.host, QString::number(settings.port), settings.topic), paths,
          settings.spool, clock, parent)
    , m_settings(settings)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        giveUp(failure(Error::Kind::Timeout,
            tr("The MQTT broker at %1:%2 does not answer; documents wait.")
                .arg(m_settings.host, QString::number(m_settings.port)))
                   .value());
    });
}

MqttTelemetryPublisher::~MqttTelemetryPublisher() = default;

void MqttTelemetryPublisher::send(const SpooledDocument& document)
{
    m_document = document;
    m_number.reset();
    m_deadline.start(m_settings.timeout);
    if (m_session && m_session->isConnected())
        publishDocument();
    else
        connectToBroker();
}

void MqttTelemetryPublisher::connectToBroker()
{
    dropSession();
    const bool isAddress = !QHostAddress(m_settings.host).isNull();
    if (isAddress)
        return openSession(m_settings.host);
    // The library would wait for the name server.
    m_lookup = std::make_unique<HostLookup>(m_settings.host);
    connect(m_lookup.get(), &HostLookup::finished, this, &MqttTelemetryPublisher::takeAddresses,
        Qt::QueuedConnection);
}

void MqttTelemetryPublisher::takeAddresses(const QHostInfo& info)
{
    m_lookup.reset();
    const QList<QHostAddress> addresses = info.addresses();
    if (addresses.isEmpty())
        return giveUp(failure(Error::Kind::Unreachable,
            tr("The MQTT broker's host \"%1\" is not known: check its name and the network.")
                .arg(m_settings.host),
            info.errorString())
                          .value());
    // A certificate is checked against the name; looked up a moment ago, it is at hand.
    openSession(m_settings.tls ? m_settings.host : addresses[m_connections % addresses.size()].toString());
}

void MqttTelemetryPublisher::openSession(const QString& address)
{
    ++m_connections;
    m_session = std::make_unique<MqttSession>(m_settings);
    connect(m_session.get(), &MqttSession::connected, this, &MqttTelemetryPublisher::publishDocument);
    connect(m_session.get(), &MqttSession::acknowledged, this, &MqttTelemetryPublisher::takeAcknowledgement);
    connect(m_session.get(), &MqttSession::ended, this, &MqttTelemetryPublisher::takeEnd);
    m_session->open(address);
}

void MqttTelemetryPublisher::publishDocument()
{
    if (!isSending())
        return;
    m_deadline.start(m_settings.timeout);
    m_number = m_session->publish(m_document.bytes);
}

void MqttTelemetryPublisher::takeAcknowledgement(int number)
{
    if (!m_number || number != *m_number)
        return;
    m_number.reset();
    m_deadline.stop();
    delivered();
}

void MqttTelemetryPublisher::takeEnd(const Error& error)
{
    if (isSending())
        return giveUp(error);
    // Between two documents: the next one connects again.
    dropSession();
}

void MqttTelemetryPublisher::giveUp(const Error& error)
{
    m_deadline.stop();
    const Verdict verdict = verdictOn(error);
    m_number.reset();
    dropSession();
    failed(error, verdict);
}

MqttTelemetryPublisher::Verdict MqttTelemetryPublisher::verdictOn(const Error& error)
{
    switch (error.kind) {
    case Error::Kind::TooLarge: return Verdict::RefuseDocument;
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::Configuration:
    case Error::Kind::WrongDialect: return Verdict::AskOperator;
    default: break;
    }
    if (!m_number || error.kind == Error::Kind::Timeout)
        return Verdict::Retry;
    m_hangUps = m_hungUpOver == m_document.id ? m_hangUps + 1 : 1;
    m_hungUpOver = m_document.id;
    return m_hangUps >= mostHangUps ? Verdict::RefuseDocument : Verdict::Retry;
}

/// Later: one of its signals may have brought us here.
void MqttTelemetryPublisher::dropSession()
{
    m_lookup.reset();
    if (!m_session)
        return;
    m_session->disconnect(this);
    m_session.release()->deleteLater();
}

} // namespace telemirror
