#pragma once

#include "engine/Engine.h"

#include <QtCore/QMap>
#include <QtCore/QObject>

#include <map>

namespace telemirror {

class PrometheusText;

/// Counts what an engine does, and gives it as metrics in Prometheus' text format. Listens to the
/// engine's signals from this object's own thread; the engine must outlive it. Names of rules,
/// connections and publishers become labels; nothing secret is in them.
class EngineMetrics : public QObject
{
    Q_OBJECT

public:
    explicit EngineMetrics(const Engine& engine, QObject* parent = nullptr);

    [[nodiscard]] QByteArray text() const;
    /// Forgets rules and connections that are not in the profile any more.
    void useProfile(const Profile& profile);

private:
    struct RuleCounts
    {
        RuleState state;
        Tally tally;
        std::map<RunState, qint64> runs; ///< ended ones
        Timestamp lastSuccess = 0;
    };

    void takeRule(const RuleState& state);
    void takeRun(const Run& run);
    void takeRound(const TelemetryRound& round);
    void writeProcess(PrometheusText& out) const;
    void writeConnections(PrometheusText& out) const;
    void writeRules(PrometheusText& out) const;
    void writeTallies(PrometheusText& out) const;
    void writeTelemetry(PrometheusText& out) const;
    void writePublishers(PrometheusText& out) const;
    void writeLog(PrometheusText& out) const;

    Timestamp m_started;
    QMap<QString, ConnectionState> m_connections; ///< by id
    QMap<QString, RuleCounts> m_rules;            ///< by id
    QMap<QString, PublisherState> m_publishers;   ///< by id
    RedisState m_redis;
    qint64 m_rounds = 0;
    qint64 m_newRounds = 0;
    qint64 m_roundErrors = 0;
    double m_roundSeconds = 0; ///< of all rounds
    qint64 m_lastBuckets = 0;
    Timestamp m_lastDocument = 0; ///< 0: none
    qint64 m_lastValues = 0;
    std::map<LogLevel, qint64> m_logged;
};

} // namespace telemirror
