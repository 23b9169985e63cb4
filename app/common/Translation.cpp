#include "common/Translation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QSettings>

namespace telemirror {

using namespace Qt::StringLiterals;

QString Translation::Texts::translate(
    const char*, const char* source, const char* disambiguation, int n) const
{
    return QTranslator::translate("telemirror", source, disambiguation, n);
}

Translation::Translation(QCoreApplication& application, const QString& language)
    : m_application(application)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    // English too: it has plurals.
    const bool known = m_texts.load(locale, u"telemirror"_s, u"_"_s, u":/translations"_s) ||
        m_texts.load(u":/translations/telemirror_en.qm"_s);
    if (known)
        application.installTranslator(&m_texts);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(&m_qt);
}

Translation::~Translation()
{
    m_application.removeTranslator(&m_qt);
    m_application.removeTranslator(&m_texts);
}

QString Translation::languageIn(const QString& dataFolder)
{
    const QSettings preferences(dataFolder + u"/preferences.ini"_s, QSettings::IniFormat);
    return preferences.value("language").toString();
}

QString Translation::dataFolderIn(const QStringList& arguments)
{
    constexpr QLatin1StringView option("--data-dir");
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == option)
            return arguments.value(i + 1);
        if (arguments[i].startsWith(option + u'='))
            return arguments[i].mid(option.size() + 1);
    }
    return {};
}

} // namespace telemirror
