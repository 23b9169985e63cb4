#include "influx/Connection.h"
#include "support/Await.h"
#include "support/ScriptedServer.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

ConnectionSettings settingsFor(const QUrl& url)
{
    ConnectionSettings settings;
    settings.name = u"Old"_s;
    settings.url = url;
    settings.dialect = Dialect::InfluxQL;
    return settings;
}

QString statementOf(const ScriptedRequest& request)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(request.body.mid(2)));
}

QByteArray fieldKeys(const QByteArray& values)
{
    return R"({"results":[{"statement_id":0,"series":[{"name":"m","columns":["fieldKey","fieldType"],"values":)" +
        values + "}]}]}\n";
}

struct Outcome
{
    QByteArray lines;
    bool finished = false;
    Error error;
};

Outcome readAll(Connection& connection, bool unsignedAsInteger = false)
{
    const auto stream = connection.read({u"db"_s, u"m"_s, {0, 100}, {}, unsignedAsInteger});
    Outcome outcome;
    QEventLoop loop;
    QObject::connect(stream.get(), &PointStream::batchReady, &loop, [&] {
        while (auto batch = stream->takeBatch())
            outcome.lines += batch->lines;
    });
    QObject::connect(stream.get(), &PointStream::finished, &loop, [&] {
        outcome.finished = true;
        loop.quit();
    });
    QObject::connect(stream.get(), &PointStream::failed, &loop, [&](const Error& error) {
        outcome.error = error;
        loop.quit();
    });
    loop.exec();
    return outcome;
}

} // namespace

class InfluxQlConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void errorInALaterChunkFails();
    void missingLastChunkIsTruncated();
    void undecidableTypesAreRefused_data();
    void undecidableTypesAreRefused();
    void unsignedOverTheV1Api();
    void challengeIsUnauthorized_data();
    void challengeIsUnauthorized();
    void databaseDroppedMeanwhileIsLeftOut();
    void queryErrorsHaveKinds_data();
    void queryErrorsHaveKinds();
    void noMeasurementsWithoutADefaultPolicyIsAnError();
};

void InfluxQlConnectionTest::errorInALaterChunkFails()
{
    ScriptedServer server([](const ScriptedRequest& request) {
        if (statementOf(request).startsWith(u"SHOW"_s))
            return ScriptedAnswer::json(200, fieldKeys(R"([["f","float"]])"));
        return ScriptedAnswer::csv(
            R"({"results":[{"statement_id":0,"series":[{"name":"m","columns":["time","c0"],"values":[[1,1]],"partial":true}],"partial":true}]})"
            "\n"
            R"({"results":[{"statement_id":0,"error":"shard 7 is \"lost\""}]})"
            "\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const Outcome outcome = readAll(*connection);
    QVERIFY(!outcome.finished);
    QCOMPARE(outcome.error.kind, Kind::Query);
    QCOMPARE(outcome.error.detail, u"shard 7 is \"lost\""_s);
    QCOMPARE(outcome.error.connection, u"Old"_s);
    QCOMPARE(outcome.error.bucket, u"db"_s);
    QCOMPARE(outcome.error.measurement, u"m"_s);
    QCOMPARE(server.requests()[1].parameter(u"epoch"_s), u"ns"_s);
    QCOMPARE(server.requests()[1].parameter(u"db"_s), u"db"_s);
}

void InfluxQlConnectionTest::missingLastChunkIsTruncated()
{
    // All of HTTP is whole, but the server said that more would come.
    ScriptedServer server([](const ScriptedRequest& request) {
        if (statementOf(request).startsWith(u"SHOW"_s))
            return ScriptedAnswer::json(200, fieldKeys(R"([["f","float"]])"));
        return ScriptedAnswer::csv(
            R"({"results":[{"statement_id":0,"series":[{"name":"m","columns":["time","c0"],"values":[[1,1]],"partial":true}],"partial":true}]})"
            "\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    QCOMPARE(readAll(*connection).error.kind, Kind::Truncated);
}

void InfluxQlConnectionTest::undecidableTypesAreRefused_data()
{
    QTest::addColumn<QByteArray>("types");
    QTest::addColumn<QByteArray>("shards");
    const auto shards =
        R"({"results":[{"statement_id":0,"series":[{"columns":["id","database","retention_policy","start_time","end_time","expiry_time"],"values":[[1,"db","autogen","1969-12-29T00:00:00Z","1970-01-05T00:00:00Z",""]]}]},{"statement_id":1,"series":[{"columns":["name","duration","shardGroupDuration","replicaN","default"],"values":[["autogen","0s","168h0m0s",1,true]]}]}]})"_ba;
    QTest::newRow("no rights to see shards")
        << R"([["f \"x\"","float"],["f \"x\"","integer"]])"_ba
        << R"({"results":[{"statement_id":0,"error":"not authorized to execute statement 'SHOW SHARD GROUPS'"}]})"_ba;
    QTest::newRow("integer and unsigned") << R"([["f \"x\"","integer"],["f \"x\"","unsigned"]])"_ba << shards;
    QTest::newRow("the trial fails otherwise")
        << R"([["f \"x\"","float"],["f \"x\"","integer"]])"_ba << shards;
}

void InfluxQlConnectionTest::undecidableTypesAreRefused()
{
    QFETCH(QByteArray, types);
    QFETCH(QByteArray, shards);
    ScriptedServer server([&](const ScriptedRequest& request) {
        const QString statement = statementOf(request);
        if (statement.startsWith(u"SHOW FIELD"_s))
            return ScriptedAnswer::json(200, fieldKeys(types));
        if (statement.startsWith(u"SHOW SHARD"_s))
            return ScriptedAnswer::json(200, shards);
        return ScriptedAnswer::json(200, R"({"results":[{"statement_id":0,"error":"the disk is wet"}]})");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const Outcome outcome = readAll(*connection);
    QCOMPARE(outcome.error.kind, Kind::Query);
    QVERIFY2(outcome.error.message.contains(u"“f \"x\"”"_s), qPrintable(outcome.error.toString()));
    QVERIFY(outcome.lines.isEmpty());
}

void InfluxQlConnectionTest::unsignedOverTheV1Api()
{
    ScriptedServer server([](const ScriptedRequest& request) {
        if (statementOf(request).startsWith(u"SHOW"_s))
            return ScriptedAnswer::json(200, fieldKeys(R"([["u","unsigned"]])"));
        return ScriptedAnswer::csv(
            R"({"results":[{"statement_id":0,"series":[{"name":"m","columns":["time","c0"],"values":[[1,7],[2,18446744073709551615]]}]}]})"
            "\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    QCOMPARE(readAll(*connection).lines, "m u=7u 1\nm u=18446744073709551615u 2\n"_ba);
    QCOMPARE(readAll(*connection, true).lines, "m u=7i 1\n"_ba);
    QVERIFY(statementOf(server.requests()[1]).contains(u"\"u\"::unsigned AS \"c0\""_s));
}

void InfluxQlConnectionTest::challengeIsUnauthorized_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QString>("user");
    QTest::newRow("basic, no user") << "Basic realm=\"InfluxDB\""_ba << QString();
    QTest::newRow("basic, user") << "Basic realm=\"InfluxDB\""_ba << u"u"_s;
    QTest::newRow("digest") << "Digest realm=\"x\", nonce=\"y\""_ba << u"u"_s;
    QTest::newRow("unknown scheme") << "Token"_ba << QString();
}

void InfluxQlConnectionTest::challengeIsUnauthorized()
{
    QFETCH(QByteArray, challenge);
    QFETCH(QString, user);
    ScriptedServer server([&](const ScriptedRequest&) {
        ScriptedAnswer answer = ScriptedAnswer::json(401, R"({"error":"authorization failed"})");
        answer.headers.append({"WWW-Authenticate"_ba, challenge});
        return answer;
    });
    QNetworkAccessManager network;
    ConnectionSettings settings = settingsFor(server.url());
    settings.username = user;
    settings.secret = u"p"_s;
    const auto connection = Connection::create(settings, network);
    const auto result = await(connection->buckets());
    QCOMPARE(result.error().kind, Kind::Unauthorized);
    QCOMPARE(result.error().message.contains(u"user name"_s), !user.isEmpty());
    QCOMPARE(result.error().detail, u"authorization failed"_s);
    QCOMPARE(server.requests().size(), 1);
}

void InfluxQlConnectionTest::databaseDroppedMeanwhileIsLeftOut()
{
    int lists = 0;
    bool always = false;
    ScriptedServer server([&](const ScriptedRequest& request) {
        const bool isList = request.body.contains("DATABASES") || request.target.contains("DATABASES");
        const bool both = always || lists + (isList ? 1 : 0) <= 1;
        lists += isList ? 1 : 0;
        if (isList)
            return ScriptedAnswer::json(200,
                R"({"results":[{"statement_id":0,"series":[{"name":"databases","columns":["name"],"values":[["a"])" +
                    QByteArray(both ? R"(,["b"])" : "") + "]}]}]}");
        const QByteArray policies =
            R"({"statement_id":0,"series":[{"columns":["name","duration","shardGroupDuration","replicaN","default"],"values":[["autogen","0s","168h0m0s",1,true]]}]})";
        return ScriptedAnswer::json(200,
            R"({"results":[)" + policies +
                (both ? R"(,{"statement_id":1,"error":"database not found: b"})" : "") + "]}");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto result = await(connection->buckets());
    QVERIFY2(result, result ? "" : qPrintable(result.error().toString()));
    QCOMPARE(result->size(), 1);
    QCOMPARE(result->first().name, u"a"_s);
    QCOMPARE(lists, 2);
    // Not for ever.
    always = true;
    QCOMPARE(await(connection->buckets()).error().kind, Kind::NotFound);
    QCOMPARE(lists, 5);
}

void InfluxQlConnectionTest::queryErrorsHaveKinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    const auto row = [](const QByteArray& text, Kind kind) {
        QTest::newRow(text.constData()) << text << static_cast<int>(kind);
    };
    row("database not found: x", Kind::NotFound);
    row("retention policy not found: x", Kind::NotFound);
    row("query-timeout limit exceeded", Kind::Timeout);
    row("max-select-series limit exceeded: (2/1)", Kind::TooLarge);
    row("user u not authorized to execute", Kind::Forbidden);
    row("anything else", Kind::Query);
}

void InfluxQlConnectionTest::queryErrorsHaveKinds()
{
    QFETCH(QByteArray, text);
    ScriptedServer server([&](const ScriptedRequest&) {
        return ScriptedAnswer::json(200, "{\"results\":[{\"statement_id\":0,\"error\":\"" + text + "\"}]}\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto measurements = await(connection->measurements(u"db"_s, {0, 1}));
    QTEST(static_cast<int>(measurements.error().kind), "kind");
    QCOMPARE(measurements.error().detail, QString::fromUtf8(text));
    const auto latest = await(connection->latest({u"db"_s, u"x"_s, {0, 1}}));
    QTEST(static_cast<int>(latest.error().kind), "kind");
    QCOMPARE(latest.error().bucket, u"db"_s);
}

/// As InfluxDB 2.9 answers for a bucket `db/policy` that nobody mapped.
void InfluxQlConnectionTest::noMeasurementsWithoutADefaultPolicyIsAnError()
{
    QByteArray isDefault = "false";
    ScriptedServer server([&](const ScriptedRequest&) {
        return ScriptedAnswer::json(200,
            "{\"results\":[{\"statement_id\":0,\"series\":[{\"columns\":[\"name\",\"duration\","
            "\"shardGroupDuration\",\"replicaN\",\"default\"],\"values\":[[\"policy\",\"0s\",\"168h0m0s\",1,"_ba +
                isDefault + "]]}]}]}\n{\"results\":[{\"statement_id\":1}]}\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto unmapped = await(connection->measurements(u"db/policy"_s, {0, 1}));
    QVERIFY(!unmapped);
    QCOMPARE(unmapped.error().kind, Kind::Query);
    QVERIFY2(unmapped.error().message.contains(u"no default retention policy"_s),
        qPrintable(unmapped.error().message));
    QCOMPARE(unmapped.error().bucket, u"db/policy"_s);
    isDefault = "true";
    const auto empty = await(connection->measurements(u"db"_s, {0, 1}));
    QVERIFY(empty && empty->isEmpty());
}

QTEST_GUILESS_MAIN(InfluxQlConnectionTest)
#include "tst_influxql_connection.moc"
