#pragma once

#include <csignal>

namespace telemirror {

/// Keeps SIGPIPE from this thread for as long as it lives. hiredis writes with write(2), which
/// raises the signal when the server has gone; unblocked, that would end the program. Changes
/// nothing for other threads or for the program's own handlers.
class SigPipeBlocker
{
public:
    SigPipeBlocker();
    ~SigPipeBlocker();
    SigPipeBlocker(const SigPipeBlocker&) = delete;
    SigPipeBlocker& operator=(const SigPipeBlocker&) = delete;

private:
    sigset_t m_before;
    bool m_wasPending = false;
};

} // namespace telemirror
