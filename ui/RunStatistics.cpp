#include "ui/RunStatistics.h"

#include <algorithm>

namespace telemirror {

RunStatistics RunStatistics::of(const QList<Run>& runs, const QString& ruleId, Timestamp now)
{
    RunStatistics result;
    for (const Run& run : runs) {
        if (run.ruleId != ruleId || run.state == RunState::Running)
            continue;
        if (run.state == RunState::Done)
            result.mirroredUpTo = std::max(result.mirroredUpTo, run.started);
        // A clock that was corrected may have let a run begin in the future.
        const qint64 hoursAgo = (now - run.started) / nanosecondsPerHour;
        if (run.started > now || hoursAgo >= hours)
            continue;
        const qsizetype hour = hours - 1 - hoursAgo;
        const bool isFault = run.state == RunState::Failed || run.state == RunState::Partial;
        result.points[hour] += static_cast<double>(run.tally.pointsWritten);
        result.bytes[hour] += static_cast<double>(run.tally.bytesRead);
        result.faults[hour] += isFault ? 1 : 0;
        result.pointsInAll += run.tally.pointsWritten;
        result.bytesInAll += run.tally.bytesRead;
        result.faultsInAll += isFault ? 1 : 0;
        ++result.runsInAll;
    }
    return result;
}

} // namespace telemirror
