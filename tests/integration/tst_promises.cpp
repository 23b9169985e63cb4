// What the design promises in figures, measured on the wire of a real HTTP server.

#include "EngineBench.h"
#include "influx/wire/LineProtocolWriter.h"
#include "mirror/InfluxMirror.h"
#include "mirror/MirrorPlan.h"
#include "support/Await.h"
#include "support/TestServers.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Nanoseconds minute = nanosecondsPerMinute;
constexpr Nanoseconds hour = nanosecondsPerHour;

/// A mirror between two sandbox servers, whose time is simulated and whose bytes are counted.
class SimulatedMirror
{
public:
    SimulatedMirror(const sandbox::SandboxServer& cloud, const sandbox::SandboxServer& local,
        const Rule& rule, ManualClock& clock)
        : m_source(Connection::create(EngineBench::connection(u"cloud"_s, cloud), m_network))
        , m_destination(Connection::create(EngineBench::connection(u"local"_s, local), m_network))
        , m_journal(std::move(*Journal::open(m_folder.filePath(u"journal.sqlite"_s))))
        , m_clock(clock)
        , m_rule(rule)
    {
        QObject::connect(m_source.get(), &Connection::received, m_source.get(),
            [this](qint64 bytes) { m_bytes += bytes; });
        QObject::connect(m_source.get(), &Connection::requested, m_source.get(), [this] { ++m_requests; });
    }

    Run sync()
    {
        if (!m_mirror)
            m_mirror = std::make_unique<InfluxMirror>(
                m_rule, *m_source, *m_destination, *m_journal, m_clock, m_folder.filePath(u"locks"_s));
        QSignalSpy finished(m_mirror.get(), &InfluxMirror::finished);
        if (!m_mirror->start(RunTrigger::Schedule) || (finished.isEmpty() && !finished.wait(30'000)))
            qFatal("the run did not end");
        return finished.first().first().value<Run>();
    }
    SyncPlan plan()
    {
        MirrorPlan plan({m_rule, *m_source, *m_destination, *m_journal, m_clock}, nullptr);
        QSignalSpy finished(&plan, &MirrorPlan::finished);
        plan.start();
        if (!finished.wait(30'000))
            qFatal("the plan did not end");
        const auto result = finished.first().first().value<Result<SyncPlan>>();
        if (!result)
            qFatal("no plan: %s", qPrintable(result.error().toString()));
        return *result;
    }

    [[nodiscard]] qint64 takeBytes() { return std::exchange(m_bytes, 0); }
    [[nodiscard]] qint64 takeRequests() { return std::exchange(m_requests, 0); }

private:
    QTemporaryDir m_folder;
    QNetworkAccessManager m_network;
    std::unique_ptr<Connection> m_source;
    std::unique_ptr<Connection> m_destination;
    std::unique_ptr<Journal> m_journal;
    ManualClock& m_clock;
    Rule m_rule;
    std::unique_ptr<InfluxMirror> m_mirror;
    qint64 m_bytes = 0;
    qint64 m_requests = 0;
};

} // namespace

class PromisesTest : public QObject
{
    Q_OBJECT

private slots:
    void anHourlyScheduleReadsAtMostFivePercentTwice();
    void silenceAndABurstTakeFewQueries();
    void plansTellWhatIsReadThen();
    void countsAgreeBetweenDialects();

private:
    static QList<Point> site(Timestamp from, Timestamp to);
};

/// Three measurements with a point a minute.
QList<Point> PromisesTest::site(Timestamp from, Timestamp to)
{
    QList<Point> points;
    for (Timestamp time = from; time < to; time += minute) {
        const double value = static_cast<double>(time / minute % 997);
        points.append({"weather", {{"station", "north ridge"}},
            {{"temperature", value}, {"humidity", value / 2}, {"pressure", value * 2}}, time});
        points.append({"plant", {{"inverter", "1"}}, {{"power", value}, {"energy", value}}, time});
        points.append({"mast", {}, {{"speed", value}, {"gust", value}, {"ok", true}}, time});
    }
    return points;
}

/// 24 simulated hours, a run at each full hour, with points that come late in some of them; against
/// the same without any overlap, which reads each point once.
void PromisesTest::anHourlyScheduleReadsAtMostFivePercentTwice()
{
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"mirror"_s);
    const Timestamp begin = SystemClock().now() / hour * hour - 25 * hour;
    ManualClock clock(begin);
    Rule usual = EngineBench::rule(u"weather"_s, u"mirror"_s);
    usual.lookahead = 0;
    Rule bare = usual;
    bare.destinationBucket = u"bare"_s;
    bare.tailOverlap = 0;
    SimulatedMirror mirror(*cloud, *local, usual, clock);
    SimulatedMirror without(*cloud, *local, bare, clock);

    QCOMPARE(writePoints(*cloud, u"weather"_s, site(begin - 2 * hour, begin)), 204);
    QVERIFY(mirror.sync().state == RunState::Done);
    QVERIFY(without.sync().state == RunState::Done);
    qint64 bytes = mirror.takeBytes();
    qint64 needed = without.takeBytes();
    QCOMPARE(bytes, needed);
    QList<Point> all = site(begin - 2 * hour, begin);
    bytes = needed = 0;
    for (int i = 1; i <= 24; ++i) {
        const Timestamp now = begin + i * hour;
        QList<Point> points = site(now - hour, now);
        if (i == 7 || i == 19) // a logger that was out of reach for a while
            points.append({"mast", {{"late", "yes"}}, {{"speed", 1.0}}, now - hour - 4 * minute});
        QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
        all += points;
        clock.jumpTo(now);
        QVERIFY(mirror.sync().state == RunState::Done);
        QVERIFY(without.sync().state == RunState::Done);
        bytes += mirror.takeBytes();
        needed += without.takeBytes();
    }
    const double ratio = static_cast<double>(bytes) / static_cast<double>(needed);
    qInfo("24 hours: %lld bytes read, %lld needed: %.4f", bytes, needed, ratio);
    QVERIFY(needed > 24 * 20'000);
    QVERIFY2(ratio <= 1.05, qPrintable(QString::number(ratio)));
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(all)), ""_ba);
}

void PromisesTest::silenceAndABurstTakeFewQueries()
{
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"mirror"_s);
    const Timestamp now = SystemClock().now();
    ManualClock clock(now);
    Rule rule = EngineBench::rule(u"weather"_s, u"mirror"_s);
    rule.lookback = 31 * nanosecondsPerDay;
    QList<Point> burst;
    for (int i = 0; i < 50'000; ++i)
        burst.append({"m", {}, {{"v", i * 1.0}}, now - 17 * nanosecondsPerDay + i * (minute / 50'000)});
    for (qsizetype i = 0; i < burst.size(); i += 25'000)
        QCOMPARE(writePoints(*cloud, u"weather"_s, burst.mid(i, 25'000)), 204);
    SimulatedMirror mirror(*cloud, *local, rule, clock);
    const Run run = mirror.sync();
    QVERIFY(run.state == RunState::Done);
    QCOMPARE(run.tally.pointsWritten, 50'000);
    const qint64 requests = mirror.takeRequests();
    qInfo("a month with one burst: %lld requests", requests);
    QVERIFY2(requests <= 40, qPrintable(QString::number(requests)));
}

void PromisesTest::plansTellWhatIsReadThen()
{
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"mirror"_s);
    const Timestamp begin = SystemClock().now() / hour * hour - 3 * hour;
    ManualClock clock(begin);
    Rule rule = EngineBench::rule(u"weather"_s, u"mirror"_s);
    rule.overrides = {{u"mast"_s, 90 * minute, {}}};
    SimulatedMirror mirror(*cloud, *local, rule, clock);
    QVERIFY(mirror.plan().measurements.isEmpty());

    QCOMPARE(writePoints(*cloud, u"weather"_s, site(begin - 5 * hour, begin)), 204);
    const SyncPlan first = mirror.plan();
    QCOMPARE(first.measurements.size(), 3);
    QCOMPARE(first.measurements[0].measurement, u"mast"_s);
    QCOMPARE(
        first.measurements[0].ranges.ranges(), (QList<TimeRange>{{begin - 90 * minute, begin + 130 * hour}}));
    QCOMPARE(first.measurements[0].points, std::optional<qint64>(90 * 3));
    QCOMPARE(first.measurements[2].points, std::optional<qint64>(5 * 60 * 3));
    for (const MeasurementPlan& plan : first.measurements) {
        QVERIFY(plan.isFirst);
        QVERIFY(plan.pointsBasis == MeasurementPlan::Basis::Counted);
        QVERIFY(plan.bytesBasis == MeasurementPlan::Basis::Typical);
        QVERIFY(*plan.bytes > 0);
    }
    QCOMPARE(mirror.plan(), first); // a plan changes nothing
    qint64 planned = 0;
    for (const MeasurementPlan& plan : first.measurements)
        planned += *plan.points;
    QCOMPARE(mirror.sync().tally.pointsRead, planned);

    // An hour later: what is new, and the overlap of the one that has something late.
    clock.jumpTo(begin + hour);
    QList<Point> points = site(begin, begin + hour);
    points.append({"plant", {{"inverter", "2"}}, {{"power", 1.0}}, begin - 3 * minute});
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    const qint64 before = mirror.takeBytes();
    QVERIFY(before > 0);
    const SyncPlan second = mirror.plan();
    const qint64 asked = mirror.takeBytes();
    const TimeRange news{begin, begin + 131 * hour};
    QCOMPARE(second.measurements[0].ranges.ranges(), QList<TimeRange>{news});
    QCOMPARE(second.measurements[0].recheck, (TimeRange{begin - 10 * minute, begin}));
    QCOMPARE(second.measurements[1].ranges.ranges(), (QList<TimeRange>{{begin - 10 * minute, news.stop}}));
    QCOMPARE(second.measurements[1].points, std::optional<qint64>((60 + 10) * 2 + 1));
    qint64 bytes = 0;
    planned = 0;
    for (const MeasurementPlan& plan : second.measurements) {
        QVERIFY(!plan.isFirst);
        QVERIFY(plan.bytesBasis == MeasurementPlan::Basis::History);
        planned += *plan.points;
        bytes += *plan.bytes;
    }
    const Run run = mirror.sync();
    QCOMPARE(run.tally.pointsRead, planned);
    const double error = static_cast<double>(bytes) / static_cast<double>(run.tally.bytesRead);
    qInfo("planned %lld bytes, read %lld; asking took %lld", bytes, run.tally.bytesRead, asked);
    QVERIFY2(error > 0.7 && error < 1.4, qPrintable(QString::number(error)));
}

/// The overlap is read again only if source and destination differ in number: so both dialects have
/// to count alike, whatever the types.
void PromisesTest::countsAgreeBetweenDialects()
{
    const Timestamp now = SystemClock().now();
    QList<Point> points;
    for (int i = 0; i < 100; ++i) {
        points.append({"m \"quoted\", ☀", {{"t", "a"}}, {{"f", i * 0.5}, {"s", "x"}}, now + i});
        points.append({"m \"quoted\", ☀", {{"t", "b"}}, {{"i", qint64(i)}, {"b", true}}, now + i});
    }
    QNetworkAccessManager network;
    const QString name =
        points.first().measurement.isEmpty() ? QString() : QString::fromUtf8(points.first().measurement);
    const auto sandbox = startSandbox(u"b"_s);
    QCOMPARE(writePoints(*sandbox, u"b"_s, points), 204);
    for (const Dialect dialect : {Dialect::Flux, Dialect::InfluxQL}) {
        ConnectionSettings settings = EngineBench::connection(u"c"_s, *sandbox);
        settings.dialect = dialect;
        const auto connection = Connection::create(settings, network);
        QCOMPARE(await(connection->countPoints(u"b"_s, name, {now, now + 100})).value_or(-1), 400);
        QCOMPARE(await(connection->countPoints(u"b"_s, name, {now + 10, now + 20})).value_or(-1), 40);
        QCOMPARE(await(connection->countPoints(u"b"_s, name, {now + 100, now + 200})).value_or(-1), 0);
        QCOMPARE(await(connection->countPoints(u"b"_s, name, {now, now})).value_or(-1), 0);
        QCOMPARE(await(connection->countPoints(u"b"_s, u"none"_s, {now, now + 1})).value_or(-1), 0);
        QVERIFY(!await(connection->countPoints(u"no such bucket"_s, name, {now, now + 1})));
    }
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    Influx1Database database(*influx1Url());
    QByteArray lines;
    for (const Point& point : points) {
        QString reason;
        QVERIFY(LineProtocolWriter::append(lines, point, &reason) == LineProtocolWriter::Outcome::Written);
    }
    QCOMPARE(database.write(lines), 204);
    const auto connection =
        Connection::create(EngineBench::connection(u"c"_s, *influx1Url(), Dialect::InfluxQL), network);
    QCOMPARE(await(connection->countPoints(database.name(), name, {now, now + 100})).value_or(-1), 400);
    QCOMPARE(await(connection->countPoints(database.name(), name, {now + 10, now + 20})).value_or(-1), 40);
    QCOMPARE(await(connection->countPoints(database.name(), name, {now + 100, now + 200})).value_or(-1), 0);
    QCOMPARE(await(connection->countPoints(database.name(), u"none"_s, {now, now + 1})).value_or(-1), 0);
}

QTEST_GUILESS_MAIN(PromisesTest)
#include "tst_promises.moc"
