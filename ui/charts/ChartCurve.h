#pragma once

#include "ui/Theme.h"
#include "ui/charts/Curve.h"

#include <QtCore/QString>

#include <memory>

namespace telemirror {

/// One curve of a chart. Curves of the same unit share an axis.
struct ChartCurve
{
    std::shared_ptr<const Curve> data;
    QString name;
    QString unit;         ///< stands over the axis; may be empty
    qsizetype color = -1; ///< see curveColor(); negative: by its place among the curves
    Qt::PenStyle style = Qt::SolidLine;
};

/// A value that is not to be passed: drawn as a line, what lies beyond it in a faint tint.
struct ChartThreshold
{
    double value = 0.0;
    bool isUpper = true; ///< beyond is above; else below
    Tone tone = Tone::Warning;
    bool operator==(const ChartThreshold&) const = default;
    [[nodiscard]] bool isPassedBy(double figure) const { return isUpper ? figure > value : figure < value; }
};

} // namespace telemirror
