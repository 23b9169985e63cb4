#pragma once

#include "model/TimeRange.h"

#include <QtCore/QString>

namespace telemirror::influxql {

/// Source: InfluxData, "InfluxQL reference", literals and identifiers; influxql.QuoteIdent.

/// `"…"` with quote, backslash and newline escaped.
[[nodiscard]] QString identifier(const QString& name);
/// `'…'` with quote, backslash and newline escaped.
[[nodiscard]] QString string(const QString& text);
/// `/…/` that matches `text` itself anywhere in a string.
[[nodiscard]] QString regexMatching(const QString& text);
/// Nanoseconds since the epoch as an integer, which InfluxQL takes for a time as it stands.
[[nodiscard]] QString time(Timestamp time);
[[nodiscard]] QString duration(Nanoseconds duration);

} // namespace telemirror::influxql
