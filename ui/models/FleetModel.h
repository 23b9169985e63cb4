#pragma once

#include "redis/Fleet.h"

#include <QtCore/QAbstractTableModel>

namespace telemirror {

/// The instances that share the rules, and which of them runs what.
class FleetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        HostColumn,
        ProgramColumn,
        ProcessColumn,
        SinceColumn,
        RulesColumn,
        StandbyColumn,
        VersionColumn,
        SeenColumn,
        ColumnCount
    };

    /// What a column is sorted by: numbers and times as such.
    static constexpr int SortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setFleet(const Fleet& fleet);
    void setNow(Timestamp now);
    /// Rules that somebody could run and nobody does.
    [[nodiscard]] qsizetype orphans() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const FleetInstance& instance, int column) const;
    [[nodiscard]] QVariant sortKey(const FleetInstance& instance, int column) const;
    [[nodiscard]] static QString toolTip(const FleetInstance& instance, int column);

    QList<FleetInstance> m_instances;
    Timestamp m_now = 0;
};

} // namespace telemirror
