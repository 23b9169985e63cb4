#include "sandbox/flux/FluxTable.h"

namespace telemirror::sandbox {

qsizetype FluxTable::indexOf(QByteArrayView label) const
{
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].label() == label)
            return static_cast<qsizetype>(i);
    }
    return -1;
}

const FluxColumn* FluxTable::find(QByteArrayView label) const
{
    const qsizetype index = indexOf(label);
    return index < 0 ? nullptr : &columns[static_cast<size_t>(index)];
}

void FluxTable::set(FluxColumn column)
{
    const qsizetype index = indexOf(column.label());
    if (index < 0)
        columns.push_back(std::move(column));
    else
        columns[static_cast<size_t>(index)] = std::move(column);
}

QByteArray FluxTable::keyIdentity() const
{
    std::vector<const FluxColumn*> key;
    for (const FluxColumn& column : columns) {
        if (column.inKey())
            key.push_back(&column);
    }
    std::sort(key.begin(), key.end(),
        [](const FluxColumn* a, const FluxColumn* b) { return a->label() < b->label(); });
    QByteArray identity;
    for (const FluxColumn* column : key) {
        identity += QByteArray::number(column->label().size()) + ':' + column->label();
        column->appendIdentity(identity, 0);
    }
    return identity;
}

FluxTable FluxTable::gathered(const QList<qsizetype>& wanted) const
{
    FluxTable result;
    result.bounds = bounds;
    result.rows = wanted.size();
    result.columns.reserve(columns.size());
    for (const FluxColumn& column : columns)
        result.columns.push_back(column.gathered(wanted));
    return result;
}

FluxTable FluxTable::keyOnly() const
{
    FluxTable result;
    result.bounds = bounds;
    for (const FluxColumn& column : columns) {
        if (column.inKey())
            result.columns.push_back(column);
    }
    return result;
}

} // namespace telemirror::sandbox
