#include "ui/widgets/CoverageCellDelegate.h"

#include <QtGui/QPainter>

namespace telemirror {

void CoverageCellDelegate::paintParts(
    QPainter& painter, const QRectF& place, const QList<double>& parts, const QPalette& palette)
{
    double foot = place.bottom();
    for (const CellState state :
        {CellState::Verified, CellState::Mirrored, CellState::Failed, CellState::Missing}) {
        const double part = parts.value(static_cast<qsizetype>(state));
        if (part <= 0)
            continue;
        const double high = part * place.height();
        const QRectF piece(place.left(), foot - high, place.width(), high);
        painter.fillRect(piece, cellStateColor(state, palette));
        foot -= high;
    }
    if (parts.value(static_cast<qsizetype>(CellState::Failed)) > 0) {
        painter.setPen(QPen(palette.color(QPalette::Base), 1.5));
        painter.drawLine(place.topLeft() + QPointF(3, 3), place.bottomRight() - QPointF(3, 3));
        painter.drawLine(place.topRight() + QPointF(-3, 3), place.bottomLeft() + QPointF(3, -3));
    }
}

void CoverageCellDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF place = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    paintParts(*painter, place, index.data(CoverageModel::PartsRole).value<QList<double>>(), option.palette);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(QPen(option.palette.color(QPalette::WindowText), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace telemirror
