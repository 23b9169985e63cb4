#pragma once

#include "model/Clock.h"
#include "sandbox/SampleMeasurement.h"
#include "sandbox/Store.h"

#include <QtCore/QObject>

namespace telemirror::sandbox {

/// A site with a weather station and a solar plant that never was: fills a bucket with smooth,
/// plausible signals up to the present and, for forecasts, beyond, and goes on as time passes. The
/// value at an instant is always the same, so that what is written twice is written alike.
///
/// Works in slices on its thread's event loop, which serves requests in between. Belongs to the
/// thread of the store and the clock.
class SampleSite final : public QObject
{
    Q_OBJECT

public:
    SampleSite(Store& store, const QString& bucket, Clock& clock);
    ~SampleSite() override;

    /// Begins to fill the bucket; one that was filled before is only caught up with.
    void start();

signals:
    /// All points up to now are there; the next ones come as time passes.
    void caughtUp();

private:
    struct Progress
    {
        const SampleMeasurement* measurement = nullptr;
        Timestamp next = 0; ///< the next instant to be written
    };

    void work();
    /// Where a measurement goes on: behind what the bucket holds, no earlier than it reaches back.
    [[nodiscard]] Timestamp resumeAt(const SampleMeasurement& measurement, Timestamp now) const;
    /// Writes the next slice of a measurement; false if there is none left by now.
    Result<bool> writeSlice(Progress& progress, Timestamp now);

    Store& m_store;
    QString m_bucket;
    Clock& m_clock;
    SampleSignals m_signals;
    std::vector<std::unique_ptr<SampleMeasurement>> m_measurements;
    std::vector<Progress> m_progress;
};

} // namespace telemirror::sandbox
