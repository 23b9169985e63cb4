#pragma once

#include "model/LogRecord.h"

#include <QtCore/QAbstractTableModel>

#include <deque>

namespace telemirror {

/// The newest log records, oldest first, bounded: the oldest go when there are too many.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        TimeColumn,
        LevelColumn,
        SourceColumn,
        TextColumn,
        ColumnCount
    };

    explicit LogModel(qsizetype capacity = 20'000, QObject* parent = nullptr);

    void append(const QList<LogRecord>& records);
    void clear();
    [[nodiscard]] const LogRecord& at(int row) const { return m_records[static_cast<std::size_t>(row)]; }
    /// One line for the clipboard.
    [[nodiscard]] static QString line(const LogRecord& record);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<LogRecord> m_records;
    qsizetype m_capacity;
};

} // namespace telemirror
