#pragma once

#include "config/Profile.h"
#include "engine/Engine.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QComboBox;
class QProgressBar;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace telemirror {

class Banner;
class Card;
class FigureTile;
class FleetCard;
class MeasurementProgressModel;
class RunSummaryRow;
class StatusTile;
class TextLabel;

/// One glance: is the data safe, do the connections work, what is being done, what comes next; and
/// the one button. Fed by its slots; gives orders by its signals. Knows no engine.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget* parent = nullptr);

    /// The rule shown and ordered about; empty without any.
    [[nodiscard]] QString currentRule() const;

public slots:
    void setProfile(const telemirror::Profile& profile);
    void setConnectionState(const telemirror::ConnectionState& state);
    void setRedisState(const telemirror::RedisState& state);
    void setFleet(const telemirror::Fleet& fleet);
    void setRuleState(const telemirror::RuleState& state);
    void setProgress(const telemirror::RunProgress& progress);
    void setRunStarted(const telemirror::Run& run);
    void setRunFinished(const telemirror::Run& run);
    void setPaused(bool paused);
    /// The newest runs, newest first: at least those of the last day, if there are not too many.
    void setRecentRuns(const QList<telemirror::Run>& runs);
    /// All files with points that could not be written.
    void setDeadLetters(const QList<telemirror::DeadLetterSummary>& files);
    /// What "now" is, for words such as "tomorrow"; the system's clock until the first call.
    void setNow(telemirror::Timestamp now);

signals:
    void syncRequested(const QString& ruleId);
    void cancelRequested(const QString& ruleId);
    void pauseRequested(bool paused);
    void checkRequested();
    void connectServersRequested();
    void historyRequested();
    void deadLettersRequested();
    void fleetRequested();

private:
    QWidget* makeTiles();
    QWidget* makeFigures();
    QTableView* makeProgressTable();
    void updateFigures();
    void updateMeasurements(bool running);
    QWidget* makeSyncCard();
    QWidget* makeRunsCard();
    void updateTiles();
    void updateTile(StatusTile* tile, const QString& connectionId, const QString& fallbackTitle);
    void updateBanner();
    void updateSync();
    void updateRecent();
    [[nodiscard]] const Rule* rule() const;
    [[nodiscard]] Timestamp now() const;
    [[nodiscard]] bool isRunning() const;

    Profile m_profile;
    QHash<QString, ConnectionState> m_connections;
    RedisState m_redis;
    QHash<QString, RuleState> m_rules;
    QHash<QString, RunProgress> m_progress;
    QList<Run> m_recent;
    bool m_paused = false;
    Timestamp m_now = 0;
    QTimer m_tick;

    Banner* m_sampleBanner;
    Banner* m_banner;
    Banner* m_deadLetters;
    StatusTile* m_sourceTile = nullptr;
    StatusTile* m_destinationTile = nullptr;
    StatusTile* m_redisTile = nullptr;
    FleetCard* m_fleet = nullptr;
    FigureTile* m_lagTile = nullptr;
    FigureTile* m_pointsTile = nullptr;
    FigureTile* m_bytesTile = nullptr;
    FigureTile* m_faultTile = nullptr;
    MeasurementProgressModel* m_measurements = nullptr;
    QTableView* m_measurementTable = nullptr;
    QComboBox* m_ruleChoice = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_activity = nullptr;
    TextLabel* m_lastRun = nullptr;
    TextLabel* m_nextRun = nullptr;
    QProgressBar* m_bar = nullptr;
    QWidget* m_figures = nullptr;
    TextLabel* m_read = nullptr;
    TextLabel* m_written = nullptr;
    TextLabel* m_rate = nullptr;
    TextLabel* m_left = nullptr;
    QPushButton* m_sync = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_pause = nullptr;
    QVBoxLayout* m_recentRows = nullptr;
    QList<RunSummaryRow*> m_rows; ///< as many as are shown at most
    TextLabel* m_noRuns = nullptr;
};

} // namespace telemirror
