#include "TelemetryCommand.h"

#include "Output.h"

#include <QtCore/QJsonDocument>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

void print(const TelemetryRound& round)
{
    output::line(QJsonDocument(round.document).toJson(QJsonDocument::Compact));
}

/// Prints each document with something new until the program is told to stop.
ExitStatus watch(Session& session)
{
    SignalWatcher signalWatcher;
    QEventLoop loop;
    QObject::connect(&session.engine(), &Engine::telemetryReceived, &loop, [](const TelemetryRound& round) {
        for (const Error& error : round.errors)
            output::error(error);
        if (round.isNew)
            print(round);
    });
    QObject::connect(&signalWatcher, &SignalWatcher::stopRequested, &loop, &QEventLoop::quit);
    loop.exec();
    return ExitStatus::Done;
}

ExitStatus once(Session& session)
{
    const TelemetryRound round = awaited(session.engine().retrieveOnce());
    for (const Error& error : round.errors)
        output::error(error);
    if (!round.document.isEmpty())
        print(round);
    else if (round.errors.isEmpty())
        output::note(
            TelemetryCommand::tr("No measurement with \"%1\" in its name has a point in the last %2 s.")
                .arg(session.profiles().profile().telemetry.pattern)
                .arg(session.profiles().profile().telemetry.range.count() / 1000));
    if (round.errors.isEmpty())
        return ExitStatus::Done;
    return round.document.isEmpty() ? ExitStatus::Failed : ExitStatus::Partial;
}

} // namespace

QString TelemetryCommand::summary() const
{
    return tr("print the telemetry document as JSON, once or as it changes");
}

void TelemetryCommand::addOptions(QCommandLineParser& parser) const
{
    addDemoOption(parser);
    parser.addOption({u"once"_s, tr("Print one document and end (default).")});
    parser.addOption({u"watch"_s, tr("Print each new document as a line, until stopped.")});
}

ExitStatus TelemetryCommand::run(const QCommandLineParser& parser)
{
    const bool watching = parser.isSet(u"watch"_s);
    if (watching && parser.isSet(u"once"_s)) {
        output::note(tr("telemirror-cli: give one of --once and --watch."));
        return ExitStatus::Usage;
    }
    const auto adapt = [watching](Profile profile) {
        profile = withoutSchedules(std::move(profile));
        profile.telemetry.enabled = watching;
        return profile;
    };
    Result<std::unique_ptr<Session>> session = openSession(parser, adapt);
    if (!session) {
        output::error(session.error());
        return session.error().kind == Error::Kind::Configuration ? ExitStatus::Usage : ExitStatus::Failed;
    }
    return watching ? watch(**session) : once(**session);
}

} // namespace telemirror
