#pragma once

#include "mirror/Journal.h"
#include "mirror/VerifyScope.h"
#include "model/Rule.h"

namespace telemirror {

/// What a rule's policy wants verified after a run that ended at `now`; nothing if nothing is due.
///
/// Daily and weekly verification is due so long after the last one. The first is not due at once: it
/// counts from the rule's first run. A time in the future (the clock was wrong)
/// counts as `now`.
[[nodiscard]] Result<std::optional<VerifyScope>> dueVerification(
    const Rule& rule, Journal& journal, Timestamp now);

} // namespace telemirror
