#pragma once

#include "ui/charts/Curve.h"

#include <QtCore/QList>
#include <QtCore/QPointF>

namespace telemirror {

/// Thins a curve to what a screen can show without changing how it looks: of each pixel column the
/// first, the lowest, the highest and the last point (M4, Jugel et al., VLDB 2014). Pure.
class Decimator
{
public:
    /// The stretches of the curve within `range`. X counts columns from the range's start, 0 to
    /// `columns`; where the line goes on beyond an edge, it ends on the edge. A gap ends a stretch;
    /// where points are thinned, only one that is wider than a column. At most four points a column;
    /// a curve with no more points in sight than twice the columns is passed on whole.
    [[nodiscard]] static QList<QList<QPointF>> decimate(
        const Curve& curve, const TimeRange& range, int columns);
};

} // namespace telemirror
