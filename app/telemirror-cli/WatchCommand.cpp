#include "WatchCommand.h"

#include "HealthWatch.h"
#include "MetricsServer.h"
#include "Output.h"
#include "common/EngineMetrics.h"
#include "model/FutureHandler.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

const auto metricsOption = u"metrics"_s;

} // namespace

QString WatchCommand::summary() const
{
    return tr("mirror by schedule and publish telemetry, until stopped; SIGHUP reads the settings again");
}

void WatchCommand::addOptions(QCommandLineParser& parser) const
{
    addDemoOption(parser);
    parser.addOption({metricsOption,
        tr("Serve /metrics (Prometheus) and /healthz to this machine on <port>; without one on %1, with 0 on "
           "any that is free.")
            .arg(defaultMetricsPort),
        tr("port")});
}

QStringList WatchCommand::completed(QStringList arguments) const
{
    const qsizetype at = arguments.indexOf(u"--metrics"_s);
    if (at >= 0 && (at + 1 == arguments.size() || arguments[at + 1].startsWith(u'-')))
        arguments[at] += u'=' + QString::number(defaultMetricsPort);
    return arguments;
}

/// Nothing: no metrics.
std::optional<int> WatchCommand::metricsPort(const QCommandLineParser& parser, bool& valid) const
{
    valid = true;
    if (!parser.isSet(metricsOption))
        return std::nullopt;
    const int port = parser.value(metricsOption).toInt(&valid);
    valid = valid && port >= 0 && port <= std::numeric_limits<quint16>::max();
    return port;
}

ExitStatus WatchCommand::run(const QCommandLineParser& parser)
{
    bool valid = false;
    const std::optional<int> port = metricsPort(parser, valid);
    if (!valid) {
        output::note(tr("telemirror-cli: --metrics takes a port from 0 to 65535."));
        return ExitStatus::Usage;
    }
    // Before anything is started: a stop that comes early counts.
    SignalWatcher signalWatcher;
    signalWatcher.catchReload();
    QEventLoop loop;
    bool isStopped = false;
    connect(&signalWatcher, &SignalWatcher::stopRequested, &loop, [&] {
        isStopped = true;
        loop.quit();
    });

    Result<std::unique_ptr<Session>> opened = Session::open(dataFolder(parser));
    if (!opened) {
        output::error(opened.error());
        return ExitStatus::Failed;
    }
    Session& session = **opened;
    connect(
        &session.engine(), &Engine::logged, this, [this](const LogRecord& record) { m_log.write(record); });
    EngineMetrics metrics(session.engine());
    connect(&session.profiles(), &ProfileController::profileChanged, this, [&](const Profile& profile) {
        metrics.useProfile(profile);
        sayProfile(profile);
    });
    HealthWatch health(session.engine());
    MetricsServer server(metrics, health);
    if (port) {
        const Result<quint16> bound = server.listen(static_cast<quint16>(*port));
        if (!bound) {
            output::error(bound.error());
            return ExitStatus::Usage;
        }
        m_log.write(LogLevel::Info, tr("Metrics are at http://127.0.0.1:%1/metrics.").arg(*bound));
    }
    if (const Result<void> begun = putIntoEffect(session, parser); !begun) {
        output::error(begun.error());
        return begun.error().kind == Error::Kind::Configuration ? ExitStatus::Usage : ExitStatus::Failed;
    }
    connect(&signalWatcher, &SignalWatcher::reloadRequested, this, [&] { reload(session); });
    if (!isStopped)
        loop.exec();
    m_log.write(LogLevel::Info, tr("Stopping."));
    return ExitStatus::Done;
}

void WatchCommand::sayProfile(const Profile& profile) const
{
    m_log.write(LogLevel::Info,
        tr("Watching the profile \"%1\", revision %2: %n rule(s).", nullptr,
            static_cast<int>(profile.rules.size()))
            .arg(profile.name)
            .arg(profile.revision));
    for (const Error& problem : profile.problems())
        m_log.write(LogLevel::Error, problem.toString());
}

void WatchCommand::reload(Session& session)
{
    if (session.demo()) {
        m_log.write(LogLevel::Info, tr("The sample site has no settings to read again."));
        return;
    }
    if (std::exchange(m_isReloading, true)) {
        m_reloadAgain = true;
        return;
    }
    whenFinished(this, session.load(), [this, &session](const Result<bool>& loaded) {
        m_isReloading = false;
        if (!loaded)
            m_log.write(LogLevel::Error,
                tr("The settings could not be read again, the earlier ones stay in effect: %1")
                    .arg(loaded.error().toString()));
        else if (!*loaded)
            m_log.write(
                LogLevel::Warning, tr("There are no settings any more; the earlier ones stay in effect."));
        if (std::exchange(m_reloadAgain, false))
            reload(session);
    });
}

} // namespace telemirror
