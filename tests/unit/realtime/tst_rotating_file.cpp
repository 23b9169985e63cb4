#include "realtime/FileTelemetryPublisher.h"
#include "realtime/RotatingFile.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

using Sync = RotatingFile::Sync;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "(missing)"_ba;
}

/// While it lives, no file of this process may grow beyond a size, as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

TelemetryRound roundWith(const QByteArray& bytes, Timestamp time = 1)
{
    TelemetryRound round;
    round.time = time;
    round.bytes = bytes;
    round.isNew = true;
    return round;
}

} // namespace

class RotatingFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void appendsLines_data();
    void appendsLines();
    void rotatesBySize_data();
    void rotatesBySize();
    void lineLargerThanTheBoundHasAFileOfItsOwn();
    void goesOnInAnExistingFile();
    void brokenLastLineIsEnded();
    void movedAwayFileIsBegunAnew();
    void fullDiskLeavesNoHalfLine();
    void unusablePlacesAreErrors_data();
    void unusablePlacesAreErrors();
    void publisherWritesDocuments();
    void publisherWaitsForTheDisk();
    void publisherIsBounded();

private:
    QString path() const { return m_folder->filePath(u"new/telemetry é.ndjson"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RotatingFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void RotatingFileTest::appendsLines_data()
{
    QTest::addColumn<int>("sync");
    QTest::newRow("never") << static_cast<int>(Sync::Never);
    QTest::newRow("every second") << static_cast<int>(Sync::EverySecond);
    QTest::newRow("always") << static_cast<int>(Sync::Always);
}

void RotatingFileTest::appendsLines()
{
    QFETCH(int, sync);
    {
        RotatingFile file(path(), 1000, 2, static_cast<Sync>(sync));
        QVERIFY(file.append("one", 0));
        QVERIFY(file.append("", nanosecondsPerSecond));
        QVERIFY(file.append(u"ü🌡"_s.toUtf8(), -5)); // a clock set back
        QCOMPARE(contentOf(path()), "one\n\n" + u"ü🌡"_s.toUtf8() + "\n");
    }
    QVERIFY(!QFile::exists(path() + u".1"_s));
}

void RotatingFileTest::rotatesBySize_data()
{
    QTest::addColumn<int>("keep");
    QTest::addColumn<QByteArrayList>("files"); // the current one first
    QTest::newRow("none kept") << 0 << QByteArrayList{"88888888\n99999999\n"_ba};
    QTest::newRow("one kept") << 1 << QByteArrayList{"88888888\n99999999\n"_ba, "66666666\n77777777\n"_ba};
    QTest::newRow("all kept") << 9
                              << QByteArrayList{"88888888\n99999999\n"_ba, "66666666\n77777777\n"_ba,
                                     "44444444\n55555555\n"_ba, "22222222\n33333333\n"_ba,
                                     "00000000\n11111111\n"_ba};
}

void RotatingFileTest::rotatesBySize()
{
    QFETCH(int, keep);
    QFETCH(QByteArrayList, files);
    RotatingFile file(path(), 18, keep, Sync::Never);
    for (char digit = '0'; digit <= '9'; ++digit)
        QVERIFY(file.append(QByteArray(8, digit), 0));
    QByteArrayList found{contentOf(path())};
    for (int number = 1; QFile::exists(path() + u".%1"_s.arg(number)); ++number)
        found.append(contentOf(path() + u".%1"_s.arg(number)));
    QCOMPARE(found, files);
    QCOMPARE(QDir(m_folder->filePath(u"new"_s)).entryList(QDir::Files).size(), files.size());
}

void RotatingFileTest::lineLargerThanTheBoundHasAFileOfItsOwn()
{
    RotatingFile file(path(), 10, 3, Sync::Never);
    QVERIFY(file.append("a", 0));
    QVERIFY(file.append(QByteArray(50, 'b'), 0));
    QVERIFY(file.append("c", 0));
    QCOMPARE(contentOf(path()), "c\n"_ba);
    QCOMPARE(contentOf(path() + u".1"_s), QByteArray(50, 'b') + '\n');
    QCOMPARE(contentOf(path() + u".2"_s), "a\n"_ba);
}

void RotatingFileTest::goesOnInAnExistingFile()
{
    {
        RotatingFile file(path(), 10, 1, Sync::Never);
        QVERIFY(file.append("1234", 0));
    }
    RotatingFile file(path(), 10, 1, Sync::Never);
    QVERIFY(file.append("5678", 0));
    QCOMPARE(contentOf(path()), "1234\n5678\n"_ba);
    QVERIFY(file.append("9", 0));
    QCOMPARE(contentOf(path()), "9\n"_ba);
}

void RotatingFileTest::brokenLastLineIsEnded()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"new"_s)));
    QFile broken(path());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("whole\n{\"ts\":");
    broken.close();
    RotatingFile file(path(), 1000, 1, Sync::Never);
    QVERIFY(file.append("next", 0));
    QVERIFY(file.append("after", 0));
    QCOMPARE(contentOf(path()), "whole\n{\"ts\":\nnext\nafter\n"_ba);
}

void RotatingFileTest::movedAwayFileIsBegunAnew()
{
    RotatingFile file(path(), 1000, 1, Sync::EverySecond);
    QVERIFY(file.append("1", 0));
    QVERIFY(QFile::rename(path(), path() + u".moved"_s));
    QVERIFY(file.append("2", 0));
    QVERIFY(QFile::remove(path()));
    QVERIFY(file.append("3", 0));
    QCOMPARE(contentOf(path() + u".moved"_s), "1\n"_ba);
    QCOMPARE(contentOf(path()), "3\n"_ba);
    QFile truncated(path());
    QVERIFY(truncated.resize(0));
    QVERIFY(file.append("4", 0));
    QCOMPARE(contentOf(path()), "4\n"_ba);
}

void RotatingFileTest::fullDiskLeavesNoHalfLine()
{
    RotatingFile file(path(), 10'000, 1, Sync::EverySecond);
    QVERIFY(file.append("whole", 0));
    {
        const FileSizeLimit limit(10);
        const Result<void> written = file.append("too long to fit", 0);
        QVERIFY(!written);
        QCOMPARE(Error::kindName(written.error().kind), u"storage"_s);
        QVERIFY(written.error().message.contains(path()));
        QCOMPARE(contentOf(path()), "whole\n"_ba);
    }
    QVERIFY(file.append("fits now", 0));
    QCOMPARE(contentOf(path()), "whole\nfits now\n"_ba);
}

void RotatingFileTest::unusablePlacesAreErrors_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a folder") << u"/tmp"_s;
    QTest::newRow("under a file") << u"/dev/null/telemetry.ndjson"_s;
    QTest::newRow("a device") << u"/dev/null"_s;
    QTest::newRow("a pipe") << u"pipe"_s;
}

/// Above all, a pipe without a reader does not make us wait.
void RotatingFileTest::unusablePlacesAreErrors()
{
    QFETCH(QString, name);
    if (name == u"pipe"_s) {
        name = m_folder->filePath(name);
        QCOMPARE(::mkfifo(QFile::encodeName(name).constData(), 0600), 0);
    }
    RotatingFile file(name, 1000, 1, Sync::Never);
    const Result<void> written = file.append("x", 0);
    QVERIFY(!written);
    QCOMPARE(Error::kindName(written.error().kind), u"storage"_s);
    QVERIFY(written.error().message.contains(name));
}

void RotatingFileTest::publisherWritesDocuments()
{
    FilePublisherSettings settings;
    settings.path = path();
    ManualClock clock(0);
    FileTelemetryPublisher publisher(settings, clock);
    QSignalSpy spy(&publisher, &TelemetryPublisher::stateChanged);
    publisher.start();
    publisher.publish(roundWith(R"({"ts":1,"values":{}})"_ba, 11));
    TelemetryRound old = roundWith("old"_ba);
    old.isNew = false;
    publisher.publish(old);
    publisher.publish(roundWith(""_ba));
    publisher.publish(roundWith(R"({"ts":2,"values":{}})"_ba, 12));
    QCOMPARE(contentOf(path()), "{\"ts\":1,\"values\":{}}\n{\"ts\":2,\"values\":{}}\n"_ba);
    QCOMPARE(publisher.state().sent, 2);
    QCOMPARE(publisher.state().lastSent, 12);
    QCOMPARE(publisher.state().status, PublisherState::Status::Ready);
    QTRY_COMPARE(spy.size(), 1);
    QVERIFY(spy.last().first().value<PublisherState>() == publisher.state());
}

void RotatingFileTest::publisherWaitsForTheDisk()
{
    FilePublisherSettings settings;
    settings.path = path();
    ManualClock clock(0);
    FileTelemetryPublisher publisher(settings, clock);
    {
        const FileSizeLimit limit(4);
        publisher.publish(roundWith("one"_ba, 1));
        publisher.publish(roundWith("two"_ba, 2));
        publisher.publish(roundWith("three"_ba, 3));
        QCOMPARE(publisher.state().sent, 1);
        QCOMPARE(publisher.state().failed, 2);
        QCOMPARE(publisher.state().spooled, 2);
        QCOMPARE(publisher.state().status, PublisherState::Status::Failed);
        QVERIFY(publisher.state().lastError.message.contains(path()));
    }
    publisher.publish(roundWith("four"_ba, 4));
    QCOMPARE(contentOf(path()), "one\ntwo\nthree\nfour\n"_ba);
    QCOMPARE(publisher.state().sent, 4);
    QCOMPARE(publisher.state().spooled, 0);
    QCOMPARE(publisher.state().lastSent, 4);
    QCOMPARE(publisher.state().status, PublisherState::Status::Ready);
}

void RotatingFileTest::publisherIsBounded()
{
    FilePublisherSettings settings;
    settings.path = u"/dev/null/x"_s;
    ManualClock clock(0);
    FileTelemetryPublisher publisher(settings, clock);
    for (int i = 0; i < FileTelemetryPublisher::mostWaiting + 5; ++i)
        publisher.publish(roundWith(QByteArray::number(i)));
    QCOMPARE(publisher.state().spooled, FileTelemetryPublisher::mostWaiting);
    QCOMPARE(publisher.state().dropped, 5);
    QCOMPARE(publisher.state().sent, 0);
}

QTEST_GUILESS_MAIN(RotatingFileTest)
#include "tst_rotating_file.moc"
