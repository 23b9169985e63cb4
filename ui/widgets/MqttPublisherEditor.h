#pragma once

#include "model/PublisherSettings.h"
#include "ui/widgets/PublisherSection.h"

namespace telemirror {

class SpoolField;

/// Telemetry to an MQTT broker.
class MqttPublisherEditor : public PublisherSection
{
    Q_OBJECT

public:
    explicit MqttPublisherEditor(QWidget* parent = nullptr);

    void setSettings(const MqttPublisherSettings& settings);
    [[nodiscard]] MqttPublisherSettings settings() const;

protected:
    [[nodiscard]] QString problem() override;

private:
    void addFields();
    void showTls();

    MqttPublisherSettings m_settings;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_topic;
    QCheckBox* m_retain;
    QLineEdit* m_clientId;
    QLineEdit* m_username;
    QLineEdit* m_password;
    QCheckBox* m_tls;
    QLineEdit* m_caFile;
    QLineEdit* m_certificateFile;
    QLineEdit* m_keyFile;
    QLineEdit* m_timeout;
    SpoolField* m_spool;
};

} // namespace telemirror
