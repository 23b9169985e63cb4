#include "mirror/Scheduler.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class SchedulerTest : public QObject
{
    Q_OBJECT

private slots:
    void aRuleIsDueEveryHourOnTheHour();
    void missedTimesAreDueOnce();
    void aClockSetBackDoesNotStrandARule();
    void nothingIsDueWhilePaused();
    void anUnchangedScheduleKeepsItsTime();
    void aDisabledRuleIsNeverDue();

private:
    static Rule rule(const QString& id, Nanoseconds every);
};

namespace {

// 12:34:56.789
constexpr Timestamp start = 12 * nanosecondsPerHour + 34 * nanosecondsPerMinute + 56 * nanosecondsPerSecond +
    789 * nanosecondsPerMillisecond;

} // namespace

Rule SchedulerTest::rule(const QString& id, Nanoseconds every)
{
    Rule rule;
    rule.id = id;
    rule.schedule.every = every;
    return rule;
}

void SchedulerTest::aRuleIsDueEveryHourOnTheHour()
{
    ManualClock clock(start);
    Scheduler scheduler(clock);
    QList<Timestamp> times;
    connect(&scheduler, &Scheduler::due, this, [&](const QString& id) {
        QCOMPARE(id, u"a"_s);
        times.append(clock.now());
    });
    scheduler.setRules({rule(u"a"_s, nanosecondsPerHour)});
    QCOMPARE(scheduler.nextDue(u"a"_s), std::optional(13 * nanosecondsPerHour));
    clock.advance(3h);
    QCOMPARE(
        times, (QList<Timestamp>{13 * nanosecondsPerHour, 14 * nanosecondsPerHour, 15 * nanosecondsPerHour}));
    QCOMPARE(scheduler.nextDue(u"a"_s), std::optional(16 * nanosecondsPerHour));
    QCOMPARE(scheduler.nextDue(u"b"_s), std::nullopt);
}

void SchedulerTest::missedTimesAreDueOnce()
{
    ManualClock clock(start);
    Scheduler scheduler(clock);
    QSignalSpy due(&scheduler, &Scheduler::due);
    scheduler.setRules({rule(u"a"_s, nanosecondsPerHour)});
    clock.jumpTo(start + 10 * nanosecondsPerHour); // asleep
    clock.advance(1min);
    QCOMPARE(due.count(), 1);
    QCOMPARE(scheduler.nextDue(u"a"_s), std::optional(23 * nanosecondsPerHour));
}

void SchedulerTest::aClockSetBackDoesNotStrandARule()
{
    ManualClock clock(start + 30 * nanosecondsPerDay);
    Scheduler scheduler(clock);
    QSignalSpy due(&scheduler, &Scheduler::due);
    scheduler.setRules({rule(u"a"_s, nanosecondsPerHour)});
    clock.jumpTo(start);
    clock.advance(31 * 24h); // the timer that was set before fires in here
    QVERIFY(due.count() >= 24);
    QVERIFY(*scheduler.nextDue(u"a"_s) <= clock.now() + nanosecondsPerHour);
}

void SchedulerTest::nothingIsDueWhilePaused()
{
    ManualClock clock(start);
    Scheduler scheduler(clock);
    QSignalSpy due(&scheduler, &Scheduler::due);
    scheduler.setRules({rule(u"a"_s, nanosecondsPerMinute)});
    scheduler.setPaused(true);
    clock.advance(1h);
    QCOMPARE(due.count(), 0);
    QCOMPARE(scheduler.nextDue(u"a"_s), std::nullopt);
    scheduler.setPaused(false);
    clock.advance(1ms); // what was missed is due once
    QCOMPARE(due.count(), 1);
    clock.advance(2min);
    QCOMPARE(due.count(), 3);
}

void SchedulerTest::anUnchangedScheduleKeepsItsTime()
{
    ManualClock clock(start);
    Scheduler scheduler(clock);
    QSignalSpy due(&scheduler, &Scheduler::due);
    scheduler.setRules({rule(u"a"_s, nanosecondsPerHour)});
    clock.jumpTo(start + 2 * nanosecondsPerHour);
    scheduler.setRules({rule(u"a"_s, nanosecondsPerHour), rule(u"b"_s, nanosecondsPerHour)});
    clock.advance(1ms);
    QCOMPARE(due.count(), 1);
    QCOMPARE(due.first().first().toString(), u"a"_s);
}

void SchedulerTest::aDisabledRuleIsNeverDue()
{
    ManualClock clock(start);
    Scheduler scheduler(clock);
    QSignalSpy due(&scheduler, &Scheduler::due);
    Rule disabled = rule(u"a"_s, nanosecondsPerMinute);
    disabled.schedule.enabled = false;
    scheduler.setRules({disabled});
    clock.advance(1h);
    QCOMPARE(due.count(), 0);
    QCOMPARE(clock.pending(), 0);
}

QTEST_GUILESS_MAIN(SchedulerTest)
#include "tst_scheduler.moc"
