#include "mirror/DeadLetterFile.h"
#include "mirror/LineScan.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <zlib.h>

using namespace telemirror;
using namespace Qt::StringLiterals;

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
};

void DeadLetterFileTest::entriesAreKept()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.filePath(u"new folder"_s), u"rule"_s, 7);
    const RefusedPoint point{u"a tag\nends with a backslash"_s, "m,path=C:\\ f", "x\ny", 12};
    QVERIFY(file.append(DeadLetterFile::entryFor(point)));
    QVERIFY(file.append(DeadLetterFile::entryFor("m f=1 2\n", u"type conflict"_s) +
        DeadLetterFile::entryFor("m s=\"a\nb\" 3", u"again"_s)));
    QVERIFY(file.path().endsWith(u"run-7-rule.lp.gz"_s));
    QCOMPARE(gunzipped(file.path()),
        "# a tag\\nends with a backslash\n# m,path=C:\\\\ f x\\ny 12\n"
        "# type conflict\nm f=1 2\n# again\nm s=\"a\nb\" 3\n"_ba);
}

void DeadLetterFileTest::noEntryNoFile()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), u"rule"_s, 1);
    QVERIFY(file.append({}));
    QVERIFY(!QFile::exists(file.path()));
}

void DeadLetterFileTest::ruleKeysCannotLeaveTheFolder()
{
    const QTemporaryDir folder;
    DeadLetterFile file(folder.path(), u"../../a b/ü"_s, 1);
    QVERIFY(file.append("x\n"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void DeadLetterFileTest::unwritableFolderIsAnError()
{
    const QTemporaryDir folder;
    QFile obstacle(folder.filePath(u"obstacle"_s));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    DeadLetterFile file(obstacle.fileName(), u"rule"_s, 1);
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

QTEST_GUILESS_MAIN(DeadLetterFileTest)
#include "tst_dead_letter_file.moc"
