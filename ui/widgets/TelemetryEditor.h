#pragma once

#include "model/Telemetry.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QLineEdit;

namespace telemirror {

/// What telemetry is looked for, and where the site is.
class TelemetryEditor : public Card
{
    Q_OBJECT

public:
    explicit TelemetryEditor(QWidget* parent = nullptr);

    void setSettings(const TelemetrySettings& settings);
    [[nodiscard]] TelemetrySettings settings() const;
    /// What is wrong, as a sentence; empty if nothing is. Marks the fields.
    [[nodiscard]] QString check();

signals:
    void changed();

private:
    TelemetrySettings m_settings;
    QCheckBox* m_enabled;
    QLineEdit* m_pattern;
    QLineEdit* m_period;
    QLineEdit* m_range;
    QCheckBox* m_expandTags;
    QCheckBox* m_dropStrings;
    QCheckBox* m_heartbeat;
    QLineEdit* m_latitude;
    QLineEdit* m_longitude;
};

} // namespace telemirror
