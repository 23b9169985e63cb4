#pragma once

#include "model/Clock.h"

namespace telemirror::test {

/// A clock on which everything goes so many times faster, the time of day as well: for what has to
/// see waits and the time in their true proportion. Those that were made with the same origin agree,
/// whatever thread each belongs to.
class ScaledClock final : public Clock
{
public:
    /// `origin`: the time of day from which on this one goes faster.
    ScaledClock(Timestamp origin, int speed);

    [[nodiscard]] Timestamp now() const override;
    void after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) override;

private:
    SystemClock m_clock;
    Timestamp m_origin;
    int m_speed;
};

} // namespace telemirror::test
