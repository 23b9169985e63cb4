#pragma once

#include "config/ProfileRevision.h"

#include <optional>

namespace telemirror {

/// What to do when an instance and Redis meet: at the start, when Redis returns, and whenever a
/// change is announced. Pure. The rules, of `mine` (stored here), `theirs` (in Redis) and `base` (the
/// state both last agreed on, stored here):
///
/// | mine          | theirs                | do                                                     |
/// | ------------- | --------------------- | ------------------------------------------------------ |
/// | none          | there                 | adopt theirs                                           |
/// | there         | none (new, or lost)   | push mine, with its number                             |
/// | equal content | equal content         | agree on the number of Redis                           |
/// | as base       | changed               | adopt theirs                                           |
/// | as base       | changed, older number | push mine: Redis came back with old data               |
/// | changed       | as base               | push mine                                              |
/// | changed       | changed               | conflict: nothing is written, a person decides         |
/// | never agreed  | other content         | conflict                                               |
///
/// Redis is always written by compare-and-set against the number that was read, so that a change in
/// between is seen and reconciled anew. While Redis is away, edits go to SQLite with the next number
/// and stay "changed" against the base until one of the rules settles it.
class Reconciliation
{
public:
    enum class Step
    {
        Nothing,
        Adopt,
        Push,
        Agree,
        Conflict
    };

    [[nodiscard]] static Step decide(const std::optional<Profile>& mine, const ProfileRevision& base,
        const std::optional<Profile>& theirs);
    /// The number that a push writes.
    [[nodiscard]] static qint64 nextNumber(const Profile& mine, const std::optional<Profile>& theirs);
};

} // namespace telemirror
