#include "DeadLettersCommand.h"

#include "Output.h"

#include <QtCore/QJsonDocument>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

void printJson(const QJsonObject& json)
{
    output::line(QJsonDocument(json).toJson(QJsonDocument::Indented).trimmed());
}

QJsonObject summaryJson(const DeadLetterSummary& summary)
{
    QJsonObject reasons;
    for (auto reason = summary.reasons.begin(); reason != summary.reasons.end(); ++reason)
        reasons.insert(reason.key(), reason.value());
    return {{u"file"_s, summary.file}, {u"path"_s, summary.path}, {u"rule"_s, summary.origin.ruleName},
        {u"run"_s, summary.origin.runId}, {u"connection"_s, summary.origin.destinationConnection},
        {u"bucket"_s, summary.origin.destinationBucket}, {u"entries"_s, summary.entries},
        {u"replayable"_s, summary.replayable}, {u"points"_s, summary.points}, {u"bytes"_s, summary.bytes},
        {u"modified"_s, toDateTime(summary.modified).toString(Qt::ISODateWithMs)}, {u"reasons"_s, reasons},
        {u"damage"_s, summary.damage}};
}

void print(const DeadLetterSummary& summary)
{
    output::line(summary.file);
    output::line(DeadLettersCommand::tr("  %1, run %2: %3 entries (%4 may be written again), %5 points, %6")
                     .arg(summary.origin.ruleName)
                     .arg(summary.origin.runId)
                     .arg(output::number(summary.entries), output::number(summary.replayable),
                         output::number(summary.points), output::bytes(summary.bytes)));
    for (auto reason = summary.reasons.begin(); reason != summary.reasons.end(); ++reason)
        output::line(u"  %1 × %2"_s.arg(output::number(reason.value()), reason.key()));
    if (!summary.damage.isEmpty())
        output::line(u"  "_s + summary.damage);
}

} // namespace

QString DeadLettersCommand::summary() const
{
    return tr("list, show or replay points that could not be written");
}

void DeadLettersCommand::addOptions(QCommandLineParser& parser) const
{
    addDemoOption(parser);
    parser.addPositionalArgument(u"list"_s, tr("Print the files and why their points were refused."));
    parser.addPositionalArgument(
        u"show"_s, tr("Print the entries of a file, each with its reason."), tr("| show <file>"));
    parser.addPositionalArgument(u"replay"_s,
        tr("Write the points of the files (default: all) again; what is refused again is kept."),
        tr("| replay [<file>...]"));
    parser.addOption({u"offset"_s, tr("show: leave so many entries out (default 0)."), tr("number"), u"0"_s});
    parser.addOption(
        {u"limit"_s, tr("show: so many entries at most (default 100)."), tr("number"), u"100"_s});
    parser.addOption({u"json"_s, tr("Print one JSON object instead of text.")});
}

ExitStatus DeadLettersCommand::run(const QCommandLineParser& parser)
{
    const QStringList words = parser.positionalArguments();
    const QString what = words.value(0);
    const bool isList = what == u"list"_s && words.size() == 1;
    const bool isShow = what == u"show"_s && words.size() == 2;
    const bool isReplay = what == u"replay"_s;
    bool isOffset = false;
    bool isLimit = false;
    const qint64 offset = parser.value(u"offset"_s).toLongLong(&isOffset);
    const qint64 limit = parser.value(u"limit"_s).toLongLong(&isLimit);
    if (!(isList || isShow || isReplay) || !isOffset || !isLimit || offset < 0 || limit < 1) {
        output::note(tr("telemirror-cli: dead-letters takes list, show <file>, or replay [<file>...]; see "
                        "telemirror-cli dead-letters --help."));
        return ExitStatus::Usage;
    }
    // Only writing needs to know the servers.
    Result<std::unique_ptr<Session>> session =
        isReplay ? openSession(parser) : Session::open(dataFolder(parser));
    if (!session) {
        output::error(session.error());
        return session.error().kind == Error::Kind::Configuration ? ExitStatus::Usage : ExitStatus::Failed;
    }
    Engine& engine = (*session)->engine();
    const bool asJson = parser.isSet(u"json"_s);
    if (isList)
        return list(engine, asJson);
    return isShow ? show(engine, words[1], offset, limit, asJson) : replay(engine, words.mid(1), asJson);
}

ExitStatus DeadLettersCommand::list(Engine& engine, bool asJson)
{
    const Result<QList<DeadLetterSummary>> files = awaited(engine.deadLetterFiles());
    if (!files) {
        output::error(files.error());
        return ExitStatus::Failed;
    }
    QJsonArray array;
    for (const DeadLetterSummary& file : *files) {
        array.append(summaryJson(file));
        if (!asJson)
            print(file);
    }
    if (asJson)
        printJson({{u"files"_s, array}});
    else if (files->isEmpty())
        output::line(tr("There are no dead letters: every point was written."));
    return ExitStatus::Done;
}

ExitStatus DeadLettersCommand::show(
    Engine& engine, const QString& file, qint64 offset, qint64 limit, bool asJson)
{
    const Result<DeadLetterPage> page = awaited(engine.deadLetters(file, offset, limit));
    if (!page) {
        output::error(page.error());
        return ExitStatus::Failed;
    }
    QJsonArray array;
    for (const DeadLetter& letter : page->letters) {
        array.append(QJsonObject{{u"reason"_s, letter.reason}, {u"text"_s, QString::fromUtf8(letter.text)},
            {u"replayable"_s, letter.isReplayable}, {u"points"_s, letter.points}});
        if (!asJson)
            output::line(letter.text + "\n    " + letter.reason.toUtf8());
    }
    if (asJson)
        printJson({{u"entries"_s, array}, {u"last"_s, page->isLast}});
    else if (!page->isLast)
        output::note(tr("There are more: go on with --offset %1.").arg(offset + page->letters.size()));
    return ExitStatus::Done;
}

ExitStatus DeadLettersCommand::replay(Engine& engine, const QStringList& files, bool asJson)
{
    QStringList names = files;
    if (names.isEmpty()) {
        const Result<QList<DeadLetterSummary>> all = awaited(engine.deadLetterFiles());
        for (const DeadLetterSummary& file : all.value_or(QList<DeadLetterSummary>{}))
            names.append(file.file);
    }
    QJsonArray array;
    qsizetype failures = 0;
    qint64 kept = 0;
    for (const QString& name : std::as_const(names)) {
        const Result<DeadLetterReplayResult> result = awaited(engine.replayDeadLetters(name));
        if (!result) {
            output::error(result.error());
            array.append(QJsonObject{{u"file"_s, name}, {u"error"_s, output::errorJson(result.error())}});
            ++failures;
            continue;
        }
        kept += result->kept;
        array.append(QJsonObject{{u"file"_s, name}, {u"points_written"_s, result->written},
            {u"points_kept"_s, result->kept}, {u"kept_in"_s, result->keptFile}});
        if (!asJson)
            output::line(tr("%1: %2 points written, %3 kept.")
                             .arg(name, output::number(result->written), output::number(result->kept)));
    }
    if (asJson)
        printJson({{u"files"_s, array}});
    else if (names.isEmpty())
        output::line(tr("There are no dead letters: every point was written."));
    if (failures > 0 && failures == names.size())
        return ExitStatus::Failed;
    return failures > 0 || kept > 0 ? ExitStatus::Partial : ExitStatus::Done;
}

} // namespace telemirror
