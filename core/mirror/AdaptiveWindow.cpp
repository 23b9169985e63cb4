#include "mirror/AdaptiveWindow.h"

namespace telemirror {

namespace {

/// Over silence the window grows this fast: a month of it, from six hours, takes three windows.
constexpr qint64 growthOverSilence = 8;
constexpr qint64 growth = 2;

Nanoseconds multiplied(Nanoseconds length, qint64 factor)
{
    Nanoseconds product = 0;
    return qMulOverflow(length, factor, &product) ? std::numeric_limits<Nanoseconds>::max() : product;
}

} // namespace

AdaptiveWindow::AdaptiveWindow(Nanoseconds initial)
    : m_length(std::max(initial, shortest))
    , m_ceiling(std::numeric_limits<Nanoseconds>::max())
{}

TimeRange AdaptiveWindow::next(const TimeRange& rest, bool backwards) const
{
    // A last piece of less than a half joins the window before it: not worth a query of its own.
    const Nanoseconds half = m_length / 2;
    Nanoseconds reach = 0;
    if (qAddOverflow(m_length, half, &reach) || rest.length() <= std::min(reach, m_ceiling))
        return rest;
    return backwards ? TimeRange{rest.stop - m_length, rest.stop}
                     : TimeRange{rest.start, rest.start + m_length};
}

void AdaptiveWindow::succeeded(Nanoseconds length, qint64 points)
{
    if (points == 0)
        m_length = std::max(m_length, multiplied(length, growthOverSilence));
    else if (points < fewestPoints)
        m_length = std::max(m_length, multiplied(length, growth));
    else if (points > mostPoints)
        m_length = std::max(shortest, length / ((points + mostPoints - 1) / mostPoints));
    m_length = std::min(m_length, m_ceiling);
}

bool AdaptiveWindow::tooLarge(Nanoseconds length)
{
    if (length <= shortest)
        return false;
    m_length = std::max(shortest, length / 2);
    m_ceiling = std::max(m_length, length - 1);
    return true;
}

} // namespace telemirror
