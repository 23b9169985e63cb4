#pragma once

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

namespace telemirror::bench {

/// Seconds of processor time that this thread has had: what others do on the machine does not count.
inline double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Seconds of processor time that `work` takes on this thread: the median of so many runs, after one
/// that warms up.
inline double median(const std::function<void()>& work, int runs = 5)
{
    work();
    std::vector<double> seconds;
    for (int i = 0; i < runs; ++i) {
        const double start = threadSeconds();
        work();
        seconds.push_back(threadSeconds() - start);
    }
    std::ranges::nth_element(seconds, seconds.begin() + runs / 2);
    return seconds[static_cast<std::size_t>(runs / 2)];
}

} // namespace telemirror::bench
