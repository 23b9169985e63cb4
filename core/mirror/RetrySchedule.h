#pragma once

#include "model/Clock.h"
#include "model/Run.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <array>

namespace telemirror {

/// Says when a rule is run again whose run ended without all its data for reasons that pass: a server
/// that was away, or asked to come back. 1, 2, 5, 10 and from then on 15 min after the end of each run,
/// until one succeeds or the schedule's next run comes first. Lives on its clock's thread.
class RetrySchedule : public QObject
{
    Q_OBJECT

public:
    static constexpr std::array delays{1 * nanosecondsPerMinute, 2 * nanosecondsPerMinute,
        5 * nanosecondsPerMinute, 10 * nanosecondsPerMinute, 15 * nanosecondsPerMinute};

    explicit RetrySchedule(Clock& clock, QObject* parent = nullptr);

    /// A run of a rule ended. `nextDue`: when the schedule runs it next; nothing: never, and then it is
    /// not run again either, as nothing of it runs by itself.
    void runEnded(const Run& run, std::optional<Timestamp> nextDue);
    /// Somebody runs the rule, or wants it no more: what was planned of it is void, and the delays begin
    /// anew.
    void forget(const QString& ruleId);
    void forgetAll();

    struct Retry
    {
        Timestamp time = 0; ///< ns
        QString reason;     ///< the first error of the run that ended, a sentence
    };
    [[nodiscard]] std::optional<Retry> next(const QString& ruleId) const;

signals:
    void due(const QString& ruleId);

private:
    struct Entry
    {
        std::optional<Retry> retry;
        size_t failures = 0; ///< in a row
    };

    [[nodiscard]] static bool maySucceedLater(const Run& run);
    void arm();
    void fire();

    Clock& m_clock;
    QHash<QString, Entry> m_entries;
    quint64 m_armed = 0; ///< number of the newest timer; older ones find themselves outdated
};

} // namespace telemirror
