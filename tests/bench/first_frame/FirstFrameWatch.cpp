#include "FirstFrameWatch.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

#include <cstdio>
#include <ctime>

namespace telemirror::bench {

FirstFrameWatch::FirstFrameWatch()
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool FirstFrameWatch::eventFilter(QObject* receiver, QEvent* event)
{
    if (event->type() == QEvent::Paint && receiver->isWidgetType()) {
        QCoreApplication::instance()->removeEventFilter(this);
        // A window's widgets are painted, and the picture handed over, within the event that this one is
        // part of: what is posted now comes after that.
        QMetaObject::invokeMethod(this, &FirstFrameWatch::tell, Qt::QueuedConnection);
    }
    return QObject::eventFilter(receiver, event);
}

void FirstFrameWatch::tell()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    std::fprintf(
        stderr, "first frame at %lld\n", static_cast<long long>(now.tv_sec) * 1'000'000'000 + now.tv_nsec);
    std::fflush(stderr);
}

} // namespace telemirror::bench
