#include "Samples.h"

namespace telemirror::test {

Profile sampleProfile()
{
    Profile profile;
    profile.name = QStringLiteral("site");
    ConnectionSettings cloud;
    cloud.id = cloudConnectionId;
    cloud.name = QStringLiteral("InfluxDB Cloud");
    cloud.url = QUrl(QStringLiteral("https://eu-central-1-1.aws.cloud2.influxdata.com"));
    cloud.dialect = Dialect::Flux;
    cloud.organization = QStringLiteral("my-site");
    cloud.secret = QStringLiteral("a-token");
    ConnectionSettings local;
    local.id = localConnectionId;
    local.name = QStringLiteral("Local server");
    local.url = QUrl(QStringLiteral("http://127.0.0.1:8086"));
    profile.connections = {cloud, local};
    profile.telemetryConnection = localConnectionId;
    profile.telemetry.coordinates = Coordinates{48.8566, 2.3522};
    Rule rule;
    rule.id = defaultRuleId;
    rule.name = QStringLiteral("Weather");
    rule.sourceConnection = cloud.id;
    rule.sourceBucket = QStringLiteral("weather");
    rule.destinationConnection = local.id;
    rule.destinationBucket = QStringLiteral("weather");
    profile.rules = {rule};
    return profile;
}

Run sampleRun(qint64 id, RunState state)
{
    Run run;
    run.id = id;
    run.ruleId = defaultRuleId;
    run.ruleName = QStringLiteral("Weather");
    run.trigger = id % 5 == 0 ? RunTrigger::Manual : RunTrigger::Schedule;
    run.state = state;
    run.started = sampleNow - (1000 - id) * nanosecondsPerHour;
    run.ended = state == RunState::Running ? 0 : run.started + (20 + id % 70) * nanosecondsPerSecond;
    run.tally.pointsRead = 41'200 + id * 17;
    run.tally.pointsWritten = run.tally.pointsRead - (state == RunState::Done ? 0 : 1200);
    run.tally.bytesRead = 1'830'000;
    run.tally.bytesWritten = 420'000;
    run.tally.windows = 24;
    run.tally.retries = state == RunState::Done ? 0 : 3;
    run.measurementsPlanned = 6;
    run.measurementsDone = state == RunState::Done ? 6 : 5;
    if (state == RunState::Partial || state == RunState::Failed) {
        Error error;
        error.kind = Error::Kind::Unauthorized;
        error.connection = QStringLiteral("InfluxDB Cloud");
        error.message = QStringLiteral(
            "The server does not take the token: enter a token with read access in Settings › Connections.");
        error.detail = QStringLiteral("unauthorized access");
        run.errors = {error};
    }
    return run;
}

ConnectionState sampleState(const QString& id, bool ready)
{
    ConnectionState state;
    state.connectionId = id;
    state.name = id;
    state.status = ready ? ConnectionState::Status::Ready : ConnectionState::Status::Failed;
    state.server.product = QStringLiteral("InfluxDB");
    state.server.version = QStringLiteral("1.6.7");
    state.checked = sampleNow;
    if (!ready) {
        state.error.kind = Error::Kind::Unreachable;
        state.error.message = QStringLiteral(
            "Nothing answers at this address: check that the server runs and the port is right.");
    }
    return state;
}

} // namespace telemirror::test
