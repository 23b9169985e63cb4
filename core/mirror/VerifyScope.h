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
    /// Compared as it is, in place of what the rule wants at the time. Without it, the time around
    /// the last run's and the present "now" is left out: points still arrive there.
    std::optional<TimeRange> range;

    bool operator==(const VerifyScope&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::VerifyScope)
