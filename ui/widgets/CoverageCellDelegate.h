#pragma once

#include "ui/models/CoverageModel.h"

#include <QtWidgets/QStyledItemDelegate>

namespace telemirror {

/// Paints a day of the coverage: filled from the foot by the states' parts. What differs also
/// carries a mark, so that it is seen without colours.
class CoverageCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The same cell for a legend.
    static void paintParts(
        QPainter& painter, const QRectF& place, const QList<double>& parts, const QPalette& palette);
};

} // namespace telemirror
