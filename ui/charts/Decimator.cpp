#include "ui/charts/Decimator.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace telemirror {

namespace {

/// One decimation: the curve, and how time becomes columns.
class Thinning
{
public:
    Thinning(const Curve& curve, const TimeRange& range, int columns)
        : m_curve(curve)
        , m_range(range)
        , m_columns(columns)
        , m_perNanosecond(columns / static_cast<double>(distance(range.start, range.stop)))
        , m_first(curve.lowerBound(range.start))
        , m_stop(curve.lowerBound(range.stop, m_first))
    {}

    QList<QList<QPointF>> run()
    {
        const bool whole = m_stop - m_first <= 2 * static_cast<qsizetype>(m_columns);
        addEdge(m_first - 1, m_first, m_range.start);
        if (whole)
            addEach();
        else
            addColumns();
        addEdge(m_stop - 1, m_stop, m_range.stop);
        endStretch();
        return std::move(m_stretches);
    }

private:
    /// Exact, and no overflow over all of time: long double has 64 bits for the digits here.
    [[nodiscard]] static long double distance(Timestamp from, Timestamp to)
    {
        return static_cast<long double>(to) - static_cast<long double>(from);
    }
    [[nodiscard]] double value(qsizetype index) const { return m_curve.values().at(index); }
    [[nodiscard]] Timestamp time(qsizetype index) const { return m_curve.times().at(index); }
    [[nodiscard]] double column(Timestamp moment) const
    {
        return static_cast<double>(distance(m_range.start, moment)) * m_perNanosecond;
    }
    void add(qsizetype index) { m_stretch.append({column(time(index)), value(index)}); }
    void endStretch()
    {
        if (!m_stretch.isEmpty())
            m_stretches.append(std::exchange(m_stretch, {}));
    }

    /// Where the line between two neighbours crosses an edge of the range.
    void addEdge(qsizetype before, qsizetype after, Timestamp edge)
    {
        if (before < 0 || after >= m_curve.size() || !std::isfinite(value(before)) ||
            !std::isfinite(value(after)) || (time(after) == edge && edge == m_range.start))
            return;
        const auto length = static_cast<double>(distance(time(before), time(after)));
        if (length <= 0)
            return;
        const double part = static_cast<double>(distance(time(before), edge)) / length;
        m_stretch.append(
            {edge == m_range.start ? 0.0 : m_columns, value(before) + (value(after) - value(before)) * part});
    }

    void addEach()
    {
        for (qsizetype index = m_first; index < m_stop; ++index) {
            if (std::isfinite(value(index)))
                add(index);
            else
                endStretch();
        }
    }

    void addColumns()
    {
        qsizetype begin = m_first;
        qsizetype gap = m_curve.firstGap(begin, m_stop);
        while (begin < m_stop) {
            qsizetype next = gap;
            while (next < m_stop && !std::isfinite(value(next)))
                ++next;
            if (next < m_stop && next > begin && gap > m_first && isNarrow(gap - 1, next)) {
                gap = m_curve.firstGap(next, m_stop);
                continue;
            }
            addStretch(begin, gap);
            if (gap < m_stop)
                endStretch();
            begin = next;
            gap = m_curve.firstGap(begin, m_stop);
        }
    }

    [[nodiscard]] bool isNarrow(qsizetype before, qsizetype after) const
    {
        return static_cast<double>(distance(time(before), time(after))) * m_perNanosecond < 1.0;
    }

    /// The points in [begin, end), column by column.
    void addStretch(qsizetype begin, qsizetype end)
    {
        while (begin < end) {
            const int number = std::clamp(static_cast<int>(column(time(begin))), 0, m_columns - 1);
            const Timestamp border = number + 1 >= m_columns
                ? m_range.stop
                : static_cast<Timestamp>(static_cast<long double>(m_range.start) +
                      distance(m_range.start, m_range.stop) * (number + 1) / m_columns);
            // At least one point, whatever rounding says.
            const qsizetype next = std::clamp(m_curve.lowerBound(border, begin), begin + 1, end);
            addColumn(begin, next);
            begin = next;
        }
    }

    void addColumn(qsizetype begin, qsizetype end)
    {
        const MinMaxPyramid::Extremes extremes = m_curve.extremes(begin, end);
        if (extremes.isEmpty())
            return;
        while (!std::isfinite(value(begin)))
            ++begin;
        while (!std::isfinite(value(end - 1)))
            --end;
        std::array indices{begin, extremes.lowest, extremes.highest, end - 1};
        std::sort(indices.begin(), indices.end());
        const auto last = std::unique(indices.begin(), indices.end());
        for (auto index = indices.begin(); index != last; ++index)
            add(*index);
    }

    const Curve& m_curve;
    TimeRange m_range;
    int m_columns;
    double m_perNanosecond;
    qsizetype m_first;
    qsizetype m_stop;
    QList<QPointF> m_stretch;
    QList<QList<QPointF>> m_stretches;
};

} // namespace

QList<QList<QPointF>> Decimator::decimate(const Curve& curve, const TimeRange& range, int columns)
{
    if (range.isEmpty() || columns <= 0)
        return {};
    return Thinning(curve, range, columns).run();
}

} // namespace telemirror
