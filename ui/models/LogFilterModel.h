#pragma once

#include "ui/models/CaselessMatcher.h"
#include "ui/models/LogModel.h"

#include <QtCore/QTimer>

namespace telemirror {

/// Which lines of the log are wanted. What is empty lets everything through.
struct LogFilter
{
    LogLevel level = LogLevel::Info; ///< the least
    QString source;
    QString rule;
    QString text; ///< occurs in the text or the source; upper and lower case alike
    bool operator==(const LogFilter&) const = default;
};

/// The rows of a LogModel that a filter lets through, in their order. A new filter looks through
/// all rows in short slices between other events, so that a million of them do not stop the window;
/// what was found so far is there meanwhile. The source model must outlive it.
class LogFilterModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit LogFilterModel(const LogModel& source, QObject* parent = nullptr);

    void setFilter(const LogFilter& filter);
    [[nodiscard]] const LogFilter& filter() const { return m_filter; }
    /// Whether rows are still to be looked at.
    [[nodiscard]] bool isScanning() const { return m_scan.isActive(); }
    /// Looks at all that is left, now.
    void finish();
    [[nodiscard]] LogRecord at(int row) const;
    /// Numbers, in the source's store, of what is let through.
    [[nodiscard]] const std::deque<qint64>& numbers() const { return m_numbers; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// A slice has been looked at.
    void scanned();

private:
    [[nodiscard]] bool accepts(qint64 number) const;
    void restart();
    void scanFor(std::chrono::milliseconds time);
    void forgetBefore(qint64 first);

    const LogModel& m_source;
    LogFilter m_filter;
    CaselessMatcher m_text; ///< the filter's
    std::deque<qint64> m_numbers;
    qint64 m_next = 0; ///< the first that was not looked at
    QTimer m_scan;
};

} // namespace telemirror
