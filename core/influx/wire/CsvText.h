#pragma once

#include "model/TimeRange.h"

#include <QtCore/QByteArray>

namespace telemirror::csv {

/// A cell of CSV (RFC 4180), in quotes where it needs them.
[[nodiscard]] QByteArray cell(const QByteArray& text);
/// The same for a name or a text in a table that people open with a spreadsheet: what that would take
/// for a formula is led by an apostrophe.
[[nodiscard]] QByteArray label(const QByteArray& text);
/// An instant in UTC, with as many digits of nanoseconds as it has: `2024-05-01T12:00:00.5Z`.
[[nodiscard]] QByteArray time(Timestamp time);

} // namespace telemirror::csv
