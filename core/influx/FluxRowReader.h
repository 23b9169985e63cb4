#pragma once

#include "influx/wire/AnnotatedCsvReader.h"
#include "model/Point.h"

#include <functional>

namespace telemirror {

/// One row of a Flux answer, with the columns that this product knows at hand. Valid during the
/// call only.
struct FluxRow
{
    QByteArray measurement;
    QByteArray field;
    CsvType type = CsvType::String; ///< of `_value`
    std::string_view value;         ///< `data()` is null: null
    std::optional<Timestamp> time;
    QList<Tag> tags;                     ///< sorted; none that are null or empty
    std::span<const QByteArray> tagKeys; ///< of the table, sorted

    /// The value in its own type; nothing for null, NaN and types that no field has.
    [[nodiscard]] std::optional<FieldValue> fieldValue() const;
};

/// Reads (small) Flux answers row by row.
class FluxRowReader final : private AnnotatedCsvHandler
{
public:
    using Consumer = std::function<void(const FluxRow&)>;

    explicit FluxRowReader(Consumer consumer);

    Result<void> feed(QByteArrayView bytes) { return m_reader.feed(bytes); }
    Result<void> finish() { return m_reader.finish(); }
    [[nodiscard]] qint64 rowCount() const { return m_reader.rowCount(); }

private:
    void beginSchema(std::span<const CsvColumn> columns) override;
    Result<void> row(std::span<const std::string_view> cells) override;
    [[nodiscard]] bool hasSameTags(std::span<const std::string_view> cells) const;

    Consumer m_consumer;
    AnnotatedCsvReader m_reader;
    FluxRow m_row;
    qsizetype m_time = -1;
    qsizetype m_value = -1;
    qsizetype m_field = -1;
    qsizetype m_measurement = -1;
    std::vector<std::pair<QByteArray, size_t>> m_tags; ///< key and column, sorted by key
    std::vector<QByteArray> m_tagKeys;
};

} // namespace telemirror
