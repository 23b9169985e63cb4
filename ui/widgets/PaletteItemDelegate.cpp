#include "ui/widgets/PaletteItemDelegate.h"

#include "ui/Theme.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QApplication>

namespace telemirror {

QString PaletteItemDelegate::plain(QString text)
{
    return text.remove(u'&');
}

void PaletteItemDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString text = background.text;
    background.text.clear();
    const QIcon icon = background.icon;
    background.icon = {};
    background.widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, background.widget);

    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const int line = option.fontMetrics.height();
    QRect area = option.rect.adjusted(line / 2, 0, -line / 2, 0);
    icon.paint(painter, QRect(area.left(), area.center().y() - line / 2, line, line), Qt::AlignCenter,
        selected ? QIcon::Selected : QIcon::Normal);
    area.setLeft(area.left() + line * 3 / 2);

    painter->save();
    const QColor plainColor = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QString shortcut = index.data(ShortcutRole).toString();
    painter->setPen(selected ? plainColor : mutedColor(option.palette));
    painter->drawText(area, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), shortcut);
    area.setRight(area.right() - option.fontMetrics.horizontalAdvance(shortcut) - line);

    QTextLayout layout(option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()), option.font);
    QList<QTextLayout::FormatRange> marks;
    for (const qsizetype position : index.data(PositionsRole).value<QList<qsizetype>>()) {
        if (position >= layout.text().size())
            break;
        QTextCharFormat bold;
        bold.setFontWeight(QFont::Bold);
        if (!selected)
            bold.setForeground(toneColor(Tone::Info, option.palette));
        marks.append({static_cast<int>(position), 1, bold});
    }
    layout.setFormats(marks);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    painter->setPen(plainColor);
    layout.draw(painter, QPointF(area.left(), area.center().y() - line / 2.0));
    painter->restore();
}

QSize PaletteItemDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() * 2};
}

} // namespace telemirror
