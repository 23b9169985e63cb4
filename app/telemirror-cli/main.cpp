// telemirror-cli: the application's work without a window.

#include "DeadLettersCommand.h"
#include "HistoryCommand.h"
#include "Output.h"
#include "ProfileCommand.h"
#include "SandboxCommand.h"
#include "SchemaCommand.h"
#include "SyncCommand.h"
#include "TelemetryCommand.h"
#include "VerifyCommand.h"
#include "WatchCommand.h"
#include "common/ProgramEnd.h"
#include "common/Session.h"
#include "common/Translation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

using Commands = std::vector<std::unique_ptr<Command>>;

Commands makeCommands()
{
    Commands commands;
    commands.push_back(std::make_unique<SyncCommand>());
    commands.push_back(std::make_unique<VerifyCommand>());
    commands.push_back(std::make_unique<SchemaCommand>());
    commands.push_back(std::make_unique<TelemetryCommand>());
    commands.push_back(std::make_unique<WatchCommand>());
    commands.push_back(std::make_unique<HistoryCommand>());
    commands.push_back(std::make_unique<DeadLettersCommand>());
    commands.push_back(std::make_unique<ProfileCommand>());
    commands.push_back(std::make_unique<SandboxCommand>());
    return commands;
}

QString usage(const Commands& commands)
{
    QString text = Command::tr("Usage: telemirror-cli <command> [options]\n\n"
                               "Mirrors InfluxDB Cloud to a local InfluxDB, and prints live telemetry.\n\n"
                               "Commands:\n");
    for (const std::unique_ptr<Command>& command : commands)
        text += u"  %1  %2\n"_s.arg(command->name().leftJustified(12), command->summary());
    text += Command::tr("\n  --help     this text; telemirror-cli <command> --help: its options\n"
                        "  --version  the version\n\n"
                        "Exit status: 0 done, 1 failed, 2 wrong usage or nothing set up, 3 partly done.");
    return text;
}

/// Qt's text names the program as it was called, and no command.
QString helpOf(const Command& command, const QCommandLineParser& parser)
{
    QString text = parser.helpText().trimmed();
    const QString called = QCoreApplication::arguments().first();
    if (const qsizetype place = text.indexOf(called); place >= 0)
        text.replace(place, called.size(), u"telemirror-cli "_s + command.name());
    return text;
}

ExitStatus runCommand(Command& command, QStringList arguments)
{
    arguments.removeAt(1);
    arguments.first() += u' ' + command.name();
    QCommandLineParser parser;
    parser.setApplicationDescription(command.summary());
    const QCommandLineOption help(u"help"_s, Command::tr("Print this text."));
    parser.addOption(help);
    Command::addCommonOptions(parser);
    command.addOptions(parser);
    if (!parser.parse(command.completed(arguments))) {
        output::note(u"telemirror-cli: "_s + parser.errorText());
        return ExitStatus::Usage;
    }
    if (parser.isSet(help)) {
        output::line(helpOf(command, parser));
        return ExitStatus::Done;
    }
    if (!parser.positionalArguments().isEmpty() && !command.takesArguments()) {
        output::note(Command::tr("telemirror-cli: %1 takes no argument \"%2\".")
                         .arg(command.name(), parser.positionalArguments().first()));
        return ExitStatus::Usage;
    }
    return command.run(parser);
}

ExitStatus dispatch(const QStringList& arguments)
{
    const Commands commands = makeCommands();
    const QString word = arguments.value(1);
    if (word == u"--help"_s || word == u"-h"_s || word == u"help"_s) {
        output::line(usage(commands));
        return ExitStatus::Done;
    }
    if (word == u"--version"_s) {
        output::line(u"telemirror-cli "_s + QCoreApplication::applicationVersion());
        return ExitStatus::Done;
    }
    for (const std::unique_ptr<Command>& command : commands) {
        if (command->name() == word)
            return runCommand(*command, arguments);
    }
    if (!word.isEmpty())
        output::note(Command::tr("telemirror-cli: there is no command \"%1\".").arg(word));
    output::note(usage(commands));
    return ExitStatus::Usage;
}

int runProgram(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"telemirror"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TELEMIRROR_VERSION));
    const QString named = Translation::dataFolderIn(QCoreApplication::arguments());
    const Translation translation(
        application, Translation::languageIn(named.isEmpty() ? Session::defaultDataFolder() : named));
    return static_cast<int>(dispatch(QCoreApplication::arguments()));
}

} // namespace

int main(int argc, char* argv[])
{
    endProgram(runProgram(argc, argv));
}
