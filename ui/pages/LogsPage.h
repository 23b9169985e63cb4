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
class LogFilterModel;
class LogModel;

/// The log as it is written: by level, searchable, following the end or staying where one reads.
class LogsPage : public QWidget
{
    Q_OBJECT

public:
    explicit LogsPage(QWidget* parent = nullptr);
    [[nodiscard]] LogModel& model() { return *m_model; }
    /// What is selected, or else everything that is shown, as text.
    [[nodiscard]] QString copyText() const;

public slots:
    /// Shown within a tenth of a second, together with what else comes.
    void append(const telemirror::LogRecord& record);

private:
    QWidget* makeHead();
    void flush();
    void updateEmptiness();

    LogModel* m_model;
    LogFilterModel* m_filter;
    QList<LogRecord> m_pending;
    QTimer m_flush;
    QComboBox* m_level = nullptr;
    QLineEdit* m_search = nullptr;
    QCheckBox* m_follow = nullptr;
    QTableView* m_table;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
};

} // namespace telemirror
