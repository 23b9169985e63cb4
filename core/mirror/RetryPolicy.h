#pragma once

#include "mirror/RetryBudget.h"
#include "model/Error.h"

#include <chrono>
#include <functional>
#include <optional>

namespace telemirror {

/// Whether a failed request is made again, and when. Waits as long as the server says, else with
/// "full jitter": a random time between nothing and a bound that doubles with every failure
/// (Brooker, "Exponential Backoff And Jitter"), so that clients that failed together do not return
/// together. Value type.
class RetryPolicy
{
public:
    /// Gives a number from 0 up to, not including, 1.
    using Random = std::function<double()>;

    struct Limits
    {
        std::chrono::milliseconds first{1'000};     ///< bound of the first wait
        std::chrono::milliseconds longest{300'000}; ///< bound of any wait the server did not ask for
        int attempts = 8;                           ///< of one request, the first included
    };

    RetryPolicy(); ///< the default limits, and the system's random numbers
    RetryPolicy(const Limits& limits, Random random);

    /// How long to wait after failure number `failures` (from 1) of one request; nothing if it
    /// should not be made again. Takes from the budget, if there is one, save where the server itself
    /// said when to come back from a rate limit.
    [[nodiscard]] std::optional<std::chrono::milliseconds> delayAfter(const Error& error, int failures) const;

    /// The same, giving up after so many attempts.
    [[nodiscard]] RetryPolicy withAttempts(int attempts) const;
    /// The same, limited by a budget that it shares with others.
    [[nodiscard]] RetryPolicy withBudget(std::shared_ptr<RetryBudget> budget) const;
    /// A request was answered as it should be: fills the budget.
    void succeeded() const;

private:
    Limits m_limits;
    Random m_random;
    std::shared_ptr<RetryBudget> m_budget;
};

} // namespace telemirror
