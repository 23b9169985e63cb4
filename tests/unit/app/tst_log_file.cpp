#include "common/LogFile.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

const Timestamp noon = fromDateTime(QDateTime({2026, 11, 24}, {12, 0}, Qt::UTC));

LogRecord record(const QString& text, LogLevel level = LogLevel::Info)
{
    return {noon + 5 * nanosecondsPerMillisecond, level, u"mirror"_s, u"main"_s, text};
}

} // namespace

class LogFileTest : public QObject
{
    Q_OBJECT

private slots:
    void everyRecordComesBack_data();
    void everyRecordComesBack();
    void itIsARing();
    void aLaterStartGoesOn();
    void damagedLinesAreLeftOut();
    void warningsReachTheDiskAtOnce();
    void aFolderThatCannotBeMadeIsSaid();

private:
    QTemporaryDir m_folder;
};

void LogFileTest::everyRecordComesBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"Run 1 started."_s;
    QTest::newRow("lines") << u"a\nb\r\n\tc"_s;
    QTest::newRow("quotes") << u"\"quoted\" \\ {}"_s;
    QTest::newRow("unicode") << u"söhne ☀ 🌞 \u2028"_s;
    QTest::newRow("empty") << u""_s;
}

void LogFileTest::everyRecordComesBack()
{
    QFETCH(QString, text);
    const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()) + u"/x.log"_s);
    {
        LogFile file(path);
        QVERIFY(file.open());
        for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error})
            file.write(record(text, level));
    }
    const QList<LogRecord> read = LogFile::read(path, 10);
    QCOMPARE(read.size(), 4);
    QCOMPARE(read[0].level, LogLevel::Debug);
    QCOMPARE(read[3].level, LogLevel::Error);
    QCOMPARE(read[3].time, record(text).time);
    QCOMPARE(read[3].source, u"mirror"_s);
    QCOMPARE(read[3].rule, u"main"_s);
    QCOMPARE(read[3].text, text);
    QCOMPARE(LogFile::read(path, 1).size(), 1);
}

void LogFileTest::itIsARing()
{
    const QString path = m_folder.filePath(u"ring.log"_s);
    LogFile file(path, {2000, 3});
    QVERIFY(file.open());
    for (int i = 0; i < 200; ++i)
        file.write(record(QString::number(i), LogLevel::Warning));
    QVERIFY(QFile::exists(path + u".2"_s));
    QVERIFY(!QFile::exists(path + u".3"_s));
    for (const QString& each : {path, path + u".1"_s, path + u".2"_s})
        QVERIFY(QFile(each).size() < 2200);
    const QList<LogRecord> read = LogFile::read(path, 1000);
    QVERIFY(read.size() > 30);
    QCOMPARE(read.last().text, u"199"_s);
    for (qsizetype i = 1; i < read.size(); ++i)
        QCOMPARE(read[i].text.toInt(), read[i - 1].text.toInt() + 1);
}

void LogFileTest::aLaterStartGoesOn()
{
    const QString path = m_folder.filePath(u"later.log"_s);
    for (const QString& text : {u"one"_s, u"two"_s}) {
        LogFile file(path);
        QVERIFY(file.open());
        file.write(record(text));
    }
    const QList<LogRecord> read = LogFile::read(path, 10);
    QCOMPARE(read.size(), 2);
    QCOMPARE(read[0].text, u"one"_s);
}

void LogFileTest::damagedLinesAreLeftOut()
{
    const QString path = m_folder.filePath(u"damaged.log"_s);
    QFile raw(path);
    QVERIFY(raw.open(QIODevice::WriteOnly));
    raw.write("nonsense\n[]\n{\"text\":1}\n{\"time\":\"2026-11-24T12:00:00.000Z\",\"text\":\"good\"}\n{\"ti");
    raw.close();
    const QList<LogRecord> read = LogFile::read(path, 10);
    QCOMPARE(read.size(), 1);
    QCOMPARE(read[0].text, u"good"_s);
}

void LogFileTest::warningsReachTheDiskAtOnce()
{
    const QString path = m_folder.filePath(u"warning.log"_s);
    LogFile file(path);
    QVERIFY(file.open());
    file.write(record(u"quiet"_s));
    QCOMPARE(LogFile::read(path, 10).size(), 0);
    file.write(record(u"loud"_s, LogLevel::Warning));
    QCOMPARE(LogFile::read(path, 10).size(), 2);
    file.write(record(u"quiet"_s));
    QTRY_COMPARE(LogFile::read(path, 10).size(), 3);
    QCOMPARE(QFile::permissions(path) & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
}

void LogFileTest::aFolderThatCannotBeMadeIsSaid()
{
    LogFile file(u"/proc/none/x.log"_s);
    const Result<void> opened = file.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Storage);
    file.write(record(u"lost"_s)); // and nothing else happens
}

QTEST_MAIN(LogFileTest)
#include "tst_log_file.moc"
