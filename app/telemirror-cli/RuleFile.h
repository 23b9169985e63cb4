#pragma once

#include "model/Rule.h"

namespace telemirror {

/// The rule in a JSON file; without an id it has the file's name for one.
[[nodiscard]] Result<Rule> ruleFromFile(const QString& path);

} // namespace telemirror
