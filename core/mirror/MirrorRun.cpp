#include "mirror/MirrorRun.h"

#include "mirror/MeasurementMirror.h"

namespace telemirror {

void MirrorRun::start()
{
    findDestination();
}

void MirrorRun::findDestination()
{
    ask<QList<Bucket>>([this] { return m_context.destination.buckets(); },
        [this](const Result<QList<Bucket>>& buckets) {
            if (!buckets)
                return fail(buckets.error());
            const bool exists = std::any_of(buckets->begin(), buckets->end(),
                [this](const Bucket& bucket) { return bucket.name == m_context.rule.destinationBucket; });
            if (exists)
                findMeasurements(m_context.rule.widestRange(m_run.started));
            else
                createDestination();
        });
}

void MirrorRun::createDestination()
{
    ask<void>([this] { return m_context.destination.createBucket(m_context.rule.destinationBucket); },
        [this](const Result<void>& created) {
            if (created)
                return findMeasurements(m_context.rule.widestRange(m_run.started));
            Error error = created.error();
            if (error.kind != Error::Kind::Cancelled) {
                error.detail = error.message + (error.detail.isEmpty() ? QString() : u' ' + error.detail);
                error.message = tr("The destination has no bucket \"%1\" and it could not be made; make it "
                                   "there, or give the token the right to make buckets.")
                                    .arg(m_context.rule.destinationBucket);
            }
            error.connection = m_context.destination.settings().name;
            error.bucket = m_context.rule.destinationBucket;
            fail(error);
        });
}

void MirrorRun::onMeasurements(const QStringList& names)
{
    for (const QString& name : names) {
        if (!m_context.rule.takes(name))
            continue;
        auto* measurement = new MeasurementMirror(jobFor(name), name, this);
        add(measurement);
        if (const Result<void> planned = measurement->plan(); !planned)
            measurement->giveUp(planned.error());
    }
    begin();
}

} // namespace telemirror
