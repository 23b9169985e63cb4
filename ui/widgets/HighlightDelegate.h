#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace telemirror {

/// Paints a cell's text with every occurrence of a searched text marked.
class HighlightDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// Upper and lower case alike; empty marks nothing.
    void setSearch(const QString& text) { m_search = text; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QString m_search;
};

} // namespace telemirror
