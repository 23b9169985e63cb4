#include "config/ProfileController.h"

#include "config/ProfileFile.h"
#include "model/FutureHandler.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// The name a profile gets that has none yet.
const auto defaultName = u"default"_s;

QString keyFor(const Profile& profile, const QString& owner)
{
    return profile.name + u'/' + owner;
}

/// One secret of a profile and where the keychain has it.
struct SecretPlace
{
    QString key;
    QString* secret;
};

QList<SecretPlace> secretsOf(Profile& profile)
{
    QList<SecretPlace> places{{keyFor(profile, u"redis"_s), &profile.redis.password},
        {keyFor(profile, u"publishers/http"_s), &profile.publishers.http.token},
        {keyFor(profile, u"publishers/mqtt"_s), &profile.publishers.mqtt.password}};
    for (ConnectionSettings& settings : profile.connections)
        places.append({keyFor(profile, settings.id), &settings.secret});
    return places;
}

} // namespace

/// A profile whose secrets are being read.
struct ProfileController::SecretsInFlight
{
    Profile profile;
    qsizetype missing = 0;
};

ProfileController::ProfileController(std::unique_ptr<SettingsStore> store, const Environment& environment,
    const QString& keychainService, QThread* network, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_environment(environment)
    , m_secrets(keychainService)
{
    joinSharing(network);
}

ProfileController::ProfileController(std::unique_ptr<SettingsStore> store, const Environment& environment,
    std::unique_ptr<Keychain> keychain, QThread* network, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_environment(environment)
    , m_secrets(std::move(keychain))
{
    joinSharing(network);
}

ProfileController::~ProfileController() = default;

void ProfileController::joinSharing(QThread* network)
{
    m_sharing = std::make_unique<ProfileSharing>(*m_store, network);
    connect(m_sharing.get(), &ProfileSharing::stateChanged, this, &ProfileController::sharingStateChanged);
    connect(m_sharing.get(), &ProfileSharing::conflictChanged, this, &ProfileController::conflictChanged);
    connect(m_sharing.get(), &ProfileSharing::reconciled, this, [this] {
        if (m_adopting == 0)
            emit reconciled();
    });
    connect(m_sharing.get(), &ProfileSharing::failed, this, &ProfileController::sharingFailed);
    connect(m_sharing.get(), &ProfileSharing::adopted, this, &ProfileController::takeAdopted);
    connect(m_sharing.get(), &ProfileSharing::renumbered, this, [this](const Profile& profile) {
        // Nothing but the number: whoever edits the profile goes on from it.
        if (profile.name != m_stored.name)
            return;
        m_stored.revision = m_profile.revision = profile.revision;
        emit profileChanged(m_profile);
    });
}

/// Another instance's edit: with the secrets that this one has.
void ProfileController::takeAdopted(const Profile& profile)
{
    if (profile.name != m_stored.name)
        return;
    ++m_adopting;
    const PendingResult<bool> adopted;
    fillInSecrets(profile, adopted);
    whenFinished(this, adopted.future(), [this](const Result<bool>& done) {
        if (!done)
            emit sharingFailed(done.error());
        if (--m_adopting == 0)
            emit reconciled();
    });
}

bool ProfileController::secretsArePersistent() const
{
    return m_secrets.isPersistent();
}

QStringList ProfileController::environmentVariables() const
{
    return m_environment.names();
}

/// The active profile; nothing if there is none, or its name is left over from a removed one.
Result<std::optional<Profile>> ProfileController::readStored() const
{
    const Result<QString> name = m_store->activeName();
    if (!name)
        return tl::unexpected(name.error());
    if (name->isEmpty())
        return std::nullopt;
    const Result<Profile> profile = m_store->load(*name);
    if (profile)
        return *profile;
    if (profile.error().kind == Error::Kind::NotFound)
        return std::nullopt;
    return tl::unexpected(profile.error());
}

QFuture<Result<bool>> ProfileController::load()
{
    const PendingResult<bool> loaded;
    const Result<std::optional<Profile>> stored = readStored();
    if (!stored) {
        loaded.resolve(tl::unexpected(stored.error()));
    } else if (*stored) {
        fillInSecrets(**stored, loaded);
    } else {
        loadFirst(loaded);
    }
    return loaded.future();
}

/// There is nothing stored here: perhaps in the Redis that the environment names.
void ProfileController::loadFirst(const PendingResult<bool>& loaded)
{
    const Result<Profile> named = m_environment.apply({});
    if (!named || !named->redis.enabled)
        return takeFetched(failure(Error::Kind::NotFound, {}), loaded);
    whenFinished(this, m_sharing->fetch(named->redis, defaultName, fetchPatience),
        [this, loaded](const Result<Profile>& fetched) { takeFetched(fetched, loaded); });
}

void ProfileController::takeFetched(const Result<Profile>& fetched, const PendingResult<bool>& loaded)
{
    Result<void> done;
    if (fetched) {
        done = m_store->agree(*fetched, 0);
        if (done)
            done = m_store->setActive(fetched->name);
        if (done)
            return fillInSecrets(*fetched, loaded);
    } else if (m_environment.namesServers()) {
        Profile fresh;
        fresh.name = defaultName;
        done = putIntoEffect(fresh);
    } else {
        return loaded.resolve(false);
    }
    loaded.resolve(done ? Result<bool>(true) : tl::unexpected(done.error()));
}

void ProfileController::fillInSecrets(const Profile& profile, const PendingResult<bool>& loaded)
{
    auto inFlight = std::make_shared<SecretsInFlight>();
    inFlight->profile = profile;
    const QList<SecretPlace> places = secretsOf(inFlight->profile);
    inFlight->missing = places.size();
    for (const SecretPlace& place : places) {
        whenFinished(this, m_secrets.read(place.key),
            [this, inFlight, loaded, target = place.secret](const Result<QString>& secret) {
                *target = secret.value_or(QString());
                if (--inFlight->missing > 0)
                    return;
                const Result<void> done = putIntoEffect(inFlight->profile);
                loaded.resolve(done ? Result<bool>(true) : tl::unexpected(done.error()));
            });
    }
}

Result<void> ProfileController::putIntoEffect(const Profile& stored)
{
    const Result<Profile> effective = m_environment.apply(stored);
    if (!effective)
        return tl::unexpected(effective.error());
    m_stored = stored;
    m_profile = *effective;
    m_sharing->use(m_profile.redis, stored);
    emit profileChanged(m_profile);
    return {};
}

void ProfileController::useTransient(const Profile& profile)
{
    m_stored = {};
    m_sharing->use({}, {});
    // Servers that the environment names would take the place of the sample site's own.
    const Result<Profile> effective =
        m_environment.namesServers() ? Result<Profile>(profile) : m_environment.apply(profile);
    m_profile = effective.value_or(profile);
    emit profileChanged(m_profile);
}

QFuture<Result<void>> ProfileController::save(const Profile& profile)
{
    const PendingResult<void> saved;
    Profile named = profile;
    if (named.name.isEmpty())
        named.name = defaultName;
    const Profile before = m_stored.name == named.name ? m_stored : Profile{};
    Profile stored = m_environment.restored(named, before);
    const Result<Profile> effective = m_environment.apply(stored);
    if (!effective) {
        saved.resolve(tl::unexpected(effective.error()));
        return saved.future();
    }
    if (const QList<Error> problems = effective->problems(); !problems.isEmpty()) {
        saved.resolve(tl::unexpected(problems.first()));
        return saved.future();
    }
    whenFinished(
        this, m_sharing->save(stored), [this, secret = stored, before, saved](const Result<Profile>& kept) {
            const Result<void> active = kept ? m_store->setActive(kept->name) : tl::unexpected(kept.error());
            if (!active)
                return saved.resolve(tl::unexpected(active.error()));
            Profile next = secret;
            next.revision = kept->revision;
            writeSecrets(next, before, saved);
        });
    return saved.future();
}

Result<void> ProfileController::exportTo(const QString& path) const
{
    return ProfileFile::write(path, m_stored);
}

QFuture<Result<void>> ProfileController::importFrom(const QString& path)
{
    Result<Profile> read = ProfileFile::read(path);
    if (!read) {
        const PendingResult<void> failed;
        failed.resolve(tl::unexpected(read.error()));
        return failed.future();
    }
    read->revision = m_stored.revision;
    if (!m_stored.name.isEmpty()) {
        read->name = m_stored.name;
        read->redis = m_stored.redis;
    }
    for (ConnectionSettings& connection : read->connections) {
        const ConnectionSettings* known = m_stored.connection(connection.id);
        if (known && known->url == connection.url)
            connection.secret = known->secret;
    }
    return save(*read);
}

QFuture<Result<void>> ProfileController::resolveConflict(bool keepMine)
{
    // The secrets of an edit that could not be saved are in it alone: before it is read back.
    const std::optional<ProfileConflict> ended = conflict();
    Profile mine = ended ? ended->mine : Profile{};
    for (const SecretPlace& place : secretsOf(mine)) {
        if (keepMine && ended && !place.secret->isEmpty())
            (void)m_secrets.write(place.key, *place.secret);
    }
    return m_sharing->resolveConflict(keepMine);
}

/// Brings the keychain up to the profile, then puts it into effect.
void ProfileController::writeSecrets(
    const Profile& profile, const Profile& before, const PendingResult<void>& saved)
{
    QHash<QString, QString> secrets;
    for (const ConnectionSettings& gone : before.connections)
        secrets.insert(keyFor(profile, gone.id), QString());
    Profile present = profile;
    for (const SecretPlace& place : secretsOf(present))
        secrets.insert(place.key, *place.secret);
    auto missing = std::make_shared<qsizetype>(secrets.size());
    for (auto secret = secrets.begin(); secret != secrets.end(); ++secret) {
        whenFinished(this, m_secrets.write(secret.key(), secret.value()),
            [this, missing, profile, saved](const Result<void>&) {
                if (--*missing == 0)
                    saved.resolve(putIntoEffect(profile));
            });
    }
}

} // namespace telemirror
