#pragma once

#include "sandbox/Store.h"

namespace telemirror::sandbox {

/// The two write endpoints differ in what they take.
enum class WriteApi
{
    V1, ///< `/write`: what can be read of a body is taken, any precision that is not known is ns
    V2  ///< `/api/v2/write`: no reserved tag keys, all lines or none
};

/// Writes a body of line protocol into a bucket; all mistakes are named. `precision` is the request's
/// parameter: ns, us, ms or s and the 1.x letters n, u, m (minutes), h; empty is ns. Points without a time
/// get `now`.
[[nodiscard]] Result<WriteReport> ingestLines(Store& store, const QString& bucket, const QByteArray& lines,
    const QString& precision, Timestamp now, WriteApi api);

} // namespace telemirror::sandbox
