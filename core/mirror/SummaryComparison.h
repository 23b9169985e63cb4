#pragma once

#include "influx/Summary.h"

#include <QtCore/QStringList>

namespace telemirror {

/// What two summaries of the same range differ in. Counts are field values.
struct SummaryDifference
{
    qint64 missing = 0; ///< values that the destination lacks
    qint64 extra = 0;   ///< values that only the destination holds
    qint64 changed = 0; ///< fields of series that hold as many values, but not the same, or another type
    /// Of the fields with missing values: whether what is there can be a part of what should be.
    bool restFits = true;
    QStringList examples; ///< the first few differences, each a readable phrase

    [[nodiscard]] bool isEmpty() const { return missing == 0 && extra == 0 && changed == 0; }
    /// Whether the sides differ in nothing but `refused` values, which the destination cannot have.
    [[nodiscard]] bool isExplainedBy(qint64 refused) const
    {
        return missing == refused && extra == 0 && changed == 0 && restFits;
    }
};

/// Compares a source's summary with its destination's. Pure.
///
/// Numbers are compared exactly, but for sums of floats: these depend on the order of addition, so
/// they may differ by what that order can do. Values that stand in the middle of a range and are
/// neither its extremes nor change its sum beyond that escape; so do strings and booleans that are
/// neither first nor last.
class SummaryComparison
{
public:
    /// `unsignedAsInteger`: the destination keeps unsigned values as integers, see ReadRequest.
    explicit SummaryComparison(bool unsignedAsInteger)
        : m_unsignedAsInteger(unsignedAsInteger)
    {}

    [[nodiscard]] SummaryDifference compare(const Summary& source, const Summary& destination) const;

private:
    void compareField(
        const FieldSummary* source, const FieldSummary* destination, SummaryDifference& difference) const;
    /// What of the values differs; empty: nothing.
    [[nodiscard]] QString valueDifference(const FieldSummary& source, const FieldSummary& destination) const;
    [[nodiscard]] bool fits(const FieldSummary& source, const FieldSummary& destination) const;
    [[nodiscard]] FieldValue asStored(const FieldValue& value) const;
    [[nodiscard]] bool sameSum(const FieldSummary& source, const FieldSummary& destination) const;

    bool m_unsignedAsInteger;
};

} // namespace telemirror
