#include "support/FastClock.h"

namespace telemirror::test {

void FastClock::after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action)
{
    // Never at once: what repeats itself would leave no time for anything else.
    const std::chrono::milliseconds least(delay.count() > 0 ? 1 : 0);
    m_clock.after(std::max(least, delay / speed), context, std::move(action));
}

} // namespace telemirror::test
