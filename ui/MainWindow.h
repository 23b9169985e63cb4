#pragma once

#include "config/ProfileController.h"
#include "engine/Engine.h"

#include <QtWidgets/QMainWindow>

class QSessionManager;
class QStackedWidget;

namespace telemirror {

class ActivityMonitor;
class CommandPalette;
class EngineLink;
class HistoryPage;
class LogsPage;
class Preferences;
class SettingsPage;
class SideNavigation;
class TrayIcon;

/// The window: side navigation, pages, status bar, and every command as an action, so that the
/// keyboard, the command palette, the tray and the sheet of keys all offer the same. The engine,
/// the profiles and the preferences must outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum class Page
    {
        Overview,
        Explorer,
        Live,
        History,
        Logs,
        Fleet,
        Settings
    };
    Q_ENUM(Page)

    MainWindow(
        Engine& engine, ProfileController& profiles, Preferences& preferences, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    void showDeadLetters();
    void showCoverage();
    /// In place of the pages, until a profile is in effect.
    void showWelcome();
    /// What an earlier start logged, oldest first.
    void addEarlierLog(const QList<LogRecord>& records);

public slots:
    void openWizard();
    /// To the front, wherever it is.
    void raiseWindow();
    /// Ends the program, also where closing leaves it in the tray.
    void quit();

signals:
    void sampleRequested();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    template <typename PageWidget>
    PageWidget* addPage(const QString& icon, const QString& name);
    QAction* addCommand(const QString& icon, const QString& text, const QList<QKeySequence>& shortcuts,
        const std::function<void()>& action);
    void addWorkCommands();
    void addViewCommands();
    void addHelpCommands();
    void connectMonitor();
    void makeTray();
    void updateCommands();
    void syncAll();
    void cancelAll();
    void focusSearch();
    [[nodiscard]] bool staysInTray() const;

    Engine& m_engine;
    ProfileController& m_profiles;
    Preferences& m_preferences;
    EngineLink* m_link;
    ActivityMonitor* m_monitor;
    QStackedWidget* m_root;
    SideNavigation* m_navigation;
    QStackedWidget* m_pages;
    CommandPalette* m_palette;
    SettingsPage* m_settings = nullptr;
    LogsPage* m_logs = nullptr;
    HistoryPage* m_history = nullptr;
    TrayIcon* m_tray = nullptr; ///< none where the desktop has no tray
    QAction* m_sync = nullptr;
    QAction* m_cancel = nullptr;
    QAction* m_pause = nullptr;
    QAction* m_open = nullptr;
    QAction* m_quit = nullptr;
    QList<QAction*> m_commands;
};

} // namespace telemirror
