#pragma once

#include "model/Rule.h"

namespace telemirror {

/// What a rule does otherwise for some measurements, as a line that an operator reads and writes:
/// `historic*: 20d back, 130h ahead, 10m mean`, in any order, each part optional. The words
/// are part of what is written, like the units: not translated. Field functions are not in it.
class OverrideText
{
public:
    [[nodiscard]] static QString of(const RangeOverride& entry);
    /// Nothing if the line has another form.
    [[nodiscard]] static std::optional<RangeOverride> read(const QString& line);
};

} // namespace telemirror
