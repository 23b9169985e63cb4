#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/TimeSeriesChart.h"

#include <QtCharts/QLineSeries>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QWheelEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

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

ChartCurve curve(const SeriesData& data, const QString& unit = {})
{
    return {Curve::of(data), data.name, unit, -1, Qt::SolidLine};
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

void turnWheel(TimeSeriesChart& chart, const QPoint& angle, Qt::KeyboardModifiers modifiers = {},
    const QPoint& pixels = {})
{
    const QPointF place = chart.plotArea().center();
    QWheelEvent wheel(place, place, pixels, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(chart.viewport(), &wheel);
}

void move(TimeSeriesChart& chart, const QPointF& place, Qt::MouseButtons buttons = Qt::NoButton,
    Qt::KeyboardModifiers modifiers = {})
{
    QMouseEvent event(QEvent::MouseMove, place, place, Qt::NoButton, buttons, modifiers);
    QApplication::sendEvent(chart.viewport(), &event);
}

void drag(
    TimeSeriesChart& chart, const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers = {})
{
    QTest::mousePress(chart.viewport(), Qt::LeftButton, modifiers, from.toPoint());
    move(chart, to, Qt::LeftButton, modifiers);
    QTest::mouseRelease(chart.viewport(), Qt::LeftButton, modifiers, to.toPoint());
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
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
    void movesSideways();
    void zoomsIntoABox();
    void leavesTheWheelToThePage();
    void staysWhereItIsWhileDataComes();
    void plotDoesNotJump();
    void axisForEachUnit();
    void legendHidesCurves();
    void crosshairIsShared();
    void keysDoEverything();
    void menuOffersEverything();
    void indexesLongCurvesInTheBackground();
    void exportsCsv();
    void exportsImages();
    void exportsNothingHalf();
    void standsWhatIsNotFinite();
    void looksRight();
};

void TestTimeSeriesChart::drawsNoMoreThanPixels()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"a"_s, 500'000, 0)}, day);
    QVERIFY(visiblePoints(chart) > 600);
    QVERIFY(visiblePoints(chart) <= 4 * 800 + 8);
}

void TestTimeSeriesChart::keepsGaps()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"a"_s, 1000, 0)}, day);
    int stretches = 0;
    (void)visiblePoints(chart, &stretches);
    QCOMPARE(stretches, 2);
    // A server leaves out what is missing.
    SeriesData sparse = wave(u"a"_s, 1000, 0);
    sparse.times.remove(600, 100);
    sparse.values.remove(600, 100);
    chart.setSeries({sparse}, day);
    stretches = 0;
    (void)visiblePoints(chart, &stretches);
    QCOMPARE(stretches, 3);
    chart.setSeries({}, day);
    QCOMPARE(visiblePoints(chart), 0);
}

void TestTimeSeriesChart::zoomsAndComesBack()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"a"_s, 1000, 0)}, day);
    QSignalSpy viewed(&chart, &TimeSeriesChart::viewChanged);
    turnWheel(chart, {0, 120});
    QVERIFY(chart.isZoomed());
    QVERIFY(chart.visibleRange().length() < day.length());
    QCOMPARE(viewed.size(), 1);
    for (int i = 0; i < 200; ++i)
        turnWheel(chart, {0, 120});
    QVERIFY(chart.visibleRange().length() >= nanosecondsPerMillisecond);
    QVERIFY(chart.visibleRange().length() < 2 * nanosecondsPerMillisecond);
    QTest::mouseDClick(chart.viewport(), Qt::LeftButton, {}, chart.plotArea().center().toPoint());
    QVERIFY(!chart.isZoomed());
    QCOMPARE(chart.visibleRange(), day);
}

void TestTimeSeriesChart::movesSideways()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"a"_s, 1000, 0)}, day);
    for (int i = 0; i < 5; ++i)
        turnWheel(chart, {0, 120});
    const TimeRange zoomed = chart.visibleRange();
    drag(chart, {300, 200}, {200, 200});
    const double moved = static_cast<double>(chart.visibleRange().start - zoomed.start);
    QVERIFY(std::abs(moved - static_cast<double>(zoomed.length()) * 100 / chart.plotArea().width()) <
        static_cast<double>(zoomed.length()) / 500);
    // Touchpad: two fingers; wheel: with Shift.
    const TimeRange dragged = chart.visibleRange();
    turnWheel(chart, {-40, 0}, {}, {-40, 0});
    QVERIFY(chart.visibleRange().start > dragged.start);
    turnWheel(chart, {0, 120}, Qt::ShiftModifier);
    QVERIFY(chart.visibleRange().start < dragged.start);
    QCOMPARE(chart.visibleRange().length(), zoomed.length());
    // Not out of what there is.
    for (int i = 0; i < 100; ++i)
        turnWheel(chart, {120, 0});
    QCOMPARE(chart.visibleRange().start, day.start);
}

void TestTimeSeriesChart::zoomsIntoABox()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"a"_s, 1000, 0)}, day);
    const QRectF area = chart.plotArea();
    const QPointF from(area.left() + area.width() / 4, area.top() + area.height() / 4);
    const QPointF to(area.left() + area.width() / 2, area.top() + area.height() / 2);
    drag(chart, to, from, Qt::ShiftModifier); // from the right, upwards
    QVERIFY(chart.isZoomed());
    const double start = static_cast<double>(chart.visibleRange().start - day.start);
    QVERIFY(std::abs(start / static_cast<double>(day.length()) - 0.25) < 0.01);
    QVERIFY(std::abs(static_cast<double>(chart.visibleRange().length()) / static_cast<double>(day.length()) -
                0.25) < 0.01);
    // A slip of the hand is none.
    const TimeRange zoomed = chart.visibleRange();
    drag(chart, from, from + QPointF(3, 3), Qt::ShiftModifier);
    QCOMPARE(chart.visibleRange(), zoomed);
    chart.resetZoom();
    QCOMPARE(chart.visibleRange(), day);
}

void TestTimeSeriesChart::leavesTheWheelToThePage()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"a"_s, 1000, 0)}, day);
    chart.setWheelNeedsFocus(true);
    turnWheel(chart, {0, 120});
    QVERIFY(!chart.isZoomed());
    chart.show();
    chart.activateWindow();
    chart.setFocus();
    QTRY_VERIFY(chart.hasFocus());
    turnWheel(chart, {0, 120});
    QVERIFY(chart.isZoomed());
}

void TestTimeSeriesChart::staysWhereItIsWhileDataComes()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"a"_s, 1000, 0)}, day);
    QTest::keyClick(&chart, Qt::Key_Plus);
    const TimeRange zoomed = chart.visibleRange();
    const TimeRange later{day.start + nanosecondsPerMinute, day.stop + nanosecondsPerMinute};
    chart.setSeries({wave(u"a"_s, 1000, 0)}, later);
    QCOMPARE(chart.visibleRange(), zoomed);
    chart.resetZoom();
    QCOMPARE(chart.visibleRange(), later);
}

void TestTimeSeriesChart::plotDoesNotJump()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"a"_s, 100, 0)}, day);
    const QRectF before = chart.plotArea();
    for (const double factor : {1e-9, 1e3, 1e7, 1e15, 1e300}) {
        SeriesData larger = wave(u"a"_s, 100, 0);
        for (double& value : larger.values)
            value = value * factor + 1;
        chart.setSeries({larger}, day);
        QCOMPARE(chart.plotArea(), before);
    }
}

void TestTimeSeriesChart::axisForEachUnit()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    const SeriesData small = wave(u"a"_s, 100, 0);
    SeriesData large = wave(u"b"_s, 100, 1);
    for (double& value : large.values)
        value *= 1000;
    chart.setCurves({curve(small, u"kW"_s), curve(large, u"kW"_s)}, day);
    const QRectF one = chart.plotArea();
    const auto span = [&chart](int series) {
        const QList<QPointF> points = static_cast<QLineSeries*>(chart.chart()->series().at(series))->points();
        const auto [low, high] = std::minmax_element(
            points.begin(), points.end(), [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
        return high->y() - low->y();
    };
    QVERIFY(span(0) < 0.01); // on the axis of the large one it is flat
    chart.setCurves({curve(small, u"°C"_s), curve(large, u"kW"_s)}, day);
    QVERIFY(chart.plotArea().width() < one.width());
    QVERIFY(span(0) > 0.4);
}

void TestTimeSeriesChart::legendHidesCurves()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"first"_s, 1000, 0), wave(u"second"_s, 1000, 1)}, day);
    const qsizetype both = visiblePoints(chart);
    const QPoint onFirst(static_cast<int>(chart.plotArea().left()) + 12, 12);
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, onFirst);
    QVERIFY(chart.isCurveHidden(0));
    QCOMPARE(visiblePoints(chart), both / 2);
    // New values of the same curves do not bring it back.
    chart.setSeries({wave(u"first"_s, 1000, 0), wave(u"second"_s, 1000, 1)}, day);
    QCOMPARE(visiblePoints(chart), both / 2);
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, onFirst);
    QCOMPARE(visiblePoints(chart), both);
}

void TestTimeSeriesChart::crosshairIsShared()
{
    TimeSeriesChart here;
    TimeSeriesChart there;
    for (TimeSeriesChart* chart : {&here, &there}) {
        chart->resize(800, 400);
        chart->setSeries({wave(u"a"_s, 1000, 0)}, day);
    }
    connect(&here, &TimeSeriesChart::crosshairMoved, &there, &TimeSeriesChart::setCrosshair);
    QSignalSpy echoes(&there, &TimeSeriesChart::crosshairMoved);
    move(here, here.plotArea().center());
    QVERIFY(here.crosshair());
    QVERIFY(std::abs(*here.crosshair() - (day.start + day.length() / 2)) < nanosecondsPerMinute);
    QCOMPARE(there.crosshair(), here.crosshair());
    QCOMPARE(echoes.size(), 0);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&here, &leave);
    QVERIFY(!here.crosshair());
    QVERIFY(!there.crosshair());
}

void TestTimeSeriesChart::keysDoEverything()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    chart.setSeries({wave(u"a"_s, 1000, 0), wave(u"b"_s, 1000, 1)}, day);
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(&chart, Qt::Key_Plus);
    const TimeRange zoomed = chart.visibleRange();
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY(chart.visibleRange().start > zoomed.start);
    QTest::keyClick(&chart, Qt::Key_PageUp);
    QVERIFY(chart.visibleRange().start < zoomed.start);
    QCOMPARE(chart.visibleRange().length(), zoomed.length());
    QTest::keyClick(&chart, Qt::Key_Minus);
    QVERIFY(chart.visibleRange().length() > zoomed.length());
    QTest::keyClick(&chart, Qt::Key_Home);
    QVERIFY(!chart.isZoomed());
    QTest::keyClick(&chart, Qt::Key_2);
    QVERIFY(chart.isCurveHidden(1));
    QTest::keyClick(&chart, Qt::Key_Left, Qt::ControlModifier);
    QVERIFY(chart.crosshair());
    const Timestamp first = *chart.crosshair();
    QTest::keyClick(&chart, Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(*chart.crosshair() > first);
    QTest::keyClick(&chart, Qt::Key_Escape);
    QVERIFY(!chart.crosshair());
}

void TestTimeSeriesChart::menuOffersEverything()
{
    auto chart = std::make_unique<TimeSeriesChart>();
    chart->resize(800, 400);
    chart->setSeries({wave(u"a & b"_s, 1000, 0), wave(u"c"_s, 1000, 1)}, day);
    chart->show();
    const auto open = [&chart] {
        QContextMenuEvent event(
            QContextMenuEvent::Keyboard, {100, 100}, chart->mapToGlobal(QPoint(100, 100)));
        QApplication::sendEvent(chart->viewport(), &event);
        return chart->findChild<QMenu*>(u"chartMenu"_s);
    };
    QMenu* menu = open();
    QVERIFY(menu);
    QStringList texts;
    for (const QAction* action : menu->actions())
        texts.append(action->text());
    QVERIFY(texts.contains(u"Save as PNG…"_s) && texts.contains(u"Save values in sight as CSV…"_s));
    QVERIFY(!menu->actions().first()->isEnabled()); // everything is shown
    for (const QMenu* names : menu->findChildren<QMenu*>()) {
        QCOMPARE(names->actions().size(), 2);
        QCOMPARE(names->actions().first()->text(), u"a && b"_s);
        names->actions().first()->trigger();
    }
    QVERIFY(chart->isCurveHidden(0));
    menu->close();
    QTest::keyClick(chart.get(), Qt::Key_Plus);
    QTRY_VERIFY(!chart->findChild<QMenu*>(u"chartMenu"_s));
    menu = open();
    QVERIFY(menu->actions().first()->isEnabled());
    chart.reset(); // with its menu open
}

void TestTimeSeriesChart::indexesLongCurvesInTheBackground()
{
    TimeSeriesChart chart;
    chart.resize(800, 400);
    const auto plain = Curve::of(wave(u"a"_s, Curve::longLength * 3, 0));
    QVERIFY(!plain->isIndexed());
    chart.setCurves({{plain, u"a"_s, {}, -1, Qt::SolidLine}}, day);
    const qsizetype before = visiblePoints(chart);
    QVERIFY(before > 600); // it shows at once
    QTRY_VERIFY(chart.curves().first().data->isIndexed());
    QCOMPARE(chart.curves().first().data->values().constData(), plain->values().constData());
    chart.refresh(day);
    QCOMPARE(visiblePoints(chart), before);
    // A curve that came meanwhile is not replaced.
    chart.setCurves({{plain, u"a"_s, {}, -1, Qt::SolidLine}}, day);
    const auto next = Curve::of(wave(u"b"_s, 10, 0));
    chart.setCurves({{next, u"b"_s, {}, -1, Qt::SolidLine}}, day);
    QTest::qWait(100);
    QCOMPARE(chart.curves().first().data, next);
}

void TestTimeSeriesChart::exportsCsv()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"curves.csv"_s);
    SeriesData a;
    a.name = u"a \"quoted\", name"_s;
    a.times = {day.start, day.start + 1, day.start + 3, day.stop};
    a.values = {0.1, std::nan(""), -1e300, 5};
    SeriesData b;
    b.name = u"=b ☀"_s;
    b.times = {day.start + 1, day.start + 2};
    b.values = {7, 8};
    QVERIFY(
        ChartExport::toCsv({{std::make_shared<Curve>(a.times, a.values), a.name, u"kW"_s, -1, Qt::SolidLine},
                               {std::make_shared<Curve>(b.times, b.values), b.name, {}, -1, Qt::SolidLine}},
            day, path));
    QCOMPARE(contentOf(path),
        QByteArray("time,\"a \"\"quoted\"\", name [kW]\",'=b ☀\r\n"
                   "2026-11-23T12:00:00Z,0.1,\r\n"
                   "2026-11-23T12:00:00.000000001Z,,7\r\n"
                   "2026-11-23T12:00:00.000000002Z,,8\r\n"
                   "2026-11-23T12:00:00.000000003Z,-1e+300,\r\n"));
}

void TestTimeSeriesChart::exportsImages()
{
    const QTemporaryDir folder;
    TimeSeriesChart chart;
    chart.resize(600, 300);
    chart.setTitle(u"power <kW> & \"more\""_s);
    chart.setSeries({wave(u"a"_s, 1000, 0)}, day);
    QVERIFY(ChartExport::toPng(chart, folder.filePath(u"c.png"_s)));
    const QImage image(folder.filePath(u"c.png"_s));
    QCOMPARE(image.size(), QSize(1200, 600));
    // The curve's colour is in it.
    const QColor color = curveColor(0, chart.palette());
    bool found = false;
    for (int x = 0; x < image.width() && !found; ++x) {
        for (int y = 0; y < image.height() && !found; ++y)
            found = image.pixelColor(x, y) == color;
    }
    QVERIFY(found);
    QVERIFY(ChartExport::toSvg(chart, folder.filePath(u"c.svg"_s)));
    const QByteArray svg = contentOf(folder.filePath(u"c.svg"_s));
    QVERIFY(svg.contains("<svg"));
    QVERIFY(svg.contains("power"));
}

void TestTimeSeriesChart::exportsNothingHalf()
{
    const QTemporaryDir folder;
    const Result<void> done = ChartExport::toCsv({}, day, folder.filePath(u"no/such/folder.csv"_s));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Storage);
    QVERIFY(done.error().message.contains(u"folder.csv"_s));
}

void TestTimeSeriesChart::standsWhatIsNotFinite()
{
    TimeSeriesChart chart;
    chart.resize(600, 300);
    chart.show();
    const double infinite = std::numeric_limits<double>::infinity();
    const double largest = std::numeric_limits<double>::max();
    for (const QList<double>& values :
        {QList<double>{infinite, -infinite, std::nan("")}, QList<double>{largest, -largest, 0.0},
            QList<double>{5e-324, 0.0, 5e-324}, QList<double>{3, 3, 3}}) {
        SeriesData data;
        data.name = u"a"_s;
        data.times = {day.start, day.start + 1, day.stop - 1};
        data.values = values;
        chart.setSeries({data}, day);
        (void)chart.toImage();
        for (QAbstractSeries* series : chart.chart()->series()) {
            for (const QPointF& point : static_cast<QLineSeries*>(series)->points())
                QVERIFY(std::isfinite(point.y()));
        }
    }
    // The whole of time.
    chart.setSeries({}, {minimumTimestamp / 4, maximumTimestamp / 4});
    turnWheel(chart, {0, 120});
    (void)chart.toImage();
}

void TestTimeSeriesChart::looksRight()
{
    TimeSeriesChart chart;
    chart.resize(900, 420);
    chart.setTitle(u"temperature"_s);
    QList<ChartCurve> curves;
    for (int i = 0; i < 3; ++i)
        curves.append(curve(wave(u"temperature {station=%1}"_s.arg(i), 5000, i * 0.7), u"°C"_s));
    SeriesData power = wave(u"power"_s, 500, 2);
    for (double& value : power.values)
        value *= 1e6;
    curves.append(curve(power, u"kW"_s));
    chart.setCurves(curves, day);
    chart.setThresholds({{26, true, Tone::Warning}, {29, true, Tone::Bad}});
    chart.toggleCurve(1);
    move(chart, {300, 200});
    test::hang(chart, u"chart"_s, {900, 420});
    for (int i = 0; i < 60; ++i)
        turnWheel(chart, {0, 120});
    test::hang(chart, u"chart-milliseconds"_s, {900, 420});
    TimeSeriesChart counter;
    counter.setTitle(u"energy_total"_s);
    SeriesData energy = wave(u"energy"_s, 400, 0);
    for (double& value : energy.values)
        value += 3591200100.0;
    counter.setSeries({energy}, {day.start - 400 * nanosecondsPerDay, day.stop});
    test::hang(counter, u"chart-small"_s, {380, 200});
}

QTEST_MAIN(TestTimeSeriesChart)
#include "tst_time_series_chart.moc"
