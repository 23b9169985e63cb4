#pragma once

#include "model/Schema.h"
#include "model/TimeRange.h"

namespace telemirror {

/// The points of `whole`, but within `range`, and wherever `detail` has points, those of `detail`
/// alone: windows that are averaged begin on their own multiples, which lie on both sides of a range's
/// ends. Times ascend in both, and in what comes of them no instant is there twice.
[[nodiscard]] SeriesData spliced(const SeriesData& whole, const SeriesData& detail, const TimeRange& range);

} // namespace telemirror
