#include "ui/charts/Decimator.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace telemirror {

namespace {

QPointF pointAt(const QList<Timestamp>& times, const QList<double>& values, qsizetype index)
{
    return {
        static_cast<double>(times[index]) / static_cast<double>(nanosecondsPerMillisecond), values[index]};
}

/// The four points of one column, of one stretch.
class Column
{
public:
    [[nodiscard]] bool isEmpty() const { return m_first < 0; }
    void start(qsizetype index) { m_first = m_lowest = m_highest = m_last = index; }
    void add(const QList<double>& values, qsizetype index)
    {
        if (isEmpty())
            return start(index);
        m_last = index;
        if (values[index] < values[m_lowest])
            m_lowest = index;
        if (values[index] > values[m_highest])
            m_highest = index;
    }
    void flush(const QList<Timestamp>& times, const QList<double>& values, QList<QPointF>& stretch)
    {
        if (isEmpty())
            return;
        std::array indices{m_first, m_lowest, m_highest, m_last};
        std::sort(indices.begin(), indices.end());
        const auto end = std::unique(indices.begin(), indices.end());
        for (auto index = indices.begin(); index != end; ++index)
            stretch.append(pointAt(times, values, *index));
        m_first = -1;
    }

private:
    qsizetype m_first = -1;
    qsizetype m_lowest = -1;
    qsizetype m_highest = -1;
    qsizetype m_last = -1;
};

} // namespace

QList<QList<QPointF>> Decimator::decimate(
    const QList<Timestamp>& times, const QList<double>& values, const TimeRange& range, int columns)
{
    QList<QList<QPointF>> stretches;
    if (range.isEmpty() || columns <= 0)
        return stretches;
    const qsizetype size = std::min(times.size(), values.size());
    const auto begin = times.begin();
    qsizetype first = std::lower_bound(begin, begin + size, range.start) - begin;
    qsizetype stop = std::lower_bound(begin, begin + size, range.stop) - begin;
    first = std::max<qsizetype>(0, first - 1);
    stop = std::min(size, stop + 1);

    const bool whole = stop - first <= 2 * static_cast<qsizetype>(columns);
    const double width = (static_cast<double>(range.stop) - static_cast<double>(range.start)) / columns;
    QList<QPointF> stretch;
    Column column;
    qint64 current = std::numeric_limits<qint64>::min();
    const auto endStretch = [&] {
        column.flush(times, values, stretch);
        if (!stretch.isEmpty())
            stretches.append(std::exchange(stretch, {}));
    };
    for (qsizetype index = first; index < stop; ++index) {
        if (!std::isfinite(values[index])) {
            endStretch();
            continue;
        }
        if (whole) {
            stretch.append(pointAt(times, values, index));
            continue;
        }
        // The neighbours beyond the edges get columns of their own.
        const double offset = static_cast<double>(times[index]) - static_cast<double>(range.start);
        const qint64 number = times[index] < range.start ? -1
            : times[index] >= range.stop                 ? columns
                                         : std::min<qint64>(static_cast<qint64>(offset / width), columns - 1);
        if (number != current) {
            column.flush(times, values, stretch);
            current = number;
        }
        column.add(values, index);
    }
    endStretch();
    return stretches;
}

} // namespace telemirror
