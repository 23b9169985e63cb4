#pragma once

#include "model/DeadLetter.h"

#include <QtCore/QAbstractTableModel>

namespace telemirror {

/// The files with points that could not be written, the newest first.
class DeadLetterFileModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        RuleColumn,
        RunColumn,
        TimeColumn,
        PointsColumn,
        EntriesColumn,
        ReplayableColumn,
        SizeColumn,
        ReasonColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setFiles(const QList<DeadLetterSummary>& files);
    [[nodiscard]] const DeadLetterSummary& file(int row) const { return m_files.at(row); }
    /// -1: not there (any more).
    [[nodiscard]] int rowOf(const QString& file) const;
    /// The row of the file that a run wrote; -1: none.
    [[nodiscard]] int rowOfRun(qint64 runId) const;
    void setNow(Timestamp now) { m_now = now; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const DeadLetterSummary& file, int column) const;
    [[nodiscard]] static QString reasons(const DeadLetterSummary& file);

    QList<DeadLetterSummary> m_files;
    Timestamp m_now = 0;
};

} // namespace telemirror
