#pragma once

#include "model/Point.h"
#include "model/Rule.h"

#include <QtCore/QString>
#include <QtCore/QTimeZone>

#include <chrono>

/// Numbers, sizes and times as an operator reads them. Pure; one place, so that every page says
/// the same thing the same way. Thousands are grouped by a narrow no-break space.
namespace telemirror::format {

/// "12 345 678"
[[nodiscard]] QString count(qint64 value);
/// "1 point", "12 345 points"
[[nodiscard]] QString points(qint64 value);
/// Up to six significant digits, grouped: "1 234.5", "0.000125", "1.2e+21"; "–" for NaN.
[[nodiscard]] QString real(double value);
/// "512 B", "1.5 kB", "73 MB": powers of 1000.
[[nodiscard]] QString bytes(qint64 value);
/// "12 300 points/s"; "–" if nothing moves.
[[nodiscard]] QString rate(double pointsPerSecond);
/// "850 ms", "12 s", "2 min 5 s", "1 h 12 min", "3 d 4 h".
[[nodiscard]] QString duration(std::chrono::milliseconds length);
/// "about 2 min left"; empty if negative (not known).
[[nodiscard]] QString remaining(std::chrono::milliseconds length);
/// "just now", "12 s ago", "5 min ago", "3 h ago", "2 days ago", "in 5 min".
[[nodiscard]] QString age(Timestamp time, Timestamp now);
/// "14:05", "yesterday 14:05", "tomorrow 06:00", else "2026-11-02 14:05"; empty for 0.
[[nodiscard]] QString when(
    Timestamp time, Timestamp now, const QTimeZone& zone = QTimeZone::systemTimeZone());
/// "2026-11-02 14:05:09.123 (Europe/Paris, UTC+01:00)": for tooltips.
[[nodiscard]] QString exactTime(Timestamp time, const QTimeZone& zone = QTimeZone::systemTimeZone());
/// "Every hour at :00", "Every 15 minutes", "By hand only".
[[nodiscard]] QString schedule(const Schedule& schedule);
/// A field's value on one line, cut at 200 characters; strings in quotes.
[[nodiscard]] QString value(const FieldValue& value);
/// The text on one line: control characters shown as spaces.
[[nodiscard]] QString singleLine(const QString& text);
/// The text as a tool tip with the same lines. Names and errors come from elsewhere: what looks like
/// markup in them is shown as it is.
[[nodiscard]] QString plainToolTip(const QString& text);

} // namespace telemirror::format
