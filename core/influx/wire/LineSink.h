#pragma once

#include "influx/wire/AnnotatedCsvReader.h"
#include "influx/wire/LineBatch.h"
#include "model/Point.h"

#include <QtCore/QHash>

#include <functional>
#include <memory>

namespace telemirror {

/// Bounds of one batch; whichever is met first closes it.
struct BatchLimits
{
    qint64 lines = 20'000;
    qsizetype bytes = 4 * 1024 * 1024;
};

/// Where an encoder puts its lines: fills batches up to the limits and passes full ones on.
class LineSink
{
public:
    using Consumer = std::function<void(LineBatch&&)>;

    LineSink(const BatchLimits& limits, Consumer consumer);

    [[nodiscard]] LineBatch& current() { return m_batch; }
    /// To be called after each line: passes the batch on if it is full.
    void lineAdded(qint64 points, Timestamp time);
    void drop(qint64 points) { m_batch.dropped += points; }
    void refuse(RefusedPoint&& point) { m_batch.refused.append(std::move(point)); }
    /// Passes on what is left, if anything (counts alone included).
    void flush();

private:
    BatchLimits m_limits;
    Consumer m_consumer;
    LineBatch m_batch;
};

/// Turns the rows of a Flux answer of one measurement into line protocol: each row holds a `_time`,
/// a `_value`, a `_field`, and tags in every other column but `result`, `table`, `_start`, `_stop`
/// and `_measurement`. Rows with a null value or time give no line. The escaped series prefix is
/// kept while the tag cells stay the same, so the usual row costs a comparison.
/// A null tag cell means that the series lacks the tag.
class FluxLineEncoder final : public AnnotatedCsvHandler
{
public:
    FluxLineEncoder(const QByteArray& measurement, LineSink& sink);
    ~FluxLineEncoder() override;

    void beginSchema(std::span<const CsvColumn> columns) override;
    Result<void> row(std::span<const std::string_view> cells) override;

    /// Cells of a string `_value` that were empty without quotes or default: null or "", the answer
    /// cannot tell. They are taken for empty strings if `_value` is of type string.
    [[nodiscard]] qint64 ambiguousEmptyStrings() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
