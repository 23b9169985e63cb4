#pragma once

#include "redis/Fleet.h"

#include <QtCore/QAbstractTableModel>

namespace telemirror {

/// The rules of a fleet: which instance holds each, until when, and how its last run ended.
class FleetLeaseModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        RuleColumn,
        HolderColumn,
        SinceColumn,
        EndsColumn,
        LastRunColumn,
        ResultColumn,
        ColumnCount
    };
    /// What a column is sorted by: numbers and times as such.
    static constexpr int SortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setFleet(const Fleet& fleet);
    void setNow(Timestamp now);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const FleetInstance* holder(const FleetLease& lease) const;
    [[nodiscard]] QString holderText(const FleetLease& lease) const;
    [[nodiscard]] QString text(const FleetLease& lease, int column) const;
    [[nodiscard]] QString toolTip(const FleetLease& lease, int column) const;
    [[nodiscard]] QVariant sortKey(const FleetLease& lease, int column) const;
    [[nodiscard]] QVariant icon(const FleetLease& lease, int column) const;

    QList<FleetLease> m_leases;
    QList<FleetInstance> m_instances;
    Timestamp m_now = 0;
};

} // namespace telemirror
