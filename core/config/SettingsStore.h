#pragma once

#include "config/ProfileRevision.h"

#include <QtCore/QStringList>

#include <memory>

namespace telemirror {

/// Profiles in SQLite, each with its revision; one is the active one. Without secrets. One instance
/// belongs to one thread.
class SettingsStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SettingsStore>> open(const QString& path);
    ~SettingsStore();

    [[nodiscard]] Result<QStringList> names() const;
    /// NotFound if there is none of this name.
    [[nodiscard]] Result<Profile> load(const QString& name) const;
    /// Stores as the next revision and returns that. Busy if the stored revision is not
    /// `profile.revision`: somebody else changed it meanwhile.
    Result<qint64> save(const Profile& profile);
    /// The state that this instance and Redis last agreed on; number 0: none.
    [[nodiscard]] Result<ProfileRevision> base(const QString& name) const;
    /// Stores a profile that Redis has, with its revision, as agreed on. Busy if the stored revision
    /// is not `expected` (0: none), unless it is this very profile, agreed on already.
    Result<void> agree(const Profile& profile, qint64 expected);
    Result<void> remove(const QString& name);

    /// Empty if none was ever made active.
    [[nodiscard]] Result<QString> activeName() const;
    Result<void> setActive(const QString& name);

private:
    SettingsStore();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
