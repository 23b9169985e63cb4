#include "mirror/Scheduler.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp noon = 1'700'000'000 / 86400 * nanosecondsPerDay + 12 * nanosecondsPerHour;

Rule ruleOf(const QString& id, Nanoseconds every, Nanoseconds offset = 0)
{
    Rule rule;
    rule.id = id;
    rule.schedule.every = every;
    rule.schedule.offset = offset;
    return rule;
}

} // namespace

class SchedulerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void dueByTheClock();
    void everyRuleHasItsOwnTime();
    void missedTimesGiveOne();
    void clockSetBackward();
    void pauseAndResume();
    void unchangedSchedulesKeepTheirTime();
    void disabledRulesAreNeverDue();
    void receiversMayChangeTheRules();

private:
    QStringList taken()
    {
        QStringList ids;
        for (const QList<QVariant>& call : std::as_const(*m_due))
            ids.append(call.first().toString());
        m_due->clear();
        return ids;
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Scheduler> m_scheduler;
    std::unique_ptr<QSignalSpy> m_due;
};

void SchedulerTest::init()
{
    m_due.reset();
    m_scheduler.reset();
    m_clock = std::make_unique<ManualClock>(noon + 10 * nanosecondsPerMinute);
    m_scheduler = std::make_unique<Scheduler>(*m_clock);
    m_due = std::make_unique<QSignalSpy>(m_scheduler.get(), &Scheduler::due);
}

void SchedulerTest::dueByTheClock()
{
    m_scheduler->setRules({ruleOf(u"a"_s, nanosecondsPerHour)});
    QCOMPARE(m_scheduler->nextDue(u"a"_s), noon + nanosecondsPerHour);
    m_clock->advance(50min - 1ms);
    QCOMPARE(taken(), QStringList());
    m_clock->advance(1ms);
    QCOMPARE(taken(), QStringList{u"a"_s});
    QCOMPARE(m_scheduler->nextDue(u"a"_s), noon + 2 * nanosecondsPerHour);
    m_clock->advance(5h);
    QCOMPARE(taken().size(), 5);
}

void SchedulerTest::everyRuleHasItsOwnTime()
{
    m_scheduler->setRules({ruleOf(u"b"_s, nanosecondsPerHour, 15 * nanosecondsPerMinute),
        ruleOf(u"a"_s, 30 * nanosecondsPerMinute), ruleOf(u"0"_s, nanosecondsPerHour)});
    m_clock->advance(10min);
    QCOMPARE(taken(), QStringList{u"b"_s});
    m_clock->advance(10min);
    QCOMPARE(taken(), QStringList{u"a"_s});
    m_clock->advance(30min);
    QCOMPARE(taken(), (QStringList{u"0"_s, u"a"_s}));
    QCOMPARE(m_scheduler->nextDue(u"none"_s), std::nullopt);
}

void SchedulerTest::missedTimesGiveOne()
{
    m_scheduler->setRules({ruleOf(u"a"_s, nanosecondsPerHour)});
    m_clock->jumpTo(noon + 10 * nanosecondsPerHour + 5 * nanosecondsPerMinute);
    m_clock->advance(30s);
    QCOMPARE(taken(), QStringList{u"a"_s});
    QCOMPARE(m_scheduler->nextDue(u"a"_s), noon + 11 * nanosecondsPerHour);
}

void SchedulerTest::clockSetBackward()
{
    // A machine came up years ahead, and its clock was then put right. (Timers of the manual clock
    // keep their due time when it jumps; a second clock stands for the one put right.)
    struct CorrectedClock final : Clock
    {
        Timestamp time = noon + 1000 * nanosecondsPerDay;
        std::function<void()> timer;
        [[nodiscard]] Timestamp now() const override { return time; }
        void after(std::chrono::milliseconds, QObject*, std::function<void()> action) override
        {
            timer = std::move(action);
        }
    } clock;
    Scheduler scheduler(clock);
    QSignalSpy due(&scheduler, &Scheduler::due);
    scheduler.setRules({ruleOf(u"a"_s, nanosecondsPerHour)});
    clock.time = noon + 1;
    std::exchange(clock.timer, nullptr)();
    QCOMPARE(due.size(), 0);
    QCOMPARE(scheduler.nextDue(u"a"_s), noon + nanosecondsPerHour);
    clock.time = noon + nanosecondsPerHour;
    std::exchange(clock.timer, nullptr)();
    QCOMPARE(due.size(), 1);
}

void SchedulerTest::pauseAndResume()
{
    m_scheduler->setRules({ruleOf(u"a"_s, nanosecondsPerHour)});
    QSignalSpy changed(m_scheduler.get(), &Scheduler::changed);
    m_scheduler->setPaused(true);
    m_scheduler->setPaused(true);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_scheduler->isPaused());
    QCOMPARE(m_scheduler->nextDue(u"a"_s), std::nullopt);
    m_clock->advance(3h);
    QCOMPARE(taken(), QStringList());
    m_scheduler->setPaused(false);
    m_clock->advance(0ms);
    QCOMPARE(taken(), QStringList{u"a"_s});
    QCOMPARE(m_scheduler->nextDue(u"a"_s), noon + 4 * nanosecondsPerHour);
}

void SchedulerTest::unchangedSchedulesKeepTheirTime()
{
    m_scheduler->setRules({ruleOf(u"a"_s, nanosecondsPerHour), ruleOf(u"b"_s, nanosecondsPerHour)});
    // Both fell due while the machine slept; new settings arrive before that was seen.
    m_clock->jumpTo(noon + 3 * nanosecondsPerHour + nanosecondsPerMinute);
    Rule renamed = ruleOf(u"a"_s, nanosecondsPerHour);
    renamed.name = u"new name"_s;
    m_scheduler->setRules({renamed, ruleOf(u"b"_s, 2 * nanosecondsPerHour)});
    QCOMPARE(m_scheduler->nextDue(u"a"_s), noon + nanosecondsPerHour);
    m_clock->advance(0ms);
    QCOMPARE(taken(), QStringList{u"a"_s});
    m_scheduler->setRules({});
    m_clock->advance(24h);
    QCOMPARE(taken(), QStringList());
}

void SchedulerTest::disabledRulesAreNeverDue()
{
    Rule off = ruleOf(u"off"_s, nanosecondsPerHour);
    off.schedule.enabled = false;
    m_scheduler->setRules({off, ruleOf(u"never"_s, 0)});
    m_clock->advance(48h);
    QCOMPARE(taken(), QStringList());
    QCOMPARE(m_scheduler->nextDue(u"off"_s), std::nullopt);
    QCOMPARE(m_clock->pending(), 0);
}

void SchedulerTest::receiversMayChangeTheRules()
{
    connect(m_scheduler.get(), &Scheduler::due, m_scheduler.get(), [this] { m_scheduler->setRules({}); });
    m_scheduler->setRules({ruleOf(u"a"_s, nanosecondsPerHour), ruleOf(u"b"_s, nanosecondsPerHour)});
    m_clock->advance(3h);
    QCOMPARE(taken(), QStringList{u"a"_s});
}

QTEST_GUILESS_MAIN(SchedulerTest)
#include "tst_scheduler.moc"
