#pragma once

#include "model/Error.h"

#include <QtCore/QRandomGenerator>

#include <chrono>
#include <optional>

namespace telemirror {

/// Says whether, and after how long, a failed attempt is made again: after `Retry-After` where the
/// server gave one, else full-jitter exponential back-off from one second, capped at five minutes.
/// The budget keeps a dead server from being asked for ever. Pure but for the random numbers.
///
/// Source: M. Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015).
class RetryPolicy
{
public:
    static constexpr int attempts = 8;
    static constexpr std::chrono::milliseconds firstBackoff{1000};
    static constexpr std::chrono::milliseconds longestBackoff{300'000};

    /// The generator must outlive this.
    explicit RetryPolicy(QRandomGenerator& random)
        : m_random(&random)
    {}

    /// The wait before the next attempt after `error`; nothing if there must be none.
    [[nodiscard]] std::optional<std::chrono::milliseconds> next(const Error& error);
    /// An attempt succeeded: the budget is whole again.
    void reset() { m_failures = 0; }

private:
    QRandomGenerator* m_random;
    int m_failures = 0;
};

} // namespace telemirror
