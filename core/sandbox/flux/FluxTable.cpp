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

namespace {

/// The columns of the group key by their labels.
std::vector<const FluxColumn*> keyOf(const FluxTable& table)
{
    std::vector<const FluxColumn*> key;
    for (const FluxColumn& column : table.columns) {
        if (column.inKey())
            key.push_back(&column);
    }
    std::sort(key.begin(), key.end(),
        [](const FluxColumn* a, const FluxColumn* b) { return a->label() < b->label(); });
    return key;
}

bool keyLess(const std::vector<const FluxColumn*>& a, const std::vector<const FluxColumn*>& b)
{
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        // The key that lacks the lesser label comes first, as if it were null there.
        if (a[i]->label() != b[i]->label())
            return a[i]->label() > b[i]->label();
        if (a[i]->type() != b[i]->type())
            return a[i]->type() < b[i]->type();
        if (const int order = FluxColumn::compare(*a[i], 0, *b[i], 0); order != 0)
            return order < 0;
    }
    return a.size() < b.size();
}

} // namespace

QByteArray FluxTable::keyIdentity() const
{
    const std::vector<const FluxColumn*> key = keyOf(*this);
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

void sortByGroupKey(FluxTables& tables)
{
    std::vector<std::pair<std::vector<const FluxColumn*>, size_t>> order;
    for (size_t i = 0; i < tables.size(); ++i)
        order.emplace_back(keyOf(tables[i]), i);
    std::stable_sort(
        order.begin(), order.end(), [](const auto& a, const auto& b) { return keyLess(a.first, b.first); });
    FluxTables sorted;
    sorted.reserve(tables.size());
    for (const auto& [key, index] : order)
        sorted.push_back(std::move(tables[index]));
    tables = std::move(sorted);
}

} // namespace telemirror::sandbox
