#pragma once

#include "config/Environment.h"
#include "config/PendingResult.h"
#include "config/Profile.h"
#include "config/SecretStore.h"
#include "config/SettingsStore.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>

namespace telemirror {

/// The profile in effect: what is stored, with the secrets of the keychain filled in and the
/// environment put over it. Whoever changes settings does it here. Lives on the thread that made
/// it (the GUI's).
class ProfileController : public QObject
{
    Q_OBJECT

public:
    ProfileController(std::unique_ptr<SettingsStore> store, const Environment& environment,
        const QString& keychainService, QObject* parent = nullptr);
    /// With another keychain; none: secrets last for this session.
    ProfileController(std::unique_ptr<SettingsStore> store, const Environment& environment,
        std::unique_ptr<Keychain> keychain, QObject* parent = nullptr);
    ~ProfileController() override;

    /// Reads the active profile and its secrets; profileChanged() follows. A future that says
    /// whether there was one: false on a first start without any server named by the environment.
    [[nodiscard]] QFuture<Result<bool>> load();
    /// Uses a profile that is not stored: the sample site.
    void useTransient(const Profile& profile);
    /// Stores the profile (and makes it the active one), its secrets in the keychain, and puts it
    /// into effect. Problems of the profile are errors.
    [[nodiscard]] QFuture<Result<void>> save(const Profile& profile);

    /// What is in effect, the environment included.
    [[nodiscard]] const Profile& profile() const { return m_profile; }
    /// False if secrets last for this session only, because there is no keychain.
    [[nodiscard]] bool secretsArePersistent() const;
    /// What the environment decides, so that Settings can say so: names of variables.
    [[nodiscard]] QStringList environmentVariables() const;

signals:
    void profileChanged(const telemirror::Profile& profile);

private:
    struct SecretsInFlight;

    [[nodiscard]] Result<std::optional<Profile>> readStored() const;
    void fillInSecrets(const Profile& profile, const PendingResult<bool>& loaded);
    void writeSecrets(const Profile& profile, const Profile& before, const PendingResult<void>& saved);
    Result<void> putIntoEffect(const Profile& stored);

    std::unique_ptr<SettingsStore> m_store;
    Environment m_environment;
    SecretStore m_secrets;
    Profile m_profile;
    Profile m_stored; ///< without the environment
};

} // namespace telemirror
