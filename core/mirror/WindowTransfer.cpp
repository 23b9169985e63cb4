#include "mirror/WindowTransfer.h"

namespace telemirror {

namespace {

/// Entries for the dead-letter file are gathered up to this many bytes.
constexpr qsizetype deadLetterBuffer = 1024 * 1024;

} // namespace

void WindowTransfer::StreamDeleter::operator()(PointStream* stream) const
{
    stream->disconnect();
    stream->abort();
    stream->deleteLater();
}

WindowTransfer::WindowTransfer(const Route& route, const ReadRequest& request, QObject* parent)
    : QObject(parent)
    , m_route(route)
    , m_request(request)
{}

WindowTransfer::~WindowTransfer() = default;

void WindowTransfer::start()
{
    m_stream.reset(m_route.source.read(m_request).release());
    connect(m_stream.get(), &PointStream::batchReady, this, &WindowTransfer::pump);
    // Not at once: whoever gives one up may be in the middle of ending itself.
    connect(m_route.writeSlots.get(), &WriteSlots::freed, this, &WindowTransfer::pump, Qt::QueuedConnection);
    connect(m_stream.get(), &PointStream::finished, this, [this] {
        m_sourceDone = true;
        finishIfComplete();
    });
    connect(
        m_stream.get(), &PointStream::failed, this, [this](const Error& error) { fail(Error(error), true); });
    pump();
}

Tally WindowTransfer::tally() const
{
    Tally sum = m_tally;
    for (const BatchWrite* write : m_writes)
        sum += write->tally();
    sum.bytesRead = m_stream ? m_stream->bytesRead() : m_bytesRead;
    return sum;
}

QList<RefusedStretch> WindowTransfer::refused() const
{
    QList<RefusedStretch> stretches = m_refusedTimes.within(m_request.range);
    if (m_tally.pointsDropped > 0) // these come without a time
        stretches.append({m_request.range, m_tally.pointsDropped});
    return stretches;
}

Timestamp WindowTransfer::waitingUntil() const
{
    Timestamp earliest = 0;
    for (const BatchWrite* write : m_writes) {
        const Timestamp until = write->waitingUntil();
        if (until != 0)
            earliest = earliest == 0 ? until : std::min(earliest, until);
    }
    return earliest;
}

QString WindowTransfer::waitingReason() const
{
    for (const BatchWrite* write : m_writes) {
        if (write->waitingUntil() != 0)
            return write->waitingReason();
    }
    return {};
}

void WindowTransfer::pump()
{
    // takeBatch() may end the stream and say so before it returns.
    if (m_pumping || m_ended)
        return;
    m_pumping = true;
    while (!m_ended && m_route.writeSlots->isFree()) {
        std::optional<LineBatch> batch = m_stream->takeBatch();
        if (!batch)
            break;
        take(std::move(*batch));
    }
    m_pumping = false;
    finishIfComplete();
    if (!m_ended)
        emit progressed();
}

void WindowTransfer::take(LineBatch&& batch)
{
    m_tally.pointsRead += batch.pointCount + batch.dropped + batch.refused.size();
    m_tally.pointsDropped += batch.dropped;
    m_tally.pointsRefused += batch.refused.size();
    for (const RefusedPoint& point : std::as_const(batch.refused)) {
        m_deadLetters += DeadLetterFile::entryFor(point);
        m_refusedTimes.add(point.time, 1);
    }
    if (keepDeadLetters(deadLetterBuffer) && !batch.isEmpty())
        write(std::move(batch));
}

void WindowTransfer::write(LineBatch&& batch)
{
    const BatchWrite::Target target{
        m_route.destination, m_route.destinationBucket, m_route.clock, m_route.policy, m_route.writes};
    auto* write = new BatchWrite(target, std::move(batch), this);
    m_writes.append(write);
    m_route.writeSlots->take();
    connect(write, &BatchWrite::finished, this, [this, write] { onWritten(write); });
    connect(write, &BatchWrite::failed, this, [this](const Error& error) { fail(Error(error), false); });
    connect(write, &BatchWrite::waitingChanged, this, &WindowTransfer::progressed);
    write->start();
}

void WindowTransfer::onWritten(BatchWrite* write)
{
    m_writes.removeOne(write);
    m_tally += write->tally();
    m_deadLetters += write->deadLetters();
    m_refusedTimes.add(write->refusedTimes());
    if (write->tooLarge() != 0)
        m_tooLarge = m_tooLarge == 0 ? write->tooLarge() : std::min(m_tooLarge, write->tooLarge());
    write->deleteLater();
    const bool areKept = keepDeadLetters(deadLetterBuffer);
    m_route.writeSlots->give();
    if (areKept)
        pump();
}

/// Moves the dead letters to disk if they take more than `unless` bytes. False if that failed, and
/// the transfer with it.
bool WindowTransfer::keepDeadLetters(qsizetype unless)
{
    if (m_deadLetters.size() <= unless)
        return true;
    const Result<void> kept = m_route.deadLetters.append(std::exchange(m_deadLetters, {}));
    if (!kept)
        fail(kept.error(), false);
    return kept.has_value();
}

void WindowTransfer::finishIfComplete()
{
    if (m_ended || m_pumping || !m_sourceDone || !m_writes.isEmpty() || !keepDeadLetters(0))
        return;
    stop();
    emit finished();
}

void WindowTransfer::fail(const Error& error, bool atSource)
{
    if (m_ended)
        return;
    m_failedAtSource = atSource;
    stop();
    emit failed(error);
}

void WindowTransfer::stop()
{
    if (m_ended)
        return;
    m_tally = tally();
    m_bytesRead = m_tally.bytesRead;
    m_ended = true;
    for (BatchWrite* write : std::as_const(m_writes)) {
        write->disconnect(this);
        write->deleteLater();
    }
    const qsizetype writes = m_writes.size();
    m_writes.clear();
    m_stream.reset();
    m_route.writeSlots->disconnect(this);
    for (qsizetype i = 0; i < writes; ++i)
        m_route.writeSlots->give();
}

} // namespace telemirror
