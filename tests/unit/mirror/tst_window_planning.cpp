#include "mirror/AdaptiveWindow.h"
#include "mirror/RetryPolicy.h"
#include "mirror/WindowPlanner.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class WindowPlanningTest : public QObject
{
    Q_OBJECT

private slots:
    void plans_data();
    void plans();
    void windowsAreCutFromTheEnd_data();
    void windowsAreCutFromTheEnd();
    void lengthFollowsTheAmount();
    void crowdsAreFoundByHalving();
    void silenceTakesFewWindows();
    void lengthHasAFloor();
    void retries_data();
    void retries();
    void jitterIsBounded();
};

void WindowPlanningTest::plans_data()
{
    QTest::addColumn<TimeRange>("wanted");
    QTest::addColumn<QList<TimeRange>>("done");
    QTest::addColumn<qint64>("lastNow");
    QTest::addColumn<qint64>("overlap");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<QList<TimeRange>>("expected");
    using List = QList<TimeRange>;
    const TimeRange wanted{1000, 3000};
    const qint64 greatest = std::numeric_limits<qint64>::max();

    QTest::newRow("first") << wanted << List{} << 0LL << 10LL << 2000LL << List{wanted};
    QTest::newRow("nothing wanted") << TimeRange{5, 5} << List{} << 0LL << 10LL << 2000LL << List{};
    QTest::newRow("tail and future") << wanted << List{{900, 2900}} << 1900LL << 10LL << 2000LL
                                     << List{{1890, 3000}};
    QTest::newRow("no overlap") << wanted << List{{900, 2900}} << 1900LL << 0LL << 2000LL
                                << List{{1900, 3000}};
    QTest::newRow("a gap too") << wanted << List{{900, 1200}, {1300, 2900}} << 1900LL << 10LL << 2000LL
                               << List{{1200, 1300}, {1890, 3000}};
    QTest::newRow("wanted grew backwards") << TimeRange{0, 3000} << List{{900, 2900}} << 1900LL << 10LL
                                           << 2000LL << List{{0, 900}, {1890, 3000}};
    QTest::newRow("long absence") << wanted << List{{0, 500}} << 100LL << 10LL << 2000LL << List{wanted};
    QTest::newRow("begun, not finished") << wanted << List{{2500, 3000}, {1100, 1200}} << 1500LL << 10LL
                                         << 2000LL << List{{1000, 1100}, {1200, 3000}};
    QTest::newRow("done without a mark is not believed")
        << wanted << List{{1000, 3000}} << 0LL << 10LL << 2000LL << List{wanted};
    QTest::newRow("mark from a wrong clock is not believed")
        << wanted << List{{1000, 9000}} << 8000LL << 10LL << 2000LL << List{wanted};
    QTest::newRow("clock stepped back a little")
        << wanted << List{{900, 2900}} << 2005LL << 10LL << 2000LL << List{{1990, 3000}};
    QTest::newRow("overlap longer than everything")
        << wanted << List{{900, 2900}} << 1900LL << greatest << 2000LL << List{wanted};
    QTest::newRow("negative overlap")
        << wanted << List{{900, 2900}} << 1900LL << -50LL << 2000LL << List{{1900, 3000}};
    QTest::newRow("all of time") << TimeRange{minimumTimestamp, maximumTimestamp} << List{{0, 10}} << 5LL
                                 << 2LL << 6LL << List{{minimumTimestamp, 0}, {3, maximumTimestamp}};
    QTest::newRow("before 1970") << TimeRange{-3000, -1000} << List{{-3000, -1000}} << -2000LL << 10LL
                                 << -1900LL << List{{-2010, -1000}};
}

void WindowPlanningTest::plans()
{
    QFETCH(TimeRange, wanted);
    QFETCH(QList<TimeRange>, done);
    QFETCH(qint64, lastNow);
    QFETCH(qint64, overlap);
    QFETCH(qint64, now);
    QFETCH(QList<TimeRange>, expected);
    IntervalSet set;
    for (const TimeRange& range : done)
        set.add(range);
    QCOMPARE((WindowPlanner{wanted, set, lastNow, overlap, now}.plan().ranges()), expected);
}

void WindowPlanningTest::windowsAreCutFromTheEnd_data()
{
    QTest::addColumn<TimeRange>("rest");
    QTest::addColumn<TimeRange>("expected");
    const Nanoseconds first = AdaptiveWindow::firstLength;
    QTest::newRow("short") << TimeRange{10, 20} << TimeRange{10, 20};
    QTest::newRow("as long") << TimeRange{10, 10 + first} << TimeRange{10, 10 + first};
    QTest::newRow("longer") << TimeRange{10, 11 + first} << TimeRange{11, 11 + first};
    QTest::newRow("all of time") << TimeRange{minimumTimestamp, maximumTimestamp}
                                 << TimeRange{maximumTimestamp - first, maximumTimestamp};
}

void WindowPlanningTest::windowsAreCutFromTheEnd()
{
    QFETCH(TimeRange, rest);
    QFETCH(TimeRange, expected);
    QCOMPARE(AdaptiveWindow().next(rest), expected);
}

void WindowPlanningTest::lengthFollowsTheAmount()
{
    const Nanoseconds hour = nanosecondsPerHour;
    AdaptiveWindow window;
    window.succeeded({0, 6 * hour}, 100'000);
    QCOMPARE(window.length(), 6 * hour);
    window.succeeded({0, 6 * hour}, AdaptiveWindow::manyPoints);
    QCOMPARE(window.length(), 6 * hour);
    window.succeeded({0, 6 * hour}, 2'000'000);
    QCOMPARE(window.length(), 6 * hour / 10);
    window.succeeded({0, 6 * hour / 10}, 40'000);
    QCOMPARE(window.length(), 12 * hour / 10);
    window.succeeded({0, 12 * hour / 10}, 0);
    QCOMPARE(window.length(), 48 * hour / 10);
    // The short rest of a range must not shrink the windows of the next one.
    window.succeeded({0, hour / 10}, 10);
    QCOMPARE(window.length(), 48 * hour / 10);
    QVERIFY(window.tooSlow({0, 48 * hour / 10}));
    QCOMPARE(window.length(), 24 * hour / 10);
}

void WindowPlanningTest::crowdsAreFoundByHalving()
{
    AdaptiveWindow window;
    constexpr Nanoseconds unit = AdaptiveWindow::shortestLength;
    QVERIFY(window.tooLarge({0, 1024 * unit}));
    QCOMPARE(window.next({0, 1024 * unit}), (TimeRange{512 * unit, 1024 * unit}));
    // Silent: so it is in the other half, of which half is asked for.
    window.succeeded({512 * unit, 1024 * unit}, 0);
    QCOMPARE(window.next({0, 512 * unit}), (TimeRange{256 * unit, 512 * unit}));
    QVERIFY(window.tooLarge({256 * unit, 512 * unit}));
    QCOMPARE(window.next({0, 512 * unit}), (TimeRange{384 * unit, 512 * unit}));
    // There it was: from here on the length grows again by what is found.
    window.succeeded({384 * unit, 512 * unit}, 20'000);
    QCOMPARE(window.length(), 256 * unit);
}

void WindowPlanningTest::silenceTakesFewWindows()
{
    AdaptiveWindow window;
    TimeRange rest{minimumTimestamp, maximumTimestamp};
    int windows = 0;
    for (; !rest.isEmpty() && windows < 100; ++windows) {
        const TimeRange next = window.next(rest);
        QVERIFY(!next.isEmpty());
        window.succeeded(next, 0);
        rest.stop = next.start;
    }
    QVERIFY2(windows < 20, qPrintable(QString::number(windows)));
}

void WindowPlanningTest::lengthHasAFloor()
{
    AdaptiveWindow window;
    int halvings = 0;
    while (window.tooLarge({0, window.length()}))
        ++halvings;
    QCOMPARE(window.length(), AdaptiveWindow::shortestLength);
    QVERIFY(halvings < 40);
    QVERIFY(!window.next({0, 1}).isEmpty());
    window.succeeded({0, 1}, AdaptiveWindow::manyPoints * 10);
    QCOMPARE(window.length(), AdaptiveWindow::shortestLength);
}

void WindowPlanningTest::retries_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("retryAfter"); // -1: not given
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("expected"); // -1: give up
    QTest::newRow("first") << Error::Kind::Timeout << -1 << 1 << 500;
    QTest::newRow("second") << Error::Kind::Unreachable << -1 << 2 << 1000;
    QTest::newRow("fifth") << Error::Kind::ServerError << -1 << 5 << 8000;
    QTest::newRow("last") << Error::Kind::Truncated << -1 << 7 << 32000;
    QTest::newRow("budget") << Error::Kind::Truncated << -1 << 8 << -1;
    QTest::newRow("budget, server says when") << Error::Kind::RateLimited << 1000 << 8 << -1;
    QTest::newRow("server says") << Error::Kind::RateLimited << 287'000 << 1 << 287'000;
    QTest::newRow("server says now") << Error::Kind::Unavailable << 0 << 1 << 0;
    QTest::newRow("server says past") << Error::Kind::Unavailable << -500 << 1 << 0;
    QTest::newRow("refused") << Error::Kind::Unauthorized << -1 << 1 << -1;
    QTest::newRow("refused, with time") << Error::Kind::BadRequest << 1000 << 1 << -1;
    QTest::newRow("cancelled") << Error::Kind::Cancelled << -1 << 1 << -1;
}

void WindowPlanningTest::retries()
{
    QFETCH(Error::Kind, kind);
    QFETCH(int, retryAfter);
    QFETCH(int, failures);
    QFETCH(int, expected);
    Error error;
    error.kind = kind;
    if (retryAfter != -1)
        error.retryAfter = std::chrono::milliseconds(retryAfter);
    const RetryPolicy policy(RetryPolicy::Limits{}, [] { return 0.5; });
    const auto delay = policy.delayAfter(error, failures);
    QCOMPARE(delay.has_value(), expected >= 0);
    if (delay)
        QCOMPARE(delay->count(), expected);
}

void WindowPlanningTest::jitterIsBounded()
{
    RetryPolicy::Limits limits;
    limits.attempts = 1000;
    Error error;
    error.kind = Error::Kind::Timeout;
    const RetryPolicy most(limits, [] { return 0.999999; });
    QCOMPARE(*most.delayAfter(error, 999), 300'000ms);
    const RetryPolicy least(limits, [] { return 0.0; });
    QCOMPARE(*least.delayAfter(error, 999), 0ms);
    QVERIFY(!most.withAttempts(3).delayAfter(error, 3));
    QVERIFY(RetryPolicy().delayAfter(error, 1) <= 1s);
}

QTEST_GUILESS_MAIN(WindowPlanningTest)
#include "tst_window_planning.moc"
