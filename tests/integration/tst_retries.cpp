// A rule whose cloud is away for a while is run again soon, not only when its schedule comes round.

#include "EngineBench.h"
#include "support/FaultProxy.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RetriesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void runsAgainUntilTheCloudIsBack();
    void aPersonIsFaster();
    void notWhilePaused();
    void notForReasonsThatStay();
    void notWhenTheRuleChanges();

private:
    void setUp(Nanoseconds every = 7 * nanosecondsPerDay);
    void advance(std::chrono::milliseconds step);
    /// Waits for the end of one more run than there were.
    [[nodiscard]] Run nextRun();
    [[nodiscard]] bool isQuiet();

    std::unique_ptr<sandbox::SandboxServer> m_cloud;
    std::unique_ptr<sandbox::SandboxServer> m_local;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock* m_clock = nullptr; ///< the engine's
    std::unique_ptr<EngineThread> m_thread;
    Profile m_profile;
    QList<Run> m_finished;
    qsizetype m_seen = 0;
    RuleState m_state;
};

void RetriesTest::init()
{
    m_cloud = startSandbox(u"site"_s);
    m_local = startSandbox(u"mirror"_s);
    const Timestamp now = SystemClock().now();
    QCOMPARE(
        writePoints(*m_cloud, u"site"_s, {{"wind", {}, {{"speed", 1.5}}, now - nanosecondsPerHour}}), 204);
    m_proxy = std::make_unique<FaultProxy>(
        m_cloud->url(), [](const ScriptedRequest&) { return true; },
        [](const ScriptedRequest&, int) { return [](ScriptedAnswer& answer) { answer.reset = true; }; });
    m_folder = std::make_unique<QTemporaryDir>();
    auto clock = std::make_unique<ManualClock>(now);
    m_clock = clock.get();
    m_finished.clear();
    m_seen = 0;
    m_state = {};
    m_thread = std::make_unique<EngineThread>(EnginePaths{m_folder->path()}, std::move(clock));
    connect(
        &m_thread->engine(), &Engine::runFinished, this, [this](const Run& run) { m_finished.append(run); });
    connect(&m_thread->engine(), &Engine::ruleStateChanged, this,
        [this](const RuleState& state) { m_state = state; });
}

void RetriesTest::cleanup()
{
    m_thread.reset();
    m_proxy.reset();
    m_local.reset();
    m_cloud.reset();
}

void RetriesTest::setUp(Nanoseconds every)
{
    m_profile.name = u"test"_s;
    m_profile.connections = {
        EngineBench::connection(u"cloud"_s, *m_cloud), EngineBench::connection(u"local"_s, *m_local)};
    m_profile.connections[0].url = m_proxy->url();
    m_profile.rules = {EngineBench::rule(u"site"_s, u"mirror"_s)};
    m_profile.rules[0].schedule.enabled = true;
    m_profile.rules[0].schedule.atStart = false;
    m_profile.rules[0].schedule.every = every;
    m_profile.telemetry.enabled = false;
    m_profile.telemetryConnection = u"local"_s;
    m_thread->engine().setProfile(m_profile);
    m_thread->engine().sync(m_profile.rules[0].id);
}

void RetriesTest::advance(std::chrono::milliseconds step)
{
    QMetaObject::invokeMethod(
        &m_thread->engine(), [this, step] { m_clock->advance(step); }, Qt::BlockingQueuedConnection);
}

Run RetriesTest::nextRun()
{
    if (!QTest::qWaitFor([this] { return m_finished.size() > m_seen; }, 30'000))
        qFatal("no run ended");
    return m_finished[m_seen++];
}

/// Whether, after many minutes, nothing has begun. The engine's thread has worked off what was due when
/// it answers a question put behind.
bool RetriesTest::isQuiet()
{
    for (int i = 0; i < 40; ++i)
        advance(30s);
    QFuture<Result<qint64>> answered = m_thread->engine().runCount();
    answered.waitForFinished();
    QCoreApplication::processEvents();
    return m_finished.size() == m_seen && answered.result().value() == m_seen && !m_state.running;
}

void RetriesTest::runsAgainUntilTheCloudIsBack()
{
    setUp();
    Run run = nextRun();
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(run.trigger, RunTrigger::Manual);
    for (const int minutes : {1, 2, 5}) {
        QTRY_VERIFY(!m_state.retryReason.isEmpty() && !m_state.running);
        QCOMPARE(m_state.nextDue, m_clock->now() + minutes * nanosecondsPerMinute);
        QVERIFY(m_state.retryReason.contains(m_profile.connections[0].name));
        advance(std::chrono::minutes(minutes) - 1s);
        QCOMPARE(m_finished.size(), m_seen);
        if (minutes == 5)
            m_proxy->heal();
        advance(1s);
        run = nextRun();
        QCOMPARE(run.trigger, RunTrigger::Retry);
    }
    QVERIFY2(run.state == RunState::Done, qPrintable(run.errors.value(0).toString()));
    QCOMPARE(run.tally.pointsWritten, 1);
    QTRY_VERIFY(m_state.retryReason.isEmpty());
    QVERIFY(m_state.nextDue > m_clock->now() + 30 * nanosecondsPerMinute); // the schedule's
    QVERIFY(isQuiet());
    // As in the history.
    const auto runs = m_thread->engine().runs(0, 10);
    QTRY_VERIFY(runs.isFinished());
    QCOMPARE(runs.result()->size(), 4);
    QCOMPARE(runs.result()->first().trigger, RunTrigger::Retry);
    QCOMPARE(runs.result()->last().trigger, RunTrigger::Manual);
}

void RetriesTest::aPersonIsFaster()
{
    setUp();
    QCOMPARE(nextRun().state, RunState::Failed);
    QTRY_VERIFY(!m_state.retryReason.isEmpty());
    m_proxy->heal();
    m_thread->engine().sync(m_profile.rules[0].id);
    QCOMPARE(nextRun().state, RunState::Done);
    QVERIFY(isQuiet());
}

void RetriesTest::notWhilePaused()
{
    setUp();
    QCOMPARE(nextRun().state, RunState::Failed);
    QTRY_VERIFY(!m_state.retryReason.isEmpty());
    m_thread->engine().setPaused(true);
    QTRY_VERIFY(m_state.retryReason.isEmpty());
    QVERIFY(isQuiet());
    // Nor is one planned of a run that fails meanwhile.
    m_thread->engine().sync(m_profile.rules[0].id);
    QCOMPARE(nextRun().state, RunState::Failed);
    QVERIFY(isQuiet());
}

void RetriesTest::notForReasonsThatStay()
{
    m_proxy = std::make_unique<FaultProxy>(
        m_cloud->url(), [](const ScriptedRequest&) { return true; },
        [](const ScriptedRequest&, int) {
            return [](ScriptedAnswer& answer) { answer = ScriptedAnswer::json(401, R"({"message":"no"})"); };
        });
    setUp();
    QCOMPARE(nextRun().state, RunState::Failed);
    QVERIFY(isQuiet());
}

void RetriesTest::notWhenTheRuleChanges()
{
    setUp();
    QCOMPARE(nextRun().state, RunState::Failed);
    QTRY_VERIFY(!m_state.retryReason.isEmpty());
    m_profile.rules[0].lookback += nanosecondsPerHour;
    m_thread->engine().setProfile(m_profile);
    QTRY_VERIFY(m_state.retryReason.isEmpty());
    QVERIFY(isQuiet());
}

QTEST_GUILESS_MAIN(RetriesTest)
#include "tst_retries.moc"
