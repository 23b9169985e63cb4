#pragma once

#include "sandbox/SeriesSource.h"

namespace telemirror::sandbox {

/// Reads the predicate of `/api/v2/delete`: comparisons `key="value"` joined by AND; the keys
/// `_measurement` and `_field`, all others are tags. Empty takes everything. BadRequest for anything
/// else, as InfluxDB OSS takes no more either.
/// Source: InfluxData, "Delete predicate syntax".
[[nodiscard]] Result<SeriesSource::Filter> parseDeletePredicate(const QString& text);

} // namespace telemirror::sandbox
