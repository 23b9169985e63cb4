#pragma once

#include "realtime/TelemetryDocument.h"

namespace telemirror {

/// Remembers which fields the measurements have as numbers, from the values that were seen, so that
/// a field that falls silent is missed. A field that was not seen for 24 h is forgotten.
class KnownFields
{
public:
    static constexpr Nanoseconds rememberedFor = nanosecondsPerDay;

    /// Learns from the bucket's values, and fills in its `numberFields`.
    void complete(BucketValues& bucket, const TelemetrySettings& settings, Timestamp now);

private:
    using Fields = QHash<QString, Timestamp>;                      ///< when last seen
    QHash<QString, QHash<QString, Fields>> m_measurementsByBucket; ///< by bucket, by measurement
};

} // namespace telemirror
