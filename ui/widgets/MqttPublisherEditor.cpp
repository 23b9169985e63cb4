#include "ui/widgets/MqttPublisherEditor.h"

#include "config/PublisherCheck.h"
#include "ui/widgets/FormFields.h"
#include "ui/widgets/SpoolField.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr int plainPort = 1883;
constexpr int tlsPort = 8883;

} // namespace

MqttPublisherEditor::MqttPublisherEditor(QWidget* parent)
    : PublisherSection(u"mqtt"_s, tr("MQTT"),
          tr("Each document to a topic of a broker, MQTT 3.1.1, at least once (QoS 1). What cannot be sent "
             "waits "
             "on disk."),
          parent)
    , m_host(form::makeField(u"broker.example.com"_s, u"mqttHostField"_s))
    , m_port(form::makeNumberField(1, 65535, u"mqttPortField"_s))
    , m_topic(form::makeField(u"telemirror/telemetry"_s, u"mqttTopicField"_s))
    , m_retain(new QCheckBox(tr("The broker keeps the latest for who subscribes later")))
    , m_clientId(form::makeField(tr("None: chosen at each connection"), u"mqttClientField"_s))
    , m_username(form::makeField(tr("None: without a user"), u"mqttUserField"_s))
    , m_password(form::makeSecretField({}, u"mqttPasswordField"_s))
    , m_tls(new QCheckBox(tr("Encrypted (TLS)")))
    , m_caFile(form::makePathField(tr("None: the system's certificates"), u"mqttCaField"_s, true))
    , m_certificateFile(form::makePathField(tr("None: no certificate of its own"), u"mqttCertField"_s, true))
    , m_keyFile(form::makePathField(tr("Without a passphrase"), u"mqttKeyField"_s, true))
    , m_timeout(form::makeField(u"10s"_s, u"mqttTimeoutField"_s))
    , m_spool(new SpoolField(u"mqtt"_s))
{
    m_retain->setObjectName(u"mqttRetain"_s);
    m_tls->setObjectName(u"mqttTls"_s);
    addFields();
    for (QLineEdit* field : {m_host, m_topic, m_clientId, m_username, m_password, m_caFile, m_certificateFile,
             m_keyFile, m_timeout})
        watch(field);
    watch(m_port);
    watch(m_retain);
    connect(m_spool, &SpoolField::changed, this, &MqttPublisherEditor::changed);
    // By hand only: a port that was saved stays. Before the edit is announced.
    connect(m_tls, &QCheckBox::clicked, this, [this](bool on) {
        if (m_port->value() == (on ? plainPort : tlsPort))
            m_port->setValue(on ? tlsPort : plainPort);
    });
    connect(m_tls, &QCheckBox::toggled, this, &MqttPublisherEditor::showTls);
    watch(m_tls);
    setSettings({});
}

void MqttPublisherEditor::addFields()
{
    fields()->addRow(tr("&Broker"), m_host);
    fields()->addRow(tr("&Port"), m_port);
    fields()->addRow(tr("&Topic"), m_topic);
    fields()->addRow({}, m_retain);
    fields()->addRow(tr("&User"), m_username);
    fields()->addRow(tr("P&assword"), m_password);
    fields()->addRow(tr("Client &id"), m_clientId);
    fields()->addRow({}, m_tls);
    fields()->addRow(tr("&Certificates"), m_caFile);
    fields()->addRow(tr("&Own certificate"), m_certificateFile);
    fields()->addRow(tr("Its &key"), m_keyFile);
    fields()->addRow(tr("Ti&meout"), m_timeout);
    fields()->addRow(tr("Kept on &disk"), m_spool);
}

void MqttPublisherEditor::showTls()
{
    // Those that are filled in stay in reach: they must be emptied to do without TLS.
    for (QLineEdit* field : {m_caFile, m_certificateFile, m_keyFile})
        field->setEnabled(m_tls->isChecked() || !field->text().isEmpty());
}

void MqttPublisherEditor::setSettings(const MqttPublisherSettings& settings)
{
    const QSignalBlocker blocker(this);
    m_settings = settings;
    setOn(settings.enabled);
    m_host->setText(settings.host);
    m_port->setValue(settings.port);
    m_topic->setText(settings.topic);
    m_retain->setChecked(settings.retain);
    m_clientId->setText(settings.clientId);
    m_username->setText(settings.username);
    m_password->setText(settings.password);
    m_tls->setChecked(settings.tls);
    m_caFile->setText(settings.caFile);
    m_certificateFile->setText(settings.certificateFile);
    m_keyFile->setText(settings.keyFile);
    m_timeout->setText(form::lengthText(settings.timeout));
    m_spool->setLimits(settings.spool);
    showTls();
}

MqttPublisherSettings MqttPublisherEditor::settings() const
{
    MqttPublisherSettings settings = m_settings;
    settings.enabled = isOn();
    settings.host = m_host->text().trimmed();
    settings.port = static_cast<quint16>(m_port->value());
    settings.topic = m_topic->text().trimmed();
    settings.retain = m_retain->isChecked();
    settings.clientId = m_clientId->text().trimmed();
    settings.username = m_username->text().trimmed();
    settings.password = m_password->text();
    settings.tls = m_tls->isChecked();
    settings.caFile = m_caFile->text().trimmed();
    settings.certificateFile = m_certificateFile->text().trimmed();
    settings.keyFile = m_keyFile->text().trimmed();
    settings.timeout = form::lengthOf(m_timeout).value_or(settings.timeout);
    settings.spool = m_spool->limits();
    return settings;
}

QString MqttPublisherEditor::problem()
{
    const QString noLength =
        form::lengthOf(m_timeout) ? QString() : tr("The timeout must be a length of time, such as 10s.");
    form::mark(m_timeout, noLength);
    const QString spool = m_spool->check();
    PublisherSettings alone;
    alone.mqtt = settings();
    const QList<Error> problems = PublisherCheck(alone).problems();
    return !problems.isEmpty() ? problems.first().message : noLength.isEmpty() ? spool : noLength;
}

} // namespace telemirror
