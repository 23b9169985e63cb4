#pragma once

#include "influx/PointDecoder.h"
#include "influx/wire/AnnotatedCsvReader.h"
#include "influx/wire/FluxLineEncoder.h"

namespace telemirror {

/// Annotated CSV of one measurement, to line protocol.
class FluxPointDecoder final : public PointDecoder
{
public:
    FluxPointDecoder(const QByteArray& measurement, LineSink& sink, bool unsignedAsInteger)
        : m_encoder(measurement, sink, unsignedAsInteger)
        , m_reader(m_encoder)
    {}

    [[nodiscard]] Result<void> feed(QByteArrayView bytes) override
    {
        m_bytes += bytes.size();
        return m_reader.feed(bytes);
    }
    [[nodiscard]] Result<void> finish() override { return m_reader.finish(); }
    /// Whether there was any table: an answer without one is a line's end.
    [[nodiscard]] bool hasTables() const { return m_bytes > 2; }

private:
    FluxLineEncoder m_encoder;
    AnnotatedCsvReader m_reader;
    qsizetype m_bytes = 0;
};

} // namespace telemirror
