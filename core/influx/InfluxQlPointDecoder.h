#pragma once

#include "influx/PointDecoder.h"
#include "influx/wire/InfluxQlJsonReader.h"
#include "influx/wire/InfluxQlLineEncoder.h"

namespace telemirror {

/// The JSON answer to a SELECT over one measurement, to line protocol.
class InfluxQlPointDecoder final : public PointDecoder
{
public:
    InfluxQlPointDecoder(const QByteArray& measurement,
        const QList<InfluxQlLineEncoder::FieldColumn>& columns, LineSink& sink, bool unsignedAsInteger)
        : m_encoder(measurement, columns, sink, unsignedAsInteger)
        , m_reader(m_encoder)
    {}

    [[nodiscard]] Result<void> feed(QByteArrayView bytes) override { return m_reader.feed(bytes); }
    [[nodiscard]] Result<void> finish() override { return m_reader.finish(); }

private:
    InfluxQlLineEncoder m_encoder;
    InfluxQlJsonReader m_reader;
};

} // namespace telemirror
