#include "mirror/RetrySchedule.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = 1'700'000'000 * nanosecondsPerSecond;
constexpr Timestamp tomorrow = start + nanosecondsPerDay;

Run runOf(RunState state, const QList<Error::Kind>& kinds, RunTrigger trigger = RunTrigger::Schedule)
{
    Run run;
    run.ruleId = u"main"_s;
    run.state = state;
    run.trigger = trigger;
    for (const Error::Kind kind : kinds)
        run.errors.append(failure(kind, u"The cloud is away."_s).value());
    return run;
}

/// A clock that somebody sets while its timers go on.
class CorrectedClock final : public Clock
{
public:
    explicit CorrectedClock(Timestamp time)
        : timers(time)
    {}
    [[nodiscard]] Timestamp now() const override { return timers.now() + correction; }
    void after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) override
    {
        timers.after(delay, context, std::move(action));
    }

    ManualClock timers;
    Nanoseconds correction = 0;
};

const Run away = runOf(RunState::Failed, {Error::Kind::Unreachable});

} // namespace

class RetryScheduleTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsRunAgain_data();
    void whatIsRunAgain();
    void delaysGrowUntilOneSucceeds();
    void scheduleComesFirst();
    void withoutAScheduleNothingRunsByItself();
    void verificationChangesNothing();
    void forgottenOnesAreNotDue();
    void rulesDoNotMeet();
    void sleepAndCorrectedClocks();

private:
    [[nodiscard]] std::optional<Nanoseconds> delay() const
    {
        const auto retry = m_retries->next(u"main"_s);
        return retry ? std::optional(retry->time - m_clock->now()) : std::nullopt;
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RetrySchedule> m_retries;
    std::unique_ptr<QSignalSpy> m_due;
};

void RetryScheduleTest::init()
{
    m_due.reset();
    m_retries.reset();
    m_clock = std::make_unique<ManualClock>(start);
    m_retries = std::make_unique<RetrySchedule>(*m_clock);
    m_due = std::make_unique<QSignalSpy>(m_retries.get(), &RetrySchedule::due);
}

void RetryScheduleTest::whatIsRunAgain_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<Run>("run");
    QTest::addColumn<bool>("again");
    QTest::newRow("unreachable") << away << true;
    QTest::newRow("partial, asked to come back")
        << runOf(RunState::Partial, {Kind::Unavailable, Kind::Timeout, Kind::RateLimited}) << true;
    QTest::newRow("truncated, at start")
        << runOf(RunState::Failed, {Kind::Truncated}, RunTrigger::First) << true;
    QTest::newRow("by hand") << runOf(RunState::Failed, {Kind::ServerError}, RunTrigger::Manual) << true;
    QTest::newRow("again") << runOf(RunState::Failed, {Kind::Unreachable}, RunTrigger::Retry) << true;
    QTest::newRow("one that stays") << runOf(RunState::Partial, {Kind::Timeout, Kind::Query}) << false;
    QTest::newRow("token") << runOf(RunState::Failed, {Kind::Unauthorized}) << false;
    QTest::newRow("dead letters") << runOf(RunState::Partial, {Kind::PartialWrite}) << false;
    QTest::newRow("disk") << runOf(RunState::Failed, {Kind::Storage}) << false;
    QTest::newRow("no reason") << runOf(RunState::Failed, {}) << false;
    QTest::newRow("done") << runOf(RunState::Done, {}) << false;
    QTest::newRow("cancelled") << runOf(RunState::Cancelled, {Kind::Unreachable}) << false;
    QTest::newRow("verification") << runOf(RunState::Failed, {Kind::Timeout}, RunTrigger::Verify) << false;
}

void RetryScheduleTest::whatIsRunAgain()
{
    QFETCH(Run, run);
    QFETCH(bool, again);
    m_retries->runEnded(run, tomorrow);
    QCOMPARE(delay(), again ? std::optional(nanosecondsPerMinute) : std::nullopt);
    if (again)
        QCOMPARE(m_retries->next(u"main"_s)->reason, run.errors.first().toString());
    m_clock->advance(59s);
    QCOMPARE(m_due->size(), 0);
    m_clock->advance(1s);
    QCOMPARE(m_due->size(), again ? 1 : 0);
    QCOMPARE(m_retries->next(u"main"_s), std::nullopt);
    m_clock->advance(1h);
    QCOMPARE(m_due->size(), again ? 1 : 0); // once, until the run has ended
}

void RetryScheduleTest::delaysGrowUntilOneSucceeds()
{
    for (const int minutes : {1, 2, 5, 10, 15, 15, 15}) {
        m_retries->runEnded(away, tomorrow);
        QCOMPARE(delay(), minutes * nanosecondsPerMinute);
        m_clock->advance(std::chrono::minutes(minutes));
        QCOMPARE(m_due->size(), 1);
        m_due->clear();
    }
    m_retries->runEnded(runOf(RunState::Done, {}), tomorrow);
    QCOMPARE(delay(), std::nullopt);
    m_retries->runEnded(away, tomorrow);
    QCOMPARE(delay(), nanosecondsPerMinute);
}

void RetryScheduleTest::scheduleComesFirst()
{
    m_retries->runEnded(away, start + nanosecondsPerMinute);
    QCOMPARE(delay(), std::nullopt);
    m_clock->advance(1h);
    QCOMPARE(m_due->size(), 0);
    // The failures count all the same.
    m_retries->runEnded(away, m_clock->now() + 2 * nanosecondsPerMinute + 1);
    QCOMPARE(delay(), 2 * nanosecondsPerMinute);
}

void RetryScheduleTest::withoutAScheduleNothingRunsByItself()
{
    m_retries->runEnded(away, std::nullopt);
    QCOMPARE(delay(), std::nullopt);
}

void RetryScheduleTest::verificationChangesNothing()
{
    m_retries->runEnded(away, tomorrow);
    m_retries->runEnded(runOf(RunState::Done, {}, RunTrigger::Verify), tomorrow);
    QCOMPARE(delay(), nanosecondsPerMinute);
}

void RetryScheduleTest::forgottenOnesAreNotDue()
{
    m_retries->runEnded(away, tomorrow);
    m_retries->forget(u"main"_s);
    m_retries->forget(u"unknown"_s);
    m_retries->runEnded(away, tomorrow);
    QCOMPARE(delay(), nanosecondsPerMinute); // anew
    m_retries->forgetAll();
    m_clock->advance(1h);
    QCOMPARE(m_due->size(), 0);
}

void RetryScheduleTest::rulesDoNotMeet()
{
    m_retries->runEnded(away, tomorrow);
    m_clock->advance(30s);
    Run other = away;
    other.ruleId = u"other"_s;
    m_retries->runEnded(other, tomorrow);
    m_retries->forget(u"main"_s);
    m_clock->advance(59s);
    QCOMPARE(m_due->size(), 0);
    m_clock->advance(1s);
    QCOMPARE(m_due->takeFirst().first().toString(), u"other"_s);
}

void RetryScheduleTest::sleepAndCorrectedClocks()
{
    // Asleep for an hour: timers stood still, and the next look at the clock finds it due.
    m_retries->runEnded(away, tomorrow);
    m_clock->jumpTo(start + nanosecondsPerHour);
    m_clock->advance(1ms);
    QCOMPARE(m_due->size(), 1);
    // Set back by an hour, which timers do not notice: no hour's wait.
    CorrectedClock clock(start);
    RetrySchedule retries(clock);
    QSignalSpy due(&retries, &RetrySchedule::due);
    retries.runEnded(away, tomorrow);
    clock.correction = -nanosecondsPerHour;
    clock.timers.advance(31s);
    QCOMPARE(due.size(), 1);
    // Set back by less than the delays: later by that.
    clock.correction = 0;
    retries.runEnded(runOf(RunState::Done, {}), tomorrow);
    due.clear();
    retries.runEnded(away, tomorrow);
    clock.correction = -5 * nanosecondsPerMinute;
    clock.timers.advance(5min);
    QCOMPARE(due.size(), 0);
    clock.timers.advance(62s);
    QCOMPARE(due.size(), 1);
}

QTEST_GUILESS_MAIN(RetryScheduleTest)
#include "tst_retry_schedule.moc"
