#pragma once

#include "model/Clock.h"
#include "model/Rule.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>

namespace telemirror {

/// Says when a rule is due, by its schedule and the clock on the wall. Missed times (machine asleep,
/// clock set forward) give one due() for all of them. Lives on its clock's thread.
class Scheduler : public QObject
{
    Q_OBJECT

public:
    /// Gives a number from 0 up to, not including, 1.
    using Random = std::function<double()>;

    explicit Scheduler(Clock& clock, QObject* parent = nullptr);
    /// With the time zone that counts instead of the system's, and random numbers for jitter.
    Scheduler(Clock& clock, const QTimeZone& zone, Random random, QObject* parent = nullptr);

    /// Replaces the schedules; keeps the due times of rules whose schedule did not change.
    void setRules(const QList<Rule>& rules);
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// When the rule runs next, ns; nothing if it is not scheduled or everything is paused.
    [[nodiscard]] std::optional<Timestamp> nextDue(const QString& ruleId) const;

signals:
    void due(const QString& ruleId);
    /// nextDue() of some rule changed.
    void changed();

private:
    struct Entry
    {
        Schedule schedule;
        Timestamp next = 0;
    };

    [[nodiscard]] QTimeZone zone() const;
    [[nodiscard]] Timestamp dueAfter(const Schedule& schedule, Timestamp time) const;
    void arm();
    void fire();

    Clock& m_clock;
    std::optional<QTimeZone> m_zone; ///< nothing: the system's, which may change
    Random m_random;
    QHash<QString, Entry> m_entries;
    bool m_paused = false;
    quint64 m_armed = 0; ///< number of the newest timer; older ones find themselves outdated
};

} // namespace telemirror
