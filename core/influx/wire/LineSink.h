#pragma once

#include "influx/wire/LineBatch.h"

#include <functional>

namespace telemirror {

/// Bounds of one batch; whichever is met first closes it.
struct BatchLimits
{
    qint64 lines = 20'000;
    qsizetype bytes = 4 * 1024 * 1024;
};

/// Where an encoder puts its lines: fills batches up to the limits and passes full ones on.
class LineSink
{
public:
    using Consumer = std::function<void(LineBatch&&)>;

    /// `takesText`: whether values that are texts are wanted.
    LineSink(const BatchLimits& limits, Consumer consumer, bool takesText = true);

    /// Encoders drop() texts where not.
    [[nodiscard]] bool takesText() const { return m_takesText; }

    [[nodiscard]] LineBatch& current() { return m_batch; }
    /// To be called after each line: passes the batch on if it is full.
    void lineAdded(qint64 points, Timestamp time);
    void drop(qint64 points) { m_batch.dropped += points; }
    /// Passes the batch on, too, if it holds as many refused points as it may hold lines.
    void refuse(RefusedPoint&& point);
    /// Passes on what is left, if anything (counts alone included).
    void flush();

private:
    BatchLimits m_limits;
    Consumer m_consumer;
    LineBatch m_batch;
    bool m_takesText;
};

} // namespace telemirror
