#include "EngineBench.h"

#include "influx/wire/LineProtocolWriter.h"
#include "support/Await.h"
#include "support/Http.h"

namespace telemirror::test {

using namespace Qt::StringLiterals;

EngineBench::EngineBench(std::unique_ptr<Clock> clock)
    : m_thread(EnginePaths{m_folder.path()}, std::move(clock))
{}

EngineBench::EngineBench(const QString& folder, std::unique_ptr<Clock> clock)
    : m_thread(EnginePaths{folder}, std::move(clock))
{}

void EngineBench::setUp(
    const ConnectionSettings& source, const ConnectionSettings& destination, const Rule& rule)
{
    Profile profile;
    profile.name = u"test"_s;
    profile.connections = {source, destination};
    profile.rules = {rule};
    profile.telemetry.enabled = false;
    profile.telemetryConnection = destination.id;
    m_ruleId = rule.id;
    engine().setProfile(profile);
}

EngineBench::Outcome EngineBench::sync()
{
    Outcome outcome;
    QEventLoop loop;
    QObject::connect(&engine(), &Engine::runFinished, &loop, [&](const Run& run) {
        outcome.run = run;
        loop.quit();
    });
    QTimer::singleShot(std::chrono::minutes(2), &loop, [&loop] { loop.exit(1); });
    engine().sync(m_ruleId);
    if (loop.exec() != 0)
        qFatal("the run did not end");
    outcome.measurements = await(engine().runMeasurements(outcome.run.id)).value_or(QList<MeasurementRun>{});
    return outcome;
}

ConnectionSettings EngineBench::connection(const QString& id, const sandbox::SandboxServer& server)
{
    ConnectionSettings settings = connection(id, server.url(), Dialect::Flux);
    settings.organization = server.organization();
    settings.secret = server.token();
    return settings;
}

ConnectionSettings EngineBench::connection(const QString& id, const QUrl& url, Dialect dialect)
{
    ConnectionSettings settings;
    settings.id = id;
    settings.name = id;
    settings.url = url;
    settings.dialect = dialect;
    return settings;
}

Rule EngineBench::rule(const QString& sourceBucket, const QString& destinationBucket)
{
    Rule rule;
    rule.id = u"rule"_s;
    rule.name = rule.id;
    rule.sourceConnection = u"cloud"_s;
    rule.sourceBucket = sourceBucket;
    rule.destinationConnection = u"local"_s;
    rule.destinationBucket = destinationBucket;
    rule.schedule.enabled = false;
    rule.schedule.atStart = false;
    return rule;
}

std::unique_ptr<sandbox::SandboxServer> startSandbox(const QString& bucket)
{
    sandbox::SandboxOptions options;
    options.buckets = {bucket};
    Result<std::unique_ptr<sandbox::SandboxServer>> server = sandbox::SandboxServer::start(options);
    if (!server)
        qFatal("the sandbox did not start: %s", qPrintable(server.error().toString()));
    return std::move(*server);
}

int writePoints(const sandbox::SandboxServer& server, const QString& bucket, const QList<Point>& points)
{
    QByteArray lines;
    for (const Point& point : points) {
        QString reason;
        if (LineProtocolWriter::append(lines, point, &reason) != LineProtocolWriter::Outcome::Written)
            qFatal("a test point cannot be written: %s", qPrintable(reason));
    }
    return httpPost(server.url(), u"/api/v2/write"_s,
        {{u"org"_s, server.organization()}, {u"bucket"_s, bucket}, {u"precision"_s, u"ns"_s}}, lines,
        server.token())
        .status;
}

} // namespace telemirror::test
