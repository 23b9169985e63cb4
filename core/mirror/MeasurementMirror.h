#pragma once

#include "mirror/AdaptiveWindow.h"
#include "mirror/Journal.h"
#include "mirror/OverlapCheck.h"
#include "mirror/WindowTransfer.h"
#include "model/Rule.h"

#include <QtCore/QObject>

namespace telemirror {

/// Mirrors one measurement in one run: plans what has to be read, copies it window by window from
/// the newest back, commits each to the journal once it is copied, and repeats what failed and may
/// succeed later. The first error that stays ends it; what is committed stays committed.
class MeasurementMirror : public QObject
{
    Q_OBJECT

public:
    /// What all measurements of a run have in common; referred to, must outlive them.
    struct Job
    {
        Rule rule; ///< as it is for the measurement
        QString ruleKey;
        Timestamp now = 0; ///< the run's "now"
        WindowTransfer::Route route;
        Journal& journal;
        RetryPolicy policy;            ///< for windows
        RateGovernor* reads = nullptr; ///< of the source; none: no limit is kept
    };

    MeasurementMirror(const Job& job, const QString& measurement, QObject* parent);

    /// Looks into the journal and fills the plan in. An error is of kind Storage.
    Result<void> plan();
    /// In place of plan(): copies `range`, whatever the journal says of it. Of when the rest was read
    /// the journal learns nothing by that.
    void planAgain(const TimeRange& range);
    /// finished() follows, from the event loop.
    void start();
    /// Stops at once, without a signal; the state becomes Cancelled.
    void cancel();
    /// Gives up before anything was begun.
    void giveUp(const Error& error);

    /// As it stands; the window under way is counted in.
    [[nodiscard]] MeasurementRun run() const;
    [[nodiscard]] RunState state() const { return m_run.state; }
    [[nodiscard]] bool isStarted() const { return m_run.started != 0; }
    [[nodiscard]] Timestamp waitingUntil() const;
    [[nodiscard]] QString waitingReason() const;

signals:
    /// Once: state() is no longer Running.
    void finished();
    void progressed();

private:
    void checkOverlap();
    void next();
    bool waitForGovernor(TimeRange& range);
    void transfer(const TimeRange& range);
    void onCopied();
    void onFailed(const Error& error);
    void wait(std::chrono::milliseconds delay, const QString& reason);
    void repeat(std::chrono::milliseconds delay, const Error& error);
    void closeTransfer();
    void end(RunState state);
    void fail(const Error& error);

    Job m_job;
    MeasurementRun m_run;
    IntervalSet m_rest; ///< planned and not yet copied
    bool m_isFirst = false;
    TimeRange m_recheck;             ///< see WindowPlanner::recheck()
    OverlapCheck* m_check = nullptr; ///< child
    bool m_isAgain = false; ///< by planAgain()
    AdaptiveWindow m_window;
    RateGovernor::Hold m_hold;
    std::optional<double> m_bytesPerNanosecond; ///< of the window before
    BatchLimits m_limits;
    WindowTransfer* m_transfer = nullptr; ///< child
    int m_failures = 0;                   ///< since the last window that was copied or shortened
    Timestamp m_waitingUntil = 0;
    QString m_waitingReason;
};

} // namespace telemirror
