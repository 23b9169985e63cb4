#include "ui/charts/Decimator.h"

#include "ui/charts/GapMarker.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <cmath>

using namespace telemirror;

namespace {

const double gap = std::nan("");

Curve noise(qsizetype size, quint32 seed, int gapOneIn)
{
    QRandomGenerator random(seed);
    QList<Timestamp> times;
    QList<double> values;
    Timestamp time = 0;
    for (qsizetype i = 0; i < size; ++i) {
        time += 1 + static_cast<Timestamp>(random.bounded(20));
        times.append(time);
        const bool isGap = gapOneIn > 0 && random.bounded(gapOneIn) == 0;
        values.append(isGap ? gap : static_cast<double>(random.bounded(1000)));
    }
    return {times, values};
}

/// What MinMaxPyramid promises, found by looking at each value.
MinMaxPyramid::Extremes lookAtEach(const QList<double>& values, qsizetype begin, qsizetype end)
{
    MinMaxPyramid::Extremes best;
    for (qsizetype i = begin; i < end; ++i) {
        if (!std::isfinite(values[i]))
            continue;
        if (best.lowest < 0 || values[i] < values[best.lowest])
            best.lowest = i;
        if (best.highest < 0 || values[i] > values[best.highest])
            best.highest = i;
    }
    return best;
}

qsizetype pointsIn(const QList<QList<QPointF>>& stretches)
{
    qsizetype points = 0;
    for (const QList<QPointF>& stretch : stretches)
        points += stretch.size();
    return points;
}

} // namespace

class TestDecimator : public QObject
{
    Q_OBJECT

private slots:
    void pyramidAgreesWithBruteForce_data();
    void pyramidAgreesWithBruteForce();
    void pyramidGrows();
    void searchesTimes();
    void passesOnFewPoints();
    void splitsAtGaps();
    void keepsExtremesAndEnds();
    void drawsTheSameWithAndWithoutIndex_data();
    void drawsTheSameWithAndWithoutIndex();
    void boundsThePoints_data();
    void boundsThePoints();
    void drawsOverGapsTooNarrowToSee();
    void endsOnTheEdges();
    void standsNonsense();
    void marksGaps_data();
    void marksGaps();
};

void TestDecimator::pyramidAgreesWithBruteForce_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<int>("gapOneIn");
    for (const qsizetype size : {0, 1, 31, 32, 33, 1023, 1024, 1025, 40'000}) {
        for (const int gapOneIn : {0, 2, 500, 1})
            QTest::addRow("%d values, a gap in %d", int(size), gapOneIn) << size << gapOneIn;
    }
}

void TestDecimator::pyramidAgreesWithBruteForce()
{
    QFETCH(qsizetype, size);
    QFETCH(int, gapOneIn);
    const Curve curve = noise(size, 7, gapOneIn).indexed();
    QRandomGenerator random(11);
    for (int trial = 0; trial < 500; ++trial) {
        qsizetype begin = random.bounded(static_cast<int>(size) + 1);
        qsizetype end = random.bounded(static_cast<int>(size) + 1);
        if (begin > end)
            std::swap(begin, end);
        QCOMPARE(curve.extremes(begin, end), lookAtEach(curve.values(), begin, end));
        qsizetype first = begin;
        while (first < end && std::isfinite(curve.values()[first]))
            ++first;
        QCOMPARE(curve.firstGap(begin, end), first);
    }
}

void TestDecimator::pyramidGrows()
{
    const Curve whole = noise(5000, 3, 100).indexed();
    Curve grown;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        grown.append(whole.times()[i], whole.values()[i]);
        QVERIFY(grown.isIndexed());
    }
    QCOMPARE(grown.extremes(0, 5000), whole.extremes(0, 5000));
    grown.removeBefore(whole.times()[1234]);
    QCOMPARE(grown.size(), 5000 - 1234);
    QCOMPARE(grown.extremes(0, grown.size()), lookAtEach(grown.values(), 0, grown.size()));
}

void TestDecimator::searchesTimes()
{
    const Curve curve = noise(3000, 5, 0);
    for (Timestamp time = -5; time < curve.times().last() + 5; time += 3) {
        const qsizetype expected =
            std::lower_bound(curve.times().begin(), curve.times().end(), time) - curve.times().begin();
        QCOMPARE(curve.lowerBound(time), expected);
        QCOMPARE(curve.lowerBound(time, expected / 2), expected);
    }
    QCOMPARE(Curve().lowerBound(5), 0);
}

void TestDecimator::passesOnFewPoints()
{
    const auto stretches = Decimator::decimate(Curve({1, 2}, {1.0, 2.0}), {0, 10}, 10);
    QCOMPARE(stretches, (QList<QList<QPointF>>{{{1.0, 1.0}, {2.0, 2.0}}}));
}

void TestDecimator::splitsAtGaps()
{
    const double infinite = std::numeric_limits<double>::infinity();
    const Curve curve({1, 2, 3, 4, 5}, {gap, 1.0, gap, 2.0, infinite});
    QCOMPARE(Decimator::decimate(curve, {0, 10}, 10), (QList<QList<QPointF>>{{{2.0, 1.0}}, {{4.0, 2.0}}}));
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
    const auto stretches = Decimator::decimate(Curve(times, values), {0, times.last() + 1}, 500);
    QCOMPARE(stretches.size(), 1);
    const QList<QPointF>& points = stretches.first();
    const auto has = [&points](double value) {
        return std::any_of(
            points.begin(), points.end(), [value](const QPointF& p) { return p.y() == value; });
    };
    QVERIFY(has(50.0));
    QVERIFY(has(-50.0));
    QCOMPARE(points.first(), QPointF(0, values.first()));
    QCOMPARE(points.last().y(), values.last());
    QVERIFY(std::is_sorted(
        points.begin(), points.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
}

void TestDecimator::drawsTheSameWithAndWithoutIndex_data()
{
    QTest::addColumn<int>("gapOneIn");
    QTest::addColumn<int>("columns");
    for (const int gapOneIn : {0, 2, 300, 20'000}) {
        for (const int columns : {1, 77, 800})
            QTest::addRow("a gap in %d, %d columns", gapOneIn, columns) << gapOneIn << columns;
    }
}

void TestDecimator::drawsTheSameWithAndWithoutIndex()
{
    QFETCH(int, gapOneIn);
    QFETCH(int, columns);
    const Curve plain = noise(60'000, 23, gapOneIn);
    const Curve indexed = plain.indexed();
    QVERIFY(!plain.isIndexed());
    QVERIFY(indexed.isIndexed());
    const Timestamp end = plain.times().last();
    for (const TimeRange& range : {TimeRange{0, end + 1}, TimeRange{end / 3, end / 2},
             TimeRange{end / 2, end / 2 + 100}, TimeRange{-end, 3 * end}})
        QCOMPARE(Decimator::decimate(indexed, range, columns), Decimator::decimate(plain, range, columns));
}

void TestDecimator::boundsThePoints_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("gapEvery");
    QTest::newRow("dense") << 1'000'000 << 800 << 0;
    QTest::newRow("dense, one column") << 10'000 << 1 << 0;
    QTest::newRow("few gaps") << 1'000'000 << 800 << 100'000;
    QTest::newRow("every other value missing") << 100'000 << 800 << 2;
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
        values.append(
            gapEvery != 0 && i % gapEvery == 0 ? gap : static_cast<double>(qint64(i) * 7919 % 1000));
    }
    const auto stretches = Decimator::decimate(Curve(times, values), {0, size}, columns);
    const qsizetype points = pointsIn(stretches);
    QVERIFY2(points <= 4 * columns + 2, qPrintable(QString::number(points)));
    QVERIFY(points >= columns);
    QCOMPARE(stretches.size(), 1); // no gap is wider than a column
}

void TestDecimator::drawsOverGapsTooNarrowToSee()
{
    QList<Timestamp> times;
    QList<double> values;
    for (int i = 0; i < 10'000; ++i) {
        times.append(i);
        values.append((i >= 2000 && i < 2005) || (i >= 5000 && i < 6000) ? gap : i);
    }
    // A column is 100 wide: the first gap is in it, the second spans ten.
    const auto stretches = Decimator::decimate(Curve(times, values), {0, 10'000}, 100);
    QCOMPARE(stretches.size(), 2);
    QCOMPARE(stretches[0].last().y(), 4999.0);
    QCOMPARE(stretches[1].first().y(), 6000.0);
}

void TestDecimator::endsOnTheEdges()
{
    const Curve curve({10, 20, 30, 40, 50, 60}, {1, 2, 3, 4, 5, 6});
    QCOMPARE(Decimator::decimate(curve, {25, 45}, 100),
        (QList<QList<QPointF>>{{{0, 2.5}, {25, 3}, {75, 4}, {100, 4.5}}}));
    // Nothing in sight, but the line passes through.
    QCOMPARE(Decimator::decimate(curve, {22, 27}, 100), (QList<QList<QPointF>>{{{0, 2.2}, {100, 2.7}}}));
    // Not where there is a gap in between.
    const Curve broken({10, 20, 30}, {1, gap, 3});
    QVERIFY(Decimator::decimate(broken, {22, 27}, 100).isEmpty());
    QVERIFY(Decimator::decimate(curve, {70, 80}, 100).isEmpty());
}

void TestDecimator::standsNonsense()
{
    QVERIFY(Decimator::decimate(Curve(), {0, 10}, 10).isEmpty());
    QVERIFY(Decimator::decimate(Curve({1, 2}, {1.0, 2.0}), {10, 0}, 10).isEmpty());
    QVERIFY(Decimator::decimate(Curve({1, 2}, {1.0, 2.0}), {0, 10}, 0).isEmpty());
    // Fewer values than times, and the whole of time as range.
    const Curve curve({minimumTimestamp, 0, maximumTimestamp}, {1.0, 2.0});
    QCOMPARE(curve.size(), 2);
    const auto stretches = Decimator::decimate(curve, {minimumTimestamp, maximumTimestamp}, 2);
    QCOMPARE(stretches, (QList<QList<QPointF>>{{{0.0, 1.0}, {1.0, 2.0}}}));
}

void TestDecimator::marksGaps_data()
{
    QTest::addColumn<QList<qint64>>("times");
    QTest::addColumn<qint64>("every");
    QTest::addColumn<qsizetype>("gaps");
    const QList<qint64> regular{0, 10, 20, 30, 40, 100, 110, 120, 130, 140, 150, 160};
    QTest::newRow("one silence") << regular << qint64(0) << qsizetype(1);
    QTest::newRow("windows longer than the silence") << regular << qint64(60) << qsizetype(0);
    QTest::newRow("slow by nature") << QList<qint64>{0, 100, 200, 300, 400, 500} << qint64(10)
                                    << qsizetype(0);
    QTest::newRow("too few to say") << QList<qint64>{0, 1, 1000} << qint64(0) << qsizetype(0);
    QTest::newRow("few, but windows are known") << QList<qint64>{0, 1, 1000} << qint64(1) << qsizetype(1);
    QTest::newRow("none") << QList<qint64>() << qint64(1) << qsizetype(0);
}

void TestDecimator::marksGaps()
{
    QFETCH(QList<qint64>, times);
    QFETCH(qint64, every);
    QFETCH(qsizetype, gaps);
    SeriesData series;
    series.times = times;
    series.values = QList<double>(times.size(), 1.0);
    const SeriesData marked = GapMarker::mark(series, every);
    QCOMPARE(marked.times.size(), times.size() + gaps);
    QVERIFY(std::is_sorted(marked.times.begin(), marked.times.end()));
    QCOMPARE(
        std::count_if(marked.values.begin(), marked.values.end(), [](double v) { return std::isnan(v); }),
        gaps);
}

QTEST_GUILESS_MAIN(TestDecimator)
#include "tst_decimator.moc"
