#pragma once

#include "model/Point.h"
#include "model/TimeRange.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace telemirror::sandbox {

/// Values of one field of one series, by time: the unit in which the store reads, merges and
/// packs. All values are of the column's type.
class SeriesColumn
{
public:
    explicit SeriesColumn(FieldType type = FieldType::Float)
        : m_type(type)
    {}

    [[nodiscard]] FieldType type() const { return m_type; }
    [[nodiscard]] qsizetype size() const { return m_times.size(); }
    [[nodiscard]] bool isEmpty() const { return m_times.isEmpty(); }
    [[nodiscard]] const QList<Timestamp>& times() const { return m_times; }
    [[nodiscard]] const QList<FieldValue>& values() const { return m_values; }

    void reserve(qsizetype size);
    void clear();
    void append(Timestamp time, const FieldValue& value);
    /// Brings the times in ascending order; of several values at one time the last one stays.
    void sort();
    /// Takes over `other`, whose values win at equal times. Both must be sorted.
    void merge(const SeriesColumn& other);
    /// What of this sorted column is in the range, or outside of it.
    [[nodiscard]] SeriesColumn within(const TimeRange& range) const;
    [[nodiscard]] SeriesColumn without(const TimeRange& range) const;
    /// The part of `count` values from `first` on.
    [[nodiscard]] SeriesColumn part(qsizetype first, qsizetype count) const;

    /// Times as 64-bit little-endian integers, one after the other.
    [[nodiscard]] QByteArray packedTimes() const;
    /// Numbers as 64 bits little-endian, booleans as bytes, strings as length (32 bits) and bytes.
    [[nodiscard]] QByteArray packedValues() const;
    /// Appends what packedTimes() and packedValues() gave; false if the bytes cannot be that.
    bool appendPacked(QByteArrayView times, QByteArrayView values);
    /// Whether packed times hold an instant of the range.
    [[nodiscard]] static bool anyWithin(QByteArrayView packedTimes, const TimeRange& range);

private:
    bool appendPackedStrings(QByteArrayView values, qsizetype count);

    FieldType m_type;
    QList<Timestamp> m_times;
    QList<FieldValue> m_values;
};

} // namespace telemirror::sandbox
