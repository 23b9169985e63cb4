#pragma once

#include "model/Schema.h"

namespace telemirror {

/// Two curves of what should be the same, held against each other. Pure.
class CurveDifference
{
public:
    /// `a` and `b` by ascending times. Values that differ by no more than `tolerance` of the larger
    /// one are equal: two servers need not agree on the last digit of a mean.
    CurveDifference(const SeriesData& a, const SeriesData& b, double tolerance = 0.0);

    /// a − b at the instants that both have, a gap at those that only one has.
    [[nodiscard]] const SeriesData& curve() const { return m_curve; }
    [[nodiscard]] qsizetype equal() const { return m_equal; }
    [[nodiscard]] qsizetype different() const { return m_different; }
    [[nodiscard]] qsizetype onlyInA() const { return m_onlyInA; }
    [[nodiscard]] qsizetype onlyInB() const { return m_onlyInB; }
    /// The largest distance, and where; 0 if there is none.
    [[nodiscard]] double largest() const { return m_largest; }
    [[nodiscard]] Timestamp largestAt() const { return m_largestAt; }

private:
    void compare(Timestamp time, double a, double b);
    void add(Timestamp time, double value);

    double m_tolerance;
    SeriesData m_curve;
    qsizetype m_equal = 0;
    qsizetype m_different = 0;
    qsizetype m_onlyInA = 0;
    qsizetype m_onlyInB = 0;
    double m_largest = 0.0;
    Timestamp m_largestAt = 0;
};

} // namespace telemirror
