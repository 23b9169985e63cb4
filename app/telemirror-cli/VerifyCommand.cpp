#include "VerifyCommand.h"

#include "Output.h"
#include "RangeText.h"
#include "RuleFile.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

ExitStatus statusOf(RunState state)
{
    switch (state) {
    case RunState::Done: return ExitStatus::Done;
    case RunState::Partial: return ExitStatus::Partial;
    case RunState::Running:
    case RunState::Failed:
    case RunState::Cancelled: break;
    }
    return ExitStatus::Failed;
}

ExitStatus worse(ExitStatus a, ExitStatus b)
{
    // What failed in part, or of which a part failed, is partly done.
    return a == b ? a : ExitStatus::Partial;
}

QString instant(Timestamp time)
{
    return toDateTime(time).toString(Qt::ISODateWithMs);
}

} // namespace

QString VerifyCommand::summary() const
{
    return tr("compare the copy with its source, and mend it");
}

void VerifyCommand::addOptions(QCommandLineParser& parser) const
{
    addDemoOption(parser);
    parser.addOption({u"range"_s,
        tr("Compare <range> instead of what the rule wants: <start>/<stop> in ISO 8601 or from now "
           "(-2d/now), "
           "or a duration up to now (24h). The last minutes, in which points still arrive, are left out."),
        tr("range")});
    parser.addOption({u"rule"_s,
        tr("Verify the rule of that id, or the rule in a file (JSON), instead of all stored ones."),
        tr("id or file")});
    parser.addOption({u"json"_s, tr("Print one JSON object instead of text.")});
}

Result<QList<Rule>> VerifyCommand::chosenRules(const Profile& profile, const QString& choice)
{
    if (choice.isEmpty())
        return profile.rules;
    if (const Rule* rule = profile.rule(choice))
        return QList<Rule>{*rule};
    if (QFileInfo::exists(choice)) {
        const Result<Rule> rule = ruleFromFile(choice);
        return rule ? Result<QList<Rule>>(QList<Rule>{*rule}) : tl::unexpected(rule.error());
    }
    return failure(Error::Kind::Configuration,
        tr("There is neither a rule with the id \"%1\" nor a file of that name.").arg(choice));
}

ExitStatus VerifyCommand::run(const QCommandLineParser& parser)
{
    VerifyScope scope;
    if (parser.isSet(u"range"_s)) {
        const Result<TimeRange> range = rangeFromText(parser.value(u"range"_s), SystemClock().now());
        if (!range) {
            output::error(range.error());
            return ExitStatus::Usage;
        }
        scope.range = *range;
    }
    Result<std::unique_ptr<Session>> session = openSession(parser);
    if (!session) {
        output::error(session.error());
        return session.error().kind == Error::Kind::Configuration ? ExitStatus::Usage : ExitStatus::Failed;
    }
    Profile profile = withoutSchedules((*session)->profiles().profile());
    const Result<QList<Rule>> rules = chosenRules(profile, parser.value(u"rule"_s));
    if (!rules) {
        output::error(rules.error());
        return ExitStatus::Usage;
    }
    profile.rules = *rules;
    profile = withoutSchedules(profile);
    const QList<Error> problems = profile.problems();
    for (const Error& problem : problems)
        output::error(problem);
    if (profile.rules.isEmpty())
        output::note(tr("telemirror-cli: there is no rule to verify: set one up, or give one with --rule."));
    if (!problems.isEmpty() || profile.rules.isEmpty())
        return ExitStatus::Usage;
    (*session)->engine().setProfile(profile);

    m_signals = std::make_unique<SignalWatcher>();
    QJsonArray list;
    std::optional<ExitStatus> status;
    for (const Rule& rule : std::as_const(profile.rules)) {
        if (m_stopped)
            break;
        const Outcome outcome = verifyRule(**session, rule, scope);
        const ExitStatus one = statusOf(outcome.run.state);
        status = status ? worse(*status, one) : one;
        if (parser.isSet(u"json"_s))
            list.append(toJson(outcome));
        else
            print(outcome);
    }
    if (parser.isSet(u"json"_s)) {
        const QJsonObject json = list.size() == 1 ? list.first().toObject() : QJsonObject{{u"rules"_s, list}};
        output::line(QJsonDocument(json).toJson(QJsonDocument::Indented).trimmed());
    }
    return status.value_or(ExitStatus::Failed);
}

VerifyCommand::Outcome VerifyCommand::verifyRule(Session& session, const Rule& rule, const VerifyScope& scope)
{
    Outcome outcome;
    QEventLoop loop;
    Engine& engine = session.engine();
    connect(&engine, &Engine::runProgress, &loop, [&rule](const RunProgress& progress) {
        if (progress.run.ruleId == rule.id)
            output::progress(
                tr("%1 %  %2 values compared  %3")
                    .arg(static_cast<int>(progress.fraction * 100.0), 3)
                    .arg(output::number(progress.run.tally.pointsCompared), progress.measurement));
    });
    connect(&engine, &Engine::runFinished, &loop, [&](const Run& run) {
        if (run.ruleId != rule.id)
            return;
        outcome.run = run;
        loop.quit();
    });
    connect(m_signals.get(), &SignalWatcher::stopRequested, &loop, [&] {
        m_stopped = true;
        engine.cancel(rule.id);
    });
    engine.verify(rule.id, scope);
    loop.exec();
    output::progress({});
    outcome.measurements = awaited(engine.runMeasurements(outcome.run.id)).value_or(QList<MeasurementRun>{});
    const TimeRange range = scope.range.value_or(rule.widestRange(outcome.run.started));
    outcome.coverage = awaited(engine.coverage(rule.id, range)).value_or(Coverage{});
    return outcome;
}

void VerifyCommand::print(const Outcome& outcome)
{
    const Run& run = outcome.run;
    qsizetype width = 0;
    for (const MeasurementRun& measurement : outcome.measurements)
        width = std::max(width, measurement.measurement.size());
    for (const MeasurementRun& measurement : outcome.measurements) {
        QString line = u"  %1  %2  %3"_s.arg(measurement.measurement.leftJustified(width),
            output::number(measurement.tally.pointsCompared).rightJustified(12),
            output::stateText(measurement.state));
        if (measurement.tally.windowsMended > 0)
            line += tr(", %1 points mirrored again").arg(output::number(measurement.tally.pointsWritten));
        output::line(line);
    }
    output::line(
        tr("%1: %2 in %3. %4 values compared in %5 windows, %6 windows mended (%7 points mirrored again).")
            .arg(run.ruleName, output::stateText(run.state), output::seconds(run.started, run.ended),
                output::number(run.tally.pointsCompared), output::number(run.tally.windows),
                output::number(run.tally.windowsMended), output::number(run.tally.pointsWritten)));
    for (const Error& error : run.errors)
        output::error(error);
}

QJsonObject VerifyCommand::toJson(const Outcome& outcome)
{
    QJsonObject json = output::runJson(outcome.run, outcome.measurements);
    QJsonArray differences;
    for (const MeasurementCoverage& measurement : outcome.coverage.measurements) {
        for (const CoverageInterval& interval : measurement.intervals) {
            if (interval.state != CoverageState::Failed)
                continue;
            const WindowCheck& check = interval.check;
            differences.append(QJsonObject{{u"measurement"_s, measurement.measurement},
                {u"start"_s, instant(interval.range.start)}, {u"stop"_s, instant(interval.range.stop)},
                {u"missing"_s, check.missing}, {u"extra"_s, check.extra}, {u"changed"_s, check.changed},
                {u"note"_s, check.note}});
        }
    }
    json.insert(u"differences"_s, differences);
    return json;
}

} // namespace telemirror
