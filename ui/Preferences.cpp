#include "ui/Preferences.h"

#include <QtCore/QSettings>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::Light: return u"light"_s;
    case Theme::Dark: return u"dark"_s;
    case Theme::System: break;
    }
    return u"system"_s;
}

} // namespace

QString Preferences::fileIn(const QString& dataFolder)
{
    return dataFolder + u"/preferences.ini"_s;
}

Preferences::Preferences(const QString& file, QObject* parent)
    : QObject(parent)
    , m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat))
{}

Preferences::~Preferences() = default;

Theme Preferences::theme() const
{
    const QString name = m_settings->value("theme").toString();
    return name == u"light"_s ? Theme::Light : name == u"dark"_s ? Theme::Dark : Theme::System;
}

void Preferences::setTheme(Theme theme)
{
    if (theme == this->theme())
        return;
    m_settings->setValue("theme", themeName(theme));
    emit themeChanged(theme);
}

QString Preferences::language() const
{
    return m_settings->value("language").toString();
}

void Preferences::setLanguage(const QString& language)
{
    if (language == this->language())
        return;
    m_settings->setValue("language", language);
    emit languageChanged();
}

bool Preferences::closesToTray() const
{
    return m_settings->value("closeToTray", false).toBool();
}

void Preferences::setClosesToTray(bool on)
{
    if (on == closesToTray())
        return;
    m_settings->setValue("closeToTray", on);
    emit closesToTrayChanged(on);
}

bool Preferences::notifies() const
{
    return m_settings->value("notifications", true).toBool();
}

void Preferences::setNotifies(bool on)
{
    m_settings->setValue("notifications", on);
}

bool Preferences::exploresSample() const
{
    return m_settings->value("exploreSample", false).toBool();
}

void Preferences::setExploresSample(bool on)
{
    m_settings->setValue("exploreSample", on);
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings->value("windowGeometry").toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray& geometry)
{
    m_settings->setValue("windowGeometry", geometry);
}

} // namespace telemirror
