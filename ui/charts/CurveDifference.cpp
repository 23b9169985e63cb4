#include "ui/charts/CurveDifference.h"

#include <cmath>
#include <limits>

namespace telemirror {

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

} // namespace

CurveDifference::CurveDifference(const SeriesData& a, const SeriesData& b, double tolerance)
    : m_tolerance(tolerance)
{
    const qsizetype sizeA = std::min(a.times.size(), a.values.size());
    const qsizetype sizeB = std::min(b.times.size(), b.values.size());
    for (qsizetype i = 0, j = 0; i < sizeA || j < sizeB;) {
        if (j >= sizeB || (i < sizeA && a.times.at(i) < b.times.at(j))) {
            ++m_onlyInA;
            add(a.times.at(i++), gap);
        } else if (i >= sizeA || b.times.at(j) < a.times.at(i)) {
            ++m_onlyInB;
            add(b.times.at(j++), gap);
        } else {
            compare(a.times.at(i), a.values.at(i), b.values.at(j));
            ++i;
            ++j;
        }
    }
}

void CurveDifference::compare(Timestamp time, double a, double b)
{
    // What is missing on both sides is the same there.
    if (std::isnan(a) && std::isnan(b))
        return add(time, gap);
    if (std::isnan(a) || std::isnan(b)) {
        ++(std::isnan(a) ? m_onlyInB : m_onlyInA);
        return add(time, gap);
    }
    if (a == b || std::abs(a - b) <= m_tolerance * std::max(std::abs(a), std::abs(b))) {
        ++m_equal;
        return add(time, 0.0);
    }
    const double difference = a - b;
    add(time, difference);
    ++m_different;
    if (std::abs(difference) > m_largest) {
        m_largest = std::abs(difference);
        m_largestAt = time;
    }
}

void CurveDifference::add(Timestamp time, double value)
{
    m_curve.times.append(time);
    m_curve.values.append(value);
}

} // namespace telemirror
