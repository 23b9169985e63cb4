#pragma once

#include "model/RunFilter.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTableView;
class QTreeWidget;

namespace telemirror {

class CoveragePanel;
class DeadLetterPanel;
class EmptyState;
class RunChart;
class RunExport;
class RunTableModel;
class TextLabel;

/// All runs, filtered; of the selected one what was done per measurement and what went wrong; the
/// last ones as a chart; and all of them as CSV. Beside them, what the runs come to: the coverage by
/// measurement and day, and the points that could not be written.
class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    /// As many runs as the chart draws.
    static constexpr qint64 chartRuns = 120;

    enum class View
    {
        Runs,
        Coverage,
        DeadLetters
    };

    explicit HistoryPage(QWidget* parent = nullptr);

    void showView(View view);
    [[nodiscard]] CoveragePanel& coverage() { return *m_coverage; }
    [[nodiscard]] DeadLetterPanel& deadLetters() { return *m_deadLetters; }
    [[nodiscard]] RunTableModel& model() { return *m_model; }
    /// Writes every run that the filter lets through; see RunExport.
    void exportTo(const QString& path);

public slots:
    void setCount(const telemirror::RunFilter& filter, qint64 count);
    void addRuns(const telemirror::RunFilter& filter, qint64 offset, const QList<telemirror::Run>& runs);
    void failRuns(const telemirror::RunFilter& filter, const telemirror::Error& error);
    void setChartRuns(const QList<telemirror::Run>& runs);
    void setMeasurements(qint64 runId, const QList<telemirror::MeasurementRun>& measurements);
    void beginRun(const telemirror::Run& run);
    /// A run went on.
    void updateRun(const telemirror::Run& run);
    void endRun(const telemirror::Run& run);
    void reload();
    /// The export's questions are answered here.
    void addExportRuns(const QList<telemirror::Run>& runs);
    void failExport(const telemirror::Error& error);

signals:
    void countRequested(const telemirror::RunFilter& filter);
    void runsRequested(const telemirror::RunFilter& filter, qint64 offset, qint64 limit);
    void chartRunsRequested(const telemirror::RunFilter& filter, qint64 limit);
    void measurementsRequested(qint64 runId);
    void exportRunsRequested(const telemirror::RunFilter& filter, qint64 offset, qint64 limit);
    /// The end of exportTo(): nothing, or what went wrong.
    void exported(const QString& problem);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeRuns();
    QWidget* makeHead();
    void setUpTable();
    QWidget* makeDetails();
    void applyFilter();
    void chooseExport();
    void selectRun(qint64 runId);
    void showDetails();
    void updateEmptiness();
    void updateDeadLetters();
    [[nodiscard]] const Run* currentRun() const;

    QTabWidget* m_views;
    CoveragePanel* m_coverage;
    DeadLetterPanel* m_deadLetters;
    RunTableModel* m_model;
    QTableView* m_table;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QComboBox* m_state = nullptr;
    QComboBox* m_trigger = nullptr;
    QLineEdit* m_search = nullptr;
    QTimer m_typing; ///< the journal is not asked at every letter
    QPushButton* m_exportButton = nullptr;
    TextLabel* m_count = nullptr;
    RunExport* m_export = nullptr; ///< while one is under way; a child of this
    QTabWidget* m_tabs = nullptr;
    RunChart* m_chart = nullptr;
    TextLabel* m_detailTitle = nullptr;
    TextLabel* m_detailText = nullptr;
    QPushButton* m_refused = nullptr; ///< leads to the points of this run that could not be written
    QTreeWidget* m_measurements = nullptr;
    qint64 m_shownRun = -1;
    QString m_problem; ///< why the history cannot be read
};

} // namespace telemirror
