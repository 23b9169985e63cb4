#pragma once

#include "model/TimeRange.h"

#include <QtCore/QObject>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace telemirror {

/// Where time comes from. Everything that waits or looks at the time takes one, so that tests
/// turn hours into microseconds. An instance belongs to one thread.
class Clock
{
public:
    virtual ~Clock() = default;

    /// The time now, ns since the epoch.
    [[nodiscard]] virtual Timestamp now() const = 0;

    /// Calls `action` once, on `context`'s thread (which must be the clock's), when `delay` has
    /// passed; never if `context` was destroyed before. A delay of zero or less fires at the next
    /// turn of the event loop (or of `ManualClock::advance`).
    virtual void after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) = 0;
};

/// The machine's clock; timers on the event loop of the thread that calls.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
    void after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) override;
};

/// A clock that stands still until it is told to move: for tests and simulations.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Timestamp start)
        : m_now(start)
    {}

    [[nodiscard]] Timestamp now() const override { return m_now; }
    void after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) override;

    /// Moves time forward and calls, in their order, the actions that fall due on the way; each
    /// sees its own due time as `now()`.
    void advance(std::chrono::milliseconds step);
    /// Sets the time without calling anything, as a suspended machine or a corrected clock does.
    void jumpTo(Timestamp time) { m_now = time; }
    [[nodiscard]] qsizetype pending() const { return static_cast<qsizetype>(m_pending.size()); }

private:
    struct Entry;
    Timestamp m_now;
    std::multimap<Timestamp, std::shared_ptr<Entry>> m_pending;
};

} // namespace telemirror
