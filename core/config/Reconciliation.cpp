#include "config/Reconciliation.h"

namespace telemirror {

Reconciliation::Step Reconciliation::decide(
    const std::optional<Profile>& mine, const ProfileRevision& base, const std::optional<Profile>& theirs)
{
    if (!mine)
        return theirs ? Step::Adopt : Step::Nothing;
    if (!theirs)
        return Step::Push;
    const QByteArray here = ProfileRevision::digestOf(*mine);
    const ProfileRevision there = ProfileRevision::of(*theirs);
    if (here == there.digest)
        return base == there && mine->revision == there.number ? Step::Nothing : Step::Agree;
    if (base.number == 0)
        return Step::Conflict;
    if (there.digest == base.digest)
        return Step::Push;
    if (here != base.digest)
        return Step::Conflict;
    return there.number < base.number ? Step::Push : Step::Adopt;
}

qint64 Reconciliation::nextNumber(const Profile& mine, const std::optional<Profile>& theirs)
{
    return theirs ? std::max(mine.revision, theirs->revision + 1) : std::max<qint64>(mine.revision, 1);
}

} // namespace telemirror
