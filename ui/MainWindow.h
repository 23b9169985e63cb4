#pragma once

#include "config/ProfileController.h"
#include "engine/Engine.h"

#include <QtWidgets/QMainWindow>

class QStackedWidget;

namespace telemirror {

class EngineLink;
class SideNavigation;

/// The window: side navigation, pages, status bar. Ctrl+1 to Ctrl+6 show a page. The engine and the
/// profiles must outlive it.
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
        Settings
    };
    Q_ENUM(Page)

    MainWindow(Engine& engine, ProfileController& profiles, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);

private:
    template <typename PageWidget>
    PageWidget* addPage(EngineLink& link, const QString& icon, const QString& name);

    SideNavigation* m_navigation;
    QStackedWidget* m_pages;
};

} // namespace telemirror
