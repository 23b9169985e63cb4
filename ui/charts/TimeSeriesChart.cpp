#include "ui/charts/TimeSeriesChart.h"

#include "ui/Format.h"
#include "ui/Theme.h"
#include "ui/charts/AxisTicks.h"
#include "ui/charts/Decimator.h"

#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>
#include <QtGui/QPainter>
#include <QtGui/QWheelEvent>

#include <algorithm>
#include <cmath>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds shortestView = 10 * nanosecondsPerMillisecond;
constexpr qsizetype curvesInReadout = 8;

double milliseconds(Timestamp time)
{
    return static_cast<double>(time) / static_cast<double>(nanosecondsPerMillisecond);
}

} // namespace

TimeSeriesChart::TimeSeriesChart(QWidget* parent)
    : QChartView(parent)
    , m_xAxis(new QValueAxis)
    , m_yAxis(new QValueAxis)
{
    // Axes, labels and legend are drawn here: Qt Charts' own know no local time and move the plot
    // area whenever a label grows.
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    for (QValueAxis* axis : {m_xAxis, m_yAxis})
        axis->setVisible(false);
    chart()->addAxis(m_xAxis, Qt::AlignBottom);
    chart()->addAxis(m_yAxis, Qt::AlignLeft);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(fontMetrics().height() * 12, fontMetrics().height() * 9);
    setAccessibleName(tr("Chart"));
}

void TimeSeriesChart::setCurves(const QList<SeriesData>& curves, const TimeRange& range)
{
    m_curves = curves;
    m_whole = range;
    if (!m_zoomed)
        m_visible = range;
    rebuild();
}

void TimeSeriesChart::setTitle(const QString& title)
{
    m_title = format::singleLine(title);
    viewport()->update();
}

void TimeSeriesChart::setMessage(const QString& message)
{
    m_message = message;
    viewport()->update();
}

void TimeSeriesChart::resetZoom()
{
    m_zoomed = false;
    m_visible = m_whole;
    rebuild();
}

int TimeSeriesChart::columns() const
{
    return std::max(50, static_cast<int>(plotArea().width()));
}

QSize TimeSeriesChart::sizeHint() const
{
    return {fontMetrics().height() * 40, fontMetrics().height() * 20};
}

QRectF TimeSeriesChart::plotArea() const
{
    const QFontMetrics metrics = fontMetrics();
    const double left = metrics.horizontalAdvance(u"-0 000 000"_s) + 12;
    const double top = metrics.height() * 1.6 + 6;
    const double bottom = metrics.height() * 2 + 10;
    return {left, top, std::max(1.0, width() - left - 3.5 * metrics.averageCharWidth()),
        std::max(1.0, height() - top - bottom)};
}

double TimeSeriesChart::xOf(Timestamp time) const
{
    const QRectF area = plotArea();
    const double length = static_cast<double>(m_visible.length());
    return area.left() +
        area.width() * (static_cast<double>(time) - static_cast<double>(m_visible.start)) / length;
}

double TimeSeriesChart::yOf(double value) const
{
    const QRectF area = plotArea();
    return area.bottom() - area.height() * (value - m_low) / (m_high - m_low);
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
    const Timestamp center = timeAt(centerX);
    const auto scaled = [factor](Nanoseconds part) {
        return static_cast<Nanoseconds>(static_cast<double>(part) * factor);
    };
    const TimeRange range{
        center - scaled(center - m_visible.start), center + scaled(m_visible.stop - center)};
    if (range.length() >= shortestView)
        show(range);
}

void TimeSeriesChart::pan(Nanoseconds distance)
{
    TimeRange range{m_visible.start + distance, m_visible.stop + distance};
    // Not out of what was asked for: there is nothing.
    if (range.start < m_whole.start)
        range = {m_whole.start, m_whole.start + m_visible.length()};
    if (range.stop > m_whole.stop)
        range = {m_whole.stop - m_visible.length(), m_whole.stop};
    show(range);
}

void TimeSeriesChart::show(const TimeRange& range)
{
    m_visible = range.intersected(m_whole);
    m_zoomed = m_visible != m_whole;
    rebuild();
}

QLineSeries* TimeSeriesChart::pooled(qsizetype index)
{
    while (m_pool.size() <= index) {
        auto* series = new QLineSeries;
        chart()->addSeries(series);
        series->attachAxis(m_xAxis);
        series->attachAxis(m_yAxis);
        m_pool.append(series);
    }
    return m_pool.at(index);
}

void TimeSeriesChart::rebuild()
{
    struct Stretch
    {
        QList<QPointF> points;
        QColor color;
    };
    QList<Stretch> stretches;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (qsizetype i = 0; i < m_curves.size(); ++i) {
        const SeriesData& curve = m_curves.at(i);
        for (QList<QPointF>& points : Decimator::decimate(curve.times, curve.values, m_visible, columns())) {
            for (const QPointF& point : points) {
                low = std::min(low, point.y());
                high = std::max(high, point.y());
            }
            stretches.append({std::move(points), curveColor(i, palette())});
        }
    }
    if (!(low <= high)) {
        low = 0;
        high = 1;
    }
    const double margin = high > low ? (high - low) * 0.06 : std::max(std::abs(high) * 0.1, 1.0);
    m_low = low - margin;
    m_high = high + margin;

    chart()->setPlotArea(plotArea());
    m_xAxis->setRange(milliseconds(m_visible.start), milliseconds(m_visible.stop));
    m_yAxis->setRange(m_low, m_high);
    for (qsizetype i = 0; i < stretches.size(); ++i) {
        QLineSeries* series = pooled(i);
        QPen pen(stretches[i].color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        series->setPen(pen);
        series->setColor(stretches[i].color);
        // A point alone between gaps has no line: show it itself.
        series->setMarkerSize(4);
        series->setPointsVisible(stretches[i].points.size() == 1);
        series->replace(stretches[i].points);
        series->setVisible(true);
    }
    for (qsizetype i = stretches.size(); i < m_pool.size(); ++i) {
        if (m_pool.at(i)->isVisible()) {
            m_pool.at(i)->replace(QList<QPointF>());
            m_pool.at(i)->setVisible(false);
        }
    }
    viewport()->update();
}

void TimeSeriesChart::drawBackground(QPainter* painter, const QRectF& rect)
{
    painter->fillRect(rect, palette().base());
    const QRectF area = plotArea();
    painter->setRenderHint(QPainter::Antialiasing, false);
    const QFontMetrics metrics = fontMetrics();
    painter->setFont(font());
    const QColor muted = mutedColor(palette());
    QColor grid = borderColor(palette());

    const int rows = std::max(3, static_cast<int>(area.height() / (metrics.height() * 3)));
    for (const AxisTicks::ValueTick& tick : AxisTicks::values(m_low, m_high, rows)) {
        const double y = std::round(yOf(tick.value));
        painter->setPen(grid);
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (m_curves.isEmpty())
            continue;
        painter->setPen(muted);
        painter->drawText(QRectF(2, y - metrics.height(), area.left() - 10, metrics.height() * 2),
            Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    const int marks = std::max(2, static_cast<int>(area.width() / (metrics.averageCharWidth() * 14)));
    for (const AxisTicks::TimeTick& tick : AxisTicks::times(m_visible, marks)) {
        const double x = std::round(xOf(tick.time));
        painter->setPen(grid);
        painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 4));
        painter->setPen(muted);
        const double half = metrics.averageCharWidth() * 7;
        painter->drawText(
            QRectF(x - half, area.bottom() + 6, 2 * half, metrics.height()), Qt::AlignCenter, tick.label);
        painter->drawText(QRectF(x - half, area.bottom() + 6 + metrics.height(), 2 * half, metrics.height()),
            Qt::AlignCenter, tick.date);
    }
    painter->setRenderHint(QPainter::Antialiasing, true);
}

void TimeSeriesChart::drawForeground(QPainter* painter, const QRectF&)
{
    painter->setFont(font());
    drawLegend(*painter);
    if (m_curves.isEmpty()) {
        painter->setPen(mutedColor(palette()));
        painter->drawText(plotArea().adjusted(10, 10, -10, -10),
            static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextWordWrap), m_message);
        return;
    }
    if (m_hover && !m_drag && plotArea().contains(*m_hover))
        drawReadout(*painter);
}

void TimeSeriesChart::drawLegend(QPainter& painter) const
{
    const QRectF area = plotArea();
    const QFontMetrics metrics = fontMetrics();
    const double height = metrics.height() * 1.6;
    double x = area.left();
    painter.setPen(palette().color(QPalette::WindowText));
    if (!m_title.isEmpty()) {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        const QString title =
            QFontMetrics(bold).elidedText(m_title, Qt::ElideMiddle, qRound(area.width() * 0.6));
        painter.drawText(QRectF(x, 2, area.width(), height), Qt::AlignLeft | Qt::AlignVCenter, title);
        x += QFontMetrics(bold).horizontalAdvance(title) + 20;
        painter.setFont(font());
    }
    if (m_curves.size() == 1 && !m_title.isEmpty())
        return; // the title says it
    for (qsizetype i = 0; i < m_curves.size(); ++i) {
        const QString name = metrics.elidedText(
            format::singleLine(m_curves.at(i).name), Qt::ElideMiddle, metrics.averageCharWidth() * 28);
        const QString rest = tr("+ %1 more").arg(format::count(m_curves.size() - i));
        const double needed = 22 + metrics.horizontalAdvance(name) + 14;
        const bool isLast = i + 1 == m_curves.size();
        const double room = area.right() - x - (isLast ? 0 : metrics.horizontalAdvance(rest));
        painter.setPen(palette().color(QPalette::WindowText));
        if (needed > room) {
            painter.drawText(QRectF(x, 2, area.right() - x, height), Qt::AlignLeft | Qt::AlignVCenter, rest);
            return;
        }
        painter.setPen(QPen(curveColor(i, palette()), 3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(x + 1, 2 + height / 2), QPointF(x + 15, 2 + height / 2));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(x + 22, 2, needed, height), Qt::AlignLeft | Qt::AlignVCenter, name);
        x += needed;
    }
}

void TimeSeriesChart::drawReadout(QPainter& painter) const
{
    const QRectF area = plotArea();
    const QFontMetrics metrics = fontMetrics();
    const Timestamp time = timeAt(m_hover->x());
    struct Line
    {
        qsizetype curve;
        QString text;
    };
    QList<Line> lines;
    Timestamp shown = time;
    qsizetype further = 0;
    for (qsizetype i = 0; i < m_curves.size(); ++i) {
        const SeriesData& curve = m_curves.at(i);
        const qsizetype index = nearest(curve, time);
        if (index < 0)
            continue;
        if (lines.isEmpty())
            shown = curve.times.at(index);
        painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
        painter.setBrush(curveColor(i, palette()));
        painter.drawEllipse(QPointF(xOf(curve.times.at(index)), yOf(curve.values.at(index))), 4.5, 4.5);
        if (lines.size() == curvesInReadout) {
            ++further;
            continue;
        }
        const QString value = format::real(curve.values.at(index));
        const QString name = metrics.elidedText(
            format::singleLine(curve.name), Qt::ElideMiddle, metrics.averageCharWidth() * 30);
        lines.append({i, m_curves.size() == 1 ? value : value + u"  "_s + name});
    }
    if (lines.isEmpty())
        return;
    if (further > 0)
        lines.append({-1, tr("and %1 more").arg(format::count(further))});
    painter.setPen(QPen(mutedColor(palette()), 1, Qt::DashLine));
    painter.drawLine(QPointF(xOf(shown), area.top()), QPointF(xOf(shown), area.bottom()));

    const QString head = toDateTime(shown).toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
    double textWidth = metrics.horizontalAdvance(head);
    for (const Line& line : lines)
        textWidth = std::max(textWidth, metrics.horizontalAdvance(line.text) + 14.0);
    const double lineHeight = metrics.height() + 2;
    QRectF box(0, 0, textWidth + 20, lineHeight * static_cast<double>(lines.size() + 1) + 12);
    box.moveTopLeft({m_hover->x() + 14, m_hover->y() - box.height() / 2});
    if (box.right() > area.right())
        box.moveRight(m_hover->x() - 14);
    box.moveTop(std::clamp(box.top(), area.top(), std::max(area.top(), area.bottom() - box.height())));
    painter.setPen(borderColor(palette()));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 5, 5);
    QRectF row(box.left() + 10, box.top() + 6, textWidth, lineHeight);
    painter.setPen(mutedColor(palette()));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, head);
    for (const Line& line : lines) {
        row.translate(0, lineHeight);
        if (line.curve >= 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(curveColor(line.curve, palette()));
            painter.drawEllipse(QPointF(row.left() + 4, row.center().y()), 3.5, 3.5);
        }
        painter.setPen(palette().color(QPalette::ToolTipText));
        painter.drawText(row.adjusted(14, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, line.text);
    }
}

qsizetype TimeSeriesChart::nearest(const SeriesData& curve, Timestamp time) const
{
    const qsizetype size = std::min(curve.times.size(), curve.values.size());
    const auto begin = curve.times.begin();
    const qsizetype after = std::lower_bound(begin, begin + size, time) - begin;
    qsizetype best = -1;
    for (const qsizetype index : {after - 1, after}) {
        if (index < 0 || index >= size || !m_visible.contains(curve.times.at(index)) ||
            !std::isfinite(curve.values.at(index)))
            continue;
        if (best < 0 || std::abs(curve.times.at(index) - time) < std::abs(curve.times.at(best) - time))
            best = index;
    }
    // Not from the far side of a gap.
    if (best >= 0 && std::abs(xOf(curve.times.at(best)) - xOf(time)) > plotArea().width() / 8)
        return -1;
    return best;
}

void TimeSeriesChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    rebuild();
}

void TimeSeriesChart::wheelEvent(QWheelEvent* event)
{
    const int turn = event->angleDelta().y();
    if (turn != 0 && !m_curves.isEmpty())
        zoom(std::pow(0.8, turn / 120.0), event->position().x());
    event->accept();
}

void TimeSeriesChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_drag = event->position();
        setCursor(Qt::ClosedHandCursor);
    }
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent* event)
{
    m_hover = event->position();
    if (m_drag && m_zoomed) {
        pan(timeAt(m_drag->x()) - timeAt(event->position().x()));
        m_drag = event->position();
    }
    viewport()->update();
}

void TimeSeriesChart::mouseReleaseEvent(QMouseEvent*)
{
    m_drag.reset();
    unsetCursor();
    viewport()->update();
}

void TimeSeriesChart::mouseDoubleClickEvent(QMouseEvent*)
{
    resetZoom();
}

void TimeSeriesChart::keyPressEvent(QKeyEvent* event)
{
    const double center = m_hover ? m_hover->x() : plotArea().center().x();
    switch (event->key()) {
    case Qt::Key_Plus: return zoom(0.8, center);
    case Qt::Key_Minus: return zoom(1.25, center);
    case Qt::Key_Left: return pan(-m_visible.length() / 10);
    case Qt::Key_Right: return pan(m_visible.length() / 10);
    case Qt::Key_Home: return resetZoom();
    default: QChartView::keyPressEvent(event);
    }
}

void TimeSeriesChart::leaveEvent(QEvent* event)
{
    m_hover.reset();
    viewport()->update();
    QChartView::leaveEvent(event);
}

void TimeSeriesChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

} // namespace telemirror
