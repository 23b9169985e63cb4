#include "common/Session.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

namespace telemirror {

using namespace Qt::StringLiterals;

QString Session::defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/telemirror"_s;
}

Result<void> Session::makeDataFolder(const QString& folder)
{
    if (QFileInfo(folder).isDir())
        return {}; // whoever made it says who may look into it
    if (!QDir().mkpath(folder))
        return failure(Error::Kind::Storage,
            tr("The folder %1 cannot be made: check its permissions.").arg(QDir::toNativeSeparators(folder)));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

Result<std::unique_ptr<Session>> Session::open(const QString& dataFolder, Adapt adapt)
{
    if (const Result<void> made = makeDataFolder(dataFolder); !made)
        return tl::unexpected(made.error());
    Result<std::unique_ptr<SettingsStore>> store = SettingsStore::open(dataFolder + u"/settings.sqlite"_s);
    if (!store)
        return tl::unexpected(store.error());
    return std::unique_ptr<Session>(new Session(dataFolder, std::move(adapt), std::move(*store)));
}

Session::Session(const QString& dataFolder, Adapt adapt, std::unique_ptr<SettingsStore> store)
    : m_dataFolder(dataFolder)
    , m_adapt(std::move(adapt))
    , m_engine(EnginePaths{dataFolder})
    , m_profiles(std::move(store), Environment(QProcessEnvironment::systemEnvironment()), u"Telemirror"_s,
          &m_engine.thread())
{
    connect(&m_profiles, &ProfileController::profileChanged, this, &Session::applyProfile);
}

Result<void> Session::useSample()
{
    if (!m_demo) {
        Result<std::unique_ptr<DemoSite>> site = DemoSite::start(m_dataFolder + u"/sample"_s);
        if (!site)
            return tl::unexpected(site.error());
        m_demo = std::move(*site);
    }
    m_profiles.useTransient(m_demo->profile());
    return {};
}

void Session::applyProfile(const Profile& profile)
{
    engine().setProfile(m_adapt ? m_adapt(profile) : profile);
}

} // namespace telemirror
