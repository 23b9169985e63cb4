#pragma once

#include "model/Run.h"

namespace telemirror {

/// What the last day's runs come to: sums by the hour, oldest first, the last one being the hour
/// that ends at `now`.
struct RunStatistics
{
    static constexpr qsizetype hours = 24;

    QList<double> points = QList<double>(hours, 0); ///< written
    QList<double> bytes = QList<double>(hours, 0);  ///< read
    QList<double> faults = QList<double>(hours, 0); ///< runs that ended failed or partial
    qint64 pointsInAll = 0;
    qint64 bytesInAll = 0;
    qint64 faultsInAll = 0;
    qint64 runsInAll = 0;
    /// When the newest run that was complete began: everything older is mirrored. 0: none.
    Timestamp mirroredUpTo = 0;

    /// Of runs in any order; those of other rules than `ruleId` are left out.
    [[nodiscard]] static RunStatistics of(const QList<Run>& runs, const QString& ruleId, Timestamp now);
};

} // namespace telemirror
