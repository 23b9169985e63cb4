// What is planned, how long windows are, and when a failure is tried again.

#include "mirror/AdaptiveWindow.h"
#include "mirror/RetryPolicy.h"
#include "mirror/WindowPlanner.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace std::chrono_literals;

class PlanningTest : public QObject
{
    Q_OBJECT

private slots:
    void planTable_data();
    void planTable();
    void steadyHourlyScheduleReadsLittleTwice();
    void silenceAndABurstTakeFewWindows();
    void windowsCoverTheRangeOnce_data();
    void windowsCoverTheRangeOnce();
    void aWindowThatIsTooLargeIsHalved();
    void permanentErrorsAreNotRetried_data();
    void permanentErrorsAreNotRetried();
    void retryAfterIsHonoured();
    void backoffGrowsWithFullJitterAndEnds();
};

namespace {

Error errorOf(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

} // namespace

void PlanningTest::planTable_data()
{
    using Ranges = QList<TimeRange>;
    QTest::addColumn<Ranges>("done");
    QTest::addColumn<Timestamp>("lastNow");
    QTest::addColumn<Ranges>("suspect");
    QTest::addColumn<Ranges>("expected");
    // wanted is [0, 200), now is 100, the overlap 10.
    QTest::newRow("first run: past, then future")
        << Ranges{} << Timestamp(0) << Ranges{} << Ranges{{0, 100}, {100, 200}};
    QTest::newRow("all done: tail, then future")
        << Ranges{{0, 200}} << Timestamp(100) << Ranges{} << Ranges{{90, 100}, {100, 200}};
    QTest::newRow("new since last run")
        << Ranges{{0, 180}} << Timestamp(80) << Ranges{} << Ranges{{70, 100}, {100, 200}};
    QTest::newRow("a hole in history comes after the newest")
        << Ranges{{0, 20}, {30, 200}} << Timestamp(100) << Ranges{}
        << Ranges{{90, 100}, {20, 30}, {100, 200}};
    QTest::newRow("a run that never ended reads what is missing only")
        << Ranges{{50, 100}} << Timestamp(0) << Ranges{} << Ranges{{0, 50}, {100, 200}};
    QTest::newRow("what verification found wrong")
        << Ranges{{0, 200}} << Timestamp(100) << Ranges{{5, 6}} << Ranges{{90, 100}, {5, 6}, {100, 200}};
    QTest::newRow("suspect beyond what is wanted")
        << Ranges{{0, 200}} << Timestamp(100) << Ranges{{-50, -40}} << Ranges{{90, 100}, {100, 200}};
    QTest::newRow("last run long ago")
        << Ranges{{-900, -700}} << Timestamp(-900) << Ranges{} << Ranges{{0, 100}, {100, 200}};
}

void PlanningTest::planTable()
{
    QFETCH(QList<TimeRange>, done);
    QFETCH(Timestamp, lastNow);
    QFETCH(QList<TimeRange>, suspect);
    QFETCH(QList<TimeRange>, expected);
    PlanInput input;
    input.wanted = {0, 200};
    input.now = 100;
    input.lastNow = lastNow;
    input.tailOverlap = 10;
    for (const TimeRange& range : done)
        input.done.add(range);
    for (const TimeRange& range : suspect)
        input.suspect.add(range);
    QCOMPARE(WindowPlanner::plan(input), expected);
}

void PlanningTest::steadyHourlyScheduleReadsLittleTwice()
{
    // Past data of 24 hourly runs: read once, but for an overlap of two minutes before each run. (The
    // default of ten minutes an hour cannot stay under a twentieth: it is a sixth by itself.)
    IntervalSet done;
    Timestamp lastNow = 0;
    Nanoseconds read = 0;
    for (int hour = 1; hour <= 24; ++hour) {
        PlanInput input;
        input.now = hour * nanosecondsPerHour;
        input.wanted = {input.now - 5 * nanosecondsPerHour, input.now + 130 * nanosecondsPerHour};
        input.done = done;
        input.lastNow = lastNow;
        input.tailOverlap = 2 * nanosecondsPerMinute;
        for (const TimeRange& range : WindowPlanner::plan(input)) {
            done.add(range);
            read += range.intersected({minimumTimestamp, input.now}).length();
        }
        lastNow = input.now;
    }
    const Nanoseconds needed = 28 * nanosecondsPerHour; // 24 hours and the first run's four more
    QVERIFY(read >= needed);
    QVERIFY2(read <= needed + needed / 20, qPrintable(QString::number(read / nanosecondsPerMinute)));
}

void PlanningTest::silenceAndABurstTakeFewWindows()
{
    // A month in which one minute holds 50 k points.
    const TimeRange month{0, 30 * nanosecondsPerDay};
    const Timestamp burst = 17 * nanosecondsPerDay;
    AdaptiveWindow window;
    TimeRange rest = month;
    int queries = 0;
    qint64 points = 0;
    while (!rest.isEmpty()) {
        const TimeRange piece = window.next(rest, true);
        const TimeRange hit = piece.intersected({burst, burst + nanosecondsPerMinute});
        const qint64 found = hit.isEmpty() ? 0 : hit.length() * 50'000 / nanosecondsPerMinute;
        window.succeeded(piece.length(), found);
        rest.stop = piece.start;
        points += found;
        QVERIFY(++queries < 1000);
    }
    QCOMPARE(points, 50'000);
    QVERIFY2(queries <= 40, qPrintable(QString::number(queries)));
}

void PlanningTest::windowsCoverTheRangeOnce_data()
{
    QTest::addColumn<qint64>("pointsPerSecond");
    QTest::addColumn<bool>("backwards");
    for (const qint64 density : {0, 1, 100, 100'000}) {
        QTest::addRow("%lld/s backwards", static_cast<long long>(density)) << density << true;
        QTest::addRow("%lld/s forwards", static_cast<long long>(density)) << density << false;
    }
}

void PlanningTest::windowsCoverTheRangeOnce()
{
    QFETCH(qint64, pointsPerSecond);
    QFETCH(bool, backwards);
    const TimeRange whole{-3 * nanosecondsPerHour - 7, 3 * nanosecondsPerHour + 5};
    AdaptiveWindow window(nanosecondsPerMinute);
    TimeRange rest = whole;
    IntervalSet covered;
    Nanoseconds length = 0;
    qint64 most = 0;
    int queries = 0;
    while (!rest.isEmpty()) {
        const TimeRange piece = window.next(rest, backwards);
        QVERIFY(!piece.isEmpty() && rest.contains(piece));
        (backwards ? rest.stop : rest.start) = backwards ? piece.start : piece.stop;
        const qint64 points = piece.length() / nanosecondsPerSecond * pointsPerSecond;
        window.succeeded(piece.length(), points);
        covered.add(piece);
        length += piece.length();
        most = std::max(most, ++queries > 1 ? points : 0);
    }
    QCOMPARE(covered.ranges(), QList<TimeRange>{whole});
    QCOMPARE(length, whole.length());
    // Never more than once and a half the bound, after the first window, which knew nothing.
    QVERIFY2(most <= AdaptiveWindow::mostPoints * 3 / 2, qPrintable(QString::number(most)));
}

void PlanningTest::aWindowThatIsTooLargeIsHalved()
{
    AdaptiveWindow window(4 * nanosecondsPerSecond);
    QVERIFY(window.tooLarge(4 * nanosecondsPerSecond));
    QCOMPARE(window.length(), 2 * nanosecondsPerSecond);
    window.succeeded(2 * nanosecondsPerSecond, 10);
    QVERIFY(window.length() < 4 * nanosecondsPerSecond); // not what failed already
    QVERIFY(window.tooLarge(2 * nanosecondsPerSecond));
    QCOMPARE(window.length(), AdaptiveWindow::shortest);
    QVERIFY(!window.tooLarge(AdaptiveWindow::shortest));
}

void PlanningTest::permanentErrorsAreNotRetried_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("400") << Error::Kind::BadRequest;
    QTest::newRow("401") << Error::Kind::Unauthorized;
    QTest::newRow("403") << Error::Kind::Forbidden;
    QTest::newRow("404") << Error::Kind::NotFound;
    QTest::newRow("query") << Error::Kind::Query;
    QTest::newRow("tls") << Error::Kind::Tls;
    QTest::newRow("cancelled") << Error::Kind::Cancelled;
}

void PlanningTest::permanentErrorsAreNotRetried()
{
    QFETCH(Error::Kind, kind);
    QRandomGenerator random(1);
    QCOMPARE(RetryPolicy(random).next(errorOf(kind)), std::nullopt);
}

void PlanningTest::retryAfterIsHonoured()
{
    QRandomGenerator random(1);
    RetryPolicy policy(random);
    Error error = errorOf(Error::Kind::RateLimited);
    error.retryAfter = 17s;
    QCOMPARE(policy.next(error), std::optional<std::chrono::milliseconds>(17s));
    error.retryAfter = 24h;
    QCOMPARE(policy.next(error), std::optional(RetryPolicy::longestBackoff));
    error.retryAfter = -5s;
    QCOMPARE(policy.next(error), std::optional(0ms));
}

void PlanningTest::backoffGrowsWithFullJitterAndEnds()
{
    std::array<std::chrono::milliseconds, RetryPolicy::attempts> longest{};
    QRandomGenerator random(99);
    for (int round = 0; round < 500; ++round) {
        RetryPolicy policy(random);
        for (size_t i = 0; i + 1 < longest.size(); ++i) {
            const auto wait = policy.next(errorOf(Error::Kind::Timeout));
            QVERIFY(wait && *wait >= 0ms);
            QVERIFY(*wait <= RetryPolicy::firstBackoff * (1 << i));
            longest[i] = std::max(longest[i], *wait);
        }
        QCOMPARE(policy.next(errorOf(Error::Kind::Timeout)), std::nullopt);
        policy.reset();
        QVERIFY(policy.next(errorOf(Error::Kind::Timeout)).has_value());
    }
    for (size_t i = 0; i + 1 < longest.size(); ++i)
        QVERIFY(longest[i] > RetryPolicy::firstBackoff * (1 << i) * 9 / 10);
}

QTEST_GUILESS_MAIN(PlanningTest)
#include "tst_planning.moc"
