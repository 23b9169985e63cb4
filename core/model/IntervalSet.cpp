#include "model/IntervalSet.h"

namespace telemirror {

void IntervalSet::add(const TimeRange& range)
{
    if (range.isEmpty())
        return;
    // The first range that ends at or after our start may touch us; so may those after it.
    auto first = std::lower_bound(m_ranges.begin(), m_ranges.end(), range.start,
        [](const TimeRange& r, Timestamp time) { return r.stop < time; });
    TimeRange merged = range;
    auto last = first;
    for (; last != m_ranges.end() && last->start <= merged.stop; ++last) {
        merged.start = std::min(merged.start, last->start);
        merged.stop = std::max(merged.stop, last->stop);
    }
    m_ranges.insert(m_ranges.erase(first, last), merged);
}

void IntervalSet::add(const IntervalSet& other)
{
    for (const TimeRange& range : other.m_ranges)
        add(range);
}

void IntervalSet::subtract(const TimeRange& range)
{
    if (range.isEmpty())
        return;
    QList<TimeRange> rest;
    rest.reserve(m_ranges.size() + 1);
    for (const TimeRange& r : std::as_const(m_ranges)) {
        if (!r.intersects(range)) {
            rest.append(r);
            continue;
        }
        if (r.start < range.start)
            rest.append({r.start, range.start});
        if (r.stop > range.stop)
            rest.append({range.stop, r.stop});
    }
    m_ranges = std::move(rest);
}

void IntervalSet::subtract(const IntervalSet& other)
{
    for (const TimeRange& range : other.m_ranges)
        subtract(range);
}

IntervalSet IntervalSet::intersected(const TimeRange& range) const
{
    IntervalSet result;
    for (const TimeRange& r : m_ranges)
        result.add(r.intersected(range));
    return result;
}

IntervalSet IntervalSet::missingFrom(const TimeRange& range) const
{
    IntervalSet result(range);
    result.subtract(*this);
    return result;
}

bool IntervalSet::contains(Timestamp time) const
{
    return contains(TimeRange{time, time + 1});
}

bool IntervalSet::contains(const TimeRange& range) const
{
    if (range.isEmpty())
        return true;
    const auto found = std::upper_bound(m_ranges.begin(), m_ranges.end(), range.start,
        [](Timestamp time, const TimeRange& r) { return time < r.stop; });
    return found != m_ranges.end() && found->contains(range);
}

Nanoseconds IntervalSet::totalLength() const
{
    Nanoseconds total = 0;
    for (const TimeRange& range : m_ranges) {
        if (qAddOverflow(total, range.length(), &total))
            return std::numeric_limits<Nanoseconds>::max();
    }
    return total;
}

} // namespace telemirror
