#include "ui/charts/Decimator.h"

#include <QtTest/QTest>

#include <cmath>

using namespace telemirror;

class TestDecimator : public QObject
{
    Q_OBJECT

private slots:
    void passesOnFewPoints();
    void splitsAtGaps();
    void keepsExtremesAndEnds();
    void boundsThePoints_data();
    void boundsThePoints();
    void reachesBeyondTheEdges();
    void standsNonsense();
};

void TestDecimator::passesOnFewPoints()
{
    const auto stretches = Decimator::decimate({1'000'000, 2'000'000}, {1.0, 2.0}, {0, 3'000'000}, 10);
    QCOMPARE(stretches, (QList<QList<QPointF>>{{{1.0, 1.0}, {2.0, 2.0}}}));
}

void TestDecimator::splitsAtGaps()
{
    const double gap = std::nan("");
    const double infinite = std::numeric_limits<double>::infinity();
    const auto stretches = Decimator::decimate({1'000'000, 2'000'000, 3'000'000, 4'000'000, 5'000'000},
        {gap, 1.0, gap, 2.0, infinite}, {0, 6'000'000}, 10);
    QCOMPARE(stretches, (QList<QList<QPointF>>{{{2.0, 1.0}}, {{4.0, 2.0}}}));
}

void TestDecimator::keepsExtremesAndEnds()
{
    QList<Timestamp> times;
    QList<double> values;
    for (int i = 0; i < 100'000; ++i) {
        times.append(i * nanosecondsPerMillisecond);
        values.append(std::sin(i * 0.001));
    }
    values[12'345] = 50.0;
    values[12'346] = -50.0;
    const auto stretches = Decimator::decimate(times, values, {times.first(), times.last() + 1}, 500);
    QCOMPARE(stretches.size(), 1);
    const QList<QPointF>& points = stretches.first();
    QVERIFY(points.contains(QPointF(12'345, 50.0)));
    QVERIFY(points.contains(QPointF(12'346, -50.0)));
    QCOMPARE(points.first(), QPointF(0, values.first()));
    QCOMPARE(points.last(), QPointF(99'999, values.last()));
    QVERIFY(std::is_sorted(
        points.begin(), points.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
}

void TestDecimator::boundsThePoints_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("gapEvery");
    QTest::newRow("dense") << 1'000'000 << 800 << 0;
    QTest::newRow("dense, one column") << 10'000 << 1 << 0;
    QTest::newRow("few gaps") << 1'000'000 << 800 << 100'000;
}

void TestDecimator::boundsThePoints()
{
    QFETCH(int, size);
    QFETCH(int, columns);
    QFETCH(int, gapEvery);
    QList<Timestamp> times;
    QList<double> values;
    for (int i = 0; i < size; ++i) {
        times.append(i);
        values.append(gapEvery != 0 && i % gapEvery == 0 ? std::nan("") : (i * 7919) % 1000);
    }
    const auto stretches = Decimator::decimate(times, values, {0, size}, columns);
    qsizetype points = 0;
    for (const QList<QPointF>& stretch : stretches)
        points += stretch.size();
    const qsizetype gaps = gapEvery == 0 ? 0 : size / gapEvery;
    QVERIFY2(points <= 4 * (columns + gaps), qPrintable(QString::number(points)));
    QVERIFY(points >= std::min(columns, 1));
    QCOMPARE(stretches.size(), std::max<qsizetype>(1, gaps));
}

void TestDecimator::reachesBeyondTheEdges()
{
    const QList<Timestamp> times{1'000'000, 2'000'000, 3'000'000, 4'000'000, 5'000'000, 6'000'000};
    const QList<double> values{1, 2, 3, 4, 5, 6};
    const auto stretches = Decimator::decimate(times, values, {2'500'000, 4'500'000}, 100);
    QCOMPARE(stretches, (QList<QList<QPointF>>{{{2, 2}, {3, 3}, {4, 4}, {5, 5}}}));
    // Nothing in sight, but the line passes through.
    const auto through = Decimator::decimate(times, values, {2'100'000, 2'200'000}, 100);
    QCOMPARE(through, (QList<QList<QPointF>>{{{2, 2}, {3, 3}}}));
}

void TestDecimator::standsNonsense()
{
    QVERIFY(Decimator::decimate({}, {}, {0, 10}, 10).isEmpty());
    QVERIFY(Decimator::decimate({1, 2}, {1.0, 2.0}, {10, 0}, 10).isEmpty());
    QVERIFY(Decimator::decimate({1, 2}, {1.0, 2.0}, {0, 10}, 0).isEmpty());
    // Fewer values than times, and the whole of time as range.
    const auto stretches = Decimator::decimate(
        {minimumTimestamp, 0, maximumTimestamp}, {1.0, 2.0}, {minimumTimestamp, maximumTimestamp}, 1);
    QCOMPARE(stretches.size(), 1);
    QCOMPARE(stretches.first().size(), 2);
}

QTEST_GUILESS_MAIN(TestDecimator)
#include "tst_decimator.moc"
