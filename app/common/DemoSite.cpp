#include "common/DemoSite.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

namespace telemirror {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::DemoSite", text);
}

constexpr std::chrono::milliseconds limitWindow = 3s;

ConnectionSettings connectionTo(
    const sandbox::SandboxServer& server, QLatin1StringView id, const QString& name)
{
    ConnectionSettings settings;
    settings.id = id;
    settings.name = name;
    settings.url = server.url();
    settings.dialect = Dialect::Flux;
    settings.organization = server.organization();
    settings.secret = server.token();
    return settings;
}

} // namespace

Result<std::unique_ptr<DemoSite>> DemoSite::start(const QString& folder)
{
    if (!QDir().mkpath(folder))
        return failure(Error::Kind::Storage,
            tr("The folder %1 cannot be made: check its permissions.").arg(QDir::toNativeSeparators(folder)));
    std::unique_ptr<DemoSite> site(new DemoSite);

    sandbox::SandboxOptions cloud;
    cloud.databasePath = folder + u"/cloud.sqlite"_s;
    cloud.organization = u"sample-site"_s;
    cloud.sampleSite = true;
    cloud.sampleBucket = bucket();
    cloud.buckets = {bucket()};
    // The free plan's 300 MB in five minutes, scaled so that a first sync meets the limit.
    cloud.readBytesPerWindow = 1'000'000;
    cloud.limitWindow = limitWindow;
    Result<std::unique_ptr<sandbox::SandboxServer>> started = sandbox::SandboxServer::start(cloud);
    if (!started)
        return tl::unexpected(started.error());
    site->m_cloud = std::move(*started);

    sandbox::SandboxOptions local;
    local.databasePath = folder + u"/local.sqlite"_s;
    local.organization = u"sample-site"_s;
    local.buckets = {bucket()};
    started = sandbox::SandboxServer::start(local);
    if (!started)
        return tl::unexpected(started.error());
    site->m_local = std::move(*started);
    return site;
}

QString DemoSite::bucket()
{
    return u"weather"_s;
}

Profile DemoSite::profile() const
{
    Profile profile;
    profile.name = u"sample"_s;
    profile.isSample = true;
    profile.connections = {connectionTo(*m_cloud, cloudConnectionId, tr("Sample cloud")),
        connectionTo(*m_local, localConnectionId, tr("Sample local store"))};
    // As with the cloud: how long the windows are is known, and what the plan allows is found out.
    profile.connections[0].quota = TrafficQuota{0, 0, 0, limitWindow};

    Rule rule;
    // Not the id of the operator's own rule: what is done of the one must not count for the other.
    rule.id = u"sample"_s;
    rule.name = tr("Sample site");
    rule.sourceConnection = cloudConnectionId;
    rule.sourceBucket = bucket();
    rule.destinationConnection = localConnectionId;
    rule.destinationBucket = bucket();
    profile.rules = {rule};

    // The sample values evolve in the cloud; looked at there, they move from the first second on.
    profile.telemetryConnection = cloudConnectionId;
    profile.telemetry.coordinates = Coordinates{45.764, 4.8357};
    return profile;
}

} // namespace telemirror
