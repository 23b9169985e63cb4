#pragma once

#include "ui/models/LogStore.h"

#include <QtCore/QAbstractTableModel>

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
        RuleColumn,
        TextColumn,
        ColumnCount
    };

    explicit LogModel(qsizetype capacity = 1'000'000, QObject* parent = nullptr);

    void append(const QList<LogRecord>& records);
    /// What was logged before all that is here; as much as fits beside it.
    void prepend(const QList<LogRecord>& records);
    void clear();
    [[nodiscard]] LogRecord at(int row) const { return m_store.at(m_store.first() + row); }
    [[nodiscard]] const LogStore& store() const { return m_store; }
    /// One line for the clipboard or a file.
    [[nodiscard]] static QString line(const LogRecord& record);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    LogStore m_store;
};

} // namespace telemirror
