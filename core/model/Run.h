#pragma once

#include "model/Error.h"
#include "model/TimeRange.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace telemirror {

enum class RunTrigger
{
    First,
    Schedule,
    Manual,
    Retry,
    Verify
};
enum class RunState
{
    Running,
    Done,
    Partial,
    Failed,
    Cancelled
};

/// What was done, of a run or of one measurement in it. A *point* here is one field value of one
/// series at one time, as Flux's count() counts: the same in every dialect.
struct Tally
{
    qint64 pointsRead = 0;
    qint64 pointsWritten = 0; ///< acknowledged by the destination
    qint64 pointsDropped = 0; ///< cannot be stored: NaN, infinities; texts where only numbers can
    qint64 pointsRefused = 0; ///< cannot be written at all; each is in the dead-letter file
    qint64 bytesRead = 0;     ///< answer bodies, as they came over the wire
    qint64 bytesWritten = 0;  ///< request bodies, as they went over the wire
    qint64 windows = 0;       ///< windows committed to the journal
    qint64 retries = 0;
    std::chrono::milliseconds waited{0}; ///< for rate limits and back-off
    qint64 pointsCompared = 0;           ///< of the source, in windows that were verified
    qint64 windowsMended = 0;            ///< found different, copied again, and found equal then

    Tally& operator+=(const Tally& other);
    bool operator==(const Tally&) const = default;
};

struct MeasurementRun
{
    QString measurement;
    RunState state = RunState::Running;
    Tally tally;
    Timestamp started = 0;
    Timestamp ended = 0;           ///< 0 while running
    TimeRange planned;             ///< from the earliest to the latest instant that was planned
    Nanoseconds plannedLength = 0; ///< sum of the planned ranges, ns
    Nanoseconds doneLength = 0;    ///< how much of it is committed, ns
    QList<Error> errors;
};

/// One execution of a rule, as shown live and as kept in the journal.
struct Run
{
    qint64 id = 0; ///< the journal's; ascending
    QString ruleId;
    QString ruleName;
    RunTrigger trigger = RunTrigger::Manual;
    RunState state = RunState::Running;
    Timestamp started = 0; ///< ns since the epoch
    Timestamp ended = 0;   ///< 0 while running
    Tally tally;
    qint64 measurementsPlanned = 0;
    qint64 measurementsDone = 0;
    QList<Error> errors; ///< of the run as a whole and of its measurements
};

/// What a running rule says of itself, a few times a second.
struct RunProgress
{
    Run run;
    QString measurement;                     ///< the one being read now
    QList<MeasurementRun> measurements;      ///< all of this run, in planned order
    double fraction = 0.0;                   ///< 0 to 1, by planned time covered
    double pointsPerSecond = 0.0;            ///< over the last few seconds
    std::chrono::milliseconds remaining{-1}; ///< estimate; negative: not known yet
    Timestamp waitingUntil = 0;              ///< when a limit or back-off ends; 0: not waiting
    QString waitingReason;
};

/// Stable words for JSON, SQLite and logs: "first", "schedule", …; "running", "done", ….
[[nodiscard]] QString runTriggerName(RunTrigger trigger);
[[nodiscard]] QString runStateName(RunState state);
[[nodiscard]] std::optional<RunTrigger> runTriggerFromName(QStringView name);
[[nodiscard]] std::optional<RunState> runStateFromName(QStringView name);

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::Run)
Q_DECLARE_METATYPE(telemirror::RunProgress)
