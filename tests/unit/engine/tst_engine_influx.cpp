// The engine between two databases of a real InfluxDB 1.x.

#include "EngineFixture.h"
#include "mirror/Journal.h"
#include "support/Await.h"
#include "support/TestServers.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonObject>

using namespace telemirror;
using namespace Qt::StringLiterals;
using test::await;
using test::EngineFixture;
using test::eventually;
using test::Influx1Database;

class EngineInfluxTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void syncsFromOneDatabaseToAnother();
    void answersQuestions();
    void retrievesTelemetry();
    void telemetryComesByItself();
    void forgetMakesTheNextRunReadAll();
    void changedRuleIsMirroredAnew();
    void shutdownDuringARun();
    void serverOfAnotherDialectIsNamed();

private:
    [[nodiscard]] Profile profile() const;
    [[nodiscard]] Run sync(EngineFixture& bench) const;
    [[nodiscard]] static QByteArray line(
        const QByteArray& measurement, const QByteArray& fields, Nanoseconds age);

    std::unique_ptr<Influx1Database> m_source;
    std::unique_ptr<Influx1Database> m_destination;
};

void EngineInfluxTest::init()
{
    if (!test::influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server");
    m_source = std::make_unique<Influx1Database>(*test::influx1Url());
    m_destination = std::make_unique<Influx1Database>(*test::influx1Url());
}

void EngineInfluxTest::cleanup()
{
    m_source.reset();
    m_destination.reset();
}

Profile EngineInfluxTest::profile() const
{
    Profile profile;
    profile.name = u"test"_s;
    for (const QString& id : {u"cloud"_s, u"local"_s}) {
        ConnectionSettings settings;
        settings.id = id;
        settings.name = id;
        settings.url = *test::influx1Url();
        profile.connections.append(settings);
    }
    Rule rule;
    rule.id = u"main"_s;
    rule.name = u"Main"_s;
    rule.sourceConnection = u"cloud"_s;
    rule.sourceBucket = m_source->name();
    rule.destinationConnection = u"local"_s;
    rule.destinationBucket = m_destination->name();
    rule.schedule.enabled = false;
    rule.schedule.atStart = false;
    profile.rules = {rule};
    profile.telemetry.enabled = false;
    profile.telemetry.pattern = m_source->name();
    profile.telemetryConnection = u"local"_s;
    return profile;
}

Run EngineInfluxTest::sync(EngineFixture& bench) const
{
    const qsizetype before = bench.finished.size();
    bench.engine().sync(u"main"_s);
    if (!eventually([&] { return bench.finished.size() > before; }))
        qFatal("the run did not end");
    return bench.finished.last();
}

QByteArray EngineInfluxTest::line(const QByteArray& measurement, const QByteArray& fields, Nanoseconds age)
{
    return measurement + ' ' + fields + ' ' + QByteArray::number(SystemClock().now() - age) + '\n';
}

void EngineInfluxTest::syncsFromOneDatabaseToAnother()
{
    QByteArray lines;
    for (int i = 1; i <= 200; ++i)
        lines += line("wind,station=a\\ b", "speed=1.5,n=" + QByteArray::number(i) + 'i',
            (20 + i) * nanosecondsPerMinute);
    lines += line("sun", "ok=true,note=\"a \\\"b\\\"\"", nanosecondsPerHour);
    QCOMPARE(m_source->write(lines), 204);

    EngineFixture bench;
    bench.engine().setProfile(profile());
    const Run run = sync(bench);
    QVERIFY2(run.state == RunState::Done, qPrintable(bench.logText()));
    QCOMPARE(run.tally.pointsRead, 402);
    QCOMPARE(run.tally.pointsWritten, 402);
    const QString everything = u"SELECT * FROM /.*/"_s;
    QVERIFY(m_source->query(everything).contains("a b"));
    QCOMPARE(m_destination->query(everything), m_source->query(everything));

    const QList<Run> runs = await(bench.engine().runs(0, 10)).value();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.first().id, run.id);
    QCOMPARE(runs.first().tally, run.tally);
    const QList<MeasurementRun> measurements = await(bench.engine().runMeasurements(run.id)).value();
    QCOMPARE(measurements.size(), 2);
    QVERIFY(eventually([&] { return bench.rules.value(u"main"_s).lastRun.id == run.id; }));
    QCOMPARE(bench.connections.value(u"cloud"_s).status, ConnectionState::Status::Ready);
    QCOMPARE(bench.connections.value(u"cloud"_s).server.dialect, Dialect::InfluxQL);
    // Nothing is copied twice.
    QCOMPARE(sync(bench).tally.pointsWritten, 0);
}

void EngineInfluxTest::answersQuestions()
{
    const Timestamp now = SystemClock().now();
    QCOMPARE(m_source->write(line("m,t=x", "f=1,i=2i", nanosecondsPerMinute) +
                 line("m,t=x", "f=3,i=2i", 2 * nanosecondsPerMinute)),
        204);
    EngineFixture bench;
    Engine& engine = bench.engine();
    engine.setProfile(profile());
    const QList<Bucket> buckets = await(engine.buckets(u"cloud"_s)).value();
    QVERIFY(std::any_of(buckets.begin(), buckets.end(),
        [&](const Bucket& bucket) { return bucket.name == m_source->name(); }));
    QCOMPARE(await(engine.measurements(u"cloud"_s, m_source->name())).value(), QStringList{u"m"_s});
    const MeasurementSchema schema = await(engine.schema(u"cloud"_s, m_source->name(), u"m"_s)).value();
    QCOMPARE(schema.tagKeys, QStringList{u"t"_s});
    QCOMPARE(schema.fields.size(), 2);
    SeriesRequest request;
    request.bucket = m_source->name();
    request.measurement = u"m"_s;
    request.field = u"f"_s;
    request.range = {now - nanosecondsPerHour, now + nanosecondsPerHour};
    const QList<SeriesData> series = await(engine.series(u"cloud"_s, request)).value();
    QCOMPARE(series.size(), 1);
    QCOMPARE(series.first().values, (QList<double>{3, 1}));
}

void EngineInfluxTest::retrievesTelemetry()
{
    const QByteArray measurement = "real" + m_source->name().toUtf8();
    QCOMPARE(m_destination->write(line(measurement, "power=42.5", nanosecondsPerSecond)), 204);
    EngineFixture bench;
    bench.engine().setProfile(profile()); // telemetry is switched off: asking by hand works still
    const TelemetryRound round = await(bench.engine().retrieveOnce());
    QVERIFY2(round.errors.isEmpty(), round.errors.isEmpty() ? "" : qPrintable(round.errors[0].toString()));
    const QJsonObject values = round.document.value(u"values"_s).toObject();
    QCOMPARE(values.value(QString::fromUtf8(measurement)).toObject().value(u"power"_s).toDouble(), 42.5);
}

void EngineInfluxTest::telemetryComesByItself()
{
    Profile periodic = profile();
    periodic.telemetry.enabled = true;
    periodic.telemetry.period = std::chrono::milliseconds(100);
    EngineFixture bench;
    bench.engine().setProfile(periodic);
    QVERIFY(eventually([&] { return bench.rounds.size() >= 2; }));
    QVERIFY(bench.rounds.first().buckets >= 2);
    // ... and stops with the setting.
    bench.engine().setProfile(profile());
    await(bench.engine().runCount()).value();
    const qsizetype before = bench.rounds.size();
    await(bench.engine().buckets(u"local"_s)).value();
    QCOMPARE(bench.rounds.size(), before);
}

void EngineInfluxTest::forgetMakesTheNextRunReadAll()
{
    QCOMPARE(m_source->write(line("m", "f=1", nanosecondsPerHour)), 204);
    EngineFixture bench;
    bench.engine().setProfile(profile());
    QCOMPARE(sync(bench).tally.pointsWritten, 1);
    QCOMPARE(sync(bench).tally.pointsWritten, 0);
    bench.engine().forget(u"main"_s);
    QCOMPARE(sync(bench).tally.pointsWritten, 1);
}

void EngineInfluxTest::changedRuleIsMirroredAnew()
{
    QCOMPARE(m_source->write(line("m", "f=1", nanosecondsPerHour)), 204);
    const Influx1Database other(*test::influx1Url());
    EngineFixture bench;
    Profile changed = profile();
    bench.engine().setProfile(changed);
    QCOMPARE(sync(bench).tally.pointsWritten, 1);
    changed.rules[0].destinationBucket = other.name();
    bench.engine().setProfile(changed);
    QCOMPARE(sync(bench).tally.pointsWritten, 1);
    QCOMPARE(other.query(u"SELECT * FROM m"_s), m_source->query(u"SELECT * FROM m"_s));
}

void EngineInfluxTest::shutdownDuringARun()
{
    QByteArray lines;
    for (int i = 1; i <= 50'000; ++i)
        lines += line("m,t=" + QByteArray::number(i % 7), "f=1.25,s=\"some text\"",
            i * 100 * nanosecondsPerMillisecond);
    QCOMPARE(m_source->write(lines), 204);
    auto bench = std::make_unique<EngineFixture>();
    bench->engine().setProfile(profile());
    bench->engine().sync(u"main"_s);
    QVERIFY(eventually([&] { return !bench->started.isEmpty(); }));
    QElapsedTimer watch;
    watch.start();
    bench->thread.reset();
    const qint64 took = watch.elapsed();
    QVERIFY2(took < 500, qPrintable(QString::number(took)));
    // The journal says how it ended: nothing is left open.
    const Result<std::unique_ptr<Journal>> journal =
        Journal::open(EnginePaths{bench->folder.filePath(u"data"_s)}.journal());
    const QList<Run> runs = (*journal)->runs(0, 10).value();
    QCOMPARE(runs.size(), 1);
    QVERIFY(runs.first().state == RunState::Cancelled || runs.first().state == RunState::Done);
}

void EngineInfluxTest::serverOfAnotherDialectIsNamed()
{
    EngineFixture bench;
    Profile wrong = profile();
    wrong.connections[0].dialect = Dialect::Flux;
    bench.engine().setProfile(wrong);
    const Run run = sync(bench);
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(run.errors.size(), 1);
    QCOMPARE(run.errors.first().kind, Error::Kind::WrongDialect);
    QCOMPARE(run.errors.first().connection, u"cloud"_s);
}

QTEST_GUILESS_MAIN(EngineInfluxTest)
#include "tst_engine_influx.moc"
