#pragma once

#include "model/Telemetry.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFuture>
#include <QtCore/QPromise>

#include <memory>

namespace telemirror {

/// The giving end of a future of a telemetry round that is never left unfinished: when the last
/// copy goes without a resolve(), the round ends with an error of kind Cancelled.
class PendingRound
{
public:
    PendingRound()
        : m_state(std::make_shared<State>())
    {}

    [[nodiscard]] QFuture<TelemetryRound> future() const { return m_state->promise.future(); }
    void resolve(const TelemetryRound& round) const { m_state->resolve(round); }
    void fail(const Error& error) const { m_state->fail(error); }

private:
    struct State
    {
        QPromise<TelemetryRound> promise;
        bool resolved = false;

        State() { promise.start(); }
        ~State()
        {
            fail(failure(Error::Kind::Cancelled,
                QCoreApplication::translate("telemirror::PendingRound", "Stopped on request."))
                     .value());
        }
        void resolve(const TelemetryRound& round)
        {
            if (std::exchange(resolved, true))
                return;
            promise.addResult(round);
            promise.finish();
        }
        void fail(const Error& error)
        {
            TelemetryRound round;
            round.errors = {error};
            resolve(round);
        }
    };

    std::shared_ptr<State> m_state;
};

} // namespace telemirror
