#pragma once

#include <QtWidgets/QListWidget>

namespace telemirror {

/// The pages' names with icons, one below the other, as wide as the longest name. Up and Down move,
/// and the page follows.
class SideNavigation : public QListWidget
{
    Q_OBJECT

public:
    explicit SideNavigation(QWidget* parent = nullptr);

    /// `shortcut` is shown on hover; it is installed by whoever owns the pages.
    void addPage(const QString& icon, const QString& name, const QKeySequence& shortcut);
    [[nodiscard]] QSize sizeHint() const override;
};

} // namespace telemirror
