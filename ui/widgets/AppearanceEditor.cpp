#include "ui/widgets/AppearanceEditor.h"

#include "ui/Preferences.h"
#include "ui/widgets/FormFields.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QSystemTrayIcon>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

AppearanceEditor::AppearanceEditor(QWidget* parent)
    : Card(parent)
    , m_theme(new QComboBox)
    , m_language(new QComboBox)
    , m_tray(new QCheckBox(tr("Closing the window leaves Telemirror running in the tray")))
    , m_notify(new QCheckBox(tr("Tell me when something fails, and when it works again")))
    , m_languageHint(new TextLabel(tr("The language changes when Telemirror is started the next time.")))
{
    m_theme->setObjectName(u"themeChoice"_s);
    m_theme->addItem(tr("As the system"), static_cast<int>(Theme::System));
    m_theme->addItem(tr("Light"), static_cast<int>(Theme::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(Theme::Dark));
    m_language->setObjectName(u"languageChoice"_s);
    m_language->addItem(tr("As the system"), QString());
    // Each in its own words: who cannot read the others finds it.
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Français"_s, u"fr"_s);
    m_tray->setObjectName(u"closeToTrayChoice"_s);
    m_notify->setObjectName(u"notifyChoice"_s);
    m_languageHint->toned(Tone::Info)->wrapped();
    m_languageHint->hide();
    const bool hasTray = QSystemTrayIcon::isSystemTrayAvailable();
    auto* noTray = new TextLabel(tr("This desktop has no tray: closing the window ends the program."));
    noTray->toned(Tone::Neutral)->wrapped();
    noTray->setVisible(!hasTray);
    m_tray->setEnabled(hasTray);
    m_notify->setEnabled(hasTray);

    auto* heading = new TextLabel(tr("Appearance"));
    heading->scaled(1.15, QFont::DemiBold);
    auto* hint = new TextLabel(tr("For this desk only, and in effect at once."));
    hint->toned(Tone::Neutral)->wrapped();
    QFormLayout* fields = form::makeForm();
    fields->addRow(tr("&Colours"), m_theme);
    fields->addRow(tr("&Language"), m_language);
    fields->addRow({}, m_languageHint);
    fields->addRow({}, m_tray);
    fields->addRow({}, m_notify);
    fields->addRow({}, noTray);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addWidget(hint);
    layout->addSpacing(4);
    layout->addLayout(fields);

    connect(m_theme, &QComboBox::activated, this, [this] {
        if (m_preferences != nullptr)
            m_preferences->setTheme(static_cast<Theme>(m_theme->currentData().toInt()));
    });
    connect(m_language, &QComboBox::activated, this, [this] {
        if (m_preferences == nullptr)
            return;
        m_preferences->setLanguage(m_language->currentData().toString());
        m_languageHint->show();
    });
    connect(m_tray, &QCheckBox::toggled, this, [this](bool on) {
        if (m_preferences != nullptr)
            m_preferences->setClosesToTray(on);
    });
    connect(m_notify, &QCheckBox::toggled, this, [this](bool on) {
        if (m_preferences != nullptr)
            m_preferences->setNotifies(on);
    });
}

void AppearanceEditor::setPreferences(Preferences& preferences)
{
    m_preferences = &preferences;
    // The palette of commands changes the theme too.
    connect(&preferences, &Preferences::themeChanged, this, &AppearanceEditor::fill);
    fill();
}

void AppearanceEditor::fill()
{
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(m_preferences->theme())));
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_preferences->language())));
    m_tray->setChecked(m_preferences->closesToTray());
    m_notify->setChecked(m_preferences->notifies());
}

} // namespace telemirror
