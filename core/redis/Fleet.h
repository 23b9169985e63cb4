#pragma once

#include "model/TimeRange.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QStringList>

namespace telemirror {

/// A running program that shares rules with others through one Redis.
struct FleetInstance
{
    QString id;      ///< of this start of the program; another at its next
    QString host;    ///< the machine's name
    QString program; ///< e.g. "telemirror", "telemirror-cli"
    qint64 process = 0;
    Timestamp since = 0;
    QStringList wanted; ///< keys of the rules it could run; empty while it is paused
    QStringList held;   ///< keys of the rules it runs
    QStringList titles; ///< names of the held rules, for display, in the order of `held`
    bool isSelf = false;

    bool operator==(const FleetInstance&) const = default;
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

    bool operator==(const Fleet&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::Fleet)
