#include "ui/widgets/HighlightDelegate.h"

#include "ui/Theme.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QApplication>

namespace telemirror {

void HighlightDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    if (m_search.isEmpty() || !cell.text.contains(m_search, Qt::CaseInsensitive)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    const QString text = std::exchange(cell.text, QString());
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    // Where the style would put the text.
    cell.text = text;
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, cell.widget) + 1;
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &cell, cell.widget)
                           .adjusted(margin, 0, -margin, 0);
    const QString shown = cell.fontMetrics.elidedText(text, Qt::ElideRight, area.width());
    QColor mark = toneColor(Tone::Warning, cell.palette);
    mark.setAlphaF(0.4F);
    QList<QTextLayout::FormatRange> marks;
    for (qsizetype at = shown.indexOf(m_search, 0, Qt::CaseInsensitive); at >= 0;
         at = shown.indexOf(m_search, at + m_search.size(), Qt::CaseInsensitive)) {
        QTextCharFormat format;
        format.setBackground(mark);
        marks.append({static_cast<int>(at), static_cast<int>(m_search.size()), format});
    }
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    QTextLayout layout(shown, cell.font);
    layout.setFormats(marks);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    painter->save();
    painter->setClipRect(area);
    painter->setPen(cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2.0 + 0.5));
    painter->restore();
}

} // namespace telemirror
