#pragma once

#include "influx/FluxConnection.h"
#include "influx/FluxPointDecoder.h"
#include "influx/FluxQueries.h"
#include "influx/HttpPointStream.h"

namespace telemirror {

/// All points of a measurement in a range, by one Flux query.
class FluxPointStream final : public HttpPointStream
{
    Q_OBJECT

public:
    FluxPointStream(FluxConnection& connection, const ReadRequest& request)
        : HttpPointStream(connection, request)
    {
        // To InfluxDB an empty range is an error; here it holds nothing.
        if (request.range.isEmpty())
            complete();
        else
            receive(connection.queryRequest(flux::readQuery(request)),
                std::make_unique<FluxPointDecoder>(
                    request.measurement.toUtf8(), sink(), request.unsignedAsInteger));
    }
};

} // namespace telemirror
