#pragma once

#include "model/Rule.h"

namespace telemirror {

/// Under what name the journal knows a rule: it changes with the rule's source, destination and
/// resolution, as what was copied elsewhere, or otherwise, is not done here.
[[nodiscard]] QString ruleKey(const Rule& rule);
/// Under what name it knows what the rule has done of this measurement, whose resolution may be another
/// than the rule's.
[[nodiscard]] QString ruleKey(const Rule& rule, const QString& measurement);
/// The names of all that the rule may have done: the first is ruleKey(rule).
[[nodiscard]] QStringList ruleKeys(const Rule& rule);

} // namespace telemirror
