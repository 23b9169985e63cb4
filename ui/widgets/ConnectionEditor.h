#pragma once

#include "influx/ConnectionSettings.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace telemirror {

class TextLabel;

/// The settings of one connection, with a button that tries them.
class ConnectionEditor : public Card
{
    Q_OBJECT

public:
    ConnectionEditor(const QString& title, const QString& explanation, const QString& urlExample,
        QWidget* parent = nullptr);

    void setSettings(const ConnectionSettings& settings);
    [[nodiscard]] ConnectionSettings settings() const;
    /// What is wrong, as a sentence; empty if nothing is. Marks the fields.
    [[nodiscard]] QString check();
    /// The answer to testRequested().
    void setTestResult(const Result<ServerInfo>& result);

signals:
    void changed();
    void testRequested();

private:
    void showLimits(Dialect dialect);

    ConnectionSettings m_settings; ///< what the form does not show is kept here
    QLineEdit* m_name;
    QLineEdit* m_url;
    QComboBox* m_dialect;
    QLineEdit* m_organization;
    QLineEdit* m_username;
    QLineEdit* m_secret;
    QLineEdit* m_caFile;
    QPushButton* m_test;
    TextLabel* m_result;
    TextLabel* m_limits;
};

} // namespace telemirror
