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
    void longAndShortDays_data();
    void longAndShortDays();
    void jitterIsSpentOncePerPeriod();
    void jitterCannotSkipATime();
    void suspendedOverTheChangeOfClocks();

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

void SchedulerTest::longAndShortDays_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<Nanoseconds>("every");
    QTest::addColumn<Nanoseconds>("offset");
    QTest::addColumn<QStringList>("expected"); // UTC
    const QDate spring(2026, 3, 29);           // 02:00 CET is 03:00 CEST, 23 hours
    const QDate autumn(2026, 10, 25);          // 03:00 CEST is 02:00 CET, 25 hours
    const Nanoseconds hour = nanosecondsPerHour;
    const Nanoseconds minute = nanosecondsPerMinute;

    QStringList hours;
    for (int i = 0; i < 23; ++i)
        hours.append(QTime(23, 5).addSecs(i * 3600).toString(u"HH:mm"_s));
    QTest::newRow("hourly, 23 hours") << spring << hour << 5 * minute << hours;
    hours.clear();
    for (int i = 0; i < 25; ++i)
        hours.append(QTime(22, 5).addSecs(i * 3600).toString(u"HH:mm"_s));
    QTest::newRow("hourly, 25 hours") << autumn << hour << 5 * minute << hours;
    QTest::newRow("every 6 h, 23 hours") << spring << 6 * hour << Nanoseconds(0)
                                         << QStringList{u"23:00"_s, u"04:00"_s, u"10:00"_s, u"16:00"_s};
    QTest::newRow("every 6 h, 25 hours") << autumn << 6 * hour << Nanoseconds(0)
                                         << QStringList{u"22:00"_s, u"05:00"_s, u"11:00"_s, u"17:00"_s};
    // 02:00 is skipped: due when the clocks show 03:00. 02:00 comes twice: due at the first.
    QTest::newRow("every 2 h, 23 hours")
        << spring << 2 * hour << Nanoseconds(0)
        << QStringList{u"23:00"_s, u"01:00"_s, u"02:00"_s, u"04:00"_s, u"06:00"_s, u"08:00"_s, u"10:00"_s,
               u"12:00"_s, u"14:00"_s, u"16:00"_s, u"18:00"_s, u"20:00"_s};
    QTest::newRow("every 2 h, 25 hours")
        << autumn << 2 * hour << Nanoseconds(0)
        << QStringList{u"22:00"_s, u"00:00"_s, u"03:00"_s, u"05:00"_s, u"07:00"_s, u"09:00"_s, u"11:00"_s,
               u"13:00"_s, u"15:00"_s, u"17:00"_s, u"19:00"_s, u"21:00"_s};
    QTest::newRow("daily at 06:00, 23 hours") << spring << 24 * hour << 6 * hour << QStringList{u"04:00"_s};
    QTest::newRow("daily at 06:00, 25 hours") << autumn << 24 * hour << 6 * hour << QStringList{u"05:00"_s};
    QTest::newRow("daily at 02:30, skipped")
        << spring << 24 * hour << 2 * hour + 30 * minute << QStringList{u"01:00"_s};
    QTest::newRow("daily at 02:30, twice")
        << autumn << 24 * hour << 2 * hour + 30 * minute << QStringList{u"00:30"_s};
    QTest::newRow("daily at 00:00, 23 hours")
        << spring << 24 * hour << Nanoseconds(0) << QStringList{u"23:00"_s};
    QTest::newRow("daily at 00:00, 25 hours")
        << autumn << 24 * hour << Nanoseconds(0) << QStringList{u"22:00"_s};
}

/// What is due on one day of a site in Paris.
void SchedulerTest::longAndShortDays()
{
    QFETCH(QDate, day);
    QFETCH(Nanoseconds, every);
    QFETCH(Nanoseconds, offset);
    QFETCH(QStringList, expected);
    const QTimeZone paris("Europe/Paris");
    QVERIFY(paris.isValid());
    const Timestamp begin = fromDateTime(day.startOfDay(paris));
    const Timestamp end = fromDateTime(day.addDays(1).startOfDay(paris));
    ManualClock clock(begin - 1);
    Scheduler scheduler(clock, paris, [] { return 0.0; });
    QStringList times;
    connect(&scheduler, &Scheduler::due, this,
        [&] { times.append(toDateTime(clock.now()).toString(u"HH:mm"_s)); });
    scheduler.setRules({ruleOf(u"a"_s, every, offset)});
    clock.advance(std::chrono::milliseconds((end - begin) / nanosecondsPerMillisecond - 1));
    QCOMPARE(times, expected);
}

void SchedulerTest::jitterIsSpentOncePerPeriod()
{
    double random = 0.0;
    Scheduler scheduler(*m_clock, QTimeZone::utc(), [&random] { return random; });
    QSignalSpy due(&scheduler, &Scheduler::due);
    Rule rule = ruleOf(u"a"_s, nanosecondsPerHour);
    rule.schedule.jitter = 10 * nanosecondsPerMinute;
    random = 0.5;
    scheduler.setRules({rule});
    QCOMPARE(scheduler.nextDue(u"a"_s), noon + nanosecondsPerHour + 5 * nanosecondsPerMinute);
    random = 0.9; // the time that was drawn stays
    m_clock->advance(54min);
    QCOMPARE(due.size(), 0);
    m_clock->advance(1min);
    QCOMPARE(due.size(), 1);
    QCOMPARE(scheduler.nextDue(u"a"_s), noon + 2 * nanosecondsPerHour + 9 * nanosecondsPerMinute);
    m_clock->advance(24h);
    QCOMPARE(due.size(), 24);
}

void SchedulerTest::jitterCannotSkipATime()
{
    Scheduler scheduler(*m_clock, QTimeZone::utc(), [] { return 0.999; });
    QSignalSpy due(&scheduler, &Scheduler::due);
    Rule rule = ruleOf(u"a"_s, nanosecondsPerHour);
    rule.schedule.jitter = 30 * nanosecondsPerDay;
    scheduler.setRules({rule});
    m_clock->advance(25h);
    QCOMPARE(due.size(), 24);
}

void SchedulerTest::suspendedOverTheChangeOfClocks()
{
    const QTimeZone paris("Europe/Paris");
    ManualClock clock(fromDateTime(QDateTime(QDate(2026, 3, 28), QTime(23, 0), paris)));
    Scheduler scheduler(clock, paris, [] { return 0.0; });
    QSignalSpy due(&scheduler, &Scheduler::due);
    scheduler.setRules({ruleOf(u"a"_s, nanosecondsPerDay, 6 * nanosecondsPerHour)});
    clock.jumpTo(fromDateTime(QDateTime(QDate(2026, 3, 30), QTime(7, 0), paris)));
    clock.advance(30s);
    QCOMPARE(due.size(), 1); // for both mornings
    QCOMPARE(scheduler.nextDue(u"a"_s), fromDateTime(QDateTime(QDate(2026, 3, 31), QTime(6, 0), paris)));
}

QTEST_GUILESS_MAIN(SchedulerTest)
#include "tst_scheduler.moc"
