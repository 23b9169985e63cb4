#pragma once

#include "engine/FencedConnection.h"
#include "engine/JournalKeeper.h"
#include "engine/ManagedConnection.h"
#include "mirror/InfluxMirror.h"

#include <QtCore/QObject>

#include <memory>
#include <optional>

namespace telemirror {

/// Runs one rule: waits for its connections, makes the mirror, and sees to it that every run, also
/// one that could not begin, is reported and is in the journal. Lives on the engine's thread.
class RuleRunner : public QObject
{
    Q_OBJECT

public:
    RuleRunner(const Rule& rule, std::shared_ptr<ManagedConnection> source,
        std::shared_ptr<ManagedConnection> destination, JournalKeeper& journal, Clock& clock,
        const QString& lockFolder);
    ~RuleRunner() override;

    [[nodiscard]] const Rule& rule() const { return m_rule; }
    /// Whether it runs this rule between these connections.
    [[nodiscard]] bool fits(
        const Rule& rule, const ManagedConnection* source, const ManagedConnection* destination) const;
    /// Waiting for connections counts.
    [[nodiscard]] bool isRunning() const;
    /// The newest run that ended.
    [[nodiscard]] const std::optional<Run>& lastRun() const { return m_lastRun; }

    /// Asked before anything is written to the destination, or recorded; from the next mirror on.
    void setFence(const RunFence& fence) { m_fence = fence; }
    /// Looks in the journal for lastRun(): another runner may have ended one.
    void readLastRun();
    /// After a run by any trigger but Verify, verification follows if the rule's policy says so. Where
    /// the journal took a damaged one's place, a full one comes first.
    void start(RunTrigger trigger);
    void verify(const VerifyScope& scope);
    /// finished() follows, if something runs.
    void cancel();

signals:
    void started(const telemirror::Run& run);
    void progress(const telemirror::RunProgress& progress);
    void finished(const telemirror::Run& run);
    /// The run did not begin because one is under way, and is none of its own.
    void refused(const telemirror::Error& error);

private:
    struct Attempt;

    void takeConnection(
        const std::shared_ptr<Attempt>& attempt, const Result<Connection*>& connection, Connection*& target);
    void begin(const Attempt& attempt);
    void startAttempt(RunTrigger trigger, const std::optional<VerifyScope>& scope);
    void noteWanted(RunTrigger trigger);
    Result<void> startMirror(const Attempt& attempt);
    [[nodiscard]] Result<void> startConfirming(RunTrigger trigger);
    void onMirrorFinished(const Run& run);
    void verifyIfDue(const Run& run);
    void end(RunState state, const QList<Error>& errors);
    void takeFinished(const Run& run);
    void abandonMirror();

    Rule m_rule;
    std::shared_ptr<ManagedConnection> m_source;
    std::shared_ptr<ManagedConnection> m_destination;
    JournalKeeper& m_journal;
    Clock& m_clock;
    QString m_lockFolder;
    RunFence m_fence;
    std::unique_ptr<FencedConnection> m_fenced; ///< the destination, as the mirror has it
    std::unique_ptr<InfluxMirror> m_mirror;
    std::shared_ptr<Attempt> m_attempt; ///< while waiting for the connections
    std::optional<RunTrigger> m_next;   ///< the run that waits for the journal to be confirmed
    Run m_run;                          ///< the one under way, as last heard of
    std::optional<Run> m_lastRun;
};

} // namespace telemirror
