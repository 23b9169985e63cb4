// What charts cost: pan and zoom over ten million points, and twenty live charts. Prints processor
// times, medians, with a floor beside them that no chart can beat: the same number of lines, of the
// same width, drawn by QPainter alone.
//
//   build/release/bin/bench_charts          (offscreen, raster; no display is needed)

#include "Stopwatch.h"
#include "ui/Theme.h"
#include "ui/charts/Decimator.h"
#include "ui/charts/TimeSeriesChart.h"
#include "ui/widgets/ChartGrid.h"
#include "ui/widgets/ChartTile.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtGui/QPainter>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype manyPoints = 10'000'000;
constexpr int liveCharts = 20;
constexpr qsizetype livePoints = 24 * 3600;
constexpr int roundsPerSecond = 5;
const Timestamp start = fromDateTime(QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC));

/// Milliseconds of processor time of this thread.
double threadTime()
{
    return bench::threadSeconds() * 1e3;
}

struct Times
{
    QList<double> each;
    void add(double time) { each.append(time); }
    [[nodiscard]] double at(double part) const
    {
        QList<double> sorted = each;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(static_cast<qsizetype>(part * static_cast<double>(sorted.size() - 1)));
    }
};

double timeOf(const std::function<void()>& work)
{
    const double before = threadTime();
    work();
    return threadTime() - before;
}

Curve noisy(qsizetype size)
{
    QList<Timestamp> times(size);
    QList<double> values(size);
    quint32 state = 1;
    for (qsizetype i = 0; i < size; ++i) {
        state = state * 1664525U + 1013904223U;
        times[i] = start + i * nanosecondsPerSecond;
        values[i] =
            20 + 8 * std::sin(static_cast<double>(i) * 1e-4) + static_cast<double>(state >> 8) / (1 << 24);
    }
    return {times, values};
}

/// Lines through these points, drawn by QPainter and nothing else.
double floorOf(const QSize& size, qsizetype points)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QList<QLineF> lines;
    const double step = static_cast<double>(size.width()) / static_cast<double>(points);
    for (qsizetype i = 1; i < points; ++i) {
        const auto y = [&size](qsizetype k) {
            return size.height() *
                (0.5 + 0.3 * std::sin(static_cast<double>(k) * 0.01) + static_cast<double>(k % 4) * 0.02);
        };
        lines.append({static_cast<double>(i - 1) * step, y(i - 1), static_cast<double>(i) * step, y(i)});
    }
    Times times;
    for (int i = 0; i < 21; ++i) {
        times.add(timeOf([&] {
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            QPen pen(Qt::blue, 1);
            pen.setCosmetic(true);
            painter.setPen(pen);
            painter.drawLines(lines);
        }));
    }
    return times.at(0.5);
}

void repaint(QWidget& widget)
{
    QApplication::processEvents();
    widget.grab();
}

void zoomAndPan()
{
    std::printf("One curve of %lld points, chart of 1400 x 700\n", static_cast<long long>(manyPoints));
    const Curve plain = noisy(manyPoints);
    const TimeRange whole{start, start + manyPoints * nanosecondsPerSecond};
    std::shared_ptr<const Curve> indexed;
    std::printf("  pyramid, built off the GUI thread    %7.1f ms\n",
        timeOf([&] { indexed = std::make_shared<const Curve>(plain.indexed()); }));
    std::printf("  decimate, no pyramid                 %7.2f ms\n",
        timeOf([&] { (void)Decimator::decimate(plain, whole, 1300); }));
    Times decimate;
    for (int i = 0; i < 21; ++i)
        decimate.add(timeOf([&] { (void)Decimator::decimate(*indexed, whole, 1300); }));
    std::printf("  decimate, with pyramid               %7.2f ms\n", decimate.at(0.5));

    TimeSeriesChart chart;
    chart.resize(1400, 700);
    chart.show();
    repaint(chart);
    QElapsedTimer wall;
    wall.start();
    const double first = timeOf([&] {
        chart.setCurves({{std::make_shared<const Curve>(plain), u"a"_s, {}, -1, Qt::SolidLine}}, whole);
        repaint(chart);
    });
    std::printf("  first paint (goal 100 ms)            %7.1f ms (%.1f ms on the wall)\n", first,
        static_cast<double>(wall.nsecsElapsed()) * 1e-6);
    while (!chart.curves().first().data->isIndexed())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);

    Times frames;
    const QPointF center(700, 350);
    for (int i = 0; i < 120; ++i) {
        frames.add(timeOf([&] {
            const bool pans = i % 3 == 2;
            QWheelEvent wheel(center, center, {},
                {pans ? (i % 2 ? 120 : -120) : 0, pans ? 0 : (i % 60 < 30 ? 120 : -120)}, Qt::NoButton,
                Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(chart.viewport(), &wheel);
            repaint(chart);
        }));
    }
    std::printf("  a frame of zoom or pan (goal 16.6)   %7.2f ms median, %.2f ms at 95 %%, %.2f ms worst\n",
        frames.at(0.5), frames.at(0.95), frames.at(1.0));
    std::printf("  floor: 5200 lines by QPainter alone  %7.2f ms\n\n", floorOf({1400, 700}, 5200));
}

void live()
{
    std::printf("%d live charts of 330 x 210, a day at 1 s behind each, %d rounds a second\n", liveCharts,
        roundsPerSecond);
    QList<LiveLayout::Chart> layout;
    for (int i = 0; i < liveCharts; ++i)
        layout.append({u"real"_s, u"field %1"_s.arg(i), {}, u"kW"_s, {{30, true, Tone::Bad}}});
    ChartGrid grid;
    grid.setCharts(layout);
    grid.resize(1700, 900);
    grid.show();
    QList<std::shared_ptr<Curve>> curves;
    for (ChartTile* tile : grid.tiles()) {
        curves.append(std::make_shared<Curve>(noisy(livePoints).indexed()));
        tile->setCurve(curves.last());
    }
    repaint(grid);
    for (const Nanoseconds window : {nanosecondsPerHour, nanosecondsPerDay}) {
        Times rounds;
        Times slices;
        for (int i = 0; i < 5 * roundsPerSecond; ++i) {
            const Timestamp now = curves.first()->times().last() + nanosecondsPerSecond / roundsPerSecond;
            double round = timeOf([&] {
                for (qsizetype k = 0; k < curves.size(); ++k)
                    curves.at(k)->append(now, 20 + std::sin(i + static_cast<double>(k)));
                grid.refresh({now - window, now}, false);
            });
            // Once more at the end: what was drawn last is still to be painted.
            for (bool more = true; more;) {
                more = !grid.isFresh();
                const double slice = timeOf([] { QApplication::processEvents(); });
                slices.add(slice);
                round += slice;
            }
            rounds.add(round);
        }
        std::printf("  window %4lld min: %6.2f ms a round, %.1f %% of a core (goal 25 %%); %.2f ms a chart; "
                    "longest without a pause %.1f ms (goal 16.6)\n",
            static_cast<long long>(window / nanosecondsPerMinute), rounds.at(0.5),
            rounds.at(0.5) * roundsPerSecond / 10.0, rounds.at(0.5) / liveCharts, slices.at(1.0));
    }
    const double painted = floorOf({330, 170}, 1000);
    std::printf("  floor: 1000 lines by QPainter alone, times %d: %.2f ms, %.1f %% of a core\n", liveCharts,
        painted * liveCharts, painted * liveCharts * roundsPerSecond / 10.0);
    Times crosshair;
    TimeSeriesChart& first = grid.tiles().first()->view();
    for (int i = 0; i < 40; ++i) {
        const QPointF place = first.plotArea().center() + QPointF(i, 0);
        crosshair.add(timeOf([&] {
            QMouseEvent move(QEvent::MouseMove, place, place, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
            QApplication::sendEvent(first.viewport(), &move);
            repaint(grid);
        }));
    }
    std::printf("  crosshair through all of them: %.2f ms a move\n", crosshair.at(0.5));
}

} // namespace

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyTheme(application, Theme::Light);
    zoomAndPan();
    live();
    return 0;
}
