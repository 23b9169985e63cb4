#pragma once

#include "model/Error.h"
#include "model/TimeRange.h"

#include <QtCore/QString>

namespace telemirror {

/// A range as an operator writes it: `<start>/<stop>`, each an ISO 8601 date or date and time (in UTC
/// where no zone is given), `now`, or a signed duration from now (`-5h`, `+2d`); or one duration, for
/// the time up to now. Kind Configuration says what is expected.
[[nodiscard]] Result<TimeRange> rangeFromText(const QString& text, Timestamp now);

} // namespace telemirror
