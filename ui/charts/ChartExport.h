#pragma once

#include "model/Error.h"
#include "ui/charts/ChartCurve.h"

namespace telemirror {

class TimeSeriesChart;

/// Writes what a chart shows to a file, whole or not at all.
class ChartExport
{
public:
    /// PNG, in twice the screen's resolution. On the GUI thread.
    [[nodiscard]] static Result<void> toPng(TimeSeriesChart& chart, const QString& path);
    /// SVG. On the GUI thread.
    [[nodiscard]] static Result<void> toSvg(TimeSeriesChart& chart, const QString& path);
    /// CSV (RFC 4180, UTF-8): a line for each instant within `range` at which a curve has a point;
    /// `time` in UTC with nanoseconds, then a column for each curve, empty where it has no point or
    /// a gap. All points, not just those drawn. On any thread.
    [[nodiscard]] static Result<void> toCsv(
        const QList<ChartCurve>& curves, const TimeRange& range, const QString& path);
};

} // namespace telemirror
