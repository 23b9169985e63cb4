#include "influx/wire/AnnotatedCsvReader.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

/// Writes down what a reader says, one line an event.
class Recorder final : public AnnotatedCsvHandler
{
public:
    void beginSchema(std::span<const CsvColumn> columns) override
    {
        QByteArray line = "schema";
        for (const CsvColumn& column : columns)
            line += "|" + column.label + ":" + QByteArray::number(static_cast<int>(column.type)) +
                (column.isGroup ? "g" : "") + "=" + column.defaultValue;
        events.append(line);
    }
    Result<void> row(std::span<const std::string_view> cells) override
    {
        QByteArray line = "row";
        for (const std::string_view cell : cells)
            line += "|" +
                (cell.data() ? QByteArray(cell.data(), static_cast<qsizetype>(cell.size())) : "<null>"_ba);
        events.append(line);
        if (refuseAt > 0 && --refuseAt == 0)
            return failure(Error::Kind::Storage, u"enough"_s);
        return {};
    }
    QList<QByteArray> events;
    int refuseAt = 0;
};

struct Answer
{
    QList<QByteArray> events;
    Result<void> result;
};

/// Feeds pieces of at most `step` bytes; each in memory of its own, so that a view kept too long
/// or a step over the end is found by the sanitizers.
Answer readIn(const QByteArray& text, qsizetype step)
{
    Recorder recorder;
    AnnotatedCsvReader reader(recorder);
    Result<void> result;
    for (qsizetype i = 0; i < text.size() && result; i += step) {
        const QByteArray piece(text.constData() + i, std::min(step, text.size() - i));
        result = reader.feed(piece);
    }
    if (result)
        result = reader.finish();
    return {recorder.events, result};
}

const QByteArray twoTables =
    "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,"
    "dateTime:RFC3339Nano,double,string,string,string\r\n"
    "#group,false,false,true,true,false,false,true,true,true\r\n"
    "#default,_result,,,,,,,,\r\n"
    ",result,table,_start,_stop,_time,_value,_field,_measurement,station\r\n"
    ",,0,2024-05-01T00:00:00Z,2024-05-02T00:00:00Z,2024-05-01T00:00:00Z,1.5,t,weather,"
    "\"a \"\"b\"\", c\"\r\n"
    ",,0,2024-05-01T00:00:00Z,2024-05-02T00:00:00Z,2024-05-01T00:01:00Z,,t,weather,x\r\n"
    "\r\n"
    "#datatype,string,long,string\r\n"
    "#group,false,false,false\r\n"
    "#default,_result,,none\r\n"
    ",result,table,_value\r\n"
    ",,1,\"line 1\r\nline 2\"\r\n"
    ",,1,\r\n"
    ",,1,\"\"\r\n"
    "\r\n"_ba;

} // namespace

class AnnotatedCsvTest : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void anySplitIsTheSame();
    void everyTruncationIsSeen();
    void faults_data();
    void faults();
    void errorTables_data();
    void errorTables();
    void handlerStopsTheReader();
    void longRowsAreRefused();
    void randomTablesRoundTrip();
    void rubbishIsTheSameInAnySplit();
};

void AnnotatedCsvTest::answers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<QByteArray>>("events");
    using Events = QList<QByteArray>;
    QTest::newRow("nothing") << ""_ba << Events{};
    QTest::newRow("an empty line") << "\r\n"_ba << Events{};
    QTest::newRow("two tables")
        << twoTables
        << Events{"schema|result:4=_result|table:1=|_start:5g=|_stop:5g=|_time:5=|_value:0=|_field:4g="
                  "|_measurement:4g=|station:4g=",
               "row|_result|0|2024-05-01T00:00:00Z|2024-05-02T00:00:00Z|2024-05-01T00:00:00Z|1.5|t|weather"
               "|a \"b\", c",
               "row|_result|0|2024-05-01T00:00:00Z|2024-05-02T00:00:00Z|2024-05-01T00:01:00Z|<null>|t|weather"
               "|x",
               "schema|result:4=_result|table:1=|_value:4=none", "row|_result|1|line 1\nline 2",
               "row|_result|1|none", "row|_result|1|"};
    QTest::newRow("any order of annotations, LF")
        << "#default,a,b\n#group,true,false\n#datatype,boolean,unsignedLong\n,x,y\n,,2\n\n"_ba
        << Events{"schema|x:3g=a|y:2=b", "row|a|2"};
    QTest::newRow("a header only") << ",result,table,_value\r\n,,0,5\r\n\r\n"_ba
                                   << Events{"schema|result:4=|table:4=|_value:4=", "row|<null>|0|5"};
    QTest::newRow("no column for annotations")
        << "name,value\n#1,2\n\n"_ba << Events{"schema|name:4=|value:4=", "row|#1|2"};
    QTest::newRow("a schema without an empty line before")
        << "#datatype,long\n,a\n,1\n#datatype,string\n,b\n,x\n\n"_ba
        << Events{"schema|a:1=", "row|1", "schema|b:4=", "row|x"};
    QTest::newRow("a table without rows") << "#datatype,long\n,a\n\n"_ba << Events{"schema|a:1="};
    QTest::newRow("a newline as it stands")
        << ",a\n,\"x\r\ny\"\n\n"_ba << Events{"schema|a:4=", "row|x\r\ny"};
    QTest::newRow("several newlines")
        << ",a\r\n,\"\r\n\r\nx\ry\r\"\r\n\r\n"_ba << Events{"schema|a:4=", "row|\n\nx\ry\r"};
    QTest::newRow("all types")
        << "#datatype,duration,base64Binary,dateTime,double\r\n,a,b,c,d\r\n,1h,AA==,,NaN"
           "\r\n\r\n"_ba
        << Events{"schema|a:6=|b:7=|c:5=|d:0=", "row|1h|AA==|<null>|NaN"};
    QTest::newRow("unicode") << ",ü\r\n,🌡\r\n,\"🌡,\"\r\n\r\n"_ba
                             << Events{"schema|ü:4=", "row|🌡", "row|🌡,"};
}

void AnnotatedCsvTest::answers()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<QByteArray>, events);
    const Answer answer = readIn(text, std::max<qsizetype>(text.size(), 1));
    QVERIFY2(answer.result.has_value(), answer.result ? "" : qPrintable(answer.result.error().toString()));
    QCOMPARE(answer.events, events);
}

void AnnotatedCsvTest::anySplitIsTheSame()
{
    const Answer whole = readIn(twoTables, twoTables.size());
    for (qsizetype step = 1; step < twoTables.size(); ++step) {
        const Answer answer = readIn(twoTables, step);
        QVERIFY(answer.result.has_value());
        QCOMPARE(answer.events, whole.events);
    }
}

void AnnotatedCsvTest::everyTruncationIsSeen()
{
    const qsizetype firstEnd = twoTables.indexOf("\r\n\r\n") + 4;
    for (qsizetype size = 0; size <= twoTables.size(); ++size) {
        const Answer answer = readIn(twoTables.first(size), 7);
        // An answer of one table is legal: the cut behind it cannot be seen here.
        const bool legal = size == 0 || size == firstEnd || size == twoTables.size();
        QVERIFY2(answer.result.has_value() == legal, qPrintable(QString::number(size)));
        if (!legal)
            QCOMPARE(answer.result.error().kind, Error::Kind::Truncated);
    }
}

void AnnotatedCsvTest::faults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("too few cells") << ",a,b\n,1,2\n,1\n\n"_ba << u"row 2"_s;
    QTest::newRow("too many cells") << ",a,b\n,1,2,3\n\n"_ba << u"3 cells for 2 columns"_s;
    QTest::newRow("header too short") << "#datatype,long,long\n,a\n"_ba << u"header"_s;
    QTest::newRow("annotations differ") << "#datatype,long,long\n#group,true\n"_ba << u"different length"_s;
    QTest::newRow("no header") << "#datatype,long\n\n"_ba << u"without a header"_s;
    QTest::newRow("unknown type") << "#datatype,dynamic\n"_ba << u"dynamic"_s;
    QTest::newRow("a quote inside") << ",a\n,x\"y\n\n"_ba << u"quote"_s;
    QTest::newRow("text behind a quote") << ",a\n,\"x\"y\n\n"_ba << u"quote"_s;
    QTest::newRow("plain text after rows") << ",a\n,1\nsomething,else\n"_ba << u"column for annotations"_s;
}

void AnnotatedCsvTest::faults()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    for (const qsizetype step : {text.size(), qsizetype(1)}) {
        const Answer answer = readIn(text, step);
        QVERIFY(!answer.result.has_value());
        QCOMPARE(answer.result.error().kind, Error::Kind::Malformed);
        QVERIFY2(answer.result.error().message.contains(message), qPrintable(answer.result.error().message));
    }
}

void AnnotatedCsvTest::errorTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("rows");
    QTest::newRow("alone")
        << "#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n"
           ",\"failed, \"\"so\"\"\",897\r\n"_ba
        << qsizetype(0);
    QTest::newRow("without annotations")
        << "error,reference\r\n\"failed, \"\"so\"\"\",\r\n"_ba << qsizetype(0);
    QTest::newRow("after results") << ",result,table,_value\r\n,,0,1\r\n,,0,2\r\n\r\n"
                                      "#datatype,string,long\r\n,error,reference\r\n"
                                      ",\"failed, \"\"so\"\"\",\r\n\r\n"_ba
                                   << qsizetype(2);
    QTest::newRow("in the middle of a table")
        << ",result,table,_value\r\n,,0,1\r\n#datatype,string,string\r\n,error,reference\r\n"
           ",\"failed, \"\"so\"\"\",\r\n"_ba
        << qsizetype(1);
}

void AnnotatedCsvTest::errorTables()
{
    QFETCH(QByteArray, text);
    QFETCH(qsizetype, rows);
    const Answer answer = readIn(text, 3);
    QVERIFY(!answer.result.has_value());
    QCOMPARE(answer.result.error().kind, Error::Kind::Query);
    QCOMPARE(answer.result.error().detail, u"failed, \"so\""_s);
    QCOMPARE(answer.events.size(), rows == 0 ? rows : rows + 1);
}

void AnnotatedCsvTest::handlerStopsTheReader()
{
    Recorder recorder;
    recorder.refuseAt = 2;
    AnnotatedCsvReader reader(recorder);
    QCOMPARE(reader.feed(",a\n,1\n,2\n,3\n\n").error().kind, Error::Kind::Storage);
    QCOMPARE(reader.feed(",4\n").error().kind, Error::Kind::Storage);
    QCOMPARE(reader.finish().error().kind, Error::Kind::Storage);
    QCOMPARE(recorder.events.size(), 3);
    QCOMPARE(reader.rowCount(), 2);
}

void AnnotatedCsvTest::longRowsAreRefused()
{
    Recorder recorder;
    AnnotatedCsvReader reader(recorder);
    QVERIFY(reader.feed(",a\n,\"").has_value());
    const QByteArray piece(1024 * 1024, ',');
    Result<void> result;
    int fed = 0;
    while (result && fed < 100) {
        result = reader.feed(piece);
        ++fed;
    }
    QCOMPARE(result.error().kind, Error::Kind::TooLarge);
    QCOMPARE(fed, 64);
}

void AnnotatedCsvTest::randomTablesRoundTrip()
{
    QRandomGenerator random(20240501);
    const QList<QByteArray> scraps{
        "a", ",", "\"", "\n", "\r", " ", "🌡", "#", "\\", "0", "x\r\ny", "\"\"", "="};
    for (int round = 0; round < 400; ++round) {
        // With LF at the ends of lines, what stands in quotes comes back as it is.
        const qsizetype width = random.bounded(1, 6);
        QByteArray text = "#datatype" + ",string"_ba.repeated(width) + '\n';
        QByteArray schema = "schema";
        for (qsizetype i = 0; i < width; ++i) {
            text += ",c" + QByteArray::number(i);
            schema += "|c" + QByteArray::number(i) + ":4=";
        }
        text += '\n';
        QList<QByteArray> expected{schema};
        for (int rows = random.bounded(5); rows > 0; --rows) {
            QByteArray line = "row";
            for (qsizetype i = 0; i < width; ++i) {
                QByteArray cell;
                for (int parts = random.bounded(4); parts > 0; --parts)
                    cell += scraps[random.bounded(scraps.size())];
                const bool quoted = cell.contains(',') || cell.contains('"') || cell.contains('\n') ||
                    cell.contains('\r') || random.bounded(3) == 0;
                text += ',' + (quoted ? '"' + QByteArray(cell).replace("\"", "\"\"") + '"' : cell);
                line += '|' + (cell.isEmpty() && !quoted ? "<null>"_ba : cell);
            }
            text += '\n';
            expected.append(line);
        }
        text += '\n';
        Recorder recorder;
        AnnotatedCsvReader reader(recorder);
        qsizetype position = 0;
        while (position < text.size()) {
            const qsizetype step = std::min<qsizetype>(random.bounded(1, 40), text.size() - position);
            const Result<void> fed = reader.feed(QByteArray(text.constData() + position, step));
            QVERIFY2(fed.has_value(), text.constData());
            position += step;
        }
        QVERIFY(reader.finish().has_value());
        QCOMPARE(recorder.events, expected);
    }
}

void AnnotatedCsvTest::rubbishIsTheSameInAnySplit()
{
    QRandomGenerator random(11);
    const QByteArray alphabet(",,,,\n\n\r\"\"#ax");
    for (int round = 0; round < 20'000; ++round) {
        QByteArray text = round % 2 == 0 ? ",a,b\n"_ba : twoTables.first(random.bounded(twoTables.size()));
        for (int i = random.bounded(30); i > 0; --i)
            text += alphabet[random.bounded(alphabet.size())];
        const Answer whole = readIn(text, text.size());
        const Answer split = readIn(text, random.bounded(1, 8));
        QVERIFY2(split.events == whole.events && split.result.has_value() == whole.result.has_value(),
            text.constData());
        if (!whole.result)
            QCOMPARE(split.result.error(), whole.result.error());
    }
}

QTEST_GUILESS_MAIN(AnnotatedCsvTest)
#include "tst_annotated_csv.moc"
