#pragma once

#include "model/Schema.h"

namespace telemirror {

/// What a destination of this kind cannot hold, or cannot be asked for, of what is mirrored to it, as a
/// text for the operator who chooses it; empty where it holds everything.
[[nodiscard]] QString destinationLimits(Dialect dialect);

} // namespace telemirror
