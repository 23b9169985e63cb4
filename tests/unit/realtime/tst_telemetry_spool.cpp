#include "realtime/TelemetrySpool.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <cstdio>

using namespace telemirror;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using SpoolPointer = std::unique_ptr<TelemetrySpool>;

constexpr auto appendOption = "--append-until-killed";

SpoolPointer opened(const QString& path, const SpoolLimits& limits = {})
{
    Result<SpoolPointer> spool = TelemetrySpool::open(path, limits);
    if (!spool)
        qFatal("%s", qPrintable(spool.error().toString()));
    return std::move(*spool);
}

/// Takes out all there is, oldest first.
QByteArrayList drained(TelemetrySpool& spool)
{
    QByteArrayList documents;
    for (;;) {
        const auto next = spool.oldest();
        if (!next || !*next)
            return documents;
        documents.append((*next)->bytes);
        if (!spool.remove((*next)->id))
            return documents;
    }
}

/// What the child does: says the number of each document that the spool took.
int appendUntilKilled(const QString& path)
{
    const SpoolPointer spool = opened(path);
    for (int number = 0;; ++number) {
        if (!spool->append(number, QByteArray::number(number)))
            return 1;
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}

} // namespace

class TelemetrySpoolTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsOrderAndContent_data();
    void keepsOrderAndContent();
    void survivesReopening();
    void numbersAreNeverUsedAgain();
    void boundedInBytes();
    void whatIsOnItsWayIsNotDropped();
    void largerThanAllIsRefused();
    void boundedInAge();
    void extremeAges();
    void oneProgramAtATime();
    void damagedFileIsPutAside_data();
    void damagedFileIsPutAside();
    void newerFileIsRefused();
    void unusableFolder();
    void memoryWorksAlike();
    void givesRoomBack();
    void nothingIsLostByAKill();

private:
    QString path() const { return m_folder->filePath(u"deep/er/spool é.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TelemetrySpoolTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TelemetrySpoolTest::keepsOrderAndContent_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("plain") << R"({"ts":1,"values":{"real":{"f":1}}})"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("null") << QByteArray();
    QTest::newRow("hostile") << "'; DROP TABLE documents; --\0\n\r\xff\xfe"_ba + u"🌡é"_s.toUtf8();
    QTest::newRow("a megabyte") << QByteArray(1'000'000, 'x');
}

void TelemetrySpoolTest::keepsOrderAndContent()
{
    QFETCH(QByteArray, document);
    const SpoolPointer spool = opened(path());
    QVERIFY(spool->append(9, "first"_ba));
    QVERIFY(spool->append(5, document)); // the order is that of coming, whatever the time says
    QVERIFY(spool->append(7, "last"_ba));
    QCOMPARE(spool->count(), 3);
    QCOMPARE(spool->bytes(), document.size() + 9);
    QCOMPARE((*spool->oldest())->time, 9);
    QCOMPARE(drained(*spool), (QByteArrayList{"first"_ba, document, "last"_ba}));
    QCOMPARE(spool->count(), 0);
    QCOMPARE(spool->bytes(), 0);
}

void TelemetrySpoolTest::survivesReopening()
{
    for (int number = 0; number < 10; ++number) {
        const SpoolPointer spool = opened(path());
        QCOMPARE(spool->count(), number);
        QVERIFY(spool->append(number, QByteArray::number(number)));
        QCOMPARE(spool->damagedFile(), QString());
    }
    const SpoolPointer spool = opened(path());
    QCOMPARE(spool->bytes(), 10);
    QCOMPARE(drained(*spool).join(), "0123456789"_ba);
}

void TelemetrySpoolTest::numbersAreNeverUsedAgain()
{
    qint64 last = 0;
    for (int round = 0; round < 3; ++round) {
        const SpoolPointer spool = opened(path());
        QVERIFY(spool->append(1, "x"_ba));
        const SpooledDocument document = **spool->oldest();
        QVERIFY(document.id > last);
        last = document.id;
        QVERIFY(spool->remove(document.id));
        QVERIFY(spool->remove(document.id)); // gone already
        QCOMPARE(spool->count(), 0);
    }
}

void TelemetrySpoolTest::boundedInBytes()
{
    const SpoolPointer spool = opened(path(), {100, 1h});
    for (int number = 0; number < 10; ++number)
        QCOMPARE(spool->append(number, QByteArray(10, static_cast<char>('0' + number))).value(), 0);
    QCOMPARE(spool->append(10, QByteArray(1, 'a')).value(), 1);
    QCOMPARE(spool->append(11, QByteArray(9, 'b')).value(), 0);
    QCOMPARE(spool->bytes(), 100);
    QCOMPARE(spool->append(12, QByteArray(21, 'c')).value(), 3);
    QCOMPARE(spool->count(), 9);
    QCOMPARE(spool->bytes(), 91);
    QCOMPARE((*spool->oldest())->bytes, QByteArray(10, '4'));
    QCOMPARE(spool->append(13, QByteArray(100, 'd')).value(), 9);
    QCOMPARE(drained(*spool), QByteArrayList{QByteArray(100, 'd')});
}

void TelemetrySpoolTest::whatIsOnItsWayIsNotDropped()
{
    const SpoolPointer spool = opened(path(), {30, 1h});
    for (int number = 0; number < 3; ++number)
        QVERIFY(spool->append(0, QByteArray(10, static_cast<char>('0' + number))));
    spool->hold((*spool->oldest())->id);
    QCOMPARE(spool->append(0, QByteArray(10, '3')).value(), 1);
    QCOMPARE((*spool->oldest())->bytes, QByteArray(10, '0'));
    QCOMPARE(spool->expire(maximumTimestamp).value(), 2);
    QCOMPARE(drained(*spool), QByteArrayList{QByteArray(10, '0')});
}

void TelemetrySpoolTest::largerThanAllIsRefused()
{
    const SpoolPointer spool = opened(path(), {30, 1h});
    QVERIFY(spool->append(0, "stays"_ba));
    const Result<qint64> refused = spool->append(0, QByteArray(31, 'x'));
    QVERIFY(!refused);
    QCOMPARE(Error::kindName(refused.error().kind), u"too-large"_s);
    QCOMPARE(drained(*spool), QByteArrayList{"stays"_ba});
}

void TelemetrySpoolTest::boundedInAge()
{
    const SpoolPointer spool = opened(path(), {1000, 10s});
    const Timestamp begin = 1'700'000'000 * nanosecondsPerSecond;
    for (int second = 0; second < 20; ++second)
        QVERIFY(spool->append(begin + second * nanosecondsPerSecond, QByteArray::number(second)));
    QCOMPARE(spool->expire(begin + 10 * nanosecondsPerSecond).value(), 0);
    QCOMPARE(spool->expire(begin + 12 * nanosecondsPerSecond).value(), 2);
    QCOMPARE((*spool->oldest())->bytes, "2"_ba);
    QCOMPARE(spool->count(), 18);
    QCOMPARE(spool->expire(begin + nanosecondsPerHour).value(), 18);
    QVERIFY(!spool->oldest()->has_value());
    QCOMPARE(spool->bytes(), 0);
}

void TelemetrySpoolTest::extremeAges()
{
    const SpoolPointer spool = opened(path(), {1000, std::chrono::milliseconds::max()});
    QVERIFY(spool->append(minimumTimestamp, "old"_ba));
    QVERIFY(spool->append(maximumTimestamp, "new"_ba));
    QCOMPARE(spool->expire(maximumTimestamp).value(), 0);
    QCOMPARE(spool->expire(minimumTimestamp).value(), 0);
    QCOMPARE((*spool->oldest())->time, minimumTimestamp);
    QCOMPARE(spool->count(), 2);
}

void TelemetrySpoolTest::oneProgramAtATime()
{
    SpoolPointer first = opened(path());
    const Result<SpoolPointer> second = TelemetrySpool::open(path(), {});
    QVERIFY(!second);
    QCOMPARE(Error::kindName(second.error().kind), u"busy"_s);
    QVERIFY(second.error().message.contains(path()));
    first.reset();
    QVERIFY(TelemetrySpool::open(path(), {}).has_value());
}

void TelemetrySpoolTest::damagedFileIsPutAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("at");
    QTest::newRow("not a database") << QByteArray(5000, 'x') << qint64(0);
    QTest::newRow("overwritten page") << QByteArray(4096, '\xff') << qint64(4096);
}

void TelemetrySpoolTest::damagedFileIsPutAside()
{
    QFETCH(QByteArray, content);
    QFETCH(qint64, at);
    {
        const SpoolPointer spool = opened(path());
        for (int i = 0; i < 100; ++i)
            QVERIFY(spool->append(1, QByteArray(1000, 'x')));
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(content), content.size());
    file.close();
    const SpoolPointer spool = opened(path());
    QVERIFY(spool->damagedFile().startsWith(path() + u".damaged-"_s));
    QVERIFY(QFile::exists(spool->damagedFile()));
    QCOMPARE(spool->count(), 0);
    QVERIFY(spool->append(1, "works"_ba));
    QCOMPARE(drained(*spool), QByteArrayList{"works"_ba});
}

void TelemetrySpoolTest::newerFileIsRefused()
{
    opened(path())->append(1, "x"_ba).value();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(60)); // the user version in SQLite's header, big-endian
    file.write("\0\0\0\x63", 4);
    file.close();
    const Result<SpoolPointer> spool = TelemetrySpool::open(path(), {});
    QVERIFY(!spool);
    QCOMPARE(Error::kindName(spool.error().kind), u"storage"_s);
    QVERIFY(QFile::exists(path()));
}

void TelemetrySpoolTest::unusableFolder()
{
    const Result<SpoolPointer> spool = TelemetrySpool::open(u"/dev/null/spool.sqlite"_s, {});
    QVERIFY(!spool);
    QCOMPARE(Error::kindName(spool.error().kind), u"storage"_s);
    QVERIFY(spool.error().message.contains(u"/dev/null/spool.sqlite"_s));
}

void TelemetrySpoolTest::memoryWorksAlike()
{
    const Result<SpoolPointer> one = TelemetrySpool::inMemory({});
    const Result<SpoolPointer> other = TelemetrySpool::inMemory({});
    QVERIFY(one && other);
    QVERIFY((*one)->append(1, "a"_ba));
    QCOMPARE((*other)->count(), 0);
    QCOMPARE(drained(**one), QByteArrayList{"a"_ba});
}

void TelemetrySpoolTest::givesRoomBack()
{
    {
        const SpoolPointer spool = opened(path());
        for (int i = 0; i < 50; ++i)
            QVERIFY(spool->append(1, QByteArray(100'000, 'x')));
        QCOMPARE(drained(*spool).size(), 50);
    }
    QVERIFY2(QFileInfo(path()).size() < 1'000'000, qPrintable(QString::number(QFileInfo(path()).size())));
}

/// Kills a process in the middle of appending, again and again: whatever it said it had kept, is
/// there.
void TelemetrySpoolTest::nothingIsLostByAKill()
{
    for (int round = 0; round < 20; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(appendOption), path()});
        QVERIFY(child.waitForReadyRead(20'000));
        const int milliseconds = QRandomGenerator::global()->bounded(30);
        QTest::qWait(milliseconds);
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const QByteArray out = child.readAllStandardOutput();
        // The last line may be cut.
        const qsizetype acknowledged = out.count('\n');
        QVERIFY(acknowledged > 0);

        const SpoolPointer spool = opened(path());
        QCOMPARE(spool->damagedFile(), QString());
        const QByteArrayList found = drained(*spool);
        QVERIFY2(found.size() >= acknowledged && found.size() <= acknowledged + 1,
            qPrintable(u"%1 said, %2 found"_s.arg(acknowledged).arg(found.size())));
        for (qsizetype i = 0; i < found.size(); ++i)
            QCOMPARE(found[i], QByteArray::number(i));
    }
}

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QString::fromLatin1(appendOption))
        return appendUntilKilled(arguments.value(2));
    TelemetrySpoolTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_telemetry_spool.moc"
