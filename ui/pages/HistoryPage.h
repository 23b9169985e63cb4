#pragma once

#include "model/Run.h"

#include <QtWidgets/QWidget>

class QStackedWidget;
class QTableView;
class QTreeWidget;

namespace telemirror {

class EmptyState;
class RunTableModel;
class TextLabel;

/// All runs, and of the selected one what was done per measurement and what went wrong.
class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(QWidget* parent = nullptr);

    [[nodiscard]] RunTableModel& model() { return *m_model; }

public slots:
    void addRuns(qint64 offset, const QList<telemirror::Run>& runs);
    void failRuns(qint64 offset, const telemirror::Error& error);
    void setMeasurements(qint64 runId, const QList<telemirror::MeasurementRun>& measurements);
    /// A run began, went on, or ended.
    void updateRun(const telemirror::Run& run);
    void reload();

signals:
    void runsRequested(qint64 offset, qint64 limit);
    void measurementsRequested(qint64 runId);

private:
    QWidget* makeDetails();
    void showDetails();
    void updateEmptiness();

    RunTableModel* m_model;
    QTableView* m_table;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    TextLabel* m_detailTitle = nullptr;
    TextLabel* m_detailText = nullptr;
    TextLabel* m_errors = nullptr;
    QTreeWidget* m_measurements = nullptr;
    qint64 m_shownRun = -1;
};

} // namespace telemirror
