#include "sandbox/SampleSite.h"

namespace telemirror::sandbox {

namespace {

/// Points a slice: some ten milliseconds, so that requests do not wait.
constexpr qsizetype slicePoints = 1500;
constexpr std::chrono::milliseconds period{1000};

} // namespace

SampleSite::SampleSite(Store& store, const QString& bucket, Clock& clock)
    : m_store(store)
    , m_bucket(bucket)
    , m_clock(clock)
    , m_measurements(SampleMeasurement::ofSite(m_signals))
{}

SampleSite::~SampleSite() = default;

void SampleSite::start()
{
    const Timestamp now = m_clock.now();
    for (const auto& measurement : m_measurements)
        m_progress.push_back({measurement.get(), resumeAt(*measurement, now)});
    m_clock.after(std::chrono::milliseconds(0), this, [this] { work(); });
}

Timestamp SampleSite::resumeAt(const SampleMeasurement& measurement, Timestamp now) const
{
    const Timestamp earliest = measurement.firstFrom(now - measurement.reach().history);
    const auto newest = m_store.newest(m_bucket,
        [&measurement](const FieldSeries& series) { return series.measurement == measurement.name(); });
    if (!newest || !*newest)
        return earliest;
    return std::max(earliest, measurement.firstFrom(**newest + 1));
}

Result<bool> SampleSite::writeSlice(Progress& progress, Timestamp now)
{
    const SampleMeasurement& measurement = *progress.measurement;
    const auto& reach = measurement.reach();
    // After a long pause only as much is filled in as a new site would have.
    Timestamp time = std::max(progress.next, measurement.firstFrom(now - reach.history));
    QList<Point> points;
    for (; time <= now + reach.ahead && points.size() < slicePoints; time += reach.cadence)
        measurement.append(time, points);
    if (points.isEmpty())
        return false;
    const auto report = m_store.write(m_bucket, now, points);
    if (!report)
        return tl::unexpected<Error>(report.error());
    progress.next = time;
    return true;
}

void SampleSite::work()
{
    const Timestamp now = m_clock.now();
    for (Progress& progress : m_progress) {
        const auto wrote = writeSlice(progress, now);
        // What cannot be written now, as the disk is full or the bucket gone, is tried again.
        if (!wrote)
            break;
        const bool more = progress.next <= now + progress.measurement->reach().ahead;
        if (*wrote && more) {
            m_clock.after(std::chrono::milliseconds(0), this, [this] { work(); });
            return;
        }
    }
    emit caughtUp();
    m_clock.after(period, this, [this] { work(); });
}

} // namespace telemirror::sandbox
