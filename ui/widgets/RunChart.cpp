#include "ui/widgets/RunChart.h"

#include "ui/Format.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

std::chrono::milliseconds lengthOf(const Run& run)
{
    return std::chrono::milliseconds(
        std::max<qint64>(0, (run.ended - run.started) / nanosecondsPerMillisecond));
}

} // namespace

RunChart::RunChart(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"runChart"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Volume and duration of the last runs"));
    setMouseTracking(true);
}

void RunChart::setRuns(const QList<Run>& runs)
{
    m_runs.clear();
    std::copy_if(runs.crbegin(), runs.crend(), std::back_inserter(m_runs),
        [](const Run& run) { return run.state != RunState::Running; });
    update();
}

void RunChart::setCurrentRun(qint64 runId)
{
    m_current = runId;
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const Run& run) { return run.id == runId; });
    setAccessibleDescription(found == m_runs.end() ? QString() : describe(*found));
    update();
}

QSize RunChart::sizeHint() const
{
    return {fontMetrics().height() * 40, fontMetrics().height() * 11};
}

QSize RunChart::minimumSizeHint() const
{
    return {fontMetrics().height() * 16, fontMetrics().height() * 6};
}

QRectF RunChart::plot() const
{
    const int line = fontMetrics().height();
    const int scale = fontMetrics().horizontalAdvance(u"0 000 000"_s) + line / 2;
    return QRectF(rect()).adjusted(scale, line * 1.6, -scale, -line * 1.6);
}

QRectF RunChart::slotOf(qsizetype index) const
{
    const QRectF area = plot();
    // Few runs are not drawn as walls.
    const double widest = fontMetrics().height() * 2.0;
    const double width =
        std::min(widest, area.width() / static_cast<double>(std::max<qsizetype>(1, m_runs.size())));
    return {area.left() + static_cast<double>(index) * width, area.top(), width, area.height()};
}

qsizetype RunChart::indexAt(const QPoint& position) const
{
    const double width = slotOf(0).width();
    const QRectF area = plot();
    if (position.x() < area.left() || width <= 0)
        return -1;
    const auto index = static_cast<qsizetype>((position.x() - area.left()) / width);
    return index < m_runs.size() ? index : -1;
}

QString RunChart::describe(const Run& run)
{
    return tr("%1: %2, %3 in %4")
        .arg(format::exactTime(run.started), words::of(run.state), format::points(run.tally.pointsWritten),
            format::duration(lengthOf(run)));
}

void RunChart::paintScales(QPainter& painter, qint64 mostPoints, double longest) const
{
    const QRectF area = plot();
    const double line = fontMetrics().height();
    painter.setPen(borderColor(palette()));
    for (const double part : {0.0, 0.5, 1.0}) {
        const double y = area.bottom() - part * area.height();
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.setPen(mutedColor(palette()));
    for (const double part : {0.0, 0.5, 1.0}) {
        const double y = area.bottom() - part * area.height();
        painter.drawText(QRectF(0, y - line / 2, area.left() - line / 3, line),
            Qt::AlignRight | Qt::AlignVCenter,
            format::count(static_cast<qint64>(part * static_cast<double>(mostPoints))));
        const auto length = std::chrono::milliseconds(static_cast<qint64>(part * longest));
        painter.drawText(
            QRectF(area.right() + line / 3, y - line / 2, width() - area.right() - line / 3, line),
            Qt::AlignLeft | Qt::AlignVCenter, format::duration(length));
    }
    const QRectF head(0, 0, width(), line * 1.3);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignTop, tr("▮ points written"));
    painter.drawText(head, Qt::AlignRight | Qt::AlignTop, tr("● duration"));
    const QRectF foot(area.left(), height() - line * 1.2, area.width(), line * 1.2);
    const Timestamp now = m_runs.last().started;
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, format::when(m_runs.first().started, now));
    if (m_runs.size() > 1)
        painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, format::when(now, now));
}

void RunChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_runs.isEmpty()) {
        painter.setPen(mutedColor(palette()));
        painter.drawText(
            rect(), Qt::AlignCenter, tr("What the runs brought is drawn here after the first one."));
        return;
    }
    qint64 mostPoints = 1;
    double longest = 1;
    for (const Run& run : std::as_const(m_runs)) {
        mostPoints = std::max(mostPoints, run.tally.pointsWritten);
        longest = std::max(longest, static_cast<double>(lengthOf(run).count()));
    }
    paintScales(painter, mostPoints, longest);
    for (qsizetype i = 0; i < m_runs.size(); ++i) {
        const Run& run = m_runs[i];
        const QRectF place = slotOf(i);
        if (run.id == m_current)
            painter.fillRect(place, borderColor(palette()));
        const double gap = std::min(3.0, place.width() * 0.2);
        const double part = static_cast<double>(run.tally.pointsWritten) / static_cast<double>(mostPoints);
        // A run that wrote nothing still happened.
        const double high = std::max(2.0, place.height() * part);
        const Tone tone = run.state == RunState::Done ? Tone::Info : words::tone(run.state);
        painter.fillRect(QRectF(place.left() + gap / 2, place.bottom() - high, place.width() - gap, high),
            toneColor(tone, palette()));
    }
    painter.setPen(QPen(palette().color(QPalette::Base), 1));
    painter.setBrush(palette().color(QPalette::WindowText));
    const double radius = std::clamp(slotOf(0).width() * 0.25, 2.0, 4.5);
    for (qsizetype i = 0; i < m_runs.size(); ++i) {
        const QRectF place = slotOf(i);
        const double part = static_cast<double>(lengthOf(m_runs[i]).count()) / longest;
        painter.drawEllipse(
            QPointF(place.center().x(), place.bottom() - place.height() * part), radius, radius);
    }
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void RunChart::mousePressEvent(QMouseEvent* event)
{
    if (const qsizetype index = indexAt(event->pos()); index >= 0)
        emit runChosen(m_runs[index].id);
}

void RunChart::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || m_runs.isEmpty())
        return QWidget::keyPressEvent(event);
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const Run& run) { return run.id == m_current; });
    const qsizetype index = found == m_runs.end() ? m_runs.size() - 1 : found - m_runs.begin() + step;
    if (index >= 0 && index < m_runs.size())
        emit runChosen(m_runs[index].id);
}

bool RunChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const qsizetype index = indexAt(help->pos());
    if (index < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), format::plainToolTip(describe(m_runs[index])), this);
    return true;
}

} // namespace telemirror
