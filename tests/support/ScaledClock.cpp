#include "support/ScaledClock.h"

namespace telemirror::test {

ScaledClock::ScaledClock(Timestamp origin, int speed)
    : m_origin(origin)
    , m_speed(speed)
{}

Timestamp ScaledClock::now() const
{
    return m_origin + (m_clock.now() - m_origin) * m_speed;
}

void ScaledClock::after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action)
{
    // Rounded up: who looks at the time then finds that it has come.
    m_clock.after(
        std::chrono::milliseconds((delay.count() + m_speed - 1) / m_speed), context, std::move(action));
}

} // namespace telemirror::test
