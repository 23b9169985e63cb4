#include "ui/models/LogFilterModel.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>

namespace telemirror {

namespace {

/// Well under the 8 ms after which a window feels slow.
constexpr std::chrono::milliseconds slice{4};
/// Looking at the clock costs as much as looking at a line.
constexpr int linesBetweenLooks = 64;

} // namespace

LogFilterModel::LogFilterModel(const LogModel& source, QObject* parent)
    : QAbstractTableModel(parent)
    , m_source(source)
{
    connect(&source, &QAbstractItemModel::rowsInserted, this, [this] { m_scan.start(); });
    // Before: afterwards nobody may ask for them.
    connect(&source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
        [this](const QModelIndex&, int, int last) { forgetBefore(m_source.store().first() + last + 1); });
    connect(&source, &QAbstractItemModel::modelReset, this, &LogFilterModel::restart);
    m_scan.setInterval(0);
    connect(&m_scan, &QTimer::timeout, this, [this] { scanFor(slice); });
    restart();
}

void LogFilterModel::setFilter(const LogFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_filter.text = filter.text.trimmed();
    m_text = CaselessMatcher(m_filter.text);
    restart();
}

void LogFilterModel::finish()
{
    while (m_next < m_source.store().end())
        scanFor(std::chrono::hours(1));
}

LogRecord LogFilterModel::at(int row) const
{
    return m_source.store().at(m_numbers[static_cast<std::size_t>(row)]);
}

void LogFilterModel::restart()
{
    beginResetModel();
    m_numbers.clear();
    m_next = m_source.store().first();
    endResetModel();
    m_scan.start();
}

bool LogFilterModel::accepts(qint64 number) const
{
    const LogStore& store = m_source.store();
    if (store.level(number) < m_filter.level)
        return false;
    if (!m_filter.source.isEmpty() && store.source(number) != m_filter.source)
        return false;
    if (!m_filter.rule.isEmpty() && store.rule(number) != m_filter.rule)
        return false;
    return m_filter.text.isEmpty() || m_text.isIn(store.utf8(number)) ||
        store.source(number).contains(m_filter.text, Qt::CaseInsensitive);
}

void LogFilterModel::scanFor(std::chrono::milliseconds time)
{
    const qint64 end = m_source.store().end();
    QElapsedTimer timer;
    timer.start();
    std::vector<qint64> found;
    while (m_next < end) {
        if (accepts(m_next))
            found.push_back(m_next);
        ++m_next;
        if (m_next % linesBetweenLooks == 0 && timer.elapsed() >= time.count())
            break;
    }
    if (m_next >= end)
        m_scan.stop();
    if (!found.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(found.size()) - 1);
        m_numbers.insert(m_numbers.end(), found.begin(), found.end());
        endInsertRows();
    }
    emit scanned();
}

void LogFilterModel::forgetBefore(qint64 first)
{
    m_next = std::max(m_next, first);
    const auto kept = std::lower_bound(m_numbers.begin(), m_numbers.end(), first);
    const auto gone = static_cast<int>(kept - m_numbers.begin());
    if (gone == 0)
        return;
    beginRemoveRows({}, 0, gone - 1);
    m_numbers.erase(m_numbers.begin(), kept);
    endRemoveRows();
}

int LogFilterModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_numbers.size());
}

int LogFilterModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : LogModel::ColumnCount;
}

QVariant LogFilterModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qint64 number = m_numbers[static_cast<std::size_t>(index.row())];
    const auto row = static_cast<int>(number - m_source.store().first());
    return m_source.index(row, index.column()).data(role);
}

QVariant LogFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_source.headerData(section, orientation, role);
}

} // namespace telemirror
