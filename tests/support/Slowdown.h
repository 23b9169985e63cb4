#pragma once

namespace telemirror::test {

/// How many times as long this build may take for something: a sanitizer looks at every access to
/// memory, and keeps what is freed for a while. For limits that are there to find what hangs, not to measure.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
inline constexpr int slowdown = 5;
#else
inline constexpr int slowdown = 1;
#endif

} // namespace telemirror::test
