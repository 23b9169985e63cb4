#include "realtime/BackOff.h"

#include <QtCore/QRandomGenerator>

namespace telemirror {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds longestAsked = 1h;

struct Limits
{
    milliseconds first;
    milliseconds longest;
};

Limits limitsFor(const Error& error, bool isForTheOperator)
{
    if (isForTheOperator)
        return {10s, 5min};
    switch (error.kind) {
    case Error::Kind::RateLimited:
    case Error::Kind::Unavailable: return {5s, 5min};
    default: return {1s, 1min};
    }
}

} // namespace

BackOff::BackOff(Random random)
    : m_random(random ? std::move(random) : [] { return QRandomGenerator::system()->generateDouble(); })
{}

milliseconds BackOff::next(const Error& error, bool isForTheOperator)
{
    const int failures = m_failures++;
    if (error.retryAfter)
        return std::clamp<milliseconds>(*error.retryAfter, 0ms, longestAsked);
    const Limits limits = limitsFor(error, isForTheOperator);
    milliseconds bound = limits.first;
    for (int i = 0; i < failures && bound < limits.longest; ++i)
        bound *= 2;
    bound = std::min(bound, limits.longest);
    return bound / 2 + milliseconds(qRound64(m_random() * static_cast<double>(bound.count()) / 2));
}

} // namespace telemirror
