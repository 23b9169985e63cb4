#pragma once

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

/// Appends `text`, a value of `type`, as line protocol writes it; nothing unless Written. Numbers
/// stay as they are written wherever line protocol can read them.
[[nodiscard]] Outcome append(QByteArray& out, FieldType type, std::string_view text, bool unsignedAsInteger);

/// The reason to give for a point refused with NotAnInteger64.
[[nodiscard]] QString tooLargeReason();

} // namespace telemirror::fieldtext
