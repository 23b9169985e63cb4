#pragma once

#include "influx/Summary.h"
#include "influx/wire/AnnotatedCsvReader.h"

#include <QtCore/QStringList>

#include <map>
#include <set>

namespace telemirror {

/// Reads the answer to flux::summaryQuery(): one result for each statistic, named by it.
class FluxSummaryReader final : private AnnotatedCsvHandler
{
public:
    FluxSummaryReader();

    Result<void> feed(QByteArrayView bytes) { return m_reader.feed(bytes); }
    Result<void> finish() { return m_reader.finish(); }
    [[nodiscard]] qint64 rowCount() const { return m_reader.rowCount(); }

    /// The fields that hold numbers and nothing else.
    [[nodiscard]] QStringList numericFields() const;
    [[nodiscard]] QList<FieldSummary> fields() const;

private:
    using Key = std::pair<QByteArray, QList<Tag>>; ///< field and series

    void beginSchema(std::span<const CsvColumn> columns) override;
    Result<void> row(std::span<const std::string_view> cells) override;
    void take(FieldSummary& summary, std::string_view statistic, std::string_view text);
    void takeEnd(FieldSummary& summary, std::optional<FieldValue>& end, const FieldValue& value);

    AnnotatedCsvReader m_reader;
    CsvType m_type = CsvType::String; ///< of `_value`
    qsizetype m_result = -1;
    qsizetype m_value = -1;
    qsizetype m_field = -1;
    std::vector<std::pair<QByteArray, size_t>> m_tagColumns; ///< key and column, sorted by key
    std::map<Key, FieldSummary> m_fields;
    std::map<QByteArray, std::set<FieldType>> m_types; ///< by field
};

} // namespace telemirror
