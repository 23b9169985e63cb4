#pragma once

#include "mirror/RefusalMap.h"
#include "model/Coverage.h"
#include "model/Error.h"
#include "model/IntervalSet.h"
#include "model/Run.h"
#include "model/RunFilter.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

namespace telemirror {

/// What is recorded of mirroring, in SQLite (WAL, synchronous=FULL): which intervals of which
/// measurement of which rule are done, and the runs. It is never ahead of the data: an interval is
/// committed after the destination acknowledged all of it.
///
/// What is recorded for a run takes its id and is fenced: see beginRun().
///
/// One instance belongs to one thread; several instances (and processes) may share a file.
class Journal
{
public:
    /// Recorded on nobody's behalf, so without a fence.
    static constexpr qint64 noRun = 0;

    /// Opens or creates the file, checking all of it, and migrating an older schema. A schema newer
    /// than this program is an error, as is a damaged file.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(const QString& path);
    /// The same; a damaged file is set aside first, under a name with the time `now`, and a new
    /// journal begun, in which every rule is to be confirmed.
    struct Opened
    {
        std::unique_ptr<Journal> journal;
        QString setAside; ///< where the damaged file is now; empty: it was whole
    };
    [[nodiscard]] static Result<Opened> openOrReplace(const QString& path, Timestamp now);
    ~Journal();

    /// Done intervals of one measurement of a rule.
    [[nodiscard]] Result<IntervalSet> done(const QString& ruleKey, const QString& measurement) const;
    /// The measurements of a rule that have done intervals, sorted.
    [[nodiscard]] Result<QStringList> measurements(const QString& ruleKey) const;
    /// The "now" last given to commitNow(); 0 if there is none. Everything that is done and older
    /// was read at this time or later; what is newer was read when it was the future.
    [[nodiscard]] Result<Timestamp> lastNow(const QString& ruleKey, const QString& measurement) const;
    /// Records, in one transaction, that `range` is mirrored, and which points of it the destination
    /// cannot have. What verification found of the range before counts no more.
    Result<void> commitWindow(const QString& ruleKey, const QString& measurement, const TimeRange& range,
        const QList<RefusedStretch>& refused = {}, qint64 runId = noRun);
    /// Records that a run that began at `now` has read all it had planned of this measurement, or
    /// that the first run of it begins. A smaller `now` than before replaces it: the clock was wrong.
    Result<void> commitNow(
        const QString& ruleKey, const QString& measurement, Timestamp now, qint64 runId = noRun);
    /// Forgets what is done of a rule, so that everything is mirrored anew.
    Result<void> forget(const QString& ruleKey);
    /// The same of one measurement.
    Result<void> forget(const QString& ruleKey, const QString& measurement, qint64 runId = noRun);

    /// Records what verification found of a window, instead of what it found before. A window that
    /// differs and may be mended is not done any more, so that the next run copies it again; one that
    /// passed is done.
    Result<void> commitCheck(
        const QString& ruleKey, const QString& measurement, const WindowCheck& check, qint64 runId = noRun);
    /// What verification found, in the order of time, without overlaps.
    [[nodiscard]] Result<QList<WindowCheck>> checks(
        const QString& ruleKey, const QString& measurement, const TimeRange& range) const;
    /// How many points within `range` are known to be impossible to store at the destination.
    [[nodiscard]] Result<qint64> refusedPoints(
        const QString& ruleKey, const QString& measurement, const TimeRange& range) const;
    /// What is known of every measurement of a rule.
    [[nodiscard]] Result<Coverage> coverage(const QString& ruleKey, const TimeRange& range) const;
    /// When the rule's policy was last carried out to the end; 0: never.
    [[nodiscard]] Result<Timestamp> lastVerification(const QString& ruleKey) const;
    Result<void> commitVerification(const QString& ruleKey, Timestamp time, qint64 runId = noRun);
    /// Whether the journal took the place of a damaged one and what the rule had copied before has not
    /// been confirmed yet, by verification.
    [[nodiscard]] Result<bool> isToBeConfirmed(const QString& ruleKey) const;
    Result<void> commitConfirmed(const QString& ruleKey, qint64 runId = noRun);

    /// Inserts the run and gives it its id.
    ///
    /// `token` is the fencing token of the lease under which it runs the rule `ruleKey`. The journal keeps
    /// the newest one of each rule: a run with an older one cannot begin, and what is recorded for a run
    /// that began before a newer one came is refused, whole, with kind Busy. A run without a token (0: no
    /// Redis, or working alone) counts as one of the newest there was when it began: it is always let in,
    /// but records nothing more once a run with a newer token has begun. A run without `ruleKey` is
    /// only told of: it has nothing to record.
    Result<qint64> beginRun(const Run& run, const QString& ruleKey = {}, qint64 token = 0);
    /// The newest token of a rule; 0: it was never run under a lease.
    [[nodiscard]] Result<qint64> newestToken(const QString& ruleKey) const;
    Result<void> updateRun(const Run& run);
    /// Writes the run's final state with its measurements and errors, in one transaction.
    Result<void> endRun(const Run& run, const QList<MeasurementRun>& measurements);
    /// Newest first. `ruleId` empty: of all rules.
    [[nodiscard]] Result<QList<Run>> runs(qint64 offset, qint64 limit, const QString& ruleId = {}) const;
    [[nodiscard]] Result<qint64> runCount(const QString& ruleId = {}) const;
    /// Newest first, of those that `filter` lets through.
    [[nodiscard]] Result<QList<Run>> runs(const RunFilter& filter, qint64 offset, qint64 limit) const;
    [[nodiscard]] Result<qint64> runCount(const RunFilter& filter) const;
    [[nodiscard]] Result<QList<MeasurementRun>> runMeasurements(qint64 runId) const;
    /// Marks runs that an earlier process left running as failed ("interrupted"). Runs of another
    /// process that is still alive on this machine are left alone.
    Result<void> closeInterruptedRuns(Timestamp now);
    /// Removes runs that ended before `time`.
    Result<void> pruneRuns(Timestamp time);

private:
    Journal();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
