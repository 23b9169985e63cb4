#include "influx/wire/InfluxQlCsvReader.h"
#include "influx/wire/InfluxQlJsonReader.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

QByteArray toByteArray(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Writes down what a reader says, one line an event.
class Recorder final : public InfluxQlHandler
{
public:
    void beginSeries(const InfluxQlSeries& series) override
    {
        QByteArray line = QByteArray::number(series.statement) + " " + series.name;
        for (const Tag& tag : series.tags)
            line += "," + tag.key + "=" + tag.value;
        events.append(line + " " + series.columns.join('|'));
    }
    Result<void> row(std::span<const JsonCell> cells) override
    {
        QByteArray line;
        for (const JsonCell& cell : cells) {
            switch (cell.kind) {
            case JsonCell::Kind::Null: line += "|null"; break;
            case JsonCell::Kind::Number: line += "|#" + toByteArray(cell.text); break;
            case JsonCell::Kind::String: line += "|'" + toByteArray(cell.text) + "'"; break;
            case JsonCell::Kind::Boolean: line += cell.boolean ? "|true" : "|false"; break;
            }
        }
        events.append(line);
        return {};
    }
    QList<QByteArray> events;
};

struct Answer
{
    QList<QByteArray> events;
    Result<void> result;
};

template <typename Reader>
Answer readIn(const QByteArray& text, qsizetype step)
{
    Recorder recorder;
    Reader reader(recorder);
    Result<void> result;
    for (qsizetype i = 0; i < text.size() && result; i += step)
        result = reader.feed(QByteArray(text.constData() + i, std::min(step, text.size() - i)));
    if (result)
        result = reader.finish();
    return {recorder.events, result};
}

const QByteArray jsonSample =
    R"({"results":[{"statement_id":0,"series":[{"name":"weather","tags":{"a":"x \"y\"","b":""},)"
    R"("columns":["time","f","s","b"],"values":[[1556813561098000001,9223372036854775807,"a\\b\n\u00fc\ud83c\udf21",true],)"
    R"([ -1 , 1.5e+21 , null , false ]],"partial":true}],"partial":true}]})"
    "\n"
    R"({"results":[{"statement_id":0,"series":[{"name":"weather","columns":["time"],"values":[]}]},)"
    R"({"statement_id":1,"messages":[{"level":"warning","text":"error","error":"no"}]}]})"
    "\n"_ba;

const QByteArray csvSample = "name,tags,time,f,s\n"
                             "weather,\"a=x\\,y,b\\ c=d\\=e\",1,1.5,\"q \"\"r\"\",\nt\"\n"
                             "weather,\"a=x\\,y,b\\ c=d\\=e\",2,,\n"
                             "weather,,3,-2,x\n"
                             "\n"
                             "name,tags,time,g\n"
                             "other,k=v,1,true\n"_ba;

} // namespace

class InfluxQlReadersTest : public QObject
{
    Q_OBJECT

private slots:
    void json_data();
    void json();
    void jsonInAnySplit();
    void jsonTruncations();
    void jsonErrors_data();
    void jsonErrors();
    void jsonFaults_data();
    void jsonFaults();
    void csv();
    void csvTruncations();
    void csvFaults_data();
    void csvFaults();
    void csvAnsweredWithJson();
    void rubbishIsTheSameInAnySplit();
};

void InfluxQlReadersTest::json_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<QByteArray>>("events");
    using Events = QList<QByteArray>;
    QTest::newRow("two chunks") << jsonSample
                                << Events{"0 weather,a=x \"y\",b= time|f|s|b",
                                       "|#1556813561098000001|#9223372036854775807|'a\\b\nü🌡'|true",
                                       "|#-1|#1.5e+21|null|false", "0 weather time"};
    QTest::newRow("no results") << R"({"results":[{"statement_id":0}]})"_ba << Events{};
    QTest::newRow("empty") << R"({})"_ba << Events{};
    QTest::newRow("columns behind values")
        << R"({"results":[{"series":[{"values":[[1,"]"],[2,"\"]"]],"columns":["time","s"],"name":"n"}]}]})"_ba
        << Events{"0 n time|s", "|#1|']'", "|#2|'\"]'"};
    QTest::newRow("lone surrogates")
        << R"({"results":[{"series":[{"columns":["a"],"values":[["\ud83cx\udf21\u0000\u20ac"]]}]}]})"_ba
        << Events{"0  a", "|'\uFFFDx\uFFFD" + QByteArray(1, '\0') + "€'"};
    QTest::newRow("unknown members")
        << R"({"x":{"error":{"y":[1,[2]]}},"results":[{"z":[[1]],"series":[{"columns":["a"],"values":[[1]]}]}]})"_ba
        << Events{"0  a", "|#1"};
    QTest::newRow("an empty row") << R"({"results":[{"series":[{"columns":[],"values":[[],[ ]]}]}]})"_ba
                                  << Events{"0  ", "", ""};
}

void InfluxQlReadersTest::json()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<QByteArray>, events);
    const Answer answer = readIn<InfluxQlJsonReader>(text, text.size());
    QVERIFY2(answer.result.has_value(), answer.result ? "" : qPrintable(answer.result.error().toString()));
    QCOMPARE(answer.events, events);
}

void InfluxQlReadersTest::jsonInAnySplit()
{
    const Answer whole = readIn<InfluxQlJsonReader>(jsonSample, jsonSample.size());
    for (qsizetype step = 1; step < jsonSample.size(); ++step) {
        const Answer answer = readIn<InfluxQlJsonReader>(jsonSample, step);
        QVERIFY(answer.result.has_value());
        QCOMPARE(answer.events, whole.events);
    }
}

void InfluxQlReadersTest::jsonTruncations()
{
    for (qsizetype size = 0; size < jsonSample.size() - 1; ++size) { // the last newline says nothing
        const Answer answer = readIn<InfluxQlJsonReader>(jsonSample.first(size), 5);
        QVERIFY2(!answer.result.has_value(), qPrintable(QString::number(size)));
        QCOMPARE(answer.result.error().kind, Error::Kind::Truncated);
    }
}

void InfluxQlReadersTest::jsonErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("root") << R"({"error":"not \"found\""})"_ba;
    QTest::newRow("result") << R"({"results":[{"statement_id":0,"error":"not \"found\""}]})"_ba;
    QTest::newRow("series") << R"({"results":[{"series":[{"error":"not \"found\""}]}]})"_ba;
    QTest::newRow("second chunk")
        << R"({"results":[{"series":[{"name":"a","columns":["t"],"values":[[1]]}],"partial":true}]})"
           R"({"error":"not \"found\""})"_ba;
}

void InfluxQlReadersTest::jsonErrors()
{
    QFETCH(QByteArray, text);
    for (const qsizetype step : {qsizetype(1), text.size()}) {
        const Answer answer = readIn<InfluxQlJsonReader>(text, step);
        QVERIFY(!answer.result.has_value());
        QCOMPARE(answer.result.error().kind, Error::Kind::Query);
        QCOMPARE(answer.result.error().detail, u"not \"found\""_s);
    }
}

void InfluxQlReadersTest::jsonFaults_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"[]", "1 ", "\"x\"", "{]", "{\"a\":}", "{\"a\":1,}", "{\"a\" 1}", "{1:2}",
             "{\"a\":[1,]}", "{,}", "}", "{\"a\":01x }", "{\"a\":tru }", "{\"a\":\"\\x\"}",
             "{\"a\":\"\\u12g4\"}", "<html>", R"({"results":[{"series":[{"columns":["a"],"values":[1]}]}]})",
             R"({"results":[{"series":[{"columns":["a"],"values":[{}]}]}]})",
             R"({"results":[{"series":[{"columns":["a"],"values":[[[1]]]}]}]})",
             R"({"results":[{"series":[{"columns":["a"],"values":[[1,2]]}]}]})",
             R"({"results":[{"series":[{"columns":["a"],"values":[[1 2]]}]}]})",
             R"({"results":[{"series":[{"columns":["a"],"values":[[1]],"name":"late"}]}]})"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("deep") << "{\"a\":" + QByteArray(100, '[');
}

void InfluxQlReadersTest::jsonFaults()
{
    QFETCH(QByteArray, text);
    for (const qsizetype step : {qsizetype(1), text.size()}) {
        const Answer answer = readIn<InfluxQlJsonReader>(text, step);
        QVERIFY(!answer.result.has_value());
        QCOMPARE(answer.result.error().kind, Error::Kind::Malformed);
    }
}

void InfluxQlReadersTest::csv()
{
    const QList<QByteArray> events{"0 weather,a=x,y,b c=d=e time|f|s", "|'1'|'1.5'|'q \"r\",\nt'",
        "|'2'|null|null", "0 weather time|f|s", "|'3'|'-2'|'x'", "1 other,k=v time|g", "|'1'|'true'"};
    for (qsizetype step = 1; step <= csvSample.size(); ++step) {
        const Answer answer = readIn<InfluxQlCsvReader>(csvSample, step);
        QVERIFY(answer.result.has_value());
        QCOMPARE(answer.events, events);
    }
    QVERIFY(readIn<InfluxQlCsvReader>({}, 1).result.has_value());
    // A header that comes again with the next chunk.
    const Answer again =
        readIn<InfluxQlCsvReader>("name,tags,time,f\nm,,1,2\nname,tags,time,f\nm,,2,3\n", 1000);
    QCOMPARE(again.events, (QList<QByteArray>{"0 m time|f", "|'1'|'2'", "0 m time|f", "|'2'|'3'"}));
}

void InfluxQlReadersTest::csvTruncations()
{
    // Nothing ends a CSV answer: only a cut inside a row can be seen.
    for (qsizetype size = 0; size < csvSample.size(); ++size) {
        const Answer answer = readIn<InfluxQlCsvReader>(csvSample.first(size), 5);
        if (answer.result.has_value())
            QVERIFY(size == 0 || csvSample[size - 1] == '\n');
        else
            QCOMPARE(answer.result.error().kind, Error::Kind::Truncated);
    }
}

void InfluxQlReadersTest::csvFaults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("error") << "error\nnot found\n"_ba << Error::Kind::Query;
    QTest::newRow("error behind rows")
        << "name,tags,time\nm,,1\n\nerror\nnot found\n"_ba << Error::Kind::Query;
    QTest::newRow("no header") << "1,2,3\n"_ba << Error::Kind::Malformed;
    QTest::newRow("too few cells") << "name,tags,time\nm,\n"_ba << Error::Kind::Malformed;
    QTest::newRow("error without a text") << "error\n"_ba << Error::Kind::Truncated;
}

void InfluxQlReadersTest::csvFaults()
{
    QFETCH(QByteArray, text);
    QFETCH(Error::Kind, kind);
    const Answer answer = readIn<InfluxQlCsvReader>(text, 3);
    QVERIFY(!answer.result.has_value());
    QCOMPARE(answer.result.error().kind, kind);
    if (kind == Error::Kind::Query)
        QCOMPARE(answer.result.error().detail, u"not found"_s);
}

void InfluxQlReadersTest::csvAnsweredWithJson()
{
    const Answer error = readIn<InfluxQlCsvReader>(R"({"error":"database not found"})", 1);
    QCOMPARE(error.result.error().kind, Error::Kind::Query);
    QCOMPARE(error.result.error().detail, u"database not found"_s);
    const Answer rows = readIn<InfluxQlCsvReader>(jsonSample, 9);
    QVERIFY(rows.result.has_value());
    QCOMPARE(rows.events.size(), 4);
    QCOMPARE(readIn<InfluxQlCsvReader>("{", 9).result.error().kind, Error::Kind::Truncated);
}

void InfluxQlReadersTest::rubbishIsTheSameInAnySplit()
{
    QRandomGenerator random(12);
    const QByteArray alphabet("[]{},:\"\\ \n1-.eutrl");
    const auto check = [](const Answer& split, const Answer& whole) {
        return split.events == whole.events && split.result.has_value() == whole.result.has_value() &&
            (whole.result || split.result.error() == whole.result.error());
    };
    for (int round = 0; round < 20'000; ++round) {
        // Damage anywhere in a good answer.
        QByteArray json = jsonSample;
        QByteArray table = csvSample;
        for (int i = random.bounded(1, 4); i > 0; --i) {
            json[random.bounded(json.size())] = alphabet[random.bounded(alphabet.size())];
            table[random.bounded(table.size())] = alphabet[random.bounded(alphabet.size())];
        }
        const qsizetype step = random.bounded(1, 40);
        QVERIFY2(check(readIn<InfluxQlJsonReader>(json, step), readIn<InfluxQlJsonReader>(json, json.size())),
            json.constData());
        QVERIFY2(
            check(readIn<InfluxQlCsvReader>(table, step), readIn<InfluxQlCsvReader>(table, table.size())),
            table.constData());
    }
}

QTEST_GUILESS_MAIN(InfluxQlReadersTest)
#include "tst_influxql_readers.moc"
