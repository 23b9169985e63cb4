#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/charts/TimeSeriesChart.h"

#include <QtCharts/QLineSeries>
#include <QtGui/QWheelEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <cmath>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

const TimeRange day{test::sampleNow - nanosecondsPerDay, test::sampleNow};

SeriesData wave(const QString& name, qsizetype size, double phase)
{
    SeriesData data;
    data.name = name;
    for (qsizetype i = 0; i < size; ++i) {
        data.times.append(day.start + day.length() / size * i);
        const double part = static_cast<double>(i) / static_cast<double>(size);
        data.values.append(20 + 8 * std::sin(part * 12 + phase) + 2 * std::sin(part * 97));
        if (part > 0.4 && part < 0.47)
            data.values.last() = std::nan("");
    }
    return data;
}

qsizetype visiblePoints(const TimeSeriesChart& chart, int* stretches = nullptr)
{
    qsizetype points = 0;
    for (QAbstractSeries* series : chart.chart()->series()) {
        if (!series->isVisible())
            continue;
        points += static_cast<QLineSeries*>(series)->count();
        if (stretches != nullptr)
            ++*stretches;
    }
    return points;
}

} // namespace

class TestTimeSeriesChart : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void drawsNoMoreThanPixels();
    void keepsGaps();
    void zoomsAndComesBack();
    void staysWhereItIsWhileDataComes();
    void looksRight();
};

void TestTimeSeriesChart::drawsNoMoreThanPixels()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setCurves({wave(u"a"_s, 500'000, 0)}, day);
    QVERIFY(visiblePoints(chart) > 800);
    QVERIFY(visiblePoints(chart) <= 4 * 800 + 8);
}

void TestTimeSeriesChart::keepsGaps()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setCurves({wave(u"a"_s, 1000, 0)}, day);
    int stretches = 0;
    (void)visiblePoints(chart, &stretches);
    QCOMPARE(stretches, 2);
    chart.setCurves({}, day);
    QCOMPARE(visiblePoints(chart), 0);
}

void TestTimeSeriesChart::zoomsAndComesBack()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setCurves({wave(u"a"_s, 1000, 0)}, day);
    QWheelEvent wheel(
        {400, 200}, {400, 200}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(chart.viewport(), &wheel);
    QVERIFY(chart.isZoomed());
    QVERIFY(chart.visibleRange().length() < day.length());
    const TimeRange before = chart.visibleRange();
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY(chart.visibleRange().start > before.start);
    QCOMPARE(chart.visibleRange().length(), before.length());
    for (int i = 0; i < 200; ++i)
        QTest::keyClick(&chart, Qt::Key_Plus);
    QVERIFY(chart.visibleRange().length() >= nanosecondsPerMillisecond);
    QTest::mouseDClick(chart.viewport(), Qt::LeftButton);
    QVERIFY(!chart.isZoomed());
    QCOMPARE(chart.visibleRange(), day);
}

void TestTimeSeriesChart::staysWhereItIsWhileDataComes()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setCurves({wave(u"a"_s, 1000, 0)}, day);
    QTest::keyClick(&chart, Qt::Key_Plus);
    const TimeRange zoomed = chart.visibleRange();
    const TimeRange later{day.start + nanosecondsPerMinute, day.stop + nanosecondsPerMinute};
    chart.setCurves({wave(u"a"_s, 1000, 0)}, later);
    QCOMPARE(chart.visibleRange(), zoomed);
    chart.resetZoom();
    QCOMPARE(chart.visibleRange(), later);
}

void TestTimeSeriesChart::looksRight()
{
    TimeSeriesChart chart;
    chart.resize(900, 420);
    chart.setTitle(u"temperature"_s);
    QList<SeriesData> curves;
    for (int i = 0; i < 7; ++i)
        curves.append(wave(u"temperature {station=%1}"_s.arg(i), 5000, i * 0.7));
    chart.setCurves(curves, day);
    QTest::mouseMove(chart.viewport(), {300, 200});
    QMouseEvent move(
        QEvent::MouseMove, QPointF(300, 200), QPointF(300, 200), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(chart.viewport(), &move);
    test::hang(chart, u"chart"_s, {900, 420});
}

QTEST_MAIN(TestTimeSeriesChart)
#include "tst_time_series_chart.moc"
