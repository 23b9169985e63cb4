#include "ui/EventWatchdog.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMetaEnum>
#include <QtCore/QThread>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// "QTimerEvent Timer at QTableView runTable". Taken before the event: it may delete the receiver.
QString describe(const QObject& receiver, const QEvent& event)
{
    const char* type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event.type());
    QString text = type != nullptr ? QString::fromLatin1(type) : QString::number(event.type());
    text += u" at "_s + QString::fromLatin1(receiver.metaObject()->className());
    const QObject* named = &receiver;
    while (named != nullptr && named->objectName().isEmpty())
        named = named->parent();
    if (named != nullptr)
        text += u' ' + named->objectName();
    return text;
}

} // namespace

void EventWatchdog::watch(std::chrono::microseconds limit, Report report)
{
    m_limit = limit;
    m_report = std::move(report);
}

bool EventWatchdog::notify(QObject* receiver, QEvent* event)
{
    // The events of other threads come through here as well.
    if (QThread::currentThread() != thread() || !m_report || m_depth > 0 || receiver == nullptr)
        return QApplication::notify(receiver, event);
    const QString culprit = describe(*receiver, *event);
    QElapsedTimer timer;
    timer.start();
    ++m_depth;
    const bool result = QApplication::notify(receiver, event);
    --m_depth;
    const std::chrono::microseconds took(timer.nsecsElapsed() / 1000);
    if (took > m_limit)
        m_report(culprit, took);
    return result;
}

} // namespace telemirror
