#pragma once

#include "influx/wire/LineText.h"
#include "model/Point.h"

#include <string_view>

namespace telemirror::fieldtext {

// Values that servers write as text, on their way to line protocol; private to this folder.

enum class Outcome
{
    Written,
    NotFinite,      ///< NaN, an infinity, or too large for a double
    NotAnInteger64, ///< an unsigned value that does not fit an integer, where one is wanted
    Malformed       ///< the text is not of the type
};

/// Room that append() may need.
[[nodiscard]] inline qsizetype roomFor(std::string_view text)
{
    return LineText::stringSize(text) + LineText::doubleSize;
}

/// Appends `text`, a value of `type`, as line protocol writes it; nothing unless Written. Numbers
/// stay as they are written wherever line protocol can read them.
[[nodiscard]] Outcome append(LineText& out, FieldType type, std::string_view text, bool unsignedAsInteger);

/// The reason to give for a point refused with NotAnInteger64.
[[nodiscard]] QString tooLargeReason();

} // namespace telemirror::fieldtext
