// Connection::summary() in both dialects.

#include "influx/Connection.h"
#include "support/Await.h"
#include "support/ScriptedServer.h"
#include "support/TestServers.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

constexpr Timestamp monday = 1'699'833'600 * nanosecondsPerSecond; // a shard's start: 2023-11-13
constexpr TimeRange someRange{0, 1'000'000'000};

ConnectionSettings settingsFor(const QUrl& url, Dialect dialect)
{
    ConnectionSettings settings;
    settings.name = u"Side"_s;
    settings.url = url;
    settings.dialect = dialect;
    return settings;
}

QByteArray textOf(const std::optional<FieldValue>& value)
{
    if (!value)
        return "-";
    return std::visit(
        [](const auto& held) -> QByteArray {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, QByteArray>)
                return '"' + held + '"';
            else if constexpr (std::is_same_v<Held, bool>)
                return held ? "true" : "false";
            else if constexpr (std::is_same_v<Held, double>)
                return QByteArray::number(held, 'g', QLocale::FloatingPointShortest);
            else
                return QByteArray::number(held) + (std::is_same_v<Held, qint64> ? 'i' : 'u');
        },
        *value);
}

/// Each field of each series as one comparable line, sorted.
QList<QByteArray> linesOf(const Summary& summary)
{
    QList<QByteArray> lines;
    for (const FieldSummary& field : summary.fields) {
        QByteArray line = field.field;
        for (const Tag& tag : field.tags)
            line += " [" + tag.key + '|' + tag.value + ']';
        line += ' ' + fieldTypeName(field.type).toUtf8() + (field.isMixed ? " mixed" : "") + " n" +
            QByteArray::number(field.count);
        for (const auto& value : {field.first, field.last, field.minimum, field.maximum, field.sum})
            line += ' ' + textOf(value);
        lines.append(line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// One table of an annotated CSV answer.
QByteArray tableOf(const QByteArray& result, const QByteArray& type, const QByteArray& field,
    const QByteArray& tag, const QByteArray& value)
{
    return "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339," + type +
        ",string,string,string,string\r\n#group,false,false,true,true,false,true,true,true,true\r\n"
        "#default,"_ba +
        result +
        ",,,,,,,,\r\n,result,table,_start,_stop,_value,_field,_measurement,result,table\r\n,,0,"
        "1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,"_ba +
        value + ',' + field + ",m," + tag + ",\r\n\r\n";
}

QString scriptOf(const ScriptedRequest& request)
{
    return QJsonDocument::fromJson(request.body).object()[u"query"_s].toString();
}

} // namespace

class SummaryTest : public QObject
{
    Q_OBJECT

private slots:
    void influx1HasEverythingExact();
    void influx1SumsUpWhatShardsDisagreeOn();
    void influx1AsksOnce();
    void influx1LearnsOfNewFields();
    void influx1Failures();
    void fluxAsksOnceItKnows();
    void fluxTypesMayChange();
    void fluxFailures_data();
    void fluxFailures();
    void emptyRangesAreNotAsked();

private:
    QNetworkAccessManager m_network;
};

void SummaryTest::influx1HasEverythingExact()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    Influx1Database database(*influx1Url());
    QCOMPARE(
        database.write(
            "m\\,\\ \"x\",t\\ 1=a\\,b f\\ \"q\"=0.1,i=9223372036854775807i,s=\"first\",b=true 10\n"
            "m\\,\\ \"x\",t\\ 1=a\\,b f\\ \"q\"=-2.5,i=1i,s=\"\",b=true 20\n"
            "m\\,\\ \"x\",t\\ 1=a\\,b f\\ \"q\"=1e300,i=-9223372036854775808i,s=\"la\\\"st\",b=false 30\n"
            "m\\,\\ \"x\" i=5i 15\n"
            "m\\,\\ \"x\" i=99i 31\n"
            "other i=1i 15\n"_ba),
        204);
    const auto connection = Connection::create(settingsFor(*influx1Url(), Dialect::InfluxQL), m_network);
    const auto summary = await(connection->summary({database.name(), u"m, \"x\""_s, {10, 31}}));
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
    QCOMPARE(linesOf(*summary),
        (QList<QByteArray>{"b [t 1|a,b] boolean n3 true false - - -",
            "f \"q\" [t 1|a,b] float n3 0.1 1e+300 -2.5 1e+300 1e+300",
            "i [t 1|a,b] integer n3 9223372036854775807i -9223372036854775808i -9223372036854775808i "
            "9223372036854775807i 0i",
            "i integer n1 5i 5i 5i 5i 5i", "s [t 1|a,b] string n3 \"first\" \"la\"st\" - - -"}));
    QVERIFY(summary->bytesRead > 100);
    QCOMPARE(summary->count(), 13);
    const auto nothing = await(connection->summary({database.name(), u"m, \"x\""_s, {31, 40}}));
    QCOMPARE(linesOf(*nothing), QList<QByteArray>{"i integer n1 99i 99i 99i 99i 99i"});
    QVERIFY(await(connection->summary({database.name(), u"m, \"x\""_s, {32, 40}}))->fields.isEmpty());
    QVERIFY(await(connection->summary({database.name(), u"none"_s, {0, 40}}))->fields.isEmpty());
}

void SummaryTest::influx1SumsUpWhatShardsDisagreeOn()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    Influx1Database database(*influx1Url());
    const QByteArray early = QByteArray::number(monday - 1);
    const QByteArray late = QByteArray::number(monday);
    QCOMPARE(database.write("m f=1.5,g=1i,h=\"x\" " + early), 204);
    QCOMPARE(database.write("m f=2i,g=2i,h=7 " + late), 204);
    const auto connection = Connection::create(settingsFor(*influx1Url(), Dialect::InfluxQL), m_network);
    const auto summary =
        await(connection->summary({database.name(), u"m"_s, {monday - nanosecondsPerDay, monday + 1}}));
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
    QCOMPARE(linesOf(*summary),
        (QList<QByteArray>{
            "f float mixed n2 - - - - -", "g integer n2 1i 2i 1i 2i 3i", "h float mixed n2 - - - - -"}));
}

void SummaryTest::influx1AsksOnce()
{
    const auto keys = [](const QByteArray& rows) {
        return R"({"statement_id":0,"series":[{"name":"m","columns":["fieldKey","fieldType"],"values":)" +
            rows + "}]}";
    };
    ScriptedServer server([&](const ScriptedRequest& request) {
        QByteArray body = "{\"results\":[" + keys(R"([["f","float"]])");
        if (QUrl::fromPercentEncoding(request.body).contains(u"SELECT"_s))
            body +=
                R"(,{"statement_id":1,"series":[{"name":"m","columns":["time","c0","c1","c2","c3","c4","c5"],"values":[[0,2,0.5,1.5,0.5,1.5,2]]}]})";
        return ScriptedAnswer::json(200, body + "]}\n");
    });
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::InfluxQL), m_network);
    for (const int requests : {2, 3, 4}) {
        const auto summary = await(connection->summary({u"db"_s, u"m"_s, someRange}));
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QCOMPARE(linesOf(*summary), QList<QByteArray>{"f float n2 0.5 1.5 0.5 1.5 2"});
        QCOMPARE(server.requests().size(), requests);
    }
}

void SummaryTest::influx1LearnsOfNewFields()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    Influx1Database database(*influx1Url());
    const auto connection = Connection::create(settingsFor(*influx1Url(), Dialect::InfluxQL), m_network);
    const SummaryRequest request{database.name(), u"m"_s, {0, 100}};
    QCOMPARE(database.write("m a=1 1\n"), 204);
    QCOMPARE(linesOf(*await(connection->summary(request))).size(), 1);
    QCOMPARE(database.write("m b=\"x\" 2\n"), 204);
    QCOMPARE(linesOf(*await(connection->summary(request))),
        (QList<QByteArray>{"a float n1 1 1 1 1 1", "b string n1 \"x\" \"x\" - - -"}));
}

void SummaryTest::influx1Failures()
{
    const QByteArray cut = "{\"results\":[{\"statement_id\":0,\"series\":[";
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (request.parameter(u"db"_s) == u"cut"_s)
            return ScriptedAnswer::json(200, cut);
        if (request.parameter(u"db"_s) == u"error"_s)
            return ScriptedAnswer::json(
                200, R"({"results":[{"statement_id":0,"error":"something \"broke\""}]})");
        return ScriptedAnswer::json(503, R"({"error":"busy"})");
    });
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::InfluxQL), m_network);
    const auto errorOf = [&](const QString& bucket) {
        return await(connection->summary({bucket, u"m"_s, someRange})).error();
    };
    QCOMPARE(errorOf(u"cut"_s).kind, Kind::Truncated);
    QCOMPARE(errorOf(u"error"_s).kind, Kind::Query);
    QCOMPARE(errorOf(u"busy"_s).kind, Kind::Unavailable);
    QCOMPARE(errorOf(u"busy"_s).bucket, u"busy"_s);
    QCOMPARE(errorOf(u"busy"_s).measurement, u"m"_s);
    QCOMPARE(errorOf(u"busy"_s).connection, u"Side"_s);
}

void SummaryTest::fluxAsksOnceItKnows()
{
    ScriptedServer server([&](const ScriptedRequest& request) {
        const QString script = scriptOf(request);
        QByteArray body;
        if (script.contains(u"min()"_s)) {
            body += tableOf("min", "long", "i", "a", "-9223372036854775808");
            body += tableOf("max", "long", "i", "a", "9223372036854775807");
            body += tableOf("sum", "long", "i", "a", "-1");
            body += tableOf("min", "unsignedLong", "u", "", "0");
            body += tableOf("max", "unsignedLong", "u", "", "18446744073709551615");
            body += tableOf("sum", "unsignedLong", "u", "", "18446744073709551615");
        }
        body += tableOf("count", "long", "i", "a", "2") + tableOf("count", "long", "u", "", "2") +
            tableOf("count", "long", "s", "a", "3");
        body += tableOf("first", "long", "i", "a", "9223372036854775807") +
            tableOf("first", "unsignedLong", "u", "", "0") +
            tableOf("first", "string", "s", "a", "\"a,\"\"b\"");
        body += tableOf("last", "long", "i", "a", "-9223372036854775808") +
            tableOf("last", "unsignedLong", "u", "", "18446744073709551615") +
            tableOf("last", "string", "s", "a", "");
        return ScriptedAnswer::csv(body);
    });
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), m_network);
    for (const int requests : {2, 3, 4}) {
        const auto summary = await(connection->summary({u"b"_s, u"m \"x\" ${y}"_s, someRange}));
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        // A tag named "result", which the answer has a column for, too.
        QCOMPARE(linesOf(*summary),
            (QList<QByteArray>{
                "i [result|a] integer n2 9223372036854775807i -9223372036854775808i -9223372036854775808i "
                "9223372036854775807i -1i",
                "s [result|a] string n3 \"a,\"b\" \"\" - - -",
                "u unsigned n2 0u 18446744073709551615u 0u 18446744073709551615u 18446744073709551615u"}));
        QCOMPARE(server.requests().size(), requests);
    }
    const QString script = scriptOf(server.requests().last());
    QVERIFY2(script.contains(u"r._measurement == \"m \\\"x\\\" \\${y}\""_s), qPrintable(script));
    QVERIFY2(script.contains(u"r._field == \"i\" or r._field == \"u\")"_s), qPrintable(script));
}

void SummaryTest::fluxTypesMayChange()
{
    bool isText = false;
    ScriptedServer server([&](const ScriptedRequest& request) {
        const bool asksExtremes = scriptOf(request).contains(u"min()"_s);
        if (isText && asksExtremes)
            return ScriptedAnswer::json(
                400, R"({"code":"invalid","message":"unsupported input type for min aggregate: string"})");
        const QByteArray type = isText ? "string" : "double";
        QByteArray body = tableOf("count", "long", "f", "a", "1") + tableOf("first", type, "f", "a", "1") +
            tableOf("last", type, "f", "a", "1");
        for (const char* name : {"min", "max", "sum"})
            body += asksExtremes ? tableOf(name, type, "f", "a", "1") : QByteArray();
        return ScriptedAnswer::csv(body);
    });
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), m_network);
    const SummaryRequest request{u"b"_s, u"m"_s, someRange};
    QCOMPARE(
        linesOf(*await(connection->summary(request))), QList<QByteArray>{"f [result|a] float n1 1 1 1 1 1"});
    isText = true;
    for (const int requests : {4, 5}) {
        const auto summary = await(connection->summary(request));
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
        QCOMPARE(linesOf(*summary), QList<QByteArray>{"f [result|a] string n1 \"1\" \"1\" - - -"});
        QCOMPARE(server.requests().size(), requests);
    }
}

void SummaryTest::fluxFailures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    const QByteArray good = tableOf("count", "long", "f", "a", "1");
    QTest::newRow("error table") << 200
                                 << good +
            "#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,broken,"
            "897\r\n\r\n" << static_cast<int>(Kind::Query);
    QTest::newRow("cut") << 200 << good.chopped(6) << static_cast<int>(Kind::Truncated);
    QTest::newRow("no columns")
        << 200
        << "#datatype,string,long\r\n#group,false,false\r\n#default,_result,\r\n,result,_value\r\n,,1\r\n\r\n"_ba
        << static_cast<int>(Kind::Malformed);
    QTest::newRow("limit") << 429 << "{}"_ba << static_cast<int>(Kind::RateLimited);
    QTest::newRow("refused") << 401 << "{}"_ba << static_cast<int>(Kind::Unauthorized);
}

void SummaryTest::fluxFailures()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    ScriptedServer server([&](const ScriptedRequest&) {
        ScriptedAnswer answer = ScriptedAnswer::csv(body);
        answer.status = status;
        return answer;
    });
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), m_network);
    const auto summary = await(connection->summary({u"b"_s, u"m"_s, someRange}));
    QVERIFY(!summary);
    QCOMPARE(static_cast<int>(summary.error().kind), kind);
    QCOMPARE(summary.error().bucket, u"b"_s);
    QCOMPARE(summary.error().measurement, u"m"_s);
}

void SummaryTest::emptyRangesAreNotAsked()
{
    ScriptedServer server([](const ScriptedRequest&) { return ScriptedAnswer::json(500, "{}"); });
    for (const Dialect dialect : {Dialect::Flux, Dialect::InfluxQL}) {
        const auto connection = Connection::create(settingsFor(server.url(), dialect), m_network);
        QVERIFY(await(connection->summary({u"b"_s, u"m"_s, {5, 5}}))->fields.isEmpty());
    }
    QVERIFY(server.requests().isEmpty());
}

QTEST_GUILESS_MAIN(SummaryTest)
#include "tst_summary.moc"
