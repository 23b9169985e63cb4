#pragma once

#include "engine/ConnectionPool.h"
#include "engine/Engine.h"
#include "mirror/InfluxMirror.h"
#include "mirror/Scheduler.h"
#include "realtime/RedisTelemetryPublisher.h"
#include "realtime/RetrieveDataForCloud.h"

#include <QtNetwork/QNetworkAccessManager>

#include <map>
#include <memory>

namespace telemirror {

/// What the engine does, on its own thread: the parts and how they play together. Engine is the
/// door that may be called from any thread; this is what stands behind it.
class EngineWork : public QObject
{
    Q_OBJECT

public:
    EngineWork(Engine& engine, const EnginePaths& paths, Clock& clock);
    ~EngineWork() override;

    void setProfile(const Profile& profile);
    void sync(const QString& ruleId, RunTrigger trigger);
    void cancel(const QString& ruleId);
    void setPaused(bool paused);
    void checkConnections();
    void forget(const QString& ruleId);

    [[nodiscard]] ConnectionPool& connections() { return m_connections; }
    [[nodiscard]] QNetworkAccessManager& network() { return m_network; }
    /// The journal, opened at the first use.
    [[nodiscard]] Result<Journal*> journal();
    [[nodiscard]] QFuture<TelemetryRound> retrieveOnce();

private:
    struct RunningRule
    {
        Rule rule;
        std::unique_ptr<InfluxMirror> mirror; ///< while it runs
        bool starting = false;                ///< its connections are being made
        bool hasLastRun = false;
        Run lastRun;
    };

    void startMirror(const QString& ruleId, RunTrigger trigger);
    void runStarted(const Run& run);
    void finishRun(const QString& ruleId, const Run& run);
    /// A run that could not begin: it stands in the history all the same, with its reason.
    void recordFailure(const Rule& rule, RunTrigger trigger, const Error& error);
    void applyRules(const QList<Rule>& rules);
    void applyRedis();
    void applyTelemetry();
    void receive(const TelemetryRound& round);
    void reportRule(const QString& ruleId);
    void log(LogLevel level, const QString& source, const QString& text, const QString& rule = {});

    Engine& m_engine;
    EnginePaths m_paths;
    Clock& m_clock;
    QNetworkAccessManager m_network;
    ConnectionPool m_connections;
    std::unique_ptr<Journal> m_journal;
    Profile m_profile;
    bool m_hasProfile = false;
    Scheduler m_scheduler;
    RedisClient m_redis;
    std::unique_ptr<RedisTelemetryPublisher> m_publisher;
    std::unique_ptr<RetrieveDataForCloud> m_retriever;
    QString m_telemetryFault; ///< the last one logged: each is logged once
    std::map<QString, RunningRule> m_rules;
};

} // namespace telemirror
