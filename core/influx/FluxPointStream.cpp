#include "influx/FluxPointStream.h"

#include "influx/FluxPointDecoder.h"
#include "influx/FluxQueries.h"

namespace telemirror {

using namespace Qt::StringLiterals;

FluxPointStream::FluxPointStream(FluxConnection& connection, const ReadRequest& request)
    : HttpPointStream(connection, request)
{
    // To InfluxDB an empty range is an error; here it holds nothing.
    if (request.range.isEmpty())
        complete();
    else
        receiveAnswerTo(connection, flux::readQuery(request));
}

void FluxPointStream::receiveAnswerTo(FluxConnection& connection, const QString& script)
{
    const ReadRequest& request = readRequest();
    receive(connection.queryRequest(script),
        std::make_unique<FluxPointDecoder>(request.measurement.toUtf8(), sink(), request.unsignedAsInteger));
}

bool FluxPointStream::recovered(const Error& error)
{
    const bool typesCollide = error.detail.contains("schema collision"_L1, Qt::CaseInsensitive);
    if (!typesCollide || m_asksForAll || connection() == nullptr || !startOver())
        return false;
    m_asksForAll = true;
    receiveAnswerTo(static_cast<FluxConnection&>(*connection()), flux::wholeReadQuery(readRequest()));
    return true;
}

} // namespace telemirror
