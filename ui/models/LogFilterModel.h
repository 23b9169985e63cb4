#pragma once

#include "model/LogRecord.h"

#include <QtCore/QSortFilterProxyModel>

namespace telemirror {

/// Lets through records of at least a level whose text or source contains the words searched for.
/// Its source must be a LogModel.
class LogFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setLevel(LogLevel level);
    void setSearch(const QString& text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    LogLevel m_level = LogLevel::Info;
    QString m_search;
};

} // namespace telemirror
