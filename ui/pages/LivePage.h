#pragma once

#include "config/Profile.h"
#include "model/PublisherState.h"
#include "model/Telemetry.h"
#include "ui/models/LiveLayout.h"
#include "ui/models/TelemetryHistory.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QComboBox;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QToolButton;
class QTreeView;

namespace telemirror {

class ChartGrid;
class EmptyState;
class LatestValueModel;
class PublisherPanel;
class TelemetryTreeModel;
class TextLabel;

/// Telemetry as it comes in: the newest values, charts of those that are ticked, and the document as
/// it is published. Pausing freezes what is seen; what comes in meanwhile is kept.
class LivePage : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype maximumCharts = 40;
    /// Charts are drawn no more often.
    static constexpr std::chrono::milliseconds shortestRefresh{150};

    explicit LivePage(QWidget* parent = nullptr);
    ~LivePage() override;

    /// Takes the charts from a file, and keeps them there.
    void setLayoutFile(const QString& path);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }

public slots:
    void setProfile(const telemirror::Profile& profile);
    void addRound(const telemirror::TelemetryRound& round);
    void setPublisherState(const telemirror::PublisherState& state);
    /// Moves the charts' window; called by a clock every second while the page is shown.
    void setNow(telemirror::Timestamp now);
    void setPaused(bool paused);
    /// An answer to historyRequested(); there may be several.
    void addHistory(const telemirror::LatestValue& key, const QList<telemirror::SeriesData>& series);

signals:
    /// What was before the values held, of one chart: means over `every`, or the points where it is 0.
    void historyRequested(const telemirror::LatestValue& key, const telemirror::TimeRange& range,
        telemirror::Nanoseconds every);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeValues();
    QWidget* makeCharts();
    QWidget* makeDocument();
    QWidget* makeCorner();
    void chart(const LatestValue& value, bool charted);
    void chooseFirst();
    void useLayout();
    void keepLayout();
    void giveCurves();
    void askHistory();
    void refreshCharts();
    void showValues();
    void updateStatus();
    void copyDocument() const;
    [[nodiscard]] Nanoseconds window() const;

    LatestValueModel* m_model;
    TelemetryTreeModel* m_documentModel;
    TelemetryHistory m_history;
    TelemetrySettings m_settings;
    LiveLayout m_layout;
    /// From when on the past of each chart was asked for.
    QList<QPair<LiveLayout::Chart, Timestamp>> m_asked;
    QString m_layoutFile;
    bool m_hasLayout = false; ///< chosen by the operator, or read from the file
    TelemetryRound m_round;
    Timestamp m_now = 0;
    Timestamp m_shown = 0; ///< the right end of the charts
    bool m_isPaused = false;
    QTimer m_tick;
    QTimer m_refresh;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    PublisherPanel* m_publishers;
    TextLabel* m_status = nullptr;
    TextLabel* m_coordinates = nullptr;
    QTableView* m_table = nullptr;
    QComboBox* m_window = nullptr;
    QToolButton* m_pause = nullptr;
    QTabWidget* m_tabs = nullptr;
    ChartGrid* m_grid = nullptr;
    QScrollArea* m_scroll = nullptr;
    QStackedWidget* m_charts = nullptr;
    QTreeView* m_document = nullptr;
};

} // namespace telemirror
