#include "common/EngineMetrics.h"

#include "common/PrometheusText.h"

namespace telemirror {

using namespace Qt::StringLiterals;
using Type = PrometheusText::Type;

namespace {

double seconds(Timestamp time)
{
    return static_cast<double>(time) / nanosecondsPerSecond;
}

QString levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return u"debug"_s;
    case LogLevel::Info: return u"info"_s;
    case LogLevel::Warning: return u"warning"_s;
    case LogLevel::Error: return u"error"_s;
    }
    return {};
}

template <typename T>
void keepOnly(QMap<QString, T>& map, const QSet<QString>& ids)
{
    map.removeIf([&ids](const auto& entry) { return !ids.contains(entry.key()); });
}

} // namespace

EngineMetrics::EngineMetrics(const Engine& engine, QObject* parent)
    : QObject(parent)
    , m_started(SystemClock().now())
{
    connect(&engine, &Engine::connectionStateChanged, this,
        [this](const ConnectionState& state) { m_connections.insert(state.connectionId, state); });
    connect(&engine, &Engine::redisStateChanged, this, [this](const RedisState& state) { m_redis = state; });
    connect(&engine, &Engine::ruleStateChanged, this, &EngineMetrics::takeRule);
    connect(&engine, &Engine::runFinished, this, &EngineMetrics::takeRun);
    connect(&engine, &Engine::telemetryReceived, this, &EngineMetrics::takeRound);
    connect(&engine, &Engine::publisherStateChanged, this,
        [this](const PublisherState& state) { m_publishers.insert(state.id, state); });
    connect(&engine, &Engine::logged, this, [this](const LogRecord& record) { ++m_logged[record.level]; });
}

void EngineMetrics::useProfile(const Profile& profile)
{
    QSet<QString> connections;
    for (const ConnectionSettings& settings : profile.connections)
        connections.insert(settings.id);
    QSet<QString> rules;
    for (const Rule& rule : profile.rules)
        rules.insert(rule.id);
    keepOnly(m_connections, connections);
    keepOnly(m_rules, rules);
}

void EngineMetrics::takeRule(const RuleState& state)
{
    RuleCounts& rule = m_rules[state.ruleId];
    rule.state = state;
    if (state.hasLastRun && state.lastRun.state == RunState::Done)
        rule.lastSuccess = std::max(rule.lastSuccess, state.lastRun.ended);
}

void EngineMetrics::takeRun(const Run& run)
{
    RuleCounts& rule = m_rules[run.ruleId];
    rule.tally += run.tally;
    ++rule.runs[run.state];
    if (run.state == RunState::Done)
        rule.lastSuccess = run.ended;
    if (rule.state.name.isEmpty())
        rule.state.name = run.ruleName;
}

void EngineMetrics::takeRound(const TelemetryRound& round)
{
    ++m_rounds;
    m_newRounds += round.isNew ? 1 : 0;
    m_roundErrors += round.errors.size();
    m_roundSeconds += static_cast<double>(round.took.count()) / 1000;
    m_lastBuckets = round.buckets;
    if (round.bytes.isEmpty())
        return;
    m_lastDocument = round.time;
    m_lastValues = round.values.size();
}

QByteArray EngineMetrics::text() const
{
    PrometheusText out;
    writeProcess(out);
    writeConnections(out);
    writeRules(out);
    writeTallies(out);
    writeTelemetry(out);
    writePublishers(out);
    writeLog(out);
    return out.text();
}

void EngineMetrics::writeProcess(PrometheusText& out) const
{
    out.family("telemirror_build_info", Type::Gauge, "1, with the version as a label.");
    out.sample(qint64(1), {{"version", QStringLiteral(TELEMIRROR_VERSION)}});
    out.family("telemirror_start_time_seconds", Type::Gauge, "When the program began, seconds since 1970.");
    out.sample(seconds(m_started));
}

void EngineMetrics::writeConnections(PrometheusText& out) const
{
    out.family(
        "telemirror_connection_up", Type::Gauge, "1 if the InfluxDB answers and takes the credentials.");
    for (auto it = m_connections.begin(); it != m_connections.end(); ++it)
        out.sample(qint64(it->status == ConnectionState::Status::Ready),
            {{"connection", it.key()}, {"name", it->name}});
    out.family("telemirror_redis_up", Type::Gauge, "1 if Redis is used and ready.");
    out.sample(qint64(m_redis.status == RedisState::Status::Ready));
}

void EngineMetrics::writeRules(PrometheusText& out) const
{
    const auto each = [&](auto value) {
        for (auto it = m_rules.begin(); it != m_rules.end(); ++it)
            out.sample(value(*it), {{"rule", it.key()}, {"name", it->state.name}});
    };
    out.family("telemirror_rule_running", Type::Gauge, "1 while the rule mirrors.");
    each([](const RuleCounts& rule) { return qint64(rule.state.running); });
    out.family("telemirror_rule_last_success_timestamp_seconds", Type::Gauge,
        "When the last run ended that mirrored everything, seconds since 1970; 0: none.");
    each([](const RuleCounts& rule) { return seconds(rule.lastSuccess); });
    out.family("telemirror_rule_next_run_timestamp_seconds", Type::Gauge,
        "When the rule runs next, seconds since 1970; 0: not scheduled.");
    each([](const RuleCounts& rule) { return seconds(rule.state.nextDue); });
    out.family("telemirror_runs_total", Type::Counter, "Runs that ended, by how they did.");
    for (auto it = m_rules.begin(); it != m_rules.end(); ++it) {
        for (const RunState state :
            {RunState::Done, RunState::Partial, RunState::Failed, RunState::Cancelled}) {
            const auto count = it->runs.find(state);
            out.sample(count == it->runs.end() ? 0 : count->second,
                {{"rule", it.key()}, {"name", it->state.name}, {"state", runStateName(state)}});
        }
    }
}

void EngineMetrics::writeTallies(PrometheusText& out) const
{
    struct Member
    {
        const char* name;
        qint64 Tally::*value;
        const char* help;
    };
    static constexpr std::array members{
        Member{"telemirror_points_read_total", &Tally::pointsRead, "Field values read, in runs that ended."},
        Member{"telemirror_points_written_total", &Tally::pointsWritten,
            "Field values that the destination acknowledged."},
        Member{"telemirror_points_dropped_total", &Tally::pointsDropped,
            "Values that the destination cannot store: NaN and infinities, and texts where only numbers can "
            "be."},
        Member{"telemirror_points_refused_total", &Tally::pointsRefused,
            "Field values in the dead-letter file."},
        Member{"telemirror_read_bytes_total", &Tally::bytesRead, "Bytes of answers, as they were sent."},
        Member{"telemirror_written_bytes_total", &Tally::bytesWritten,
            "Bytes of requests that wrote, as they were sent."},
        Member{"telemirror_windows_total", &Tally::windows, "Windows of time committed to the journal."},
        Member{"telemirror_retries_total", &Tally::retries, "Requests that were made again."},
    };
    for (const Member& member : members) {
        out.family(member.name, Type::Counter, member.help);
        for (auto it = m_rules.begin(); it != m_rules.end(); ++it)
            out.sample(it->tally.*member.value, {{"rule", it.key()}, {"name", it->state.name}});
    }
    out.family(
        "telemirror_waited_seconds_total", Type::Counter, "Time spent waiting for limits and servers.");
    for (auto it = m_rules.begin(); it != m_rules.end(); ++it)
        out.sample(static_cast<double>(it->tally.waited.count()) / 1000,
            {{"rule", it.key()}, {"name", it->state.name}});
}

void EngineMetrics::writeTelemetry(PrometheusText& out) const
{
    out.family("telemirror_telemetry_rounds_total", Type::Counter, "Rounds of the real-time retriever.");
    out.sample(m_rounds);
    out.family("telemirror_telemetry_new_documents_total", Type::Counter, "Rounds with something new.");
    out.sample(m_newRounds);
    out.family("telemirror_telemetry_errors_total", Type::Counter, "Buckets that could not be read.");
    out.sample(m_roundErrors);
    out.family("telemirror_telemetry_round_seconds_total", Type::Counter, "Time that all rounds took.");
    out.sample(m_roundSeconds);
    out.family("telemirror_telemetry_buckets", Type::Gauge, "Buckets asked in the last round.");
    out.sample(m_lastBuckets);
    out.family("telemirror_telemetry_values", Type::Gauge, "Values in the last document.");
    out.sample(m_lastValues);
    out.family("telemirror_telemetry_last_document_timestamp_seconds", Type::Gauge,
        "When the last document was made, seconds since 1970; 0: none.");
    out.sample(seconds(m_lastDocument));
}

void EngineMetrics::writePublishers(PrometheusText& out) const
{
    using Status = PublisherState::Status;
    const auto each = [&](auto value) {
        for (auto it = m_publishers.begin(); it != m_publishers.end(); ++it)
            out.sample(value(*it), {{"publisher", it.key()}});
    };
    const auto member = [&](const char* name, Type type, const char* help, qint64 PublisherState::*value) {
        out.family(name, type, help);
        each([value](const PublisherState& state) { return state.*value; });
    };
    out.family("telemirror_publisher_enabled", Type::Gauge, "1 if telemetry is to go there.");
    each([](const PublisherState& state) { return qint64(state.status != Status::Off); });
    out.family("telemirror_publisher_up", Type::Gauge, "1 if the last document arrived.");
    each([](const PublisherState& state) { return qint64(state.status == Status::Ready); });
    member(
        "telemirror_publisher_sent_total", Type::Counter, "Documents that arrived.", &PublisherState::sent);
    member("telemirror_publisher_failed_total", Type::Counter, "Tries that failed.", &PublisherState::failed);
    member("telemirror_publisher_refused_total", Type::Counter, "Documents in the dead-letter file.",
        &PublisherState::refused);
    member("telemirror_publisher_dropped_total", Type::Counter,
        "Documents lost, because too many waited or for too long.", &PublisherState::dropped);
    member("telemirror_publisher_spooled_documents", Type::Gauge, "Documents that wait.",
        &PublisherState::spooled);
    member("telemirror_publisher_spooled_bytes", Type::Gauge, "Bytes of the documents that wait on disk.",
        &PublisherState::spooledBytes);
    out.family("telemirror_publisher_last_sent_timestamp_seconds", Type::Gauge,
        "Time of the last document that arrived, seconds since 1970; 0: none.");
    each([](const PublisherState& state) { return seconds(state.lastSent); });
}

void EngineMetrics::writeLog(PrometheusText& out) const
{
    out.family("telemirror_log_records_total", Type::Counter, "Lines logged, by level.");
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error}) {
        const auto count = m_logged.find(level);
        out.sample(count == m_logged.end() ? 0 : count->second, {{"level", levelName(level)}});
    }
}

} // namespace telemirror
