#pragma once

#include "model/Run.h"

#include <QtCore/QAbstractTableModel>

namespace telemirror {

/// The measurements of a run under way: how far each is, how much it brought and how fast.
class MeasurementProgressModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        ProgressColumn,
        PointsColumn,
        RateColumn,
        RemainingColumn,
        ColumnCount
    };
    /// Of a ProgressColumn: 0 to 1, for a bar.
    static constexpr int FractionRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setProgress(const RunProgress& progress, Timestamp now);
    void clear();
    /// Row of the measurement being read; -1 without one.
    [[nodiscard]] int currentRow() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] double fraction(const MeasurementRun& run) const;
    /// Points per second so far; 0 before it began.
    [[nodiscard]] double rate(const MeasurementRun& run) const;
    [[nodiscard]] QString stateText(const MeasurementRun& run) const;
    [[nodiscard]] QString remainingText(const MeasurementRun& run) const;

    QList<MeasurementRun> m_runs;
    QString m_current;
    Timestamp m_waitingUntil = 0;
    Timestamp m_now = 0;
};

} // namespace telemirror
