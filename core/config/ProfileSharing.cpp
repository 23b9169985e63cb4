#include "config/ProfileSharing.h"

#include "model/FutureHandler.h"

#include <QtCore/QSysInfo>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

using Step = Reconciliation::Step;

/// Theirs, with the way to Redis that this instance has.
Profile taken(const SharedProfile& theirs, const std::optional<Profile>& mine)
{
    Profile profile = theirs.profile;
    profile.redis = mine ? mine->redis : RedisSettings{};
    return profile;
}

} // namespace

ProfileSharing::ProfileSharing(SettingsStore& store, QThread* network, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_redis(network)
    , m_timer(this)
{
    connect(&m_redis, &SharedProfileStore::stateChanged, this, &ProfileSharing::stateChanged);
    connect(&m_redis, &SharedProfileStore::mayHaveMissed, this, &ProfileSharing::reconcile);
    connect(&m_redis, &SharedProfileStore::written, this, [this](const QString& name) {
        if (name == m_name)
            reconcile();
    });
    connect(&m_timer, &QTimer::timeout, this, &ProfileSharing::reconcile);
    m_timer.start(readAgainAfter);
}

QString ProfileSharing::author()
{
    return u"%1 (%2)"_s.arg(QSysInfo::machineHostName(), QCoreApplication::applicationName());
}

void ProfileSharing::use(const RedisSettings& settings, const Profile& inEffect)
{
    const QString& name = inEffect.name;
    m_inEffect = ProfileRevision::of(inEffect);
    RedisSettings wanted = settings;
    wanted.enabled = settings.enabled && !name.isEmpty();
    if (m_name != name)
        setConflict(std::nullopt);
    m_name = name;
    m_redis.open(wanted);
    reconcile();
}

Result<std::optional<Profile>> ProfileSharing::stored() const
{
    const Result<Profile> profile = m_store.load(m_name);
    if (profile)
        return *profile;
    if (profile.error().kind == Error::Kind::NotFound)
        return std::nullopt;
    return tl::unexpected(profile.error());
}

/// One reading at a time; another one behind it if something happened meanwhile.
void ProfileSharing::reconcile()
{
    if (m_name.isEmpty() || !isReady())
        return;
    if (std::exchange(m_isReading, true)) {
        m_readAgain = true;
        return;
    }
    const QString name = m_name;
    whenFinished(this, m_redis.read(name), [this, name](const Result<std::optional<SharedProfile>>& theirs) {
        m_isReading = false;
        if (name == m_name && theirs) {
            takeShared(*theirs);
        } else if (!theirs && theirs.error().kind != Error::Kind::Unreachable) {
            emit failed(theirs.error());
        }
        if (std::exchange(m_readAgain, false))
            reconcile();
    });
}

void ProfileSharing::takeShared(const std::optional<SharedProfile>& theirs)
{
    const Result<std::optional<Profile>> mine = stored();
    const Result<ProfileRevision> base = m_store.base(m_name);
    if (!mine || !base) {
        emit failed(mine ? base.error() : mine.error());
        return;
    }
    const std::optional<Profile> there = theirs ? std::optional(theirs->profile) : std::nullopt;
    if (theirs)
        m_author = theirs->author;
    switch (Reconciliation::decide(*mine, *base, there)) {
    case Step::Nothing:
        // Another program on this file may have stored it.
        if (*mine && std::exchange(m_inEffect, ProfileRevision::of(**mine)) != ProfileRevision::of(**mine))
            emit adopted(**mine);
        break;
    case Step::Adopt: adopt(*theirs, *mine); break;
    case Step::Push: return push(**mine, theirs);
    case Step::Agree: agree(**mine, *there); break;
    case Step::Conflict: setConflict(ProfileConflict{**mine, taken(*theirs, *mine), theirs->author}); break;
    }
    emit reconciled();
}

void ProfileSharing::adopt(const SharedProfile& theirs, const std::optional<Profile>& mine)
{
    const Profile profile = taken(theirs, mine);
    const Result<void> kept = m_store.agree(profile, mine ? mine->revision : 0);
    if (kept) {
        m_inEffect = ProfileRevision::of(profile);
        emit adopted(profile);
    } else if (kept.error().kind == Error::Kind::Busy) {
        m_readAgain = true; // another process on this file was faster
    } else {
        emit failed(kept.error());
    }
}

void ProfileSharing::push(const Profile& mine, const std::optional<SharedProfile>& theirs)
{
    Profile next = mine;
    next.revision = Reconciliation::nextNumber(mine, theirs ? std::optional(theirs->profile) : std::nullopt);
    const qint64 expected = theirs ? theirs->profile.revision : 0;
    whenFinished(this, m_redis.write(next, expected, author()),
        [this, next, before = mine.revision](const Result<ProfileWritten>& written) {
            if (!written) {
                if (written.error().kind != Error::Kind::Unreachable)
                    emit failed(written.error());
                return;
            }
            if (!written->stored)
                return reconcile(); // somebody else was faster
            const Result<void> kept = m_store.agree(next, before);
            if (!kept)
                return reconcile();
            emit renumbered(next);
            emit reconciled();
        });
}

void ProfileSharing::agree(const Profile& mine, const Profile& theirs)
{
    Profile next = mine;
    next.revision = theirs.revision;
    const Result<void> kept = m_store.agree(next, mine.revision);
    if (kept && next.revision != mine.revision)
        emit renumbered(next);
    else if (!kept && kept.error().kind != Error::Kind::Busy)
        emit failed(kept.error());
}

void ProfileSharing::setConflict(const std::optional<ProfileConflict>& conflict)
{
    if (m_conflict == conflict)
        return;
    m_conflict = conflict;
    emit conflictChanged();
}

/// Keeps both sides of an edit that cannot be stored.
Error ProfileSharing::refuse(const Profile& edit, const Profile& theirs)
{
    const QString author = m_author.isEmpty() ? tr("another program") : m_author;
    setConflict(ProfileConflict{edit, theirs, author});
    return failure(Error::Kind::Busy,
        tr("The profile \"%1\" was changed by %2 meanwhile: choose which of both to keep.")
            .arg(edit.name, author))
        .value();
}

QFuture<Result<Profile>> ProfileSharing::save(const Profile& edit)
{
    const PendingResult<Profile> pending;
    const Result<Profile> before = m_store.load(edit.name);
    const Result<ProfileRevision> base = m_store.base(edit.name);
    if (before && before->revision != edit.revision) {
        pending.resolve(tl::unexpected(refuse(edit, *before)));
        return pending.future();
    }
    // What was not agreed on yet is reconciled first.
    const bool isAgreed = before && base && base->number == before->revision;
    if (isAgreed && isReady() && edit.name == m_name) {
        writeEdit(edit, *before, base->number, pending);
        return pending.future();
    }
    const Result<qint64> revision = m_store.save(edit);
    if (revision) {
        Profile stored = edit;
        stored.revision = *revision;
        setConflict(std::nullopt);
        m_inEffect = ProfileRevision::of(stored);
        pending.resolve(stored);
        reconcile();
    } else {
        pending.resolve(tl::unexpected(revision.error()));
    }
    return pending.future();
}

void ProfileSharing::writeEdit(
    const Profile& edit, const Profile& stored, qint64 expected, const PendingResult<Profile>& pending)
{
    Profile next = edit;
    next.revision = expected + 1;
    whenFinished(this, m_redis.write(next, expected, author()),
        [this, edit, next, stored, pending](const Result<ProfileWritten>& written) {
            if (written && !written->stored && written->theirs) {
                m_author = written->theirs->author;
                pending.resolve(tl::unexpected(refuse(edit, taken(*written->theirs, edit))));
                return reconcile();
            }
            if (written && written->stored) {
                const Result<void> kept = m_store.agree(next, stored.revision);
                setConflict(std::nullopt); // whoever saved has seen what was stored
                m_inEffect = ProfileRevision::of(next);
                return pending.resolve(kept ? Result<Profile>(next) : tl::unexpected(kept.error()));
            }
            // Redis lost it, refused it, or went away: here it counts, and is reconciled later.
            const Result<qint64> revision = m_store.save(edit);
            Profile here = edit;
            here.revision = revision.value_or(0);
            pending.resolve(revision ? Result<Profile>(here) : tl::unexpected(revision.error()));
            if (!written)
                emit failed(written.error());
            reconcile();
        });
}

QFuture<Result<void>> ProfileSharing::resolveConflict(bool keepMine)
{
    const PendingResult<void> pending;
    if (!m_conflict) {
        pending.resolve(failure(Error::Kind::NotFound, tr("There is no conflict any more.")));
        return pending.future();
    }
    const ProfileConflict conflict = *m_conflict;
    if (!keepMine) {
        const Result<std::optional<Profile>> mine = stored();
        const Result<void> kept = mine ? m_store.agree(conflict.theirs, *mine ? (*mine)->revision : 0)
                                       : tl::unexpected(mine.error());
        if (kept) {
            setConflict(std::nullopt);
            emit adopted(conflict.theirs);
            reconcile(); // they may have changed it since
        }
        pending.resolve(kept);
        return pending.future();
    }
    if (!isReady()) {
        Profile here = conflict.mine;
        here.revision = conflict.theirs.revision;
        const Result<qint64> revision = m_store.save(here);
        if (revision) {
            here.revision = *revision;
            setConflict(std::nullopt);
            m_inEffect = ProfileRevision::of(here);
            emit adopted(here);
        }
        pending.resolve(revision ? Result<void>() : tl::unexpected(revision.error()));
        return pending.future();
    }
    Profile next = conflict.mine;
    next.revision = std::max(conflict.mine.revision, conflict.theirs.revision) + 1;
    whenFinished(this, m_redis.write(next, conflict.theirs.revision, author()),
        [this, conflict, next, pending](const Result<ProfileWritten>& written) {
            if (!written)
                return pending.resolve(tl::unexpected(written.error()));
            if (!written->stored && written->theirs) {
                setConflict(ProfileConflict{
                    conflict.mine, taken(*written->theirs, conflict.mine), written->theirs->author});
                return pending.resolve(failure(Error::Kind::Busy,
                    tr("The profile \"%1\" was changed once more by %2: look at it again.")
                        .arg(conflict.mine.name, written->theirs->author)));
            }
            const Result<std::optional<Profile>> mine = stored();
            const Result<void> kept =
                mine ? m_store.agree(next, *mine ? (*mine)->revision : 0) : tl::unexpected(mine.error());
            if (kept) {
                setConflict(std::nullopt);
                emit adopted(next);
            }
            pending.resolve(kept);
            reconcile();
        });
    return pending.future();
}

QFuture<Result<Profile>> ProfileSharing::fetch(
    const RedisSettings& settings, const QString& name, std::chrono::milliseconds patience)
{
    const PendingResult<Profile> pending;
    m_name.clear(); // nothing is reconciled meanwhile
    m_redis.open(settings);
    QTimer::singleShot(patience, this, [pending] {
        pending.resolve(failure(Error::Kind::Timeout, tr("Redis does not answer: check its address.")));
    });
    const auto ask = [this, pending, name] {
        whenFinished(this, m_redis.names(),
            [this, pending, name](const Result<QStringList>& names) { takeNames(pending, name, names); });
    };
    if (isReady()) {
        ask();
        return pending.future();
    }
    auto* waiter = new QObject(this);
    connect(
        &m_redis, &SharedProfileStore::stateChanged, waiter, [waiter, ask, pending](const RedisState& now) {
            if (now.status == RedisState::Status::Ready)
                ask();
            else if (now.status == RedisState::Status::Failed)
                pending.resolve(tl::unexpected(now.error));
            else
                return;
            waiter->deleteLater();
        });
    if (state().status == RedisState::Status::Failed)
        pending.resolve(tl::unexpected(state().error));
    return pending.future();
}

void ProfileSharing::takeNames(
    const PendingResult<Profile>& pending, const QString& wanted, const Result<QStringList>& names)
{
    if (!names)
        return pending.resolve(tl::unexpected(names.error()));
    const QString chosen = names->contains(wanted) || names->size() != 1 ? wanted : names->first();
    whenFinished(this, m_redis.read(chosen), [pending](const Result<std::optional<SharedProfile>>& found) {
        if (!found)
            return pending.resolve(tl::unexpected(found.error()));
        if (!*found)
            return pending.resolve(failure(Error::Kind::NotFound, tr("Redis has no profile yet.")));
        pending.resolve((*found)->profile);
    });
}

} // namespace telemirror
