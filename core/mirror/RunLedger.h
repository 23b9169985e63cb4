#pragma once

#include "mirror/Journal.h"
#include "mirror/RunFence.h"

namespace telemirror {

/// Where one run records what it did: the journal, behind the run's fence. Nothing is written, and the
/// error is of kind Busy, once the run's lease is lost or a run with a newer token was begun. How a run
/// ended may be told in any case.
///
/// The journal must outlive it.
class RunLedger
{
public:
    /// Begins `run` in the journal under the token that `fence` has now.
    [[nodiscard]] static Result<RunLedger> begin(
        Journal& journal, const Run& run, const QString& ruleKey, const RunFence& fence);

    [[nodiscard]] qint64 runId() const { return m_runId; }
    [[nodiscard]] qint64 token() const { return m_token; }

    /// Each as in Journal.
    Result<void> commitWindow(const QString& ruleKey, const QString& measurement, const TimeRange& range,
        const QList<RefusedStretch>& refused);
    Result<void> commitNow(const QString& ruleKey, const QString& measurement, Timestamp now);
    Result<void> commitCheck(const QString& ruleKey, const QString& measurement, const WindowCheck& check);
    Result<void> commitVerification(const QString& ruleKey, Timestamp time);
    Result<void> commitConfirmed(const QString& ruleKey);
    Result<void> forget(const QString& ruleKey, const QString& measurement);

    Result<void> updateRun(const Run& run);
    Result<void> endRun(const Run& run, const QList<MeasurementRun>& measurements);

private:
    RunLedger(Journal& journal, const RunFence& fence, qint64 runId, qint64 token);
    template <typename Commit>
    Result<void> ifPermitted(Commit commit);

    Journal* m_journal;
    RunFence m_fence;
    qint64 m_runId;
    qint64 m_token;
};

} // namespace telemirror
