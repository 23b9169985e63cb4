#pragma once

#include "ui/widgets/Card.h"

class QCheckBox;
class QComboBox;

namespace telemirror {

class Preferences;
class TextLabel;

/// How the program looks and behaves at this desk; in effect at once.
class AppearanceEditor : public Card
{
    Q_OBJECT

public:
    explicit AppearanceEditor(QWidget* parent = nullptr);

    /// What is shown and changed; must outlive this.
    void setPreferences(Preferences& preferences);

private:
    void fill();

    Preferences* m_preferences = nullptr;
    QComboBox* m_theme;
    QComboBox* m_language;
    QCheckBox* m_tray;
    QCheckBox* m_notify;
    TextLabel* m_languageHint;
};

} // namespace telemirror
