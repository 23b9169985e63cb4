#include "ui/charts/CurveSplice.h"

#include <algorithm>

namespace telemirror {

SeriesData spliced(const SeriesData& whole, const SeriesData& detail, const TimeRange& range)
{
    TimeRange replaced = range;
    if (!detail.times.isEmpty()) {
        replaced.start = std::min(replaced.start, detail.times.first());
        replaced.stop = std::max(replaced.stop, detail.times.last() + 1);
    }
    const auto indexOf = [&whole](Timestamp time) {
        return std::lower_bound(whole.times.begin(), whole.times.end(), time) - whole.times.begin();
    };
    const auto first = indexOf(replaced.start);
    const auto last = indexOf(replaced.stop);
    SeriesData result = detail;
    result.times = whole.times.mid(0, first) + detail.times + whole.times.mid(last);
    result.values = whole.values.mid(0, first) + detail.values + whole.values.mid(last);
    return result;
}

} // namespace telemirror
