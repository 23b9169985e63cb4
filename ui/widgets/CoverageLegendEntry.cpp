#include "ui/widgets/CoverageLegendEntry.h"

#include "ui/widgets/CoverageCellDelegate.h"

#include <QtGui/QPainter>

namespace telemirror {

CoverageLegendEntry::CoverageLegendEntry(CellState state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
{
    setAccessibleName(cellStateName(state));
}

QSize CoverageLegendEntry::sizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 3 / 2 + fontMetrics().horizontalAdvance(cellStateName(m_state)) + 2, line + 4};
}

void CoverageLegendEntry::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height();
    QList<double> parts(static_cast<qsizetype>(cellStates), 0);
    parts[static_cast<qsizetype>(m_state)] = 1;
    CoverageCellDelegate::paintParts(painter, QRectF(0, 2, line, line), parts, palette());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(
        rect().adjusted(line * 3 / 2, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, cellStateName(m_state));
}

} // namespace telemirror
