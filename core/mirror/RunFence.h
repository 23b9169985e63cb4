#pragma once

#include "model/Error.h"

#include <functional>

namespace telemirror {

/// The right to run a rule, as a run asks for it; at first nobody is asked.
///
/// What is guaranteed when several instances share a rule through leases:
/// 1. A run takes the fencing token of its lease when it begins, and asks again, with that token, before
///    every write to the destination (FencedConnection) and before everything that it records (RunLedger).
///    The answer comes from the clock and the last renewal, not from a message under way: an instance that
///    was stopped, or cut off, for longer than its lease writes and records nothing more, also if it has a
///    newer lease of the same rule by then.
/// 2. The journal remembers the newest token of each rule and refuses to record for an older run, whatever
///    that run believes of its lease: see Journal::beginRun().
/// 3. A journal is never ahead of the data. What is not recorded is mirrored again, at least once; the same
///    points written twice are one point to InfluxDB.
/// What no fence can prevent: InfluxDB knows no condition on a write, so one that was sent while the lease
/// was held may arrive after another instance's. It carries what the source had then; where the source
/// has changed since (a forecast), the next run, which reads again everything newer than the last one's
/// "now", puts it right.
struct RunFence
{
    /// The fencing token of the lease now; 0: none, as where no Redis is used.
    std::function<qint64()> token = [] { return qint64(0); };
    /// Nothing, or why a run that began with this token may not go on.
    std::function<Result<void>(qint64)> permit = [](qint64) { return Result<void>(); };
};

} // namespace telemirror
