#pragma once

#include "sandbox/flux/FluxReducer.h"
#include "sandbox/flux/FluxStream.h"

#include <map>

namespace telemirror::sandbox {

/// What one run of a script works with.
class FluxContext
{
public:
    FluxContext(const SeriesSource& from, Timestamp time)
        : source(from)
        , now(time)
        , reducer(*this)
    {}
    Q_DISABLE_COPY_MOVE(FluxContext)

    const SeriesSource& source;
    Timestamp now;
    FluxReducer reducer;
    /// While the storage of a server would filter: see applyFluxOperator().
    bool inStorage = false;
    /// By name, as InfluxDB orders them.
    std::map<QByteArray, FluxValue::Stream> results;

    /// BadRequest if there is one of that name already.
    Result<void> addResult(const QByteArray& name, const FluxValue::Stream& stream);
};

} // namespace telemirror::sandbox
