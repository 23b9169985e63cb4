#include "ui/MainWindow.h"

#include "ui/EngineLink.h"
#include "ui/pages/ExplorerPage.h"
#include "ui/pages/HistoryPage.h"
#include "ui/pages/LivePage.h"
#include "ui/pages/LogsPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/widgets/SideNavigation.h"
#include "ui/widgets/StatusStrip.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>

namespace telemirror {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Engine& engine, ProfileController& profiles, QWidget* parent)
    : QMainWindow(parent)
    , m_navigation(new SideNavigation)
    , m_pages(new QStackedWidget)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/icons/telemirror.svg"_s));
    auto* link = new EngineLink(engine, profiles, this);
    // In the order of Page.
    auto* overview = addPage<OverviewPage>(*link, u"overview"_s, tr("Overview"));
    addPage<ExplorerPage>(*link, u"explorer"_s, tr("Explorer"));
    addPage<LivePage>(*link, u"live"_s, tr("Live"));
    addPage<HistoryPage>(*link, u"history"_s, tr("History"));
    addPage<LogsPage>(*link, u"logs"_s, tr("Logs"));
    auto* settings = addPage<SettingsPage>(*link, u"settings"_s, tr("Settings"));
    auto* strip = new StatusStrip;
    link->join(*strip);
    setStatusBar(strip);

    connect(m_navigation, &SideNavigation::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(overview, &OverviewPage::historyRequested, this, [this] { showPage(Page::History); });
    connect(overview, &OverviewPage::connectServersRequested, this, [this, settings] {
        showPage(Page::Settings);
        settings->showConnections();
    });

    auto* content = new QWidget;
    auto* layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addWidget(m_pages, 1);
    setCentralWidget(content);
    const int line = fontMetrics().height();
    resize(line * 70, line * 46);
    showPage(Page::Overview);
}

MainWindow::~MainWindow() = default;

void MainWindow::showPage(Page page)
{
    m_navigation->setCurrentRow(static_cast<int>(page));
}

template <typename PageWidget>
PageWidget* MainWindow::addPage(EngineLink& link, const QString& icon, const QString& name)
{
    auto* page = new PageWidget;
    const int row = m_pages->addWidget(page);
    const QKeySequence shortcut(Qt::ControlModifier | static_cast<Qt::Key>(Qt::Key_1 + row));
    m_navigation->addPage(icon, name, shortcut);
    connect(new QShortcut(shortcut, this), &QShortcut::activated, this,
        [this, row] { m_navigation->setCurrentRow(row); });
    link.join(*page);
    return page;
}

} // namespace telemirror
