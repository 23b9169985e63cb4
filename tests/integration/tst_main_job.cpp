// The main job against real servers: what is on one side is on the other, value by value.

#include "EngineBench.h"
#include "TestPlace.h"
#include "support/Await.h"
#include "support/Http.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

class MainJobTest : public QObject
{
    Q_OBJECT

private slots:
    void everyValueArrives_data() { ways(); }
    void everyValueArrives();
    void publicSamplesArrive_data();
    void publicSamplesArrive();
    void hostileNamesArrive_data() { ways(); }
    void hostileNamesArrive();
    void aSecondRunWritesOnlyWhatIsNew_data() { ways(); }
    void aSecondRunWritesOnlyWhatIsNew();
    void historicMeasurementsLookBackTwentyDays_data() { ways(); }
    void historicMeasurementsLookBackTwentyDays();
    void unsignedValuesArriveWhereTheyCanBeStored_data();
    void unsignedValuesArriveWhereTheyCanBeStored();
    void unsignedValuesBecomeIntegersOrAreRefused_data();
    void unsignedValuesBecomeIntegersOrAreRefused();
    void fieldsOfSeveralTypesArrive_data();
    void fieldsOfSeveralTypesArrive();
    void telemetryOfAReal2();
    void allBucketsOfAReal2AreListed();

private:
    static void ways();
    static QList<Point> samplePoints(Timestamp now);
    static QList<Point> hostilePoints(Timestamp now);
    static qint64 fieldCount(const QList<Point>& points);
};

namespace {

Timestamp now()
{
    return SystemClock().now();
}

QString firstError(const EngineBench::Outcome& outcome)
{
    return outcome.run.errors.isEmpty() ? QString() : outcome.run.errors.first().toString();
}

/// The two ends of a way, and the engine that goes it.
struct Way
{
    std::unique_ptr<TestPlace> source;
    std::unique_ptr<TestPlace> destination;
    std::unique_ptr<EngineBench> bench = std::make_unique<EngineBench>();

    /// As the row of the test says; false where a server is not given.
    [[nodiscard]] bool make(const QString& sourceBucket = u"weather"_s)
    {
        QFETCH(PlaceKind, from);
        QFETCH(PlaceKind, to);
        source = TestPlace::make(from, sourceBucket);
        destination = TestPlace::make(to, u"mirror "_s);
        if (!source || !destination)
            return false;
        setUp(EngineBench::rule(source->bucket(), destination->bucket()));
        return true;
    }
    void setUp(const Rule& rule)
    {
        bench->setUp(source->connection(u"cloud"_s), destination->connection(u"local"_s), rule);
    }
};

/// What a server of Flux holds at an instant, as it writes it.
QByteArray tableAt(const TestPlace& place, Timestamp time)
{
    const ConnectionSettings settings = place.connection(u"judge"_s);
    const QString script = u"from(bucket: \"%1\") |> range(start: time(v: %2), stop: time(v: %3))"
                           " |> drop(columns: [\"_start\", \"_stop\"])"_s.arg(place.bucket())
                               .arg(time)
                               .arg(time + 1);
    const QJsonObject dialect{{u"annotations"_s, QJsonArray{u"datatype"_s, u"group"_s}}};
    const QByteArray body =
        QJsonDocument(QJsonObject{{u"query"_s, script}, {u"dialect"_s, dialect}}).toJson();
    return httpPost(settings.url, u"/api/v2/query"_s, {{u"org"_s, settings.organization}}, body,
        settings.secret, "application/json"_ba)
        .body;
}

constexpr auto missing = "a server of this way is not given: see TestServers.h";

void addWay(PlaceKind from, PlaceKind to)
{
    QTest::addRow("%s to %s", nameOf(from), nameOf(to)) << from << to;
}

} // namespace

void MainJobTest::ways()
{
    QTest::addColumn<PlaceKind>("from");
    QTest::addColumn<PlaceKind>("to");
    addWay(PlaceKind::Sandbox, PlaceKind::Influx1);
    addWay(PlaceKind::Influx1, PlaceKind::Sandbox);
    addWay(PlaceKind::Sandbox, PlaceKind::Sandbox);
    addWay(PlaceKind::Influx2, PlaceKind::Influx1);
    addWay(PlaceKind::Influx2, PlaceKind::Influx2);
    addWay(PlaceKind::Sandbox, PlaceKind::Influx2);
    addWay(PlaceKind::Influx1, PlaceKind::Influx2);
    addWay(PlaceKind::Influx2, PlaceKind::Sandbox);
    addWay(PlaceKind::Influx2V1, PlaceKind::Influx1);
    addWay(PlaceKind::Influx1, PlaceKind::Influx2V1);
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

void MainJobTest::everyValueArrives()
{
    Way way;
    if (!way.make())
        QSKIP(missing);
    const QList<Point> points = samplePoints(now());
    QCOMPARE(way.source->write(points), 204);
    const EngineBench::Outcome outcome = way.bench->sync();

    QVERIFY2(outcome.run.state == RunState::Done, qPrintable(firstError(outcome)));
    QCOMPARE(differences(way.destination->values(), valuesOf(points)), ""_ba);
    QCOMPARE(outcome.run.tally.pointsRead, fieldCount(points));
    QCOMPARE(outcome.run.tally.pointsWritten, fieldCount(points));
    QVERIFY(outcome.run.tally.bytesRead > 0);
    QVERIFY(outcome.run.tally.windows >= 1);
    QCOMPARE(outcome.measurements.size(), 1);
    QCOMPARE(outcome.measurements.first().tally.pointsWritten, fieldCount(points));
}

void MainJobTest::publicSamplesArrive_data()
{
    ways();
}

void MainJobTest::publicSamplesArrive()
{
    Way way;
    if (!way.make())
        QSKIP(missing);
    const QList<QPair<QString, QString>> files{{u"metrics.lp"_s, u"ns"_s}, {u"prometheus.lp"_s, u"ns"_s},
        {u"air_and_water.lp"_s, u"s"_s}, {u"temperature.lp"_s, u"s"_s}, {u"influxql_logs.lp"_s, u"ns"_s}};
    for (const auto& [name, precision] : files) {
        QFile file(QStringLiteral(TEST_DATA) + u'/' + name);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        QCOMPARE(way.source->write(file.readAll(), precision), 204);
    }
    Rule rule = EngineBench::rule(way.source->bucket(), way.destination->bucket());
    rule.lookback = 20 * 365 * nanosecondsPerDay;
    way.setUp(rule);
    const EngineBench::Outcome outcome = way.bench->sync();

    QVERIFY2(outcome.run.state == RunState::Done, qPrintable(firstError(outcome)));
    const StoredValues expected = way.source->values();
    QVERIFY(expected.size() > 5000);
    QCOMPARE(differences(way.destination->values(), expected), ""_ba);
    QCOMPARE(outcome.run.tally.pointsWritten, expected.size());
}

void MainJobTest::hostileNamesArrive()
{
    Way way;
    if (!way.make(u"a 'bucket' \\ ü |> drop() ${x} %1 "_s))
        QSKIP(missing);
    const QList<Point> points = hostilePoints(now());
    QCOMPARE(way.source->write(points), 204);
    const EngineBench::Outcome outcome = way.bench->sync();
    QVERIFY2(outcome.run.state == RunState::Done, qPrintable(firstError(outcome)));
    QCOMPARE(differences(way.destination->values(), valuesOf(points)), ""_ba);
}

void MainJobTest::aSecondRunWritesOnlyWhatIsNew()
{
    Way way;
    if (!way.make())
        QSKIP(missing);
    const Timestamp base = now();
    QList<Point> past;
    for (int i = 1; i <= 500; ++i)
        past.append({"weather", {}, {{"t", i * 1.0}}, base - nanosecondsPerHour - i * nanosecondsPerSecond});
    QCOMPARE(way.source->write(past), 204);
    QCOMPARE(way.bench->sync().run.tally.pointsWritten, 500);
    QCOMPARE(way.bench->sync().run.tally.pointsWritten, 0);

    // One point in what is done already, one late within the overlap, one new: the last two count.
    QList<Point> more{{"weather", {}, {{"t", -1.0}}, base - 2 * nanosecondsPerHour},
        {"weather", {}, {{"t", -2.0}}, base - 5 * nanosecondsPerMinute},
        {"weather", {}, {{"t", -3.0}}, base + nanosecondsPerHour}};
    QCOMPARE(way.source->write(more), 204);
    const EngineBench::Outcome third = way.bench->sync();
    QVERIFY2(third.run.state == RunState::Done, qPrintable(firstError(third)));
    QCOMPARE(third.run.tally.pointsWritten, 2);
    QCOMPARE(differences(way.destination->values(), valuesOf(past + more.mid(1))), ""_ba);
}

void MainJobTest::historicMeasurementsLookBackTwentyDays()
{
    Way way;
    if (!way.make())
        QSKIP(missing);
    const Timestamp base = now();
    const Point historic{"historic wind", {}, {{"v", 1.0}}, base - 19 * nanosecondsPerDay};
    const Point tooOld{"historic wind", {}, {{"v", 2.0}}, base - 21 * nanosecondsPerDay};
    const Point usual{"wind", {}, {{"v", 3.0}}, base - 4 * nanosecondsPerHour};
    const Point usualTooOld{"wind", {}, {{"v", 4.0}}, base - 6 * nanosecondsPerHour};
    const Point forecast{"forecast", {}, {{"v", 5.0}}, base + 129 * nanosecondsPerHour};
    QCOMPARE(way.source->write(QList<Point>{historic, tooOld, usual, usualTooOld, forecast}), 204);
    const EngineBench::Outcome outcome = way.bench->sync();
    QVERIFY2(outcome.run.state == RunState::Done, qPrintable(firstError(outcome)));
    QCOMPARE(differences(way.destination->values(), valuesOf({historic, usual, forecast})), ""_ba);
}

void MainJobTest::unsignedValuesArriveWhereTheyCanBeStored_data()
{
    QTest::addColumn<PlaceKind>("from");
    QTest::addColumn<PlaceKind>("to");
    addWay(PlaceKind::Sandbox, PlaceKind::Sandbox);
    addWay(PlaceKind::Sandbox, PlaceKind::Influx2);
    addWay(PlaceKind::Influx2, PlaceKind::Influx2);
    addWay(PlaceKind::Influx2, PlaceKind::Sandbox);
}

void MainJobTest::unsignedValuesArriveWhereTheyCanBeStored()
{
    Way way;
    if (!way.make())
        QSKIP(missing);
    const Timestamp base = now() - nanosecondsPerHour;
    const QList<Point> points{{"counter", {}, {{"n", quint64(0)}}, base},
        {"counter", {}, {{"n", std::numeric_limits<quint64>::max() / 2}}, base + 1},
        {"counter", {}, {{"n", std::numeric_limits<quint64>::max() / 2 + 1}}, base + 2},
        {"counter", {}, {{"n", std::numeric_limits<quint64>::max()}}, base + 3}};
    QCOMPARE(way.source->write(points), 204);
    const EngineBench::Outcome outcome = way.bench->sync();
    QVERIFY2(outcome.run.state == RunState::Done, qPrintable(firstError(outcome)));
    QCOMPARE(outcome.run.tally.pointsWritten, points.size());
    QCOMPARE(differences(way.destination->values(), valuesOf(points)), ""_ba);
}

void MainJobTest::unsignedValuesBecomeIntegersOrAreRefused_data()
{
    QTest::addColumn<PlaceKind>("from");
    QTest::addColumn<PlaceKind>("to");
    addWay(PlaceKind::Sandbox, PlaceKind::Influx1);
    addWay(PlaceKind::Influx2, PlaceKind::Influx1);
}

void MainJobTest::unsignedValuesBecomeIntegersOrAreRefused()
{
    Way way;
    if (!way.make())
        QSKIP(missing);
    const Timestamp base = now() - nanosecondsPerHour;
    const Point fits{"counter", {}, {{"n", std::numeric_limits<quint64>::max() / 2}}, base};
    const Point tooLarge{"counter", {}, {{"n", std::numeric_limits<quint64>::max()}}, base + 1};
    QCOMPARE(way.source->write(QList<Point>{fits, tooLarge}), 204);
    const EngineBench::Outcome outcome = way.bench->sync();
    QVERIFY(outcome.run.state == RunState::Partial);
    QCOMPARE(outcome.run.tally.pointsRefused, 1);
    QCOMPARE(outcome.run.tally.pointsWritten, 1);
    const Point expected{"counter", {}, {{"n", std::numeric_limits<qint64>::max()}}, base};
    QCOMPARE(differences(way.destination->values(), valuesOf({expected})), ""_ba);
}

void MainJobTest::fieldsOfSeveralTypesArrive_data()
{
    QTest::addColumn<PlaceKind>("from");
    QTest::addColumn<PlaceKind>("to");
    addWay(PlaceKind::Influx2, PlaceKind::Influx2);
    addWay(PlaceKind::Influx2V1, PlaceKind::Influx2);
}

/// A field may have another type in another shard (a week, where nothing else is said): read in one
/// go, no value may be lost, and none may change its type.
void MainJobTest::fieldsOfSeveralTypesArrive()
{
    Way way;
    if (!way.make())
        QSKIP(missing);
    Rule rule = EngineBench::rule(way.source->bucket(), way.destination->bucket());
    rule.lookback = 90 * nanosecondsPerDay;
    way.setUp(rule);
    const Timestamp base = now();
    const QList<Point> points{{"m", {{"t", "a"}}, {{"v", 1.5}, {"w", qint64(1)}}, base},
        {"m", {{"t", "a"}}, {{"v", qint64(2)}}, base - 20 * nanosecondsPerDay},
        {"m", {{"t", "b"}}, {{"v", "three"_ba}}, base - 40 * nanosecondsPerDay},
        {"m", {}, {{"v", true}}, base - 60 * nanosecondsPerDay}};
    for (const Point& point : points)
        QCOMPARE(way.source->write(QList<Point>{point}), 204);
    const EngineBench::Outcome outcome = way.bench->sync();
    if (way.source->connection({}).dialect == Dialect::InfluxQL) {
        // The v1 API of 2.x does not say where its shards lie: then nothing is copied by halves.
        QVERIFY(outcome.run.state == RunState::Failed || outcome.run.state == RunState::Partial);
        QVERIFY2(firstError(outcome).contains(u"several types"_s), qPrintable(firstError(outcome)));
        QCOMPARE(outcome.run.tally.pointsWritten, 0);
        return;
    }
    QVERIFY2(outcome.run.state == RunState::Done, qPrintable(firstError(outcome)));
    QCOMPARE(outcome.run.tally.pointsWritten, fieldCount(points));
    // InfluxQL shows but one type of such a field: the server's own table of each instant judges here.
    for (const Point& point : points) {
        const QByteArray expected = tableAt(*way.source, point.time);
        QCOMPARE(expected.count("\r\n,_result,"), point.fields.size());
        QCOMPARE(tableAt(*way.destination, point.time), expected);
    }
}

void MainJobTest::telemetryOfAReal2()
{
    const auto place = TestPlace::make(PlaceKind::Influx2, u"telemetry "_s);
    if (!place)
        QSKIP(missing);
    const QByteArray name = "real" + place->bucket().toUtf8();
    const Timestamp base = now() - nanosecondsPerSecond;
    QCOMPARE(
        place->write(QList<Point>{{name, {{"site", "a"}}, {{"power", 1.5}}, base - 1},
            {name, {{"site", "b"}},
                {{"power", 42.5}, {"count", std::numeric_limits<qint64>::max()},
                    {"total", std::numeric_limits<quint64>::max()}, {"on", true}, {"mode", "auto \"x\""_ba}},
                base},
            {name, {{"site", "b"}}, {{"old", 1.0}}, base - nanosecondsPerHour},
            {"other", {}, {{"power", 9.0}}, base}}),
        204);
    EngineBench bench;
    Profile profile;
    profile.name = u"test"_s;
    profile.connections = {place->connection(u"local"_s)};
    profile.telemetry.enabled = false;
    profile.telemetry.pattern = QString::fromUtf8(name);
    profile.telemetryConnection = u"local"_s;
    bench.engine().setProfile(profile);
    const TelemetryRound round = await(bench.engine().retrieveOnce());
    QVERIFY2(round.errors.isEmpty(), round.errors.isEmpty() ? "" : qPrintable(round.errors[0].toString()));
    const QJsonObject values = round.document[u"values"_s].toObject()[QString::fromUtf8(name)].toObject();
    QCOMPARE(values.keys(), (QStringList{u"count"_s, u"mode"_s, u"on"_s, u"power"_s, u"total"_s}));
    QCOMPARE(values[u"power"_s].toDouble(), 42.5);
    QCOMPARE(values[u"count"_s].toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(values[u"total"_s].toDouble(), double(std::numeric_limits<quint64>::max()));
    QCOMPARE(values[u"on"_s].toInt(), 1);
    QCOMPARE(values[u"mode"_s].toString(), u"auto \"x\""_s);
}

/// More than 2.x gives in one answer, whatever is asked for.
void MainJobTest::allBucketsOfAReal2AreListed()
{
    const std::optional<Influx2Server> server = influx2Server();
    if (!server)
        QSKIP(missing);
    std::vector<std::unique_ptr<Influx2Bucket>> made;
    QStringList names;
    for (int i = 0; i < 105; ++i) {
        made.push_back(std::make_unique<Influx2Bucket>(*server, u"page ü/%1 "_s.arg(i)));
        names.append(made.back()->name());
    }
    EngineBench bench;
    const ConnectionSettings settings = EngineBench::connection(u"cloud"_s, *server);
    bench.setUp(
        settings, EngineBench::connection(u"local"_s, *server), EngineBench::rule(names[0], names[1]));
    const Result<QList<Bucket>> listed = await(bench.engine().buckets(u"cloud"_s));
    QVERIFY2(listed, listed ? "" : qPrintable(listed.error().toString()));
    QStringList found;
    for (const Bucket& bucket : *listed)
        found.append(bucket.name);
    for (const QString& name : std::as_const(names))
        QCOMPARE(found.count(name), 1);
    QVERIFY(std::any_of(listed->cbegin(), listed->cend(),
        [](const Bucket& bucket) { return bucket.isSystem && bucket.name == u"_tasks"; }));
}

QTEST_GUILESS_MAIN(MainJobTest)
#include "tst_main_job.moc"
