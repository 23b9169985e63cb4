#pragma once

#include "model/TimeRange.h"

#include <QtCore/QList>

namespace telemirror {

/// A set of instants as sorted, disjoint, non-touching half-open ranges. Value type.
class IntervalSet
{
public:
    IntervalSet() = default;
    explicit IntervalSet(const TimeRange& range) { add(range); }

    void add(const TimeRange& range);
    void add(const IntervalSet& other);
    void subtract(const TimeRange& range);
    void subtract(const IntervalSet& other);

    [[nodiscard]] IntervalSet intersected(const TimeRange& range) const;
    /// What of `range` is not in this set.
    [[nodiscard]] IntervalSet missingFrom(const TimeRange& range) const;

    [[nodiscard]] bool contains(Timestamp time) const;
    [[nodiscard]] bool contains(const TimeRange& range) const;
    [[nodiscard]] bool isEmpty() const { return m_ranges.isEmpty(); }
    /// The sum of the lengths; saturates at the largest value.
    [[nodiscard]] Nanoseconds totalLength() const;
    [[nodiscard]] const QList<TimeRange>& ranges() const { return m_ranges; }

    bool operator==(const IntervalSet&) const = default;

private:
    QList<TimeRange> m_ranges;
};

} // namespace telemirror
