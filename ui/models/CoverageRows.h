#pragma once

#include "model/Coverage.h"
#include "model/Rule.h"
#include "ui/models/CoverageModel.h"

namespace telemirror {

/// The journal's coverage as a map shows it. The journal calls everything missing that was never
/// copied; of that, an operator misses the holes between what was copied, and what the rule wants up
/// to `now` and has not. The rest is left out: nobody asked for it, or no run could have had it yet.
[[nodiscard]] QList<CoverageRow> coverageRows(const Coverage& coverage, const Rule& rule, Timestamp now);

} // namespace telemirror
