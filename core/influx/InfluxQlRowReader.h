#pragma once

#include "influx/wire/InfluxQlJsonReader.h"
#include "model/Point.h"

#include <functional>

namespace telemirror {

/// Reads InfluxQL answers row by row: the series that the row belongs to, and its cells.
class InfluxQlRowReader final : private InfluxQlHandler
{
public:
    using Consumer = std::function<void(const InfluxQlSeries&, std::span<const JsonCell>)>;

    explicit InfluxQlRowReader(Consumer consumer)
        : m_consumer(std::move(consumer))
        , m_reader(*this)
    {}

    Result<void> feed(QByteArrayView bytes) { return m_reader.feed(bytes); }
    Result<void> finish() { return m_reader.finish(); }
    [[nodiscard]] qint64 rowCount() const { return m_reader.rowCount(); }

    /// The cell as a value of `type`; nothing if it is null or no such value.
    [[nodiscard]] static std::optional<FieldValue> value(const JsonCell& cell, FieldType type);
    [[nodiscard]] static std::optional<Timestamp> time(const JsonCell& cell);
    /// The series' tags, sorted, without those that it does not have.
    [[nodiscard]] static QList<Tag> tags(const InfluxQlSeries& series);

private:
    void beginSeries(const InfluxQlSeries& series) override { m_series = series; }
    Result<void> row(std::span<const JsonCell> cells) override
    {
        m_consumer(m_series, cells);
        return {};
    }

    Consumer m_consumer;
    InfluxQlJsonReader m_reader;
    InfluxQlSeries m_series;
};

} // namespace telemirror
