#pragma once

#include "model/TimeRange.h"

#include <QtCore/QByteArray>

#include <optional>

namespace telemirror::sandbox {

/// A day of the proleptic Gregorian calendar.
struct FluxCivilDate
{
    qint64 year = 1970;
    qint64 month = 1; ///< 1 to 12
    qint64 day = 1;   ///< 1 to 31

    /// `days` since 1970-01-01.
    [[nodiscard]] static FluxCivilDate fromDays(qint64 days);
    [[nodiscard]] qint64 toDays() const;
    [[nodiscard]] qint64 daysInMonth() const;
};

/// Reads `2024-05-01`, `2024-05-01T12:00:00Z`, with a fraction, with `+02:00`. Nothing where it is
/// not a date, or outside what nanoseconds hold.
[[nodiscard]] std::optional<Timestamp> parseFluxTime(QByteArrayView text);
/// Appends the time as RFC 3339 in UTC, the fraction without trailing zeros.
void appendFluxTime(QByteArray& out, Timestamp time);

} // namespace telemirror::sandbox
