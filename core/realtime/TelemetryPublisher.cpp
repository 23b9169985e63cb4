#include "realtime/TelemetryPublisher.h"

namespace telemirror {

TelemetryPublisher::TelemetryPublisher(const QString& id, const QString& name, QObject* parent)
    : QObject(parent)
{
    m_state.id = id;
    m_state.name = name;
    m_state.status = PublisherState::Status::Ready;
}

TelemetryPublisher::~TelemetryPublisher() = default;

void TelemetryPublisher::start()
{
    announce();
}

void TelemetryPublisher::announce()
{
    if (std::exchange(m_isAnnounced, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isAnnounced = false;
            emit stateChanged(PublisherState(m_state));
        },
        Qt::QueuedConnection);
}

void TelemetryPublisher::publish(const TelemetryRound& round)
{
    if (!round.bytes.isEmpty() && (round.isNew || m_heartbeat || m_owed))
        deliver(round);
}

void TelemetryPublisher::update(const std::function<void(PublisherState&)>& change)
{
    const PublisherState before = m_state;
    change(m_state);
    if (!(m_state == before))
        announce();
}

} // namespace telemirror
