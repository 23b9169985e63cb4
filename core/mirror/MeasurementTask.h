#pragma once

#include "mirror/RunLedger.h"
#include "mirror/WindowTransfer.h"
#include "model/Rule.h"

#include <QtCore/QObject>

namespace telemirror {

/// What one run of a rule does with one of its measurements: mirrors it, or verifies it.
class MeasurementTask : public QObject
{
    Q_OBJECT

public:
    /// What it works with; what is referred to must outlive it.
    struct Job
    {
        Rule rule; ///< as it is for the measurement
        QString ruleKey;
        Timestamp now = 0; ///< the run's "now"
        WindowTransfer::Route route;
        const Journal& journal; ///< to look into; what is recorded goes by the ledger
        std::shared_ptr<RunLedger> ledger;
        RetryPolicy policy;            ///< for what is asked of the source
        RateGovernor* reads = nullptr; ///< of the source; none: no limit is kept
    };

    MeasurementTask(const Job& job, const QString& measurement, QObject* parent);

    /// finished() follows, from the event loop.
    virtual void start() = 0;
    /// Stops at once, without a signal; the state becomes Cancelled.
    void cancel();
    /// Gives up before anything was begun.
    void giveUp(const Error& error);

    /// As it stands; what is under way is counted in.
    [[nodiscard]] virtual MeasurementRun run() const = 0;
    [[nodiscard]] RunState state() const { return m_run.state; }
    [[nodiscard]] bool isStarted() const { return m_run.started != 0; }
    /// Until when it waits, for a limit or before it tries again; 0 if it does not.
    [[nodiscard]] virtual Timestamp waitingUntil() const = 0;
    [[nodiscard]] virtual QString waitingReason() const = 0;

signals:
    /// Once: state() is no longer Running.
    void finished();
    void progressed();

protected:
    /// Lets go of what is under way; its tally is kept.
    virtual void stop() = 0;

    void markStarted();
    void end(RunState state);
    void fail(const Error& error);
    /// From the event loop: start() must not end by itself.
    void failLater(const Error& error);

    Job m_job;
    MeasurementRun m_run;

private:
    void note(const Error& error);
};

} // namespace telemirror
