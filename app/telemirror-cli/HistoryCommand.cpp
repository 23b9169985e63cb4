#include "HistoryCommand.h"

#include "Output.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

namespace telemirror {

using namespace Qt::StringLiterals;

QString HistoryCommand::summary() const
{
    return tr("print the latest runs, newest first");
}

void HistoryCommand::addOptions(QCommandLineParser& parser) const
{
    parser.addOption({u"limit"_s, tr("How many runs at most (default 20)."), tr("number"), u"20"_s});
    parser.addOption({u"json"_s, tr("Print one JSON object instead of text.")});
}

ExitStatus HistoryCommand::run(const QCommandLineParser& parser)
{
    bool valid = false;
    const int limit = parser.value(u"limit"_s).toInt(&valid);
    if (!valid || limit < 1) {
        output::note(tr("telemirror-cli: --limit takes a number from 1."));
        return ExitStatus::Usage;
    }
    Result<std::unique_ptr<Session>> session = Session::open(dataFolder(parser));
    if (!session) {
        output::error(session.error());
        return ExitStatus::Failed;
    }
    // No profile is needed to look back: the engine opens its journal with an empty one.
    Engine& engine = (*session)->engine();
    engine.setProfile({});
    const Result<QList<Run>> runs = awaited(engine.runs(0, limit));
    if (!runs) {
        output::error(runs.error());
        return ExitStatus::Failed;
    }
    if (parser.isSet(u"json"_s)) {
        QJsonArray list;
        for (const Run& run : *runs) {
            const Result<QList<MeasurementRun>> measurements = awaited(engine.runMeasurements(run.id));
            list.append(output::runJson(run, measurements ? *measurements : QList<MeasurementRun>{}));
        }
        output::line(QJsonDocument(QJsonObject{{u"runs"_s, list}}).toJson(QJsonDocument::Indented).trimmed());
        return ExitStatus::Done;
    }
    if (runs->isEmpty())
        output::line(tr("There are no runs yet: start one with telemirror-cli sync."));
    for (const Run& run : *runs) {
        const QString started = toDateTime(run.started).toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
        output::line(tr("%1  %2  %3  %4  %5 points  %6")
                         .arg(started, output::stateText(run.state).leftJustified(9),
                             output::seconds(run.started, run.ended).rightJustified(9),
                             runTriggerName(run.trigger).leftJustified(8),
                             output::number(run.tally.pointsWritten).rightJustified(12), run.ruleName));
        for (const Error& error : run.errors)
            output::line(u"    "_s + error.toString());
    }
    return ExitStatus::Done;
}

} // namespace telemirror
