#pragma once

#include "model/TimeRange.h"

#include <QtCore/QMetaType>

namespace telemirror {

/// How much of a measurement a server holds, and from when to when.
struct MeasurementExtent
{
    qint64 series = 0; ///< tag sets
    qint64 points = 0; ///< field values, as in Tally
    /// The oldest and the newest instant with a value; both 0 where there is none (points is 0, too).
    Timestamp first = 0;
    Timestamp last = 0;
    bool operator==(const MeasurementExtent&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::MeasurementExtent)
