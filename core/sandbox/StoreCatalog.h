#pragma once

#include "sandbox/SeriesSource.h"

#include <QtCore/QHash>

#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

namespace telemirror::sandbox {

/// What the store knows of its series without asking SQLite: found by name when writing, in order
/// when reading.
class StoreCatalog
{
public:
    struct Series
    {
        qint64 id = 0;
        qint64 bucket = 0;
        FieldSeries key;
    };

    void clear();
    void add(Series series);
    void remove(qint64 id);
    void removeBucket(qint64 bucket);

    [[nodiscard]] const Series* find(
        qint64 bucket, const QByteArray& measurement, const QList<Tag>& tags, const QByteArray& field) const;
    /// The type that a field has in a measurement, if it is there already.
    [[nodiscard]] std::optional<FieldType> typeOf(
        qint64 bucket, const QByteArray& measurement, const QByteArray& field) const;
    /// The series of a bucket that the filter takes, by measurement, tag set and field.
    [[nodiscard]] QList<Series> select(qint64 bucket, const SeriesSource::Filter& filter) const;

    /// One text for a tag set from which it can be read back.
    [[nodiscard]] static QByteArray packTags(const QList<Tag>& tags);
    [[nodiscard]] static QList<Tag> unpackTags(const QByteArray& packed);
    /// A text that no other measurement and tag set has.
    [[nodiscard]] static QByteArray rowKey(const QByteArray& measurement, const QList<Tag>& tags);

private:
    struct InOrder
    {
        bool operator()(const Series* a, const Series* b) const;
    };
    struct FieldUse
    {
        FieldType type = FieldType::Float;
        int series = 0;
    };

    static QByteArray fieldKey(const QByteArray& measurement, const QByteArray& field);
    static QByteArray seriesKey(
        const QByteArray& measurement, const QList<Tag>& tags, const QByteArray& field);

    std::unordered_map<qint64, std::unique_ptr<Series>> m_series;
    std::unordered_map<qint64, std::set<const Series*, InOrder>> m_order;
    std::unordered_map<qint64, QHash<QByteArray, const Series*>> m_names;
    std::unordered_map<qint64, QHash<QByteArray, FieldUse>> m_fields;
};

} // namespace telemirror::sandbox
