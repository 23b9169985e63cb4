#pragma once

#include "model/Schema.h"
#include "ui/charts/MinMaxPyramid.h"

#include <QtCore/QList>

#include <memory>

namespace telemirror {

/// Values over ascending times, ready to be drawn at any zoom. A value that is NaN or infinite is a
/// gap. What is added at its end is indexed at once; what it is made of as a whole is indexed by
/// indexed(), which may run on another thread.
class Curve
{
public:
    /// Longer ones are worth an index built off the GUI thread.
    static constexpr qsizetype longLength = 100'000;

    Curve() = default;
    /// As many values as times; what is more on one side is left out.
    Curve(const QList<Timestamp>& times, const QList<double>& values);
    /// With gaps marked where points are missing (see GapMarker), and indexed unless it is long.
    [[nodiscard]] static std::shared_ptr<const Curve> of(const SeriesData& series, Nanoseconds every = 0);

    [[nodiscard]] qsizetype size() const { return m_times.size(); }
    [[nodiscard]] bool isEmpty() const { return m_times.isEmpty(); }
    [[nodiscard]] const QList<Timestamp>& times() const { return m_times; }
    [[nodiscard]] const QList<double>& values() const { return m_values; }

    /// `time` must be after the last one.
    void append(Timestamp time, double value);
    /// Drops the oldest points, those before `time`.
    void removeBefore(Timestamp time);
    /// Drops the oldest `count` points.
    void removeFirst(qsizetype count);

    [[nodiscard]] bool isIndexed() const { return m_pyramid.size() + MinMaxPyramid::fanOut > size(); }
    /// The same curve, indexed. The points are shared, not copied.
    [[nodiscard]] Curve indexed() const;

    /// Index of the first point at or after `time`, searched from `from` on.
    [[nodiscard]] qsizetype lowerBound(Timestamp time, qsizetype from = 0) const;
    [[nodiscard]] MinMaxPyramid::Extremes extremes(qsizetype begin, qsizetype end) const
    {
        return m_pyramid.extremes(span(), begin, end);
    }
    [[nodiscard]] qsizetype firstGap(qsizetype begin, qsizetype end) const
    {
        return m_pyramid.firstGap(span(), begin, end);
    }
    /// Index of the finite point nearest to `time` within `range`; -1 if there is none, or if the
    /// two on both sides of `time` are not.
    [[nodiscard]] qsizetype nearest(Timestamp time, const TimeRange& range) const;

private:
    [[nodiscard]] std::span<const double> span() const
    {
        return {m_values.constData(), static_cast<std::size_t>(m_values.size())};
    }

    QList<Timestamp> m_times;
    QList<double> m_values;
    MinMaxPyramid m_pyramid;
};

} // namespace telemirror
