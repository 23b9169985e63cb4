#pragma once

#include "model/TimeRange.h"

#include <QtCore/QString>

namespace telemirror::flux {

/// Names and values as Flux literals. Whatever is passed comes out as one literal: nothing in it
/// can end the literal or start an interpolation (`${`).
///
/// Source: Flux specification, "Lexical elements".

/// `"…"` with quote, backslash, newline, carriage return, tab and `${` escaped.
[[nodiscard]] QString string(const QString& text);
/// `/…/` that matches `text` itself anywhere in a string: all of RE2's metacharacters quoted.
[[nodiscard]] QString regexMatching(const QString& text);
/// A date time literal in UTC with nanoseconds where needed: `2024-05-01T00:00:00Z`. For an instant
/// whose year is outside 0001 to 9999: `time(v: <ns>)`.
[[nodiscard]] QString time(Timestamp time);
/// A duration literal, e.g. `1h30m`; `0s` for zero.
[[nodiscard]] QString duration(Nanoseconds duration);

} // namespace telemirror::flux
