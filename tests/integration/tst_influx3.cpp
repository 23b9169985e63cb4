// InfluxDB 3, as its documentation describes it: no real server has answered here.

#include "DocumentedInflux3.h"
#include "EngineBench.h"
#include "influx/Connection.h"
#include "support/Await.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using Edition = DocumentedInflux3::Edition;

Q_DECLARE_METATYPE(Edition)

class Influx3Test : public QObject
{
    Q_OBJECT

private slots:
    void isRecognized_data();
    void isRecognized();
    void asSource_data() { editions(); }
    void asSource();
    void asDestination_data() { editions(); }
    void asDestination();
    void isExplored_data() { editions(); }
    void isExplored();
    void missingDatabaseIsNamed();
    void aCloudWithFluxIsTakenForOne();

private:
    static void editions();
    static QList<Point> points();
    static ConnectionSettings connection(
        const QString& id, const DocumentedInflux3& server, Dialect dialect = Dialect::Automatic);
};

void Influx3Test::editions()
{
    QTest::addColumn<Edition>("edition");
    QTest::newRow("Core") << Edition::Core;
    QTest::newRow("Cloud Serverless") << Edition::Serverless;
}

QList<Point> Influx3Test::points()
{
    static const Timestamp start = SystemClock().now() - 3 * nanosecondsPerHour;
    QList<Point> points;
    for (int i = 0; i < 12'000; ++i)
        points.append({"wind", {{"mast", i % 2 == 0 ? "a" : "b"}}, {{"speed", i * 0.1}, {"gusts", qint64(i)}},
            start + i * 500 * nanosecondsPerMillisecond + i});
    points.append({"m,e a=s \"q\"", {{"t,a g=", "v,a l=\"ü🌡'"}},
        {{"f,i e=ld", -0.5}, {"text", "two\nlines, \"quoted\" \\ 'single'"_ba}, {"yes", true}}, start + 1});
    points.append({"edge", {},
        {{"most", std::numeric_limits<qint64>::max()}, {"least", std::numeric_limits<qint64>::min()}},
        start + 2});
    return points;
}

ConnectionSettings Influx3Test::connection(
    const QString& id, const DocumentedInflux3& server, Dialect dialect)
{
    ConnectionSettings settings = EngineBench::connection(id, server.server());
    settings.url = server.url();
    settings.dialect = dialect;
    return settings;
}

void Influx3Test::isRecognized_data()
{
    QTest::addColumn<Edition>("edition");
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<bool>("isRight");
    for (const auto& [name, edition] :
        {std::pair("Core", Edition::Core), std::pair("Serverless", Edition::Serverless)}) {
        QTest::addRow("%s by asking", name) << edition << Dialect::Automatic << true;
        QTest::addRow("%s InfluxQL 3", name) << edition << Dialect::InfluxQL3 << true;
        QTest::addRow("%s Flux", name) << edition << Dialect::Flux << false;
        QTest::addRow("%s InfluxQL", name) << edition << Dialect::InfluxQL << false;
        QTest::addRow("%s VictoriaMetrics", name) << edition << Dialect::VictoriaMetrics << false;
    }
}

void Influx3Test::isRecognized()
{
    QFETCH(Edition, edition);
    QFETCH(Dialect, dialect);
    QFETCH(bool, isRight);
    const DocumentedInflux3 three(edition, u"site"_s);
    EngineBench bench;
    const Result<ServerInfo> server =
        await(bench.engine().testConnection(connection(u"x"_s, three, dialect)));
    if (!isRight) {
        QVERIFY(!server.has_value());
        QCOMPARE(server.error().kind, Error::Kind::WrongDialect);
        QVERIFY2(server.error().message.contains("InfluxQL 3"_L1), qPrintable(server.error().message));
        return;
    }
    QVERIFY2(server.has_value(), server ? "" : qPrintable(server.error().toString()));
    QCOMPARE(server->dialect, Dialect::InfluxQL3);
    QCOMPARE(server->version, edition == Edition::Core ? u"3.2.1"_s : u"abcdef0"_s);
    ConnectionSettings wrong = connection(u"x"_s, three, dialect);
    wrong.secret = u"other"_s;
    QCOMPARE(await(bench.engine().testConnection(wrong)).error().kind, Error::Kind::Unauthorized);
}

void Influx3Test::asSource()
{
    QFETCH(Edition, edition);
    const DocumentedInflux3 three(edition, u"site"_s);
    QCOMPARE(writePoints(three.server(), u"site"_s, points()), 204);
    const auto local = startSandbox(u"mirror"_s);
    EngineBench bench;
    bench.setUp(connection(u"cloud"_s, three), EngineBench::connection(u"local"_s, *local),
        EngineBench::rule(u"site"_s, u"mirror"_s));
    const EngineBench::Outcome outcome = bench.sync();
    QVERIFY2(outcome.run.state == RunState::Done, qPrintable(outcome.run.errors.value(0).toString()));
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(points())), ""_ba);
    const EngineBench::Outcome verified = bench.verify();
    QVERIFY2(verified.run.state == RunState::Done, qPrintable(verified.run.errors.value(0).toString()));
    QCOMPARE(verified.run.tally.windowsMended, 0);
    QCOMPARE(verified.run.tally.pointsCompared, valuesOf(points()).size());
    for (const QString& statement : three.unknownStatements())
        QCOMPARE(statement, u"SHOW DATABASES"_s); // by which it is found out that there are buckets
    QCOMPARE(three.unknownStatements().isEmpty(), edition == Edition::Core);
    QVERIFY(!three.paths().contains("/write"));
}

void Influx3Test::asDestination()
{
    QFETCH(Edition, edition);
    const DocumentedInflux3 three(edition, u"other"_s);
    const auto cloud = startSandbox(u"site"_s);
    QList<Point> all = points();
    all.append({"counters", {}, {{"u", std::numeric_limits<quint64>::max()}}, all.first().time});
    QCOMPARE(writePoints(*cloud, u"site"_s, all), 204);
    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud), connection(u"local"_s, three),
        EngineBench::rule(u"site"_s, u"new-one"_s));
    const EngineBench::Outcome outcome = bench.sync();
    QVERIFY2(outcome.run.state == RunState::Done, qPrintable(outcome.run.errors.value(0).toString()));
    QCOMPARE(differences(readBack(three.server().url(), three.server().token(), u"new-one"_s), valuesOf(all)),
        ""_ba);
    const EngineBench::Outcome verified = bench.verify();
    QVERIFY2(verified.run.state == RunState::Done, qPrintable(verified.run.errors.value(0).toString()));
    QCOMPARE(verified.run.tally.pointsCompared, valuesOf(all).size());
    QCOMPARE(bench.sync().run.tally.pointsWritten, 0);
    QVERIFY(three.paths().contains("/api/v2/write"));
    QVERIFY(!three.paths().contains("/write"));
}

void Influx3Test::isExplored()
{
    QFETCH(Edition, edition);
    const DocumentedInflux3 three(edition, u"site"_s);
    QCOMPARE(writePoints(three.server(), u"site"_s, points()), 204);
    QNetworkAccessManager network;
    const auto connection3 = Connection::create(connection(u"x"_s, three, Dialect::InfluxQL3), network);
    const TimeRange range{points().first().time, SystemClock().now()};
    QStringList buckets;
    const QList<Bucket> listed = await(connection3->buckets()).value();
    for (const Bucket& bucket : listed) {
        if (!bucket.isSystem)
            buckets.append(bucket.name);
    }
    QCOMPARE(buckets, QStringList{u"site"_s});
    QCOMPARE(await(connection3->measurements(u"site"_s, range)).value().size(), 3);
    const MeasurementSchema schema = await(connection3->schema(u"site"_s, u"wind"_s, range)).value();
    QCOMPARE(schema.fields.size(), 2);
    QCOMPARE(schema.tagKeys, QStringList{u"mast"_s});
    QCOMPARE(await(connection3->countPoints(u"site"_s, u"wind"_s, range)).value(), 24'000);
    QCOMPARE(await(connection3->extent(u"site"_s, u"wind"_s, range)).value().points, 24'000);
    // Of the two series only as many as wanted, though the server cannot be told so.
    SeriesRequest request{u"site"_s, u"wind"_s, u"speed"_s, range, nanosecondsPerMinute, 1};
    QCOMPARE(await(connection3->series(request)).value().size(), 1);
    request.maximumSeries = 20;
    QCOMPARE(await(connection3->series(request)).value().size(), 2);
    const auto latest = await(connection3->latest({u"site"_s, u"win"_s, range})).value();
    QCOMPARE(latest.size(), 4);
    for (const QString& statement : three.unknownStatements())
        QCOMPARE(statement, u"SHOW DATABASES"_s);
}

void Influx3Test::missingDatabaseIsNamed()
{
    const DocumentedInflux3 three(Edition::Core, u"site"_s);
    const auto local = startSandbox(u"mirror"_s);
    EngineBench bench;
    bench.setUp(connection(u"cloud"_s, three), EngineBench::connection(u"local"_s, *local),
        EngineBench::rule(u"none"_s, u"mirror"_s));
    const EngineBench::Outcome outcome = bench.sync();
    QCOMPARE(outcome.run.state, RunState::Failed);
    QCOMPARE(outcome.run.errors.value(0).kind, Error::Kind::NotFound);
    QCOMPARE(outcome.run.errors.value(0).bucket, u"none"_s);
}

/// Both kinds of Cloud may say "cloud2" in /ping: the one that runs Flux is spoken to in Flux.
void Influx3Test::aCloudWithFluxIsTakenForOne()
{
    const auto cloud = startSandbox(u"site"_s);
    FaultProxy proxy(
        cloud->url(), [](const ScriptedRequest& request) { return request.path() == "/ping"; },
        [](const ScriptedRequest&, int) {
            return [](ScriptedAnswer& answer) {
                answer = ScriptedAnswer();
                answer.status = 204;
                answer.headers = {{"X-Influxdb-Version", "abcdef0"}, {"X-Influxdb-Build", "cloud2"}};
            };
        });
    ConnectionSettings settings = EngineBench::connection(u"x"_s, *cloud);
    settings.url = proxy.url();
    settings.dialect = Dialect::Automatic;
    EngineBench bench;
    const Result<ServerInfo> server = await(bench.engine().testConnection(settings));
    QVERIFY2(server.has_value(), server ? "" : qPrintable(server.error().toString()));
    QCOMPARE(server->dialect, Dialect::Flux);
    QCOMPARE(server->product, u"InfluxDB Cloud"_s);
}

QTEST_GUILESS_MAIN(Influx3Test)
#include "tst_influx3.moc"
