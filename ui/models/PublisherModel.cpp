#include "ui/models/PublisherModel.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/ThemedIcon.h"

#include <algorithm>

namespace telemirror {

namespace {

Qt::Alignment alignment(int column)
{
    const bool isFigure = column >= PublisherModel::SentColumn && column <= PublisherModel::LastSentColumn;
    return (isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

void PublisherModel::setState(const PublisherState& state)
{
    const auto known = std::find_if(m_states.begin(), m_states.end(),
        [&state](const PublisherState& each) { return each.id == state.id; });
    const int row = static_cast<int>(known - m_states.begin());
    const bool isOn = state.status != PublisherState::Status::Off;
    if (known != m_states.end() && isOn) {
        *known = state;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    } else if (known != m_states.end()) {
        beginRemoveRows({}, row, row);
        m_states.erase(known);
        endRemoveRows();
    } else if (isOn) {
        beginInsertRows({}, row, row);
        m_states.append(state);
        endInsertRows();
    }
}

void PublisherModel::setNow(Timestamp now)
{
    m_now = now;
    if (!m_states.isEmpty())
        emit dataChanged(index(0, LastSentColumn), index(rowCount() - 1, LastSentColumn), {Qt::DisplayRole});
}

int PublisherModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_states.size());
}

int PublisherModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PublisherModel::text(const PublisherState& state, int column) const
{
    switch (column) {
    case NameColumn: return format::singleLine(state.name);
    case StateColumn: return words::of(state.status);
    case SentColumn: return format::count(state.sent);
    case SpooledColumn: return format::count(state.spooled);
    case FailedColumn: return format::count(state.failed);
    case LostColumn: return format::count(state.refused + state.dropped);
    case LastSentColumn:
        return state.lastSent == 0 ? tr("never")
                                   : format::age(state.lastSent, std::max(m_now, state.lastSent));
    case ErrorColumn: return format::singleLine(state.lastError.message);
    default: return {};
    }
}

QString PublisherModel::toolTip(const PublisherState& state, int column)
{
    switch (column) {
    case NameColumn: return state.name;
    case SpooledColumn: return tr("%1 on disk").arg(format::bytes(state.spooledBytes));
    case LostColumn:
        return tr(
            "Refused for good, and kept in a dead-letter file: %1\nDropped, because the spool was full or "
            "they were too old: %2")
            .arg(format::count(state.refused), format::count(state.dropped));
    case LastSentColumn: return state.lastSent == 0 ? QString() : format::exactTime(state.lastSent);
    case StateColumn:
    case FailedColumn:
    case ErrorColumn: return state.lastError.toString();
    default: return {};
    }
}

QVariant PublisherModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PublisherState& state = m_states.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(state, index.column());
    case Qt::DecorationRole:
        if (index.column() == StateColumn)
            return themedIcon(words::icon(state.status), words::tone(state.status));
        return {};
    case Qt::ToolTipRole: return format::plainToolTip(toolTip(state, index.column()));
    case Qt::TextAlignmentRole: return QVariant::fromValue(alignment(index.column()));
    default: return {};
    }
}

QVariant PublisherModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Published to");
    case StateColumn: return tr("State");
    case SentColumn: return tr("Sent");
    case SpooledColumn: return tr("Waiting");
    case FailedColumn: return tr("Failed tries");
    case LostColumn: return tr("Lost");
    case LastSentColumn: return tr("Last sent");
    case ErrorColumn: return tr("Last error");
    default: return {};
    }
}

} // namespace telemirror
