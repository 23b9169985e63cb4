#include "SyncCommand.h"

#include "Output.h"
#include "PlanPrinter.h"
#include "RuleFile.h"
#include "influx/DestinationLimits.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// The worst of two states, for several rules together.
RunState worse(RunState a, RunState b)
{
    if (a == b)
        return a;
    if (a == RunState::Cancelled || b == RunState::Cancelled)
        return RunState::Cancelled;
    return RunState::Partial;
}

ExitStatus statusOf(RunState state)
{
    switch (state) {
    case RunState::Done: return ExitStatus::Done;
    case RunState::Partial: return ExitStatus::Partial;
    case RunState::Running:
    case RunState::Failed:
    case RunState::Cancelled: return ExitStatus::Failed;
    }
    return ExitStatus::Failed;
}

} // namespace

QString SyncCommand::summary() const
{
    return tr("mirror once, now, and print what was done");
}

void SyncCommand::addOptions(QCommandLineParser& parser) const
{
    addDemoOption(parser);
    parser.addOption({u"rule"_s,
        tr("Run the rule in <file> (JSON) instead of the stored ones. It names connections of the profile "
           "or of the environment (cloud, local)."),
        tr("file")});
    parser.addOption(
        {u"plan"_s, tr("Read and write no points: print what would be read, and about how much that is.")});
    parser.addOption({u"json"_s, tr("Print one JSON object instead of text.")});
}

ExitStatus SyncCommand::run(const QCommandLineParser& parser)
{
    std::optional<Rule> only;
    if (parser.isSet(u"rule"_s)) {
        Result<Rule> read = ruleFromFile(parser.value(u"rule"_s));
        if (!read) {
            output::error(read.error());
            return ExitStatus::Usage;
        }
        only = *read;
    }
    const auto adapt = [&only](Profile profile) {
        if (only)
            profile.rules = {*only};
        return withoutSchedules(std::move(profile));
    };
    Result<std::unique_ptr<Session>> session = openSession(parser, adapt);
    if (!session) {
        output::error(session.error());
        return session.error().kind == Error::Kind::Configuration ? ExitStatus::Usage : ExitStatus::Failed;
    }

    Profile profile = adapt((*session)->profiles().profile());
    const QList<Error> problems = profile.problems();
    if (!problems.isEmpty() || profile.rules.isEmpty()) {
        for (const Error& problem : problems)
            output::error(problem);
        if (profile.rules.isEmpty())
            output::note(
                tr("telemirror-cli: there is no rule to run: name the buckets by CLOUD_WEATHER_BUCKET "
                   "and LOCAL_INFLUX_BUCKET, or give one with --rule."));
        return ExitStatus::Usage;
    }

    if (parser.isSet(u"plan"_s))
        return printPlans(**session, profile, parser.isSet(u"json"_s));

    m_signals = std::make_unique<SignalWatcher>();
    QList<Outcome> outcomes;
    for (const Rule& rule : std::as_const(profile.rules)) {
        if (!m_stopped)
            outcomes.append(runRule(**session, rule));
    }
    if (parser.isSet(u"json"_s)) {
        output::line(QJsonDocument(together(outcomes)).toJson(QJsonDocument::Indented).trimmed());
    } else {
        for (const Outcome& outcome : outcomes)
            print(outcome);
    }
    RunState state = outcomes.first().run.state;
    for (const Outcome& outcome : outcomes)
        state = worse(state, outcome.run.state);
    return statusOf(state);
}

ExitStatus SyncCommand::printPlans(Session& session, const Profile& profile, bool asJson) const
{
    QList<SyncPlan> plans;
    qsizetype failures = 0;
    for (const Rule& rule : profile.rules) {
        const Result<SyncPlan> plan = awaited(session.engine().plan(rule.id));
        if (plan) {
            plans.append(*plan);
        } else {
            output::error(plan.error());
            ++failures;
        }
    }
    const PlanPrinter printer(plans);
    if (asJson)
        output::line(QJsonDocument(printer.json()).toJson(QJsonDocument::Indented).trimmed());
    else
        printer.print();
    if (failures == 0)
        return ExitStatus::Done;
    return plans.isEmpty() ? ExitStatus::Failed : ExitStatus::Partial;
}

SyncCommand::Outcome SyncCommand::runRule(Session& session, const Rule& rule)
{
    Outcome outcome;
    QEventLoop loop;
    Engine& engine = session.engine();
    connect(&engine, &Engine::runProgress, &loop, [&](const RunProgress& progress) {
        if (progress.run.ruleId == rule.id)
            showProgress(progress);
    });
    connect(&engine, &Engine::runFinished, &loop, [&](const Run& run) {
        // A verification may come before, and one may follow.
        if (run.ruleId != rule.id || run.trigger == RunTrigger::Verify)
            return;
        outcome.run = run;
        loop.quit();
    });
    connect(&engine, &Engine::connectionStateChanged, &loop, [&](const ConnectionState& state) {
        if (state.status == ConnectionState::Status::Ready)
            m_dialects.insert(state.connectionId, state.server.dialect);
    });
    connect(m_signals.get(), &SignalWatcher::stopRequested, &loop, [&] {
        m_stopped = true;
        engine.cancel(rule.id);
    });
    engine.sync(rule.id);
    loop.exec();
    output::progress({});
    const Result<QList<MeasurementRun>> measurements = awaited(engine.runMeasurements(outcome.run.id));
    if (measurements)
        outcome.measurements = *measurements;
    outcome.limits = destinationLimits(m_dialects.value(rule.destinationConnection));
    return outcome;
}

void SyncCommand::showProgress(const RunProgress& progress) const
{
    QString text =
        tr("%1 %  %2 points  %3/s  %4")
            .arg(static_cast<int>(progress.fraction * 100.0), 3)
            .arg(output::number(progress.run.tally.pointsRead),
                output::number(static_cast<qint64>(progress.pointsPerSecond)), progress.measurement);
    if (progress.waitingUntil != 0) {
        const QString until =
            QLocale().toString(toDateTime(progress.waitingUntil).toLocalTime().time(), u"HH:mm:ss"_s);
        text += tr("  waiting until %1: %2").arg(until, progress.waitingReason);
    }
    output::progress(text);
}

void SyncCommand::print(const Outcome& outcome) const
{
    const Run& run = outcome.run;
    qsizetype width = 0;
    for (const MeasurementRun& measurement : outcome.measurements)
        width = std::max(width, measurement.measurement.size());
    for (const MeasurementRun& measurement : outcome.measurements) {
        output::line(u"  %1  %2  %3"_s.arg(measurement.measurement.leftJustified(width),
            output::number(measurement.tally.pointsWritten).rightJustified(12),
            output::stateText(measurement.state)));
    }
    output::line(tr("%1: %2 in %3. %4 points read (%5), %6 written, %7 windows, %8 retries.")
                     .arg(run.ruleName, output::stateText(run.state), output::seconds(run.started, run.ended),
                         output::number(run.tally.pointsRead), output::bytes(run.tally.bytesRead),
                         output::number(run.tally.pointsWritten), output::number(run.tally.windows),
                         output::number(run.tally.retries)));
    if (run.tally.pointsDropped > 0)
        output::line(
            tr("%1 values cannot be stored there (NaN, infinities; texts, where only numbers can): left "
               "out.")
                .arg(output::number(run.tally.pointsDropped)));
    if (!outcome.limits.isEmpty())
        output::note(outcome.limits);
    for (const Error& error : run.errors)
        output::error(error);
}

QJsonObject SyncCommand::together(const QList<Outcome>& outcomes)
{
    if (outcomes.size() == 1)
        return output::runJson(outcomes.first().run, outcomes.first().measurements);
    Run total = outcomes.first().run;
    QJsonArray rules;
    total.tally = {};
    total.errors.clear();
    for (const Outcome& outcome : outcomes) {
        total.tally += outcome.run.tally;
        total.errors += outcome.run.errors;
        total.state = worse(total.state, outcome.run.state);
        total.ended = std::max(total.ended, outcome.run.ended);
        rules.append(output::runJson(outcome.run, outcome.measurements));
    }
    QJsonObject json = output::tallyJson(total.state, total.tally, total.started, total.ended, total.errors);
    json.insert(u"rules"_s, rules);
    return json;
}

} // namespace telemirror
