#pragma once

#include <optional>
#include <string_view>

namespace telemirror::floattext {

// Floating point numbers as text; private to this folder.

/// Whether `text` is a float as line protocol writes one: `-12.5`, `1.`, `.5`, `1e+21`.
[[nodiscard]] bool isLineProtocolFloat(std::string_view text);
/// "NaN", "Inf", "+Inf", "-Infinity" and the like, in any case: what servers write for values that
/// are no numbers.
[[nodiscard]] bool isNotFinite(std::string_view text);
/// The nearest double (an infinity if it is too large for one), or nothing if `text` is no number.
[[nodiscard]] std::optional<double> parse(std::string_view text);

} // namespace telemirror::floattext
