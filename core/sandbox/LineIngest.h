#pragma once

#include "sandbox/Store.h"

namespace telemirror::sandbox {

/// Writes a body of line protocol into a bucket: all lines, or none if one cannot be read (as
/// InfluxDB 2 does). `precision` is the request's parameter: ns, us, ms or s and the 1.x letters n,
/// u, m (minutes), h; empty is ns. Points without a time get `now`.
[[nodiscard]] Result<WriteReport> ingestLines(
    Store& store, const QString& bucket, const QByteArray& lines, const QString& precision, Timestamp now);

} // namespace telemirror::sandbox
