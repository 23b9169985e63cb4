// What a network or a server can do, done by a proxy between the product and a server, and what the
// mirror makes of it: how the run ends, how often it asked, what it says; and that afterwards, the
// fault gone, nothing is missing.

#include "EngineBench.h"
#include "TestPlace.h"
#include "influx/wire/Gzip.h"
#include "influx/wire/LineProtocolWriter.h"
#include "support/Await.h"
#include "support/FastClock.h"
#include "support/FaultProxy.h"
#include "support/TestServers.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Fault = FaultProxy::Fault;
using Plan = FaultProxy::Plan;
using Kind = Error::Kind;

/// `fault` in each of the first `times` answers.
Plan first(int times, const Fault& fault)
{
    return [=](const ScriptedRequest&, int number) { return number <= times ? fault : Fault(); };
}

Plan always(const Fault& fault)
{
    return [=](const ScriptedRequest&, int) { return fault; };
}

/// `fault` from answer number `from` on.
Plan since(int from, const Fault& fault)
{
    return [=](const ScriptedRequest&, int number) { return number >= from ? fault : Fault(); };
}

Fault status(int code, const QByteArray& body = R"({"code":"x","message":"made by a test"})",
    const QList<QPair<QByteArray, QByteArray>>& headers = {})
{
    return [=](ScriptedAnswer& answer) {
        answer = ScriptedAnswer::json(code, body);
        answer.headers += headers;
    };
}

Fault html(int code)
{
    return [=](ScriptedAnswer& answer) {
        answer = ScriptedAnswer();
        answer.status = code;
        answer.headers = {{"Content-Type", "text/html"}};
        answer.body = "<html><head><title>Oops</title></head><body><h1>Server error</h1></body></html>";
    };
}

void reset(ScriptedAnswer& answer)
{
    answer.reset = true;
}

void resetHard(ScriptedAnswer& answer)
{
    answer.reset = true;
    answer.withTcpReset = true;
}

void cutInTheMiddle(ScriptedAnswer& answer)
{
    answer.cutAfter = answer.body.size() / 2;
}

/// The transfer ends as it should, in the middle of a row.
void endInARow(ScriptedAnswer& answer)
{
    answer.body.truncate(answer.body.size() / 2);
    while (answer.body.endsWith('\n') || answer.body.endsWith('\r'))
        answer.body.chop(1);
}

void stall(ScriptedAnswer& answer)
{
    answer.stallAfter = answer.body.size() / 2;
}

void promiseMore(ScriptedAnswer& answer)
{
    answer.chunked = false;
    answer.claimedLength = answer.body.size() + 1000;
}

void promiseLess(ScriptedAnswer& answer)
{
    answer.chunked = false;
    answer.claimedLength = answer.body.size() / 2;
}

/// As a Flux server says it when a query fails while its answer is under way.
void errorTableBehindTheRows(ScriptedAnswer& answer)
{
    answer.body += "\r\n#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n"
                   ",\"engine: a shard, made by a test, is gone\",897\r\n";
}

/// The same, once, in the first answer that has so many rows in front of it. `rows`: how many it was.
Plan errorTableBehind(qsizetype least, const std::shared_ptr<qsizetype>& rows)
{
    return [=](const ScriptedRequest&, int) {
        return [=](ScriptedAnswer& answer) {
            const qsizetype lines = answer.body.count('\n');
            if (*rows != 0 || lines < least)
                return;
            *rows = lines;
            errorTableBehindTheRows(answer);
        };
    };
}

/// As InfluxDB 1.x says it, in the n-th piece of its answer.
Fault errorInChunk(int number)
{
    return [=](ScriptedAnswer& answer) {
        qsizetype end = 0;
        for (int i = 1; i < number && end >= 0; ++i)
            end = answer.body.indexOf('\n', end) + 1;
        answer.body =
            answer.body.left(end) + "{\"results\":[{\"statement_id\":0,\"error\":\"shard is gone\"}]}\n";
    };
}

/// The transfer ends as it should, between two rows.
void endBetweenRows(ScriptedAnswer& answer)
{
    if (answer.body.size() > 10'000)
        answer.body.truncate(answer.body.lastIndexOf('\n', answer.body.size() / 2) + 1);
}

/// The same with the empty line that ends an answer, as when a server gives a query up: nothing tells
/// that there is more, but the counts.
void leaveOutRows(ScriptedAnswer& answer)
{
    if (answer.body.size() <= 10'000)
        return;
    endBetweenRows(answer);
    answer.body += "\r\n";
}

void damageCompression(ScriptedAnswer& answer)
{
    for (qsizetype i = answer.body.size() / 2; i < std::min(answer.body.size() / 2 + 64, answer.body.size());
         ++i)
        answer.body[i] = static_cast<char>(answer.body[i] ^ 0x5a);
}

struct Row
{
    Plan plan;
    RunState state = RunState::Done;
    std::optional<Kind> kind; ///< of the first error, if the run does not end well
    int most = 0;             ///< requests that matter, at most
};

} // namespace

Q_DECLARE_METATYPE(Row)

class FaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readingFlux_data();
    void readingFlux();
    void readingInfluxQl_data();
    void readingInfluxQl();
    void writing_data();
    void writing();
    void errorTableBehindTenThousandRows();
    void leftOutRowsAreFoundByComparing();
    void refusedUntilTheServerIsBack();
    void damagedCompressionIsNotBelieved();
    void strangeCertificate();
    void slowServerIsWaitedFor();
    void fullDisk_data();
    void fullDisk();
    void noRoomForDeadLetters();

private:
    static QList<Point> points();
    static std::unique_ptr<EngineBench> bench();
    /// `proxy` counts the requests that the run made.
    static void judge(const Row& row, const EngineBench::Outcome& outcome, const FaultProxy& proxy);
    /// Adds a row for the embedded server, and one for a real InfluxDB 2.x where it is given.
    static void addRow(const char* name, const Row& row);

    QList<Point> m_points;
    std::unique_ptr<sandbox::SandboxServer> m_cloud;
    std::unique_ptr<TestPlace> m_realCloud; ///< InfluxDB 2.x; null: not given
};

void FaultsTest::addRow(const char* name, const Row& row)
{
    QTest::newRow(name) << row << PlaceKind::Sandbox;
    if (influx2Server())
        QTest::addRow("%s, %s", name, nameOf(PlaceKind::Influx2)) << row << PlaceKind::Influx2;
}

QList<Point> FaultsTest::points()
{
    const Timestamp start = SystemClock().now() - 3 * nanosecondsPerHour;
    QList<Point> points;
    for (int i = 0; i < 12'000; ++i)
        points.append({"wind", {{"mast", i % 2 == 0 ? "a" : "b"}}, {{"speed", i * 0.25}},
            start + i * 500 * nanosecondsPerMillisecond});
    for (int i = 0; i < 100; ++i)
        points.append({"yield", {}, {{"count", qint64(i)}}, start + i * nanosecondsPerMinute});
    return points;
}

void FaultsTest::initTestCase()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    m_points = points();
    m_cloud = startSandbox(u"site"_s);
    QCOMPARE(writePoints(*m_cloud, u"site"_s, m_points), 204);
    m_realCloud = TestPlace::make(PlaceKind::Influx2, u"site "_s);
    if (m_realCloud)
        QCOMPARE(m_realCloud->write(m_points), 204);
    else
        qInfo("TELEMIRROR_TEST_INFLUX2_URL names no server: its rows are left out");
}

std::unique_ptr<EngineBench> FaultsTest::bench()
{
    return std::make_unique<EngineBench>(std::make_unique<FastClock>());
}

void FaultsTest::judge(const Row& row, const EngineBench::Outcome& outcome, const FaultProxy& proxy)
{
    const int count = proxy.count();
    const QString said = outcome.run.errors.isEmpty() ? QString() : outcome.run.errors.first().toString();
    QVERIFY2(outcome.run.state == row.state,
        qPrintable(u"%1 after %2 requests: %3"_s.arg(runStateName(outcome.run.state)).arg(count).arg(said)));
    QVERIFY2(count <= row.most, qPrintable(u"%1 requests"_s.arg(count)));
    if (!row.kind) {
        QVERIFY2(outcome.run.errors.isEmpty(), qPrintable(said));
        return;
    }
    QVERIFY(!outcome.run.errors.isEmpty());
    QVERIFY2(outcome.run.errors.first().kind == *row.kind, qPrintable(said));
    QVERIFY(!outcome.run.errors.first().message.isEmpty());
}

// Without any fault "wind" and "yield" take four windows each, so that 8 requests are the least.

void FaultsTest::readingFlux_data()
{
    QTest::addColumn<Row>("row");
    QTest::addColumn<PlaceKind>("kind");
    const auto passes = [](const char* name, const Plan& plan, int most) {
        addRow(name, Row{plan, RunState::Done, {}, most});
    };
    const auto stays = [](const char* name, const Plan& plan, RunState state, Kind kind, int most) {
        addRow(name, Row{plan, state, kind, most});
    };
    passes("nothing", {}, 10);
    passes("connection closed without an answer, twice", first(2, reset), 12);
    passes("TCP reset without an answer, twice", first(2, resetHard), 12);
    passes("closed after 1000 bytes", first(2, [](ScriptedAnswer& answer) { answer.cutAfter = 1000; }), 12);
    passes("TCP reset after 1000 bytes",
        first(2,
            [](ScriptedAnswer& answer) {
                answer.cutAfter = 1000;
                answer.withTcpReset = true;
            }),
        12);
    passes("broken off in the middle", first(2, cutInTheMiddle), 16);
    passes("ended properly in the middle of a row", first(2, endInARow), 12);
    passes("ended properly between rows", first(2, endBetweenRows), 12);
    passes("stands still", first(1, stall), 14);
    passes("less than its length says", first(1, promiseMore), 12);
    passes("more than its length says", first(1, promiseLess), 12);
    passes("429 with seconds", first(1, status(429, "{}", {{"Retry-After", "30"}})), 12);
    passes("429 with a date",
        first(1,
            status(429, "{}",
                {{"Retry-After",
                    QLocale::c()
                        .toString(
                            QDateTime::currentDateTimeUtc().addSecs(40), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                        .toLatin1()}})),
        12);
    passes("429 with a date in the past",
        first(1, status(429, "{}", {{"Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"}})), 12);
    passes("429 without a word", first(2, status(429, "{}")), 12);
    passes("408", first(1, status(408)), 12);
    passes("500 as a page", first(2, html(500)), 12);
    passes("502 as a page", first(1, html(502)), 12);
    passes("503", first(2, status(503)), 12);
    passes("504", first(1, html(504)), 12);
    passes("gone while the head is sent", first(1, [](ScriptedAnswer& answer) { answer.cutAfter = 20; }), 12);
    stays("dead for good", always(reset), RunState::Failed, Kind::Unreachable, 20);
    stays("503 for good", always(status(503)), RunState::Failed, Kind::Unavailable, 20);
    stays("401 midway", since(3, status(401)), RunState::Failed, Kind::Unauthorized, 4);
    stays("403 midway", since(3, status(403)), RunState::Failed, Kind::Forbidden, 4);
    stays("404", always(status(404)), RunState::Failed, Kind::NotFound, 2);
    stays("400", always(status(400)), RunState::Failed, Kind::BadRequest, 2);
    stays("an error table behind good rows", first(1, errorTableBehindTheRows), RunState::Partial,
        Kind::Query, 9);
}

void FaultsTest::readingFlux()
{
    QFETCH(Row, row);
    QFETCH(PlaceKind, kind);
    const bool isReal = kind == PlaceKind::Influx2;
    ConnectionSettings source =
        isReal ? m_realCloud->connection(u"cloud"_s) : EngineBench::connection(u"cloud"_s, *m_cloud);
    FaultProxy proxy(source.url, FaultProxy::isRead, row.plan);
    const Influx1Database local(*influx1Url());
    source.url = proxy.url();
    source.idleTimeout = 1500ms;
    const auto engine = bench();
    engine->setUp(source, EngineBench::connection(u"local"_s, *influx1Url(), Dialect::InfluxQL),
        EngineBench::rule(isReal ? m_realCloud->bucket() : u"site"_s, local.name()));
    judge(row, engine->sync(), proxy);
    if (QTest::currentTestFailed())
        return;
    if (row.state == RunState::Done)
        QCOMPARE(differences(readBack(*influx1Url(), {}, local.name()), valuesOf(m_points)), ""_ba);
    proxy.heal();
    const EngineBench::Outcome healed = engine->sync();
    QVERIFY2(healed.run.state == RunState::Done,
        qPrintable(healed.run.errors.isEmpty() ? runStateName(healed.run.state)
                                               : healed.run.errors.first().toString()));
    QCOMPARE(differences(readBack(*influx1Url(), {}, local.name()), valuesOf(m_points)), ""_ba);
}

void FaultsTest::readingInfluxQl_data()
{
    QTest::addColumn<Row>("row");
    QTest::newRow("nothing") << Row{{}, RunState::Done, {}, 10};
    QTest::newRow("broken off in the middle") << Row{first(2, cutInTheMiddle), RunState::Done, {}, 12};
    QTest::newRow("ended properly in a row") << Row{first(2, endInARow), RunState::Done, {}, 12};
    QTest::newRow("an error in the second chunk")
        << Row{first(1, errorInChunk(2)), RunState::Partial, Kind::Query, 9};
    QTest::newRow("an error in the third chunk")
        << Row{first(1, errorInChunk(3)), RunState::Partial, Kind::Query, 9};
    QTest::newRow("401 midway") << Row{since(3, status(401)), RunState::Failed, Kind::Unauthorized, 4};
    QTest::newRow("503") << Row{first(2, status(503)), RunState::Done, {}, 12};
}

void FaultsTest::readingInfluxQl()
{
    QFETCH(Row, row);
    Influx1Database source(*influx1Url());
    QByteArray lines;
    for (const Point& point : std::as_const(m_points))
        QVERIFY(LineProtocolWriter::append(lines, point) == LineProtocolWriter::Outcome::Written);
    QCOMPARE(source.write(lines, u"ns"_s), 204);
    FaultProxy proxy(*influx1Url(), FaultProxy::isRead, row.plan);
    const auto local = startSandbox(u"mirror"_s);
    ConnectionSettings from = EngineBench::connection(u"cloud"_s, proxy.url(), Dialect::InfluxQL);
    from.idleTimeout = 1500ms;
    const auto engine = bench();
    engine->setUp(
        from, EngineBench::connection(u"local"_s, *local), EngineBench::rule(source.name(), u"mirror"_s));
    judge(row, engine->sync(), proxy);
    if (QTest::currentTestFailed())
        return;
    if (row.state != RunState::Done) {
        proxy.heal();
        QVERIFY(engine->sync().run.state == RunState::Done);
    }
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(m_points)), ""_ba);
}

void FaultsTest::writing_data()
{
    QTest::addColumn<Row>("row");
    QTest::addColumn<PlaceKind>("kind");
    addRow("nothing", Row{{}, RunState::Done, {}, 10});
    addRow("refused twice", Row{first(2, reset), RunState::Done, {}, 12});
    // The lines are stored; only the word of it is lost: they are written again.
    addRow("acknowledgement lost",
        Row{first(1, [](ScriptedAnswer& answer) { answer.cutAfter = 0; }), RunState::Done, {}, 12});
    addRow("acknowledgement lost by a TCP reset", Row{first(1, resetHard), RunState::Done, {}, 12});
    addRow("never answers",
        Row{first(1, [](ScriptedAnswer& answer) { answer.never = true; }), RunState::Done, {}, 12});
    addRow(
        "429 with seconds", Row{first(1, status(429, "{}", {{"Retry-After", "3"}})), RunState::Done, {}, 12});
    addRow("503", Row{first(2, status(503)), RunState::Done, {}, 12});
    addRow("500 as a page", Row{first(2, html(500)), RunState::Done, {}, 12});
    addRow("413", Row{first(2, status(413)), RunState::Done, {}, 16});
    addRow("503 for good", Row{always(status(503)), RunState::Failed, Kind::Unavailable, 20});
    addRow("read-only", Row{always(status(403)), RunState::Failed, Kind::Forbidden, 4});
    addRow("401", Row{always(status(401)), RunState::Failed, Kind::Unauthorized, 4});
    addRow("bucket gone", Row{always(status(404)), RunState::Failed, Kind::NotFound, 4});
}

void FaultsTest::writing()
{
    QFETCH(Row, row);
    QFETCH(PlaceKind, kind);
    const auto local = TestPlace::make(kind, u"mirror "_s);
    ConnectionSettings destination = local->connection(u"local"_s);
    FaultProxy proxy(destination.url, FaultProxy::isWrite, row.plan);
    destination.url = proxy.url();
    destination.idleTimeout = 1500ms;
    const auto engine = bench();
    engine->setUp(EngineBench::connection(u"cloud"_s, *m_cloud), destination,
        EngineBench::rule(u"site"_s, local->bucket()));
    judge(row, engine->sync(), proxy);
    if (QTest::currentTestFailed())
        return;
    if (row.state != RunState::Done) {
        proxy.heal();
        QVERIFY(engine->sync().run.state == RunState::Done);
    }
    QCOMPARE(differences(local->values(), valuesOf(m_points)), ""_ba);
}

void FaultsTest::errorTableBehindTenThousandRows()
{
    // Twice as dense as the other tests' points, so that one answer holds enough of them.
    const auto cloud = startSandbox(u"dense"_s);
    const Timestamp start = SystemClock().now() - 3 * nanosecondsPerHour;
    QList<Point> dense;
    for (int i = 0; i < 30'000; ++i)
        dense.append({"wind", {}, {{"speed", i * 0.25}}, start + i * 100 * nanosecondsPerMillisecond});
    QCOMPARE(writePoints(*cloud, u"dense"_s, dense), 204);
    const auto rows = std::make_shared<qsizetype>(0);
    FaultProxy proxy(cloud->url(), FaultProxy::isRead, errorTableBehind(10'000, rows));
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, *cloud);
    source.url = proxy.url();
    const auto local = startSandbox(u"mirror"_s);
    const auto engine = bench();
    engine->setUp(
        source, EngineBench::connection(u"local"_s, *local), EngineBench::rule(u"dense"_s, u"mirror"_s));
    const EngineBench::Outcome outcome = engine->sync();
    QVERIFY2(*rows >= 10'000, qPrintable(QString::number(*rows)));
    judge({{}, RunState::Failed, Kind::Query, 6}, outcome, proxy);
    if (QTest::currentTestFailed())
        return;
    // The window is not done, though most of it was written.
    QVERIFY(outcome.measurements.first().doneLength < outcome.measurements.first().plannedLength);
    QVERIFY2(outcome.run.errors.first().detail.contains(u"made by a test"_s),
        qPrintable(outcome.run.errors.first().toString()));
    const int before = proxy.count();
    QVERIFY(engine->sync().run.state == RunState::Done);
    QVERIFY(proxy.count() - before <= 6);
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(dense)), ""_ba);
}

void FaultsTest::leftOutRowsAreFoundByComparing()
{
    FaultProxy proxy(m_cloud->url(), FaultProxy::isRead, always(leaveOutRows));
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, *m_cloud);
    source.url = proxy.url();
    const auto local = startSandbox(u"mirror"_s);
    const auto engine = bench();
    Rule rule = EngineBench::rule(u"site"_s, u"mirror"_s);
    rule.verify = VerifyPolicy::Never;
    engine->setUp(source, EngineBench::connection(u"local"_s, *local), rule);
    judge({{}, RunState::Done, {}, 10}, engine->sync(), proxy);
    if (QTest::currentTestFailed())
        return;
    const auto stored = [&] { return readBack(local->url(), local->token(), u"mirror"_s); };
    const qsizetype held = stored().size();
    QVERIFY(held < m_points.size() && held > 0);
    proxy.heal();
    const EngineBench::Outcome verified = engine->verify();
    QVERIFY(verified.run.state == RunState::Done);
    QVERIFY(verified.run.tally.windowsMended >= 1);
    QCOMPARE(differences(stored(), valuesOf(m_points)), ""_ba);
}

void FaultsTest::refusedUntilTheServerIsBack()
{
    FaultProxy proxy(m_cloud->url(), FaultProxy::isRead, {});
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, *m_cloud);
    source.url = proxy.url();
    const quint16 port = proxy.server().serverPort();
    proxy.server().close();
    const auto local = startSandbox(u"mirror"_s);
    const auto engine = bench();
    engine->setUp(
        source, EngineBench::connection(u"local"_s, *local), EngineBench::rule(u"site"_s, u"mirror"_s));
    judge({{}, RunState::Failed, Kind::Unreachable, 0}, engine->sync(), proxy);
    if (QTest::currentTestFailed())
        return;
    bool isBack = false;
    connect(
        &engine->engine(), &Engine::connectionStateChanged, this, [&isBack](const ConnectionState& state) {
            isBack = isBack ||
                (state.connectionId == u"cloud"_s && state.status == ConnectionState::Status::Ready);
        });
    QVERIFY(proxy.server().listen(QHostAddress::LocalHost, port));
    QTRY_VERIFY(isBack); // found out without being told
    judge({{}, RunState::Done, {}, 10}, engine->sync(), proxy);
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(m_points)), ""_ba);
}

void FaultsTest::damagedCompressionIsNotBelieved()
{
    // Servers that are not on the own machine are asked for compressed answers.
    int packed = 0;
    int damaged = 0;
    const Fault fault = [&](ScriptedAnswer& answer) {
        const bool isLarge = answer.body.size() > 10'000;
        answer.body = gzipCompress(answer.body);
        answer.headers.append(qMakePair("Content-Encoding"_ba, "gzip"_ba));
        ++packed;
        if (isLarge && ++damaged == 1)
            damageCompression(answer);
    };
    FaultProxy proxy(m_cloud->url(), FaultProxy::isRead, always(fault));
    const auto local = startSandbox(u"mirror"_s);
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, *m_cloud);
    source.url = proxy.url();
    const auto engine = bench();
    engine->setUp(
        source, EngineBench::connection(u"local"_s, *local), EngineBench::rule(u"site"_s, u"mirror"_s));
    // What the damage unpacks to is no answer; that of a server that sends such is not asked for at once.
    judge({{}, RunState::Partial, Kind::Malformed, 10}, engine->sync(), proxy);
    QCOMPARE(packed, proxy.count());
    QVERIFY(damaged >= 1);
    const EngineBench::Outcome again = engine->sync();
    QVERIFY(again.run.state == RunState::Done);
    QCOMPARE(packed, proxy.count());
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(m_points)), ""_ba);
}

void FaultsTest::strangeCertificate()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt without TLS");
    QFile certificate(QStringLiteral(TLS_FOLDER "/self-signed.crt"));
    QFile key(QStringLiteral(TLS_FOLDER "/self-signed.key"));
    QVERIFY(certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::ReadOnly));
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(&certificate));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    FaultProxy proxy(m_cloud->url(), FaultProxy::isRead, {});
    proxy.server().encrypt(tls);
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, *m_cloud);
    source.url = proxy.url();
    const auto local = startSandbox(u"mirror"_s);
    const auto engine = bench();
    engine->setUp(
        source, EngineBench::connection(u"local"_s, *local), EngineBench::rule(u"site"_s, u"mirror"_s));
    const EngineBench::Outcome outcome = engine->sync();
    QVERIFY(outcome.run.state == RunState::Failed);
    QCOMPARE(outcome.run.errors.first().kind, Kind::Tls);
    QCOMPARE(proxy.server().requests().size(), 0); // the token never left
}

void FaultsTest::slowServerIsWaitedFor()
{
    const auto cloud = startSandbox(u"slow"_s);
    const QList<Point> few = m_points.first(20);
    QCOMPARE(writePoints(*cloud, u"slow"_s, few), 204);
    // A kilobyte a second: slower than any link, yet never silent for long.
    const auto trickle = [](ScriptedAnswer& answer) {
        auto rest = std::make_shared<QByteArray>(answer.body);
        answer.source = [rest] {
            QThread::msleep(1000);
            const QByteArray piece = rest->left(1024);
            rest->remove(0, 1024);
            return piece;
        };
    };
    FaultProxy proxy(cloud->url(), FaultProxy::isRead, first(1, trickle));
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, *cloud);
    source.url = proxy.url();
    source.idleTimeout = 5s;
    const auto local = startSandbox(u"mirror"_s);
    const auto engine = bench();
    engine->setUp(
        source, EngineBench::connection(u"local"_s, *local), EngineBench::rule(u"slow"_s, u"mirror"_s));
    const EngineBench::Outcome outcome = engine->sync();
    QVERIFY(outcome.run.state == RunState::Done);
    QVERIFY(outcome.run.ended - outcome.run.started >= nanosecondsPerSecond);
    QVERIFY2(proxy.count() <= 8, qPrintable(QString::number(proxy.count())));
    QCOMPARE(outcome.run.tally.retries, 0);
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(few)), ""_ba);
}

void FaultsTest::fullDisk_data()
{
    QTest::addColumn<int>("kilobytes");
    QTest::newRow("no journal at all") << 4;
    QTest::newRow("in the middle") << 160;
}

void FaultsTest::fullDisk()
{
    QFETCH(int, kilobytes);
    QTemporaryDir folder;
    QProcess mount;
    mount.start(
        u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=%1k"_s.arg(kilobytes), u"tmpfs"_s, folder.path()});
    if (!mount.waitForFinished() || mount.exitCode() != 0)
        QSKIP("a small file system can be mounted by root only");
    const auto unmount = qScopeGuard([&] { QProcess::execute(u"umount"_s, {u"-l"_s, folder.path()}); });
    const auto local = startSandbox(u"mirror"_s);
    {
        EngineBench engine(folder.path(), std::make_unique<FastClock>());
        engine.setUp(EngineBench::connection(u"cloud"_s, *m_cloud),
            EngineBench::connection(u"local"_s, *local), EngineBench::rule(u"site"_s, u"mirror"_s));
        const EngineBench::Outcome outcome = engine.sync();
        QVERIFY(outcome.run.state != RunState::Done || kilobytes > 100);
        if (outcome.run.state != RunState::Done) {
            QVERIFY(!outcome.run.errors.isEmpty());
            QCOMPARE(outcome.run.errors.first().kind, Kind::Storage);
        }
    }
    // With room again everything is made good: the journal was never ahead of the data.
    QCOMPARE(QProcess::execute(u"mount"_s, {u"-o"_s, u"remount,size=64m"_s, folder.path()}), 0);
    EngineBench engine(folder.path(), std::make_unique<FastClock>());
    engine.setUp(EngineBench::connection(u"cloud"_s, *m_cloud), EngineBench::connection(u"local"_s, *local),
        EngineBench::rule(u"site"_s, u"mirror"_s));
    QVERIFY(engine.sync().run.state == RunState::Done);
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(m_points)), ""_ba);
}

/// What cannot be kept as dead letter must not count as done.
void FaultsTest::noRoomForDeadLetters()
{
    Influx1Database local(*influx1Url());
    // Somebody wrote texts where numbers come from the cloud.
    const QByteArray time = QByteArray::number(m_points.first().time - nanosecondsPerSecond);
    QCOMPARE(local.write("wind,mast=a speed=\"brisk\" " + time), 204);
    QTemporaryDir folder;
    const QString letters = EnginePaths{folder.path()}.deadLetters();
    QVERIFY(QDir().mkpath(letters));
    if (QProcess::execute(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=4k"_s, u"tmpfs"_s, letters}) != 0)
        QSKIP("a small file system can be mounted by root only");
    const auto unmount = qScopeGuard([&] { QProcess::execute(u"umount"_s, {u"-l"_s, letters}); });
    EngineBench engine(folder.path(), std::make_unique<FastClock>());
    FaultProxy proxy(m_cloud->url(), FaultProxy::isRead, {});
    ConnectionSettings source = EngineBench::connection(u"cloud"_s, *m_cloud);
    source.url = proxy.url();
    engine.setUp(source, EngineBench::connection(u"local"_s, *influx1Url(), Dialect::InfluxQL),
        EngineBench::rule(u"site"_s, local.name()));
    const EngineBench::Outcome outcome = engine.sync();
    judge({{}, RunState::Partial, Kind::Storage, 10}, outcome, proxy);
    if (QTest::currentTestFailed())
        return;
    // With room, every value is either there or a dead letter.
    QCOMPARE(QProcess::execute(u"mount"_s, {u"-o"_s, u"remount,size=16m"_s, letters}), 0);
    const EngineBench::Outcome again = engine.sync();
    QVERIFY2(again.run.state == RunState::Partial, qPrintable(runStateName(again.run.state)));
    QCOMPARE(again.run.errors.first().kind, Kind::PartialWrite);
    const auto files = await(engine.engine().deadLetterFiles());
    QVERIFY(files.has_value());
    qint64 kept = 0;
    for (const DeadLetterSummary& file : *files)
        kept += file.points;
    const qint64 stored = readBack(*influx1Url(), {}, local.name()).size() - 1;
    QVERIFY2(kept >= 12'000 && stored + kept >= m_points.size(),
        qPrintable(u"%1 stored, %2 kept"_s.arg(stored).arg(kept)));
    QCOMPARE(stored, 100);
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
