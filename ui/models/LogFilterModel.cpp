#include "ui/models/LogFilterModel.h"

#include "ui/models/LogModel.h"

namespace telemirror {

void LogFilterModel::setLevel(LogLevel level)
{
    m_level = level;
    invalidateFilter();
}

void LogFilterModel::setSearch(const QString& text)
{
    m_search = text.trimmed();
    invalidateFilter();
}

bool LogFilterModel::filterAcceptsRow(int row, const QModelIndex&) const
{
    const auto* log = qobject_cast<const LogModel*>(sourceModel());
    if (log == nullptr)
        return false;
    const LogRecord& record = log->at(row);
    return record.level >= m_level &&
        (m_search.isEmpty() || record.text.contains(m_search, Qt::CaseInsensitive) ||
            record.source.contains(m_search, Qt::CaseInsensitive));
}

} // namespace telemirror
