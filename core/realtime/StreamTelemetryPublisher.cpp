#include "realtime/StreamTelemetryPublisher.h"

#include "redis/SigPipeBlocker.h"

#include <cerrno>
#include <cstring>

#include <climits>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace telemirror {

using Status = PublisherState::Status;

StreamTelemetryPublisher::StreamTelemetryPublisher(
    const QString& id, const QString& name, int descriptor, QObject* parent)
    : TelemetryPublisher(id, name, parent)
    , m_descriptor(descriptor)
    , m_notifier(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write))
{
    m_notifier->setEnabled(false);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StreamTelemetryPublisher::writeSome);
}

StreamTelemetryPublisher::~StreamTelemetryPublisher() = default;

void StreamTelemetryPublisher::deliver(const TelemetryRound& round)
{
    if (state().status == Status::Failed)
        return;
    m_waiting.append({round.time, round.bytes + '\n'});
    if (m_waiting.size() > mostWaiting) {
        // Not the first if a part of it is out.
        m_waiting.removeAt(m_written > 0 ? 1 : 0);
        update([](PublisherState& state) { ++state.dropped; });
    }
    writeSome();
}

/// A pipe that says it is writable takes PIPE_BUF bytes without waiting.
void StreamTelemetryPublisher::writeSome()
{
    const SigPipeBlocker blocker;
    while (!m_waiting.isEmpty() && isWritable()) {
        const QByteArray& line = m_waiting.first().bytes;
        const auto portion = std::min<qsizetype>(line.size() - m_written, PIPE_BUF);
        const ssize_t written =
            ::write(m_descriptor, line.constData() + m_written, static_cast<size_t>(portion));
        if (written < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        if (written < 0)
            return fail(errno);
        m_written += written;
        if (m_written == line.size())
            finishLine();
    }
    m_notifier->setEnabled(!m_waiting.isEmpty());
    update([this](PublisherState& state) { state.spooled = m_waiting.size(); });
}

bool StreamTelemetryPublisher::isWritable() const
{
    pollfd entry{m_descriptor, POLLOUT, 0};
    return ::poll(&entry, 1, 0) == 1;
}

void StreamTelemetryPublisher::finishLine()
{
    m_written = 0;
    const Timestamp time = m_waiting.takeFirst().time;
    update([&](PublisherState& state) {
        ++state.sent;
        state.lastSent = time;
        state.status = Status::Ready;
    });
}

void StreamTelemetryPublisher::fail(int reason)
{
    m_notifier->setEnabled(false);
    const qint64 lost = m_waiting.size();
    m_waiting.clear();
    m_written = 0;
    update([&](PublisherState& state) {
        state.status = Status::Failed;
        ++state.failed;
        state.dropped += lost;
        state.spooled = 0;
        state.lastError = failure(Error::Kind::Storage,
            tr("Nobody reads the standard output any more: start the program again to publish there."),
            QString::fromLocal8Bit(std::strerror(reason)))
                              .value();
    });
}

} // namespace telemirror
