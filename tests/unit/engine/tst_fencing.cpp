// A holder that stands still for longer than its lease, at each stage of a run, while another instance takes
// over: real Redis, and the mirror as the engine sets it up.

#include "engine/FencedConnection.h"
#include "engine/RuleShare.h"

#include "mirror/InfluxMirror.h"
#include "redis/BootClock.h"
#include "redis/RedisClient.h"
#include "unit/mirror/FakeInflux.h"
#include "unit/redis/RedisServer.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <atomic>

using namespace telemirror;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::FakeInflux;
using test::RedisServer;

namespace {

constexpr auto leaseTime = 600ms;
constexpr Timestamp start = 1'700'000'000 * nanosecondsPerSecond;
constexpr int measurements = 6;

LeaseKeeper::Options options()
{
    LeaseKeeper::Options options;
    options.leaseTime = leaseTime;
    return options;
}

/// Another instance, in a thread of its own: it goes on while this one stands still.
class Rival
{
public:
    Rival(const RedisSettings& settings, const QString& prefix, const QString& key)
        : m_thread(QThread::create([=, this] { work(settings, prefix, key); }))
    {
        m_thread->start();
    }
    ~Rival()
    {
        m_thread->quit();
        m_thread->wait();
    }
    Rival(const Rival&) = delete;
    Rival& operator=(const Rival&) = delete;

    [[nodiscard]] qint64 token() const { return m_token; } ///< 0: it never had the lease
    void giveBack() { m_isToLeave = true; }
    [[nodiscard]] bool hasLeft() const { return m_hasLeft; }

private:
    void work(const RedisSettings& settings, const QString& prefix, const QString& key)
    {
        RedisClient client;
        client.open(settings);
        FleetInstance self;
        self.id = u"rival"_s;
        self.since = 1;
        LeaseKeeper keeper(client, prefix, self, options());
        keeper.setSubjects({{key, u"Rule"_s}});
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &look, [&] {
            if (m_token == 0 && keeper.holds(key))
                m_token = keeper.token(key);
            if (!m_isToLeave || m_hasLeft)
                return;
            keeper.setSubjects({});
            m_hasLeft = true;
        });
        look.start(5ms);
        QEventLoop().exec();
    }

    std::atomic<qint64> m_token = 0;
    std::atomic<bool> m_isToLeave = false;
    std::atomic<bool> m_hasLeft = false;
    std::unique_ptr<QThread> m_thread; ///< last: it uses the others
};

/// This thread does nothing else, as in a process that was stopped.
bool standStillUntil(const std::function<bool()>& condition)
{
    const Nanoseconds end = bootTime() + 20 * nanosecondsPerSecond;
    while (!condition()) {
        if (bootTime() > end)
            return false;
        QThread::msleep(1);
    }
    return true;
}

} // namespace

class FencingTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aHolderThatStoodStillWritesNothingMore_data();
    void aHolderThatStoodStillWritesNothingMore();
    void withoutRedisNothingIsFenced();

private:
    [[nodiscard]] Profile profile(const RedisSettings& redis) const;
    void useMirror(Journal& journal, RuleShare& share);
    void runToItsEnd();
    /// Of what is done, how much is not at the destination.
    [[nodiscard]] int missing(const Journal& journal) const;
    [[nodiscard]] int doneMeasurements(const Journal& journal) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeInflux> m_source;
    std::unique_ptr<FakeInflux> m_destination;
    std::unique_ptr<FencedConnection> m_fenced;
    std::unique_ptr<InfluxMirror> m_mirror;
    Rule m_rule;
    std::optional<Run> m_finished;
};

void FencingTest::init()
{
    m_mirror.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<ManualClock>(start);
    m_source = std::make_unique<FakeInflux>(u"cloud"_s);
    m_destination = std::make_unique<FakeInflux>(u"local"_s);
    m_destination->data[u"mirror"_s];
    for (int i = 0; i < measurements; ++i) {
        FakeInflux::Values& values = m_source->data[u"weather"_s][u"m%1"_s.arg(i)];
        for (int point = 0; point < 200; ++point)
            values.insert(start - point * nanosecondsPerMinute, point);
    }
    m_rule = {};
    m_rule.id = u"r"_s;
    m_rule.name = u"Rule"_s;
    m_rule.sourceConnection = u"cloud"_s;
    m_rule.sourceBucket = u"weather"_s;
    m_rule.destinationConnection = u"local"_s;
    m_rule.destinationBucket = u"mirror"_s;
    m_rule.schedule.enabled = true;
    m_rule.readsAtOnce = 1;
}

Profile FencingTest::profile(const RedisSettings& redis) const
{
    Profile profile;
    profile.rules = {m_rule};
    profile.redis = redis;
    profile.redis.keyPrefix = u"p:"_s;
    return profile;
}

/// As RuleRunner does it.
void FencingTest::useMirror(Journal& journal, RuleShare& share)
{
    const RunFence fence{[&share, this] { return share.token(m_rule.id); },
        [&share, this](qint64 token) { return share.permit(m_rule.id, token); }};
    m_fenced = std::make_unique<FencedConnection>(
        *m_destination, [this, fence] { return fence.permit(m_mirror->fencingToken()); });
    m_mirror = std::make_unique<InfluxMirror>(
        m_rule, *m_source, *m_fenced, journal, *m_clock, m_folder->filePath(u"locks"_s));
    m_mirror->setFence(fence);
    // Not stopped when the lease is lost, as the engine would: the fence alone must do.
    connect(m_mirror.get(), &InfluxMirror::finished, this, [this](const Run& run) { m_finished = run; });
}

void FencingTest::runToItsEnd()
{
    m_finished.reset();
    const Result<void> started = m_mirror->start(RunTrigger::Manual);
    QVERIFY2(started, started ? "" : qPrintable(started.error().toString()));
    QVERIFY(QTest::qWaitFor(
        [this] {
            m_clock->advance(100ms);
            return m_finished.has_value();
        },
        20'000));
}

int FencingTest::missing(const Journal& journal) const
{
    int count = 0;
    for (const auto& [name, values] : m_source->data[u"weather"_s].asKeyValueRange()) {
        const IntervalSet done = journal.done(InfluxMirror::ruleKey(m_rule), name).value();
        const FakeInflux::Values there = m_destination->data[u"mirror"_s].value(name);
        for (const Timestamp time : values.keys())
            count += done.contains(time) && !there.contains(time) ? 1 : 0;
    }
    return count;
}

int FencingTest::doneMeasurements(const Journal& journal) const
{
    int count = 0;
    for (const auto& [name, values] : m_source->data[u"weather"_s].asKeyValueRange())
        count += journal.done(InfluxMirror::ruleKey(m_rule), name).value().contains(start - 1) ? 1 : 0;
    return count;
}

void FencingTest::aHolderThatStoodStillWritesNothingMore_data()
{
    QTest::addColumn<bool>("inRead"); // or else while a write is under way
    QTest::addColumn<int>("stage");   // the how many-th one
    QTest::addColumn<bool>("rivalGivesBack");
    for (const bool givesBack : {false, true}) {
        for (const int stage : {1, 3, measurements}) {
            const char* then = givesBack ? ", and got a new lease since" : "";
            QTest::addRow("in read %d%s", stage, then) << true << stage << givesBack;
            QTest::addRow("in write %d%s", stage, then) << false << stage << givesBack;
        }
    }
}

void FencingTest::aHolderThatStoodStillWritesNothingMore()
{
    QFETCH(bool, inRead);
    QFETCH(int, stage);
    QFETCH(bool, rivalGivesBack);
    if (!RedisServer::isInstalled())
        QSKIP("redis-server is not installed");
    RedisServer redis;
    QVERIFY(redis.start());
    RedisClient client;
    client.open(redis.settings());
    RuleShare share(client, *m_clock, options());
    share.use(profile(redis.settings()), {});
    QVERIFY(QTest::qWaitFor([&] { return share.isOurs(m_rule.id); }, 20'000));
    const qint64 token = share.token(m_rule.id);
    QVERIFY(token > 0);
    share.noteStarted(m_rule.id);
    const auto journal = std::move(*Journal::open(m_folder->filePath(u"journal.sqlite"_s)));
    useMirror(*journal, share);
    Rival rival(redis.settings(), u"p:"_s, RuleShare::leaseKey(m_rule, profile(redis.settings())));

    int count = 0;
    qsizetype writesThen = -1;
    int doneThen = -1;
    const auto pause = [&] {
        if (++count != stage)
            return;
        QCOMPARE(rival.token(), 0);
        QVERIFY(standStillUntil([&] { return rival.token() != 0; }));
        if (rivalGivesBack) {
            rival.giveBack();
            QVERIFY(standStillUntil([&] { return rival.hasLeft(); }));
        }
        writesThen = m_destination->writes.size(); // with the one that is under way
        doneThen = doneMeasurements(*journal);
        // The run goes on only when this instance has the rule again, by another lease.
        if (rivalGivesBack)
            QVERIFY(QTest::qWaitFor([&] { return share.token(m_rule.id) > rival.token(); }, 20'000));
    };
    m_source->onRead = [&](const ReadRequest&) -> std::optional<FakeInflux::ReadFault> {
        if (inRead)
            pause();
        return std::nullopt;
    };
    m_destination->onWrite = [&](const QByteArray&) -> std::optional<Error> {
        if (!inRead)
            pause();
        return std::nullopt;
    };
    runToItsEnd();

    QVERIFY(rival.token() > token);
    QVERIFY(writesThen >= 0);
    QCOMPARE(m_destination->writes.size(), writesThen);
    QCOMPARE(doneMeasurements(*journal), doneThen);
    if (inRead) // some read what holds nothing
        QVERIFY(doneThen < stage);
    else
        QCOMPARE(doneThen, stage - 1);
    QCOMPARE(missing(*journal), 0);
    QCOMPARE(m_finished->state, doneThen == 0 ? RunState::Failed : RunState::Partial);
    QCOMPARE(m_finished->errors.value(0).kind, Error::Kind::Busy);
    share.noteEnded(*m_finished);
    QCOMPARE(*journal->newestToken(InfluxMirror::ruleKey(m_rule)), token);

    // Once the rule is this instance's again, it does the rest, under a newer token.
    rival.giveBack();
    m_source->onRead = {};
    m_destination->onWrite = {};
    QVERIFY(QTest::qWaitFor([&] { return share.isOurs(m_rule.id); }, 20'000));
    QVERIFY(share.token(m_rule.id) > rival.token());
    share.noteStarted(m_rule.id);
    runToItsEnd();
    QCOMPARE(m_finished->state, RunState::Done);
    QCOMPARE(doneMeasurements(*journal), measurements);
    QCOMPARE(missing(*journal), 0);
    QVERIFY(m_destination->data[u"mirror"_s] == m_source->data[u"weather"_s]);
    QVERIFY(*journal->newestToken(InfluxMirror::ruleKey(m_rule)) > rival.token());
}

void FencingTest::withoutRedisNothingIsFenced()
{
    RedisClient client; // never opened: switched off
    RuleShare share(client, *m_clock, options());
    share.use(profile({}), {});
    QVERIFY(QTest::qWaitFor([&] { return share.isOurs(m_rule.id); }, 20'000));
    const auto journal = std::move(*Journal::open(m_folder->filePath(u"journal.sqlite"_s)));
    // Although there was a time with Redis.
    QVERIFY(journal->beginRun({}, InfluxMirror::ruleKey(m_rule), 4711));
    useMirror(*journal, share);
    runToItsEnd();
    QCOMPARE(m_finished->state, RunState::Done);
    QCOMPARE(m_mirror->fencingToken(), 0);
    QCOMPARE(doneMeasurements(*journal), measurements);
    QCOMPARE(*journal->newestToken(InfluxMirror::ruleKey(m_rule)), 4711);
}

QTEST_GUILESS_MAIN(FencingTest)
#include "tst_fencing.moc"
