#include "influx/Connection.h"
#include "influx/wire/Gzip.h"
#include "support/Await.h"
#include "support/ScriptedServer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

ConnectionSettings settingsFor(const QUrl& url, Dialect dialect = Dialect::Flux)
{
    ConnectionSettings settings;
    settings.name = u"Cloud"_s;
    settings.url = url;
    settings.dialect = dialect;
    settings.organization = u"my org & söhne"_s;
    settings.secret = u"token"_s;
    return settings;
}

QByteArray bucketJson(int i, const QString& name = {})
{
    return QJsonDocument(
        QJsonObject{{u"id"_s, u"%1"_s.arg(i, 16, 16, QLatin1Char('0'))},
            {u"name"_s, name.isEmpty() ? u"bucket %1"_s.arg(i, 4, 10, QLatin1Char('0')) : name},
            {u"type"_s, u"user"_s}, {u"retentionRules"_s, QJsonArray{QJsonObject{{u"everySeconds"_s, i}}}}})
        .toJson(QJsonDocument::Compact);
}

/// What a server that gives `largest` buckets a page at most answers.
ScriptedAnswer bucketPage(const ScriptedRequest& request, int count, int largest, bool links)
{
    const int offset = request.parameter(u"offset"_s).toInt();
    const int size = std::min(largest, request.parameter(u"limit"_s).toInt());
    QByteArrayList list;
    for (int i = offset; i < std::min(count, offset + size); ++i)
        list.append(bucketJson(i));
    QByteArray body = "{\"buckets\":[" + list.join(',') + "]";
    if (links)
        body += ",\"links\":{\"self\":\"/x\"" + (offset + size < count ? ",\"next\":\"/y\"}"_ba : "}"_ba);
    return ScriptedAnswer::json(200, body + "}");
}

QString scriptOf(const ScriptedRequest& request)
{
    return QJsonDocument::fromJson(request.body).object().value("query"_L1).toString();
}

ScriptedAnswer withVersion(
    ScriptedAnswer answer, const QByteArray& version, const QByteArray& build = "OSS"_ba)
{
    if (!version.isEmpty())
        answer.headers.append({"X-Influxdb-Version"_ba, version});
    answer.headers.append({"X-Influxdb-Build"_ba, build});
    return answer;
}

constexpr TimeRange someRange{0, 1'000'000'000};

} // namespace

class FluxConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void allPagesOfBuckets_data();
    void allPagesOfBuckets();
    void endlessPagesEnd();
    void notABucketList();
    void probes_data();
    void probes();
    void probeServerTriesBoth();
    void bucketIsCreatedInTheOrganization();
    void organizationsAreListed();
    void measurementsAreSorted();
    void schemaHasTypesAndTags();
    void seriesKeepsTypesApart();
    void meansOfBooleansAreMadeHere();
    void latestHasAllTypes();
    void latestTellsRowsApart();
    void writeIsCompressed();
    void regexIsQuoted();
};

void FluxConnectionTest::allPagesOfBuckets_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("largest");
    QTest::addColumn<bool>("links");
    for (const int count : {0, 1, 19, 20, 21, 40, 99, 100, 101, 250}) {
        for (const bool links : {false, true}) {
            QTest::addRow("%d, 20 a page, links %d", count, links) << count << 20 << links;
            QTest::addRow("%d, 100 a page, links %d", count, links) << count << 100 << links;
        }
    }
}

void FluxConnectionTest::allPagesOfBuckets()
{
    QFETCH(int, count);
    QFETCH(int, largest);
    QFETCH(bool, links);
    ScriptedServer server(
        [&](const ScriptedRequest& request) { return bucketPage(request, count, largest, links); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto buckets = await(connection->buckets());
    QVERIFY(buckets);
    QCOMPARE(buckets->size(), count);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(buckets->at(i).name, u"bucket %1"_s.arg(i, 4, 10, QLatin1Char('0')));
        QCOMPARE(buckets->at(i).retention, i * nanosecondsPerSecond);
    }
    QCOMPARE(server.requests().first().parameter(u"org"_s), u"my org & söhne"_s);
    QVERIFY(server.requests().size() <= count / largest + 2);
}

void FluxConnectionTest::endlessPagesEnd()
{
    // A server that knows no offset.
    ScriptedServer server([](const ScriptedRequest&) {
        QByteArrayList list;
        for (int i = 0; i < 20; ++i)
            list.append(bucketJson(i, i == 3 ? u"_tasks"_s : QString()));
        return ScriptedAnswer::json(200, "{\"links\":{\"next\":\"x\"},\"buckets\":[" + list.join(',') + "]}");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto buckets = await(connection->buckets());
    QCOMPARE(buckets->size(), 20);
    QCOMPARE(buckets->first().name, u"_tasks"_s);
    QVERIFY(buckets->first().isSystem);
    QVERIFY(!buckets->last().isSystem);
    QCOMPARE(server.requests().size(), 2);
}

void FluxConnectionTest::notABucketList()
{
    ScriptedServer server(
        [](const ScriptedRequest&) { return ScriptedAnswer::json(200, "<html>hotel wifi</html>"); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    QCOMPARE(await(connection->buckets()).error().kind, Kind::Malformed);
    QCOMPARE(await(Connection::create(settingsFor(server.url(), Dialect::InfluxQL), network)->buckets())
                 .error()
                 .kind,
        Kind::Malformed);
}

void FluxConnectionTest::probes_data()
{
    QTest::addColumn<QByteArray>("version"); // at /ping; empty: not there
    QTest::addColumn<QByteArray>("health");  // empty: 404
    QTest::addColumn<int>("buckets");        // status
    QTest::addColumn<QByteArray>("databases");
    QTest::addColumn<QString>("fluxOutcome");
    QTest::addColumn<QString>("influxQlOutcome");
    const auto databases =
        R"({"results":[{"statement_id":0,"series":[{"name":"databases","columns":["name"],"values":[["db"]]}]}]})"_ba;
    const auto none =
        R"({"results":[{"statement_id":0,"series":[{"name":"databases","columns":["name"]}]}]})"_ba;
    QTest::newRow("2.7") << "v2.7.5"_ba << QByteArray() << 200 << databases << u"v2.7.5"_s << u"v2.7.5"_s;
    QTest::newRow("2.7 without mappings")
        << "v2.7.5"_ba << QByteArray() << 200 << none << u"v2.7.5"_s << u"wrong-dialect v2.7.5"_s;
    QTest::newRow("2.0, version in health") << QByteArray() << R"({"version":"2.0.4","status":"pass"})"_ba
                                            << 200 << QByteArray() << u"2.0.4"_s << u"wrong-dialect 2.0.4"_s;
    QTest::newRow("cloud hides its version")
        << QByteArray() << QByteArray() << 200 << none << QString() << QString();
    QTest::newRow("1.8") << "1.8.10"_ba << QByteArray() << 404 << databases << u"wrong-dialect 1.8.10"_s
                         << u"1.8.10"_s;
    QTest::newRow("3 core") << "3.0.1"_ba << QByteArray() << 404 << none << u"wrong-dialect 3.0.1"_s
                            << u"wrong-dialect 3.0.1"_s;
    QTest::newRow("wrong token") << "v2.7.5"_ba << QByteArray() << 401 << QByteArray("401")
                                 << u"unauthorized"_s << u"unauthorized"_s;
}

void FluxConnectionTest::probes()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, health);
    QFETCH(int, buckets);
    QFETCH(QByteArray, databases);
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (request.path() == "/ping")
            return withVersion(ScriptedAnswer::json(204, {}), version);
        if (request.path() == "/health")
            return health.isEmpty() ? ScriptedAnswer::json(404, "404 page not found")
                                    : ScriptedAnswer::json(200, health);
        if (request.path() == "/api/v2/buckets")
            return ScriptedAnswer::json(
                buckets, buckets == 200 ? "{\"buckets\":[]}"_ba : "404 page not found"_ba);
        if (databases.isEmpty())
            return ScriptedAnswer::json(404, "404 page not found");
        return databases == "401" ? ScriptedAnswer::json(401, R"({"error":"unauthorized"})")
                                  : ScriptedAnswer::json(200, databases);
    });
    QNetworkAccessManager network;
    const auto outcome = [](const Result<ServerInfo>& result, const QString& found) {
        if (result)
            return result->version;
        const QString kind = Error::kindName(result.error().kind);
        return !found.isEmpty() && result.error().message.contains(u"InfluxDB "_s + found)
            ? kind + u' ' + found
            : kind;
    };
    const QString shown = version.isEmpty()
        ? QJsonDocument::fromJson(health).object().value("version"_L1).toString()
        : QString::fromLatin1(version);
    QTEST(outcome(await(Connection::create(settingsFor(server.url()), network)->probe()), shown),
        "fluxOutcome");
    QTEST(outcome(await(Connection::create(settingsFor(server.url(), Dialect::InfluxQL), network)->probe()),
              shown),
        "influxQlOutcome");
}

void FluxConnectionTest::probeServerTriesBoth()
{
    bool hasFlux = true;
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (request.path() == "/ping")
            return withVersion(ScriptedAnswer::json(204, {}), hasFlux ? "v2.7.5" : "1.8.0");
        if (request.path() == "/api/v2/buckets" && hasFlux)
            return ScriptedAnswer::json(200, "{\"buckets\":[]}");
        return ScriptedAnswer::json(200, R"({"results":[{"statement_id":0}]})");
    });
    QNetworkAccessManager network;
    QCOMPARE(
        await(probeServer(settingsFor(server.url(), Dialect::Automatic), network))->dialect, Dialect::Flux);
    hasFlux = false;
    QCOMPARE(await(probeServer(settingsFor(server.url(), Dialect::Automatic), network))->dialect,
        Dialect::InfluxQL);
    auto lost = std::make_unique<QNetworkAccessManager>();
    const auto future = probeServer(settingsFor(server.url(), Dialect::Automatic), *lost);
    lost.reset();
    QCOMPARE(await(future).error().kind, Kind::Cancelled);
}

void FluxConnectionTest::organizationsAreListed()
{
    int status = 200;
    ScriptedServer server([&](const ScriptedRequest& request) {
        Q_ASSERT(request.path() == "/api/v2/orgs");
        return ScriptedAnswer::json(
            status, status == 200 ? R"({"orgs":[{"name":"söhne"},{"id":"1"},{"name":"a \"b\""}]})" : "{}");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    QCOMPARE(await(connection->organizations()).value(), (QStringList{u"a \"b\""_s, u"söhne"_s}));
    status = 401;
    QCOMPARE(await(connection->organizations()).error().kind, Kind::Unauthorized);
}

void FluxConnectionTest::bucketIsCreatedInTheOrganization()
{
    int status = 201;
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (request.path() == "/api/v2/orgs")
            return ScriptedAnswer::json(
                200, R"({"orgs":[{"id":"00000000000000aa","name":"my org & söhne"}]})");
        if (request.method == "POST")
            return ScriptedAnswer::json(
                status, R"({"code":"conflict","message":"bucket with name x already exists"})");
        return ScriptedAnswer::json(200, "{\"buckets\":[" + bucketJson(1, u"neu \"1\""_s) + "]}");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    QVERIFY(await(connection->createBucket(u"neu \"1\""_s)));
    QCOMPARE(server.requests()[0].parameter(u"org"_s), u"my org & söhne"_s);
    const QJsonObject body = QJsonDocument::fromJson(server.requests()[1].body).object();
    QCOMPARE(body.value("orgID"_L1).toString(), u"00000000000000aa"_s);
    QCOMPARE(body.value("name"_L1).toString(), u"neu \"1\""_s);
    status = 422;
    QVERIFY(await(connection->createBucket(u"neu \"1\""_s))); // It is there.
    const auto other = await(connection->createBucket(u"other"_s));
    QCOMPARE(other.error().kind, Kind::BadRequest);
    QCOMPARE(other.error().bucket, u"other"_s);
    status = 403;
    QCOMPARE(await(connection->createBucket(u"neu \"1\""_s)).error().kind, Kind::Forbidden);
}

void FluxConnectionTest::measurementsAreSorted()
{
    ScriptedServer server([](const ScriptedRequest&) {
        return ScriptedAnswer::csv(
            "#datatype,string,long,string\r\n#group,false,false,false\r\n"
            "#default,_result,,\r\n,result,table,_value\r\n,,0,wind\r\n,,0,\"a,\"\"b\"\"\"\r\n"
            ",,0,été 🌡\r\n,,0,wind\r\n\r\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto names = await(connection->measurements(u"b\"${x}"_s, someRange));
    QCOMPARE(*names, (QStringList{u"a,\"b\""_s, u"wind"_s, u"été 🌡"_s}));
    QCOMPARE(scriptOf(server.requests().first()), uR"FLUX(import "influxdata/influxdb/schema"

schema.measurements(bucket: "b\"\${x}", start: 1970-01-01T00:00:00Z, stop: 1970-01-01T00:00:01Z)
)FLUX"_s);
}

void FluxConnectionTest::schemaHasTypesAndTags()
{
    ScriptedServer server([](const ScriptedRequest&) {
        return ScriptedAnswer::csv(
            "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,"
            "string\r\n"
            "#group,false,false,true,true,false,false,true,true,true\r\n#default,_result,,,,,,,,\r\n"
            ",result,table,_start,_stop,_time,_value,_field,_measurement,host x\r\n"
            ",,0,1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,1970-01-01T00:00:00Z,1.5,f,m,a\r\n"
            ",,1,1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,1970-01-01T00:00:00Z,1.5,f,m,b\r\n\r\n"
            "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,"
            "string\r\n"
            "#group,false,false,true,true,false,false,true,true\r\n#default,_result,,,,,,,\r\n"
            ",result,table,_start,_stop,_time,_value,_field,_measurement\r\n"
            ",,2,1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,1970-01-01T00:00:00Z,1,f,m\r\n"
            ",,2,1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,1970-01-01T00:00:00Z,1,a,m\r\n\r\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto schema = await(connection->schema(u"b"_s, u"m"_s, someRange));
    QVERIFY(schema);
    QCOMPARE(schema->fields.size(), 2);
    QCOMPARE(schema->fields[0].name, u"a"_s);
    QCOMPARE(schema->fields[1].types, (QList{FieldType::Float, FieldType::Unsigned}));
    QCOMPARE(schema->tagKeys, QStringList{u"host x"_s});
}

void FluxConnectionTest::seriesKeepsTypesApart()
{
    ScriptedServer server([](const ScriptedRequest&) {
        return ScriptedAnswer::csv("#datatype,string,long,dateTime:RFC3339,boolean,string,string\r\n#group,"
                                   "false,false,false,false,true,true\r\n"
                                   "#default,_result,,,,,\r\n,result,table,_time,_value,_field,h\r\n,,0,1970-"
                                   "01-01T00:00:00Z,true,f,b\r\n"
                                   ",,0,1970-01-01T00:00:00.5Z,false,f,b\r\n\r\n"
                                   "#datatype,string,long,dateTime:RFC3339,string,string,string\r\n#group,"
                                   "false,false,false,false,true,true\r\n"
                                   "#default,_result,,,,,\r\n,result,table,_time,_value,_field,h\r\n,,1,1970-"
                                   "01-01T00:00:00Z,text,f,c\r\n\r\n"
                                   "#datatype,string,long,dateTime:RFC3339,long,string,string\r\n#group,"
                                   "false,false,false,false,true,true\r\n"
                                   "#default,_result,,,,,\r\n,result,table,_time,_value,_field,h\r\n,,2,1970-"
                                   "01-01T00:00:00Z,7,f,a\r\n\r\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto series = await(connection->series({u"b"_s, u"m"_s, u"f"_s, someRange, 0, 20}));
    QVERIFY(series);
    QCOMPARE(series->size(), 2);
    QCOMPARE(series->at(0).name, u"f {h=a}"_s);
    QCOMPARE(series->at(0).values, QList<double>{7});
    QCOMPARE(series->at(1).values, (QList<double>{1, 0}));
    QCOMPARE(series->at(1).times, (QList<Timestamp>{0, 500'000'000}));
    QCOMPARE(server.requests().size(), 1);
}

void FluxConnectionTest::meansOfBooleansAreMadeHere()
{
    ScriptedServer server([](const ScriptedRequest& request) {
        if (scriptOf(request).contains(u"aggregateWindow"_s))
            return ScriptedAnswer::csv(
                "#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n"
                ",error,reference\r\n,unsupported input type for mean aggregate: bool,\r\n\r\n");
        return ScriptedAnswer::csv(
            "#datatype,string,long,dateTime:RFC3339,boolean,string\r\n#group,false,false,false,false,true\r\n"
            "#default,_result,,,,\r\n,result,table,_time,_value,_field\r\n,,0,1970-01-01T00:00:00Z,true,f\r\n"
            ",,0,1970-01-01T00:00:00.5Z,false,f\r\n,,0,1970-01-01T00:00:01.25Z,true,f\r\n\r\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto series =
        await(connection->series({u"b"_s, u"m"_s, u"f"_s, {0, 2'000'000'000}, nanosecondsPerSecond, 20}));
    QVERIFY(series);
    QCOMPARE(series->size(), 1);
    QCOMPARE(series->at(0).name, u"f"_s);
    QCOMPARE(series->at(0).times, (QList<Timestamp>{0, nanosecondsPerSecond}));
    QCOMPARE(series->at(0).values, (QList<double>{0.5, 1}));
}

void FluxConnectionTest::latestHasAllTypes()
{
    QByteArray body;
    int table = 0;
    const auto add = [&](const QByteArray& type, const QByteArray& value) {
        body += "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339," + type +
            ",string,string,string\r\n#group,false,false,true,true,false,false,true,true,true\r\n"
            "#default,_result,,,,,,,,\r\n,result,table,_start,_stop,_time,_value,_field,_measurement,t\r\n,"
            "," +
            QByteArray::number(table++) +
            ",1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,1970-01-01T00:00:00.000000001Z," + value +
            ",f,real,\r\n\r\n";
    };
    add("double", "-0.5");
    add("long", "-9223372036854775808");
    add("unsignedLong", "18446744073709551615");
    add("boolean", "true");
    add("string", "\"a,\"\"b\"");
    add("double", "NaN");
    ScriptedServer server([&](const ScriptedRequest&) { return ScriptedAnswer::csv(body); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto values = await(connection->latest({u"b"_s, u"real"_s, someRange}));
    QVERIFY2(values, values ? "" : qPrintable(values.error().toString()));
    const QList<FieldValue> expected{
        -0.5, std::numeric_limits<qint64>::min(), std::numeric_limits<quint64>::max(), true, "a,\"b"_ba};
    QCOMPARE(values->size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QVERIFY(identical(values->at(i).value, expected[i]));
        QCOMPARE(values->at(i).time, 1);
        QCOMPARE(values->at(i).measurement, u"real"_s);
        QCOMPARE(values->at(i).field, u"f"_s);
        QVERIFY(values->at(i).tags.isEmpty());
    }
    QCOMPARE(server.requests().size(), 1);
}

/// Rows that have most in common with the one before, which shares what is the same.
void FluxConnectionTest::latestTellsRowsApart()
{
    const auto schema = [](const QByteArray& tags) {
        const auto columns = static_cast<int>(tags.count(',')) + 1;
        return "#datatype,string,long,dateTime:RFC3339,double,string,string"_ba +
            ",string"_ba.repeated(columns) + "\r\n#group,false,false,false,false,true,true" +
            ",true"_ba.repeated(columns) + "\r\n#default,_result,,,,," + ","_ba.repeated(columns) +
            "\r\n,result,table,_time,_value,_field,_measurement," + tags + "\r\n";
    };
    const auto row = [](const QByteArray& rest) { return ",,0,1970-01-01T00:00:00Z,1," + rest + "\r\n"; };
    const QByteArray body = schema("a,b") + row("f,real,1,2") + row("f,real,1,2") + row("f,real,1,") +
        row("f,real,,1") + row("f,real,,") + row("f,real,1,2") + row("g,real,1,2") + row("g,real2,1,2") +
        "\r\n" + schema("c,d") + row("g,real2,1,2") + "\r\n" + schema("c") + row("g,real2,1") + "\r\n";
    ScriptedServer server([&](const ScriptedRequest&) { return ScriptedAnswer::csv(body); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto values = await(connection->latest({u"b"_s, u"real"_s, someRange}));
    QVERIFY2(values, values ? "" : qPrintable(values.error().toString()));
    struct Expected
    {
        QString measurement;
        QString field;
        QList<Tag> tags;
    };
    const QList<Expected> expected{{u"real"_s, u"f"_s, {{"a", "1"}, {"b", "2"}}},
        {u"real"_s, u"f"_s, {{"a", "1"}, {"b", "2"}}}, {u"real"_s, u"f"_s, {{"a", "1"}}},
        {u"real"_s, u"f"_s, {{"b", "1"}}}, {u"real"_s, u"f"_s, {}},
        {u"real"_s, u"f"_s, {{"a", "1"}, {"b", "2"}}}, {u"real"_s, u"g"_s, {{"a", "1"}, {"b", "2"}}},
        {u"real2"_s, u"g"_s, {{"a", "1"}, {"b", "2"}}}, {u"real2"_s, u"g"_s, {{"c", "1"}, {"d", "2"}}},
        {u"real2"_s, u"g"_s, {{"c", "1"}}}};
    QCOMPARE(values->size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(values->at(i).measurement, expected[i].measurement);
        QCOMPARE(values->at(i).field, expected[i].field);
        QCOMPARE(values->at(i).tags, expected[i].tags);
    }
}

void FluxConnectionTest::writeIsCompressed()
{
    ScriptedServer server([](const ScriptedRequest&) { return ScriptedAnswer::json(204, {}); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    QByteArray lines;
    for (int i = 0; i < 1000; ++i)
        lines += "m f=" + QByteArray::number(i) + " " + QByteArray::number(i) + "\n";
    const auto receipt = await(connection->write(u"b & c"_s, lines));
    QVERIFY(receipt);
    const ScriptedRequest& request = server.requests().first();
    QCOMPARE(request.path(), "/api/v2/write"_ba);
    QCOMPARE(request.parameter(u"bucket"_s), u"b & c"_s);
    QCOMPARE(request.parameter(u"precision"_s), u"ns"_s);
    QCOMPARE(request.headers.value("content-encoding"), "gzip"_ba);
    QCOMPARE(*gzipDecompress(request.body, 1'000'000), lines);
    QCOMPARE(receipt->bytesSent, request.body.size());
    const auto small = await(connection->write(u"b"_s, "m f=1 1\n"_ba));
    QCOMPARE(small->bytesSent, 8);
    QCOMPARE(server.requests()[1].body, "m f=1 1\n"_ba);
    QVERIFY(!server.requests()[1].headers.contains("content-encoding"));
}

void FluxConnectionTest::regexIsQuoted()
{
    ScriptedServer server([](const ScriptedRequest&) { return ScriptedAnswer::csv("\r\n"); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    QVERIFY(await(connection->latest({u"b"_s, u"a/b.c"_s, someRange})));
    QVERIFY2(scriptOf(server.requests().first()).contains(uR"(r._measurement =~ /a\/b\.c/)"_s),
        qPrintable(scriptOf(server.requests().first())));
}

QTEST_GUILESS_MAIN(FluxConnectionTest)
#include "tst_flux_connection.moc"
