#pragma once

#include "model/Error.h"

class QSqlError;

namespace telemirror {

/// What SQLite said, as an error of kind Storage, or Damaged, that names the file and what to do.
[[nodiscard]] Error sqlFailure(const QString& path, const QSqlError& error);

} // namespace telemirror
