#include "config/ProfileController.h"

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
    const QString& keychainService, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_environment(environment)
    , m_secrets(keychainService)
{}

ProfileController::ProfileController(std::unique_ptr<SettingsStore> store, const Environment& environment,
    std::unique_ptr<Keychain> keychain, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_environment(environment)
    , m_secrets(std::move(keychain))
{}

ProfileController::~ProfileController() = default;

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
    } else if (m_environment.namesServers()) {
        Profile fresh;
        fresh.name = defaultName;
        const Result<void> done = putIntoEffect(fresh);
        loaded.resolve(done ? Result<bool>(true) : tl::unexpected(done.error()));
    } else {
        loaded.resolve(false);
    }
    return loaded.future();
}

void ProfileController::fillInSecrets(const Profile& profile, const PendingResult<bool>& loaded)
{
    auto inFlight = std::make_shared<SecretsInFlight>();
    inFlight->profile = profile;
    const QList<SecretPlace> places = secretsOf(inFlight->profile);
    inFlight->missing = places.size();
    for (const SecretPlace& place : places) {
        whenDone(m_secrets.read(place.key), this,
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
    emit profileChanged(m_profile);
    return {};
}

void ProfileController::useTransient(const Profile& profile)
{
    m_stored = {};
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
    const Result<qint64> revision = m_store->save(stored);
    const Result<void> active = revision ? m_store->setActive(stored.name) : tl::unexpected(revision.error());
    if (!active) {
        saved.resolve(tl::unexpected(active.error()));
        return saved.future();
    }
    stored.revision = *revision;
    writeSecrets(stored, before, saved);
    return saved.future();
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
        whenDone(m_secrets.write(secret.key(), secret.value()), this,
            [this, missing, profile, saved](const Result<void>&) {
                if (--*missing == 0)
                    saved.resolve(putIntoEffect(profile));
            });
    }
}

} // namespace telemirror
