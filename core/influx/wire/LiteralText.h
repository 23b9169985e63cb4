#pragma once

#include "model/TimeRange.h"

#include <QtCore/QString>

namespace telemirror::literal {

// What Flux and InfluxQL literals have in common; private to this folder.

/// `/…/` that matches `text` itself: metacharacters of RE2 quoted, and the slash that would end it.
[[nodiscard]] QString regexMatching(const QString& text);
/// A duration in units that both languages know, largest first; `0s` for zero.
[[nodiscard]] QString duration(Nanoseconds duration);

} // namespace telemirror::literal
