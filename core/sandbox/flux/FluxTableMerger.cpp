#include "sandbox/flux/FluxTableMerger.h"

#include "sandbox/flux/FluxErrors.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

QString storageTypeName(FluxType type)
{
    switch (type) {
    case FluxType::Int: return u"integer"_s;
    case FluxType::UInt: return u"unsigned"_s;
    case FluxType::Bool: return u"boolean"_s;
    default: return FluxValue::typeName(type);
    }
}

/// Whether both are constant and the same, so that one may stand for both tables' rows.
bool sameConstant(const FluxColumn& a, const FluxColumn& b)
{
    return a.isConstant() && b.isConstant() && a.isNull(0) == b.isNull(0) &&
        FluxColumn::compare(a, 0, b, 0) == 0 && a.type() != FluxType::Float;
}

} // namespace

tl::unexpected<Error> FluxTableMerger::collision(FluxType existing, FluxType other)
{
    return fluxRuntimeError(u"schema collision: cannot group %1 and %2 types together"_s.arg(
        storageTypeName(existing), storageTypeName(other)));
}

Result<void> FluxTableMerger::add(FluxTable table)
{
    if (table.columns.empty())
        table.rows = 0; // Rows without a cell are none.
    const QByteArray key = table.keyIdentity();
    const auto known = m_byKey.constFind(key);
    if (known != m_byKey.constEnd())
        return append(m_tables[*known], table);
    m_byKey.insert(key, m_tables.size());
    m_tables.push_back(std::move(table));
    return {};
}

Result<void> FluxTableMerger::append(FluxTable& to, const FluxTable& from) const
{
    for (FluxColumn& column : to.columns) {
        const FluxColumn* other = from.find(column.label());
        if (other != nullptr && other->type() != column.type()) {
            if (m_inStorage)
                return collision(column.type(), other->type());
            return fluxRuntimeError(
                u"schema collision detected: column \"%1\" is both of type %2 and %3"_s.arg(
                    QString::fromUtf8(column.label()), FluxValue::typeName(other->type()),
                    FluxValue::typeName(column.type())));
        }
        if (other != nullptr && sameConstant(column, *other))
            continue;
        column.expand(to.rows);
        for (qsizetype row = 0; row < from.rows; ++row) {
            if (other != nullptr)
                column.appendFrom(*other, row);
            else
                column.appendNull();
        }
    }
    for (const FluxColumn& other : from.columns) {
        if (to.find(other.label()) != nullptr)
            continue;
        FluxColumn added(other.label(), other.type());
        for (qsizetype row = 0; row < to.rows; ++row)
            added.appendNull();
        for (qsizetype row = 0; row < from.rows; ++row)
            added.appendFrom(other, row);
        to.columns.push_back(std::move(added));
    }
    to.rows += from.rows;
    return {};
}

} // namespace telemirror::sandbox
