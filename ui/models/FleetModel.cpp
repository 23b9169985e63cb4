#include "ui/models/FleetModel.h"

#include "ui/Format.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QSet>
#include <QtGui/QFont>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Rules that another instance runs, and this one would take over.
qsizetype standby(const FleetInstance& instance)
{
    return std::count_if(instance.wanted.begin(), instance.wanted.end(),
        [&instance](const QString& rule) { return !instance.held.contains(rule); });
}

Qt::Alignment alignment(int column)
{
    const bool isFigure = column == FleetModel::ProcessColumn || column == FleetModel::StandbyColumn;
    return (isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

void FleetModel::setFleet(const Fleet& fleet)
{
    const bool sameRows =
        std::equal(m_instances.begin(), m_instances.end(), fleet.instances.begin(), fleet.instances.end(),
            [](const FleetInstance& one, const FleetInstance& other) { return one.id == other.id; });
    if (sameRows) {
        m_instances = fleet.instances;
        if (!m_instances.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_instances = fleet.instances;
    endResetModel();
}

void FleetModel::setNow(Timestamp now)
{
    m_now = now;
    if (!m_instances.isEmpty())
        emit dataChanged(index(0, SinceColumn), index(rowCount() - 1, SeenColumn), {Qt::DisplayRole});
}

qsizetype FleetModel::orphans() const
{
    QSet<QString> wanted;
    QSet<QString> held;
    for (const FleetInstance& instance : m_instances) {
        wanted.unite({instance.wanted.begin(), instance.wanted.end()});
        held.unite({instance.held.begin(), instance.held.end()});
    }
    return wanted.subtract(held).size();
}

int FleetModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_instances.size());
}

int FleetModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FleetModel::text(const FleetInstance& instance, int column) const
{
    switch (column) {
    case HostColumn: return instance.isSelf ? tr("%1 (this one)").arg(instance.host) : instance.host;
    case ProgramColumn: return instance.program;
    case ProcessColumn: return QString::number(instance.process);
    case SinceColumn: return format::when(instance.since, std::max(m_now, instance.since));
    case RulesColumn:
        if (!instance.titles.isEmpty())
            return instance.paused ? tr("%1, then pauses").arg(instance.titles.join(u", "_s))
                                   : instance.titles.join(u", "_s);
        if (instance.paused)
            return tr("Paused");
        return instance.wanted.isEmpty() ? tr("Paused, or has no rules") : tr("Stands by");
    case StandbyColumn: return format::count(standby(instance));
    case VersionColumn: return instance.version;
    case SeenColumn:
        return instance.seen == 0 ? QString() : format::age(std::min(instance.seen, m_now), m_now);
    default: return {};
    }
}

QVariant FleetModel::sortKey(const FleetInstance& instance, int column) const
{
    switch (column) {
    case ProcessColumn: return instance.process;
    case SinceColumn: return instance.since;
    case StandbyColumn: return static_cast<qint64>(standby(instance));
    case SeenColumn: return instance.seen;
    default: return text(instance, column);
    }
}

QString FleetModel::toolTip(const FleetInstance& instance, int column)
{
    switch (column) {
    case HostColumn: return instance.host;
    case SinceColumn: return format::exactTime(instance.since);
    case SeenColumn: return instance.seen == 0 ? QString() : format::exactTime(instance.seen);
    case RulesColumn: return instance.titles.join(u'\n');
    case StandbyColumn: return tr("Rules that others run, and that this instance takes over if they stop");
    default: return {};
    }
}

QVariant FleetModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FleetInstance& instance = m_instances.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return format::singleLine(text(instance, index.column()));
    case SortRole: return sortKey(instance, index.column());
    case Qt::DecorationRole:
        if (index.column() == HostColumn)
            return themedIcon(u"server"_s, instance.isSelf ? Tone::Info : Tone::Neutral);
        return {};
    case Qt::FontRole: {
        QFont font;
        font.setBold(instance.isSelf);
        return font;
    }
    case Qt::ToolTipRole: return format::plainToolTip(toolTip(instance, index.column()));
    case Qt::TextAlignmentRole: return QVariant::fromValue(alignment(index.column()));
    default: return {};
    }
}

QVariant FleetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case HostColumn: return tr("Machine");
    case ProgramColumn: return tr("Program");
    case ProcessColumn: return tr("Process");
    case SinceColumn: return tr("Since");
    case RulesColumn: return tr("Runs");
    case StandbyColumn: return tr("Stands by for");
    case VersionColumn: return tr("Version");
    case SeenColumn: return tr("Last seen");
    default: return {};
    }
}

} // namespace telemirror
