#pragma once

#include "model/Clock.h"
#include "model/Rule.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace telemirror {

/// Says when a rule is due, by its schedule. Missed times (machine asleep, clock set forward) give
/// one due() for all of them. Lives on its clock's thread.
class Scheduler : public QObject
{
    Q_OBJECT

public:
    explicit Scheduler(Clock& clock, QObject* parent = nullptr);

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

    void arm();
    void fire();

    Clock& m_clock;
    QHash<QString, Entry> m_entries;
    bool m_paused = false;
    quint64 m_armed = 0; ///< number of the newest timer; older ones find themselves outdated
};

} // namespace telemirror
