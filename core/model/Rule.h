#pragma once

#include "model/Resolution.h"
#include "model/TimeRange.h"

#include <QtCore/QJsonObject>
#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTimeZone>

#include "model/Error.h"

#include <optional>

namespace telemirror {

/// What a rule does otherwise for the measurements whose names match `pattern`. What is not given
/// stays as the rule has it.
struct RangeOverride
{
    QString pattern; ///< wildcard over the whole name: `*` and `?`; case-sensitive
    std::optional<Nanoseconds> lookback;
    std::optional<Nanoseconds> lookahead;
    std::optional<Resolution> resolution{}; ///< without its `fields`
    std::optional<QList<FieldFunction>> fieldFunctions{};

    /// What becomes of the rule's resolution.
    [[nodiscard]] Resolution applied(const Resolution& usual) const;
    bool operator==(const RangeOverride&) const = default;
};

/// When a rule runs: every `every`, by the clock on the wall, from local midnight plus `offset`, so
/// that "every 1 h at :00" is {1 h, 0} and "every day at 06:00" is {24 h, 6 h}. `atStart` runs it
/// once when the engine starts.
///
/// - Days and multiples of a day, and periods that divide a day: at these times of the local day,
///   also on days of 23 and 25 hours. A time that a day does not have (the hour that is skipped in
///   spring) is due at the end of the gap; one that it has twice, at the first.
/// - Periods that divide an hour, and the hour itself: at these minutes of every hour that passes,
///   so that the 25 hours of a long day have 25 runs.
/// - Any other period: by time elapsed since the epoch, as no clock shows it.
struct Schedule
{
    Nanoseconds every = nanosecondsPerHour;
    Nanoseconds offset = 0;
    bool enabled = true;
    bool atStart = true;
    /// Each due time is put off by a random part of this, so that sites with the same schedule do not
    /// come to the cloud all at once. At most half of `every` is used.
    Nanoseconds jitter = 0;
    bool operator==(const Schedule&) const = default;

    /// The first due time after `time`, without jitter, where the clocks show `zone`.
    [[nodiscard]] Timestamp nextAfter(
        Timestamp time, const QTimeZone& zone = QTimeZone::systemTimeZone()) const;
    /// The jitter that is used.
    [[nodiscard]] Nanoseconds usedJitter() const;
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
    /// Late arrivals: so much before the last run's "now" is looked at again. Where re-reading it would
    /// be more than a small part of a run, it is read only if the counts at source and destination
    /// differ; see OverlapCheck.
    Nanoseconds tailOverlap = 10 * nanosecondsPerMinute;
    QList<RangeOverride> overrides{defaultOverrides()};
    Schedule schedule;
    /// Write unsigned values up to 2^63-1 as integers where the destination has no unsigned.
    bool unsignedAsInteger = true;
    Resolution resolution{};
    VerifyPolicy verify = VerifyPolicy::DailySample;
    /// Measurements read at a time, and batches written at a time, by a run of this rule; from 1 to
    /// mostAtOnce. With two, one measurement waits for its first bytes while another flows, and one batch
    /// is compressed and sent while the server works on another.
    int readsAtOnce = 2;
    int writesAtOnce = 2;
    static constexpr int mostAtOnce = 8;

    bool operator==(const Rule&) const = default;

    /// Whether the rule takes this measurement: matched by `include`, by none of `exclude`.
    [[nodiscard]] bool takes(const QString& measurement) const;
    /// The range wanted of this measurement at `now`: `[now - lookback, now + lookahead)`, clamped
    /// to the timestamps that InfluxDB accepts, and widened to whole windows of the resolution. The
    /// first override that matches decides, in what it gives.
    [[nodiscard]] TimeRange wantedRange(const QString& measurement, Timestamp now) const;

    /// How fine the copy of this measurement is. The first override that matches decides, in what it
    /// gives.
    [[nodiscard]] Resolution resolutionFor(const QString& measurement) const;
    /// The rule as it is for this measurement: `resolution` is that of resolutionFor().
    [[nodiscard]] Rule forMeasurement(const QString& measurement) const;

    /// The range in which points of any measurement could be wanted.
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
