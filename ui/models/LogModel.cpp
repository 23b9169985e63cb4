#include "ui/models/LogModel.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QApplication>

namespace telemirror {

using namespace Qt::StringLiterals;

LogModel::LogModel(qsizetype capacity, QObject* parent)
    : QAbstractTableModel(parent)
    , m_store(capacity)
{}

void LogModel::append(const QList<LogRecord>& records)
{
    // Of more than fit only the newest come in at all.
    const qsizetype taken = std::min(records.size(), m_store.capacity());
    if (taken == 0)
        return;
    if (const qsizetype excess = m_store.excess(taken); excess > 0) {
        beginRemoveRows({}, 0, static_cast<int>(excess) - 1);
        m_store.drop(excess);
        endRemoveRows();
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(taken) - 1);
    std::for_each(
        records.end() - taken, records.end(), [this](const LogRecord& record) { m_store.append(record); });
    endInsertRows();
}

void LogModel::prepend(const QList<LogRecord>& records)
{
    beginResetModel();
    const LogStore present = m_store;
    m_store = LogStore(present.capacity());
    const qsizetype room = std::max<qsizetype>(0, present.capacity() - present.size());
    for (const LogRecord& record : records.last(std::min(room, records.size())))
        m_store.append(record);
    for (qint64 number = present.first(); number < present.end(); ++number)
        m_store.append(present.at(number));
    endResetModel();
}

void LogModel::clear()
{
    beginResetModel();
    m_store.clear();
    endResetModel();
}

QString LogModel::line(const LogRecord& record)
{
    const QString time = toDateTime(record.time).toString(Qt::ISODateWithMs);
    const QString place = record.rule.isEmpty() ? record.source : record.source + u'/' + record.rule;
    return u"%1 %2 "_s.arg(time, words::of(record.level)) + place + u' ' + record.text;
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_store.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogRecord record = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TimeColumn: return toDateTime(record.time).toLocalTime().toString(u"MM-dd HH:mm:ss.zzz"_s);
        case LevelColumn: return words::of(record.level);
        case SourceColumn: return format::singleLine(record.source);
        case RuleColumn: return format::singleLine(record.rule);
        case TextColumn: return format::singleLine(record.text);
        default: return {};
        }
    case Qt::DecorationRole:
        return index.column() == LevelColumn
            ? themedIcon(words::icon(record.level), words::tone(record.level))
            : QVariant();
    case Qt::ForegroundRole:
        if (record.level == LogLevel::Debug)
            return mutedColor(QApplication::palette());
        return {};
    case Qt::ToolTipRole:
        return index.column() == TimeColumn ? format::exactTime(record.time)
                                            : format::plainToolTip(record.text);
    default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case LevelColumn: return tr("Level");
    case SourceColumn: return tr("From");
    case RuleColumn: return tr("Rule");
    case TextColumn: return tr("What happened");
    default: return {};
    }
}

} // namespace telemirror
