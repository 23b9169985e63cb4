#include "realtime/FileTelemetryPublisher.h"

#include <QtCore/QDir>

namespace telemirror {

using namespace Qt::StringLiterals;
using Status = PublisherState::Status;

FileTelemetryPublisher::FileTelemetryPublisher(
    const FilePublisherSettings& settings, Clock& clock, QObject* parent)
    : TelemetryPublisher(u"file"_s, tr("File %1").arg(QDir::toNativeSeparators(settings.path)), parent)
    , m_file(settings.path, settings.maximumBytes, settings.keep, settings.sync)
    , m_clock(clock)
{}

void FileTelemetryPublisher::deliver(const TelemetryRound& round)
{
    m_waiting.append({round.time, round.bytes});
    std::optional<Error> error;
    qint64 sent = 0;
    Timestamp lastSent = 0;
    while (!m_waiting.isEmpty() && !error) {
        if (const Result<void> written = m_file.append(m_waiting.first().bytes, m_clock.now())) {
            ++sent;
            lastSent = m_waiting.takeFirst().time;
        } else {
            error = written.error();
        }
    }
    const qint64 dropped = m_waiting.size() > mostWaiting ? 1 : 0;
    if (dropped > 0)
        m_waiting.removeFirst();
    update([&](PublisherState& state) {
        state.sent += sent;
        if (sent > 0)
            state.lastSent = lastSent;
        state.dropped += dropped;
        state.spooled = m_waiting.size();
        state.status = error ? Status::Failed : Status::Ready;
        if (error) {
            ++state.failed;
            state.lastError = *error;
        }
    });
}

} // namespace telemirror
