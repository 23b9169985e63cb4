#pragma once

#include "config/Profile.h"

namespace telemirror {

/// Two edits of one profile that did not know of each other; both are here, so that none is lost.
struct ProfileConflict
{
    Profile mine;   ///< this instance's edit
    Profile theirs; ///< what Redis has
    QString author; ///< who wrote theirs: program and machine

    bool operator==(const ProfileConflict&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::ProfileConflict)
