#pragma once

#include "redis/RedisClient.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace telemirror {

class TextLabel;

/// Where Redis is, with a button that tries it.
class RedisEditor : public Card
{
    Q_OBJECT

public:
    explicit RedisEditor(QWidget* parent = nullptr);

    void setSettings(const RedisSettings& settings);
    [[nodiscard]] RedisSettings settings() const;
    /// What is wrong, as a sentence; empty if nothing is. Marks the fields.
    [[nodiscard]] QString check();
    void setTestResult(const Result<RedisState>& result);
    /// Whether the settings that are in effect are shared with other instances.
    void setSharingState(const RedisState& state);

signals:
    void changed();
    void testRequested();

private:
    RedisSettings m_settings;
    QCheckBox* m_enabled;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_socket;
    QSpinBox* m_database;
    QLineEdit* m_username;
    QLineEdit* m_password;
    QLineEdit* m_prefix;
    QPushButton* m_test;
    TextLabel* m_result;
    TextLabel* m_sharing;
};

} // namespace telemirror
