#pragma once

#include <cstddef>

namespace telemirror {

/// A row may have this many cells, and a table as many columns: it bounds the memory that a hostile
/// answer can take. No server is known to give a tenth of it.
inline constexpr size_t maximumColumns = 1'000'000;
/// The statements of one InfluxQL request.
inline constexpr long long maximumStatements = 100'000;

} // namespace telemirror
