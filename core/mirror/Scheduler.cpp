#include "mirror/Scheduler.h"

#include <QtCore/QRandomGenerator>

namespace telemirror {

namespace {

/// The longest wait at a time. Timers stand still while the machine sleeps and know nothing of a
/// corrected clock, so the time is looked at again this often.
constexpr std::chrono::milliseconds longestWait{30'000};

} // namespace

Scheduler::Scheduler(Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_random([] { return QRandomGenerator::system()->generateDouble(); })
{}

Scheduler::Scheduler(Clock& clock, const QTimeZone& zone, Random random, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_zone(zone)
    , m_random(std::move(random))
{}

QTimeZone Scheduler::zone() const
{
    return m_zone ? *m_zone : QTimeZone::systemTimeZone();
}

Timestamp Scheduler::dueAfter(const Schedule& schedule, Timestamp time) const
{
    const auto delay = static_cast<Nanoseconds>(m_random() * static_cast<double>(schedule.usedJitter()));
    return schedule.nextAfter(time, zone()) + delay;
}

void Scheduler::setRules(const QList<Rule>& rules)
{
    QHash<QString, Entry> entries;
    for (const Rule& rule : rules) {
        if (!rule.schedule.enabled || rule.schedule.every <= 0)
            continue;
        const auto known = m_entries.constFind(rule.id);
        const bool unchanged = known != m_entries.constEnd() && known->schedule == rule.schedule;
        entries.insert(
            rule.id, unchanged ? *known : Entry{rule.schedule, dueAfter(rule.schedule, m_clock.now())});
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
    // What fell due meanwhile is made up for once, as after a sleep.
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
    const Nanoseconds wait = std::max<Nanoseconds>(earliest->next - m_clock.now(), 0);
    // Rounded up: a timer that fires early would only be set again.
    const std::chrono::milliseconds delay(
        wait / nanosecondsPerMillisecond + (wait % nanosecondsPerMillisecond > 0 ? 1 : 0));
    m_clock.after(std::min(delay, longestWait), this, [this, number] {
        if (number == m_armed)
            fire();
    });
}

void Scheduler::fire()
{
    const Timestamp now = m_clock.now();
    QStringList dueRules;
    bool moved = false;
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        const Timestamp latest = entry->schedule.nextAfter(now, zone()) + entry->schedule.usedJitter();
        if (entry->next <= now)
            dueRules.append(entry.key());
        else if (entry->next <= latest)
            continue; // the usual case: not yet due. A later time stems from a clock that was wrong.
        entry->next = dueAfter(entry->schedule, now);
        moved = true;
    }
    arm();
    if (moved)
        emit changed();
    dueRules.sort();
    for (const QString& ruleId : std::as_const(dueRules)) {
        // A receiver may have taken the rule away, or paused.
        if (!m_paused && m_entries.contains(ruleId))
            emit due(ruleId);
    }
}

} // namespace telemirror
