// telemirror: the desktop application.

#include "common/LogFile.h"
#include "common/ProgramEnd.h"
#include "common/Session.h"
#include "common/SignalWatcher.h"
#include "common/SingleInstance.h"
#include "common/Translation.h"
#include "model/FutureHandler.h"
#include "ui/EventWatchdog.h"
#include "ui/MainWindow.h"
#include "ui/Preferences.h"
#include "ui/Theme.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCommandLineParser>
#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMessageBox>

#include <optional>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

struct Options
{
    QString dataFolder;
    bool sample = false;
    std::optional<Theme> theme; ///< none: as the preferences have it
};

Options parse(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate(
        "main", "Mirrors InfluxDB Cloud to a local InfluxDB and shows live telemetry."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption dataDir(u"data-dir"_s,
        QApplication::translate("main", "Keep settings, journal and sample data in <folder> (default: %1).")
            .arg(Session::defaultDataFolder()),
        QApplication::translate("main", "folder"));
    const QCommandLineOption demo(
        u"demo"_s, QApplication::translate("main", "Show the embedded sample site, whatever is set up."));
    const QCommandLineOption theme(u"theme"_s,
        QApplication::translate("main", "light, dark or system; for this start only."),
        QApplication::translate("main", "name"));
    parser.addOptions({dataDir, demo, theme});
    parser.process(application);

    const QString name = parser.value(theme);
    if (parser.isSet(theme) && name != u"light"_s && name != u"dark"_s && name != u"system"_s)
        parser.showHelp(2);
    Options options;
    options.dataFolder = parser.isSet(dataDir) ? parser.value(dataDir) : Session::defaultDataFolder();
    options.sample = parser.isSet(demo);
    if (parser.isSet(theme))
        options.theme = name == u"light"_s ? Theme::Light : name == u"dark"_s ? Theme::Dark : Theme::System;
    return options;
}

void nameApplication()
{
    QCoreApplication::setApplicationName(u"telemirror"_s);
    QGuiApplication::setApplicationDisplayName(u"Telemirror"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TELEMIRROR_VERSION));
    QGuiApplication::setDesktopFileName(u"telemirror"_s);
}

/// The language of the preferences in the data folder that the arguments name.
QString languageOf(const QStringList& arguments)
{
    const QString named = Translation::dataFolderIn(arguments);
    return Translation::languageIn(named.isEmpty() ? Session::defaultDataFolder() : named);
}

/// Whether only a text is asked for, which is to be had without a display.
bool asksForText(int argc, char* argv[])
{
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView word(argv[i]);
        if (word == "--help" || word == "-h" || word == "--help-all" || word == "--version" || word == "-v")
            return true;
    }
    return false;
}

int fail(const Error& error)
{
    QMessageBox box(QMessageBox::Critical, QApplication::applicationDisplayName(), error.toString());
    box.setTextFormat(Qt::PlainText);
    box.exec();
    return 1;
}

void useSample(Session& session)
{
    if (const Result<void> started = session.useSample(); !started)
        fail(started.error());
}

/// What is set up; else what a first start shows.
void begin(Session& session, MainWindow& window, const Preferences& preferences, bool sample)
{
    if (sample)
        return useSample(session);
    whenFinished(&window, session.load(), [&](const Result<bool>& loaded) {
        if (!loaded)
            fail(loaded.error());
        if (loaded.value_or(false))
            return;
        if (preferences.exploresSample())
            useSample(session);
        else
            window.showWelcome();
    });
}

/// Writes the log to disk, and shows what an earlier start wrote.
void keepLog(Session& session, MainWindow& window, LogFile& file)
{
    const QString path = file.path();
    auto* earlier = new QFutureWatcher<QList<LogRecord>>(&window);
    QObject::connect(earlier, &QFutureWatcherBase::finished, &window, [earlier, &window] {
        earlier->deleteLater();
        window.addEarlierLog(earlier->result());
    });
    constexpr qsizetype mostShown = 20'000;
    // Read before this start adds to it.
    const QFuture<QList<LogRecord>> reading =
        QtConcurrent::run([path] { return LogFile::read(path, mostShown); });
    earlier->setFuture(reading);
    if (const Result<void> opened = file.open(); !opened)
        qWarning("%s", qUtf8Printable(opened.error().toString()));
    QObject::connect(&session.engine(), &Engine::logged, &file, &LogFile::write);
}

/// Names what keeps the window from answering: in debug builds, or where it is asked for.
void watchEvents(EventWatchdog& application, LogFile& file)
{
#ifdef QT_NO_DEBUG
    if (!qEnvironmentVariableIsSet("TELEMIRROR_WATCHDOG"))
        return;
#endif
    constexpr std::chrono::milliseconds limit{8};
    application.watch(limit, [&file](const QString& culprit, std::chrono::microseconds took) {
        LogRecord record;
        record.time = SystemClock().now();
        record.level = LogLevel::Debug;
        record.source = u"watchdog"_s;
        record.text = u"%1 ms: %2"_s.arg(static_cast<double>(took.count()) / 1000, 0, 'f', 1).arg(culprit);
        file.write(record);
        qWarning("%s", qUtf8Printable(record.text));
    });
}

int runProgram(int argc, char* argv[])
{
    nameApplication();
    if (asksForText(argc, argv)) {
        QCoreApplication application(argc, argv);
        const Translation translation(application, languageOf(QCoreApplication::arguments()));
        parse(application); // does not return
        return 0;
    }
    EventWatchdog application(argc, argv);
    // The window may be in the tray only; it ends the program itself.
    QApplication::setQuitOnLastWindowClosed(false);
    const Translation translation(application, languageOf(QApplication::arguments()));
    const Options options = parse(application);

    // Its folder exists from here on.
    if (const Result<void> made = Session::makeDataFolder(options.dataFolder); !made)
        return fail(made.error());
    const Result<std::unique_ptr<SingleInstance>> instance = SingleInstance::claim(options.dataFolder);
    if (!instance)
        return fail(instance.error());
    if (!*instance)
        return 0;
    Preferences preferences(Preferences::fileIn(options.dataFolder));
    applyTheme(application, options.theme.value_or(preferences.theme()));
    QObject::connect(&preferences, &Preferences::themeChanged, &application,
        [&application](Theme theme) { applyTheme(application, theme); });

    Result<std::unique_ptr<Session>> session = Session::open(options.dataFolder);
    if (!session)
        return fail(session.error());
    LogFile logFile(LogFile::pathIn(options.dataFolder, QApplication::applicationName()));
    watchEvents(application, logFile);

    MainWindow window((*session)->engine(), (*session)->profiles(), preferences);
    keepLog(**session, window, logFile);
    QObject::connect(&window, &MainWindow::sampleRequested, &window, [&] {
        preferences.setExploresSample(true);
        useSample(**session);
    });
    QObject::connect(instance->get(), &SingleInstance::raiseRequested, &window, &MainWindow::raiseWindow);
    window.show();
    SignalWatcher signalWatcher;
    QObject::connect(&signalWatcher, &SignalWatcher::stopRequested, &window, &MainWindow::quit);
    // After the first frame: opening servers and the keychain must not delay the window.
    QTimer::singleShot(0, &window, [&] { begin(**session, window, preferences, options.sample); });
    return QApplication::exec();
}

} // namespace

int main(int argc, char* argv[])
{
    endProgram(runProgram(argc, argv));
}
