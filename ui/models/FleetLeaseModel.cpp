#include "ui/models/FleetLeaseModel.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtGui/QFont>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

Qt::Alignment alignment(int column)
{
    return (column == FleetLeaseModel::EndsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

void FleetLeaseModel::setFleet(const Fleet& fleet)
{
    const bool sameRows =
        std::equal(m_leases.begin(), m_leases.end(), fleet.leases.begin(), fleet.leases.end(),
            [](const FleetLease& one, const FleetLease& other) { return one.key == other.key; });
    if (!sameRows)
        beginResetModel();
    m_instances = fleet.instances;
    m_leases = fleet.leases;
    if (!sameRows)
        endResetModel();
    else if (!m_leases.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void FleetLeaseModel::setNow(Timestamp now)
{
    m_now = now;
    if (!m_leases.isEmpty())
        emit dataChanged(index(0, SinceColumn), index(rowCount() - 1, LastRunColumn), {Qt::DisplayRole});
}

int FleetLeaseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_leases.size());
}

int FleetLeaseModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const FleetInstance* FleetLeaseModel::holder(const FleetLease& lease) const
{
    const auto found = std::find_if(m_instances.begin(), m_instances.end(),
        [&lease](const FleetInstance& instance) { return instance.id == lease.holder; });
    return found == m_instances.end() ? nullptr : &*found;
}

QString FleetLeaseModel::holderText(const FleetLease& lease) const
{
    if (lease.holder.isEmpty())
        return tr("Nobody");
    const FleetInstance* instance = holder(lease);
    if (!instance)
        return tr("An instance that is gone");
    return instance->isSelf ? tr("%1 (this one)").arg(instance->host)
                            : tr("%1, process %2").arg(instance->host).arg(instance->process);
}

QString FleetLeaseModel::text(const FleetLease& lease, int column) const
{
    switch (column) {
    case RuleColumn: return lease.title.isEmpty() ? lease.key : lease.title;
    case HolderColumn: return holderText(lease);
    case SinceColumn: return format::when(lease.since, std::max(m_now, lease.since));
    case EndsColumn: {
        if (lease.until == 0)
            return {};
        const qint64 left = (lease.until - m_now) / nanosecondsPerSecond;
        return left > 0 ? format::duration(std::chrono::seconds(left)) : tr("ended");
    }
    case LastRunColumn:
        return lease.lastRun == 0 ? tr("Not known")
                                  : format::when(lease.lastRun, std::max(m_now, lease.lastRun));
    case ResultColumn: return lease.lastResult ? words::of(*lease.lastResult) : QString();
    default: return {};
    }
}

QString FleetLeaseModel::toolTip(const FleetLease& lease, int column) const
{
    switch (column) {
    case RuleColumn: return lease.title.isEmpty() ? lease.key : lease.title + u'\n' + lease.key;
    case HolderColumn: {
        const FleetInstance* instance = holder(lease);
        if (!instance)
            return {};
        return holderText(lease) + u'\n' +
            tr("%1 %2, process %3").arg(instance->program, instance->version).arg(instance->process);
    }
    case SinceColumn: return lease.since == 0 ? QString() : format::exactTime(lease.since);
    case EndsColumn:
        return lease.until == 0 ? QString()
                                : tr("The holder renews its lease every few seconds. If it stops, another "
                                     "instance takes over when "
                                     "the lease ends: %1")
                                      .arg(format::exactTime(lease.until));
    case LastRunColumn: return lease.lastRun == 0 ? QString() : format::exactTime(lease.lastRun);
    default: return {};
    }
}

QVariant FleetLeaseModel::sortKey(const FleetLease& lease, int column) const
{
    switch (column) {
    case SinceColumn: return lease.since;
    case EndsColumn: return lease.until;
    case LastRunColumn: return lease.lastRun;
    default: return text(lease, column);
    }
}

QVariant FleetLeaseModel::icon(const FleetLease& lease, int column) const
{
    if (column == ResultColumn && lease.lastResult)
        return themedIcon(words::icon(*lease.lastResult), words::tone(*lease.lastResult));
    if (column != HolderColumn)
        return {};
    const FleetInstance* instance = holder(lease);
    if (!instance)
        return themedIcon(u"warning"_s, Tone::Warning);
    return themedIcon(u"server"_s, instance->isSelf ? Tone::Info : Tone::Neutral);
}

QVariant FleetLeaseModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FleetLease& lease = m_leases.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return format::singleLine(text(lease, index.column()));
    case SortRole: return sortKey(lease, index.column());
    case Qt::DecorationRole: return icon(lease, index.column());
    case Qt::FontRole: {
        QFont font;
        const FleetInstance* instance = holder(lease);
        font.setBold(instance && instance->isSelf);
        return font;
    }
    case Qt::ToolTipRole: return format::plainToolTip(toolTip(lease, index.column()));
    case Qt::TextAlignmentRole: return QVariant::fromValue(alignment(index.column()));
    default: return {};
    }
}

QVariant FleetLeaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RuleColumn: return tr("Rule");
    case HolderColumn: return tr("Held by");
    case SinceColumn: return tr("Since");
    case EndsColumn: return tr("Lease ends in");
    case LastRunColumn: return tr("Last run");
    case ResultColumn: return tr("Result");
    default: return {};
    }
}

} // namespace telemirror
