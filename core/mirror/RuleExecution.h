#pragma once

#include "mirror/DeadLetterFile.h"
#include "mirror/MeasurementTask.h"
#include "mirror/RuleKey.h"
#include "model/FutureHandler.h"

#include <QtCore/QObject>

#include <functional>

namespace telemirror {

/// What a rule does at a time: mirrors, or verifies. From the question for its measurements, some of
/// which it works on at a time, to the last line in the journal.
///
/// Ends with finished(), by itself or after cancel(). Destroyed before, it is recorded as cancelled.
class RuleExecution : public QObject
{
    Q_OBJECT

public:
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
        const Journal& journal; ///< to look into; what is recorded goes by the ledger
        std::shared_ptr<RunLedger> ledger;
        Clock& clock;
        QString deadLetterFolder;
        RateGovernor* reads = nullptr;  ///< of the source; none: no limit is kept
        RateGovernor* writes = nullptr; ///< of the destination

        /// What the dead letters of a run say of where they come from.
        [[nodiscard]] DeadLetterOrigin originOf(const Run& run) const;
    };

    /// `run` is begun in the journal already.
    RuleExecution(const Context& context, const Run& run, QObject* parent);
    ~RuleExecution() override;

    virtual void start() = 0;
    /// Stops everything now; finished() follows from the event loop.
    void cancel();

    [[nodiscard]] Run run() const;
    [[nodiscard]] QList<MeasurementRun> measurementRuns() const;
    /// All but the rates and the estimate.
    [[nodiscard]] RunProgress progress() const;

signals:
    void progressed();
    void finished();

protected:
    /// Puts a question (a function that gives a QFuture<Result<T>>) until there is an answer, an error
    /// that stays, or no patience left; `handler` gets the result.
    template <typename T, typename Question, typename Handler>
    void ask(Question question, Handler handler, int failures = 0);

    /// Asks the source for what it has in `range`, as soon as its quota allows for it.
    void findMeasurements(const TimeRange& range);
    /// The names that were found. To add what is to be done, then to call begin().
    virtual void onMeasurements(const QStringList& names) = 0;

    [[nodiscard]] MeasurementTask::Job jobFor(const QString& measurement);
    /// `task` is a child.
    void add(MeasurementTask* task);
    void begin();

    /// Notes in the journal what is true once a run has come to its end, before it is ended there.
    virtual Result<void> commitOutcome() { return {}; }
    void fail(const Error& error);

    Context m_context;
    Run m_run; ///< its tally and errors are those of the run itself, without its measurements'

private:
    void wait(std::chrono::milliseconds delay, const QString& reason, const std::function<void()>& action);
    void repeatLater(
        std::chrono::milliseconds delay, const Error& error, const std::function<void()>& action);
    void startNext();
    [[nodiscard]] const Connection* deadServer() const;
    [[nodiscard]] static Error notBegun(const Connection& dead, const QString& measurement);
    void onTaskFinished();
    [[nodiscard]] RunState outcome() const;
    void end(RunState state);
    void keep(const Result<void>& kept);
    void keepRecord();
    [[nodiscard]] double fractionDone() const;

    RetryPolicy m_policy;
    std::shared_ptr<WriteSlots> m_slots = std::make_shared<WriteSlots>(m_context.rule.writesAtOnce);
    std::shared_ptr<RetryBudget> m_readBudget = std::make_shared<RetryBudget>();
    std::shared_ptr<RetryBudget> m_writeBudget = std::make_shared<RetryBudget>();
    DeadLetterFile m_deadLetters;
    QList<MeasurementTask*> m_tasks; ///< children, in planned order
    qsizetype m_active = 0;
    Timestamp m_waitingUntil = 0;
    QString m_waitingReason;
    Timestamp m_recorded = 0; ///< when the journal last heard of the run
};

template <typename T, typename Question, typename Handler>
void RuleExecution::ask(Question question, Handler handler, int failures)
{
    if (m_run.state != RunState::Running)
        return;
    whenFinished(this, question(), [this, question, handler, failures](const Result<T>& result) {
        if (m_run.state != RunState::Running)
            return;
        const auto delay = result
            ? std::nullopt
            : m_policy.withAttempts(preparationAttempts).delayAfter(result.error(), failures + 1);
        if (!delay) {
            handler(result);
            return;
        }
        repeatLater(*delay, result.error(),
            [this, question, handler, failures] { ask<T>(question, handler, failures + 1); });
    });
}

} // namespace telemirror
