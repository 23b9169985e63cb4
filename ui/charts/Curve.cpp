#include "ui/charts/Curve.h"

#include "ui/charts/GapMarker.h"

#include <algorithm>
#include <cmath>

namespace telemirror {

Curve::Curve(const QList<Timestamp>& times, const QList<double>& values)
    : m_times(times)
    , m_values(values)
{
    const qsizetype size = std::min(times.size(), values.size());
    m_times.resize(size);
    m_values.resize(size);
}

std::shared_ptr<const Curve> Curve::of(const SeriesData& series, Nanoseconds every)
{
    const SeriesData marked = GapMarker::mark(series, every);
    Curve curve(marked.times, marked.values);
    return std::make_shared<const Curve>(curve.size() > longLength ? curve : curve.indexed());
}

void Curve::append(Timestamp time, double value)
{
    m_times.append(time);
    m_values.append(value);
    m_pyramid.extend(span());
}

void Curve::removeBefore(Timestamp time)
{
    removeFirst(lowerBound(time));
}

void Curve::removeFirst(qsizetype count)
{
    if (count <= 0)
        return;
    m_times.remove(0, count);
    m_values.remove(0, count);
    // Every index moved.
    m_pyramid = MinMaxPyramid(span());
}

Curve Curve::indexed() const
{
    Curve result = *this;
    result.m_pyramid.extend(result.span());
    return result;
}

qsizetype Curve::lowerBound(Timestamp time, qsizetype from) const
{
    const auto begin = m_times.cbegin();
    // In ever longer steps, for the next column of a chart is near.
    qsizetype low = from;
    qsizetype step = 16;
    while (low + step < size() && m_times.at(low + step) < time) {
        low += step;
        step *= 2;
    }
    const qsizetype high = std::min(size(), low + step + 1);
    return std::lower_bound(begin + low, begin + high, time) - begin;
}

qsizetype Curve::nearest(Timestamp time, const TimeRange& range) const
{
    const qsizetype after = lowerBound(time);
    qsizetype best = -1;
    for (const qsizetype index : {after - 1, after}) {
        if (index < 0 || index >= size() || !range.contains(m_times.at(index)) ||
            !std::isfinite(m_values.at(index)))
            continue;
        if (best < 0 || std::abs(m_times.at(index) - time) < std::abs(m_times.at(best) - time))
            best = index;
    }
    return best;
}

} // namespace telemirror
