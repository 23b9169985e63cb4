#pragma once

#include <QtCore/QEventLoop>
#include <QtCore/QFuture>
#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <chrono>

namespace telemirror::test {

/// Runs the event loop until the future is fulfilled; aborts the program if it is not in time, as
/// nothing sensible can follow.
template <typename T>
T await(const QFuture<T>& future, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(limit, &loop, [&loop] { loop.exit(1); });
    watcher.setFuture(future);
    if (!future.isFinished() && loop.exec() != 0)
        qFatal("await: the future was not fulfilled within %lld ms", static_cast<long long>(limit.count()));
    return future.result();
}

} // namespace telemirror::test
