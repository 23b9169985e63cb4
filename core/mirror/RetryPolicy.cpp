#include "mirror/RetryPolicy.h"

#include <QtCore/QRandomGenerator>

namespace telemirror {

using std::chrono::milliseconds;

RetryPolicy::RetryPolicy()
    : RetryPolicy(Limits{}, [] { return QRandomGenerator::system()->generateDouble(); })
{}

RetryPolicy::RetryPolicy(const Limits& limits, Random random)
    : m_limits(limits)
    , m_random(std::move(random))
{}

std::optional<milliseconds> RetryPolicy::delayAfter(const Error& error, int failures) const
{
    if (!error.isRetryable() || failures >= m_limits.attempts)
        return std::nullopt;
    const bool isToldToWait = error.kind == Error::Kind::RateLimited && error.retryAfter;
    if (m_budget && !isToldToWait && !m_budget->take())
        return std::nullopt;
    if (error.retryAfter)
        return std::max(*error.retryAfter, milliseconds(0));
    milliseconds bound = m_limits.first;
    for (int i = 1; i < failures && bound < m_limits.longest; ++i)
        bound *= 2;
    bound = std::min(bound, m_limits.longest);
    return milliseconds(qRound64(m_random() * static_cast<double>(bound.count())));
}

RetryPolicy RetryPolicy::withAttempts(int attempts) const
{
    RetryPolicy copy = *this;
    copy.m_limits.attempts = attempts;
    return copy;
}

RetryPolicy RetryPolicy::withBudget(std::shared_ptr<RetryBudget> budget) const
{
    RetryPolicy copy = *this;
    copy.m_budget = std::move(budget);
    return copy;
}

void RetryPolicy::succeeded() const
{
    if (m_budget)
        m_budget->succeeded();
}

} // namespace telemirror
