#pragma once

#include "model/Run.h"
#include "model/TimeRange.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QStringList>

#include <optional>

namespace telemirror {

/// A running program that shares rules with others through one Redis.
struct FleetInstance
{
    QString id;      ///< of this start of the program; another at its next
    QString host;    ///< the machine's name
    QString program; ///< e.g. "telemirror", "telemirror-cli"
    QString version; ///< of the program; empty: it does not say
    qint64 process = 0;
    Timestamp since = 0;
    Timestamp seen = 0;         ///< when it was last heard of, by this machine's clock
    bool paused = false;        ///< it begins nothing by itself
    QStringList wanted;         ///< keys of the rules it could run; empty while it is paused
    QStringList held;           ///< keys of the rules it runs
    QStringList titles;         ///< names of the held rules, for display, in the order of `held`
    QList<Timestamp> heldSince; ///< in the order of `held`; 0: it does not say
    bool isSelf = false;

    bool operator==(const FleetInstance&) const = default;
};

/// A rule and who may run it.
struct FleetLease
{
    QString key;           ///< of the rule, the same in all instances
    QString title;         ///< the rule's name; empty: nobody who knows it is there
    QString holder;        ///< id of the instance; empty: nobody. It need not be among the instances any more
    Timestamp since = 0;   ///< when it took the lease; 0: not known
    Timestamp until = 0;   ///< when the lease ends unless it is renewed, by this machine's clock; 0: none
    Timestamp lastRun = 0; ///< when the last run, of whichever instance, began; 0: not known
    std::optional<RunState> lastResult = std::nullopt; ///< how that ended

    bool operator==(const FleetLease&) const = default;
};

/// Who shares the rules, as this instance sees it.
struct Fleet
{
    enum class Mode
    {
        Alone,   ///< `reason` says why: it runs its rules without asking anybody
        Joining, ///< Redis was not reached yet, or not any more; rules that are not held wait
        Shared   ///< rules run where their lease is held
    };
    Mode mode = Mode::Joining;
    QString reason;                 ///< a sentence for the operator
    QList<FleetInstance> instances; ///< by start; this one is among them while Shared
    QList<FleetLease> leases{};     ///< of the rules known here, or held by anybody; by key. Alone: none

    bool operator==(const Fleet&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::Fleet)
