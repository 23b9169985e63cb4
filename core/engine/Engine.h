#pragma once

#include "config/Profile.h"
#include "engine/ExportRequest.h"
#include "engine/SchemaReader.h"
#include "influx/Connection.h"
#include "mirror/VerifyScope.h"
#include "model/Clock.h"
#include "model/Coverage.h"
#include "model/DeadLetter.h"
#include "model/LogRecord.h"
#include "model/PublisherState.h"
#include "model/Run.h"
#include "model/RunFilter.h"
#include "model/SyncPlan.h"
#include "model/Telemetry.h"
#include "redis/Fleet.h"
#include "redis/RedisClient.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// Files of one installation.
struct EnginePaths
{
    QString dataFolder; ///< journal, lock files, dead letters; made if missing
    [[nodiscard]] QString journal() const { return dataFolder + QStringLiteral("/journal.sqlite"); }
    [[nodiscard]] QString locks() const { return dataFolder + QStringLiteral("/locks"); }
    /// Which charts the live page shows; the user interface's.
    [[nodiscard]] QString liveLayout() const { return dataFolder + QStringLiteral("/live.json"); }
    [[nodiscard]] QString deadLetters() const { return dataFolder + QStringLiteral("/dead-letters"); }
    [[nodiscard]] QString spools() const { return dataFolder + QStringLiteral("/spools"); }
};

/// State of one rule, for display.
struct RuleState
{
    QString ruleId;
    QString name;
    bool running = false;
    bool hasLastRun = false;
    Run lastRun;           ///< the newest that ended, if hasLastRun
    Timestamp nextDue = 0; ///< 0: not scheduled
    QString retryReason;   ///< why it runs then, if it is not the schedule that wants it
};

/// Owns the work: connections, journal, mirrors, scheduler, retriever, Redis. Lives on a thread of
/// its own (see EngineThread); every public function may be called from any thread and returns at
/// once: orders are queued to the engine's thread, questions return a future that is fulfilled
/// there. Continue one on your own thread with `.then(this, …)`. Signals carry values and are meant
/// for queued connections.
class Engine : public QObject
{
    Q_OBJECT

public:
    /// The clock must outlive the engine and belong to the engine's thread.
    Engine(const EnginePaths& paths, std::unique_ptr<Clock> clock);
    ~Engine() override;

    /// As given; never changes.
    [[nodiscard]] const EnginePaths& paths() const;

    // Orders.

    /// Puts a profile into effect: connections, rules, schedule, retriever, Redis. Runs under way of
    /// rules that changed are cancelled. The first call starts the rules that are to run at start.
    void setProfile(const Profile& profile);
    void sync(const QString& ruleId, RunTrigger trigger = RunTrigger::Manual);
    /// Compares what a rule copied with its source, and mends; a run with trigger Verify.
    void verify(const QString& ruleId, const VerifyScope& scope = {});
    void cancel(const QString& ruleId);
    void setPaused(bool paused);
    void checkConnections();
    /// Forgets what is mirrored of a rule; the next run reads its whole range.
    void forget(const QString& ruleId);
    /// Forgets what is cached of a connection's buckets, measurements, fields and tags.
    void forgetSchema(const QString& connectionId);
    /// How soon another instance takes over the rules of one that was killed; 30 s if this is not
    /// called before the first profile.
    void setLeaseTime(std::chrono::milliseconds time);

    /// Stops the export that goes to this path.
    void cancelExport(const QString& path);

    // Questions. NotFound for an unknown connection or rule.

    /// Tries settings that are not (yet) part of the profile.
    [[nodiscard]] QFuture<Result<ServerInfo>> testConnection(const ConnectionSettings& settings);
    [[nodiscard]] QFuture<Result<QList<Bucket>>> bucketsOf(const ConnectionSettings& settings);
    [[nodiscard]] QFuture<Result<QStringList>> organizationsOf(const ConnectionSettings& settings);
    [[nodiscard]] QFuture<Result<QStringList>> measurementsOf(
        const ConnectionSettings& settings, const QString& bucket);
    [[nodiscard]] QFuture<Result<RedisState>> testRedis(const RedisSettings& settings);
    // What follows comes from the cache where it can; schemaRefreshed() says when the server then
    // gave another answer.
    [[nodiscard]] QFuture<Result<QList<Bucket>>> buckets(const QString& connectionId);
    [[nodiscard]] QFuture<Result<QStringList>> measurements(
        const QString& connectionId, const QString& bucket);
    [[nodiscard]] QFuture<Result<MeasurementSchema>> schema(
        const QString& connectionId, const QString& bucket, const QString& measurement);
    [[nodiscard]] QFuture<Result<CacheCounters>> schemaCacheCounters();
    /// Who shares the rules through Redis; fleetChanged() says when that changes.
    [[nodiscard]] QFuture<Result<Fleet>> fleet();
    /// How much there is of a measurement in all of time.
    [[nodiscard]] QFuture<Result<MeasurementExtent>> extent(
        const QString& connectionId, const QString& bucket, const QString& measurement);
    [[nodiscard]] QFuture<Result<QList<SeriesData>>> series(
        const QString& connectionId, const SeriesRequest& request);
    /// Writes points to a file; exportProgress() says how far it is. Busy while another export goes
    /// to the same path. The file appears, whole, when this ends well.
    [[nodiscard]] QFuture<Result<ExportReceipt>> exportPoints(const ExportRequest& request);
    [[nodiscard]] QFuture<Result<QList<Run>>> runs(qint64 offset, qint64 limit);
    [[nodiscard]] QFuture<Result<qint64>> runCount();
    /// Of the runs that `filter` lets through, newest first.
    [[nodiscard]] QFuture<Result<QList<Run>>> runs(const RunFilter& filter, qint64 offset, qint64 limit);
    [[nodiscard]] QFuture<Result<qint64>> runCount(const RunFilter& filter);
    [[nodiscard]] QFuture<Result<QList<MeasurementRun>>> runMeasurements(qint64 runId);
    /// What is copied and verified of a rule, by measurement and time; for a map of it.
    [[nodiscard]] QFuture<Result<Coverage>> coverage(const QString& ruleId, const TimeRange& range);
    [[nodiscard]] QFuture<TelemetryRound> retrieveOnce();
    /// What a run of the rule would read now, and about how much that is; see MirrorPlan.
    [[nodiscard]] QFuture<Result<SyncPlan>> plan(const QString& ruleId);
    /// Files with points that could not be written, the newest first.
    [[nodiscard]] QFuture<Result<QList<DeadLetterSummary>>> deadLetterFiles();
    /// `limit` entries of such a file from number `offset` on, counted among those in whose reason or
    /// text `search` occurs, in upper or lower case; all, if it is empty.
    [[nodiscard]] QFuture<Result<DeadLetterPage>> deadLetters(
        const QString& file, qint64 offset, qint64 limit, const QString& search = {});
    /// Writes a file's points again, to the connection and bucket they were to go; what is refused
    /// again is kept. See DeadLetterReplay.
    [[nodiscard]] QFuture<Result<DeadLetterReplayResult>> replayDeadLetters(const QString& file);

signals:
    void connectionStateChanged(const telemirror::ConnectionState& state);
    void redisStateChanged(const telemirror::RedisState& state);
    void fleetChanged(const telemirror::Fleet& fleet);
    /// An answer that was given from the cache is outdated: ask again.
    void schemaRefreshed(const telemirror::SchemaQuestion& question);
    void ruleStateChanged(const telemirror::RuleState& state);
    void runStarted(const telemirror::Run& run);
    void runProgress(const telemirror::RunProgress& progress);
    void runFinished(const telemirror::Run& run);
    void telemetryReceived(const telemirror::TelemetryRound& round);
    /// One of where telemetry goes; all of them, those switched off too, once a profile is put into
    /// effect, and each as it changes.
    void publisherStateChanged(const telemirror::PublisherState& state);
    void exportProgress(const telemirror::ExportProgress& progress);
    void pausedChanged(bool paused);
    /// There are more, or less, dead letters than before.
    void deadLettersChanged();
    void logged(const telemirror::LogRecord& record);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::RuleState)
