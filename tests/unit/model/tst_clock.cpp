#include "model/Clock.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace std::chrono_literals;

class ClockTest : public QObject
{
    Q_OBJECT

private slots:
    void actionsRunInOrderAtTheirTime();
    void actionsMaySetFurtherOnes();
    void actionsDieWithTheirContext();
    void jumpingCallsNothing();
};

void ClockTest::actionsRunInOrderAtTheirTime()
{
    ManualClock clock(1000);
    QList<QPair<int, Timestamp>> calls;
    clock.after(20ms, this, [&] { calls.append({2, clock.now()}); });
    clock.after(10ms, this, [&] { calls.append({1, clock.now()}); });
    clock.after(10s, this, [&] { calls.append({3, clock.now()}); });
    clock.advance(30ms);
    QCOMPARE(calls, (QList<QPair<int, Timestamp>>{{1, 10'001'000}, {2, 20'001'000}}));
    QCOMPARE(clock.now(), 30'001'000);
    QCOMPARE(clock.pending(), 1);
}

void ClockTest::actionsMaySetFurtherOnes()
{
    ManualClock clock(0);
    int ticks = 0;
    std::function<void()> tick = [&] {
        ++ticks;
        clock.after(1s, this, tick);
    };
    clock.after(1s, this, tick);
    clock.advance(10s);
    QCOMPARE(ticks, 10);
}

void ClockTest::actionsDieWithTheirContext()
{
    ManualClock clock(0);
    bool called = false;
    {
        QObject context;
        clock.after(1ms, &context, [&] { called = true; });
    }
    clock.advance(1s);
    QVERIFY(!called);
}

void ClockTest::jumpingCallsNothing()
{
    ManualClock clock(0);
    int calls = 0;
    clock.after(1s, this, [&] { ++calls; });
    clock.jumpTo(nanosecondsPerHour);
    QCOMPARE(calls, 0);
    clock.advance(0ms);
    QCOMPARE(calls, 1);
    QCOMPARE(clock.now(), nanosecondsPerHour);
}

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
