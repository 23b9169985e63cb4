#include "ui/charts/TimeSeriesChart.h"

#include "model/FutureHandler.h"
#include "ui/Format.h"
#include "ui/Theme.h"
#include "ui/charts/AxisTicks.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/ChartReadout.h"
#include "ui/charts/Decimator.h"

#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>
#include <QtConcurrent/QtConcurrentRun>
#include <QtGui/QClipboard>
#include <QtGui/QPainter>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGraphicsLayout>
#include <QtWidgets/QMenu>

#include <algorithm>
#include <cmath>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds shortestView = nanosecondsPerMillisecond;
constexpr qsizetype mostScales = 4;
constexpr int mostKeys = 9;

/// Many short lines are drawn thin: that is many times faster, and no eye sees the difference.
QPen penFor(const QColor& color, Qt::PenStyle style, qsizetype points, int columns)
{
    const bool dense = points > 2 * static_cast<qsizetype>(columns);
    QPen pen(color, dense ? 1.0 : 1.8, style, points < 400 ? Qt::RoundCap : Qt::FlatCap, Qt::BevelJoin);
    pen.setCosmetic(dense);
    return pen;
}

} // namespace

TimeSeriesChart::TimeSeriesChart(QWidget* parent)
    : QChartView(parent)
    , m_xAxis(new QValueAxis)
    , m_yAxis(new QValueAxis)
{
    // Axes, labels and legend are drawn here: Qt Charts' own know no local time and move the plot
    // area whenever a label grows. Its axes stay as they are, in columns and parts: whatever moves,
    // each curve's geometry is made once.
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    for (QValueAxis* axis : {m_xAxis, m_yAxis})
        axis->setVisible(false);
    chart()->addAxis(m_xAxis, Qt::AlignBottom);
    chart()->addAxis(m_yAxis, Qt::AlignLeft);
    m_yAxis->setRange(0, 1);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(fontMetrics().height() * 12, fontMetrics().height() * 8);
    setAccessibleName(tr("Chart"));
}

TimeSeriesChart::~TimeSeriesChart() = default;

void TimeSeriesChart::setCurves(const QList<ChartCurve>& curves, const TimeRange& range)
{
    m_curves = curves;
    m_legend.setCurves(curves);
    useScales();
    refresh(range);
    indexLongCurves();
    updateAccessibleText();
}

void TimeSeriesChart::setSeries(const QList<SeriesData>& series, const TimeRange& range, Nanoseconds every)
{
    QList<ChartCurve> curves;
    for (const SeriesData& each : series)
        curves.append({Curve::of(each, every), each.name, {}, -1, Qt::SolidLine});
    setCurves(curves, range);
}

void TimeSeriesChart::refresh(const TimeRange& range)
{
    m_whole = range;
    if (!m_zoomed)
        m_visible = range;
    rebuild();
}

void TimeSeriesChart::setThresholds(const QList<ChartThreshold>& thresholds)
{
    if (m_thresholds == thresholds)
        return;
    m_thresholds = thresholds;
    rebuild();
}

void TimeSeriesChart::setTitle(const QString& title)
{
    if (m_legend.title() == format::singleLine(title))
        return;
    m_legend.setTitle(format::singleLine(title));
    updateAccessibleText();
    rebuild();
}

void TimeSeriesChart::setMessage(const QString& message)
{
    if (m_message == message)
        return;
    m_message = message;
    m_sceneIsOld = true;
    updateAccessibleText();
    viewport()->update();
}

void TimeSeriesChart::toggleCurve(qsizetype curve)
{
    m_legend.toggle(curve);
    rebuild();
}

void TimeSeriesChart::resetZoom()
{
    const bool moved = m_zoomed;
    m_zoomed = false;
    m_partFrom = 0.0;
    m_partTo = 1.0;
    m_visible = m_whole;
    rebuild();
    if (moved)
        emit viewChanged(m_visible);
}

int TimeSeriesChart::columns() const
{
    return std::max(50, static_cast<int>(plotArea().width() * devicePixelRatioF()));
}

QSize TimeSeriesChart::sizeHint() const
{
    return {fontMetrics().height() * 40, fontMetrics().height() * 20};
}

double TimeSeriesChart::axisWidth() const
{
    return fontMetrics().horizontalAdvance(u"-0 000.00"_s) + 14;
}

QRectF TimeSeriesChart::plotArea() const
{
    const QFontMetrics metrics = fontMetrics();
    const auto scales = std::max<qsizetype>(1, m_scales.size());
    const double left = axisWidth() * static_cast<double>((scales + 1) / 2);
    const double right =
        scales > 1 ? axisWidth() * static_cast<double>(scales / 2) : metrics.averageCharWidth() * 3.5;
    const double top = metrics.height() * 1.5 + 6;
    const double bottom = metrics.height() * 2 + 10;
    // Whole pixels: grid and curves stay sharp.
    return {std::ceil(left), std::ceil(top), std::max(1.0, std::floor(width() - left - right)),
        std::max(1.0, std::floor(height() - top - bottom))};
}

double TimeSeriesChart::xOf(Timestamp time) const
{
    const QRectF area = plotArea();
    return area.left() +
        area.width() * static_cast<double>(time - m_visible.start) / static_cast<double>(m_visible.length());
}

double TimeSeriesChart::yOf(const ValueScale& scale, double value) const
{
    const QRectF area = plotArea();
    return area.bottom() - area.height() * scale.part(value);
}

Timestamp TimeSeriesChart::timeAt(double x) const
{
    const QRectF area = plotArea();
    const double part = (x - area.left()) / area.width();
    return m_visible.start + static_cast<Nanoseconds>(part * static_cast<double>(m_visible.length()));
}

void TimeSeriesChart::zoom(double factor, double centerX)
{
    if (m_visible.isEmpty())
        return;
    const Timestamp center = std::clamp(timeAt(centerX), m_visible.start, m_visible.stop);
    const auto scaled = [factor](Nanoseconds part) {
        return static_cast<Nanoseconds>(static_cast<double>(part) * factor);
    };
    const TimeRange range{
        center - scaled(center - m_visible.start), center + scaled(m_visible.stop - center)};
    if (range.length() >= shortestView)
        lookAt(range);
}

void TimeSeriesChart::pan(Nanoseconds distance)
{
    const Nanoseconds length = m_visible.length();
    TimeRange range{m_visible.start + distance, m_visible.stop + distance};
    // Not out of what was asked for: there is nothing.
    if (range.stop > m_whole.stop)
        range = {m_whole.stop - length, m_whole.stop};
    if (range.start < m_whole.start)
        range = {m_whole.start, m_whole.start + length};
    lookAt(range);
}

void TimeSeriesChart::zoomInto(const QRectF& box)
{
    const QRectF area = plotArea();
    const QRectF within = box.normalized().intersected(area);
    // A box this small is a slip of the hand.
    if (within.width() < 5 || within.height() < 5)
        return rebuild();
    const TimeRange range{timeAt(within.left()), timeAt(within.right())};
    if (range.length() < shortestView)
        return rebuild();
    const auto partAt = [&](double y) {
        return m_partFrom + (m_partTo - m_partFrom) * (area.bottom() - y) / area.height();
    };
    const double from = partAt(within.bottom());
    m_partTo = partAt(within.top());
    m_partFrom = from;
    // The parts are of the axes as they fit the new range of time; see stretches().
    lookAt(range);
}

void TimeSeriesChart::lookAt(const TimeRange& range)
{
    const TimeRange before = m_visible;
    m_visible = range.intersected(m_whole);
    m_zoomed = m_visible != m_whole || m_partFrom > 0.0 || m_partTo < 1.0;
    rebuild();
    if (m_visible != before)
        emit viewChanged(m_visible);
}

void TimeSeriesChart::setCrosshair(std::optional<Timestamp> time)
{
    if (m_mouse || m_crosshair == time)
        return;
    m_crosshair = time;
    viewport()->update();
}

void TimeSeriesChart::moveCrosshair(std::optional<Timestamp> time)
{
    if (m_crosshair == time)
        return;
    m_crosshair = time;
    viewport()->update();
    emit crosshairMoved(time);
}

/// An axis for each unit, in the order in which they come.
void TimeSeriesChart::useScales()
{
    QStringList units;
    m_scaleOf.clear();
    for (const ChartCurve& curve : std::as_const(m_curves)) {
        if (!units.contains(curve.unit) && units.size() < mostScales)
            units.append(curve.unit);
        m_scaleOf.append(std::max<qsizetype>(0, units.indexOf(curve.unit)));
    }
    QList<ValueScale> scales;
    for (const QString& unit : units)
        scales.append(ValueScale(unit));
    m_scales = scales;
}

/// Long curves get their index in the background, and are swapped for the indexed ones as a whole.
void TimeSeriesChart::indexLongCurves()
{
    using Indexed = Result<std::shared_ptr<const Curve>>;
    for (const ChartCurve& curve : std::as_const(m_curves)) {
        if (curve.data->isIndexed())
            continue;
        whenFinished(this, QtConcurrent::run([data = curve.data] {
            return Indexed(std::make_shared<const Curve>(data->indexed()));
        }),
            [this, before = curve.data](const Indexed& indexed) {
                for (ChartCurve& each : m_curves) {
                    if (each.data == before && indexed)
                        each.data = *indexed;
                }
            });
    }
}

QLineSeries* TimeSeriesChart::pooled(qsizetype index)
{
    while (m_pool.size() <= index) {
        auto* series = new QLineSeries;
        series->setMarkerSize(4);
        chart()->addSeries(series);
        series->attachAxis(m_xAxis);
        series->attachAxis(m_yAxis);
        m_pool.append(series);
    }
    return m_pool.at(index);
}

int TimeSeriesChart::markCount() const
{
    return std::max(2, static_cast<int>(plotArea().height() / (fontMetrics().height() * 3)));
}

/// The curves in columns and values; fits the axes to them.
QList<TimeSeriesChart::Stretch> TimeSeriesChart::stretches()
{
    QList<Stretch> result;
    for (ValueScale& scale : m_scales)
        scale.begin();
    for (qsizetype i = 0; i < m_curves.size(); ++i) {
        if (m_legend.isHidden(i))
            continue;
        ValueScale& scale = m_scales[m_scaleOf.at(i)];
        for (QList<QPointF>& points : Decimator::decimate(*m_curves.at(i).data, m_visible, columns())) {
            for (const QPointF& point : points)
                scale.include(point.y());
            result.append({std::move(points), i});
        }
    }
    for (ValueScale& scale : m_scales) {
        scale.fit(markCount());
        scale.showPart(m_partFrom, m_partTo);
    }
    for (Stretch& stretch : result) {
        const ValueScale& scale = m_scales.at(m_scaleOf.at(stretch.curve));
        for (QPointF& point : stretch.points)
            point.setY(scale.part(point.y()));
    }
    return result;
}

void TimeSeriesChart::rebuild()
{
    const QRectF area = plotArea();
    m_legend.arrange({area.left(), 2, area.width(), fontMetrics().height() * 1.5}, font());
    if (chart()->plotArea() != area) {
        chart()->setPlotArea(area);
        chart()->layout()->activate();
    }
    if (m_xAxis->max() != columns())
        m_xAxis->setRange(0, columns());
    draw(stretches());
    if (m_mouse && !m_drag && area.contains(*m_mouse))
        moveCrosshair(timeAt(m_mouse->x()));
    m_sceneIsOld = true;
    viewport()->update();
}

void TimeSeriesChart::draw(const QList<Stretch>& stretches)
{
    qsizetype points = 0;
    for (const Stretch& stretch : stretches)
        points += stretch.points.size();
    for (qsizetype i = 0; i < stretches.size(); ++i) {
        const Stretch& stretch = stretches.at(i);
        const ChartCurve& curve = m_curves.at(stretch.curve);
        const QColor color = ChartLegend::colorOf(curve, stretch.curve, palette());
        QLineSeries* series = pooled(i);
        if (const QPen pen = penFor(color, curve.style, points, columns()); series->pen() != pen)
            series->setPen(pen);
        // A point alone between gaps has no line: show it itself.
        if (const bool alone = stretch.points.size() == 1; series->pointsVisible() != alone)
            series->setPointsVisible(alone);
        series->replace(stretch.points);
        if (!series->isVisible())
            series->setVisible(true);
    }
    for (qsizetype i = stretches.size(); i < m_pool.size() && m_pool.at(i)->isVisible(); ++i) {
        m_pool.at(i)->replace(QList<QPointF>());
        m_pool.at(i)->setVisible(false);
    }
}

void TimeSeriesChart::drawBackground(QPainter* painter, const QRectF& rect)
{
    painter->fillRect(rect, palette().base());
    if (m_curves.isEmpty())
        return; // the message stands alone
    painter->setFont(font());
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintTimeAxis(*painter);
    for (qsizetype i = 0; i < m_scales.size(); ++i)
        paintValueAxis(*painter, i);
    paintThresholds(*painter);
    painter->setRenderHint(QPainter::Antialiasing, true);
}

void TimeSeriesChart::paintValueAxis(QPainter& painter, qsizetype index) const
{
    const QRectF area = plotArea();
    const ValueScale& scale = m_scales.at(index);
    const QFontMetrics metrics = fontMetrics();
    const bool onLeft = index % 2 == 0;
    const double offset = axisWidth() * static_cast<double>(index / 2);
    QRectF box(onLeft ? area.left() - axisWidth() - offset : area.right() + offset, 0, axisWidth(), 0);
    box.adjust(2, 0, -2, 0);
    if (onLeft)
        box.setRight(box.right() - 5);
    else
        box.setLeft(box.left() + 5);
    const auto align =
        static_cast<int>(onLeft ? Qt::AlignRight : Qt::AlignLeft) | static_cast<int>(Qt::AlignVCenter);
    const AxisTicks::ValueTicks marks = AxisTicks::values(scale.low(), scale.high(), markCount());
    for (const AxisTicks::ValueTick& tick : marks.ticks) {
        const double y = std::round(yOf(scale, tick.value));
        if (y < area.top() - 1 || y > area.bottom() + 1)
            continue;
        if (index == 0) {
            painter.setPen(borderColor(palette()));
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        }
        painter.setPen(mutedColor(palette()));
        painter.drawText(
            QRectF(box.left(), y - metrics.height(), box.width(), metrics.height() * 2), align, tick.label);
    }
    painter.setPen(mutedColor(palette()));
    const QRectF head(box.left(), 2, box.width(), metrics.height() * 1.5);
    painter.drawText(head, align, metrics.elidedText(scale.unit(), Qt::ElideRight, qRound(box.width())));
    if (!marks.note.isEmpty())
        painter.drawText(QRectF(area.left() + 4, area.top(), area.width() - 8, metrics.height() * 1.2),
            align == (static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignVCenter))
                ? static_cast<int>(Qt::AlignLeft)
                : static_cast<int>(Qt::AlignRight),
            marks.note);
}

void TimeSeriesChart::paintTimeAxis(QPainter& painter) const
{
    const QRectF area = plotArea();
    const QFontMetrics metrics = fontMetrics();
    const int marks = std::max(2, static_cast<int>(area.width() / (metrics.averageCharWidth() * 14)));
    const double half = metrics.averageCharWidth() * 7;
    for (const AxisTicks::TimeTick& tick : AxisTicks::times(m_visible, marks)) {
        const double x = std::round(xOf(tick.time));
        painter.setPen(borderColor(palette()));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 4));
        painter.setPen(mutedColor(palette()));
        // Within the chart, though the mark may stand at its edge.
        const double left = std::clamp(x - half, 0.0, std::max(0.0, width() - 2 * half));
        QRectF box(left, area.bottom() + 6, 2 * half, metrics.height());
        const bool pushed = left != x - half;
        const auto align = pushed && left > 0 ? Qt::AlignRight : pushed ? Qt::AlignLeft : Qt::AlignHCenter;
        painter.drawText(box, static_cast<int>(align), tick.label);
        painter.drawText(box.translated(0, metrics.height()), static_cast<int>(align), tick.date);
    }
}

void TimeSeriesChart::paintThresholds(QPainter& painter) const
{
    if (m_scales.isEmpty())
        return;
    const QRectF area = plotArea();
    const ValueScale& scale = m_scales.first();
    for (const ChartThreshold& threshold : m_thresholds) {
        const double y = std::clamp(yOf(scale, threshold.value), area.top(), area.bottom());
        QColor color = toneColor(threshold.tone, palette());
        const QRectF beyond = threshold.isUpper ? QRectF(area.topLeft(), QPointF(area.right(), y))
                                                : QRectF(QPointF(area.left(), y), area.bottomRight());
        color.setAlphaF(0.10F);
        painter.fillRect(beyond, color);
        if (yOf(scale, threshold.value) != y)
            continue; // not in sight
        color.setAlphaF(0.9F);
        painter.setPen(QPen(color, 1, Qt::DashLine));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
}

void TimeSeriesChart::drawForeground(QPainter* painter, const QRectF&)
{
    m_legend.paint(*painter, palette(), font());
    if (!m_curves.isEmpty())
        return;
    painter->setPen(mutedColor(palette()));
    painter->drawText(plotArea().adjusted(10, 10, -10, -10),
        static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextWordWrap), m_message);
}

void TimeSeriesChart::paintTo(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    render(&painter, QRectF(viewport()->rect()), viewport()->rect());
}

QImage TimeSeriesChart::toImage(double scale)
{
    const double ratio = devicePixelRatioF() * scale;
    QImage image(size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(palette().color(QPalette::Base));
    QPainter painter(&image);
    paintTo(painter);
    return image;
}

/// Curves are painted when they change; the crosshair moves over their picture.
void TimeSeriesChart::paintEvent(QPaintEvent* event)
{
    const QSize pixels = viewport()->size() * devicePixelRatioF();
    if (m_sceneIsOld || m_scene.size() != pixels) {
        if (m_scene.size() != pixels)
            m_scene = QPixmap(pixels);
        m_scene.setDevicePixelRatio(devicePixelRatioF());
        QPainter painter(&m_scene);
        paintTo(painter);
        m_sceneIsOld = false;
    }
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    painter.drawPixmap(0, 0, m_scene);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_crosshair && !m_drag && !m_visible.isEmpty() && m_visible.contains(*m_crosshair))
        paintReadout(painter);
    if (m_box) {
        QColor fill = palette().color(QPalette::Highlight);
        painter.setPen(fill);
        fill.setAlphaF(0.2F);
        painter.setBrush(fill);
        painter.drawRect(m_box->normalized().intersected(plotArea()));
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void TimeSeriesChart::paintReadout(QPainter& painter) const
{
    const QRectF area = plotArea();
    const double x = xOf(*m_crosshair);
    painter.setPen(QPen(mutedColor(palette()), 1, Qt::DashLine));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    ChartReadout readout(*m_crosshair, m_mouse.has_value());
    double y = area.center().y();
    for (qsizetype i = 0; i < m_curves.size(); ++i) {
        const ChartCurve& curve = m_curves.at(i);
        const qsizetype index = m_legend.isHidden(i) ? -1 : curve.data->nearest(*m_crosshair, m_visible);
        // Not from the far side of a gap.
        if (index < 0 || std::abs(xOf(curve.data->times().at(index)) - x) > area.width() / 8)
            continue;
        const double value = curve.data->values().at(index);
        const QColor color = ChartLegend::colorOf(curve, i, palette());
        const QPointF place(xOf(curve.data->times().at(index)), yOf(m_scales.at(m_scaleOf.at(i)), value));
        if (area.contains(place)) {
            painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
            painter.setBrush(color);
            painter.drawEllipse(place, 4.5, 4.5);
            y = place.y();
        }
        const QString figure = format::real(value);
        readout.add({color, curve.unit.isEmpty() ? figure : figure + u'\u202f' + curve.unit,
            m_curves.size() == 1 ? QString() : curve.name});
    }
    if (!readout.isEmpty())
        readout.paint(painter, {x, m_mouse ? m_mouse->y() : y}, area, palette(), font());
}

void TimeSeriesChart::updateAccessibleText()
{
    setAccessibleName(m_legend.title().isEmpty() ? tr("Chart") : tr("Chart of %1").arg(m_legend.title()));
    QStringList names;
    for (const ChartCurve& curve : std::as_const(m_curves))
        names.append(format::singleLine(curve.name));
    setAccessibleDescription(names.isEmpty() ? m_message : tr("Curves: %1").arg(names.join(u", "_s)));
}

void TimeSeriesChart::fillMenu(QMenu& menu)
{
    menu.addActions(m_ownActions);
    if (!m_ownActions.isEmpty())
        menu.addSeparator();
    QAction* reset = menu.addAction(tr("Show everything"), this, &TimeSeriesChart::resetZoom);
    reset->setEnabled(m_zoomed);
    if (m_curves.size() > 1) {
        QMenu* names = menu.addMenu(tr("Curves"));
        for (qsizetype i = 0; i < m_curves.size(); ++i) {
            QString name = format::singleLine(m_curves.at(i).name).left(60);
            QAction* entry =
                names->addAction(name.replace(u'&', u"&&"_s), this, [this, i] { toggleCurve(i); });
            entry->setCheckable(true);
            entry->setChecked(!m_legend.isHidden(i));
        }
    }
    menu.addSeparator();
    menu.addAction(tr("Copy as image"), this, [this] { QApplication::clipboard()->setImage(toImage()); });
    menu.addAction(tr("Save as PNG…"), this, [this] { exportAs(u"png"_s); });
    menu.addAction(tr("Save as SVG…"), this, [this] { exportAs(u"svg"_s); });
    QAction* csv = menu.addAction(tr("Save values in sight as CSV…"), this, [this] { exportAs(u"csv"_s); });
    csv->setEnabled(!m_curves.isEmpty());
}

void TimeSeriesChart::exportAs(const QString& suffix)
{
    QString name = m_legend.title().isEmpty() ? tr("chart") : m_legend.title();
    for (QChar& each : name) {
        if (!each.isLetterOrNumber() && each != u'-' && each != u'_')
            each = u'-';
    }
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the chart"),
        name.left(60) + u'.' + suffix, tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    if (path.isEmpty())
        return;
    const auto tell = [this, path](const Result<void>& done) {
        emit exported(path, done ? QString() : done.error().toString());
    };
    if (suffix == u"png"_s)
        return tell(ChartExport::toPng(*this, path));
    if (suffix == u"svg"_s)
        return tell(ChartExport::toSvg(*this, path));
    // Copies of live curves: the ones here go on.
    QList<ChartCurve> curves = m_curves;
    for (ChartCurve& curve : curves)
        curve.data = std::make_shared<const Curve>(*curve.data);
    whenFinished(this, QtConcurrent::run([curves, range = m_visible, path] {
        return ChartExport::toCsv(curves, range, path);
    }),
        tell);
}

void TimeSeriesChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    rebuild();
}

void TimeSeriesChart::wheelEvent(QWheelEvent* event)
{
    if (m_curves.isEmpty() || (m_wheelNeedsFocus && !hasFocus())) {
        event->ignore(); // the page scrolls
        return;
    }
    event->accept();
    const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier) ||
        std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y());
    if (sideways) {
        const QPoint turn = event->angleDelta();
        // A touchpad says pixels; a wheel turns a tenth of the view at a time.
        const double pixels = event->pixelDelta().x() != 0
            ? -event->pixelDelta().x()
            : -(turn.x() != 0 ? turn.x() : turn.y()) / 120.0 * plotArea().width() / 10;
        return panPixels(pixels);
    }
    if (event->angleDelta().y() != 0)
        zoom(std::pow(0.8, event->angleDelta().y() / 120.0), event->position().x());
}

bool TimeSeriesChart::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoom(1.0 / std::max(0.1, 1.0 + gesture->value()), gesture->position().x());
            return true;
        }
    }
    return QChartView::viewportEvent(event);
}

void TimeSeriesChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const qsizetype curve = m_legend.curveAt(event->position()); curve >= 0)
        return toggleCurve(curve);
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_box = QRectF(event->position(), event->position());
        setCursor(Qt::CrossCursor);
        return;
    }
    m_drag = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent* event)
{
    m_mouse = event->position();
    if (m_box) {
        m_box->setBottomRight(event->position());
        viewport()->update();
        return;
    }
    if (m_drag) {
        if (m_zoomed)
            panPixels(m_drag->x() - event->position().x());
        m_drag = event->position();
        return;
    }
    viewport()->setCursor(
        m_legend.curveAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const bool inside = plotArea().contains(event->position()) && !m_visible.isEmpty();
    moveCrosshair(inside ? std::optional(timeAt(event->position().x())) : std::nullopt);
    viewport()->update();
}

void TimeSeriesChart::mouseReleaseEvent(QMouseEvent*)
{
    m_drag.reset();
    unsetCursor();
    if (const auto box = std::exchange(m_box, std::nullopt))
        zoomInto(*box);
    viewport()->update();
}

void TimeSeriesChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_legend.curveAt(event->position()) < 0)
        resetZoom();
    else
        mousePressEvent(event);
}

void TimeSeriesChart::contextMenuEvent(QContextMenuEvent* event)
{
    // Not on the stack: the chart may go while its menu is open.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"chartMenu"_s);
    fillMenu(*menu);
    menu->popup(event->globalPos());
}

void TimeSeriesChart::keyPressEvent(QKeyEvent* event)
{
    const QRectF area = plotArea();
    const double center = m_crosshair ? xOf(*m_crosshair) : area.center().x();
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const int direction = event->key() == Qt::Key_Left || event->key() == Qt::Key_PageUp ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(0.8, center);
    case Qt::Key_Minus: return zoom(1.25, center);
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (control && !m_visible.isEmpty())
            return moveCrosshair(timeAt(std::clamp(center + direction * 4.0, area.left(), area.right() - 1)));
        return pan(direction * (m_visible.length() / 10));
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: return pan(direction * m_visible.length());
    case Qt::Key_Home: return resetZoom();
    case Qt::Key_Escape:
        if (m_box || m_crosshair) {
            m_box.reset();
            return moveCrosshair(std::nullopt);
        }
        break;
    default: break;
    }
    const int number = event->key() - Qt::Key_1;
    if (!control && number >= 0 && number < mostKeys && number < m_curves.size())
        return toggleCurve(number);
    QChartView::keyPressEvent(event);
}

void TimeSeriesChart::leaveEvent(QEvent* event)
{
    m_mouse.reset();
    moveCrosshair(std::nullopt);
    QChartView::leaveEvent(event);
}

void TimeSeriesChart::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void TimeSeriesChart::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void TimeSeriesChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

} // namespace telemirror
