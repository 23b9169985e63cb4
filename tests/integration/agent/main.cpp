// An engine in a process of its own, for tests that kill it:
//   telemirror_test_agent <data folder> <profile file> <lease time in ms>
// Secrets come from the environment: TELEMIRROR_AGENT_SECRET_<connection id>.

#include "engine/EngineThread.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

using namespace telemirror;
using namespace Qt::StringLiterals;

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QFile file(arguments.value(2));
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    Result<Profile> profile = Profile::fromJson(QJsonDocument::fromJson(file.readAll()).object());
    if (!profile) {
        qWarning().noquote() << profile.error().toString();
        return 2;
    }
    for (ConnectionSettings& connection : profile->connections)
        connection.secret =
            qEnvironmentVariable(("TELEMIRROR_AGENT_SECRET_" + connection.id.toUtf8()).constData());

    EngineThread thread(EnginePaths{arguments.value(1)});
    QObject::connect(&thread.engine(), &Engine::logged, &application, [](const LogRecord& record) {
        qInfo().noquote() << toDateTime(record.time).toString(u"hh:mm:ss.zzz"_s) << record.source
                          << record.rule << record.text;
    });
    thread.engine().setLeaseTime(std::chrono::milliseconds(arguments.value(3).toInt()));
    thread.engine().setProfile(*profile);
    return QCoreApplication::exec();
}
