#include "ui/widgets/ProgressDelegate.h"

#include "ui/Theme.h"

#include <QtGui/QPainter>

namespace telemirror {

ProgressDelegate::ProgressDelegate(int fractionRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_fractionRole(fractionRole)
{}

void ProgressDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const double fraction = index.data(m_fractionRole).toDouble();
    const QRectF foot(option.rect.left() + 3, option.rect.bottom() - 4, option.rect.width() - 6, 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(borderColor(option.palette));
    painter->drawRoundedRect(foot, 1.5, 1.5);
    painter->setBrush(toneColor(fraction >= 1 ? Tone::Good : Tone::Info, option.palette));
    painter->drawRoundedRect(
        QRectF(foot.topLeft(), QSizeF(foot.width() * fraction, foot.height())), 1.5, 1.5);
    painter->restore();
}

} // namespace telemirror
