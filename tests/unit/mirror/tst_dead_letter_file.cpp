#include "FakeInflux.h"
#include "mirror/DeadLetterBox.h"
#include "mirror/DeadLetterFile.h"
#include "mirror/DeadLetterReader.h"
#include "mirror/DeadLetterReplay.h"
#include "mirror/LineScan.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>
#include <sys/resource.h>
#include <zlib.h>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray gunzipped(const QString& path)
{
    QByteArray text;
    gzFile file = gzopen(QFile::encodeName(path).constData(), "rb");
    if (file == nullptr)
        return text;
    std::array<char, 4096> buffer{};
    for (int got = 0; (got = gzread(file, buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), got);
    gzclose(file);
    return text;
}

DeadLetterOrigin originOf(const QString& ruleKey, qint64 run)
{
    return {u"main"_s, u"Wetter \"Süd\"\nzwei"_s, ruleKey, u"local"_s, u"db/rp"_s, run,
        1'700'000'000 * nanosecondsPerSecond};
}

QList<DeadLetter> allOf(const QString& path)
{
    QList<DeadLetter> letters;
    const auto reader = DeadLetterReader::open(path);
    while (reader) {
        const auto letter = (*reader)->next();
        if (!letter || !*letter)
            break;
        letters.append(**letter);
    }
    return letters;
}

QByteArray lineAt(int i)
{
    return "m v=" + QByteArray::number(i) + "i " + QByteArray::number(i);
}

} // namespace

class DeadLetterFileTest : public QObject
{
    Q_OBJECT

private slots:
    void entriesAreKept();
    void noEntryNoFile();
    void ruleKeysCannotLeaveTheFolder();
    void unwritableFolderIsAnError();
    void linesAreFound_data();
    void linesAreFound();
    void entriesAreReadAsTheyWere();
    void longFilesAreReadInPieces();
    void damageIsTold();
    void failedAppendingIsTakenBack();
    void filesAreListed();
    void namesCannotLeaveTheFolder();
    void replayWritesWhatItCan_data();
    void replayWritesWhatItCan();
    void replayThatFailsChangesNothing();
    void replayThatDiesLosesNothing();
    void replayLetsARunGoOn();
    void oneReplayAtATime();

private:
    /// Replays until the end; time moves as long as somebody waits.
    static Result<DeadLetterReplayResult> replayed(
        const QString& path, FakeInflux& destination, ManualClock& clock);
};

Result<DeadLetterReplayResult> DeadLetterFileTest::replayed(
    const QString& path, FakeInflux& destination, ManualClock& clock)
{
    DeadLetterReplay replay(path, {destination, u"mirror"_s, clock, RetryPolicy()}, nullptr);
    QSignalSpy finished(&replay, &DeadLetterReplay::finished);
    replay.start();
    for (int i = 0; i < 10'000 && finished.isEmpty(); ++i) {
        for (int turn = 0; turn < 20; ++turn)
            QCoreApplication::processEvents();
        clock.advance(1s);
    }
    if (finished.isEmpty())
        return failure(Error::Kind::Timeout, u"the replay did not end"_s);
    return finished.first().first().value<Result<DeadLetterReplayResult>>();
}

void DeadLetterFileTest::entriesAreKept()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.filePath(u"new folder"_s), originOf(u"rule"_s, 7));
    const RefusedPoint point{u"a tag\nends with a backslash"_s, "m,path=C:\\ f", "x\ny", 12};
    QVERIFY(file.append(DeadLetterFile::entryFor(point)));
    QVERIFY(file.append(DeadLetterFile::entryFor("m f=1 2\n", u"type conflict"_s) +
        DeadLetterFile::entryFor("m s=\"a\nb\" 3", u"again"_s)));
    QVERIFY(file.path().endsWith(u"run-7-rule.lp.gz"_s));
    QCOMPARE(gunzipped(file.path()),
        DeadLetterFile::originLine(originOf(u"rule"_s, 7)) +
            "# a tag\\nends with a backslash\n# m,path=C:\\\\ f x\\ny 12\n"
            "# type conflict\nm f=1 2\n# again\nm s=\"a\nb\" 3\n"_ba);
}

void DeadLetterFileTest::noEntryNoFile()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), originOf(u"rule"_s, 1));
    QVERIFY(file.append({}));
    QVERIFY(!QFile::exists(file.path()));
}

void DeadLetterFileTest::ruleKeysCannotLeaveTheFolder()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), originOf(u"../../a b/ü"_s, 1));
    QVERIFY(file.append("x\n"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void DeadLetterFileTest::unwritableFolderIsAnError()
{
    const QTemporaryDir folder;
    QFile obstacle(folder.filePath(u"obstacle"_s));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    DeadLetterFile file(obstacle.fileName(), originOf(u"rule"_s, 1));
    const Result<void> kept = file.append("x\n");
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, Error::Kind::Storage);
    QVERIFY(kept.error().message.contains(file.path()));
}

void DeadLetterFileTest::linesAreFound_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("fields");
    QTest::newRow("one") << "m v=1 1\n"_ba << 1;
    QTest::newRow("several") << "m,t=a v=1,w=2i,x=t 1\n"_ba << 3;
    QTest::newRow("no time") << "m v=1\n"_ba << 1;
    QTest::newRow("no newline") << "m v=1,w=2 5"_ba << 2;
    QTest::newRow("comma in a string") << "m v=\"a,b\",w=1 5\n"_ba << 2;
    QTest::newRow("newline in a string") << "m v=\"a\nb\" 5\n"_ba << 1;
    QTest::newRow("space in a string") << "m v=\"a b, c\",w=\"\" 5\n"_ba << 2;
    QTest::newRow("quote in a string") << "m v=\"a\\\",\nb\",w=1 5\n"_ba << 2;
    QTest::newRow("backslash ends a string") << "m v=\"a\\\\\",w=1 5\n"_ba << 2;
    QTest::newRow("quotes in tags") << "m,a=\"x\",b=\" v=1,w=2 5\n"_ba << 2;
    QTest::newRow("escaped names") << "a\\ b\\,c,t\\ k=\\ v\\,w f\\,1=1,g\\ h=2 5\n"_ba << 2;
}

void DeadLetterFileTest::linesAreFound()
{
    QFETCH(QByteArray, line);
    QFETCH(int, fields);
    QCOMPARE(LineScan::fieldCount(line), fields);
    QCOMPARE(LineScan::endOfLine(line), line.size());
    if (!line.endsWith('\n'))
        return;
    const QByteArray three = line + line + "last v=1 1\n";
    QCOMPARE(LineScan::afterLines(three, 0), 0);
    QCOMPARE(LineScan::afterLines(three, 2), 2 * line.size());
    QCOMPARE(LineScan::afterLines(three, 9), three.size());
}

void DeadLetterFileTest::entriesAreReadAsTheyWere()
{
    const QTemporaryDir folder;
    const DeadLetterOrigin origin = originOf(u"main-0123456789abcdef"_s, 7);
    DeadLetterFile file(folder.path(), origin);
    const RefusedPoint point{u"a tag\nends with \\n"_s, "m,path=C:\\ f", "x\ny", 12};
    const QList<QByteArray> lines{"m f=1 2", "m s=\"a\nb # c\" 3", "m,a=\\#\\ b s=\"\\\"\\\\\",t=2i 4",
        "\\#m v=1 5", "été☀ v=\"\n# x\n\" 6"};
    QVERIFY(file.append(DeadLetterFile::entryFor(point)));
    for (const QByteArray& line : lines)
        QVERIFY(file.append(DeadLetterFile::entryFor(line, u"Grund: \"%1\"\nzwei"_s)));
    const auto reader = DeadLetterReader::open(file.path());
    QVERIFY(reader.has_value());
    QCOMPARE((*reader)->origin(), origin);
    const QList<DeadLetter> letters = allOf(file.path());
    QCOMPARE(letters.size(), 1 + lines.size());
    QCOMPARE(letters[0], (DeadLetter{point.reason, "m,path=C:\\ f x\ny 12"_ba, false, 1}));
    QByteArray again = DeadLetterFile::originLine(origin);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QCOMPARE(letters[i + 1].text, lines[i]);
        QCOMPARE(letters[i + 1].reason, u"Grund: \"%1\"\nzwei"_s);
        QVERIFY(letters[i + 1].isReplayable);
    }
    QCOMPARE(letters[3].points, 2);
    for (const DeadLetter& letter : letters)
        again += DeadLetterFile::entryFor(letter);
    QCOMPARE(again, gunzipped(file.path()));
}

void DeadLetterFileTest::longFilesAreReadInPieces()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), originOf(u"r"_s, 1));
    QByteArray entries;
    for (int i = 0; i < 30'000; ++i)
        entries += DeadLetterFile::entryFor(lineAt(i), u"no"_s);
    entries += DeadLetterFile::entryFor("m s=\"" + QByteArray(3'000'000, '\n') + "\" 1", u"long"_s);
    QVERIFY(file.append(entries));
    const QList<DeadLetter> letters = allOf(file.path());
    QCOMPARE(letters.size(), 30'001);
    QCOMPARE(letters[29'999].text, lineAt(29'999));
    QCOMPARE(letters.last().text.size(), 3'000'000 + "m s=\"\" 1"_ba.size());
}

void DeadLetterFileTest::damageIsTold()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), originOf(u"r"_s, 1));
    QVERIFY(file.append(DeadLetterFile::entryFor(lineAt(1), u"no"_s)));
    const qint64 whole = QFileInfo(file.path()).size();
    QVERIFY(file.append(DeadLetterFile::entryFor(lineAt(2), u"no"_s)));
    QVERIFY(QFile::resize(file.path(), whole + 25)); // its writer died
    const DeadLetterBox box(folder.path());
    QCOMPARE(box.list().size(), 1);
    QCOMPARE(box.list().first().entries, 1);
    QVERIFY(box.list().first().damage.contains(file.path()));
    FakeInflux destination(u"local"_s);
    ManualClock clock(0);
    const QByteArray before = gunzipped(file.path());
    const auto result = replayed(file.path(), destination, clock);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Malformed);
    QCOMPARE(gunzipped(file.path()), before); // what cannot be read is not thrown away
}

void DeadLetterFileTest::failedAppendingIsTakenBack()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), originOf(u"r"_s, 1));
    QVERIFY(file.append(DeadLetterFile::entryFor(lineAt(1), u"no"_s)));
    // No room for more: the limit on the size of files stands for a full disk.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = static_cast<rlim_t>(QFileInfo(file.path()).size()) + 100;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    QByteArray random(20'000, 'x');
    for (char& c : random)
        c = static_cast<char>('0' + QRandomGenerator::global()->bounded(75));
    const Result<void> appended = file.append(DeadLetterFile::entryFor("m s=\"" + random + "\" 1", u"no"_s));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!appended);
    QCOMPARE(appended.error().kind, Error::Kind::Storage);
    QVERIFY(file.append(DeadLetterFile::entryFor(lineAt(2), u"no"_s)));
    const QList<DeadLetter> letters = allOf(file.path());
    QCOMPARE(letters.size(), 2);
    QCOMPARE(letters.last().text, lineAt(2));
}

void DeadLetterFileTest::filesAreListed()
{
    const QTemporaryDir folder;
    const DeadLetterBox box(folder.path());
    QVERIFY(box.list().isEmpty());
    DeadLetterFile file(folder.path(), originOf(u"main-0123456789abcdef"_s, 7));
    for (int i = 0; i < 50; ++i)
        QVERIFY(file.append(DeadLetterFile::entryFor(lineAt(i), i % 2 == 0 ? u"even"_s : u"odd"_s)));
    QVERIFY(file.append(DeadLetterFile::entryFor(RefusedPoint{u"cannot"_s, "m v", "1", 5})));
    const QList<DeadLetterSummary> list = box.list();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list[0].path, file.path());
    QCOMPARE(list[0].entries, 51);
    QCOMPARE(list[0].replayable, 50);
    QCOMPARE(list[0].points, 51);
    QCOMPARE(list[0].reasons, (QMap<QString, qint64>{{u"even"_s, 25}, {u"odd"_s, 25}, {u"cannot"_s, 1}}));
    QCOMPARE(list[0].origin, originOf(u"main-0123456789abcdef"_s, 7));
    QCOMPARE(list[0].damage, QString());
    const auto page = box.letters(list[0].file, 48, 2);
    QVERIFY(page.has_value());
    QCOMPARE(page->letters.size(), 2);
    QCOMPARE(page->letters[1].text, lineAt(49));
    QVERIFY(!page->isLast);
    QVERIFY(box.letters(list[0].file, 50, 2)->isLast);
    QVERIFY(box.letters(list[0].file, 99, 2)->letters.isEmpty());
    // Searched in reasons and texts, and counted among what was found.
    const auto odd = box.letters(list[0].file, 23, 5, u"ODD"_s);
    QVERIFY(odd.has_value());
    QCOMPARE(odd->letters.size(), 2);
    QCOMPARE(odd->letters[1].text, lineAt(49));
    QVERIFY(odd->isLast);
    QCOMPARE(
        box.letters(list[0].file, 0, 99, QString::fromUtf8(lineAt(17)))->letters.value(0).text, lineAt(17));
    QVERIFY(!box.letters(list[0].file, 0, 24, u"odd"_s)->isLast);
    QVERIFY(box.letters(list[0].file, 0, 99, u"nowhere"_s)->letters.isEmpty());
}

void DeadLetterFileTest::namesCannotLeaveTheFolder()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"box"_s));
    DeadLetterFile outside(folder.path(), originOf(u"r"_s, 1));
    QVERIFY(outside.append(DeadLetterFile::entryFor(lineAt(1), u"no"_s)));
    const DeadLetterBox box(folder.filePath(u"box"_s));
    for (const QString& name :
        {u"../"_s + QFileInfo(outside.path()).fileName(), outside.path(), u""_s, u".."_s, u"none.lp.gz"_s})
        QCOMPARE(box.letters(name, 0, 1).error().kind, Error::Kind::NotFound);
}

void DeadLetterFileTest::replayWritesWhatItCan_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("refused"); // every so manieth
    QTest::addColumn<int>("unwritable");
    QTest::newRow("all go") << 100 << 0 << 0;
    QTest::newRow("several batches") << 12'000 << 0 << 0;
    QTest::newRow("some are refused again") << 12'000 << 1'000 << 0;
    QTest::newRow("every one is refused again") << 300 << 1 << 0;
    QTest::newRow("more than is worth isolating") << 6'000 << 1 << 0;
    QTest::newRow("some cannot be lines") << 100 << 0 << 3;
    QTest::newRow("none can be lines") << 0 << 0 << 3;
}

void DeadLetterFileTest::replayWritesWhatItCan()
{
    QFETCH(int, count);
    QFETCH(int, refused);
    QFETCH(int, unwritable);
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), originOf(u"r"_s, 1));
    QByteArray entries;
    for (int i = 0; i < unwritable; ++i)
        entries += DeadLetterFile::entryFor(RefusedPoint{u"cannot"_s, "m v", "1", i});
    for (int i = 1; i <= count; ++i)
        entries += DeadLetterFile::entryFor(lineAt(i), u"old reason"_s);
    QVERIFY(file.append(entries));
    FakeInflux destination(u"local"_s);
    ManualClock clock(0);
    const auto isRefused = [refused](qint64 value) { return refused > 0 && value % refused == 0; };
    destination.onWrite = [&](const QByteArray& lines) -> std::optional<Error> {
        for (const QByteArray& line : lines.split('\n')) {
            if (!line.isEmpty() && isRefused(line.mid(line.lastIndexOf(' ') + 1).toLongLong()))
                return errorOf(Error::Kind::PartialWrite, {}, u"new reason"_s);
        }
        return std::nullopt;
    };
    const auto result = replayed(file.path(), destination, clock);
    QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().toString()));
    const int kept = (refused > 0 ? count / refused : 0) + unwritable;
    QCOMPARE(result->kept, kept);
    QCOMPARE(result->keptEntries, kept);
    QCOMPARE(result->written, count + unwritable - kept);
    QCOMPARE(destination.data[u"mirror"_s][u"m"_s].size(), count + unwritable - kept);
    const QDir left(folder.path());
    if (kept == 0) {
        QCOMPARE(left.entryList(QDir::Files), QStringList());
        QCOMPARE(result->keptFile, QString());
        return;
    }
    QCOMPARE(left.entryList(QDir::Files), QStringList{result->keptFile});
    QCOMPARE(folder.filePath(result->keptFile), file.path());
    const QList<DeadLetter> letters = allOf(file.path());
    QCOMPARE(letters.size(), kept);
    for (const DeadLetter& letter : letters) {
        QCOMPARE(letter.reason, letter.isReplayable ? u"new reason"_s : u"cannot"_s);
        QVERIFY(!letter.isReplayable || isRefused(letter.text.split(' ').last().toLongLong()));
    }
    QCOMPARE((*DeadLetterReader::open(file.path()))->origin(), originOf(u"r"_s, 1));
}

void DeadLetterFileTest::replayThatFailsChangesNothing()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), originOf(u"r"_s, 1));
    QByteArray entries;
    for (int i = 1; i <= 12'000; ++i)
        entries += DeadLetterFile::entryFor(lineAt(i), u"no"_s);
    QVERIFY(file.append(entries));
    const QByteArray before = gunzipped(file.path());
    FakeInflux destination(u"local"_s);
    ManualClock clock(0);
    destination.onWrite = [count = 0](const QByteArray&) mutable -> std::optional<Error> {
        return count++ == 0 ? std::nullopt : std::optional(errorOf(Error::Kind::Unreachable));
    };
    const auto result = replayed(file.path(), destination, clock);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Unreachable);
    QCOMPARE(gunzipped(file.path()), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void DeadLetterFileTest::replayThatDiesLosesNothing()
{
    // After every turn of the event loop: what is at the destination and what is in the folder
    // together are everything; and the next replay brings the rest.
    for (int turns = 0; turns < 40; ++turns) {
        const QTemporaryDir folder;
        DeadLetterFile file(folder.path(), originOf(u"r"_s, 1));
        QByteArray entries;
        for (int i = 1; i <= 12'000; ++i)
            entries += DeadLetterFile::entryFor(lineAt(i), u"no"_s);
        QVERIFY(file.append(entries));
        FakeInflux destination(u"local"_s);
        ManualClock clock(0);
        auto replay = std::make_unique<DeadLetterReplay>(
            file.path(), BatchWrite::Target{destination, u"mirror"_s, clock, RetryPolicy()}, nullptr);
        replay->start();
        for (int i = 0; i < turns; ++i)
            QCoreApplication::sendPostedEvents();
        replay.reset();
        QSet<QByteArray> found;
        for (const qint64 value : destination.data[u"mirror"_s][u"m"_s])
            found.insert(lineAt(static_cast<int>(value)));
        const DeadLetterBox box(folder.path());
        for (const DeadLetterSummary& summary : box.list()) {
            for (const DeadLetter& letter : allOf(summary.path))
                found.insert(letter.text);
        }
        QCOMPARE(found.size(), 12'000);
        for (const DeadLetterSummary& summary : box.list())
            QVERIFY(replayed(summary.path, destination, clock).has_value());
        QCOMPARE(destination.data[u"mirror"_s][u"m"_s].size(), 12'000);
        QVERIFY(box.list().isEmpty());
    }
}

void DeadLetterFileTest::replayLetsARunGoOn()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), originOf(u"r"_s, 1));
    QVERIFY(file.append(DeadLetterFile::entryFor(lineAt(1), u"no"_s)));
    FakeInflux destination(u"local"_s);
    ManualClock clock(0);
    bool appended = false;
    destination.onWrite = [&](const QByteArray&) -> std::optional<Error> {
        appended = file.append(DeadLetterFile::entryFor(lineAt(2), u"no"_s)).has_value();
        return errorOf(Error::Kind::PartialWrite, {}, u"again"_s);
    };
    const auto result = replayed(file.path(), destination, clock);
    QVERIFY(result.has_value());
    QVERIFY(appended);
    QStringList texts;
    for (const DeadLetterSummary& summary : DeadLetterBox(folder.path()).list()) {
        QCOMPARE(summary.origin.ruleKey, u"r"_s);
        for (const DeadLetter& letter : allOf(summary.path))
            texts.append(QString::fromUtf8(letter.text));
    }
    texts.sort();
    QCOMPARE(texts, (QStringList{u"m v=1i 1"_s, u"m v=2i 2"_s}));
}

void DeadLetterFileTest::oneReplayAtATime()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), originOf(u"r"_s, 1));
    QVERIFY(file.append(DeadLetterFile::entryFor(lineAt(1), u"no"_s)));
    FakeInflux destination(u"local"_s);
    destination.hangWrites = true;
    ManualClock clock(0);
    const BatchWrite::Target target{destination, u"mirror"_s, clock, RetryPolicy()};
    DeadLetterReplay first(file.path(), target, nullptr);
    first.start();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(destination.writes.size(), 1);
    for (const DeadLetterSummary& summary : DeadLetterBox(folder.path()).list()) {
        const auto second = replayed(summary.path, destination, clock);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::Busy);
    }
    QCOMPARE(destination.writes.size(), 1);
    destination.abortAll();
}

QTEST_GUILESS_MAIN(DeadLetterFileTest)
#include "tst_dead_letter_file.moc"
