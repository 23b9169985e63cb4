#pragma once

#include "sandbox/SandboxServer.h"

#include <QtCore/QThread>

#include <future>

namespace telemirror::sandbox {

/// The thread on which a sandbox server lives: everything it has is made and destroyed in run().
class SandboxThread final : public QThread
{
public:
    explicit SandboxThread(const SandboxOptions& options);
    /// Ends the event loop and waits for it.
    ~SandboxThread() override;

    /// Starts the thread; the port when it listens.
    [[nodiscard]] Result<quint16> startServing();

protected:
    void run() override;

private:
    SandboxOptions m_options;
    std::promise<Result<quint16>> m_listening;
};

} // namespace telemirror::sandbox
