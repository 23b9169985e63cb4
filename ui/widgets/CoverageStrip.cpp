#include "ui/widgets/CoverageStrip.h"

#include "model/Clock.h"
#include "ui/Format.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <array>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Narrower than this a hole would not be seen.
constexpr double leastWidth = 2.0;

QString percent(double part)
{
    // What is not everything is not called that, nor what is something nothing.
    const int rounded = qRound(part * 100);
    if (part > 0 && rounded == 0)
        return u"< 1\u202f%"_s;
    if (part < 1 && rounded == 100)
        return u"> 99\u202f%"_s;
    return format::count(rounded) + u"\u202f%"_s;
}

QString capitalized(QString sentence)
{
    sentence.replace(0, 1, sentence.left(1).toUpper());
    return sentence;
}

} // namespace

CoverageStrip::CoverageStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"coverageStrip"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Coverage"));
}

void CoverageStrip::setStretches(const TimeRange& range, const QList<CoverageStretch>& stretches)
{
    m_range = range;
    m_stretches.clear();
    for (CoverageStretch each : stretches) {
        each.range = each.range.intersected(range);
        if (!each.range.isEmpty())
            m_stretches.append(each);
    }
    setAccessibleDescription(summary());
    update();
}

QString CoverageStrip::summary() const
{
    std::array<double, cellStates> parts{};
    double all = 0;
    for (const CoverageStretch& each : m_stretches) {
        const auto length = static_cast<double>(each.range.length());
        parts[static_cast<std::size_t>(each.state)] += length;
        all += length;
    }
    QStringList words;
    for (const CellState state :
        {CellState::Verified, CellState::Mirrored, CellState::Missing, CellState::Failed}) {
        if (const double part = parts[static_cast<std::size_t>(state)]; part > 0)
            words.append(cellStateName(state) + u' ' + percent(part / all));
    }
    return words.isEmpty() ? tr("Nothing is to be mirrored in this range of time.")
                           : capitalized(words.join(u" · "_s));
}

QSize CoverageStrip::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 2 / 3};
}

double CoverageStrip::xOf(Timestamp time) const
{
    return static_cast<double>(time - m_range.start) /
        static_cast<double>(std::max<Nanoseconds>(1, m_range.length())) * width();
}

void CoverageStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF all(rect());
    painter.fillRect(all, palette().color(QPalette::Base));
    // The worst over the others: a minute that is missing in a month has to be seen.
    for (const CellState state :
        {CellState::Verified, CellState::Mirrored, CellState::Missing, CellState::Failed}) {
        for (const CoverageStretch& each : m_stretches) {
            if (each.state != state)
                continue;
            const double from = xOf(each.range.start);
            const double wide = std::max(leastWidth, xOf(each.range.stop) - from);
            painter.fillRect(QRectF(from, 0, wide, height()), cellStateColor(state, palette()));
        }
    }
    painter.setPen(borderColor(palette()));
    painter.drawRect(all.adjusted(0.5, 0.5, -0.5, -0.5));
}

QString CoverageStrip::textAt(int x) const
{
    const CoverageStretch* found = nullptr;
    for (const CoverageStretch& each : m_stretches) {
        const double from = xOf(each.range.start);
        const double to = std::max(from + leastWidth, xOf(each.range.stop));
        // As they are painted: the worst is on top.
        const bool isOnTop = found == nullptr || each.state < found->state;
        if (x >= from && x < to && isOnTop)
            found = &each;
    }
    if (found == nullptr)
        return {};
    const Timestamp now = SystemClock().now();
    QStringList lines{tr("%1: from %2 to %3")
                          .arg(capitalized(cellStateName(found->state)),
                              format::when(found->range.start, now), format::when(found->range.stop, now))};
    if (found->checked != 0)
        lines.append(tr("Compared %1").arg(format::when(found->checked, now)));
    if (!found->note.isEmpty())
        lines.append(found->note);
    return lines.join(u'\n');
}

bool CoverageStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = textAt(help->pos().x());
    if (text.isEmpty()) {
        QToolTip::hideText();
        event->ignore();
    } else {
        QToolTip::showText(help->globalPos(), format::plainToolTip(text), this);
    }
    return true;
}

} // namespace telemirror
