#pragma once

#include "config/Profile.h"

namespace telemirror {

/// A profile in a file of its own, to be carried to another machine: JSON
/// `{"format": "telemirror-profile", "version": 1, "profile": {…}}`, without any secret.
class ProfileFile
{
public:
    static constexpr qint64 largestSize = 16 * 1024 * 1024;

    /// Replaces the file in one step.
    static Result<void> write(const QString& path, const Profile& profile);
    /// Errors name the file: kind Storage if it cannot be read, Configuration if it is no profile.
    [[nodiscard]] static Result<Profile> read(const QString& path);
};

} // namespace telemirror
