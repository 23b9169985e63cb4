#include "engine/EngineThread.h"

namespace telemirror {

using namespace Qt::StringLiterals;

EngineThread::EngineThread(const EnginePaths& paths, std::unique_ptr<Clock> clock)
    : m_engine(std::make_unique<Engine>(paths, std::move(clock)))
{
    m_thread.setObjectName(u"engine"_s);
    m_engine->moveToThread(&m_thread);
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

EngineThread::~EngineThread()
{
    // In the context of another object: the engine must not be destroyed by an event of its own.
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            m_engine.reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

} // namespace telemirror
