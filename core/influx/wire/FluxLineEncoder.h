#pragma once

#include "influx/wire/AnnotatedCsvReader.h"
#include "influx/wire/LineSink.h"

#include <memory>

namespace telemirror {

/// Turns the rows of a Flux answer of one measurement into line protocol: each row holds a `_time`,
/// a `_value`, a `_field`, and tags in every other column but `result`, `table`, `_start`, `_stop`
/// and `_measurement`. Rows with a null value or time give no line. The escaped series prefix is
/// kept while the tag cells stay the same, so the usual row costs a comparison.
/// A second column named `result` or `table` is a tag of that name. A null tag cell means that the series
/// lacks the tag.
class FluxLineEncoder final : public AnnotatedCsvHandler
{
public:
    /// `unsignedAsInteger`: see ReadRequest.
    FluxLineEncoder(const QByteArray& measurement, LineSink& sink, bool unsignedAsInteger = false);
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
