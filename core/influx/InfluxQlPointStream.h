#pragma once

#include "influx/HttpPointStream.h"
#include "influx/InfluxQlConnection.h"

namespace telemirror {

/// All points of a measurement in a range, over InfluxQL.
///
/// 1.x gives a field in the type that it is asked for, converted if need be. Types are kept by shard:
/// where a measurement's shards keep a field as float here and as integer there, the range is read in
/// parts, each within shards that agree, and each value once, in its own type. Where a server does
/// not tell which shard holds what, the stream fails and names the field.
class InfluxQlPointStream final : public HttpPointStream
{
    Q_OBJECT

public:
    InfluxQlPointStream(InfluxQlConnection& connection, const ReadRequest& request);

protected:
    void answerEnded() override;

private:
    /// A stretch of time in which every field has one numeric type at most.
    struct Part
    {
        TimeRange range;
        influxql::FieldTypes fields;
    };

    [[nodiscard]] InfluxQlConnection* dialect() const;
    void takeFields(const QByteArray& answer);
    void takeShards(const QByteArray& answer);
    void tryNextField();
    void takeTrial(const QByteArray& answer);
    void decide(FieldType type);
    void readNextPart();
    void readAggregates();
    void failUndecided(const QString& detail);

    influxql::FieldTypes m_fields;
    QStringList m_undecided; ///< fields with several numeric types
    QList<Part> m_parts;     ///< in time order; those before m_part were read
    qsizetype m_part = 0;
    qsizetype m_trialPart = 0;
    qsizetype m_trialField = 0;
};

} // namespace telemirror
