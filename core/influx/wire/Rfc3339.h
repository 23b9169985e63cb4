#pragma once

#include "model/TimeRange.h"

#include <string_view>

namespace telemirror::rfc3339 {

enum class Outcome
{
    Ok,
    Invalid,   ///< not a date and time
    OutOfRange ///< one that InfluxDB cannot store
};

/// Reads `2024-05-01T12:00:00.123456789+02:00` exactly, with any offset and up to nine digits of
/// fraction (more only if they are zeros). Private to this folder.
[[nodiscard]] Outcome parse(std::string_view text, Timestamp& time);

} // namespace telemirror::rfc3339
