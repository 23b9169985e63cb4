#pragma once

#include <QtWidgets/QDialog>

class QLineEdit;
class QListWidget;

namespace telemirror {

/// Every command of the window in one list, narrowed by typing: Up and Down choose, Enter does,
/// Escape leaves. Disabled and hidden actions are not offered.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* parent = nullptr);

    /// Opens with these commands; what was chosen is triggered after it has closed.
    void open(const QList<QAction*>& actions);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow();
    void choose();

    QList<QPointer<QAction>> m_actions;
    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace telemirror
