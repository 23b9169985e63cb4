#pragma once

#include <QtCore/QString>
#include <QtCore/QTranslator>

#include <memory>

class QCoreApplication;

namespace telemirror {

/// The program's texts, and Qt's own, in one language, for as long as this lives.
class Translation
{
public:
    /// `language` as "fr"; empty: the system's. Where there is no translation the texts stay English.
    Translation(QCoreApplication& application, const QString& language);
    ~Translation();
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;

    /// What the preferences of a data folder say (see ui/Preferences.h); empty if nothing.
    [[nodiscard]] static QString languageIn(const QString& dataFolder);
    /// The data folder that a program's arguments name; empty if they name none. Looked for before
    /// the arguments are understood, as what is said about them is to be translated.
    [[nodiscard]] static QString dataFolderIn(const QStringList& arguments);

private:
    /// All texts are in one context: the same English is the same French everywhere, whichever
    /// class or function says it.
    class Texts : public QTranslator
    {
    public:
        using QTranslator::QTranslator;
        [[nodiscard]] QString translate(
            const char* context, const char* source, const char* disambiguation, int n) const override;
    };

    QCoreApplication& m_application;
    Texts m_texts;
    QTranslator m_qt;
};

} // namespace telemirror
