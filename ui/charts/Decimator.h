#pragma once

#include "model/TimeRange.h"

#include <QtCore/QList>
#include <QtCore/QPointF>

namespace telemirror {

/// Thins a curve to what a screen can show without changing how it looks: of each pixel column the
/// first, the lowest, the highest and the last point (M4, Jugel et al., VLDB 2014). Pure.
class Decimator
{
public:
    /// The stretches of the curve within `range`, one neighbour beyond each edge included so that a
    /// line reaches the border. A NaN or infinite value ends a stretch: a gap stays a gap. X is in
    /// milliseconds since the epoch. At most four points a column; a curve with no more points than
    /// twice the columns is passed on whole. `times` must ascend.
    [[nodiscard]] static QList<QList<QPointF>> decimate(
        const QList<Timestamp>& times, const QList<double>& values, const TimeRange& range, int columns);
};

} // namespace telemirror
