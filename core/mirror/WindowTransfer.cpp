#include "mirror/WindowTransfer.h"

#include "model/Futures.h"

namespace telemirror {

WindowTransfer::WindowTransfer(Connection& source, Connection& destination, const ReadRequest& request,
    const QString& destinationBucket, QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_destination(destination)
    , m_request(request)
    , m_destinationBucket(destinationBucket)
{}

void WindowTransfer::start()
{
    m_stream = m_source.read(m_request);
    connect(m_stream.get(), &PointStream::batchReady, this, &WindowTransfer::pump);
    connect(m_stream.get(), &PointStream::failed, this, &WindowTransfer::fail);
    connect(m_stream.get(), &PointStream::finished, this, [this] {
        m_readAll = true;
        finishIfDone();
    });
    pump();
}

Tally WindowTransfer::tally() const
{
    Tally tally = m_tally;
    if (m_stream)
        tally.bytesRead = m_stream->bytesRead();
    return tally;
}

void WindowTransfer::pump()
{
    while (!m_ended && m_writes < maximumWrites) {
        std::optional<LineBatch> batch = m_stream->takeBatch();
        if (!batch)
            break;
        m_tally.pointsRead += batch->pointCount + batch->dropped + batch->refused.size();
        m_tally.pointsDropped += batch->dropped;
        m_tally.pointsRefused += batch->refused.size();
        m_refused += batch->refused;
        if (!batch->isEmpty())
            write(*batch);
        emit progressed();
    }
}

void WindowTransfer::write(const LineBatch& batch)
{
    ++m_writes;
    whenFinished(m_destination.write(m_destinationBucket, batch.lines), this,
        [this, points = batch.pointCount](const Result<WriteReceipt>& receipt) {
            --m_writes;
            if (!receipt)
                return fail(Error(receipt.error()).withMeasurement(m_request.measurement));
            m_tally.pointsWritten += points;
            m_tally.bytesWritten += receipt->bytesSent;
            emit progressed();
            pump();
            finishIfDone();
        });
}

void WindowTransfer::fail(const Error& error)
{
    if (m_ended)
        return;
    m_ended = true;
    if (!m_readAll)
        m_stream->abort();
    emit failed(error);
}

void WindowTransfer::finishIfDone()
{
    if (m_ended || !m_readAll || m_writes > 0)
        return;
    m_ended = true;
    emit finished();
}

} // namespace telemirror
