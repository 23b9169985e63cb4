#pragma once

#include "model/Run.h"

#include <QtCore/QObject>

namespace telemirror {

/// What a rule does at a time: mirrors, or verifies. `run` is begun in the journal by whoever makes
/// one. Ends with finished(), by itself or after cancel(). Destroyed before, it is recorded as
/// cancelled.
class RuleExecution : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;
    /// Stops everything now; finished() follows from the event loop.
    virtual void cancel() = 0;

    [[nodiscard]] virtual Run run() const = 0;
    [[nodiscard]] virtual QList<MeasurementRun> measurementRuns() const = 0;
    /// All but the rates and the estimate.
    [[nodiscard]] virtual RunProgress progress() const = 0;

signals:
    void progressed();
    void finished();
};

} // namespace telemirror
