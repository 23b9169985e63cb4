#pragma once

#include "config/Environment.h"
#include "config/PendingResult.h"
#include "config/Profile.h"
#include "config/ProfileSharing.h"
#include "config/SecretStore.h"
#include "config/SettingsStore.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>

namespace telemirror {

/// The profile in effect: what is stored, with the secrets of the keychain filled in and the
/// environment put over it. Whoever changes settings does it here. Lives on the thread that made
/// it (the GUI's).
///
/// Where the profile in effect names a Redis, the stored profile is shared through it: see
/// ProfileSharing, and Reconciliation for the rules. Secrets and the way to Redis are not shared.
/// Redis is spoken with on `network`, a thread that ends after this object; none: on this one's.
class ProfileController : public QObject
{
    Q_OBJECT

public:
    ProfileController(std::unique_ptr<SettingsStore> store, const Environment& environment,
        const QString& keychainService, QThread* network, QObject* parent = nullptr);
    /// With another keychain; none: secrets last for this session.
    ProfileController(std::unique_ptr<SettingsStore> store, const Environment& environment,
        std::unique_ptr<Keychain> keychain, QThread* network = nullptr, QObject* parent = nullptr);
    ~ProfileController() override;

    /// How long a first start waits for a profile in the Redis that the environment names.
    static constexpr std::chrono::seconds fetchPatience{3};

    /// Reads the active profile and its secrets; profileChanged() follows. A first start takes the
    /// profile that Redis has, if the environment names one. A future that says whether there was
    /// one: false on a first start without any server named by the environment.
    [[nodiscard]] QFuture<Result<bool>> load();
    /// Uses a profile that is not stored: the sample site.
    void useTransient(const Profile& profile);
    /// Stores the profile (and makes it the active one), its secrets in the keychain, and puts it
    /// into effect. Problems of the profile are errors. Kind Busy if somebody else changed it since
    /// `profile.revision`: nothing is stored, and conflict() has both if it was over Redis.
    [[nodiscard]] QFuture<Result<void>> save(const Profile& profile);
    /// Writes the stored profile, without the environment and without secrets.
    Result<void> exportTo(const QString& path) const;
    /// Saves the profile of a file as the next revision of the present one, with the secrets and the
    /// way to Redis that this one has; as it is where there is none.
    [[nodiscard]] QFuture<Result<void>> importFrom(const QString& path);

    /// Whether the profile is shared: Ready, or why not.
    [[nodiscard]] const RedisState& sharingState() const { return m_sharing->state(); }
    [[nodiscard]] const std::optional<ProfileConflict>& conflict() const { return m_sharing->conflict(); }
    /// Keeps one of both; see ProfileSharing.
    [[nodiscard]] QFuture<Result<void>> resolveConflict(bool keepMine);

    /// What is in effect, the environment included.
    [[nodiscard]] const Profile& profile() const { return m_profile; }
    /// False if secrets last for this session only, because there is no keychain.
    [[nodiscard]] bool secretsArePersistent() const;
    /// What the environment decides, so that Settings can say so: names of variables.
    [[nodiscard]] QStringList environmentVariables() const;

signals:
    void profileChanged(const telemirror::Profile& profile);
    void sharingStateChanged(const telemirror::RedisState& state);
    void conflictChanged();
    /// The stored profile and the one in Redis were compared, and what follows is in effect.
    void reconciled();
    void sharingFailed(const telemirror::Error& error);

private:
    struct SecretsInFlight;

    [[nodiscard]] Result<std::optional<Profile>> readStored() const;
    void fillInSecrets(const Profile& profile, const PendingResult<bool>& loaded);
    void writeSecrets(const Profile& profile, const Profile& before, const PendingResult<void>& saved);
    void joinSharing(QThread* network);
    void loadFirst(const PendingResult<bool>& loaded);
    void takeFetched(const Result<Profile>& fetched, const PendingResult<bool>& loaded);
    void takeAdopted(const Profile& profile);
    Result<void> putIntoEffect(const Profile& stored);

    std::unique_ptr<SettingsStore> m_store;
    Environment m_environment;
    SecretStore m_secrets;
    std::unique_ptr<ProfileSharing> m_sharing; ///< goes before the store
    int m_adopting = 0;                        ///< profiles of other instances that wait for their secrets
    Profile m_profile;
    Profile m_stored; ///< without the environment
};

} // namespace telemirror
