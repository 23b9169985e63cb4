#pragma once

#include "model/Error.h"

#include <memory>

namespace telemirror {

/// How often one server may be asked again in one run, over all of its measurements: a reserve that
/// retries use up and successes fill again. Without it, each of a hundred measurements would wear
/// itself out on a server that is dead. Value type, to be shared.
class RetryBudget
{
public:
    static constexpr int reserve = 20;
    /// A success gives back so many: a server that fails every other time is still worth asking.
    static constexpr double refill = 1.0;

    /// Takes one retry; false if none is left.
    bool take();
    void succeeded();
    /// Whether the last retry was refused and nothing has succeeded since: the server is down.
    [[nodiscard]] bool isExhausted() const { return m_exhausted; }

private:
    double m_left = reserve;
    bool m_exhausted = false;
};

} // namespace telemirror
