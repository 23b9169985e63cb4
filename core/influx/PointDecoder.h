#pragma once

#include "model/Error.h"

#include <QtCore/QByteArrayView>

namespace telemirror {

/// Turns the bytes of one answer into lines of line protocol, which it puts into a sink.
class PointDecoder
{
public:
    virtual ~PointDecoder() = default;
    [[nodiscard]] virtual Result<void> feed(QByteArrayView bytes) = 0;
    /// The answer ended; an error of kind Truncated if it cannot have ended there.
    [[nodiscard]] virtual Result<void> finish() = 0;
};

} // namespace telemirror
