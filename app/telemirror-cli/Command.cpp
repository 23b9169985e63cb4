#include "Command.h"

namespace telemirror {

using namespace Qt::StringLiterals;

Command::~Command() = default;

void Command::addCommonOptions(QCommandLineParser& parser)
{
    parser.addOption({u"data-dir"_s,
        tr("Keep settings, journal and sample data in <folder> (default: %1).")
            .arg(Session::defaultDataFolder()),
        tr("folder")});
}

void Command::addDemoOption(QCommandLineParser& parser)
{
    parser.addOption({u"demo"_s, tr("Work on the embedded sample site; no server or account is needed.")});
}

QString Command::dataFolder(const QCommandLineParser& parser)
{
    const QString folder = parser.value(u"data-dir"_s);
    return folder.isEmpty() ? Session::defaultDataFolder() : folder;
}

Profile Command::withoutSchedules(Profile profile)
{
    for (Rule& rule : profile.rules) {
        rule.schedule.enabled = false;
        rule.schedule.atStart = false;
    }
    profile.telemetry.enabled = false;
    // What waits for an upstream is for the program that runs all the time.
    const bool redis = profile.publishers.redis;
    profile.publishers = {};
    profile.publishers.redis = redis;
    return profile;
}

Result<std::unique_ptr<Session>> Command::openSession(
    const QCommandLineParser& parser, const Session::Adapt& adapt)
{
    Result<std::unique_ptr<Session>> session = Session::open(dataFolder(parser), adapt);
    if (!session)
        return session;
    if (const Result<void> begun = putIntoEffect(**session, parser); !begun)
        return tl::unexpected(begun.error());
    return session;
}

Result<void> Command::putIntoEffect(Session& session, const QCommandLineParser& parser)
{
    if (parser.isSet(u"demo"_s))
        return session.useSample();
    const Result<bool> loaded = awaited(session.load());
    if (!loaded)
        return tl::unexpected(loaded.error());
    if (!*loaded) {
        return failure(Error::Kind::Configuration,
            tr("No servers are set up: set them in the application's Settings or by INFLUXDB_CLOUD_URL and "
               "INFLUXDB_URL in the environment, or try --demo."));
    }
    return {};
}

} // namespace telemirror
