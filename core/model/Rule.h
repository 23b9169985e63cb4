#pragma once

#include "model/Resolution.h"
#include "model/TimeRange.h"

#include <QtCore/QJsonObject>
#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "model/Error.h"

namespace telemirror {

/// How far a rule looks in time for the measurements whose names match `pattern`.
struct RangeOverride
{
    QString pattern; ///< wildcard over the whole name: `*` and `?`; case-sensitive
    Nanoseconds lookback = 0;
    Nanoseconds lookahead = 0;
    bool operator==(const RangeOverride&) const = default;
};

/// When a rule runs: every `every`, counted from midnight UTC of the epoch plus `offset`, so that
/// "every 1 h at :00" is {1 h, 0}. `atStart` runs it once when the engine starts.
struct Schedule
{
    Nanoseconds every = nanosecondsPerHour;
    Nanoseconds offset = 0;
    bool enabled = true;
    bool atStart = true;
    bool operator==(const Schedule&) const = default;

    /// The first due time after `time`.
    [[nodiscard]] Timestamp nextAfter(Timestamp time) const;
};

/// When what a rule copied is compared with its source.
enum class VerifyPolicy
{
    Never,
    AfterRun,    ///< what was copied since the last comparison, after each run
    DailySample, ///< once a day, some windows of each measurement
    WeeklyFull   ///< once a week, everything
};

/// What is mirrored from where to where: a source bucket, a destination bucket, which
/// measurements, how far back and ahead, when. See the design's "What a mirror promises".
struct Rule
{
    QString id;
    QString name;
    QString sourceConnection; ///< id of a ConnectionSettings
    QString sourceBucket;
    QString destinationConnection;
    QString destinationBucket;
    QStringList include{QStringLiteral("*")}; ///< wildcards over measurement names
    QStringList exclude;
    Nanoseconds lookback = 5 * nanosecondsPerHour;
    Nanoseconds lookahead = 130 * nanosecondsPerHour;
    /// Re-read this much before the last run's end: late arrivals.
    Nanoseconds tailOverlap = 10 * nanosecondsPerMinute;
    QList<RangeOverride> overrides{defaultOverrides()};
    Schedule schedule;
    /// Write unsigned values up to 2^63-1 as integers where the destination has no unsigned.
    bool unsignedAsInteger = true;
    Resolution resolution{};
    VerifyPolicy verify = VerifyPolicy::DailySample;

    bool operator==(const Rule&) const = default;

    /// Whether the rule takes this measurement: matched by `include`, by none of `exclude`.
    [[nodiscard]] bool takes(const QString& measurement) const;
    /// The range wanted of this measurement at `now`: `[now - lookback, now + lookahead)`, clamped
    /// to the timestamps that InfluxDB accepts, and widened to whole windows of the resolution. The
    /// first override that matches decides.
    [[nodiscard]] TimeRange wantedRange(const QString& measurement, Timestamp now) const;

    /// The range in which any measurement could be wanted.
    [[nodiscard]] TimeRange widestRange(Timestamp now) const;

    [[nodiscard]] static QList<RangeOverride> defaultOverrides();
    /// Round-trips every member. Durations are strings such as "5h", "10m", "20d", "1h30m".
    [[nodiscard]] QJsonObject toJson() const;
    /// Unknown keys, wrong types and unreadable durations are errors that name the key.
    [[nodiscard]] static Result<Rule> fromJson(const QJsonObject& json);
};

/// "never", "after-run", "daily-sample", "weekly-full".
[[nodiscard]] QString verifyPolicyName(VerifyPolicy policy);
[[nodiscard]] std::optional<VerifyPolicy> verifyPolicyFromName(QStringView name);

/// "1h30m" and the like: units w, d, h, m, s, ms, us, ns; the longest units that fit, no fractions.
[[nodiscard]] QString formatDuration(Nanoseconds duration);
/// Reads what formatDuration writes. Nothing for an empty string, a missing unit, or overflow.
[[nodiscard]] std::optional<Nanoseconds> parseDuration(QStringView text);
/// Whether `name` matches the wildcard `pattern` as a whole.
[[nodiscard]] bool matchesWildcard(const QString& pattern, const QString& name);

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::Rule)
