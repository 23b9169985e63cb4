#pragma once

#include "config/Profile.h"

namespace telemirror {

/// Which state of a profile: its number, and a digest of its content, as two instances that did not
/// see each other may have given the same number to different contents.
struct ProfileRevision
{
    qint64 number = 0; ///< 0: none
    QByteArray digest;

    [[nodiscard]] static ProfileRevision of(const Profile& profile);
    /// SHA-256 (hexadecimal) of what instances share: everything but name, revision, secrets, and
    /// the way to Redis, which is each instance's own.
    [[nodiscard]] static QByteArray digestOf(const Profile& profile);

    bool operator==(const ProfileRevision&) const = default;
};

} // namespace telemirror
