#include "model/Clock.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace telemirror {

Timestamp SystemClock::now() const
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

void SystemClock::after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action)
{
    QTimer::singleShot(std::max(delay, std::chrono::milliseconds(0)), context, std::move(action));
}

struct ManualClock::Entry
{
    QPointer<QObject> context;
    std::function<void()> action;
};

void ManualClock::after(std::chrono::milliseconds delay, QObject* context, std::function<void()> action)
{
    const Nanoseconds wait = std::max<qint64>(delay.count(), 0) * nanosecondsPerMillisecond;
    m_pending.emplace(m_now + wait, std::make_shared<Entry>(Entry{context, std::move(action)}));
}

void ManualClock::advance(std::chrono::milliseconds step)
{
    const Timestamp target = m_now + step.count() * nanosecondsPerMillisecond;
    while (!m_pending.empty() && m_pending.begin()->first <= target) {
        auto node = m_pending.extract(m_pending.begin());
        m_now = std::max(m_now, node.key());
        if (node.mapped()->context)
            node.mapped()->action();
    }
    m_now = target;
}

} // namespace telemirror
