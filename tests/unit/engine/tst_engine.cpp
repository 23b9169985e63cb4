#include "EngineFixture.h"
#include "mirror/Journal.h"
#include "support/Await.h"
#include "support/TestServers.h"

#include <QtCore/QElapsedTimer>

using namespace telemirror;
using namespace Qt::StringLiterals;
using test::await;
using test::deadUrl;
using test::EngineFixture;
using test::eventually;
using test::SilentServer;

namespace {

ConnectionSettings connectionTo(const QString& id, const QUrl& url, Dialect dialect = Dialect::Automatic)
{
    ConnectionSettings settings;
    settings.id = id;
    settings.name = u"The "_s + id;
    settings.url = url;
    settings.dialect = dialect;
    settings.secret = u"planted-token"_s;
    return settings;
}

/// A rule from "cloud" to "local" that runs when it is told to.
Rule manualRule(const QString& id = u"main"_s)
{
    Rule rule;
    rule.id = id;
    rule.name = u"Rule "_s + id;
    rule.sourceConnection = u"cloud"_s;
    rule.sourceBucket = u"a"_s;
    rule.destinationConnection = u"local"_s;
    rule.destinationBucket = u"b"_s;
    rule.schedule.enabled = false;
    rule.schedule.atStart = false;
    return rule;
}

Profile profileOf(const QUrl& cloud, const QUrl& local)
{
    Profile profile;
    profile.name = u"test"_s;
    profile.connections = {connectionTo(u"cloud"_s, cloud), connectionTo(u"local"_s, local)};
    profile.rules = {manualRule()};
    profile.telemetry.enabled = false;
    profile.telemetryConnection = u"local"_s;
    return profile;
}

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT

private slots:
    void worksWithoutProfile();
    void startsAndStopsUnused();
    void unknownIdsAreNotFound();
    void unreachableServersAreSaidToBe_data();
    void unreachableServersAreSaidToBe();
    void failedRunIsInTheHistory();
    void syncOfAnUnknownRuleEndsAtOnce();
    void cancelWhileServersHang();
    void firstProfileStartsRulesThatAreToRun();
    void pausedEngineStartsNothing();
    void scheduleIsAnnounced();
    void changedRuleStopsItsRun();
    void unusableFolderIsSaid();
    void triedSettingsAreChecked();
    void triedServersAnswer();
    void triedRedisAnswers();
    void redisStateIsTold();
    void telemetryWithoutConnection();
    void telemetryOfADeadServer();
    void shutdownIsQuickAndAnswersEverybody();
    void shutdownWhileAskingHangs();
    void interruptedRunsAreClosed();
    void logHoldsNoSecret();
    void failedConnectionsAreTriedAgain();
    void dueRulesRun();
};

void EngineTest::worksWithoutProfile()
{
    EngineFixture bench;
    QCOMPARE(await(bench.engine().runs(0, 10)).value().size(), 0);
    QCOMPARE(await(bench.engine().runCount()).value(), 0);
    QCOMPARE(await(bench.engine().runMeasurements(1)).value().size(), 0);
    bench.engine().checkConnections();
    bench.engine().cancel(u"none"_s);
    bench.engine().forget(u"none"_s);
    bench.engine().setPaused(true);
    bench.engine().setPaused(true);
    bench.engine().setPaused(false);
    QVERIFY(eventually([&] { return bench.paused.size() == 2; }));
    QCOMPARE(bench.paused, (QList<bool>{true, false}));
}

void EngineTest::startsAndStopsUnused()
{
    for (int i = 0; i < 20; ++i)
        EngineThread unused(EnginePaths{u"/nonexistent/none"_s});
}

void EngineTest::unknownIdsAreNotFound()
{
    EngineFixture bench;
    bench.engine().setProfile(profileOf(deadUrl(), deadUrl()));
    Engine& engine = bench.engine();
    const QString hostile = u"no\"ne\n🌡"_s;
    QCOMPARE(await(engine.buckets(hostile)).error().kind, Error::Kind::NotFound);
    QCOMPARE(await(engine.measurements(hostile, u"b"_s)).error().kind, Error::Kind::NotFound);
    QCOMPARE(await(engine.schema(hostile, u"b"_s, u"m"_s)).error().kind, Error::Kind::NotFound);
    QCOMPARE(await(engine.series(hostile, {})).error().kind, Error::Kind::NotFound);
    QVERIFY(await(engine.series(hostile, {})).error().message.contains(hostile));
}

void EngineTest::unreachableServersAreSaidToBe_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("automatic") << Dialect::Automatic;
    QTest::newRow("flux") << Dialect::Flux;
    QTest::newRow("influxql") << Dialect::InfluxQL;
}

void EngineTest::unreachableServersAreSaidToBe()
{
    QFETCH(Dialect, dialect);
    EngineFixture bench;
    Profile profile = profileOf(deadUrl(), deadUrl());
    profile.connections[0].dialect = dialect;
    bench.engine().setProfile(profile);
    QVERIFY(eventually([&] {
        return bench.connections.value(u"cloud"_s).status == ConnectionState::Status::Failed &&
            bench.connections.value(u"local"_s).status == ConnectionState::Status::Failed;
    }));
    const ConnectionState state = bench.connections.value(u"cloud"_s);
    QCOMPARE(state.error.kind, Error::Kind::Unreachable);
    QCOMPARE(state.error.connection, u"The cloud"_s);
    QCOMPARE(state.name, u"The cloud"_s);
    QVERIFY(state.checked > 0);
    const Result<QList<Bucket>> buckets = await(bench.engine().buckets(u"cloud"_s));
    QCOMPARE(buckets.error().kind, Error::Kind::Unreachable);
}

void EngineTest::failedRunIsInTheHistory()
{
    EngineFixture bench;
    bench.engine().setProfile(profileOf(deadUrl(), deadUrl()));
    bench.engine().sync(u"main"_s);
    QVERIFY(eventually([&] { return !bench.finished.isEmpty(); }));
    const Run run = bench.finished.first();
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(run.ruleId, u"main"_s);
    QCOMPARE(run.trigger, RunTrigger::Manual);
    QCOMPARE(run.errors.size(), 2); // one a server
    QCOMPARE(run.errors.first().kind, Error::Kind::Unreachable);
    QVERIFY(!run.errors.first().message.isEmpty());
    QVERIFY(run.ended >= run.started && run.started > 0);
    QCOMPARE(bench.started.size(), 1);
    QCOMPARE(bench.started.first().id, run.id);

    const QList<Run> runs = await(bench.engine().runs(0, 10)).value();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.first().id, run.id);
    QCOMPARE(runs.first().state, RunState::Failed);
    QCOMPARE(runs.first().errors, run.errors);
    QCOMPARE(await(bench.engine().runCount()).value(), 1);
    QVERIFY(eventually([&] {
        const RuleState state = bench.rules.value(u"main"_s);
        return !state.running && state.hasLastRun && state.lastRun.id == run.id;
    }));
    QVERIFY(bench.logText().contains(u"Rule main"_s));
}

void EngineTest::syncOfAnUnknownRuleEndsAtOnce()
{
    EngineFixture bench;
    Profile profile = profileOf(deadUrl(), deadUrl());
    profile.rules.append(manualRule(u"orphan"_s));
    profile.rules[1].sourceConnection = u"gone"_s;
    bench.engine().setProfile(profile);
    bench.engine().sync(u"unknown"_s);
    bench.engine().sync(u"orphan"_s);
    QVERIFY(eventually([&] { return bench.finished.size() == 2; }));
    QCOMPARE(bench.finished[0].ruleId, u"unknown"_s);
    QCOMPARE(bench.finished[0].errors.value(0).kind, Error::Kind::NotFound);
    QCOMPARE(bench.finished[1].ruleId, u"orphan"_s);
    QCOMPARE(bench.finished[1].errors.value(0).kind, Error::Kind::NotFound);
    // A rule of the profile has its failure in the history.
    QCOMPARE(await(bench.engine().runs(0, 10)).value().size(), 1);
}

void EngineTest::cancelWhileServersHang()
{
    SilentServer server;
    EngineFixture bench;
    bench.engine().setProfile(profileOf(server.url(), server.url()));
    bench.engine().sync(u"main"_s);
    QVERIFY(eventually([&] { return bench.rules.value(u"main"_s).running; }));
    bench.engine().sync(u"main"_s); // one at a time: no second run
    bench.engine().cancel(u"main"_s);
    QVERIFY(eventually([&] { return !bench.finished.isEmpty(); }));
    QCOMPARE(bench.finished.first().state, RunState::Cancelled);
    QCOMPARE(await(bench.engine().runs(0, 10)).value().size(), 1);
    QVERIFY(eventually([&] { return !bench.rules.value(u"main"_s).running; }));
}

void EngineTest::firstProfileStartsRulesThatAreToRun()
{
    EngineFixture bench;
    Profile profile = profileOf(deadUrl(), deadUrl());
    profile.rules.append(manualRule(u"other"_s));
    profile.rules[0].schedule.atStart = true;
    bench.engine().setProfile(profile);
    QVERIFY(eventually([&] { return bench.finished.size() == 1; }));
    QCOMPARE(bench.finished.first().ruleId, u"main"_s);
    QCOMPARE(bench.finished.first().trigger, RunTrigger::First);
    profile.rules[1].schedule.atStart = true;
    bench.engine().setProfile(profile);
    QCOMPARE(await(bench.engine().runCount()).value(), 1); // the first profile alone
}

void EngineTest::pausedEngineStartsNothing()
{
    EngineFixture bench;
    Profile profile = profileOf(deadUrl(), deadUrl());
    profile.rules[0].schedule = Schedule{};
    bench.engine().setPaused(true);
    bench.engine().setProfile(profile);
    QCOMPARE(await(bench.engine().runCount()).value(), 0);
    QVERIFY(eventually([&] { return bench.rules.contains(u"main"_s); }));
    QCOMPARE(bench.rules.value(u"main"_s).nextDue, 0);
    QVERIFY(!bench.rules.value(u"main"_s).running);
}

void EngineTest::scheduleIsAnnounced()
{
    EngineFixture bench;
    Profile profile = profileOf(deadUrl(), deadUrl());
    profile.rules[0].schedule.enabled = true;
    profile.rules.append(manualRule(u"other"_s));
    bench.engine().setProfile(profile);
    QVERIFY(eventually([&] { return bench.rules.size() == 2; }));
    const Timestamp now = SystemClock().now();
    const Timestamp due = bench.rules.value(u"main"_s).nextDue;
    QVERIFY(due > now - nanosecondsPerMinute && due <= now + nanosecondsPerHour);
    QCOMPARE(due % nanosecondsPerHour, 0);
    QCOMPARE(bench.rules.value(u"main"_s).name, u"Rule main"_s);
    QVERIFY(!bench.rules.value(u"main"_s).hasLastRun);
    QCOMPARE(bench.rules.value(u"other"_s).nextDue, 0);
}

void EngineTest::changedRuleStopsItsRun()
{
    SilentServer server;
    EngineFixture bench;
    Profile profile = profileOf(server.url(), server.url());
    profile.rules.append(manualRule(u"kept"_s));
    bench.engine().setProfile(profile);
    bench.engine().sync(u"main"_s);
    bench.engine().sync(u"kept"_s);
    QVERIFY(eventually(
        [&] { return bench.rules.value(u"main"_s).running && bench.rules.value(u"kept"_s).running; }));
    profile.rules[0].lookback = nanosecondsPerDay;
    bench.engine().setProfile(profile);
    QVERIFY(eventually([&] { return bench.finished.size() == 1; }));
    QCOMPARE(bench.finished.first().ruleId, u"main"_s);
    QCOMPARE(bench.finished.first().state, RunState::Cancelled);
    QCOMPARE(await(bench.engine().runCount()).value(), 1); // the other goes on
    QVERIFY(bench.rules.value(u"kept"_s).running);
    // A changed connection stops it too.
    profile.connections[0].url = deadUrl();
    bench.engine().setProfile(profile);
    QVERIFY(eventually([&] { return bench.finished.size() == 2; }));
    QCOMPARE(bench.finished.last().ruleId, u"kept"_s);
}

void EngineTest::unusableFolderIsSaid()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    EngineFixture bench(file.fileName() + u"/data"_s); // below a file: cannot be made
    bench.engine().setProfile(profileOf(deadUrl(), deadUrl()));
    bench.engine().sync(u"main"_s);
    QVERIFY(eventually([&] { return !bench.finished.isEmpty(); }));
    QCOMPARE(await(bench.engine().runs(0, 1)).error().kind, Error::Kind::Storage);
    QVERIFY(eventually([&] { return bench.rules.value(u"main"_s).hasLastRun; }));
    QCOMPARE(bench.rules.value(u"main"_s).lastRun.state, RunState::Failed);
    qsizetype errors = 0;
    for (const LogRecord& record : std::as_const(bench.log))
        errors += record.source == u"engine"_s && record.level == LogLevel::Error ? 1 : 0;
    QCOMPARE(errors, 1); // said once
}

void EngineTest::triedSettingsAreChecked()
{
    EngineFixture bench;
    const ConnectionSettings bad = connectionTo(u"x"_s, QUrl(u"localhost:8086"_s));
    QCOMPARE(await(bench.engine().testConnection(bad)).error().kind, Error::Kind::Configuration);
    QCOMPARE(await(bench.engine().bucketsOf(bad)).error().kind, Error::Kind::Configuration);
    const ConnectionSettings dead = connectionTo(QString(), deadUrl());
    QCOMPARE(await(bench.engine().testConnection(dead)).error().kind, Error::Kind::Unreachable);
    QCOMPARE(await(bench.engine().bucketsOf(dead)).error().kind, Error::Kind::Unreachable);
}

void EngineTest::triedServersAnswer()
{
    if (!test::influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server");
    EngineFixture bench;
    const test::Influx1Database database(*test::influx1Url());
    for (const Dialect dialect : {Dialect::Automatic, Dialect::InfluxQL}) {
        const ConnectionSettings settings = connectionTo(u"x"_s, *test::influx1Url(), dialect);
        const Result<ServerInfo> server = await(bench.engine().testConnection(settings));
        QVERIFY2(server.has_value(), server ? "" : qPrintable(server.error().toString()));
        QCOMPARE(server->dialect, Dialect::InfluxQL);
        const Result<QList<Bucket>> buckets = await(bench.engine().bucketsOf(settings));
        QVERIFY(buckets.has_value());
        QVERIFY(std::any_of(buckets->begin(), buckets->end(),
            [&](const Bucket& bucket) { return bucket.name == database.name(); }));
    }
    const Result<ServerInfo> wrong =
        await(bench.engine().testConnection(connectionTo(u"x"_s, *test::influx1Url(), Dialect::Flux)));
    QCOMPARE(wrong.error().kind, Error::Kind::WrongDialect);
}

void EngineTest::triedRedisAnswers()
{
    EngineFixture bench;
    RedisSettings settings;
    settings.port = static_cast<quint16>(deadUrl().port());
    settings.password = u"planted-token"_s;
    const Result<RedisState> dead = await(bench.engine().testRedis(settings));
    QVERIFY(!dead.has_value());
    QCOMPARE(dead.error().kind, Error::Kind::Unreachable);
    if (!test::redisUrl())
        QSKIP("TELEMIRROR_TEST_REDIS_URL names no server");
    const Result<RedisState> alive =
        await(bench.engine().testRedis(RedisSettings::fromUrl(test::redisUrl()->toString()).value()));
    QVERIFY2(alive.has_value(), alive ? "" : qPrintable(alive.error().toString()));
    QCOMPARE(alive->status, RedisState::Status::Ready);
    QVERIFY(!alive->version.isEmpty());
}

void EngineTest::redisStateIsTold()
{
    EngineFixture bench;
    Profile profile;
    profile.redis.enabled = true;
    profile.redis.port = static_cast<quint16>(deadUrl().port());
    bench.engine().setProfile(profile);
    QVERIFY(eventually([&] { return bench.redis.status == RedisState::Status::Failed; }));
    QCOMPARE(bench.redis.error.kind, Error::Kind::Unreachable);
    bench.engine().setProfile({});
    QVERIFY(eventually([&] { return bench.redis.status == RedisState::Status::Disabled; }));
    QVERIFY(bench.logText().contains(u"redis: "_s));
}

void EngineTest::telemetryWithoutConnection()
{
    EngineFixture bench;
    bench.engine().setProfile({});
    const TelemetryRound round = await(bench.engine().retrieveOnce());
    QVERIFY(round.document.isEmpty());
    QCOMPARE(round.errors.value(0).kind, Error::Kind::Configuration);
}

void EngineTest::telemetryOfADeadServer()
{
    EngineFixture bench;
    bench.engine().setProfile(profileOf(deadUrl(), deadUrl()));
    const TelemetryRound round = await(bench.engine().retrieveOnce());
    QCOMPARE(round.errors.value(0).kind, Error::Kind::Unreachable);
}

void EngineTest::shutdownIsQuickAndAnswersEverybody()
{
    SilentServer server;
    auto bench = std::make_unique<EngineFixture>();
    Profile profile = profileOf(server.url(), server.url());
    profile.telemetry.enabled = true;
    profile.redis.enabled = true;
    profile.redis.port = static_cast<quint16>(server.url().port());
    bench->engine().setProfile(profile);
    bench->engine().sync(u"main"_s);
    Engine& engine = bench->engine();
    const auto buckets = engine.buckets(u"local"_s);
    const auto tried = engine.testConnection(connectionTo(u"x"_s, server.url(), Dialect::Flux));
    const auto triedBuckets = engine.bucketsOf(connectionTo(u"x"_s, server.url()));
    const auto redis = engine.testRedis(profile.redis);
    const auto round = engine.retrieveOnce();
    QVERIFY(server.isVisited());
    QVERIFY(eventually([&] { return bench->rules.value(u"main"_s).running; }));
    const auto late = engine.series(u"local"_s, {});

    QElapsedTimer watch;
    watch.start();
    bench->thread.reset();
    const qint64 took = watch.elapsed();
    QVERIFY2(took < 500, qPrintable(QString::number(took)));
    QCOMPARE(buckets.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(tried.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(triedBuckets.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(redis.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(round.result().errors.value(0).kind, Error::Kind::Cancelled);
    QCOMPARE(late.result().error().kind, Error::Kind::Cancelled);
    QVERIFY(eventually([&] { return !bench->finished.isEmpty(); }));
    QCOMPARE(bench->finished.first().state, RunState::Cancelled);
}

void EngineTest::shutdownWhileAskingHangs()
{
    for (const Dialect dialect : {Dialect::Automatic, Dialect::Flux, Dialect::InfluxQL}) {
        SilentServer server;
        auto bench = std::make_unique<EngineFixture>();
        const auto tried = bench->engine().testConnection(connectionTo(u"x"_s, server.url(), dialect));
        QVERIFY(server.isVisited());
        QElapsedTimer watch;
        watch.start();
        bench->thread.reset();
        QVERIFY(watch.elapsed() < 500);
        QVERIFY(tried.isFinished());
        QCOMPARE(tried.result().error().kind, Error::Kind::Cancelled);
    }
}

void EngineTest::interruptedRunsAreClosed()
{
    QTemporaryDir folder;
    const EnginePaths paths{folder.path()};
    {
        const Result<std::unique_ptr<Journal>> journal = Journal::open(paths.journal());
        Run run;
        run.ruleId = u"main"_s;
        run.started = 1;
        QVERIFY((*journal)->beginRun(run).has_value());
    }
    EngineFixture first(paths.dataFolder);
    const QList<Run> closed = await(first.engine().runs(0, 10)).value();
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.first().state, RunState::Failed);
    // While one engine works here, a second one takes no run for interrupted.
    {
        const Result<std::unique_ptr<Journal>> journal = Journal::open(paths.journal());
        Run run;
        run.ruleId = u"main"_s;
        run.started = SystemClock().now();
        QVERIFY((*journal)->beginRun(run).has_value());
    }
    EngineFixture second(paths.dataFolder);
    const QList<Run> open = await(second.engine().runs(0, 10)).value();
    QCOMPARE(open.size(), 2);
    QCOMPARE(open.first().state, RunState::Running);
}

void EngineTest::logHoldsNoSecret()
{
    EngineFixture bench;
    Profile profile = profileOf(deadUrl(), deadUrl());
    profile.redis.enabled = true;
    profile.redis.port = static_cast<quint16>(deadUrl().port());
    profile.redis.password = u"planted-password"_s;
    bench.engine().setProfile(profile);
    bench.engine().sync(u"main"_s);
    QVERIFY(eventually([&] {
        return !bench.finished.isEmpty() && bench.redis.status == RedisState::Status::Failed &&
            bench.logText().contains(u"redis: "_s);
    }));
    QVERIFY(bench.logText().contains(u"connection: "_s));
    QVERIFY2(!bench.logText().contains(u"planted"_s), qPrintable(bench.logText()));
}

void EngineTest::failedConnectionsAreTriedAgain()
{
    QTemporaryDir folder;
    auto owned = std::make_unique<ManualClock>(1000 * nanosecondsPerHour);
    ManualClock& clock = *owned;
    Engine engine(EnginePaths{folder.path()}, std::move(owned)); // on this thread, as the clock is
    Profile profile = profileOf(deadUrl(), deadUrl());
    profile.connections.removeLast();
    profile.rules.clear();
    QList<ConnectionState> states;
    connect(&engine, &Engine::connectionStateChanged, &engine,
        [&](const ConnectionState& state) { states.append(state); });
    QStringList log;
    connect(&engine, &Engine::logged, &engine, [&](const LogRecord& record) { log.append(record.text); });
    const auto failures = [&] {
        return std::count_if(states.begin(), states.end(),
            [](const ConnectionState& state) { return state.status == ConnectionState::Status::Failed; });
    };
    engine.setProfile(profile);
    QVERIFY(eventually([&] { return failures() == 1; }));
    clock.advance(std::chrono::seconds(29));
    QCOMPARE(states.last().status, ConnectionState::Status::Failed);
    clock.advance(std::chrono::seconds(1));
    QCOMPARE(states.last().status, ConnectionState::Status::Checking);
    QVERIFY(eventually([&] { return failures() == 2; }));
    QCOMPARE(states.last().checked, clock.now());
    QCOMPARE(log.size(), 1); // the same failure is worth one line
    // When it is asked before its time, the time starts again.
    engine.checkConnections();
    QVERIFY(eventually([&] { return failures() == 3; }));
    clock.advance(std::chrono::seconds(30));
    QVERIFY(eventually([&] { return failures() == 4; }));
}

void EngineTest::dueRulesRun()
{
    QTemporaryDir folder;
    auto owned = std::make_unique<ManualClock>(1000 * nanosecondsPerHour + nanosecondsPerMinute);
    ManualClock& clock = *owned;
    Engine engine(EnginePaths{folder.path()}, std::move(owned));
    Profile profile = profileOf(deadUrl(), deadUrl());
    profile.rules[0].schedule.enabled = true;
    QList<Run> runs;
    connect(&engine, &Engine::runFinished, &engine, [&](const Run& run) { runs.append(run); });
    engine.setProfile(profile);
    await(engine.runCount()).value();
    clock.advance(std::chrono::minutes(58));
    await(engine.runCount()).value();
    QCOMPARE(runs.size(), 0);
    clock.advance(std::chrono::minutes(2));
    QVERIFY(eventually([&] { return runs.size() == 1; }));
    QCOMPARE(runs.first().trigger, RunTrigger::Schedule);
    QCOMPARE(runs.first().started, 1001 * nanosecondsPerHour);
    engine.setPaused(true);
    await(engine.runCount()).value();
    clock.advance(std::chrono::hours(3));
    await(engine.runCount()).value();
    QCOMPARE(runs.size(), 1);
    engine.setPaused(false); // what was missed is made up for once
    await(engine.runCount()).value();
    clock.advance(std::chrono::milliseconds(1));
    QVERIFY(eventually([&] { return runs.size() == 2; }));
    QCOMPARE(await(engine.runCount()).value(), 2);
}

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
