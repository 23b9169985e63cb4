#pragma once

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

namespace telemirror {

/// Calls `action` with the future's value, on `context`'s thread (the caller's) at a turn of its
/// event loop; never if `context` is destroyed before. QFuture::then(context, …) of Qt 6.4 leaves
/// its continuation hanging in that case.
template <typename T, typename Action>
void whenFinished(const QFuture<T>& future, QObject* context, Action action)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(
        watcher, &QFutureWatcher<T>::finished, context, [watcher, action = std::move(action)]() mutable {
            watcher->deleteLater();
            action(watcher->result());
        });
    watcher->setFuture(future);
}

} // namespace telemirror
