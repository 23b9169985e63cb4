#include "sandbox/PendingPoints.h"

#include "sandbox/StoreCatalog.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

PendingPoints::PendingPoints(Timestamp oldest, KnownType knownType)
    : m_oldest(oldest)
    , m_knownType(std::move(knownType))
{}

void PendingPoints::drop(const QString& reason)
{
    ++m_report.dropped;
    if (m_report.reason.isEmpty())
        m_report.reason = reason;
}

PendingPoints::Row& PendingPoints::rowOf(const Point& point)
{
    QByteArray key = StoreCatalog::rowKey(point.measurement, point.tags);
    const auto found = m_rowIndex.constFind(key);
    if (found != m_rowIndex.cend())
        return m_rows[*found];
    m_rowIndex.insert(std::move(key), m_rows.size());
    return m_rows.emplace_back(Row{point.measurement, point.tags, {}});
}

size_t PendingPoints::columnOf(Row& row, const Field& field, size_t hint)
{
    // Lines of one series mostly name their fields in the same order.
    if (hint < row.columns.size() && row.columns[hint].field == field.key)
        return hint;
    for (size_t i = 0; i < row.columns.size(); ++i) {
        if (row.columns[i].field == field.key)
            return i;
    }
    const QByteArray key = StoreCatalog::rowKey(row.measurement, {{field.key, {}}});
    auto type = m_types.constFind(key);
    if (type == m_types.cend()) {
        const auto known = m_knownType(row.measurement, field.key);
        type = m_types.insert(key, known.value_or(fieldTypeOf(field.value)));
    }
    row.columns.push_back({field.key, SeriesColumn(*type)});
    return row.columns.size() - 1;
}

void PendingPoints::add(const Point& point)
{
    if (point.time < m_oldest) {
        drop(u"points beyond retention policy"_s);
        return;
    }
    Row& row = rowOf(point);
    m_columns.clear();
    for (const Field& field : point.fields) {
        const size_t index = columnOf(row, field, m_columns.size());
        const FieldType type = row.columns[index].values.type();
        if (type != fieldTypeOf(field.value)) {
            drop(u"field type conflict: input field \"%1\" on measurement \"%2\" is type %3, "
                 "already exists as type %4"_s.arg(QString::fromUtf8(field.key),
                     QString::fromUtf8(point.measurement), fieldTypeName(fieldTypeOf(field.value)),
                     fieldTypeName(type)));
            return;
        }
        m_columns.push_back(index);
    }
    for (size_t i = 0; i < m_columns.size(); ++i)
        row.columns[m_columns[i]].values.append(point.time, point.fields.at(static_cast<qsizetype>(i)).value);
    m_report.values += point.fields.size();
}

WriteReport PendingPoints::report() const
{
    return m_report;
}

} // namespace telemirror::sandbox
