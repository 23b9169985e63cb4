#include "mirror/RunLedger.h"

namespace telemirror {

RunLedger::RunLedger(Journal& journal, const RunFence& fence, qint64 runId, qint64 token)
    : m_journal(&journal)
    , m_fence(fence)
    , m_runId(runId)
    , m_token(token)
{}

Result<RunLedger> RunLedger::begin(
    Journal& journal, const Run& run, const QString& ruleKey, const RunFence& fence)
{
    const qint64 token = fence.token();
    const Result<qint64> id = journal.beginRun(run, ruleKey, token);
    if (!id)
        return tl::unexpected(id.error());
    return RunLedger(journal, fence, *id, token);
}

template <typename Commit>
Result<void> RunLedger::ifPermitted(Commit commit)
{
    const Result<void> permitted = m_fence.permit(m_token);
    return permitted ? commit() : permitted;
}

Result<void> RunLedger::commitWindow(const QString& ruleKey, const QString& measurement,
    const TimeRange& range, const QList<RefusedStretch>& refused)
{
    return ifPermitted(
        [&] { return m_journal->commitWindow(ruleKey, measurement, range, refused, m_runId); });
}

Result<void> RunLedger::commitNow(const QString& ruleKey, const QString& measurement, Timestamp now)
{
    return ifPermitted([&] { return m_journal->commitNow(ruleKey, measurement, now, m_runId); });
}

Result<void> RunLedger::commitCheck(
    const QString& ruleKey, const QString& measurement, const WindowCheck& check)
{
    return ifPermitted([&] { return m_journal->commitCheck(ruleKey, measurement, check, m_runId); });
}

Result<void> RunLedger::commitVerification(const QString& ruleKey, Timestamp time)
{
    return ifPermitted([&] { return m_journal->commitVerification(ruleKey, time, m_runId); });
}

Result<void> RunLedger::commitConfirmed(const QString& ruleKey)
{
    return ifPermitted([&] { return m_journal->commitConfirmed(ruleKey, m_runId); });
}

Result<void> RunLedger::forget(const QString& ruleKey, const QString& measurement)
{
    return ifPermitted([&] { return m_journal->forget(ruleKey, measurement, m_runId); });
}

Result<void> RunLedger::updateRun(const Run& run)
{
    return m_journal->updateRun(run);
}

Result<void> RunLedger::endRun(const Run& run, const QList<MeasurementRun>& measurements)
{
    return m_journal->endRun(run, measurements);
}

} // namespace telemirror
