#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace telemirror {

/// Paints one command of the palette: icon, name with the typed letters in bold, shortcut at the
/// right.
class PaletteItemDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role
    {
        PositionsRole = Qt::UserRole, ///< QList<qsizetype> in the display text
        ShortcutRole,
        ActionRole
    };

    using QStyledItemDelegate::QStyledItemDelegate;
    /// The text of an action without its mnemonic.
    [[nodiscard]] static QString plain(QString text);

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace telemirror
