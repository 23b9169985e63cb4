#include "engine/EngineThread.h"

namespace telemirror {

EngineThread::EngineThread(const EnginePaths& paths)
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_thread.start();
    // The engine is made here, before it is of use to anybody, and then lives there.
    m_engine = std::make_unique<Engine>(paths, std::make_unique<SystemClock>());
    m_engine->moveToThread(&m_thread);
}

EngineThread::~EngineThread()
{
    // Destroyed on its own thread, where its timers and sockets live.
    Engine* engine = m_engine.release();
    QMetaObject::invokeMethod(
        engine, [engine] { delete engine; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace telemirror
