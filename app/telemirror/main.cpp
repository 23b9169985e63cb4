// telemirror: the desktop application.

#include "common/Session.h"
#include "common/SignalWatcher.h"
#include "ui/MainWindow.h"
#include "ui/Theme.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMessageBox>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

struct Options
{
    QString dataFolder;
    bool sample = false;
    Theme theme = Theme::System;
};

Options parse(const QApplication& application)
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
        QApplication::translate("main", "light, dark or system (default)."),
        QApplication::translate("main", "name"), u"system"_s);
    parser.addOptions({dataDir, demo, theme});
    parser.process(application);

    const QString name = parser.value(theme);
    if (name != u"light"_s && name != u"dark"_s && name != u"system"_s)
        parser.showHelp(2);
    Options options;
    options.dataFolder = parser.isSet(dataDir) ? parser.value(dataDir) : Session::defaultDataFolder();
    options.sample = parser.isSet(demo);
    options.theme = name == u"light"_s ? Theme::Light : name == u"dark"_s ? Theme::Dark : Theme::System;
    return options;
}

int fail(const Error& error)
{
    QMessageBox box(QMessageBox::Critical, QApplication::applicationDisplayName(), error.toString());
    box.setTextFormat(Qt::PlainText);
    box.exec();
    return 1;
}

/// What is set up, or else the sample site.
void begin(Session& session, bool sample)
{
    const auto useSample = [&session] {
        const Result<void> started = session.useSample();
        if (!started)
            fail(started.error());
    };
    if (sample)
        return useSample();
    session.load().then(&session, [useSample](const Result<bool>& loaded) {
        if (!loaded)
            fail(loaded.error());
        if (!loaded.value_or(false))
            useSample();
    });
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"telemirror"_s);
    QApplication::setApplicationDisplayName(u"Telemirror"_s);
    QApplication::setApplicationVersion(QStringLiteral(TELEMIRROR_VERSION));
    QApplication::setDesktopFileName(u"telemirror"_s);
    const Options options = parse(application);
    applyTheme(application, options.theme);

    Result<std::unique_ptr<Session>> session = Session::open(options.dataFolder);
    if (!session)
        return fail(session.error());

    MainWindow window((*session)->engine(), (*session)->profiles());
    window.show();
    SignalWatcher signalWatcher;
    QObject::connect(&signalWatcher, &SignalWatcher::stopRequested, &window, &QWidget::close);
    // After the first frame: opening servers and the keychain must not delay the window.
    QTimer::singleShot(0, &window, [&] { begin(**session, options.sample); });
    return QApplication::exec();
}
