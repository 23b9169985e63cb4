#pragma once

#include "model/PublisherSettings.h"
#include "ui/widgets/PublisherSection.h"

namespace telemirror {

/// Telemetry as lines of a file.
class FilePublisherEditor : public PublisherSection
{
    Q_OBJECT

public:
    explicit FilePublisherEditor(QWidget* parent = nullptr);

    void setSettings(const FilePublisherSettings& settings);
    [[nodiscard]] FilePublisherSettings settings() const;

protected:
    [[nodiscard]] QString problem() override;

private:
    FilePublisherSettings m_settings;
    QLineEdit* m_path;
    QSpinBox* m_size;
    QSpinBox* m_keep;
    QComboBox* m_sync;
};

} // namespace telemirror
