#pragma once

#include "model/Error.h"

#include <QtCore/QFuture>
#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

namespace telemirror {

/// Calls `handler` with the future's result, on the thread of `context` and from its event loop,
/// once; never if `context` was destroyed before. A future that was abandoned gives kind Cancelled.
///
/// `QFuture::then(context, …)` is not used for this: in Qt 6.4 it keeps the handler, and posts to
/// the context, after the context's end.
template <typename T, typename Handler>
void whenFinished(QObject* context, const QFuture<Result<T>>& future, Handler handler)
{
    using Watcher = QFutureWatcher<Result<T>>;
    auto* watcher = new Watcher(context);
    QObject::connect(watcher, &Watcher::finished, context, [watcher, handler = std::move(handler)]() mutable {
        // Kept apart from the watcher, which may go with its context during the call.
        const QFuture<Result<T>> done = watcher->future();
        watcher->deleteLater();
        if (done.isCanceled() || done.resultCount() == 0)
            handler(Result<T>(failure(Error::Kind::Cancelled,
                QCoreApplication::translate("telemirror::FutureHandler", "The request was stopped."))));
        else
            handler(done.result());
    });
    watcher->setFuture(future);
}

} // namespace telemirror
