#pragma once

#include "mirror/MirrorRun.h"
#include "mirror/Verifier.h"
#include "mirror/VerifyScope.h"

namespace telemirror {

/// One verification of a rule: all its measurements, some at a time.
class VerifyRun : public RuleExecution
{
    Q_OBJECT

public:
    /// Measurements compared at a time: one side works on one while the other does on another.
    static constexpr qsizetype maximumConcurrent = 2;
    /// Days of each measurement that a sample holds.
    static constexpr qsizetype sampleSize = 3;

    VerifyRun(const MirrorRun::Context& context, const VerifyScope& scope, const Run& run, QObject* parent);
    ~VerifyRun() override;

    void start() override;
    void cancel() override;

    [[nodiscard]] Run run() const override;
    [[nodiscard]] QList<MeasurementRun> measurementRuns() const override;
    [[nodiscard]] RunProgress progress() const override;

private:
    void findMeasurements(int failures);
    void onMeasurements(QStringList names);
    [[nodiscard]] Result<IntervalSet> rangesOf(const QString& measurement) const;
    [[nodiscard]] Result<IntervalSet> settled(const QString& measurement) const;
    [[nodiscard]] IntervalSet sampleOf(const QString& measurement, const IntervalSet& ranges) const;
    void startNext();
    void onVerified();
    void commitOutcome();
    [[nodiscard]] RunState outcome() const;
    void fail(const Error& error);
    void end(RunState state);
    [[nodiscard]] double fractionDone() const;

    MirrorRun::Context m_context;
    VerifyScope m_scope;
    Run m_run; ///< its tally and errors are those of the run itself, without its measurements'
    RetryPolicy m_policy;
    std::shared_ptr<WriteSlots> m_slots = std::make_shared<WriteSlots>();
    std::shared_ptr<RetryBudget> m_readBudget = std::make_shared<RetryBudget>();
    std::shared_ptr<RetryBudget> m_writeBudget = std::make_shared<RetryBudget>();
    DeadLetterFile m_deadLetters;
    QList<Verifier*> m_verifiers; ///< children, in planned order
    qsizetype m_active = 0;
    Timestamp m_waitingUntil = 0;
    QString m_waitingReason;
};

} // namespace telemirror
