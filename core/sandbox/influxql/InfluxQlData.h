#pragma once

#include "sandbox/Store.h"
#include "sandbox/influxql/InfluxQlStatement.h"

#include <map>
#include <set>

namespace telemirror::sandbox {

/// What a SELECT reads of one measurement: its series in the range, a tag set a piece.
struct InfluxQlData
{
    struct Column
    {
        FieldType type = FieldType::Float;
        QList<Timestamp> times;
        QList<FieldValue> values;

        /// Where the value at an instant stands; -1 if there is none.
        [[nodiscard]] qsizetype indexOf(Timestamp time) const;
    };
    struct TagSet
    {
        QList<Tag> tags;
        std::map<QByteArray, Column> columns;

        [[nodiscard]] QByteArray tag(const QByteArray& key) const; ///< empty if it is not there
    };

    QByteArray measurement;
    std::vector<TagSet> sets;
    std::map<QByteArray, FieldType> fields;
    std::set<QByteArray> tagKeys;

    /// Whether the point of a tag set at an instant fulfils the condition.
    [[nodiscard]] bool fulfils(const InfluxQlCondition* condition, const TagSet& set, Timestamp time) const;
    /// Whether the condition speaks of fields, so that it differs from point to point.
    [[nodiscard]] bool dependsOnFields(const InfluxQlCondition* condition) const;

    /// Whether a series can have points that fulfil the condition, as far as its tags tell.
    [[nodiscard]] static bool mayFulfil(const InfluxQlCondition* condition, const FieldSeries& series);
    /// The keys that the condition compares.
    static void collectKeys(const InfluxQlCondition* condition, std::set<QByteArray>& keys);
};

} // namespace telemirror::sandbox
