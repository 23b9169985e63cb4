#include "ui/charts/ValueScale.h"

#include "ui/charts/AxisTicks.h"

#include <algorithm>
#include <cmath>

namespace telemirror {

void ValueScale::begin()
{
    m_lowest = std::numeric_limits<double>::infinity();
    m_highest = -m_lowest;
}

void ValueScale::include(double value)
{
    if (!std::isfinite(value))
        return;
    m_lowest = std::min(m_lowest, value);
    m_highest = std::max(m_highest, value);
}

void ValueScale::fit(int marks)
{
    if (m_lowest > m_highest) {
        m_low = 0.0;
        m_high = 1.0;
        return;
    }
    // Halves, as the whole may be beyond a double.
    const double half = m_highest / 2 - m_lowest / 2;
    const double margin = half > 0 ? half * 0.08
        : std::abs(m_highest) <= 1 ? 0.5
                                   : std::abs(m_highest) * 0.01;
    m_low = std::max(m_lowest - margin, -1e308);
    m_high = std::min(m_highest + margin, 1e308);
    const double step = AxisTicks::valueStep(m_low, m_high, marks) / 2;
    if (step <= 0 || half <= 0)
        return;
    m_low = std::floor(m_low / step) * step;
    m_high = std::ceil(m_high / step) * step;
}

void ValueScale::showPart(double from, double to)
{
    const double low = valueAt(from);
    const double high = valueAt(to);
    // Not so near that doubles have nothing in between.
    if (high - low <= std::abs(low) * 1e-13)
        return;
    m_low = low;
    m_high = high;
}

} // namespace telemirror
