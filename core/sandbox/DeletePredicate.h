#pragma once

#include "sandbox/SeriesSource.h"

namespace telemirror::sandbox {

/// Reads the predicate of `/api/v2/delete`: comparisons `key="value"` and `key!="value"` joined by AND;
/// the key `_measurement`, all others are tags. Empty takes everything. BadRequest for anything else,
/// in 2.x's words, and Query for `_field`, which 2.x does not take yet.
/// Source: InfluxData, "Delete predicate syntax".
[[nodiscard]] Result<SeriesSource::Filter> parseDeletePredicate(const QString& text);

} // namespace telemirror::sandbox
