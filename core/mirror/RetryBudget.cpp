#include "mirror/RetryBudget.h"

#include <algorithm>

namespace telemirror {

bool RetryBudget::take()
{
    m_exhausted = m_left < 1.0;
    if (!m_exhausted)
        m_left -= 1.0;
    return !m_exhausted;
}

void RetryBudget::succeeded()
{
    m_exhausted = false;
    m_left = std::min(m_left + refill, static_cast<double>(reserve));
}

} // namespace telemirror
