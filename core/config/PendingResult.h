#pragma once

#include "model/Error.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFuture>
#include <QtCore/QFutureWatcher>
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

/// Calls `action` with the future's result on `context`'s thread (the one to call this from), once
/// it is there; never if `context` was destroyed before. A future that was cancelled without a
/// result counts as kind Cancelled.
template <typename T, typename Action>
void whenDone(const QFuture<Result<T>>& future, QObject* context, Action action)
{
    auto* watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcher<Result<T>>::finished, context,
        [watcher, action = std::move(action)]() mutable {
            watcher->deleteLater();
            const QFuture<Result<T>> ended = watcher->future();
            if (ended.resultCount() > 0)
                action(ended.result());
            else
                action(PendingResult<T>().future().result());
        });
    watcher->setFuture(future);
}

} // namespace telemirror
