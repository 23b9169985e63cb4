#pragma once

#include "model/TimeRange.h"

#include <QtCore/QMetaType>

#include <optional>

namespace telemirror {

/// What of a rule's copy is compared with its source.
struct VerifyScope
{
    enum class Extent
    {
        Unverified, ///< what was copied and not compared since
        Sample,     ///< the newest day copied of each measurement and two others by chance
        Full        ///< all that the rule wants, copied or not
    };
    Extent extent = Extent::Full;
    /// Compared in place of what the rule wants at the time, copied or not. In any case the time around
    /// the present "now" is left out, by the rule's tail overlap: points still arrive there. Without a
    /// range, so is all that has passed since the last run's "now".
    std::optional<TimeRange> range;

    bool operator==(const VerifyScope&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::VerifyScope)
