#pragma once

#include "common/DemoSite.h"
#include "config/ProfileController.h"
#include "engine/EngineThread.h"

#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// What a program works with: the profile in effect, the engine on its thread, and the sample site
/// while the profile is the sample one. Every profile that comes into effect goes to the engine,
/// after `adapt` had it.
class Session : public QObject
{
    Q_OBJECT

public:
    /// Changes a profile before the engine gets it, e.g. to switch schedules off.
    using Adapt = std::function<Profile(Profile)>;

    /// Where data goes when nobody says otherwise.
    [[nodiscard]] static QString defaultDataFolder();
    /// Makes the folder if it is missing, for its owner alone.
    [[nodiscard]] static Result<void> makeDataFolder(const QString& folder);

    /// Opens what is stored in `dataFolder`, made if missing.
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const QString& dataFolder, Adapt adapt = {});

    [[nodiscard]] Engine& engine() { return m_engine.engine(); }
    [[nodiscard]] ProfileController& profiles() { return m_profiles; }

    /// Puts the stored profile and the environment into effect. False: there is neither.
    [[nodiscard]] QFuture<Result<bool>> load() { return m_profiles.load(); }
    /// Starts the sample site and puts its profile into effect.
    Result<void> useSample();
    [[nodiscard]] const DemoSite* demo() const { return m_demo.get(); }

private:
    Session(const QString& dataFolder, Adapt adapt, std::unique_ptr<SettingsStore> store);

    void applyProfile(const Profile& profile);

    QString m_dataFolder;
    Adapt m_adapt;
    std::unique_ptr<DemoSite> m_demo; ///< outlives the engine that talks to it
    EngineThread m_engine;
    ProfileController m_profiles;
};

} // namespace telemirror
