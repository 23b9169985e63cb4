#include "ui/models/RunTableModel.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/ThemedIcon.h"

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Of a run under way: so far.
std::chrono::milliseconds lengthOf(const Run& run, Timestamp now)
{
    const Timestamp end = run.ended != 0 ? run.ended : now;
    return std::chrono::milliseconds(std::max<qint64>(0, (end - run.started) / nanosecondsPerMillisecond));
}

} // namespace

RunTableModel::RunTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

int RunTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Run& run = m_runs.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(run, index.column());
    case Qt::DecorationRole:
        if (index.column() == StateColumn)
            return themedIcon(words::icon(run.state), words::tone(run.state));
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(index.column() >= DurationColumn ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (index.column() == StartedColumn)
            return format::exactTime(run.started);
        if (index.column() == BytesColumn)
            return tr("%1 read, %2 written")
                .arg(format::bytes(run.tally.bytesRead), format::bytes(run.tally.bytesWritten));
        if (index.column() == PointsColumn)
            return tr("%1 read, %2 written")
                .arg(format::count(run.tally.pointsRead), format::count(run.tally.pointsWritten));
        return {};
    default: return {};
    }
}

QVariant RunTableModel::text(const Run& run, int column) const
{
    const Timestamp now = m_now != 0 ? m_now : SystemClock().now();
    switch (column) {
    case StateColumn: return words::of(run.state);
    case TriggerColumn: return words::of(run.trigger);
    case StartedColumn: return format::when(run.started, now);
    case DurationColumn: return format::duration(lengthOf(run, now));
    case PointsColumn: return format::count(run.tally.pointsWritten);
    case BytesColumn: return format::bytes(run.tally.bytesRead);
    case WindowsColumn: return format::count(run.tally.windows);
    case RetriesColumn: return format::count(run.tally.retries);
    default: return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(section >= DurationColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn: return tr("State");
    case TriggerColumn: return tr("Begun by");
    case StartedColumn: return tr("Started");
    case DurationColumn: return tr("Duration");
    case PointsColumn: return tr("Points");
    case BytesColumn: return tr("Read");
    case WindowsColumn: return tr("Windows");
    case RetriesColumn: return tr("Retries");
    default: return {};
    }
}

bool RunTableModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_complete && !m_loading;
}

void RunTableModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_loading = true;
    m_awaited = m_runs.size();
    emit loadingChanged();
    emit pageRequested(m_awaited, pageSize);
}

void RunTableModel::reload()
{
    beginResetModel();
    m_runs.clear();
    m_complete = false;
    m_loading = false;
    endResetModel();
    fetchMore({});
}

void RunTableModel::addPage(qint64 offset, const QList<Run>& runs)
{
    if (!m_loading || offset != m_awaited)
        return; // an answer to a question of before the last reload()
    m_loading = false;
    m_complete = runs.size() < pageSize;
    // Runs that began meanwhile moved the pages: some may be known already.
    QList<Run> fresh;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(fresh), [this](const Run& run) {
        return std::none_of(
            m_runs.begin(), m_runs.end(), [&](const Run& known) { return known.id == run.id; });
    });
    if (!fresh.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        m_runs.append(fresh);
        endInsertRows();
    }
    emit loadingChanged();
}

void RunTableModel::failPage(qint64 offset)
{
    if (!m_loading || offset != m_awaited)
        return;
    m_loading = false;
    m_complete = true;
    emit loadingChanged();
}

void RunTableModel::update(const Run& run)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_runs.at(row).id == run.id) {
            m_runs[row] = run;
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
            return;
        }
    }
    if (!m_runs.isEmpty() && run.id < m_runs.first().id)
        return; // an old one of a page not read yet
    beginInsertRows({}, 0, 0);
    m_runs.prepend(run);
    endInsertRows();
    emit loadingChanged();
}

void RunTableModel::setNow(Timestamp now)
{
    m_now = now;
}

} // namespace telemirror
