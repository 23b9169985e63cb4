#include "sandbox/StoreCatalog.h"

#include <QtCore/QtEndian>

namespace telemirror::sandbox {

namespace {

void appendText(QByteArray& out, const QByteArray& text)
{
    const quint32 length = qToLittleEndian(static_cast<quint32>(text.size()));
    out.append(reinterpret_cast<const char*>(&length), sizeof length);
    out.append(text);
}

} // namespace

bool StoreCatalog::InOrder::operator()(const Series* a, const Series* b) const
{
    return std::tie(a->key.measurement, a->key.tags, a->key.field) <
        std::tie(b->key.measurement, b->key.tags, b->key.field);
}

void StoreCatalog::clear()
{
    m_order.clear();
    m_names.clear();
    m_fields.clear();
    m_series.clear();
}

void StoreCatalog::add(Series series)
{
    auto owned = std::make_unique<Series>(std::move(series));
    const Series* entry = owned.get();
    m_names[entry->bucket].insert(
        seriesKey(entry->key.measurement, entry->key.tags, entry->key.field), entry);
    FieldUse& use = m_fields[entry->bucket][fieldKey(entry->key.measurement, entry->key.field)];
    use.type = entry->key.type;
    ++use.series;
    m_order[entry->bucket].insert(entry);
    m_series.emplace(entry->id, std::move(owned));
}

void StoreCatalog::remove(qint64 id)
{
    const auto found = m_series.find(id);
    if (found == m_series.end())
        return;
    const Series* entry = found->second.get();
    m_order[entry->bucket].erase(entry);
    m_names[entry->bucket].remove(seriesKey(entry->key.measurement, entry->key.tags, entry->key.field));
    auto& fields = m_fields[entry->bucket];
    const auto use = fields.find(fieldKey(entry->key.measurement, entry->key.field));
    if (use != fields.end() && --use->series == 0)
        fields.erase(use);
    m_series.erase(found);
}

void StoreCatalog::removeBucket(qint64 bucket)
{
    m_order.erase(bucket);
    m_names.erase(bucket);
    m_fields.erase(bucket);
    std::erase_if(m_series, [bucket](const auto& item) { return item.second->bucket == bucket; });
}

const StoreCatalog::Series* StoreCatalog::find(
    qint64 bucket, const QByteArray& measurement, const QList<Tag>& tags, const QByteArray& field) const
{
    const auto names = m_names.find(bucket);
    return names == m_names.end() ? nullptr
                                  : names->second.value(seriesKey(measurement, tags, field), nullptr);
}

std::optional<FieldType> StoreCatalog::typeOf(
    qint64 bucket, const QByteArray& measurement, const QByteArray& field) const
{
    const auto fields = m_fields.find(bucket);
    if (fields == m_fields.end())
        return std::nullopt;
    const auto use = fields->second.constFind(fieldKey(measurement, field));
    if (use == fields->second.cend())
        return std::nullopt;
    return use->type;
}

QList<StoreCatalog::Series> StoreCatalog::select(qint64 bucket, const SeriesSource::Filter& filter) const
{
    QList<Series> result;
    const auto order = m_order.find(bucket);
    if (order == m_order.end())
        return result;
    for (const Series* series : order->second) {
        if (!filter || filter(series->key))
            result.append(*series);
    }
    return result;
}

QByteArray StoreCatalog::packTags(const QList<Tag>& tags)
{
    QByteArray packed("");
    for (const Tag& tag : tags) {
        appendText(packed, tag.key);
        appendText(packed, tag.value);
    }
    return packed;
}

QList<Tag> StoreCatalog::unpackTags(const QByteArray& packed)
{
    QList<Tag> tags;
    QByteArrayView rest(packed);
    const auto take = [&rest]() -> QByteArray {
        constexpr auto lengthSize = static_cast<qsizetype>(sizeof(quint32));
        if (rest.size() < lengthSize)
            return {};
        const qsizetype length =
            std::min<qsizetype>(qFromLittleEndian<quint32>(rest.data()), rest.size() - lengthSize);
        const QByteArray text = rest.sliced(lengthSize, length).toByteArray();
        rest = rest.sliced(lengthSize + length);
        return text;
    };
    while (rest.size() >= 2 * static_cast<qsizetype>(sizeof(quint32))) {
        QByteArray key = take();
        QByteArray value = take();
        tags.append({std::move(key), std::move(value)});
    }
    return tags;
}

QByteArray StoreCatalog::rowKey(const QByteArray& measurement, const QList<Tag>& tags)
{
    QByteArray key;
    appendText(key, measurement);
    for (const Tag& tag : tags) {
        appendText(key, tag.key);
        appendText(key, tag.value);
    }
    return key;
}

QByteArray StoreCatalog::fieldKey(const QByteArray& measurement, const QByteArray& field)
{
    QByteArray key;
    appendText(key, measurement);
    appendText(key, field);
    return key;
}

QByteArray StoreCatalog::seriesKey(
    const QByteArray& measurement, const QList<Tag>& tags, const QByteArray& field)
{
    // The field first: no tag set can then be taken for one with a tag more.
    QByteArray key;
    appendText(key, field);
    return key + rowKey(measurement, tags);
}

} // namespace telemirror::sandbox
