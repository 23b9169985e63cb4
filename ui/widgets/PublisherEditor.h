#pragma once

#include "model/PublisherSettings.h"

#include <QtWidgets/QWidget>

class QCheckBox;

namespace telemirror {

class FilePublisherEditor;
class HttpPublisherEditor;
class MqttPublisherEditor;

/// Where telemetry documents go.
class PublisherEditor : public QWidget
{
    Q_OBJECT

public:
    explicit PublisherEditor(QWidget* parent = nullptr);

    void setSettings(const PublisherSettings& settings);
    [[nodiscard]] PublisherSettings settings() const;
    /// What is wrong, as a sentence; empty if nothing is. Each publisher shows its own.
    [[nodiscard]] QString check();

signals:
    void changed();

private:
    [[nodiscard]] QWidget* makeSimple();

    PublisherSettings m_settings;
    QCheckBox* m_redis;
    QCheckBox* m_standardOutput;
    HttpPublisherEditor* m_http;
    MqttPublisherEditor* m_mqtt;
    FilePublisherEditor* m_file;
};

} // namespace telemirror
