// A mirror that is killed at random instants, over and over, while the network fails at random too.
// Nothing may be missing in the end. The size is taken from the environment:
//   TELEMIRROR_TORTURE_KILLS (20), TELEMIRROR_TORTURE_POINTS (60000), TELEMIRROR_TORTURE_SEED (random)

#include "EngineBench.h"
#include "influx/wire/LineProtocolWriter.h"
#include "model/Clock.h"
#include "support/FaultProxy.h"
#include "support/Http.h"
#include "support/TestServers.h"

#include <QtTest/QTest>

#include <csignal>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

namespace {

qint64 numberFrom(const char* variable, qint64 otherwise)
{
    bool isNumber = false;
    const qint64 number = qEnvironmentVariable(variable).toLongLong(&isNumber);
    return isNumber ? number : otherwise;
}

} // namespace

class TortureTest : public QObject
{
    Q_OBJECT

private slots:
    void killedAtRandom();

private:
    static QList<Point> points(qint64 count);
    static void fill(const sandbox::SandboxServer& server, const QList<Point>& points);
    [[nodiscard]] FaultProxy::Fault randomFault();
    /// Runs the mirror; kills it after so long, if it is still there. Its exit status, -1 if killed.
    int run(const QProcessEnvironment& environment, int lifetime);

    QRandomGenerator m_random;
    QTemporaryDir m_folder;
};

/// Half of them in the five hours that are behind, half ahead: these are read by every run.
QList<Point> TortureTest::points(qint64 count)
{
    const Timestamp now = SystemClock().now();
    const Nanoseconds step = 4 * nanosecondsPerHour / std::max<qint64>(1, count / 2);
    QList<Point> points;
    points.reserve(count);
    for (qint64 i = 0; i < count; ++i) {
        const Timestamp time = now + (i - count / 2) * step;
        const QByteArray unit = "unit " + QByteArray::number(i % 7);
        points.append({i % 3 == 0 ? "solar, plant"_ba : "weather"_ba, {{"unit", unit}},
            {i % 2 == 0 ? Field{"power", static_cast<double>(i) * 0.37}
                        : Field{"count", std::numeric_limits<qint64>::max() - i}},
            time});
    }
    return points;
}

void TortureTest::fill(const sandbox::SandboxServer& server, const QList<Point>& points)
{
    constexpr qsizetype atOnce = 50'000;
    for (qsizetype i = 0; i < points.size(); i += atOnce)
        QCOMPARE(writePoints(server, u"site"_s, points.mid(i, atOnce)), 204);
}

FaultProxy::Fault TortureTest::randomFault()
{
    switch (m_random.bounded(30)) {
    case 0: return [](ScriptedAnswer& answer) { answer.reset = true; };
    case 1: return [](ScriptedAnswer& answer) { answer.cutAfter = answer.body.size() / 3; };
    case 2: return [](ScriptedAnswer& answer) { answer = ScriptedAnswer::json(503, "{}"); };
    case 3: return [](ScriptedAnswer& answer) { answer = ScriptedAnswer::json(429, "{}"); };
    default: return {};
    }
}

int TortureTest::run(const QProcessEnvironment& environment, int lifetime)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    QEventLoop loop; // the proxy's, too
    connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(
        lifetime, &loop, [&process] { ::kill(static_cast<pid_t>(process.processId()), SIGKILL); });
    process.start(QStringLiteral(CLI_PROGRAM), {u"sync"_s, u"--json"_s});
    loop.exec();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void TortureTest::killedAtRandom()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    const qint64 kills = numberFrom("TELEMIRROR_TORTURE_KILLS", 20);
    const qint64 count = numberFrom("TELEMIRROR_TORTURE_POINTS", 60'000);
    const auto seed = static_cast<quint32>(
        numberFrom("TELEMIRROR_TORTURE_SEED", QRandomGenerator::global()->bounded(1'000'000)));
    m_random.seed(seed);
    qInfo("%lld points, %lld kills, TELEMIRROR_TORTURE_SEED=%u", count, kills, seed);

    const auto cloud = startSandbox(u"site"_s);
    const QList<Point> all = points(count);
    fill(*cloud, all);
    const Influx1Database local(*influx1Url());
    FaultProxy source(
        cloud->url(), FaultProxy::isRead, [this](const ScriptedRequest&, int) { return randomFault(); });
    FaultProxy destination(
        *influx1Url(), FaultProxy::isWrite, [this](const ScriptedRequest&, int) { return randomFault(); });

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, m_folder.path());
    environment.insert(u"INFLUXDB_CLOUD_URL"_s, source.url().toString());
    environment.insert(u"INFLUXDB_CLOUD_TOKEN"_s, cloud->token());
    environment.insert(u"INFLUXDB_CLOUD_ORG"_s, cloud->organization());
    environment.insert(u"CLOUD_WEATHER_BUCKET"_s, u"site"_s);
    environment.insert(u"INFLUXDB_URL"_s, destination.url().toString());
    environment.insert(u"LOCAL_INFLUX_BUCKET"_s, local.name());
    environment.remove(u"REDIS_URL"_s);

    int killed = 0;
    int ended = 0;
    while (killed < kills) {
        // Up to the time that one undisturbed run takes, or a little more.
        const int longest = 300 + static_cast<int>(count / 200);
        (run(environment, m_random.bounded(30, longest)) < 0 ? killed : ended) += 1;
        QVERIFY2(ended < 20 * (kills + 1), "it ends long before it is killed: more points are needed");
    }
    source.heal();
    destination.heal();
    QCOMPARE(run(environment, 600'000), 0);
    qInfo("%d killed, %d ended by themselves; %d reads and %d writes", killed, ended, source.count(),
        destination.count());
    QCOMPARE(differences(readBack(*influx1Url(), {}, local.name()), valuesOf(all)), ""_ba);
}

QTEST_GUILESS_MAIN(TortureTest)
#include "tst_torture.moc"
