#pragma once

#include "model/LogRecord.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace telemirror {

class EmptyState;
class HighlightDelegate;
class LogFilterModel;
class LogModel;
class TextLabel;

/// The log as it is written: by level, source and rule, searchable, following the end or staying
/// where one reads; copied or exported.
class LogsPage : public QWidget
{
    Q_OBJECT

public:
    explicit LogsPage(QWidget* parent = nullptr);
    [[nodiscard]] LogModel& model() { return *m_model; }
    [[nodiscard]] LogFilterModel& filter() { return *m_filter; }
    /// What is selected, or else everything that is shown, as text; at most as much as a clipboard
    /// is good for.
    [[nodiscard]] QString copyText() const;
    /// What was logged before anything else here, oldest first.
    void prepend(const QList<LogRecord>& records);
    /// Writes everything that is shown to a file, without stopping the window.
    void exportTo(const QString& path);

public slots:
    /// Shown within a tenth of a second, together with what else comes.
    void append(const telemirror::LogRecord& record);

signals:
    /// The end of exportTo(): nothing, or what went wrong.
    void exported(const QString& problem);

private:
    QWidget* makeHead();
    void setUpTable();
    void flush();
    void applyFilter();
    void offerNames();
    void chooseExport();
    void updateState();

    LogModel* m_model;
    LogFilterModel* m_filter;
    QList<LogRecord> m_pending;
    QTimer m_flush;
    QComboBox* m_level = nullptr;
    QComboBox* m_source = nullptr;
    QComboBox* m_rule = nullptr;
    QLineEdit* m_search = nullptr;
    QCheckBox* m_follow = nullptr;
    TextLabel* m_state = nullptr;
    QTableView* m_table;
    HighlightDelegate* m_highlight;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
};

} // namespace telemirror
