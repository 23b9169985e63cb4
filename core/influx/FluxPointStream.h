#pragma once

#include "influx/FluxConnection.h"
#include "influx/HttpPointStream.h"

namespace telemirror {

/// All points of a measurement in a range, by one Flux query. The columns that say the same in every
/// row are left out, as bytes read are charged for. Where a server then takes tables of one field in
/// two types for the same table, and refuses, they are asked for as they are stored.
class FluxPointStream final : public HttpPointStream
{
    Q_OBJECT

public:
    FluxPointStream(FluxConnection& connection, const ReadRequest& request);

protected:
    bool recovered(const Error& error) override;

private:
    void takeFields(const QByteArray& answer);
    void receiveAnswerTo(FluxConnection& connection, const QString& script);

    bool m_asksForAll = false;
};

} // namespace telemirror
