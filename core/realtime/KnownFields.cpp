#include "realtime/KnownFields.h"

namespace telemirror {

void KnownFields::complete(BucketValues& bucket, const TelemetrySettings& settings, Timestamp now)
{
    QHash<QString, Fields>& measurements = m_measurementsByBucket[bucket.bucket];
    for (const LatestValue& value : std::as_const(bucket.values)) {
        if (!TelemetryDocument::takes(value, settings))
            continue;
        Fields& fields = measurements[value.measurement];
        if (TelemetryDocument::isNumber(value.value, settings))
            fields.insert(value.field, now);
        else
            fields.remove(value.field); // it has another type now
    }
    bucket.numberFields.clear();
    for (auto measurement = measurements.begin(); measurement != measurements.end();) {
        // Seen later than now: the clock was set back.
        measurement->removeIf([now](const auto& field) {
            const Timestamp seen = field.value();
            return now > seen && now - seen > rememberedFor;
        });
        if (measurement->isEmpty()) {
            measurement = measurements.erase(measurement);
            continue;
        }
        for (auto field = measurement->begin(); field != measurement->end(); ++field)
            bucket.numberFields[measurement.key()].insert(field.key());
        ++measurement;
    }
}

} // namespace telemirror
