#include "ui/models/RunTableModel.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/ThemedIcon.h"

#include <algorithm>
#include <limits>

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
    return parent.isValid() ? 0 : static_cast<int>(m_count);
}

int RunTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(index.column() >= DurationColumn ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::DecorationRole && role != Qt::ToolTipRole)
        return {};
    const Run* found = run(index.row());
    if (found == nullptr) {
        require(placeOf(index.row()).page);
        return role == Qt::DisplayRole && index.column() == StateColumn ? QVariant(tr("Reading…"))
                                                                        : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole: return text(*found, index.column());
    case Qt::DecorationRole:
        if (index.column() == StateColumn)
            return themedIcon(words::icon(found->state), words::tone(found->state));
        return {};
    default:
        if (index.column() == StartedColumn)
            return format::exactTime(found->started);
        if (index.column() == BytesColumn)
            return tr("%1 read, %2 written")
                .arg(format::bytes(found->tally.bytesRead), format::bytes(found->tally.bytesWritten));
        if (index.column() == PointsColumn)
            return tr("%1 read, %2 written")
                .arg(format::count(found->tally.pointsRead), format::count(found->tally.pointsWritten));
        return {};
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

void RunTableModel::setFilter(const RunFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    reload();
}

qint64 RunTableModel::pageEnd(qint64 page) const
{
    return std::min(m_count, (page + 1) * pageSize);
}

RunTableModel::Place RunTableModel::placeOf(int row) const
{
    const qint64 fromOldest = m_count - 1 - row;
    const qint64 page = fromOldest / pageSize;
    return {page, static_cast<qsizetype>(pageEnd(page) - 1 - fromOldest)};
}

const Run* RunTableModel::run(int row) const
{
    const Place place = placeOf(row);
    const auto page = m_pages.constFind(place.page);
    if (page == m_pages.constEnd() || place.index >= page->size())
        return nullptr;
    if (m_lately.isEmpty() || m_lately.last() != place.page) {
        m_lately.removeOne(place.page);
        m_lately.append(place.page);
    }
    return &page->at(place.index);
}

void RunTableModel::require(qint64 page) const
{
    const qint64 offset = m_count - pageEnd(page);
    if (m_asked.value(page, -1) == offset)
        return;
    m_asked.insert(page, offset);
    emit pageRequested(m_filter, offset, pageEnd(page) - page * pageSize);
}

void RunTableModel::clear(qint64 count)
{
    beginResetModel();
    m_pages.clear();
    m_lately.clear();
    m_asked.clear();
    m_count = count;
    endResetModel();
}

void RunTableModel::reload()
{
    m_loading = true;
    clear(0);
    emit loadingChanged();
    emit countRequested(m_filter);
}

void RunTableModel::refresh()
{
    if (!m_loading)
        emit countRequested(m_filter);
}

void RunTableModel::setCount(const RunFilter& filter, qint64 count)
{
    if (filter != m_filter || (!m_loading && count == m_count))
        return;
    m_loading = false;
    clear(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
    emit loadingChanged();
}

void RunTableModel::addPage(const RunFilter& filter, qint64 offset, const QList<Run>& runs)
{
    const qint64 page = m_count > 0 ? (m_count - 1 - offset) / pageSize : -1;
    // An answer to a question of before a run began, or of another filter.
    if (filter != m_filter || page < 0 || m_asked.value(page, -1) != offset)
        return;
    m_asked.remove(page);
    if (runs.size() != pageEnd(page) - page * pageSize) {
        refresh(); // runs were pruned meanwhile
        return;
    }
    m_pages.insert(page, runs);
    m_lately.removeOne(page);
    m_lately.append(page);
    while (m_lately.size() > mostPages)
        m_pages.remove(m_lately.takeFirst());
    const auto first = static_cast<int>(offset);
    emit dataChanged(index(first, 0), index(first + static_cast<int>(runs.size()) - 1, ColumnCount - 1));
    emit pageAdded();
}

void RunTableModel::fail(const RunFilter& filter)
{
    if (filter != m_filter)
        return;
    m_loading = false;
    m_asked.clear();
    emit loadingChanged();
}

void RunTableModel::begin(const Run& run)
{
    if (update(run))
        return;
    // Whether it fits is the journal's to say; and how many there are, if that is on its way.
    if (!m_filter.isEmpty() || m_loading)
        return refresh();
    beginInsertRows({}, 0, 0);
    m_asked.clear();
    const qint64 page = m_count / pageSize;
    const bool isNewPage = m_count % pageSize == 0;
    ++m_count;
    if (isNewPage || m_pages.contains(page)) {
        m_pages[page].prepend(run);
        if (isNewPage)
            m_lately.append(page);
    }
    endInsertRows();
    emit loadingChanged();
}

bool RunTableModel::update(const Run& run)
{
    for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
        if (page->isEmpty() || run.id > page->first().id || run.id < page->last().id)
            continue;
        for (qsizetype i = 0; i < page->size(); ++i) {
            if (page->at(i).id != run.id)
                continue;
            (*page)[i] = run;
            const auto row = static_cast<int>(m_count - pageEnd(page.key()) + i);
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
            return true;
        }
    }
    return false;
}

void RunTableModel::setNow(Timestamp now)
{
    m_now = now;
}

} // namespace telemirror
