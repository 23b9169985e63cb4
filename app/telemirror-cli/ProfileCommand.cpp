#include "ProfileCommand.h"

#include "Output.h"

#include <QtCore/QTimer>

namespace telemirror {

using namespace Qt::StringLiterals;

QString ProfileCommand::summary() const
{
    return tr("show, export or import the settings; settle a conflict of two edits");
}

void ProfileCommand::addOptions(QCommandLineParser& parser) const
{
    parser.addOption({u"export"_s, tr("Write the stored profile, without secrets, to <file>."), tr("file")});
    parser.addOption({u"import"_s, tr("Take the profile in <file>; secrets and Redis stay as they are here."),
        tr("file")});
    parser.addOption({u"keep"_s,
        tr("Where an edit here and one elsewhere contradict each other: keep \"mine\" or \"theirs\"."),
        tr("side")});
}

ExitStatus ProfileCommand::run(const QCommandLineParser& parser)
{
    const QString side = parser.value(u"keep"_s);
    if (parser.isSet(u"keep"_s) && side != u"mine"_s && side != u"theirs"_s) {
        output::note(tr("telemirror-cli: --keep takes \"mine\" or \"theirs\"."));
        return ExitStatus::Usage;
    }
    Result<std::unique_ptr<Session>> session = Session::open(dataFolder(parser), withoutSchedules);
    if (!session) {
        output::error(session.error());
        return ExitStatus::Failed;
    }
    ProfileController& profiles = (*session)->profiles();
    const Result<bool> loaded = awaited((*session)->load());
    if (!loaded) {
        output::error(loaded.error());
        return ExitStatus::Failed;
    }
    waitForSharing(profiles);
    if (parser.isSet(u"import"_s)) {
        const QString path = parser.value(u"import"_s);
        const Result<void> imported = awaited(profiles.importFrom(path));
        if (imported)
            waitForSharing(profiles); // so that the others have it, too
        return report(imported, tr("Imported %1.").arg(path));
    }
    if (!*loaded) {
        output::note(
            tr("telemirror-cli: nothing is set up yet: do so in the application, or import a file."));
        return ExitStatus::Usage;
    }
    if (parser.isSet(u"export"_s)) {
        const QString path = parser.value(u"export"_s);
        return report(profiles.exportTo(path), tr("Exported to %1.").arg(path));
    }
    if (parser.isSet(u"keep"_s))
        return report(awaited(profiles.resolveConflict(side == u"mine"_s)), tr("The conflict is settled."));
    return describe(profiles);
}

/// Until Redis has said what it has, or cannot.
void ProfileCommand::waitForSharing(const ProfileController& profiles) const
{
    if (!profiles.profile().redis.enabled)
        return;
    QEventLoop loop;
    connect(&profiles, &ProfileController::reconciled, &loop, &QEventLoop::quit);
    connect(&profiles, &ProfileController::sharingFailed, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    if (profiles.sharingState().status != RedisState::Status::Failed)
        loop.exec();
}

ExitStatus ProfileCommand::describe(const ProfileController& profiles) const
{
    const Profile& profile = profiles.profile();
    output::line(tr("Profile \"%1\", revision %2: %3 connections, %4 rules.")
                     .arg(profile.name)
                     .arg(profile.revision)
                     .arg(profile.connections.size())
                     .arg(profile.rules.size()));
    const RedisState& redis = profiles.sharingState();
    if (redis.status == RedisState::Status::Ready)
        output::line(tr("Shared through Redis at %1.").arg(redis.address));
    else if (profile.redis.enabled)
        output::line(tr("Not shared at the moment: %1").arg(redis.error.toString()));
    else
        output::line(tr("Not shared: Redis is switched off."));
    if (!profiles.conflict())
        return ExitStatus::Done;
    output::note(tr("telemirror-cli: an edit here and one by %1 contradict each other; keep one of both with "
                    "--keep mine or --keep theirs.")
                     .arg(profiles.conflict()->author));
    return ExitStatus::Partial;
}

ExitStatus ProfileCommand::report(const Result<void>& done, const QString& success) const
{
    if (done)
        output::line(success);
    else
        output::error(done.error());
    return done ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace telemirror
