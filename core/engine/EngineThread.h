#pragma once

#include "engine/Engine.h"

#include <QtCore/QThread>

#include <memory>

namespace telemirror {

/// The thread an Engine lives on. Destroying it cancels what runs, closes every connection and
/// joins the thread.
class EngineThread
{
public:
    /// Starts the thread and the engine, on the machine's clock or another; throws nothing, opens
    /// nothing yet.
    explicit EngineThread(
        const EnginePaths& paths, std::unique_ptr<Clock> clock = std::make_unique<SystemClock>());
    ~EngineThread();
    EngineThread(const EngineThread&) = delete;
    EngineThread& operator=(const EngineThread&) = delete;

    [[nodiscard]] Engine& engine() { return *m_engine; }
    /// Where whatever else speaks with a server may live.
    [[nodiscard]] QThread& thread() { return m_thread; }

private:
    QThread m_thread;
    QObject m_context;                ///< lives on m_thread
    std::unique_ptr<Engine> m_engine; ///< lives on m_thread, destroyed there
};

} // namespace telemirror
