#pragma once

#include "config/PendingResult.h"
#include "engine/Engine.h"
#include "engine/JournalKeeper.h"
#include "engine/ManagedConnection.h"
#include "engine/PointExport.h"
#include "engine/PublisherSet.h"
#include "engine/RuleRunner.h"
#include "engine/RuleShare.h"
#include "engine/SchemaReader.h"
#include "engine/TelemetryFeed.h"
#include "mirror/DeadLetterBox.h"
#include "mirror/RetrySchedule.h"
#include "mirror/Scheduler.h"
#include "model/FutureHandler.h"

#include <QtCore/QMetaObject>
#include <QtNetwork/QNetworkAccessManager>

#include <map>
#include <memory>
#include <vector>

namespace telemirror {

/// What the engine consists of. Everything but post() and its askers is for the engine's thread
/// alone, where the parts are made by the first order or question.
class Engine::Private
{
public:
    Private(Engine& engine, const EnginePaths& paths, std::unique_ptr<Clock> clock);
    /// Stops what runs, waiting for it a moment, and closes every connection.
    ~Private();

    [[nodiscard]] const EnginePaths& paths() const { return m_paths; }
    /// Runs `action` on the engine's thread; from any thread.
    template <typename Action>
    void post(Action action)
    {
        QMetaObject::invokeMethod(
            &m_engine,
            [this, action = std::move(action)]() mutable {
                if (m_closing)
                    return;
                begin();
                action();
            },
            Qt::QueuedConnection);
    }
    /// Puts `question` to a connection of the profile; from any thread.
    template <typename T>
    QFuture<Result<T>> askConnection(
        const QString& connectionId, std::function<QFuture<Result<T>>(Connection&)> question);
    /// The same for a question about the schema, which the cache may answer.
    template <typename T>
    QFuture<Result<T>> askSchema(
        const SchemaQuestion& subject, std::function<QFuture<Result<T>>(Connection&)> question);
    /// Puts `question` to a connection made for it; from any thread.
    template <typename T>
    QFuture<Result<T>> askTrial(const ConnectionSettings& settings,
        std::function<QFuture<Result<T>>(Connection&, const ConnectionState&)> question);
    /// Puts `question` to the journal; from any thread.
    template <typename T>
    QFuture<Result<T>> askJournal(std::function<Result<T>(Journal&)> question);

    void setProfile(const Profile& profile);
    void sync(const QString& ruleId, RunTrigger trigger);
    void verify(const QString& ruleId, const VerifyScope& scope);
    [[nodiscard]] Result<Coverage> coverage(
        Journal& journal, const QString& ruleId, const TimeRange& range) const;
    void cancel(const QString& ruleId);
    void setPaused(bool paused);
    void checkConnections();
    void forget(const QString& ruleId);
    void forgetSchema(const QString& connectionId);
    void setLeaseTime(std::chrono::milliseconds time) { m_leaseOptions.leaseTime = time; }
    [[nodiscard]] CacheCounters cacheCounters() const;
    [[nodiscard]] Fleet fleet() const;
    void testRedis(const RedisSettings& settings, const PendingResult<RedisState>& pending);
    void retrieveOnce(const PendingRound& pending);
    void plan(const QString& ruleId, const PendingResult<SyncPlan>& pending);
    [[nodiscard]] DeadLetterBox deadLetterBox() const { return DeadLetterBox(m_paths.deadLetters()); }
    void replayDeadLetters(const QString& file, const PendingResult<DeadLetterReplayResult>& pending);
    void exportPoints(const ExportRequest& request, const PendingResult<ExportReceipt>& pending);
    void cancelExport(const QString& path);

private:
    /// Gets a rule going, in one way or another.
    using Begin = std::function<void(RuleRunner&)>;
    using ConnectionPointer = std::shared_ptr<ManagedConnection>;

    void begin();
    void useConnections(const QList<ConnectionSettings>& connections);
    [[nodiscard]] ConnectionPointer makeConnection(const ConnectionSettings& settings);
    [[nodiscard]] Result<ConnectionPointer> makeTrial(ConnectionSettings settings);
    void dropTrial(const ManagedConnection* trial);
    [[nodiscard]] ConnectionPointer connection(const QString& id) const;
    void useRules(const QList<Rule>& rules);
    [[nodiscard]] std::unique_ptr<RuleRunner> makeRunner(
        const Rule& rule, const ConnectionPointer& source, const ConnectionPointer& destination);
    void retire(std::unique_ptr<RuleRunner> runner);
    void dropRetired(const RuleRunner* runner);
    void useTelemetry(const Profile& profile, const Profile& before);
    void useRedis(const RedisSettings& settings);
    void useSchemaCache(const QString& keyPrefix);
    void useLeases(const Profile& profile);
    [[nodiscard]] QHash<QString, qint64> newestTokens(const Profile& profile);
    void startFirstRuns();
    [[nodiscard]] Result<DeadLetterOrigin> destinationOf(const DeadLetterSummary& summary) const;
    void replayTo(const QString& path, const QString& bucket, const ConnectionPointer& managed,
        const PendingResult<DeadLetterReplayResult>& pending);
    void start(const QString& ruleId, const Begin& begin);
    void claimAndStart(const QString& ruleId, RunTrigger trigger, const Begin& begin);
    void noteLost(const QString& ruleId, const Error& error);
    void noteFleet(const Fleet& fleet);
    void leaveFleet();
    void beginExport(
        const ExportRequest& request, Connection& connection, const PendingResult<ExportReceipt>& pending);
    void reportLostRun(const QString& ruleId, RunTrigger trigger, const Error& error);
    void stopRunners();

    void announceRule(const QString& ruleId);
    void announceRules();
    void noteConnection(const ConnectionState& state);
    void noteRedis(const RedisState& state);
    void noteStarted(const Run& run);
    void noteProgress(const RunProgress& progress);
    void noteFinished(const Run& run);
    void planRetry(const Run& run);
    void noteTelemetryErrors(const QList<Error>& errors);
    void log(LogLevel level, const QString& source, const QString& text, const QString& rule = {});
    [[nodiscard]] static tl::unexpected<Error> unknownConnection(const QString& id);
    [[nodiscard]] static Error unknownRule(const QString& ruleId);

    Engine& m_engine;
    EnginePaths m_paths;
    std::unique_ptr<Clock> m_clock;
    bool m_closing = false; ///< stopping: orders and questions count no more
    bool m_hasProfile = false;
    Profile m_profile;
    RedisSettings m_redisSettings; ///< in effect

    // In the order in which they need each other; destroyed the other way round.
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<JournalKeeper> m_journal;
    std::unique_ptr<Scheduler> m_scheduler;
    std::unique_ptr<RetrySchedule> m_retries;
    std::unique_ptr<RedisClient> m_redis;
    std::unique_ptr<RuleShare> m_share;
    std::unique_ptr<SchemaReader> m_schema;
    std::map<QString, ConnectionPointer> m_connections;
    std::vector<ConnectionPointer> m_trials;
    std::map<QString, std::unique_ptr<RuleRunner>> m_runners;
    std::vector<std::unique_ptr<RuleRunner>> m_retired; ///< of rules that changed; still stopping
    std::unique_ptr<PublisherSet> m_publishers;
    std::unique_ptr<TelemetryFeed> m_telemetry;

    std::map<QString, std::unique_ptr<PointExport>> m_exports; ///< by path

    QHash<QString, RunTrigger> m_startAfterRetired; ///< rule ids whose older runner still stops
    QHash<QString, QString> m_lastConnectionNote;
    QString m_lastRedisNote;
    QString m_lastFleetNote;
    LeaseKeeper::Options m_leaseOptions;
    QHash<QString, Timestamp> m_lastWait; ///< by rule
};

template <typename T>
QFuture<Result<T>> Engine::Private::askConnection(
    const QString& connectionId, std::function<QFuture<Result<T>>(Connection&)> question)
{
    const PendingResult<T> pending;
    post([this, connectionId, question = std::move(question), pending] {
        ManagedConnection* managed = connection(connectionId).get();
        if (!managed)
            return pending.resolve(unknownConnection(connectionId));
        managed->whenReady(managed, [managed, question, pending](const Result<Connection*>& ready) {
            if (!ready)
                return pending.resolve(tl::unexpected(ready.error()));
            whenFinished(managed, question(**ready), [managed, pending](const Result<T>& answer) {
                if (!answer)
                    managed->suspect(answer.error());
                pending.resolve(answer);
            });
        });
    });
    return pending.future();
}

template <typename T>
QFuture<Result<T>> Engine::Private::askSchema(
    const SchemaQuestion& subject, std::function<QFuture<Result<T>>(Connection&)> question)
{
    const PendingResult<T> pending;
    post([this, subject, question = std::move(question), pending] {
        const ManagedConnection* managed = connection(subject.connectionId).get();
        if (!managed || !m_schema)
            return pending.resolve(unknownConnection(subject.connectionId));
        const SchemaReader::Ask<T> ask = [this, subject, question] {
            return askConnection<T>(subject.connectionId, question);
        };
        m_schema->answer<T>(managed->settings(), subject, ask, pending);
    });
    return pending.future();
}

template <typename T>
QFuture<Result<T>> Engine::Private::askTrial(const ConnectionSettings& settings,
    std::function<QFuture<Result<T>>(Connection&, const ConnectionState&)> question)
{
    const PendingResult<T> pending;
    post([this, settings, question = std::move(question), pending] {
        const Result<ConnectionPointer> made = makeTrial(settings);
        if (!made)
            return pending.resolve(tl::unexpected(made.error()));
        ManagedConnection* trial = made->get();
        const auto end = [this, trial, pending](const Result<T>& answer) {
            pending.resolve(answer);
            // Later: this is called by the trial itself.
            post([this, trial] { dropTrial(trial); });
        };
        trial->whenReady(trial, [trial, question, end](const Result<Connection*>& ready) {
            if (ready)
                whenFinished(trial, question(**ready, trial->state()), end);
            else
                end(tl::unexpected(ready.error()));
        });
    });
    return pending.future();
}

template <typename T>
QFuture<Result<T>> Engine::Private::askJournal(std::function<Result<T>(Journal&)> question)
{
    const PendingResult<T> pending;
    post([this, question = std::move(question), pending] {
        const Result<Journal*> journal = m_journal->journal();
        pending.resolve(journal ? question(**journal) : tl::unexpected(journal.error()));
    });
    return pending.future();
}

} // namespace telemirror
