#pragma once

#include "mirror/DeadLetterFile.h"
#include "mirror/MeasurementMirror.h"
#include "mirror/RuleExecution.h"
#include "mirror/RuleKey.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>

#include <functional>

namespace telemirror {

/// One execution of a rule, from the question for its measurements to the last line in the journal.
///
/// Ends with finished(), by itself or after cancel(). Destroyed before, it is recorded as cancelled.
class MirrorRun : public RuleExecution
{
    Q_OBJECT

public:
    /// Measurements mirrored at a time: one waits for its first bytes while another flows.
    static constexpr qsizetype maximumConcurrent = 2;
    /// Attempts at the questions before the first window. Few: an operator who has just mistyped an
    /// address should not have to wait for the news.
    static constexpr int preparationAttempts = 4;

    /// What is referred to must outlive the run.
    struct Context
    {
        const Rule& rule;
        QString ruleKey;
        Connection& source;
        Connection& destination;
        Journal& journal;
        Clock& clock;
        QString deadLetterFolder;
        RateGovernor* reads = nullptr;  ///< of the source; none: no limit is kept
        RateGovernor* writes = nullptr; ///< of the destination

        /// What the dead letters of a run say of where they come from.
        [[nodiscard]] DeadLetterOrigin originOf(const Run& run) const;
    };

    /// `run` is begun in the journal already.
    MirrorRun(const Context& context, const Run& run, QObject* parent);
    ~MirrorRun() override;

    void start() override;
    void cancel() override;

    [[nodiscard]] Run run() const override;
    [[nodiscard]] QList<MeasurementRun> measurementRuns() const override;
    [[nodiscard]] RunProgress progress() const override;

private:
    template <typename T, typename Question, typename Handler>
    void ask(Question question, Handler handler, int failures = 0);
    void wait(std::chrono::milliseconds delay, const QString& reason, const std::function<void()>& action);
    void findDestination();
    void createDestination();
    void findMeasurements();
    void onMeasurements(const QStringList& names);
    void addMeasurement(const QString& name);
    void startNext();
    [[nodiscard]] const Connection* deadServer() const;
    [[nodiscard]] static Error notBegun(const Connection& dead, const QString& measurement);
    void onMeasurementFinished();
    [[nodiscard]] RunState outcome() const;
    void fail(const Error& error);
    void end(RunState state);
    void keepRecord();
    [[nodiscard]] double fractionDone() const;

    Context m_context;
    Run m_run; ///< its tally and errors are those of the run itself, without its measurements'
    RetryPolicy m_policy;
    std::shared_ptr<WriteSlots> m_slots = std::make_shared<WriteSlots>();
    std::shared_ptr<RetryBudget> m_readBudget = std::make_shared<RetryBudget>();
    std::shared_ptr<RetryBudget> m_writeBudget = std::make_shared<RetryBudget>();
    DeadLetterFile m_deadLetters;
    QList<MeasurementMirror*> m_measurements; ///< children, in planned order
    qsizetype m_active = 0;
    Timestamp m_waitingUntil = 0;
    QString m_waitingReason;
    Timestamp m_recorded = 0; ///< when the journal last heard of the run
};

} // namespace telemirror
