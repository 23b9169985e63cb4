#include "ui/models/LatestValueModel.h"

#include "ui/Format.h"

#include <algorithm>
#include <tuple>

namespace telemirror {

using namespace Qt::StringLiterals;

LatestValueModel::LatestValueModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

bool LatestValueModel::before(const LatestValue& a, const LatestValue& b)
{
    return std::tie(a.measurement, a.field, a.tags) < std::tie(b.measurement, b.field, b.tags);
}

QString LatestValueModel::label(const LatestValue& value)
{
    if (value.tags.isEmpty())
        return format::singleLine(value.field);
    QStringList tags;
    for (const Tag& tag : value.tags)
        tags.append(QString::fromUtf8(tag.key) + u'=' + QString::fromUtf8(tag.value));
    return format::singleLine(value.field + u" {"_s + tags.join(u", "_s) + u'}');
}

void LatestValueModel::update(const QList<LatestValue>& values)
{
    for (const LatestValue& value : values) {
        const auto place = std::lower_bound(m_values.begin(), m_values.end(), value, before);
        const int row = static_cast<int>(place - m_values.begin());
        if (place != m_values.end() && !before(value, *place)) {
            m_values[row] = value;
            continue;
        }
        beginInsertRows({}, row, row);
        m_values.insert(row, value);
        endInsertRows();
    }
    if (!m_values.isEmpty())
        emit dataChanged(index(0, ValueColumn), index(rowCount() - 1, AgeColumn));
}

void LatestValueModel::setNow(Timestamp now)
{
    m_now = now;
    if (!m_values.isEmpty())
        emit dataChanged(index(0, AgeColumn), index(rowCount() - 1, AgeColumn));
}

void LatestValueModel::clear()
{
    beginResetModel();
    m_values.clear();
    endResetModel();
}

int LatestValueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_values.size());
}

int LatestValueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LatestValueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LatestValue& value = m_values.at(index.row());
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case MeasurementColumn: return format::singleLine(value.measurement);
        case FieldColumn: return label(value);
        case ValueColumn: return format::value(value.value);
        case AgeColumn: return m_now == 0 ? QString() : format::age(value.time, m_now);
        default: return {};
        }
    }
    if (role == Qt::CheckStateRole && index.column() == FieldColumn &&
        fieldTypeOf(value.value) != FieldType::String)
        return isCharted(value) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::TextAlignmentRole && index.column() >= ValueColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == AgeColumn)
        return format::exactTime(value.time);
    if (role == Qt::ToolTipRole && index.column() == FieldColumn)
        return format::plainToolTip(label(value));
    return {};
}

bool LatestValueModel::isCharted(const LatestValue& value) const
{
    return std::binary_search(m_charted.begin(), m_charted.end(), value, before);
}

void LatestValueModel::setCharted(const QList<LatestValue>& values)
{
    m_charted = values;
    std::sort(m_charted.begin(), m_charted.end(), before);
    if (!m_values.isEmpty())
        emit dataChanged(index(0, FieldColumn), index(rowCount() - 1, FieldColumn), {Qt::CheckStateRole});
}

bool LatestValueModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    // The page answers with setCharted().
    emit chartedChanged(m_values.at(index.row()), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags LatestValueModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == FieldColumn &&
        fieldTypeOf(m_values.at(index.row()).value) != FieldType::String)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant LatestValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= ValueColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case MeasurementColumn: return tr("Measurement");
    case FieldColumn: return tr("Field");
    case ValueColumn: return tr("Value");
    case AgeColumn: return tr("Age");
    default: return {};
    }
}

} // namespace telemirror
