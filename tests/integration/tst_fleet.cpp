// Several agents on one Redis: they share the rules, and nothing is lost when they are killed.

#include "EngineBench.h"
#include "redis/BootClock.h"
#include "support/Await.h"
#include "support/TestServers.h"
#include "unit/redis/RedisServer.h"

#include "redis/RedisClient.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <csignal>

#include <sys/prctl.h>

using namespace telemirror;
using namespace telemirror::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto leaseTime = 1500ms;
constexpr int ruleCount = 4;

bool eventually(const std::function<bool()>& condition, std::chrono::milliseconds limit = 60s)
{
    return QTest::qWaitFor(condition, static_cast<int>(limit.count()));
}

/// A process that runs an engine with the rules, in a data folder of its own.
class Agent
{
public:
    Agent(const QString& profileFile, const QMap<QString, QString>& secrets)
        : m_profileFile(profileFile)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (auto secret = secrets.begin(); secret != secrets.end(); ++secret)
            environment.insert(u"TELEMIRROR_AGENT_SECRET_"_s + secret.key(), secret.value());
        m_process.setProcessEnvironment(environment);
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        start();
    }
    ~Agent() { kill(); }
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    void start()
    {
        m_process.start(QStringLiteral(AGENT_PROGRAM),
            {m_folder.path(), m_profileFile, QString::number(leaseTime.count())});
        if (!m_process.waitForStarted())
            qFatal("the agent does not start: %s", qPrintable(m_process.errorString()));
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    [[nodiscard]] qint64 process() const { return m_process.processId(); }
    [[nodiscard]] QByteArray log() { return m_log += m_process.readAll(); }

private:
    QString m_profileFile;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_log;
};

} // namespace

class FleetTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void engineSaysWhoSharesTheRules();
    void engineWithoutRedisSaysSo();
    void heldRuleIsNotRunByHand();
    void aSecondAgentSharesAndTakesOver();
    void agentsSurviveRandomKills();

private:
    [[nodiscard]] Profile profile() const;
    void writeProfile();
    void addPoints(int count, Timestamp first, Nanoseconds step);
    [[nodiscard]] std::unique_ptr<Agent> startAgent() const;
    /// Process ids of the holders, by rule; only of processes in `alive`.
    [[nodiscard]] QMap<QString, qint64> holders(const QList<qint64>& alive);
    [[nodiscard]] QByteArray difference() const;
    [[nodiscard]] bool isMirrored() const { return difference().isEmpty(); }

    std::unique_ptr<sandbox::SandboxServer> m_source;
    std::unique_ptr<sandbox::SandboxServer> m_destination;
    std::unique_ptr<RedisServer> m_redis;
    std::unique_ptr<RedisClient> m_client;
    std::unique_ptr<QTemporaryDir> m_folder;
    QRandomGenerator m_random{42};
    int m_added = 0;
};

namespace {

QString bucketOf(int rule)
{
    return u"bucket %1"_s.arg(rule);
}

std::unique_ptr<sandbox::SandboxServer> startServer()
{
    sandbox::SandboxOptions options;
    for (int i = 0; i < ruleCount; ++i)
        options.buckets.append(bucketOf(i));
    auto server = sandbox::SandboxServer::start(options);
    if (!server)
        qFatal("the sandbox did not start: %s", qPrintable(server.error().toString()));
    return std::move(*server);
}

} // namespace

void FleetTest::init()
{
    if (!RedisServer::isInstalled())
        QSKIP("redis-server is not installed");
    m_folder = std::make_unique<QTemporaryDir>();
    m_source = startServer();
    m_destination = startServer();
    m_redis = std::make_unique<RedisServer>();
    QVERIFY(m_redis->start());
    m_client = std::make_unique<RedisClient>();
    m_client->open(m_redis->settings());
    QVERIFY(eventually([this] { return m_client->state().status == RedisState::Status::Ready; }));
    writeProfile();
}

void FleetTest::cleanup()
{
    m_client.reset();
    m_redis.reset();
    m_source.reset();
    m_destination.reset();
}

Profile FleetTest::profile() const
{
    Profile profile;
    profile.name = u"fleet"_s;
    profile.connections = {
        EngineBench::connection(u"cloud"_s, *m_source), EngineBench::connection(u"local"_s, *m_destination)};
    for (int i = 0; i < ruleCount; ++i) {
        Rule rule = EngineBench::rule(bucketOf(i), bucketOf(i));
        rule.id = u"rule%1"_s.arg(i);
        rule.name = u"Rule %1"_s.arg(i);
        rule.schedule.enabled = true;
        rule.schedule.every = 1 * nanosecondsPerSecond;
        rule.schedule.atStart = true;
        profile.rules.append(rule);
    }
    profile.telemetry.enabled = false;
    profile.telemetryConnection = u"local"_s;
    profile.redis = m_redis->settings();
    profile.redis.keyPrefix = u"p:"_s;
    return profile;
}

void FleetTest::writeProfile()
{
    QFile file(m_folder->filePath(u"profile.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(profile().toJson()).toJson());
}

std::unique_ptr<Agent> FleetTest::startAgent() const
{
    return std::make_unique<Agent>(m_folder->filePath(u"profile.json"_s),
        QMap<QString, QString>{{u"cloud"_s, m_source->token()}, {u"local"_s, m_destination->token()}});
}

void FleetTest::addPoints(int count, Timestamp first, Nanoseconds step)
{
    for (int rule = 0; rule < ruleCount; ++rule) {
        QList<Point> points;
        for (int i = 0; i < count; ++i) {
            points.append({i % 2 == 0 ? "weather"_ba : "plant"_ba, {{"n", QByteArray::number(i % 3)}},
                {{"value", m_random.generateDouble()}, {"count", qint64(m_random.generate64())}},
                first + i * step + m_added});
        }
        QCOMPARE(writePoints(*m_source, bucketOf(rule), points), 204);
    }
    ++m_added;
}

QMap<QString, qint64> FleetTest::holders(const QList<qint64>& alive)
{
    QMap<QString, qint64> holders;
    const auto instances = await(m_client->command({"HVALS"_ba, "p:instances"_ba}));
    const auto leases = await(m_client->command({"KEYS"_ba, "p:lease:*"_ba}));
    if (!instances || !leases)
        return holders;
    QMap<QByteArray, qint64> processes;
    for (const RedisReply& instance : instances->elements) {
        const QJsonObject json = QJsonDocument::fromJson(instance.text).object();
        const qint64 process = json.value(u"process"_s).toInteger();
        if (alive.contains(process))
            processes.insert(json.value(u"id"_s).toString().toUtf8(), process);
    }
    for (const RedisReply& lease : leases->elements) {
        const auto holder = await(m_client->command({"GET"_ba, lease.text}));
        if (holder && processes.contains(holder->text))
            holders.insert(QString::fromUtf8(lease.text), processes.value(holder->text));
    }
    return holders;
}

QByteArray FleetTest::difference() const
{
    for (int rule = 0; rule < ruleCount; ++rule) {
        const QByteArray found =
            differences(readBack(m_destination->url(), m_destination->token(), bucketOf(rule)),
                readBack(m_source->url(), m_source->token(), bucketOf(rule)));
        if (!found.isEmpty())
            return found;
    }
    return {};
}

void FleetTest::engineSaysWhoSharesTheRules()
{
    QTemporaryDir folder;
    EngineThread thread(EnginePaths{folder.path()});
    Fleet last;
    connect(&thread.engine(), &Engine::fleetChanged, this, [&](const Fleet& fleet) { last = fleet; });
    thread.engine().setLeaseTime(leaseTime);
    thread.engine().setProfile(profile());
    const auto agent = startAgent();
    QVERIFY(eventually([&] {
        return last.instances.size() == 2 && last.instances[0].held.size() == 2 &&
            last.instances[1].held.size() == 2;
    }));
    QCOMPARE(last.mode, Fleet::Mode::Shared);
    const Fleet asked = await(thread.engine().fleet()).value();
    QCOMPARE(asked.instances.size(), 2);
    int own = 0;
    for (const FleetInstance& instance : asked.instances) {
        own += instance.isSelf ? 1 : 0;
        QCOMPARE(instance.process, instance.isSelf ? QCoreApplication::applicationPid() : agent->process());
        QCOMPARE(instance.host, QSysInfo::machineHostName());
        QVERIFY(!instance.titles.isEmpty() && instance.titles[0].startsWith(u"Rule "_s));
    }
    QCOMPARE(own, 1);
}

void FleetTest::engineWithoutRedisSaysSo()
{
    addPoints(50, SystemClock().now() - nanosecondsPerHour, nanosecondsPerSecond);
    QTemporaryDir folder;
    EngineThread thread(EnginePaths{folder.path()});
    Profile off = profile();
    off.redis.enabled = false;
    thread.engine().setProfile(off);
    QVERIFY(eventually([&] { return isMirrored(); }));
    const Fleet fleet = await(thread.engine().fleet()).value();
    QCOMPARE(fleet.mode, Fleet::Mode::Alone);
    QVERIFY(!fleet.reason.isEmpty());
}

void FleetTest::heldRuleIsNotRunByHand()
{
    const auto agent = startAgent();
    QVERIFY(eventually([&] { return holders({agent->process()}).size() == ruleCount; }));
    QTemporaryDir folder;
    EngineThread thread(EnginePaths{folder.path()});
    QList<Run> finished;
    connect(&thread.engine(), &Engine::runFinished, this, [&](const Run& run) { finished.append(run); });
    thread.engine().setPaused(true);
    thread.engine().setProfile(profile());
    thread.engine().sync(u"rule1"_s);
    QVERIFY(eventually([&] { return finished.size() == 1; }));
    QCOMPARE(finished[0].state, RunState::Failed);
    QCOMPARE(finished[0].errors.value(0).kind, Error::Kind::Busy);
    // Once nobody has it, it is: and given back afterwards.
    agent->kill();
    QVERIFY(eventually([&] { return holders({agent->process()}).isEmpty(); }));
    QVERIFY(eventually([&] {
        return await(m_client->command({"KEYS"_ba, "p:lease:*"_ba}))->elements.isEmpty();
    }));
    thread.engine().sync(u"rule1"_s);
    QVERIFY(eventually([&] { return finished.size() == 2; }));
    QCOMPARE(finished[1].state, RunState::Done);
    QVERIFY(eventually([&] {
        return await(m_client->command({"KEYS"_ba, "p:lease:*"_ba}))->elements.isEmpty();
    }));
}

void FleetTest::aSecondAgentSharesAndTakesOver()
{
    addPoints(200, SystemClock().now() - 4 * nanosecondsPerHour, 60 * nanosecondsPerSecond);
    const auto first = startAgent();
    QVERIFY(eventually([&] { return holders({first->process()}).size() == ruleCount; }));
    QVERIFY(eventually([&] { return isMirrored(); }));
    const auto second = startAgent();
    QVERIFY(eventually([&] { return holders({second->process()}).size() == ruleCount / 2; }));
    QCOMPARE(holders({first->process(), second->process()}).size(), ruleCount);
    const Nanoseconds killed = bootTime();
    first->kill();
    QVERIFY(eventually([&] { return holders({second->process()}).size() == ruleCount; }));
    const qint64 took = (bootTime() - killed) / nanosecondsPerMillisecond;
    // Half of it more for a machine that is busy with other things.
    QVERIFY2(took <= leaseTime.count() * 3 / 2, qPrintable(u"%1 ms"_s.arg(took)));
    addPoints(20, SystemClock().now(), nanosecondsPerSecond);
    QVERIFY(eventually([&] { return isMirrored(); }));
}

/// TELEMIRROR_TEST_KILLS says how many, from 1 to 50.
void FleetTest::agentsSurviveRandomKills()
{
    const int kills = std::clamp(qEnvironmentVariableIntValue("TELEMIRROR_TEST_KILLS"), 0, 50);
    addPoints(500, SystemClock().now() - 4 * nanosecondsPerHour, 20 * nanosecondsPerSecond);
    std::vector<std::unique_ptr<Agent>> agents;
    for (int i = 0; i < 3; ++i)
        agents.push_back(startAgent());
    const auto alive = [&](const Agent* without = nullptr) {
        QList<qint64> processes;
        for (const auto& agent : agents) {
            if (agent.get() != without)
                processes.append(agent->process());
        }
        return processes;
    };
    QVERIFY(eventually([&] { return holders(alive()).size() == ruleCount; }));
    for (int round = 0; round < (kills == 0 ? 5 : kills); ++round) {
        Agent& victim = *agents[static_cast<size_t>(m_random.bounded(3))];
        addPoints(20, SystemClock().now() - nanosecondsPerMinute, nanosecondsPerSecond);
        // At any instant of its runs.
        QTest::qWait(static_cast<int>(m_random.bounded(700)));
        const bool isStopped = round % 3 == 2; // and goes on later, when others have its rules
        if (isStopped)
            victim.signal(SIGSTOP);
        else
            victim.kill();
        QVERIFY2(eventually([&] { return holders(alive(&victim)).size() == ruleCount; }, 20s),
            qPrintable(u"round %1"_s.arg(round)));
        if (isStopped)
            victim.signal(SIGCONT);
        else
            victim.start();
    }
    addPoints(20, SystemClock().now(), nanosecondsPerSecond);
    if (!eventually([&] { return isMirrored(); })) {
        for (const auto& agent : agents)
            qWarning().noquote() << agent->log();
        QFAIL(difference().constData());
    }
}

QTEST_GUILESS_MAIN(FleetTest)
#include "tst_fleet.moc"
