#include "ui/charts/ChartReadout.h"

#include "ui/Format.h"
#include "ui/Theme.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr double padding = 9;
constexpr double dotWidth = 14;
constexpr double distance = 14;

} // namespace

void ChartReadout::add(const Line& line)
{
    if (m_lines.size() < mostLines)
        m_lines.append(line);
    else
        ++m_more;
}

void ChartReadout::paint(QPainter& painter, const QPointF& place, const QRectF& area, const QPalette& palette,
    const QFont& font) const
{
    const QFontMetricsF metrics(font);
    const QString head = !m_showsTime
        ? QString()
        : toDateTime(m_time).toLocalTime().toString(
              m_time % nanosecondsPerSecond == 0 ? u"yyyy-MM-dd HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    double valueWidth = 0;
    double nameWidth = 0;
    QStringList names;
    for (const Line& line : m_lines) {
        names.append(metrics.elidedText(
            format::singleLine(line.name), Qt::ElideMiddle, metrics.averageCharWidth() * 30));
        valueWidth = std::max(valueWidth, metrics.horizontalAdvance(line.value));
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(names.last()));
    }
    const QString more = m_more == 0
        ? QString()
        : QCoreApplication::translate("telemirror::ChartReadout", "and %1 more").arg(format::count(m_more));
    const double gap = nameWidth > 0 ? metrics.averageCharWidth() * 2 : 0;
    const double width = std::max(metrics.horizontalAdvance(head), dotWidth + valueWidth + gap + nameWidth);
    const double lineHeight = metrics.height() + 2;
    const auto lines = static_cast<double>(m_lines.size() + (m_more > 0 ? 1 : 0) + (m_showsTime ? 1 : 0));
    QRectF box(0, 0, width + 2 * padding, lineHeight * lines + 1.4 * padding);
    box.moveTopLeft({place.x() + distance, place.y() - box.height() / 2});
    if (box.right() > area.right())
        box.moveRight(place.x() - distance);
    box.moveLeft(std::max(box.left(), area.left()));
    box.moveTop(std::clamp(box.top(), area.top(), std::max(area.top(), area.bottom() - box.height())));

    painter.setFont(font);
    painter.setPen(borderColor(palette));
    painter.setBrush(palette.color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 5, 5);
    QRectF row(box.left() + padding, box.top() + 0.7 * padding, width, lineHeight);
    const auto left = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    painter.setPen(mutedColor(palette));
    if (m_showsTime)
        painter.drawText(row, left, head);
    else
        row.translate(0, -lineHeight);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        row.translate(0, lineHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_lines.at(i).color);
        painter.drawEllipse(QPointF(row.left() + 4, row.center().y()), 3.5, 3.5);
        painter.setPen(palette.color(QPalette::ToolTipText));
        painter.drawText(QRectF(row.left() + dotWidth, row.top(), valueWidth, lineHeight),
            static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), m_lines.at(i).value);
        painter.drawText(row.adjusted(dotWidth + valueWidth + gap, 0, 0, 0), left, names.at(i));
    }
    if (m_more > 0) {
        painter.setPen(mutedColor(palette));
        painter.drawText(row.translated(dotWidth, lineHeight), left, more);
    }
}

} // namespace telemirror
