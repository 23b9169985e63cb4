#pragma once

#include "config/PendingResult.h"
#include "config/ProfileConflict.h"
#include "config/Reconciliation.h"
#include "config/SettingsStore.h"
#include "config/SharedProfileStore.h"

#include <QtCore/QTimer>

namespace telemirror {

/// Keeps one profile the same in SQLite and in Redis, by the rules of Reconciliation: an edit
/// elsewhere comes here within a second (announced, or read again after a reconnection and every
/// half minute), an edit here goes there, and two edits that did not know of each other become a
/// conflict that a person decides. Without Redis, SQLite alone counts, and state() says so.
///
/// Lives on the thread that made it, speaks with Redis on `network` (see SharedProfileStore); the
/// store must outlive it.
class ProfileSharing : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds readAgainAfter{30};

    ProfileSharing(SettingsStore& store, QThread* network, QObject* parent = nullptr);

    /// Shares the stored profile that is in effect over this Redis; not enabled, or a profile without
    /// a name: nothing.
    void use(const RedisSettings& settings, const Profile& inEffect);
    [[nodiscard]] const RedisState& state() const { return m_redis.state(); }

    /// Stores an edit that was made of revision `profile.revision`, in Redis first if it can be
    /// reached. Kind Busy if somebody else changed it meanwhile, over Redis or in this file; then
    /// conflict() has both, and what is stored stays.
    [[nodiscard]] QFuture<Result<Profile>> save(const Profile& profile);
    /// The profile that a first start here should use: that of this name, else the only one. Waits
    /// for Redis no longer than `patience`; NotFound if there is none.
    [[nodiscard]] QFuture<Result<Profile>> fetch(
        const RedisSettings& settings, const QString& name, std::chrono::milliseconds patience);

    [[nodiscard]] const std::optional<ProfileConflict>& conflict() const { return m_conflict; }
    /// Ends the conflict: mine is written over theirs (unless theirs changed again: Busy, and a new
    /// conflict), or theirs is taken.
    [[nodiscard]] QFuture<Result<void>> resolveConflict(bool keepMine);

signals:
    void stateChanged(const telemirror::RedisState& state);
    /// Another instance's edit is stored here now.
    void adopted(const telemirror::Profile& profile);
    /// The stored content was given another number.
    void renumbered(const telemirror::Profile& profile);
    void conflictChanged();
    /// What is stored here and what Redis has were compared, and what follows from that was begun.
    void reconciled();
    /// Redis has a profile that cannot be read, or SQLite cannot be written.
    void failed(const telemirror::Error& error);

private:
    void reconcile();
    void takeShared(const std::optional<SharedProfile>& theirs);
    void adopt(const SharedProfile& theirs, const std::optional<Profile>& mine);
    void push(const Profile& mine, const std::optional<SharedProfile>& theirs);
    void agree(const Profile& mine, const Profile& theirs);
    [[nodiscard]] Error refuse(const Profile& edit, const Profile& theirs);
    void setConflict(const std::optional<ProfileConflict>& conflict);
    void writeEdit(
        const Profile& edit, const Profile& stored, qint64 expected, const PendingResult<Profile>& pending);
    void takeNames(
        const PendingResult<Profile>& pending, const QString& wanted, const Result<QStringList>& names);
    [[nodiscard]] Result<std::optional<Profile>> stored() const;
    [[nodiscard]] bool isReady() const { return state().status == RedisState::Status::Ready; }
    [[nodiscard]] static QString author();

    SettingsStore& m_store;
    SharedProfileStore m_redis;
    QTimer m_timer;
    QString m_name;
    ProfileRevision m_inEffect;
    QString m_author; ///< of what Redis had last
    bool m_isReading = false;
    bool m_readAgain = false;
    std::optional<ProfileConflict> m_conflict;
};

} // namespace telemirror
