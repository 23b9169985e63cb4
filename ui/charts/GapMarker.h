#pragma once

#include "model/Schema.h"

namespace telemirror {

/// Servers leave out what is missing: this finds where, and puts a NaN there, so that a chart shows
/// a gap. Pure.
class GapMarker
{
public:
    /// Between two points that are further apart than three usual steps, a NaN one usual step behind
    /// the first. The usual step is `every`, where values are means over windows of that length, or
    /// the step that nine of ten do not exceed: whichever is longer. Too few points have no usual
    /// step: nothing is marked.
    [[nodiscard]] static SeriesData mark(const SeriesData& series, Nanoseconds every = 0);
    /// The usual step; 0 if there is none.
    [[nodiscard]] static Nanoseconds usualStep(const QList<Timestamp>& times, Nanoseconds every = 0);
};

} // namespace telemirror
