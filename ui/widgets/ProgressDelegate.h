#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace telemirror {

/// Paints a cell as a thin bar with its text, the fraction coming from a role of the model.
class ProgressDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ProgressDelegate(int fractionRole, QObject* parent = nullptr);
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_fractionRole;
};

} // namespace telemirror
