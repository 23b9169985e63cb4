#pragma once

#include "config/Profile.h"
#include "model/Telemetry.h"
#include "ui/models/TelemetryHistory.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QComboBox;
class QPlainTextEdit;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QVBoxLayout;

namespace telemirror {

class EmptyState;
class LatestValueModel;
class TextLabel;
class TimeSeriesChart;

/// Telemetry as it comes in: the newest values, a chart of each one that is selected, and the
/// document as it is published.
class LivePage : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype maximumCharts = 6;

    explicit LivePage(QWidget* parent = nullptr);

public slots:
    void setProfile(const telemirror::Profile& profile);
    void addRound(const telemirror::TelemetryRound& round);
    /// Moves the charts' window; called by a clock every second while the page is shown.
    void setNow(telemirror::Timestamp now);

private:
    QWidget* makeValues();
    QWidget* makeRight();
    void updateCharts();
    void updateDocument();
    void updateStatus();
    [[nodiscard]] Nanoseconds window() const;

    LatestValueModel* m_model;
    TelemetryHistory m_history;
    TelemetrySettings m_settings;
    TelemetryRound m_round;
    Timestamp m_now = 0;
    QTimer m_tick;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    TextLabel* m_status = nullptr;
    QTableView* m_table = nullptr;
    QComboBox* m_window = nullptr;
    QTabWidget* m_tabs = nullptr;
    QVBoxLayout* m_chartColumn = nullptr;
    QList<TimeSeriesChart*> m_charts;
    TextLabel* m_hint = nullptr;
    QPlainTextEdit* m_document = nullptr;
};

} // namespace telemirror
