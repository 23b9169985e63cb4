#pragma once

#include "model/TimeRange.h"

#include <QtCore/QByteArray>

#include <compare>
#include <optional>

namespace telemirror::sandbox {

/// A Flux duration: months, which have no fixed length, and nanoseconds; both of one sign.
struct FluxDuration
{
    qint64 months = 0;
    Nanoseconds nanoseconds = 0;

    auto operator<=>(const FluxDuration&) const = default;

    [[nodiscard]] FluxDuration negated() const { return {-months, -nanoseconds}; }
    [[nodiscard]] bool isZero() const { return months == 0 && nanoseconds == 0; }
    [[nodiscard]] bool isNegative() const { return months < 0 || nanoseconds < 0; }

    /// `time` moved by this; a day that the month does not have becomes its last one. Saturates at
    /// the timestamps that InfluxDB accepts.
    [[nodiscard]] Timestamp addedTo(Timestamp time) const;
    /// The start of the window of this length that holds `time`; windows count from the epoch.
    /// Needs a positive duration of months or of nanoseconds, not both.
    [[nodiscard]] Timestamp windowStart(Timestamp time) const;

    /// `1h30m`; units y, mo, w, d, h, m, s, ms, us (or µs), ns, in any order. Nothing where the text
    /// is not one, or overflows.
    [[nodiscard]] static std::optional<FluxDuration> parse(QByteArrayView text);
    [[nodiscard]] QByteArray toByteArray() const;

    /// What `inf` stands for: one window over everything.
    [[nodiscard]] static FluxDuration infinite() { return {0, std::numeric_limits<qint64>::max()}; }
};

} // namespace telemirror::sandbox
