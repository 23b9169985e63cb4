#pragma once

#include "sandbox/influxql/InfluxQlAggregate.h"
#include "sandbox/influxql/InfluxQlData.h"
#include "sandbox/influxql/InfluxQlSeries.h"

#include <memory>

namespace telemirror::sandbox {

/// Runs one SELECT over the data of one measurement.
class InfluxQlSelect
{
public:
    /// `now` ends windows that the statement leaves open.
    InfluxQlSelect(
        const InfluxQlStatement& statement, std::shared_ptr<const InfluxQlData> data, Timestamp now);

    [[nodiscard]] Result<QList<InfluxQlSeries>> run();

private:
    struct Output
    {
        QByteArray name;
        QByteArray key;
        QString function;
        std::optional<FieldType> cast;
        bool isTag = false;
    };
    using Group = std::vector<const InfluxQlData::TagSet*>;
    struct RawTable;

    Result<void> resolveOutputs();
    void addWildcard(const InfluxQlColumn& column);
    void resolveDimensions();
    [[nodiscard]] bool isDimension(const QByteArray& key) const { return m_dimensions.contains(key); }
    [[nodiscard]] std::map<QList<QByteArray>, Group> groups() const;
    [[nodiscard]] InfluxQlSeries raw(const Group& group) const;
    void appendRows(const InfluxQlData::TagSet& set, RawTable& table) const;
    [[nodiscard]] Result<InfluxQlSeries> aggregate(const Group& group) const;
    void accumulate(
        const Output& output, const Group& group, std::map<Timestamp, InfluxQlAggregate>& windows) const;
    [[nodiscard]] Timestamp windowOf(Timestamp time) const;
    [[nodiscard]] Result<std::set<Timestamp>> windowStarts(
        const std::vector<std::map<Timestamp, InfluxQlAggregate>>& columns) const;
    [[nodiscard]] InfluxQlCell filled(const Output& output, const InfluxQlCell& previous) const;
    /// Cuts a table to OFFSET and LIMIT and turns it round for ORDER BY time DESC.
    void slice(InfluxQlSeries& series) const;

    const InfluxQlStatement& m_statement;
    std::shared_ptr<const InfluxQlData> m_data;
    Timestamp m_now;
    std::vector<Output> m_outputs;
    QList<QByteArray> m_dimensions;
};

} // namespace telemirror::sandbox
