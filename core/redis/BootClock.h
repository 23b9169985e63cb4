#pragma once

#include "model/TimeRange.h"

#include <ctime>

namespace telemirror {

/// Nanoseconds since the machine started, suspended times included: what a lease is measured by. No
/// correction of the time of day changes it, and a process that was stopped finds it advanced.
[[nodiscard]] inline Nanoseconds bootTime()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<Nanoseconds>(now.tv_sec) * nanosecondsPerSecond + now.tv_nsec;
}

} // namespace telemirror
