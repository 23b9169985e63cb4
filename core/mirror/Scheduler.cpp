#include "mirror/Scheduler.h"

namespace telemirror {

namespace {

/// The clock may be set or the machine may sleep while a timer runs: no timer is longer than this,
/// so that a time missed is noticed within it.
constexpr std::chrono::seconds longestTimer{30};

} // namespace

Scheduler::Scheduler(Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{}

void Scheduler::setRules(const QList<Rule>& rules)
{
    QHash<QString, Entry> entries;
    for (const Rule& rule : rules) {
        if (!rule.schedule.enabled)
            continue;
        const auto known = m_entries.constFind(rule.id);
        if (known != m_entries.constEnd() && known->schedule == rule.schedule)
            entries.insert(rule.id, *known);
        else
            entries.insert(rule.id, {rule.schedule, rule.schedule.nextAfter(m_clock.now())});
    }
    m_entries = std::move(entries);
    arm();
    emit changed();
}

void Scheduler::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    arm();
    emit changed();
}

std::optional<Timestamp> Scheduler::nextDue(const QString& ruleId) const
{
    const auto entry = m_entries.constFind(ruleId);
    if (m_paused || entry == m_entries.constEnd())
        return std::nullopt;
    return entry->next;
}

void Scheduler::arm()
{
    const quint64 number = ++m_armed;
    if (m_paused || m_entries.isEmpty())
        return;
    const auto earliest = std::min_element(
        m_entries.cbegin(), m_entries.cend(), [](const Entry& a, const Entry& b) { return a.next < b.next; });
    // Rounded up: a timer that fires before the time would have to be armed twice.
    const Nanoseconds wait = std::max<Nanoseconds>(earliest->next - m_clock.now(), 0);
    const std::chrono::milliseconds delay((wait + nanosecondsPerMillisecond - 1) / nanosecondsPerMillisecond);
    m_clock.after(std::min<std::chrono::milliseconds>(delay, longestTimer), this, [this, number] {
        if (number == m_armed)
            fire();
    });
}

void Scheduler::fire()
{
    const Timestamp now = m_clock.now();
    QStringList ids;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        // A clock set back must not leave a rule waiting for a time far ahead.
        const Timestamp nextFromNow = it->schedule.nextAfter(now);
        if (it->next <= now)
            ids.append(it.key());
        if (it->next <= now || it->next > nextFromNow)
            it->next = nextFromNow;
    }
    arm();
    if (!ids.isEmpty())
        emit changed();
    ids.sort();
    for (const QString& id : std::as_const(ids))
        emit due(id);
}

} // namespace telemirror
