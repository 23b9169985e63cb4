#include "ui/MainWindow.h"

#include "ui/ActivityMonitor.h"
#include "ui/EngineLink.h"
#include "ui/Preferences.h"
#include "ui/TrayIcon.h"
#include "ui/pages/ExplorerPage.h"
#include "ui/pages/FleetPage.h"
#include "ui/pages/HistoryPage.h"
#include "ui/pages/LivePage.h"
#include "ui/pages/LogsPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/pages/WelcomePage.h"
#include "ui/widgets/CommandPalette.h"
#include "ui/widgets/ShortcutSheet.h"
#include "ui/widgets/SideNavigation.h"
#include "ui/widgets/StatusStrip.h"
#include "ui/widgets/ThemedIcon.h"
#include "ui/wizard/ConnectWizard.h"

#include <QtGui/QCloseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStackedWidget>

namespace telemirror {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Engine& engine, ProfileController& profiles, Preferences& preferences, QWidget* parent)
    : QMainWindow(parent)
    , m_engine(engine)
    , m_profiles(profiles)
    , m_preferences(preferences)
    , m_link(new EngineLink(engine, profiles, this))
    , m_monitor(new ActivityMonitor(this))
    , m_root(new QStackedWidget)
    , m_navigation(new SideNavigation)
    , m_pages(new QStackedWidget)
    , m_palette(new CommandPalette(this))
{
    setObjectName(u"mainWindow"_s);
    m_pages->setObjectName(u"pages"_s);
    setWindowIcon(QIcon(u":/icons/telemirror.svg"_s));
    // In the order of Page.
    auto* overview = addPage<OverviewPage>(u"overview"_s, tr("Overview"));
    addPage<ExplorerPage>(u"explorer"_s, tr("Explorer"));
    addPage<LivePage>(u"live"_s, tr("Live"));
    m_history = addPage<HistoryPage>(u"history"_s, tr("History"));
    m_logs = addPage<LogsPage>(u"logs"_s, tr("Logs"));
    auto* fleet = addPage<FleetPage>(u"fleet"_s, tr("Fleet"));
    m_settings = addPage<SettingsPage>(u"settings"_s, tr("Settings"));
    m_settings->setPreferences(preferences);
    auto* strip = new StatusStrip;
    m_link->join(*strip);
    setStatusBar(strip);
    connect(m_navigation, &SideNavigation::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(overview, &OverviewPage::historyRequested, this, [this] { showPage(Page::History); });
    connect(overview, &OverviewPage::deadLettersRequested, this, &MainWindow::showDeadLetters);
    connect(overview, &OverviewPage::fleetRequested, this, [this] { showPage(Page::Fleet); });
    connect(fleet, &FleetPage::setUpRequested, this, [this] {
        showPage(Page::Settings);
        m_settings->showRedis();
    });
    connect(overview, &OverviewPage::connectServersRequested, this, &MainWindow::openWizard);

    auto* content = new QWidget;
    auto* layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addWidget(m_pages, 1);
    auto* welcome = new WelcomePage;
    connect(welcome, &WelcomePage::connectRequested, this, &MainWindow::openWizard);
    connect(welcome, &WelcomePage::sampleRequested, this, &MainWindow::sampleRequested);
    connect(&profiles, &ProfileController::profileChanged, this, [this] { m_root->setCurrentIndex(0); });
    m_root->addWidget(content);
    m_root->addWidget(welcome);
    setCentralWidget(m_root);

    addWorkCommands();
    addViewCommands();
    addHelpCommands();
    connectMonitor();
    makeTray();
    updateCommands();
    const int line = fontMetrics().height();
    resize(line * 70, line * 46);
    restoreGeometry(preferences.windowGeometry());
    showPage(Page::Overview);
}

MainWindow::~MainWindow() = default;

void MainWindow::showPage(Page page)
{
    m_navigation->setCurrentRow(static_cast<int>(page));
}

void MainWindow::showDeadLetters()
{
    m_history->showView(HistoryPage::View::DeadLetters);
    showPage(Page::History);
}

void MainWindow::showCoverage()
{
    m_history->showView(HistoryPage::View::Coverage);
    showPage(Page::History);
}

void MainWindow::showWelcome()
{
    m_root->setCurrentIndex(1);
    m_root->currentWidget()->setFocus();
}

void MainWindow::addEarlierLog(const QList<LogRecord>& records)
{
    m_logs->prepend(records);
}

void MainWindow::openWizard()
{
    auto* wizard = new ConnectWizard(m_profiles.profile(), this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    m_link->join(*wizard);
    connect(wizard, &QDialog::accepted, this, [this] {
        m_preferences.setExploresSample(false);
        showPage(Page::Overview);
    });
    wizard->open();
}

void MainWindow::raiseWindow()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::quit()
{
    m_preferences.setWindowGeometry(saveGeometry());
    // Not quit(), which would first ask the window to close, and it may stay in the tray.
    QApplication::exit(0);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_preferences.setWindowGeometry(saveGeometry());
    if (!staysInTray()) {
        QMainWindow::closeEvent(event);
        QApplication::exit(0);
        return;
    }
    event->ignore();
    hide();
}

template <typename PageWidget>
PageWidget* MainWindow::addPage(const QString& icon, const QString& name)
{
    auto* page = new PageWidget;
    const int row = m_pages->addWidget(page);
    const QKeySequence shortcut(Qt::ControlModifier | static_cast<Qt::Key>(Qt::Key_1 + row));
    m_navigation->addPage(icon, name, shortcut);
    addCommand(icon, tr("Go to %1").arg(name), {shortcut}, [this, row] { m_navigation->setCurrentRow(row); });
    m_link->join(*page);
    return page;
}

QAction* MainWindow::addCommand(const QString& icon, const QString& text,
    const QList<QKeySequence>& shortcuts, const std::function<void()>& action)
{
    auto* command = new QAction(themedIcon(icon), text, this);
    command->setShortcuts(shortcuts);
    connect(command, &QAction::triggered, this, action);
    // Added to the window, its keys work wherever the focus is.
    addAction(command);
    m_commands.append(command);
    return command;
}

void MainWindow::addWorkCommands()
{
    m_sync = addCommand(u"sync"_s, tr("Sync now"), {QKeySequence(Qt::Key_F5), QKeySequence(u"Ctrl+R"_s)},
        [this] { syncAll(); });
    m_cancel =
        addCommand(u"cancel"_s, tr("Cancel the run"), {QKeySequence(u"Ctrl+."_s)}, [this] { cancelAll(); });
    m_pause = addCommand(u"pause"_s, tr("Pause the schedule"), {QKeySequence(u"Ctrl+Shift+P"_s)},
        [this] { m_engine.setPaused(!m_monitor->isPaused()); });
    addCommand(u"server"_s, tr("Check the connections"), {QKeySequence(u"Ctrl+Shift+C"_s)},
        [this] { m_engine.checkConnections(); });
    addCommand(u"cloud"_s, tr("Connect my servers…"), {}, [this] { openWizard(); });
    addCommand(u"eye"_s, tr("Explore with sample data"), {}, [this] { emit sampleRequested(); });
    const QStringList tabs = m_settings->tabNames();
    for (int tab = 0; tab < tabs.size(); ++tab) {
        addCommand(u"settings"_s, tr("Settings: %1").arg(tabs[tab]), {}, [this, tab] {
            showPage(Page::Settings);
            m_settings->showTab(tab);
        });
    }
}

void MainWindow::addViewCommands()
{
    addCommand(u"search"_s, tr("Search on this page"), {QKeySequence(QKeySequence::Find)},
        [this] { focusSearch(); });
    const auto addTheme = [this](const QString& text, Theme theme) {
        addCommand(u"eye"_s, text, {}, [this, theme] { m_preferences.setTheme(theme); });
    };
    addCommand(u"shield"_s, tr("Show the coverage"), {}, [this] { showCoverage(); });
    addCommand(u"warning"_s, tr("Show what could not be written"), {}, [this] { showDeadLetters(); });
    addTheme(tr("Theme: light"), Theme::Light);
    addTheme(tr("Theme: dark"), Theme::Dark);
    addTheme(tr("Theme: as the system"), Theme::System);
    addCommand(u"overview"_s, tr("Full screen"), {QKeySequence(Qt::Key_F11)},
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
}

void MainWindow::addHelpCommands()
{
    addCommand(u"search"_s, tr("All commands"), {QKeySequence(u"Ctrl+K"_s), QKeySequence(u"Ctrl+Shift+A"_s)},
        [this] { m_palette->open(m_commands); });
    addCommand(u"info"_s, tr("Show the keys"), {QKeySequence(Qt::Key_F1), QKeySequence(u"?"_s)}, [this] {
        auto* sheet = new ShortcutSheet(m_commands, this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->open();
    });
    addCommand(u"cancel"_s, tr("Close the window"), {QKeySequence(u"Ctrl+W"_s)}, [this] { close(); });
    m_quit = addCommand(u"stopped"_s, tr("Quit"), {QKeySequence(u"Ctrl+Q"_s)}, [this] { quit(); });
    m_open = new QAction(tr("Open Telemirror"), this);
    connect(m_open, &QAction::triggered, this, &MainWindow::raiseWindow);
}

void MainWindow::connectMonitor()
{
    m_link->join(*m_monitor);
    connect(m_monitor, &ActivityMonitor::changed, this, &MainWindow::updateCommands);
    const auto announce = [this](QSystemTrayIcon::MessageIcon icon) {
        return [this, icon](const QString& title, const QString& text) {
            if (m_tray != nullptr && m_preferences.notifies())
                m_tray->showMessage(title, text, icon);
        };
    };
    connect(m_monitor, &ActivityMonitor::failed, this, announce(QSystemTrayIcon::Warning));
    connect(m_monitor, &ActivityMonitor::recovered, this, announce(QSystemTrayIcon::Information));
}

void MainWindow::makeTray()
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_tray = new TrayIcon(*m_monitor, {m_open, m_sync, m_cancel, m_pause, m_quit}, this);
    connect(m_tray, &TrayIcon::openRequested, this, &MainWindow::raiseWindow);
    m_tray->show();
}

void MainWindow::updateCommands()
{
    const bool running = m_monitor->isRunning();
    m_sync->setEnabled(!running && !m_monitor->ruleIds().isEmpty());
    m_cancel->setEnabled(running);
    const bool paused = m_monitor->isPaused();
    const QString pauseText = paused ? tr("Resume the schedule") : tr("Pause the schedule");
    if (m_pause->text() != pauseText) {
        m_pause->setText(pauseText);
        m_pause->setIcon(themedIcon(paused ? u"play"_s : u"pause"_s));
    }
    m_pause->setEnabled(!m_monitor->ruleIds().isEmpty());
}

void MainWindow::syncAll()
{
    for (const QString& rule : m_monitor->ruleIds())
        m_engine.sync(rule, RunTrigger::Manual);
}

void MainWindow::cancelAll()
{
    for (const QString& rule : m_monitor->runningRules())
        m_engine.cancel(rule);
}

void MainWindow::focusSearch()
{
    // A page has one search field in sight at most.
    for (auto* field : m_pages->currentWidget()->findChildren<QLineEdit*>(u"searchField"_s)) {
        if (!field->isVisible())
            continue;
        field->setFocus(Qt::ShortcutFocusReason);
        field->selectAll();
        return;
    }
}

bool MainWindow::staysInTray() const
{
    return m_preferences.closesToTray() && m_tray != nullptr && m_tray->isVisible();
}

} // namespace telemirror
