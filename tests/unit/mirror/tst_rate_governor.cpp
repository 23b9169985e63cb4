#include "mirror/RateGovernor.h"
#include "mirror/RetryBudget.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = 1'700'000'000 * nanosecondsPerSecond;
constexpr Nanoseconds second = nanosecondsPerSecond;
constexpr qint64 quota = 300'000'000;
constexpr qint64 preparation = 2'400; ///< what a run asks once

/// A server that counts bytes in fixed windows, as the cloud does.
struct CountingServer
{
    Nanoseconds window = 300 * second;
    Timestamp phase = 0;
    qint64 bytes = quota;
    qint64 used = 0;
    qint64 index = -1;
    int refused = 0;

    /// Nothing: served; else the time to wait, in whole seconds as `Retry-After` has them.
    std::optional<std::chrono::milliseconds> serve(Timestamp now, qint64 size)
    {
        const qint64 current = (now - phase) / window;
        if (std::exchange(index, current) != current)
            used = 0;
        if (used >= bytes) {
            ++refused;
            const Nanoseconds wait = phase + (current + 1) * window - now;
            return std::chrono::milliseconds((wait + second - 1) / second * 1000);
        }
        used += size;
        return std::nullopt;
    }
};

} // namespace

class RateGovernorTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutAQuotaNothingWaits();
    void anySpanKeepsTheQuotaWhileThePhaseIsUnknown();
    void knownWindowsAreUsedFromTheirBeginning();
    void whatIsUnderWayCounts();
    void aLargeOneGoesAlone();
    void requestsAreCounted();
    void serversAreNotRefusedTwice_data();
    void serversAreNotRefusedTwice();
    void taughtQuotaIsForgotten();
    void refusalsWithoutATimeTeachNothing();
    void clockSetBack();
    void budgetRunsOutAndFills();
};

void RateGovernorTest::withoutAQuotaNothingWaits()
{
    ManualClock clock(start);
    RateGovernor governor(u"c"_s, {}, clock);
    for (int i = 0; i < 1000; ++i) {
        governor.requested();
        governor.passed(1'000'000'000);
    }
    QCOMPARE(governor.readyAt(1'000'000'000), start);
    QVERIFY(!governor.room());
}

void RateGovernorTest::anySpanKeepsTheQuotaWhileThePhaseIsUnknown()
{
    ManualClock clock(start);
    RateGovernor governor(u"Cloud"_s, {quota, 0, 300s}, clock);
    governor.passed(quota / 2);
    clock.advance(100s);
    governor.passed(quota / 2 - 1000);
    QCOMPARE(governor.room(), std::optional<qint64>(1000));
    QCOMPARE(governor.readyAt(1000), clock.now());
    // When the first half is five minutes old.
    QCOMPARE(governor.readyAt(1001), start + 301 * second);
    QVERIFY2(governor.waitingReason().contains(u"Cloud"_s), qPrintable(governor.waitingReason()));
    QVERIFY2(governor.waitingReason().contains(u"300"_s), qPrintable(governor.waitingReason()));
    clock.advance(201s);
    QCOMPARE(governor.readyAt(quota / 2), clock.now());
}

void RateGovernorTest::knownWindowsAreUsedFromTheirBeginning()
{
    ManualClock clock(start);
    RateGovernor governor(u"c"_s, {quota, 0, 300s}, clock);
    governor.passed(quota);
    governor.limited(40s);
    QCOMPARE(governor.readyAt(1), start + 40 * second);
    clock.advance(40s);
    QCOMPARE(governor.readyAt(quota / 2), clock.now()); // a new window, however lately the last was used
    clock.advance(290s);
    governor.passed(quota);
    QCOMPARE(governor.readyAt(1), start + 340 * second);
    clock.advance(12s); // beyond the part of a second that the server's answer left open
    QCOMPARE(governor.readyAt(1000), clock.now());
}

void RateGovernorTest::whatIsUnderWayCounts()
{
    ManualClock clock(start);
    RateGovernor governor(u"c"_s, {1000, 0, 300s}, clock);
    RateGovernor::Hold hold = governor.hold(600);
    QCOMPARE(governor.room(), std::optional<qint64>(400));
    QVERIFY(governor.readyAt(500) > clock.now());
    governor.passed(200);
    hold.passed(200);
    QCOMPARE(governor.room(), std::optional<qint64>(400));
    governor.passed(700);
    hold.passed(900); // more than was expected
    QCOMPARE(governor.room(), std::optional<qint64>(100));
    RateGovernor::Hold other = governor.hold(50);
    hold = std::move(other); // the first ends
    QCOMPARE(governor.room(), std::optional<qint64>(50));
    hold = {};
    QCOMPARE(governor.room(), std::optional<qint64>(100));
}

void RateGovernorTest::aLargeOneGoesAlone()
{
    ManualClock clock(start);
    RateGovernor governor(u"c"_s, {1000, 0, 300s}, clock);
    QCOMPARE(governor.readyAt(5000), start);
    governor.passed(500);
    QCOMPARE(governor.readyAt(5000), start + 301 * second);
}

void RateGovernorTest::requestsAreCounted()
{
    ManualClock clock(start);
    RateGovernor governor(u"c"_s, {0, 3, 10s}, clock);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(governor.readyAt(0), clock.now());
        governor.requested();
        clock.advance(1s);
    }
    QVERIFY(governor.readyAt(0) >= start + 10 * second);
    QVERIFY(governor.readyAt(0) < start + 11 * second);
    QVERIFY2(governor.waitingReason().contains(u"3 requests"_s), qPrintable(governor.waitingReason()));
    clock.advance(8s);
    QCOMPARE(governor.readyAt(0), clock.now());
}

void RateGovernorTest::serversAreNotRefusedTwice_data()
{
    QTest::addColumn<qint64>("configured");
    QTest::addColumn<int>("allowed");
    QTest::newRow("as it is") << quota << 0;
    QTest::newRow("less than it is") << quota / 2 << 0;
    QTest::newRow("more than it is") << quota * 5 << 1;
    QTest::newRow("not configured") << qint64(0) << 1;
}

/// Two readers want 3 GB of a server whose windows begin where nobody knows.
void RateGovernorTest::serversAreNotRefusedTwice()
{
    QFETCH(qint64, configured);
    QFETCH(int, allowed);
    for (const int phase : {0, 1, 77, 299}) {
        CountingServer server;
        server.phase = phase * second + second / 3;
        ManualClock clock(start);
        RateGovernor governor(u"c"_s, {configured, 0, 300s}, clock);
        constexpr qint64 wanted = 3'000'000'000;
        constexpr qint64 piece = 7'000'000;
        constexpr qint64 question = 2;
        (void)server.serve(clock.now(), preparation);
        governor.passed(preparation);
        qint64 got = 0;
        bool asked = false;
        while (got < wanted && clock.now() < start + 10'000 * second) {
            // What is asked before each read is small, and counts.
            const qint64 size = asked ? piece : question;
            if (const Timestamp ready = governor.readyAt(size); ready > clock.now()) {
                clock.advance(std::chrono::ceil<std::chrono::milliseconds>(
                    std::chrono::nanoseconds(ready - clock.now())));
                continue;
            }
            RateGovernor::Hold hold = asked ? governor.hold(size) : RateGovernor::Hold();
            governor.requested();
            if (const auto wait = server.serve(clock.now(), size)) {
                governor.limited(*wait);
                continue;
            }
            clock.advance(250ms); // until then the server knows more than we do
            governor.passed(size);
            hold.passed(size);
            got += size;
            asked = !asked;
        }
        QVERIFY(got >= wanted);
        QVERIFY2(server.refused <= allowed, qPrintable(QString::number(server.refused)));
        // And the quota is used: ten windows' worth takes about as many windows.
        const double windows = double(clock.now() - start) / double(300 * second);
        const double needed = double(wanted) / double(configured > 0 ? std::min(configured, quota) : quota);
        QVERIFY2(windows <= needed + 2.0, qPrintable(u"%1 of %2"_s.arg(windows).arg(needed)));
    }
}

void RateGovernorTest::taughtQuotaIsForgotten()
{
    ManualClock clock(start);
    RateGovernor governor(u"c"_s, {quota, 0, 300s}, clock);
    governor.passed(quota / 3); // somebody else uses the account too
    governor.limited(100s);
    QCOMPARE(governor.kept().bytes, quota / 3);
    clock.advance(300s * (RateGovernor::windowsRemembered - 1));
    QCOMPARE(governor.kept().bytes, quota / 3);
    clock.advance(301s);
    QCOMPARE(governor.kept().bytes, quota);
    // Refused at once: that cannot mean that nothing may ever be read.
    governor.limited(100s);
    QVERIFY(governor.kept().bytes >= quota / 20);
}

void RateGovernorTest::refusalsWithoutATimeTeachNothing()
{
    ManualClock clock(start);
    RateGovernor governor(u"c"_s, {0, 0, 300s}, clock);
    governor.passed(1000);
    governor.limited(std::nullopt);
    QCOMPARE(governor.readyAt(1000), start);
    QCOMPARE(governor.kept().bytes, 0);
    governor.limited(3600s); // longer than a window: not the windows' end, but to be kept
    QCOMPARE(governor.kept().bytes, 0);
    QCOMPARE(governor.readyAt(0), start + 3600 * second);
    // A server that limits in its own way, not by windows.
    RateGovernor other(u"c"_s, {0, 0, 0ms}, clock);
    other.passed(1000);
    other.limited(2s);
    QCOMPARE(other.readyAt(0), start + 2 * second);
    QCOMPARE(other.kept().bytes, 0);
    clock.advance(2s);
    QCOMPARE(other.readyAt(1'000'000), clock.now());
}

void RateGovernorTest::clockSetBack()
{
    ManualClock clock(start);
    RateGovernor governor(u"c"_s, {1000, 0, 300s}, clock);
    governor.passed(1000);
    clock.jumpTo(start - 1000 * second);
    governor.requested();
    QVERIFY(governor.readyAt(10) <= clock.now() + 302 * second);
    clock.jumpTo(start - 600 * second);
    QCOMPARE(governor.readyAt(10), clock.now());
}

void RateGovernorTest::budgetRunsOutAndFills()
{
    RetryBudget budget;
    for (int i = 0; i < RetryBudget::reserve; ++i)
        QVERIFY(budget.take());
    QVERIFY(!budget.isExhausted());
    QVERIFY(!budget.take());
    QVERIFY(budget.isExhausted());
    budget.succeeded();
    QVERIFY(!budget.isExhausted());
    QVERIFY(budget.take());
    QVERIFY(!budget.take());
    for (int i = 0; i < 1000; ++i)
        budget.succeeded();
    int retries = 0;
    while (budget.take())
        ++retries;
    QCOMPARE(retries, RetryBudget::reserve); // a long success is no licence to spin
}

QTEST_GUILESS_MAIN(RateGovernorTest)
#include "tst_rate_governor.moc"
