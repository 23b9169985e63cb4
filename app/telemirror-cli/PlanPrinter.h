#pragma once

#include "model/SyncPlan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>

namespace telemirror {

/// Puts what runs would read into words and into JSON.
class PlanPrinter
{
    Q_DECLARE_TR_FUNCTIONS(telemirror::PlanPrinter)

public:
    explicit PlanPrinter(const QList<SyncPlan>& plans);

    /// To standard output, a line a measurement and one for each of its ranges.
    void print() const;
    /// `rules`, each with `measurements`: `ranges` (`start`, `stop`), `points` and `bytes` (null:
    /// unknown), and where these numbers come from, `points_from` and `bytes_from`.
    [[nodiscard]] QJsonObject json() const;

private:
    static void print(const SyncPlan& plan);
    [[nodiscard]] static QString sizes(const MeasurementPlan& plan);
    [[nodiscard]] static QString basis(MeasurementPlan::Basis basis);

    QList<SyncPlan> m_plans;
};

} // namespace telemirror
