#pragma once

#include "ui/ActivityMonitor.h"

#include <QtWidgets/QSystemTrayIcon>

#include <memory>

class QMenu;

namespace telemirror {

/// The program's sign in the desktop's tray: its state as a coloured dot and a sentence, and the
/// commands given to it as its menu. The monitor must outlive it.
class TrayIcon : public QSystemTrayIcon
{
    Q_OBJECT

public:
    TrayIcon(const ActivityMonitor& monitor, const QList<QAction*>& commands, QObject* parent = nullptr);
    ~TrayIcon() override;

    /// The program's icon with a state's dot, for the tray and the task bar.
    [[nodiscard]] static QIcon pictureOf(ActivityMonitor::State state, const QPalette& palette);

signals:
    void openRequested();

private:
    void update();

    const ActivityMonitor& m_monitor;
    std::unique_ptr<QMenu> m_menu;
    std::optional<ActivityMonitor::State> m_shown;
    QHash<ActivityMonitor::State, QIcon> m_pictures; ///< drawn once each
};

} // namespace telemirror
