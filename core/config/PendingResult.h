#pragma once

#include "model/Error.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFuture>
#include <QtCore/QPromise>

#include <memory>

namespace telemirror {

/// An answer that is still owed: the giving end of a future that is never left unfinished. Copies
/// share one promise; the first resolve() counts, and when the last copy goes without one, the
/// future ends with kind Cancelled. May be handed from thread to thread.
template <typename T>
class PendingResult
{
public:
    PendingResult()
        : m_state(std::make_shared<State>())
    {}

    [[nodiscard]] QFuture<Result<T>> future() const { return m_state->promise.future(); }
    void resolve(Result<T> result) const { m_state->resolve(std::move(result)); }

private:
    struct State
    {
        QPromise<Result<T>> promise;
        bool resolved = false;

        State() { promise.start(); }
        ~State()
        {
            resolve(failure(Error::Kind::Cancelled,
                QCoreApplication::translate("telemirror::PendingResult", "Stopped on request.")));
        }
        void resolve(Result<T> result)
        {
            if (std::exchange(resolved, true))
                return;
            promise.addResult(std::move(result));
            promise.finish();
        }
    };

    std::shared_ptr<State> m_state;
};

} // namespace telemirror
