#pragma once

#include "model/PublisherSettings.h"
#include "ui/widgets/PublisherSection.h"

class QPlainTextEdit;

namespace telemirror {

class SpoolField;

/// Telemetry by HTTP POST.
class HttpPublisherEditor : public PublisherSection
{
    Q_OBJECT

public:
    explicit HttpPublisherEditor(QWidget* parent = nullptr);

    void setSettings(const HttpPublisherSettings& settings);
    [[nodiscard]] HttpPublisherSettings settings() const;

protected:
    [[nodiscard]] QString problem() override;

private:
    void addFields();
    void showEndpoint();

    HttpPublisherSettings m_settings;
    QComboBox* m_endpoint;
    QLineEdit* m_url;
    QLineEdit* m_token;
    QPlainTextEdit* m_headers;
    QLineEdit* m_caFile;
    QLineEdit* m_timeout;
    SpoolField* m_spool;
};

} // namespace telemirror
