#pragma once

#include "model/Clock.h"

namespace telemirror::test {

/// A clock on which a minute of waiting takes a hundredth of a second and so on: what waits for a
/// server's limit or between attempts does so in the right order, soon. The time of day goes on as
/// it does, so that points written "now" lie where they are looked for.
class FastClock final : public Clock
{
public:
    static constexpr int speed = 6'000;

    [[nodiscard]] Timestamp now() const override { return m_clock.now(); }
    void after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) override;

private:
    SystemClock m_clock;
};

} // namespace telemirror::test
