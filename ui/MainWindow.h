#pragma once

#include "config/ProfileController.h"
#include "engine/Engine.h"

#include <QtWidgets/QMainWindow>

#include <memory>

namespace telemirror {

/// The window: side navigation, pages, status bar. The engine and the profiles must outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Engine& engine, ProfileController& profiles, QWidget* parent = nullptr);
    ~MainWindow() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
