#include "SandboxCommand.h"

#include "Output.h"

#include <QtCore/QJsonDocument>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const sandbox::SandboxServer& server)
{
    return {{u"url"_s, server.url().toString()}, {u"token"_s, server.token()},
        {u"organization"_s, server.organization()}, {u"bucket"_s, DemoSite::bucket()}};
}

void print(const QString& name, const sandbox::SandboxServer& server)
{
    output::line(u"%1\n  url           %2\n  token         %3\n  organization  %4\n  bucket        %5"_s.arg(
        name, server.url().toString(), server.token(), server.organization(), DemoSite::bucket()));
}

} // namespace

QString SandboxCommand::summary() const
{
    return tr("serve the sample cloud and a local store until stopped; print their addresses");
}

void SandboxCommand::addOptions(QCommandLineParser& parser) const
{
    parser.addOption({u"json"_s, tr("Print the addresses as one line of JSON.")});
}

ExitStatus SandboxCommand::run(const QCommandLineParser& parser)
{
    const Result<std::unique_ptr<DemoSite>> site = DemoSite::start(dataFolder(parser) + u"/sample"_s);
    if (!site) {
        output::error(site.error());
        return ExitStatus::Failed;
    }
    SignalWatcher signalWatcher;
    if (parser.isSet(u"json"_s)) {
        const QJsonObject json{
            {u"cloud"_s, toJson((*site)->cloud())}, {u"local"_s, toJson((*site)->local())}};
        output::line(QJsonDocument(json).toJson(QJsonDocument::Compact));
    } else {
        print(tr("cloud"), (*site)->cloud());
        print(tr("local"), (*site)->local());
        output::note(tr("Serving on this machine only, until stopped with Ctrl+C."));
    }
    QEventLoop loop;
    connect(&signalWatcher, &SignalWatcher::stopRequested, &loop, &QEventLoop::quit);
    loop.exec();
    return ExitStatus::Done;
}

} // namespace telemirror
