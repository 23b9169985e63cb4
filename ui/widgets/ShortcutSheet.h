#pragma once

#include <QtWidgets/QDialog>

namespace telemirror {

/// All keys of the window at one look, from the actions that have them.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutSheet(const QList<QAction*>& actions, QWidget* parent = nullptr);
};

} // namespace telemirror
