#pragma once

#include "config/Profile.h"
#include "engine/ExportRequest.h"
#include "influx/Connection.h"
#include "model/Clock.h"
#include "model/LogRecord.h"
#include "model/Run.h"
#include "model/Telemetry.h"
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
    void cancel(const QString& ruleId);
    void setPaused(bool paused);
    void checkConnections();
    /// Forgets what is mirrored of a rule; the next run reads its whole range.
    void forget(const QString& ruleId);

    /// Stops the export that goes to this path.
    void cancelExport(const QString& path);

    // Questions. NotFound for an unknown connection or rule.

    /// Tries settings that are not (yet) part of the profile.
    [[nodiscard]] QFuture<Result<ServerInfo>> testConnection(const ConnectionSettings& settings);
    [[nodiscard]] QFuture<Result<QList<Bucket>>> bucketsOf(const ConnectionSettings& settings);
    [[nodiscard]] QFuture<Result<RedisState>> testRedis(const RedisSettings& settings);
    [[nodiscard]] QFuture<Result<QList<Bucket>>> buckets(const QString& connectionId);
    [[nodiscard]] QFuture<Result<QStringList>> measurements(
        const QString& connectionId, const QString& bucket);
    [[nodiscard]] QFuture<Result<MeasurementSchema>> schema(
        const QString& connectionId, const QString& bucket, const QString& measurement);
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
    [[nodiscard]] QFuture<Result<QList<MeasurementRun>>> runMeasurements(qint64 runId);
    [[nodiscard]] QFuture<TelemetryRound> retrieveOnce();

signals:
    void connectionStateChanged(const telemirror::ConnectionState& state);
    void redisStateChanged(const telemirror::RedisState& state);
    void ruleStateChanged(const telemirror::RuleState& state);
    void runStarted(const telemirror::Run& run);
    void runProgress(const telemirror::RunProgress& progress);
    void runFinished(const telemirror::Run& run);
    void telemetryReceived(const telemirror::TelemetryRound& round);
    void exportProgress(const telemirror::ExportProgress& progress);
    void pausedChanged(bool paused);
    void logged(const telemirror::LogRecord& record);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::RuleState)
