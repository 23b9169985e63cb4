#pragma once

#include "model/Run.h"

#include <optional>

namespace telemirror {

/// Which runs of the journal are wanted. What is empty lets everything through.
struct RunFilter
{
    QString ruleId;
    std::optional<RunState> state;
    std::optional<RunTrigger> trigger;
    /// Occurs in the rule's name, or in the message, detail or place of one of the run's errors;
    /// upper and lower case of ASCII letters are the same.
    QString text;

    [[nodiscard]] bool isEmpty() const { return ruleId.isEmpty() && !state && !trigger && text.isEmpty(); }
    bool operator==(const RunFilter&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::RunFilter)
