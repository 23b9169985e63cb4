#include "ui/charts/GapMarker.h"

#include <algorithm>
#include <limits>

namespace telemirror {

namespace {

/// Steps looked at: enough for a good guess, few enough to cost nothing.
constexpr qsizetype sampleSize = 4096;
constexpr qsizetype fewestSteps = 4;

bool isGap(Nanoseconds step, Nanoseconds usual)
{
    return step / 3 >= usual && step > 3 * usual;
}

} // namespace

Nanoseconds GapMarker::usualStep(const QList<Timestamp>& times, Nanoseconds every)
{
    const qsizetype steps = times.size() - 1;
    if (steps < fewestSteps)
        return every;
    // Neighbours here and there, not far ones: a step is what lies between two neighbours.
    QList<Nanoseconds> sample;
    const qsizetype stride = std::max<qsizetype>(1, steps / sampleSize);
    for (qsizetype index = 0; index < steps; index += stride)
        sample.append(times.at(index + 1) - times.at(index));
    const auto ninth = sample.begin() + sample.size() * 9 / 10;
    std::nth_element(sample.begin(), ninth, sample.end());
    return std::max(every, *ninth);
}

SeriesData GapMarker::mark(const SeriesData& series, Nanoseconds every)
{
    const Nanoseconds usual = usualStep(series.times, every);
    const qsizetype size = std::min(series.times.size(), series.values.size());
    if (usual <= 0)
        return series;
    qsizetype gaps = 0;
    for (qsizetype index = 1; index < size; ++index)
        gaps += isGap(series.times.at(index) - series.times.at(index - 1), usual) ? 1 : 0;
    if (gaps == 0)
        return series;
    SeriesData marked;
    marked.name = series.name;
    marked.field = series.field;
    marked.tags = series.tags;
    marked.times.reserve(size + gaps);
    marked.values.reserve(size + gaps);
    for (qsizetype index = 0; index < size; ++index) {
        if (index > 0 && isGap(series.times.at(index) - series.times.at(index - 1), usual)) {
            marked.times.append(series.times.at(index - 1) + usual);
            marked.values.append(std::numeric_limits<double>::quiet_NaN());
        }
        marked.times.append(series.times.at(index));
        marked.values.append(series.values.at(index));
    }
    return marked;
}

} // namespace telemirror
