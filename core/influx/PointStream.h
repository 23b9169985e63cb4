#pragma once

#include "influx/wire/LineBatch.h"
#include "influx/wire/LineSink.h"
#include "model/Error.h"
#include "model/Resolution.h"

#include <QtCore/QObject>

namespace telemirror {

/// What of a bucket is read, and in what portions it is handed over.
struct ReadRequest
{
    QString bucket;
    QString measurement;
    TimeRange range;
    BatchLimits limits;
    /// See Rule::unsignedAsInteger: unsigned values up to 2^63-1 come as integers, larger ones are
    /// refused.
    bool unsignedAsInteger = false;
    /// Texts are not handed over, but counted as dropped: for destinations that hold numbers only.
    bool leaveOutText = false;
    /// Not raw: one value for each window in `range`, which begins and ends with a window. Made by the
    /// source, of each field what Resolution::functionFor() says.
    Resolution resolution{};
};

/// The points of one measurement in one range, as batches of line protocol, pulled one at a time.
///
/// Backpressure: while `maximumQueued` batches wait, nothing more is read from the network, and
/// the socket's own buffers stop the server. Memory is bounded by the batch limits.
///
/// Lives on its connection's thread. Destroying it aborts the request.
class PointStream : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype maximumQueued = 2;

    using QObject::QObject;

    /// Takes the oldest batch that is ready; nothing if none is.
    [[nodiscard]] virtual std::optional<LineBatch> takeBatch() = 0;
    /// Stops reading at once; failed() follows with kind Cancelled.
    virtual void abort() = 0;
    /// Bytes of the answer received so far, as they came over the wire.
    [[nodiscard]] virtual qint64 bytesRead() const = 0;

signals:
    /// A batch became ready.
    void batchReady();
    /// The answer ended completely and its last batch was taken. Emitted at most once, and then
    /// nothing else.
    void finished();
    /// Reading ended with an error; batches that were not yet taken are void. Emitted at most once,
    /// and then nothing else.
    void failed(const telemirror::Error& error);
};

} // namespace telemirror
