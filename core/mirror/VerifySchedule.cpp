#include "mirror/VerifySchedule.h"

#include "mirror/InfluxMirror.h"

namespace telemirror {

namespace {

/// Since when the period runs; begins it if it was not begun.
Result<Timestamp> periodStart(const QString& key, Journal& journal, Timestamp now)
{
    const Result<Timestamp> last = journal.lastVerification(key);
    if (!last || (*last != 0 && *last <= now))
        return last;
    const Result<void> begun = journal.commitVerification(key, now);
    return begun ? Result<Timestamp>(now) : tl::unexpected(begun.error());
}

} // namespace

Result<std::optional<VerifyScope>> dueVerification(const Rule& rule, Journal& journal, Timestamp now)
{
    using Extent = VerifyScope::Extent;
    switch (rule.verify) {
    case VerifyPolicy::Never: return std::nullopt;
    case VerifyPolicy::AfterRun: return VerifyScope{Extent::Unverified, std::nullopt};
    case VerifyPolicy::DailySample:
    case VerifyPolicy::WeeklyFull: break;
    }
    const bool isDaily = rule.verify == VerifyPolicy::DailySample;
    const Nanoseconds period = isDaily ? nanosecondsPerDay : 7 * nanosecondsPerDay;
    const Result<Timestamp> since = periodStart(InfluxMirror::ruleKey(rule), journal, now);
    if (!since)
        return tl::unexpected(since.error());
    if (now - *since < period)
        return std::nullopt;
    return VerifyScope{isDaily ? Extent::Sample : Extent::Full, std::nullopt};
}

} // namespace telemirror
