#pragma once

#include "model/Error.h"

#include <chrono>
#include <functional>

namespace telemirror {

/// How long an upstream is left alone after a failure: as long as it asks (up to an hour), else for
/// a time that doubles with every failure in a row, of which a random half is taken off, so that
/// sites that failed together do not return together. How it begins and where it ends depends on
/// the kind of failure. Value type.
class BackOff
{
public:
    /// Gives a number from 0 up to, not including, 1.
    using Random = std::function<double()>;

    explicit BackOff(Random random = {}); ///< none: the system's random numbers

    /// The wait after one more failure. `isForTheOperator`: somebody has to change something first.
    [[nodiscard]] std::chrono::milliseconds next(const Error& error, bool isForTheOperator);
    /// It works again.
    void reset() { m_failures = 0; }

private:
    Random m_random;
    int m_failures = 0;
};

} // namespace telemirror
