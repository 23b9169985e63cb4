#include "common/Translation.h"
#include "model/Rule.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

/// One text of a .ts file.
struct Message
{
    QString source;
    QStringList translations; ///< several where numbers have several forms
    bool isUnfinished = false;
};

QList<Message> readMessages(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qUtf8Printable(path));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"message"_s) {
            messages.append(Message());
        } else if (xml.name() == u"source"_s) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"translation"_s) {
            messages.last().isUnfinished = xml.attributes().hasAttribute(u"type"_s);
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation"_s)) {
                if (xml.isStartElement())
                    messages.last().translations.append(xml.readElementText());
                else
                    text += xml.text();
            }
            if (messages.last().translations.isEmpty())
                messages.last().translations = {text};
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qUtf8Printable(path), qUtf8Printable(xml.errorString()));
    return messages;
}

/// "%1", "%n", … in their order by name.
QStringList placeholders(const QString& text)
{
    static const QRegularExpression form(u"%(\\d+|n)"_s);
    QStringList found;
    for (const QRegularExpressionMatch& match : form.globalMatch(text))
        found.append(match.captured());
    found.sort();
    return found;
}

QString translated(const char* context, const char* text, int n = -1)
{
    return QCoreApplication::translate(context, text, nullptr, n);
}

} // namespace

class TranslationTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsMissing_data();
    void nothingIsMissing();
    void placeholdersAgree_data();
    void placeholdersAgree();
    void everyContextIsReached();
    void numbersHaveForms();
    void anUnknownLanguageIsEnglish();
    void findsTheFolder_data();
    void findsTheFolder();
    void readsThePreference();
};

void TranslationTest::nothingIsMissing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("French") << u"telemirror_fr.ts"_s << QStringList{};
    QTest::newRow("English plurals") << u"telemirror_en.ts"_s << QStringList{u"-pluralonly"_s};
}

void TranslationTest::nothingIsMissing()
{
    QFETCH(QString, name);
    QFETCH(QStringList, options);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(name);
    QVERIFY(QFile::copy(QStringLiteral(SOURCE_FOLDER "/resources/translations/") + name, copy));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(SOURCE_FOLDER));
    lupdate.start(QStringLiteral(LUPDATE),
        QStringList{u"-silent"_s, u"-I"_s, u"core"_s, u"-I"_s, u"app"_s, u"-I"_s, u"."_s, u"-recursive"_s,
            u"core"_s, u"ui"_s, u"app"_s, u"-locations"_s, u"none"_s, u"-no-obsolete"_s} +
            options + QStringList{u"-ts"_s, copy});
    QVERIFY(lupdate.waitForFinished(60'000));
    QCOMPARE(lupdate.exitCode(), 0);
    QStringList missing;
    const QList<Message> messages = readMessages(copy);
    for (const Message& message : messages) {
        if (message.isUnfinished || message.translations.contains(QString()))
            missing.append(message.source);
    }
    QVERIFY(messages.size() > (options.isEmpty() ? 500 : 2)); // the sources were found
    QVERIFY2(missing.isEmpty(),
        qPrintable(u"run ./check translations, then translate:\n"_s + missing.join(u'\n')));
}

void TranslationTest::placeholdersAgree_data()
{
    nothingIsMissing_data();
}

void TranslationTest::placeholdersAgree()
{
    QFETCH(QString, name);
    for (const Message& message :
        readMessages(QStringLiteral(SOURCE_FOLDER "/resources/translations/") + name)) {
        for (const QString& translation : message.translations) {
            QVERIFY2(placeholders(translation) == placeholders(message.source), qPrintable(translation));
            QVERIFY2(translation.count(u'\n') == message.source.count(u'\n'), qPrintable(translation));
            // One key of the keyboard for one key.
            QVERIFY2(translation.count(u'&') == message.source.count(u'&'), qPrintable(translation));
        }
    }
}

void TranslationTest::everyContextIsReached()
{
    const Translation french(*QCoreApplication::instance(), u"fr"_s);
    // Of a class, of functions without one, and of a class that stands in another's file.
    QCOMPARE(translated("telemirror::words", "Running"), u"En cours"_s);
    QCOMPARE(translated("telemirror::Environment", "one line"), u"une ligne"_s);
    QCOMPARE(translated("telemirror::NoContextAtAll", "Recent runs"), u"Dernières exécutions"_s);
    const auto unreadable = Rule::fromJson({{u"id"_s, 5}});
    QVERIFY(!unreadable);
    QVERIFY2(unreadable.error().message.contains(u"règle"_s), qPrintable(unreadable.error().message));
    QCOMPARE(translated("telemirror::words", "No such text"), u"No such text"_s);
}

void TranslationTest::numbersHaveForms()
{
    {
        const Translation french(*QCoreApplication::instance(), u"fr"_s);
        QCOMPARE(translated("x", "%n run(s)", 0), u"0 exécution"_s);
        QCOMPARE(translated("x", "%n run(s)", 1), u"1 exécution"_s);
        QCOMPARE(translated("x", "%n run(s)", 2), u"2 exécutions"_s);
    }
    const Translation english(*QCoreApplication::instance(), u"en"_s);
    QCOMPARE(translated("x", "%n run(s)", 0), u"0 runs"_s);
    QCOMPARE(translated("x", "%n run(s)", 1), u"1 run"_s);
    QCOMPARE(translated("x", "Recent runs"), u"Recent runs"_s);
}

void TranslationTest::anUnknownLanguageIsEnglish()
{
    const Translation unknown(*QCoreApplication::instance(), u"tlh"_s);
    QCOMPARE(translated("x", "%n run(s)", 1), u"1 run"_s);
    QCOMPARE(translated("x", "Recent runs"), u"Recent runs"_s);
}

void TranslationTest::findsTheFolder_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("folder");
    QTest::newRow("none") << QStringList{u"telemirror"_s, u"--demo"_s} << QString();
    QTest::newRow("apart") << QStringList{u"t"_s, u"--demo"_s, u"--data-dir"_s, u"/a b"_s} << u"/a b"_s;
    QTest::newRow("joined") << QStringList{u"t"_s, u"--data-dir=/a=b"_s} << u"/a=b"_s;
    QTest::newRow("without a value") << QStringList{u"t"_s, u"--data-dir"_s} << QString();
    QTest::newRow("another option") << QStringList{u"t"_s, u"--data-directory=/x"_s} << QString();
    QTest::newRow("no arguments") << QStringList{} << QString();
}

void TranslationTest::findsTheFolder()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, folder);
    QCOMPARE(Translation::dataFolderIn(arguments), folder);
}

void TranslationTest::readsThePreference()
{
    const QTemporaryDir folder;
    QCOMPARE(Translation::languageIn(folder.path()), QString());
    QFile file(folder.filePath(u"preferences.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\nlanguage=fr\n");
    file.close();
    QCOMPARE(Translation::languageIn(folder.path()), u"fr"_s);
}

QTEST_GUILESS_MAIN(TranslationTest)
#include "tst_translation.moc"
