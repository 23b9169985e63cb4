#pragma once

#include "mirror/AdaptiveWindow.h"
#include "mirror/MeasurementTask.h"
#include "mirror/OverlapCheck.h"

namespace telemirror {

/// Mirrors one measurement in one run: plans what has to be read, copies it window by window from
/// the newest back, commits each to the journal once it is copied, and repeats what failed and may
/// succeed later. The first error that stays ends it; what is committed stays committed.
class MeasurementMirror : public MeasurementTask
{
    Q_OBJECT

public:
    MeasurementMirror(const Job& job, const QString& measurement, QObject* parent);

    /// Looks into the journal and fills the plan in. An error is of kind Storage.
    Result<void> plan();
    /// In place of plan(): copies `range`, whatever the journal says of it. Of when the rest was read
    /// the journal learns nothing by that.
    void planAgain(const TimeRange& range);

    void start() override;

    [[nodiscard]] MeasurementRun run() const override;
    [[nodiscard]] Timestamp waitingUntil() const override;
    [[nodiscard]] QString waitingReason() const override;

protected:
    void stop() override;

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

    IntervalSet m_rest; ///< planned and not yet copied
    bool m_isFirst = false;
    TimeRange m_recheck;             ///< see WindowPlanner::recheck()
    OverlapCheck* m_check = nullptr; ///< child
    bool m_isAgain = false;          ///< by planAgain()
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
