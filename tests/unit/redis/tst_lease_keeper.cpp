#include "redis/LeaseKeeper.h"

#include "model/Clock.h"
#include "redis/BootClock.h"
#include "support/Await.h"
#include "unit/redis/RedisServer.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::await;
using test::RedisServer;

namespace {

using Mode = Fleet::Mode;

constexpr auto leaseTime = 900ms;

/// One instance: a client of its own and a keeper.
struct Instance
{
    RedisClient client;
    std::unique_ptr<LeaseKeeper> keeper;
    QStringList gained;
    QHash<QString, Timestamp> lastRuns;
    QStringList lost;
    int changes = 0;

    Instance(const RedisSettings& settings, const QString& id, const QStringList& keys,
        std::chrono::milliseconds patience = 60s)
    {
        client.open(settings);
        FleetInstance self;
        self.id = id;
        self.host = u"host-"_s + id;
        self.program = u"test"_s;
        self.since = id.back().unicode();
        LeaseKeeper::Options options;
        options.leaseTime = leaseTime;
        options.patience = patience;
        options.claimPatience = 300ms;
        keeper = std::make_unique<LeaseKeeper>(client, u"p:"_s, self, options);
        QObject::connect(
            keeper.get(), &LeaseKeeper::gained, &client, [this](const QString& key, Timestamp lastRun) {
                gained.append(key);
                lastRuns.insert(key, lastRun);
            });
        QObject::connect(
            keeper.get(), &LeaseKeeper::lost, &client, [this](const QString& key) { lost.append(key); });
        QObject::connect(keeper.get(), &LeaseKeeper::fleetChanged, &client, [this] { ++changes; });
        setKeys(keys);
    }
    void setKeys(const QStringList& keys, bool wanted = true)
    {
        QList<LeaseSubject> subjects;
        for (const QString& key : keys)
            subjects.append({key, u"Title of "_s + key, wanted});
        keeper->setSubjects(subjects);
        m_keys = keys;
    }
    [[nodiscard]] QStringList held() const
    {
        QStringList held;
        for (const QString& key : m_keys) {
            if (keeper->holds(key))
                held.append(key);
        }
        return held;
    }
    [[nodiscard]] Mode mode() const { return keeper->fleet().mode; }

private:
    QStringList m_keys;
};

bool eventually(const std::function<bool()>& condition, std::chrono::milliseconds limit = 20s)
{
    return QTest::qWaitFor(condition, static_cast<int>(limit.count()));
}

/// This thread does nothing, as in a process that was stopped.
void standStill(std::chrono::milliseconds time)
{
    const Nanoseconds end = bootTime() + time.count() * nanosecondsPerMillisecond;
    while (bootTime() < end)
        QThread::yieldCurrentThread();
}

const QStringList four{u"a"_s, u"b"_s, u"c"_s, u"d \"€\n"_s};

} // namespace

class LeaseKeeperTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void oneInstanceTakesAll();
    void rulesSpreadAndReturn();
    void killedInstanceIsReplacedInTime();
    void instancesThatWantOtherThingsDoNotStandInTheWay();
    void whatIsBusyStays();
    void standbyTakesNothing();
    void whatIsNotWantedIsTakenByClaimAlone();
    void killedConnectionsKeepTheLeases();
    void tokensGrowThoughDataAreLost();
    void tokensGrowOverAnotherRedis();
    void stoppedProcessMayNotGoOn();
    void claimAfterALapseIsAnotherHolding();
    void stolenLeaseIsLost();
    void pausedServerEndsLeases();
    void lastRunIsHandedOver();
    void everybodySeesWhoHoldsWhat();
    void claimNamesTheHolder();
    void claimIsGivenBack();
    void claimWithoutRedisIsGranted();

    void switchedOffIsAlone();
    void unreachableIsAloneAfterAWhile();
    void refusalsMeanAlone_data();
    void refusalsMeanAlone();
    void whatWasBegunAloneGoesOnOrEnds();
    void removedSubjectIsReleased();
    void destructionAnswersClaims();

private:
    [[nodiscard]] Result<RedisReply> command(const QList<QByteArray>& arguments);

    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<RedisClient> m_client;
};

void LeaseKeeperTest::initTestCase()
{
    if (!RedisServer::isInstalled())
        QSKIP("redis-server is not installed");
}

void LeaseKeeperTest::init()
{
    m_client = std::make_unique<RedisClient>();
    m_server = std::make_unique<RedisServer>();
    QVERIFY(m_server->start());
    m_client->open(m_server->settings());
    QVERIFY(eventually([&] { return m_client->state().status == RedisState::Status::Ready; }));
}

Result<RedisReply> LeaseKeeperTest::command(const QList<QByteArray>& arguments)
{
    return await(m_client->command(arguments));
}

void LeaseKeeperTest::oneInstanceTakesAll()
{
    Instance one(m_server->settings(), u"1"_s, four);
    QVERIFY(eventually([&] { return one.held() == four; }));
    QCOMPARE(one.mode(), Mode::Shared);
    QCOMPARE(one.gained.size(), 4);
    for (const QString& key : four)
        QVERIFY(one.keeper->token(key) > 0);
    // Renewed for as long as it lives.
    QVERIFY(!eventually([&] { return one.held() != four; }, 2 * leaseTime));
    QVERIFY(one.lost.isEmpty());
    QVERIFY(eventually([&] {
        const QList<FleetInstance> instances = one.keeper->fleet().instances;
        return instances.size() == 1 && instances[0].isSelf && instances[0].host == u"host-1"_s &&
            instances[0].held == four && instances[0].titles.contains(u"Title of a"_s);
    }));
    // And given back at the end, at once.
    (void)await(one.keeper->leave());
    QVERIFY(command({"KEYS"_ba, "p:lease:*"_ba})->elements.isEmpty());
    QVERIFY(command({"HGETALL"_ba, "p:instances"_ba})->elements.isEmpty());
}

void LeaseKeeperTest::rulesSpreadAndReturn()
{
    Instance one(m_server->settings(), u"1"_s, four);
    QVERIFY(eventually([&] { return one.held() == four; }));
    Instance two(m_server->settings(), u"2"_s, four);
    QVERIFY(eventually([&] { return one.held().size() == 2 && two.held().size() == 2; }));
    QVERIFY(one.lost.isEmpty()); // what is given away is not lost
    {
        Instance three(m_server->settings(), u"3"_s, four);
        QVERIFY(eventually([&] { return !three.held().isEmpty(); }));
        QCOMPARE(three.keeper->fleet().instances.size(), 3);
        // Settled: nothing moves any more.
        QVERIFY(eventually([&] { return one.held().size() + two.held().size() + three.held().size() == 4; }));
        const auto now = [&] { return QList<QStringList>{one.held(), two.held(), three.held()}; };
        const auto before = now();
        QVERIFY(!eventually([&] { return now() != before; }, 2 * leaseTime));
        (void)await(three.keeper->leave());
    }
    QVERIFY(eventually([&] { return one.held().size() + two.held().size() == 4; }));
    for (const QString& key : four)
        QVERIFY(one.held().contains(key) != two.held().contains(key));
}

void LeaseKeeperTest::killedInstanceIsReplacedInTime()
{
    auto one = std::make_unique<Instance>(m_server->settings(), u"1"_s, four);
    QVERIFY(eventually([&] { return one->held() == four; }));
    Instance two(m_server->settings(), u"2"_s, four);
    QVERIFY(eventually([&] { return two.held().size() == 2; }));
    one.reset(); // without a word
    const Nanoseconds killed = bootTime();
    QVERIFY(eventually([&] { return two.held() == four; }));
    const qint64 took = (bootTime() - killed) / nanosecondsPerMillisecond;
    QVERIFY2(took <= leaseTime.count() + 100, qPrintable(u"%1 ms"_s.arg(took)));
}

void LeaseKeeperTest::instancesThatWantOtherThingsDoNotStandInTheWay()
{
    Instance empty(m_server->settings(), u"0"_s, {});
    Instance one(m_server->settings(), u"1"_s, {u"a"_s, u"b"_s});
    Instance two(m_server->settings(), u"2"_s, {u"b"_s, u"c"_s, u"d"_s});
    QVERIFY(eventually([&] {
        QStringList all = one.held() + two.held();
        all.sort();
        return all == QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    }));
    QVERIFY(empty.held().isEmpty());
    QCOMPARE(empty.mode(), Mode::Shared);
}

void LeaseKeeperTest::whatIsBusyStays()
{
    Instance one(m_server->settings(), u"1"_s, four);
    QVERIFY(eventually([&] { return one.held() == four; }));
    for (const QString& key : four)
        one.keeper->setBusy(key, true);
    Instance two(m_server->settings(), u"2"_s, four);
    QVERIFY(eventually([&] { return two.mode() == Mode::Shared; }));
    QVERIFY(!eventually([&] { return one.held() != four; }, 2 * leaseTime));
    one.keeper->setBusy(u"b"_s, false);
    QVERIFY(eventually([&] { return two.held() == QStringList(u"b"_s); }));
}

void LeaseKeeperTest::standbyTakesNothing()
{
    Instance one(m_server->settings(), u"1"_s, four);
    one.keeper->setStandby(true);
    QVERIFY(eventually([&] { return one.mode() == Mode::Shared; }));
    QVERIFY(!eventually([&] { return !one.held().isEmpty(); }, leaseTime));
    one.keeper->setStandby(false);
    QVERIFY(eventually([&] { return one.held() == four; }));
    one.keeper->setBusy(u"a"_s, true);
    one.keeper->setStandby(true);
    QVERIFY(eventually([&] { return one.held() == QStringList(u"a"_s); }));
}

void LeaseKeeperTest::whatIsNotWantedIsTakenByClaimAlone()
{
    Instance once(m_server->settings(), u"1"_s, four);
    once.setKeys(four, false);
    QVERIFY(eventually([&] { return once.mode() == Mode::Shared && once.held().isEmpty(); }));
    Instance agent(m_server->settings(), u"2"_s, {u"a"_s, u"b"_s, u"c"_s});
    QVERIFY(eventually([&] { return agent.held().size() == 3; })); // the other one counts for nothing
    QCOMPARE(await(once.keeper->claim(u"a"_s)).error().kind, Error::Kind::Busy);
    QVERIFY(await(once.keeper->claim(four[3])));
    once.keeper->setBusy(four[3], true);
    QVERIFY(!eventually([&] { return !once.keeper->holds(four[3]); }, leaseTime));
    once.keeper->setBusy(four[3], false);
    QVERIFY(once.held().isEmpty());
}

void LeaseKeeperTest::killedConnectionsKeepTheLeases()
{
    Instance one(m_server->settings(), u"1"_s, four);
    QVERIFY(eventually([&] { return one.held() == four; }));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(command({"CLIENT"_ba, "KILL"_ba, "TYPE"_ba, "normal"_ba, "SKIPME"_ba, "yes"_ba}));
        QVERIFY(eventually([&] { return one.mode() == Mode::Joining; }));
        QVERIFY(eventually([&] { return one.mode() == Mode::Shared && one.held() == four; }));
    }
}

void LeaseKeeperTest::tokensGrowThoughDataAreLost()
{
    qint64 last = 0;
    for (int i = 0; i < 3; ++i) {
        Instance one(m_server->settings(), QString::number(i), {u"a"_s});
        QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
        QVERIFY2(one.keeper->token(u"a"_s) > last, qPrintable(QString::number(last)));
        last = one.keeper->token(u"a"_s);
        (void)await(one.keeper->leave());
        if (i == 1)
            QVERIFY(command({"FLUSHALL"_ba}));
    }
}

void LeaseKeeperTest::tokensGrowOverAnotherRedis()
{
    // As from a server whose clock is a year ahead of this one's.
    const qint64 known = QDateTime::currentMSecsSinceEpoch() + 365LL * 24 * 3600 * 1000;
    Instance one(m_server->settings(), u"1"_s, {});
    one.keeper->setSubjects({{u"a"_s, u"A"_s, true, known}});
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    QCOMPARE(one.keeper->token(u"a"_s), known + 1);
    // What this instance had counts as known, too.
    QVERIFY(command({"FLUSHALL"_ba}));
    QVERIFY(eventually([&] { return one.lost == QStringList(u"a"_s); }));
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    QCOMPARE(one.keeper->token(u"a"_s), known + 2);
}

void LeaseKeeperTest::claimAfterALapseIsAnotherHolding()
{
    Instance one(m_server->settings(), u"1"_s, {u"a"_s});
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    const qint64 token = one.keeper->token(u"a"_s);
    QVERIFY(one.keeper->holds(u"a"_s, token));
    QVERIFY(one.keeper->holds(u"a"_s, 0));
    QVERIFY(!one.keeper->holds(u"a"_s, token - 1));
    standStill(leaseTime);
    // Before it knows that its lease is over, it asks for another: that is not the first one again.
    QVERIFY(await(one.keeper->claim(u"a"_s)));
    QVERIFY(one.keeper->holds(u"a"_s));
    QVERIFY(!one.keeper->holds(u"a"_s, token));
    QVERIFY(one.keeper->holds(u"a"_s, one.keeper->token(u"a"_s)));
    QCOMPARE(one.lost, QStringList(u"a"_s));
}

void LeaseKeeperTest::stoppedProcessMayNotGoOn()
{
    Instance one(m_server->settings(), u"1"_s, {u"a"_s});
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    const qint64 token = one.keeper->token(u"a"_s);
    standStill(leaseTime);
    // Before any message, timer or signal.
    QVERIFY(!one.keeper->holds(u"a"_s));
    QVERIFY(one.lost.isEmpty());
    // Told as soon as it runs again; then it takes what nobody else took, as a new holding.
    QVERIFY(eventually([&] { return one.lost == QStringList(u"a"_s); }));
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    QVERIFY(one.keeper->token(u"a"_s) > token);
}

void LeaseKeeperTest::stolenLeaseIsLost()
{
    Instance one(m_server->settings(), u"1"_s, {u"a"_s});
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    QVERIFY(command({"SET"_ba, "p:lease:a"_ba, "somebody"_ba, "PX"_ba, "60000"_ba}));
    QVERIFY(eventually([&] { return one.lost == QStringList(u"a"_s); }));
    QVERIFY(!one.keeper->holds(u"a"_s));
    QCOMPARE(command({"GET"_ba, "p:lease:a"_ba})->text, "somebody"_ba);
    // The same owner with an older token is another holder.
    QVERIFY(command({"DEL"_ba, "p:lease:a"_ba}));
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    QVERIFY(command({"INCR"_ba, "p:fence:a"_ba}));
    QVERIFY(eventually([&] { return one.lost.size() == 2; }));
}

void LeaseKeeperTest::pausedServerEndsLeases()
{
    Instance one(m_server->settings(), u"1"_s, {u"a"_s});
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    QVERIFY(command({"CLIENT"_ba, "PAUSE"_ba, "2500"_ba}));
    QVERIFY(eventually([&] { return one.lost == QStringList(u"a"_s); }, leaseTime + 500ms));
    QVERIFY(!one.keeper->holds(u"a"_s));
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
}

void LeaseKeeperTest::lastRunIsHandedOver()
{
    Instance one(m_server->settings(), u"1"_s, {u"a"_s});
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    QCOMPARE(one.lastRuns.value(u"a"_s), 0);
    const Timestamp began = 1'700'000'000'123 * nanosecondsPerMillisecond;
    one.keeper->recordRun(u"a"_s, began + 4'567, RunState::Partial);
    (void)await(one.keeper->leave());
    Instance two(m_server->settings(), u"2"_s, {u"a"_s});
    QVERIFY(eventually([&] { return two.keeper->holds(u"a"_s); }));
    QCOMPARE(two.lastRuns.value(u"a"_s), began);
}

void LeaseKeeperTest::everybodySeesWhoHoldsWhat()
{
    const Timestamp before = SystemClock().now();
    Instance one(m_server->settings(), u"1"_s, {u"a"_s, u"b"_s});
    QVERIFY(eventually([&] { return one.held().size() == 2; }));
    const Timestamp began = 1'700'000'000'123 * nanosecondsPerMillisecond;
    one.keeper->recordRun(u"a"_s, began, RunState::Partial);
    // Another, paused, that knows one of these rules and one that nobody runs.
    Instance two(m_server->settings(), u"2"_s, {});
    two.keeper->setStandby(true);
    two.setKeys({u"b"_s, u"z"_s});
    const auto leases = [&] { return two.keeper->fleet().leases; };
    QVERIFY(eventually([&] {
        return leases().size() == 3 && leases()[0].lastRun == began && leases()[1].since != 0 &&
            one.keeper->fleet().instances.size() == 2;
    }));
    const QList<FleetLease> seen = leases();
    QCOMPARE(seen[0].key, u"a"_s);
    QCOMPARE(seen[0].title, u"Title of a"_s);
    QCOMPARE(seen[0].holder, u"1"_s);
    QVERIFY(seen[0].since >= before && seen[0].since <= SystemClock().now());
    QVERIFY(seen[0].until > before);
    QVERIFY(seen[0].until <= SystemClock().now() + leaseTime.count() * nanosecondsPerMillisecond);
    QVERIFY(seen[0].lastResult == RunState::Partial);
    QCOMPARE(seen[1].key, u"b"_s);
    QCOMPARE(seen[1].holder, u"1"_s);
    QCOMPARE(seen[1].lastRun, 0);
    QVERIFY(!seen[1].lastResult);
    QCOMPARE(seen[2].key, u"z"_s);
    QCOMPARE(seen[2].title, u"Title of z"_s);
    QVERIFY(seen[2].holder.isEmpty());
    QCOMPARE(seen[2].until, 0);
    for (const FleetInstance& instance : one.keeper->fleet().instances) {
        QCOMPARE(instance.paused, instance.id == u"2"_s);
        QVERIFY(instance.seen >= before && instance.seen <= SystemClock().now());
    }
    // One that is killed is still named while its lease lasts, then nobody is.
    one.client.close();
    one.keeper.reset();
    QVERIFY(eventually([&] { return leases().size() == 2 && leases()[0].holder.isEmpty(); }));
    QCOMPARE(leases()[0].key, u"b"_s);
}

void LeaseKeeperTest::claimNamesTheHolder()
{
    Instance one(m_server->settings(), u"1"_s, {u"a"_s});
    QVERIFY(eventually([&] { return one.keeper->holds(u"a"_s); }));
    QVERIFY(await(one.keeper->claim(u"a"_s)));
    Instance two(m_server->settings(), u"2"_s, {u"a"_s});
    QVERIFY(eventually([&] { return two.keeper->fleet().instances.size() == 2; }));
    const Result<void> claimed = await(two.keeper->claim(u"a"_s));
    QCOMPARE(claimed.error().kind, Error::Kind::Busy);
    QVERIFY2(claimed.error().message.contains(u"host-1"_s), qPrintable(claimed.error().message));
    QVERIFY(claimed.error().message.contains(u"Title of a"_s));
    QCOMPARE(await(two.keeper->claim(u"none"_s)).error().kind, Error::Kind::NotFound);
}

void LeaseKeeperTest::claimIsGivenBack()
{
    Instance one(m_server->settings(), u"1"_s, four);
    one.keeper->setStandby(true);
    // Before Redis answers at all: it waits.
    QVERIFY(await(one.keeper->claim(u"a"_s)));
    one.keeper->setBusy(u"a"_s, true);
    QVERIFY(!eventually([&] { return !one.keeper->holds(u"a"_s); }, 2 * leaseTime));
    QVERIFY(one.keeper->token(u"a"_s) > 0);
    one.keeper->setBusy(u"a"_s, false);
    QVERIFY(!one.keeper->holds(u"a"_s));
    QVERIFY(eventually([&] { return command({"EXISTS"_ba, "p:lease:a"_ba})->integer == 0; }));
}

void LeaseKeeperTest::claimWithoutRedisIsGranted()
{
    m_server->kill();
    Instance one(m_server->settings(), u"1"_s, {u"a"_s});
    QVERIFY(!one.keeper->holds(u"a"_s));
    QVERIFY(await(one.keeper->claim(u"a"_s)));
    QVERIFY(one.keeper->holds(u"a"_s));
    QCOMPARE(one.mode(), Mode::Joining);
}

void LeaseKeeperTest::switchedOffIsAlone()
{
    RedisSettings off;
    Instance one(off, u"1"_s, four);
    QVERIFY(eventually([&] { return one.held() == four; }));
    QCOMPARE(one.gained, four);
    QCOMPARE(one.mode(), Mode::Alone);
    QVERIFY(!one.keeper->fleet().reason.isEmpty());
    QCOMPARE(one.keeper->token(u"a"_s), 0);
    // Switched on, it shares.
    one.client.open(m_server->settings());
    QVERIFY(eventually([&] { return one.mode() == Mode::Shared && one.held() == four; }));
    QVERIFY(one.keeper->token(u"a"_s) > 0);
}

void LeaseKeeperTest::unreachableIsAloneAfterAWhile()
{
    m_server->kill();
    Instance one(m_server->settings(), u"1"_s, four, leaseTime * 2);
    QVERIFY(!eventually([&] { return !one.held().isEmpty(); }, leaseTime));
    QCOMPARE(one.mode(), Mode::Joining);
    QVERIFY(eventually([&] { return one.mode() == Mode::Alone; }));
    QCOMPARE(one.held(), four);
    QVERIFY2(
        one.keeper->fleet().reason.contains(m_server->socketPath()), qPrintable(one.keeper->fleet().reason));
    // What is added meanwhile is done, too.
    one.setKeys(four + QStringList(u"later"_s));
    QVERIFY(eventually([&] { return one.held().size() == 5; }));
    one.setKeys(four);
    QVERIFY(m_server->start());
    QVERIFY(eventually([&] { return one.mode() == Mode::Shared && one.held() == four; }, 60s));
    QVERIFY(one.keeper->token(u"a"_s) > 0);
    // Gone again: what is held lasts as long as its lease, then the instance waits, then works alone.
    m_server->kill();
    QVERIFY(eventually([&] { return one.held().isEmpty(); }, leaseTime));
    QVERIFY(eventually([&] { return one.lost.size() == 4; }));
    QVERIFY(eventually([&] { return one.mode() == Mode::Alone && one.held() == four; }));
}

void LeaseKeeperTest::refusalsMeanAlone_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QList<QByteArray>>("preparation");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no right to run scripts") << QStringList{u"--user"_s, u"default"_s, u"on"_s, u"nopass"_s,
                                                    u"~*"_s, u"&*"_s, u"+@all"_s, u"-eval"_s}
                                             << QList<QByteArray>{} << u"NOPERM"_s;
    QTest::newRow("no right to the keys")
        << QStringList{u"--user"_s, u"default"_s, u"on"_s, u"nopass"_s, u"~other*"_s, u"&*"_s, u"+@all"_s}
        << QList<QByteArray>{} << u"NOPERM"_s;
    QTest::newRow("no memory") << QStringList{u"--maxmemory"_s, u"1"_s} << QList<QByteArray>{} << u"OOM"_s;
    QTest::newRow("a key of another type")
        << QStringList{} << QList<QByteArray>{"SET"_ba, "p:instances"_ba, "x"_ba} << u"WRONGTYPE"_s;
}

void LeaseKeeperTest::refusalsMeanAlone()
{
    QFETCH(QStringList, options);
    QFETCH(QList<QByteArray>, preparation);
    QFETCH(QString, reason);
    RedisServer server(options);
    QVERIFY(server.start());
    m_client->open(server.settings());
    QVERIFY(eventually([&] { return m_client->state().status == RedisState::Status::Ready; }));
    if (!preparation.isEmpty())
        QVERIFY(command(preparation));
    Instance one(server.settings(), u"1"_s, four, leaseTime * 2);
    QVERIFY(eventually([&] { return one.mode() == Mode::Alone; }));
    QCOMPARE(one.held(), four);
    QVERIFY2(one.keeper->fleet().reason.contains(reason), qPrintable(one.keeper->fleet().reason));
    QVERIFY(await(one.keeper->claim(u"a"_s)));
}

void LeaseKeeperTest::whatWasBegunAloneGoesOnOrEnds()
{
    RedisSettings off;
    Instance one(off, u"1"_s, {u"a"_s, u"b"_s});
    QVERIFY(eventually([&] { return one.held().size() == 2; }));
    one.keeper->setBusy(u"a"_s, true);
    one.keeper->setBusy(u"b"_s, true);
    QVERIFY(command({"SET"_ba, "p:lease:b"_ba, "somebody"_ba, "PX"_ba, "60000"_ba}));
    one.client.open(m_server->settings());
    QVERIFY(eventually([&] { return one.lost == QStringList(u"b"_s); }));
    QVERIFY(eventually([&] { return one.keeper->token(u"a"_s) > 0; }));
    QCOMPARE(one.gained.size(), 2); // at the beginning: nothing of "a" changed
    QVERIFY(!one.keeper->holds(u"b"_s));
}

void LeaseKeeperTest::removedSubjectIsReleased()
{
    Instance one(m_server->settings(), u"1"_s, four);
    QVERIFY(eventually([&] { return one.held() == four; }));
    one.setKeys({u"a"_s});
    QVERIFY(eventually([&] { return command({"EXISTS"_ba, "p:lease:b"_ba})->integer == 0; }));
    QVERIFY(one.keeper->holds(u"a"_s));
    QVERIFY(one.lost.isEmpty());
}

void LeaseKeeperTest::destructionAnswersClaims()
{
    m_server->kill();
    auto one = std::make_unique<Instance>(m_server->settings(), u"1"_s, four);
    const QFuture<Result<void>> claimed = one->keeper->claim(u"a"_s);
    QVERIFY(!claimed.isFinished());
    one.reset();
    QVERIFY(claimed.isFinished());
    QCOMPARE(claimed.result().error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(LeaseKeeperTest)
#include "tst_lease_keeper.moc"
