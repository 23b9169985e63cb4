#include "mirror/RetrySchedule.h"

namespace telemirror {

namespace {

/// The longest wait at a time, as timers stand still while the machine sleeps.
constexpr std::chrono::milliseconds longestWait{30'000};

} // namespace

RetrySchedule::RetrySchedule(Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{}

bool RetrySchedule::maySucceedLater(const Run& run)
{
    return (run.state == RunState::Failed || run.state == RunState::Partial) && !run.errors.isEmpty() &&
        std::all_of(
            run.errors.begin(), run.errors.end(), [](const Error& error) { return error.isRetryable(); });
}

void RetrySchedule::runEnded(const Run& run, std::optional<Timestamp> nextDue)
{
    // What could not be compared is compared at its own time.
    if (run.trigger == RunTrigger::Verify)
        return;
    if (!maySucceedLater(run))
        return forget(run.ruleId);
    Entry& entry = m_entries[run.ruleId];
    const Timestamp time = m_clock.now() + delays[std::min(entry.failures, delays.size() - 1)];
    ++entry.failures;
    entry.retry.reset();
    if (nextDue && time < *nextDue)
        entry.retry = Retry{time, run.errors.first().toString()};
    arm();
}

void RetrySchedule::forget(const QString& ruleId)
{
    m_entries.remove(ruleId);
    arm();
}

void RetrySchedule::forgetAll()
{
    m_entries.clear();
    arm();
}

std::optional<RetrySchedule::Retry> RetrySchedule::next(const QString& ruleId) const
{
    return m_entries.value(ruleId).retry;
}

void RetrySchedule::arm()
{
    const quint64 number = ++m_armed;
    std::optional<Timestamp> earliest;
    for (const Entry& entry : std::as_const(m_entries)) {
        if (entry.retry)
            earliest = std::min(earliest.value_or(entry.retry->time), entry.retry->time);
    }
    if (!earliest)
        return;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(
        std::chrono::nanoseconds(std::max<Nanoseconds>(*earliest - m_clock.now(), 0)));
    m_clock.after(std::min(wait, longestWait), this, [this, number] {
        if (number == m_armed)
            fire();
    });
}

void RetrySchedule::fire()
{
    const Timestamp now = m_clock.now();
    QStringList dueRules;
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        // Later than any delay: the clock was set back since.
        const bool isDue =
            entry->retry && (entry->retry->time <= now || entry->retry->time - now > delays.back());
        if (!isDue)
            continue;
        entry->retry.reset();
        dueRules.append(entry.key());
    }
    arm();
    dueRules.sort();
    for (const QString& ruleId : std::as_const(dueRules))
        emit due(ruleId);
}

} // namespace telemirror
