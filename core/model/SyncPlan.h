#pragma once

#include "model/IntervalSet.h"
#include "model/Resolution.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <optional>

namespace telemirror {

/// What a run would read of one measurement, and about how much that is.
struct MeasurementPlan
{
    /// Where a number comes from.
    enum class Basis
    {
        Counted, ///< the source was asked
        History, ///< as it was in earlier runs
        Typical, ///< as it usually is
        Unknown
    };

    QString measurement;
    Resolution resolution{};
    IntervalSet ranges; ///< in the order of time; a run reads them from the last to the first
    /// Read before, and looked at for late points; in `ranges` only if there are some.
    TimeRange recheck;
    std::optional<qint64> points; ///< field values; nothing: unknown
    Basis pointsBasis = Basis::Unknown;
    std::optional<qint64> bytes; ///< of the answers
    Basis bytesBasis = Basis::Unknown;
    bool isFirst = false; ///< nothing of it was mirrored before
    bool operator==(const MeasurementPlan&) const = default;
};

/// What a run of a rule would read now: a dry run.
struct SyncPlan
{
    QString ruleId;
    QString ruleName;
    Timestamp now = 0;
    QList<MeasurementPlan> measurements; ///< in the order of the run
    bool operator==(const SyncPlan&) const = default;
};

/// "counted", "history", "typical", "unknown".
[[nodiscard]] inline QString planBasisName(MeasurementPlan::Basis basis)
{
    switch (basis) {
    case MeasurementPlan::Basis::Counted: return QStringLiteral("counted");
    case MeasurementPlan::Basis::History: return QStringLiteral("history");
    case MeasurementPlan::Basis::Typical: return QStringLiteral("typical");
    case MeasurementPlan::Basis::Unknown: break;
    }
    return QStringLiteral("unknown");
}

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::SyncPlan)
