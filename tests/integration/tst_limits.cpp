// What the product does not do to servers: exceed their limits, wear itself out on dead ones, or go
// on when it is told to stop.

#include "EngineBench.h"
#include "influx/Connection.h"
#include "mirror/InfluxMirror.h"
#include "mirror/RetryBudget.h"
#include "support/Await.h"
#include "support/ScaledClock.h"
#include "support/ScriptedServer.h"
#include "support/Slowdown.h"

#include <QtCore/QElapsedTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 readQuota = 700'000;
/// Long beside the whole seconds of `Retry-After`, as the cloud's five minutes are, and two seconds on
/// the clocks of the tests.
constexpr auto limitWindow = 40s;
constexpr int speed = 20 / slowdown;
constexpr int measurementCount = 16;

/// A cloud with the sample's kind of limit, and about four windows' worth of data.
std::unique_ptr<sandbox::SandboxServer> limitedCloud(Timestamp origin)
{
    sandbox::SandboxOptions options;
    options.clock = std::make_shared<ScaledClock>(origin, speed);
    options.buckets = {u"weather"_s};
    options.readBytesPerWindow = readQuota;
    options.limitWindow = limitWindow;
    auto server = sandbox::SandboxServer::start(options);
    if (!server)
        qFatal("the sandbox did not start");
    return std::move(*server);
}

QList<Point> points(Timestamp now)
{
    QList<Point> list;
    for (int m = 0; m < measurementCount; ++m) {
        const QByteArray name = "m" + QByteArray::number(m);
        for (int i = 0; i < 1500; ++i)
            list.append({name, {{"station", "north ridge"}}, {{"t", i * 1.5}, {"u", i * 2.5}},
                now - nanosecondsPerHour + i * nanosecondsPerSecond});
    }
    return list;
}

/// The answer of a Flux server to everything a run asks before it reads.
std::optional<ScriptedAnswer> preparation(const ScriptedRequest& request, int measurements)
{
    if (request.path() == "/ping")
        return ScriptedAnswer::json(204, {});
    if (request.path() == "/api/v2/buckets")
        return ScriptedAnswer::json(200,
            R"({"buckets":[{"id":"0000000000000001","name":"weather","type":"user","retentionRules":[]}]})");
    if (request.path() == "/api/v2/query" && request.body.contains("schema.measurements")) {
        QByteArray csv = "#datatype,string,long,string\r\n#group,false,false,false\r\n"
                         "#default,_result,,\r\n,result,table,_value\r\n";
        for (int i = 0; i < measurements; ++i)
            csv += ",,0,m" + QByteArray::number(i) + "\r\n";
        return ScriptedAnswer::csv(csv + "\r\n");
    }
    return std::nullopt;
}

/// One point, and the head of an answer that could hold more.
QByteArray oneRow()
{
    return "#datatype,string,long,dateTime:RFC3339,double,string\r\n"
           "#group,false,false,false,false,true\r\n#default,_result,,,,\r\n"
           ",result,table,_time,_value,_field\r\n,,0," +
        QDateTime::currentDateTimeUtc().addSecs(-60).toString(Qt::ISODateWithMs).toLatin1() +
        ",1.5,t\r\n\r\n";
}

/// Runs a rule from the server to itself. Time stands still but for the waits.
EngineBench::Outcome runAgainst(ScriptedServer& server, const Rule& rule)
{
    QNetworkAccessManager network;
    ConnectionSettings from = EngineBench::connection(u"cloud"_s, server.url(), Dialect::Flux);
    from.idleTimeout = 300ms;
    ConnectionSettings to = EngineBench::connection(u"local"_s, server.url(), Dialect::Flux);
    to.idleTimeout = 300ms;
    const auto source = Connection::create(from, network);
    const auto destination = Connection::create(to, network);
    const QTemporaryDir folder;
    const auto journal = Journal::open(folder.filePath(u"journal.sqlite"_s));
    ManualClock clock(SystemClock().now());
    InfluxMirror mirror(rule, *source, *destination, **journal, clock, folder.filePath(u"locks"_s));
    QSignalSpy finished(&mirror, &InfluxMirror::finished);
    if (!mirror.start(RunTrigger::Manual))
        return {};
    QElapsedTimer patience;
    patience.start();
    QElapsedTimer rest;
    rest.start();
    qsizetype seen = 0;
    while (finished.isEmpty() && patience.elapsed() < 60'000) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (std::exchange(seen, server.requests().size()) != seen)
            rest.restart();
        // Only where nothing is under way does time pass; an answer takes a moment.
        if (rest.elapsed() > 10)
            clock.advance(1s);
    }
    if (finished.isEmpty())
        return {};
    return {finished.first().first().value<Run>(), finished.first().at(1).value<QList<MeasurementRun>>()};
}

} // namespace

class LimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void quotasAreKept_data();
    void quotasAreKept();
    void rulesShareTheQuota();
    void writesKeepTheirQuota();
    void quotasComeFromTheAddress_data();
    void quotasComeFromTheAddress();
    void whatIsTriedAgain_data();
    void whatIsTriedAgain();
    void deadServersAreLeftAlone_data();
    void deadServersAreLeftAlone();
    void cancelIsImmediate_data();
    void cancelIsImmediate();
    void twoEnginesDoNotRunOneRule();
};

void LimitsTest::quotasAreKept_data()
{
    QTest::addColumn<qint64>("configured");
    QTest::addColumn<int>("allowed");
    QTest::newRow("known") << readQuota << 0;
    // Two readers may be on their way when the first refusal comes.
    QTest::newRow("not known") << qint64(0) << 2;
    QTest::newRow("more than it is") << readQuota * 10 << 2;
}

void LimitsTest::quotasAreKept()
{
    QFETCH(qint64, configured);
    QFETCH(int, allowed);
    const Timestamp now = SystemClock().now();
    const auto cloud = limitedCloud(now);
    const auto local = startSandbox(u"mirror"_s);
    const QList<Point> written = points(now);
    QCOMPARE(writePoints(*cloud, u"weather"_s, written), 204);
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, *cloud);
    source.quota = TrafficQuota{configured, 0, 0, limitWindow};
    EngineBench bench(std::make_unique<ScaledClock>(now, speed));
    bench.setUp(
        source, EngineBench::connection(u"local"_s, *local), EngineBench::rule(u"weather"_s, u"mirror"_s));
    bool saidUntilWhen = false;
    QObject::connect(&bench.engine(), &Engine::runProgress, this, [&](const RunProgress& progress) {
        saidUntilWhen = saidUntilWhen ||
            (progress.waitingUntil > progress.run.started && progress.waitingReason.contains(u"cloud"_s));
    });
    const Run run = bench.sync().run;
    QVERIFY2(run.state == RunState::Done,
        qPrintable(run.errors.isEmpty() ? QString() : run.errors.first().toString()));
    QCOMPARE(run.tally.pointsWritten, written.size() * 2);
    qInfo("%lld bytes in %.1f s, refused %lld times", run.tally.bytesRead,
        double(run.ended - run.started) / nanosecondsPerSecond, run.tally.retries);
    QVERIFY(run.tally.bytesRead > 2 * readQuota); // else nothing was tested
    QVERIFY2(run.tally.retries <= allowed, qPrintable(QString::number(run.tally.retries)));
    QVERIFY(run.tally.waited > 0ms);
    QVERIFY(saidUntilWhen);
}

/// Two rules read from one connection at a time.
void LimitsTest::rulesShareTheQuota()
{
    const Timestamp now = SystemClock().now();
    const auto cloud = limitedCloud(now);
    const auto local = startSandbox(u"mirror"_s);
    QCOMPARE(writePoints(*cloud, u"weather"_s, points(now)), 204);
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, *cloud);
    source.quota = TrafficQuota{readQuota, 0, 0, limitWindow};
    Profile profile;
    profile.connections = {source, EngineBench::connection(u"local"_s, *local)};
    Rule first = EngineBench::rule(u"weather"_s, u"mirror"_s);
    Rule second = EngineBench::rule(u"weather"_s, u"other"_s);
    second.id = u"second"_s;
    profile.rules = {first, second};
    profile.telemetry.enabled = false;
    const QTemporaryDir folder;
    EngineThread thread(EnginePaths{folder.path()}, std::make_unique<ScaledClock>(now, speed));
    QSignalSpy finished(&thread.engine(), &Engine::runFinished);
    thread.engine().setProfile(profile);
    thread.engine().sync(first.id);
    thread.engine().sync(second.id);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 60'000);
    qint64 retries = 0;
    for (const QList<QVariant>& call : finished) {
        const auto run = call.first().value<Run>();
        QCOMPARE(run.state, RunState::Done);
        retries += run.tally.retries;
    }
    qInfo("refused %lld times", retries);
    // How large the first answers are nobody knows before they came.
    QVERIFY2(retries <= 1, qPrintable(QString::number(retries)));
}

/// A destination in the cloud takes few bytes in each window.
void LimitsTest::writesKeepTheirQuota()
{
    const auto cloud = startSandbox(u"weather"_s);
    QCOMPARE(writePoints(*cloud, u"weather"_s, points(SystemClock().now())), 204);
    // Takes all there is and counts it, in windows like the cloud's.
    constexpr qint64 writeQuota = 40'000;
    QHash<qint64, qint64> bytesByWindow;
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (request.path() != "/api/v2/write")
            return preparation(request, 0).value_or(ScriptedAnswer::json(404, "{}"));
        bytesByWindow[SystemClock().now() / std::chrono::nanoseconds(1s).count()] += request.body.size();
        return ScriptedAnswer::json(204, {});
    });
    ConnectionSettings destination = EngineBench::connection(u"local"_s, server.url(), Dialect::Flux);
    destination.quota = TrafficQuota{0, writeQuota, 0, 1s};
    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud), destination,
        EngineBench::rule(u"weather"_s, u"weather"_s));
    const Run run = bench.sync().run;
    QVERIFY(run.state == RunState::Done);
    QVERIFY(run.tally.waited > 0ms);
    qint64 most = 0;
    for (const qint64 bytes : bytesByWindow)
        most = std::max(most, bytes);
    qInfo("%lld bytes written in %lld windows, at most %lld in one", run.tally.bytesWritten,
        qint64(bytesByWindow.size()), most);
    QVERIFY(run.tally.bytesWritten > 2 * writeQuota);
    // How well a body packs is known only when it is made; two are on their way at a time.
    QVERIFY2(most <= writeQuota * 3 / 2, qPrintable(QString::number(most)));
}

void LimitsTest::quotasComeFromTheAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isCloud");
    QTest::newRow("cloud") << u"https://eu-central-1-1.aws.cloud2.influxdata.com"_s << true;
    QTest::newRow("cloud, port") << u"https://US-EAST-1.AWS.CLOUD2.INFLUXDATA.COM:443/"_s << true;
    QTest::newRow("local") << u"http://127.0.0.1:8086"_s << false;
    QTest::newRow("own server") << u"https://influx.example.org"_s << false;
    QTest::newRow("looks like it") << u"https://influxdata.com.example.org"_s << false;
}

void LimitsTest::quotasComeFromTheAddress()
{
    QFETCH(QString, url);
    QFETCH(bool, isCloud);
    ConnectionSettings settings;
    settings.url = QUrl(url);
    QCOMPARE(settings.effectiveQuota(), isCloud ? TrafficQuota::freePlan() : TrafficQuota());
    QCOMPARE(TrafficQuota::freePlan(), (TrafficQuota{300'000'000, 5'000'000, 0, 300s}));
    settings.quota = TrafficQuota{}; // a plan without limits
    QCOMPARE(settings.effectiveQuota(), TrafficQuota());
}

void LimitsTest::whatIsTriedAgain_data()
{
    QTest::addColumn<bool>("atSource");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("isRetried");
    QTest::addColumn<Error::Kind>("kind");
    using Kind = Error::Kind;
    for (const bool atSource : {true, false}) {
        const auto row = [atSource](const QString& fault, bool isRetried, Kind kind) {
            QTest::addRow("%s, %s", atSource ? "reading" : "writing", qPrintable(fault))
                << atSource << fault << isRetried << kind;
        };
        // Design, promise 5.
        row(u"408"_s, true, Kind::Timeout);
        row(u"429"_s, true, Kind::RateLimited);
        row(u"429 with seconds"_s, true, Kind::RateLimited);
        row(u"429 with a date"_s, true, Kind::RateLimited);
        row(u"500"_s, true, Kind::ServerError);
        row(u"502"_s, true, Kind::ServerError);
        row(u"503"_s, true, Kind::Unavailable);
        row(u"503 with seconds"_s, true, Kind::Unavailable);
        row(u"504"_s, true, Kind::ServerError);
        row(u"reset"_s, true, Kind::Unreachable);
        row(u"silence"_s, true, Kind::Timeout);
        row(u"401"_s, false, Kind::Unauthorized);
        row(u"403"_s, false, Kind::Forbidden);
        row(u"404"_s, false, Kind::NotFound);
        if (atSource) {
            row(u"truncated"_s, true, Kind::Truncated);
            row(u"400"_s, false, Kind::BadRequest);
            row(u"422"_s, false, Kind::BadRequest);
            row(u"error table"_s, false, Kind::Query);
        } else { // of refused lines, those to blame are sought, and kept
            row(u"400"_s, false, Kind::PartialWrite);
            row(u"422"_s, false, Kind::PartialWrite);
        }
    }
}

/// The first two requests fail: what is tried again succeeds at the third, what is not is asked for
/// once, and the error says where.
void LimitsTest::whatIsTriedAgain()
{
    QFETCH(bool, atSource);
    QFETCH(QString, fault);
    QFETCH(bool, isRetried);
    QFETCH(Error::Kind, kind);
    int requests = 0;
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (const auto answer = preparation(request, 1))
            return *answer;
        const bool isWrite = request.path() == "/api/v2/write";
        if (isWrite == atSource || ++requests > 2)
            return isWrite ? ScriptedAnswer::json(204, {}) : ScriptedAnswer::csv(oneRow());
        ScriptedAnswer bad =
            ScriptedAnswer::json(fault.left(3).toInt(), R"({"code":"x","message":"words of the server"})");
        if (fault.endsWith(u"seconds"_s))
            bad.headers.append({"Retry-After"_ba, "120"_ba});
        if (fault.endsWith(u"date"_s))
            bad.headers.append({"Retry-After"_ba,
                QLocale::c()
                    .toString(
                        QDateTime::currentDateTimeUtc().addSecs(120), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                    .toLatin1()});
        bad.reset = fault == u"reset"_s;
        bad.never = fault == u"silence"_s;
        if (fault == u"truncated"_s) {
            bad = ScriptedAnswer::csv(oneRow());
            bad.chunked = true;
            bad.cutAfter = oneRow().size() - 10;
        }
        if (fault == u"error table"_s)
            bad = ScriptedAnswer::csv(
                "#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n"
                ",words of the server,897\r\n");
        return bad;
    });
    const auto [run, list] = runAgainst(server, EngineBench::rule(u"weather"_s, u"weather"_s));
    if (isRetried) {
        QVERIFY2(run.state == RunState::Done,
            qPrintable(run.errors.isEmpty() ? QString() : run.errors.first().toString()));
        QVERIFY(requests >= 3); // a read may have had its window halved
        // Qt itself sends a request again where a connection that was used before is reset.
        QVERIFY(run.tally.retries == 2 || (fault == u"reset"_s && run.tally.retries == 1));
        QVERIFY(run.tally.pointsWritten >= 1);
        if (fault.contains(u"with"_s))
            QVERIFY2(run.tally.waited >= 230s && run.tally.waited <= 241s,
                qPrintable(QString::number(run.tally.waited.count())));
        return;
    }
    QVERIFY(run.state == (kind == Error::Kind::PartialWrite ? RunState::Partial : RunState::Failed));
    const bool areLinesToBlame = kind == Error::Kind::PartialWrite;
    QCOMPARE(requests, areLinesToBlame ? run.tally.windows : 1); // each of them once
    QCOMPARE(run.tally.pointsRefused, areLinesToBlame ? 2 : 0);
    QCOMPARE(run.tally.retries, 0);
    QCOMPARE(run.errors.size(), 1);
    QCOMPARE(run.errors.first().kind, kind);
    QCOMPARE(run.errors.first().connection, atSource ? u"cloud"_s : u"local"_s);
    QCOMPARE(run.errors.first().bucket, u"weather"_s);
    QCOMPARE(run.errors.first().measurement, u"m0"_s);
}

void LimitsTest::deadServersAreLeftAlone_data()
{
    QTest::addColumn<bool>("atSource");
    QTest::addColumn<int>("status");
    for (const bool atSource : {true, false}) {
        QTest::addRow("%s answers 503", atSource ? "source" : "destination") << atSource << 503;
        QTest::addRow("%s answers 500", atSource ? "source" : "destination") << atSource << 500;
        QTest::addRow("%s hangs up", atSource ? "source" : "destination") << atSource << 0;
    }
}

/// A server that answers questions about itself but neither gives nor takes data, and a rule with a
/// hundred measurements.
void LimitsTest::deadServersAreLeftAlone()
{
    QFETCH(bool, atSource);
    QFETCH(int, status);
    constexpr int measurements = 100;
    ScriptedAnswer dead = ScriptedAnswer::json(status, R"({"code":"x","message":"out of order"})");
    dead.reset = status == 0;
    int deadRequests = 0;
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (const auto answer = preparation(request, measurements))
            return *answer;
        const bool isWrite = request.path() == "/api/v2/write";
        if (isWrite != atSource) {
            ++deadRequests;
            return dead;
        }
        return isWrite ? ScriptedAnswer::json(204, {}) : ScriptedAnswer::csv(oneRow());
    });
    const auto [run, list] = runAgainst(server, EngineBench::rule(u"weather"_s, u"weather"_s));
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(run.measurementsPlanned, measurements);
    QCOMPARE(run.tally.pointsWritten, 0);
    // The reserve, and the first request of those that were begun.
    QVERIFY2(deadRequests <= RetryBudget::reserve + 8, qPrintable(QString::number(deadRequests)));
    QVERIFY(deadRequests > 8);
    qInfo("%d requests to the dead side", deadRequests);
    QCOMPARE(list.size(), measurements);
    for (const MeasurementRun& one : list) {
        QCOMPARE(one.state, RunState::Failed);
        QVERIFY(!one.errors.isEmpty());
        QCOMPARE(one.errors.first().connection, atSource ? u"cloud"_s : u"local"_s);
    }
}

void LimitsTest::cancelIsImmediate_data()
{
    QTest::addColumn<QString>("stage");
    for (const char* stage : {"connecting", "planning", "reading", "reading slowly", "writing",
             "waiting as told", "waiting for the quota", "backing off"})
        QTest::newRow(stage) << QString::fromLatin1(stage);
}

/// From the order on the engine's door to the end of the run, against servers that hang.
void LimitsTest::cancelIsImmediate()
{
    QFETCH(QString, stage);
    std::atomic<bool> isThere = false; // the run is where it should be cancelled
    ScriptedAnswer never;
    never.never = true;
    ScriptedServer server([&](const ScriptedRequest& request) {
        const auto hang = [&](ScriptedAnswer answer) {
            isThere = true;
            return answer;
        };
        if (stage == u"connecting")
            return hang(never);
        const auto answer = preparation(request, 3);
        if (stage == u"planning" && request.path() == "/api/v2/query")
            return hang(never);
        if (answer)
            return *answer;
        if (request.path() == "/api/v2/write")
            return stage == u"writing" ? hang(never) : ScriptedAnswer::json(204, {});
        if (stage == u"reading") {
            ScriptedAnswer stalled = ScriptedAnswer::csv(oneRow());
            stalled.stallAfter = 60;
            return hang(stalled);
        }
        if (stage == u"reading slowly") {
            ScriptedAnswer endless;
            endless.chunked = true;
            endless.headers = {{"Content-Type"_ba, "text/csv"_ba}};
            endless.source = [first = true]() mutable {
                return std::exchange(first, false) ? oneRow().chopped(2)
                                                   : ",,0,2026-01-01T00:00:00Z,1,t\r\n"_ba;
            };
            return hang(endless);
        }
        if (stage == u"waiting as told") {
            ScriptedAnswer limited = ScriptedAnswer::json(429, "{}");
            limited.headers.append({"Retry-After"_ba, "300"_ba});
            return hang(limited);
        }
        if (stage == u"backing off")
            return hang(ScriptedAnswer::json(503, "{}"));
        return ScriptedAnswer::csv(oneRow());
    });
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, server.url(), Dialect::Flux);
    if (stage == u"waiting for the quota")
        source.quota = TrafficQuota{100, 0, 0, 300s};
    EngineBench bench;
    Rule rule = EngineBench::rule(u"weather"_s, u"weather"_s);
    bench.setUp(source, EngineBench::connection(u"local"_s, server.url(), Dialect::Flux), rule);
    QSignalSpy finished(&bench.engine(), &Engine::runFinished);
    QObject::connect(&bench.engine(), &Engine::runProgress, this, [&](const RunProgress& progress) {
        isThere = isThere || (stage.startsWith(u"waiting"_s) && progress.waitingUntil != 0);
    });
    bench.engine().sync(rule.id);
    QTRY_VERIFY_WITH_TIMEOUT(isThere, 10'000);
    QTest::qWait(20);
    QVERIFY(finished.isEmpty());
    QElapsedTimer elapsed;
    elapsed.start();
    bench.engine().cancel(rule.id);
    while (finished.isEmpty() && elapsed.elapsed() < 5'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    const qint64 took = elapsed.elapsed();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<Run>().state, RunState::Cancelled);
    qInfo("%lld ms", took);
    QVERIFY2(took < 200, qPrintable(QString::number(took)));
}

void LimitsTest::twoEnginesDoNotRunOneRule()
{
    // Two programs with one data folder; the cloud does not answer, so the first run stays.
    std::atomic<int> queries = 0;
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (request.path() == "/api/v2/query") {
            ++queries;
            ScriptedAnswer never;
            never.never = true;
            return never;
        }
        return preparation(request, 1).value_or(ScriptedAnswer::json(404, "{}"));
    });
    const QTemporaryDir folder;
    Profile profile;
    profile.connections = {EngineBench::connection(u"cloud"_s, server.url(), Dialect::Flux),
        EngineBench::connection(u"local"_s, server.url(), Dialect::Flux)};
    profile.rules = {EngineBench::rule(u"weather"_s, u"weather"_s)};
    profile.telemetry.enabled = false;
    EngineThread first(EnginePaths{folder.path()});
    EngineThread second(EnginePaths{folder.path()});
    for (EngineThread* each : {&first, &second})
        each->engine().setProfile(profile);
    QSignalSpy firstStarted(&first.engine(), &Engine::runStarted);
    QSignalSpy secondFinished(&second.engine(), &Engine::runFinished);
    QSignalSpy secondLogged(&second.engine(), &Engine::logged);
    first.engine().sync(u"rule"_s);
    QTRY_VERIFY(queries > 0 || !firstStarted.isEmpty());
    QTRY_COMPARE(firstStarted.size(), 1);
    const int before = queries;
    second.engine().sync(u"rule"_s);
    QTRY_COMPARE(secondFinished.size(), 1);
    const auto run = secondFinished.first().first().value<Run>();
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(run.errors.first().kind, Error::Kind::Busy);
    // By schedule it is no failure: the other one does it.
    second.engine().sync(u"rule"_s, RunTrigger::Schedule);
    QTRY_VERIFY(std::any_of(secondLogged.begin(), secondLogged.end(), [](const QList<QVariant>& call) {
        return call.first().value<LogRecord>().text.contains(u"another program"_s);
    }));
    QCOMPARE(secondFinished.size(), 1);
    QVERIFY(queries <= before + 1);
    // When the first lets go, the second may.
    QSignalSpy firstFinished(&first.engine(), &Engine::runFinished);
    QSignalSpy secondStarted(&second.engine(), &Engine::runStarted);
    first.engine().cancel(u"rule"_s);
    QTRY_COMPARE(firstFinished.size(), 1);
    second.engine().sync(u"rule"_s);
    QTRY_COMPARE(secondStarted.size(), 1);
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
