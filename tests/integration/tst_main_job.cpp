// The main job against real servers: what is on one side is on the other, value by value.

#include "EngineBench.h"
#include "support/TestServers.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

class MainJobTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void fluxToInflux1();
    void influx1ToSandbox();
    void hostileNamesGoBothWays();
    void aSecondRunWritesOnlyWhatIsNew();
    void historicMeasurementsLookBackTwentyDays();
    void unsignedValuesBecomeIntegersOrAreRefused();

private:
    static QList<Point> samplePoints(Timestamp now);
    static QList<Point> hostilePoints(Timestamp now);
    static qint64 fieldCount(const QList<Point>& points);
};

namespace {

Timestamp now()
{
    return SystemClock().now();
}

} // namespace

void MainJobTest::init()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
}

QList<Point> MainJobTest::samplePoints(Timestamp base)
{
    QList<Point> points;
    QRandomGenerator random(7);
    for (int i = 0; i < 3000; ++i) {
        // Nanoseconds that no double holds, in the past and among the forecasts.
        const Timestamp time = base + (i - 1500) * 10 * nanosecondsPerSecond + 123'456'789 + i;
        const QByteArray station = i % 2 == 0 ? "north"_ba : "south ridge"_ba;
        points.append({"weather", {{"station", station}},
            {{"temperature", random.generateDouble() * 40.0 - 10.0}, {"count", qint64(random.generate64())},
                {"ok", random.bounded(2) == 0}, {"note", "wind, \"gusty\" \\ " + QByteArray::number(i)}},
            time});
    }
    points.append(
        {"weather", {}, {{"temperature", 0.1}, {"count", std::numeric_limits<qint64>::max()}}, base});
    points.append(
        {"weather", {}, {{"temperature", -0.0}, {"count", std::numeric_limits<qint64>::min()}}, base + 1});
    points.append({"weather", {},
        {{"temperature", std::numeric_limits<double>::denorm_min()}, {"note", ""_ba}}, base + 2});
    points.append({"weather", {},
        {{"temperature", std::numeric_limits<double>::max()}, {"note", "line\nbreak"_ba}}, base + 3});
    return points;
}

QList<Point> MainJobTest::hostilePoints(Timestamp base)
{
    const QList<QByteArray> names{"x\" |> drop()", "a b", "a,b", "a=b", "it's", "back\\slash", "\"quoted\"",
        "wind 🌬 Süd", "${r}", "'; DROP DATABASE x; --", "/regex.*/", "$1", "%s%n", "a/b", "no #comment",
        "[0]"};
    QList<Point> points;
    for (const QByteArray& name : names) {
        points.append({name, {{"t " + name, "v " + name}, {"tag", "x,y=z w"}},
            {{"f " + name, 1.5}, {"string", name + "\n" + name}}, base});
        points.append({name, {}, {{"f " + name, 2.5}}, base});
    }
    for (Point& point : points)
        std::sort(point.tags.begin(), point.tags.end());
    return points;
}

qint64 MainJobTest::fieldCount(const QList<Point>& points)
{
    return std::accumulate(points.begin(), points.end(), qint64(0),
        [](qint64 sum, const Point& point) { return sum + point.fields.size(); });
}

void MainJobTest::fluxToInflux1()
{
    const auto cloud = startSandbox(u"weather"_s);
    const QList<Point> points = samplePoints(now());
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    const Influx1Database local(*influx1Url());

    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud),
        EngineBench::connection(u"local"_s, *influx1Url(), Dialect::Automatic),
        EngineBench::rule(u"weather"_s, local.name()));
    const EngineBench::Outcome outcome = bench.sync();

    QVERIFY2(outcome.run.state == RunState::Done,
        qPrintable(outcome.run.errors.isEmpty() ? QString() : outcome.run.errors.first().toString()));
    QCOMPARE(differences(readBack(*influx1Url(), {}, local.name()), valuesOf(points)), ""_ba);
    QCOMPARE(outcome.run.tally.pointsRead, fieldCount(points));
    QCOMPARE(outcome.run.tally.pointsWritten, fieldCount(points));
    QVERIFY(outcome.run.tally.bytesRead > 0);
    QVERIFY(outcome.run.tally.windows >= 1);
    QCOMPARE(outcome.measurements.size(), 1);
    QCOMPARE(outcome.measurements.first().tally.pointsWritten, fieldCount(points));
}

void MainJobTest::influx1ToSandbox()
{
    Influx1Database source(*influx1Url());
    const QList<QPair<QString, QString>> files{{u"metrics.lp"_s, u"ns"_s}, {u"prometheus.lp"_s, u"ns"_s},
        {u"air_and_water.lp"_s, u"s"_s}, {u"temperature.lp"_s, u"s"_s}, {u"influxql_logs.lp"_s, u"ns"_s}};
    for (const auto& [name, precision] : files) {
        QFile file(QStringLiteral(TEST_DATA) + u'/' + name);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        QCOMPARE(source.write(file.readAll(), precision), 204);
    }
    const auto local = startSandbox(u"mirror"_s);

    Rule rule = EngineBench::rule(source.name(), u"mirror"_s);
    rule.lookback = 20 * 365 * nanosecondsPerDay;
    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *influx1Url(), Dialect::Automatic),
        EngineBench::connection(u"local"_s, *local), rule);
    const EngineBench::Outcome outcome = bench.sync();

    QVERIFY2(outcome.run.state == RunState::Done,
        qPrintable(outcome.run.errors.isEmpty() ? QString() : outcome.run.errors.first().toString()));
    const StoredValues expected = readBack(*influx1Url(), {}, source.name());
    QVERIFY(expected.size() > 5000);
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), expected), ""_ba);
    QCOMPARE(outcome.run.tally.pointsWritten, expected.size());
}

void MainJobTest::hostileNamesGoBothWays()
{
    const auto cloud = startSandbox(u"a 'bucket' \\ ü |> drop()"_s);
    const QList<Point> points = hostilePoints(now());
    QCOMPARE(writePoints(*cloud, u"a 'bucket' \\ ü |> drop()"_s, points), 204);
    const Influx1Database middle(*influx1Url());
    const auto back = startSandbox(u"back"_s);

    EngineBench there;
    there.setUp(EngineBench::connection(u"cloud"_s, *cloud),
        EngineBench::connection(u"local"_s, *influx1Url(), Dialect::InfluxQL),
        EngineBench::rule(u"a 'bucket' \\ ü |> drop()"_s, middle.name()));
    const EngineBench::Outcome first = there.sync();
    QVERIFY2(first.run.state == RunState::Done,
        qPrintable(first.run.errors.isEmpty() ? QString() : first.run.errors.first().toString()));
    QCOMPARE(differences(readBack(*influx1Url(), {}, middle.name()), valuesOf(points)), ""_ba);

    EngineBench home;
    home.setUp(EngineBench::connection(u"cloud"_s, *influx1Url(), Dialect::InfluxQL),
        EngineBench::connection(u"local"_s, *back), EngineBench::rule(middle.name(), u"back"_s));
    const EngineBench::Outcome second = home.sync();
    QVERIFY2(second.run.state == RunState::Done,
        qPrintable(second.run.errors.isEmpty() ? QString() : second.run.errors.first().toString()));
    QCOMPARE(differences(readBack(back->url(), back->token(), u"back"_s), valuesOf(points)), ""_ba);
}

void MainJobTest::aSecondRunWritesOnlyWhatIsNew()
{
    const auto cloud = startSandbox(u"weather"_s);
    const Timestamp base = now();
    QList<Point> past;
    for (int i = 1; i <= 500; ++i)
        past.append({"weather", {}, {{"t", i * 1.0}}, base - nanosecondsPerHour - i * nanosecondsPerSecond});
    QCOMPARE(writePoints(*cloud, u"weather"_s, past), 204);
    const Influx1Database local(*influx1Url());

    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud),
        EngineBench::connection(u"local"_s, *influx1Url(), Dialect::InfluxQL),
        EngineBench::rule(u"weather"_s, local.name()));
    QCOMPARE(bench.sync().run.tally.pointsWritten, 500);
    QCOMPARE(bench.sync().run.tally.pointsWritten, 0);

    // One point in what is done already, one late within the overlap, one new: the last two count.
    QList<Point> more{{"weather", {}, {{"t", -1.0}}, base - 2 * nanosecondsPerHour},
        {"weather", {}, {{"t", -2.0}}, base - 5 * nanosecondsPerMinute},
        {"weather", {}, {{"t", -3.0}}, base + nanosecondsPerHour}};
    QCOMPARE(writePoints(*cloud, u"weather"_s, more), 204);
    const EngineBench::Outcome third = bench.sync();
    QVERIFY(third.run.state == RunState::Done);
    QCOMPARE(third.run.tally.pointsWritten, 2);
    QCOMPARE(differences(readBack(*influx1Url(), {}, local.name()), valuesOf(past + more.mid(1))), ""_ba);
}

void MainJobTest::historicMeasurementsLookBackTwentyDays()
{
    const auto cloud = startSandbox(u"weather"_s);
    const Timestamp base = now();
    const Point historic{"historic wind", {}, {{"v", 1.0}}, base - 19 * nanosecondsPerDay};
    const Point tooOld{"historic wind", {}, {{"v", 2.0}}, base - 21 * nanosecondsPerDay};
    const Point usual{"wind", {}, {{"v", 3.0}}, base - 4 * nanosecondsPerHour};
    const Point usualTooOld{"wind", {}, {{"v", 4.0}}, base - 6 * nanosecondsPerHour};
    const Point forecast{"forecast", {}, {{"v", 5.0}}, base + 129 * nanosecondsPerHour};
    QCOMPARE(writePoints(*cloud, u"weather"_s, {historic, tooOld, usual, usualTooOld, forecast}), 204);
    const Influx1Database local(*influx1Url());

    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud),
        EngineBench::connection(u"local"_s, *influx1Url(), Dialect::InfluxQL),
        EngineBench::rule(u"weather"_s, local.name()));
    QVERIFY(bench.sync().run.state == RunState::Done);
    QCOMPARE(
        differences(readBack(*influx1Url(), {}, local.name()), valuesOf({historic, usual, forecast})), ""_ba);
}

void MainJobTest::unsignedValuesBecomeIntegersOrAreRefused()
{
    const auto cloud = startSandbox(u"weather"_s);
    const Timestamp base = now() - nanosecondsPerHour;
    const Point fits{"counter", {}, {{"n", std::numeric_limits<quint64>::max() / 2}}, base};
    const Point tooLarge{"counter", {}, {{"n", std::numeric_limits<quint64>::max()}}, base + 1};
    QCOMPARE(writePoints(*cloud, u"weather"_s, {fits, tooLarge}), 204);
    const Influx1Database local(*influx1Url());

    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud),
        EngineBench::connection(u"local"_s, *influx1Url(), Dialect::InfluxQL),
        EngineBench::rule(u"weather"_s, local.name()));
    const EngineBench::Outcome outcome = bench.sync();
    QVERIFY(outcome.run.state == RunState::Partial);
    QCOMPARE(outcome.run.tally.pointsRefused, 1);
    QCOMPARE(outcome.run.tally.pointsWritten, 1);
    const Point expected{"counter", {}, {{"n", std::numeric_limits<qint64>::max()}}, base};
    QCOMPARE(differences(readBack(*influx1Url(), {}, local.name()), valuesOf({expected})), ""_ba);

    // To a store that has unsigned integers both go as they are.
    const auto sandbox = startSandbox(u"mirror"_s);
    EngineBench exact;
    exact.setUp(EngineBench::connection(u"cloud"_s, *cloud), EngineBench::connection(u"local"_s, *sandbox),
        EngineBench::rule(u"weather"_s, u"mirror"_s));
    const EngineBench::Outcome whole = exact.sync();
    QVERIFY(whole.run.state == RunState::Done);
    QCOMPARE(whole.run.tally.pointsWritten, 2);
}

QTEST_GUILESS_MAIN(MainJobTest)
#include "tst_main_job.moc"
