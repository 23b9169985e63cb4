#pragma once

#include "model/PublisherState.h"
#include "model/Telemetry.h"

#include <QtCore/QObject>

#include <functional>

namespace telemirror {

/// Takes the rounds of the retriever and brings their documents (`TelemetryRound::bytes`, to the
/// byte) to one place. Nothing blocks. Belongs to one thread.
///
/// A round without a document is left out, and so is one with nothing new, unless the heartbeat is
/// on or the last document did not arrive.
class TelemetryPublisher : public QObject
{
    Q_OBJECT

public:
    ~TelemetryPublisher() override;

    /// Begins: what is left from before goes out, and the state is told. Called once.
    virtual void start();
    void publish(const telemirror::TelemetryRound& round);
    /// Publishes rounds with nothing new too. Off at first.
    void setHeartbeat(bool on) { m_heartbeat = on; }
    [[nodiscard]] const PublisherState& state() const { return m_state; }

signals:
    /// From the event loop, changes that follow each other closely as one; so a receiver may do
    /// anything, destroy the publisher too.
    void stateChanged(const telemirror::PublisherState& state);

protected:
    /// `id` as in PublisherState; `name` for people, without any secret.
    TelemetryPublisher(const QString& id, const QString& name, QObject* parent);

    virtual void deliver(const TelemetryRound& round) = 0;
    /// Changes the state, and tells later, if anything did change.
    void update(const std::function<void(PublisherState&)>& change);
    /// The next round is delivered even if nothing in it is new.
    void owe(bool owed) { m_owed = owed; }

private:
    void announce();

    PublisherState m_state;
    bool m_isAnnounced = false; ///< stateChanged() is on its way
    bool m_heartbeat = false;
    bool m_owed = false;
};

} // namespace telemirror
