#include "ui/charts/ChartLegend.h"

#include "ui/Format.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr double markWidth = 22;
constexpr double spacing = 14;

QFont titleFont(const QFont& font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QString moreText(qsizetype count)
{
    return QCoreApplication::translate("telemirror::ChartLegend", "+ %1 more").arg(format::count(count));
}

} // namespace

QColor ChartLegend::colorOf(const ChartCurve& curve, qsizetype index, const QPalette& palette)
{
    return curveColor(curve.color < 0 ? index : curve.color, palette);
}

void ChartLegend::arrange(const QRectF& area, const QFont& font)
{
    m_area = area;
    m_entries.clear();
    m_more = 0;
    const QFontMetricsF metrics(font);
    const QFontMetricsF bold(titleFont(font));
    double x = area.left();
    m_shownTitle.clear();
    // The title alone names a single curve, or what stands around the chart does.
    const bool isNamed = !m_title.isEmpty() || (m_curves.size() == 1 && m_curves.first().name.isEmpty());
    const bool hasEntries = m_curves.size() > 1 || !isNamed;
    if (!m_title.isEmpty()) {
        m_shownTitle = bold.elidedText(m_title, Qt::ElideRight, area.width() * (hasEntries ? 0.5 : 1.0));
        x += bold.horizontalAdvance(m_shownTitle) + 20;
    }
    for (qsizetype i = 0; hasEntries && i < m_curves.size(); ++i) {
        const QString name = metrics.elidedText(
            format::singleLine(m_curves.at(i).name), Qt::ElideMiddle, metrics.averageCharWidth() * 30);
        const double needed = markWidth + metrics.horizontalAdvance(name) + spacing;
        const bool isLast = i + 1 == m_curves.size();
        const double rest = isLast ? -spacing : metrics.horizontalAdvance(moreText(m_curves.size() - i));
        if (x + needed + rest > area.right()) {
            m_more = m_curves.size() - i;
            return;
        }
        m_entries.append({QRectF(x, area.top(), needed, area.height()), name});
        x += needed;
    }
}

void ChartLegend::paint(QPainter& painter, const QPalette& palette, const QFont& font) const
{
    const auto align = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    painter.setPen(palette.color(QPalette::WindowText));
    painter.setFont(titleFont(font));
    painter.drawText(m_area, align, m_shownTitle);
    painter.setFont(font);
    double end = m_area.left();
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const QRectF& area = m_entries.at(i).area;
        const bool hidden = isHidden(i);
        const QColor color = hidden ? mutedColor(palette) : colorOf(m_curves.at(i), i, palette);
        painter.setPen(QPen(color, hidden ? 1 : 3, m_curves.at(i).style, Qt::FlatCap));
        painter.drawLine(
            QPointF(area.left() + 1, area.center().y()), QPointF(area.left() + 15, area.center().y()));
        painter.setPen(hidden ? mutedColor(palette) : palette.color(QPalette::WindowText));
        QFont written = font;
        written.setStrikeOut(hidden);
        painter.setFont(written);
        painter.drawText(area.adjusted(markWidth, 0, 0, 0), align, m_entries.at(i).name);
        end = area.right();
    }
    painter.setFont(font);
    if (m_more > 0) {
        if (m_entries.isEmpty())
            end += QFontMetricsF(titleFont(font)).horizontalAdvance(m_shownTitle) + 20;
        painter.setPen(mutedColor(palette));
        painter.drawText(
            QRectF(end, m_area.top(), m_area.right() - end, m_area.height()), align, moreText(m_more));
    }
}

qsizetype ChartLegend::curveAt(const QPointF& place) const
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries.at(i).area.contains(place))
            return i;
    }
    return -1;
}

bool ChartLegend::isHidden(qsizetype curve) const
{
    return !m_hidden.isEmpty() && m_hidden.contains(m_curves.at(curve).name);
}

void ChartLegend::toggle(qsizetype curve)
{
    if (curve < 0 || curve >= m_curves.size())
        return;
    const QString& name = m_curves.at(curve).name;
    if (!m_hidden.remove(name))
        m_hidden.insert(name);
}

} // namespace telemirror
