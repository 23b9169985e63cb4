#include "redis/SigPipeBlocker.h"

#include <ctime>

#include <pthread.h>

namespace telemirror {

namespace {

sigset_t sigPipeAlone()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    return set;
}

bool isPending()
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGPIPE) == 1;
}

} // namespace

SigPipeBlocker::SigPipeBlocker()
{
    const sigset_t set = sigPipeAlone();
    pthread_sigmask(SIG_BLOCK, &set, &m_before);
    m_wasPending = isPending();
}

SigPipeBlocker::~SigPipeBlocker()
{
    // A signal raised meanwhile is ours: take it away before anyone else sees it.
    if (!m_wasPending && isPending()) {
        const sigset_t set = sigPipeAlone();
        const timespec atOnce{};
        sigtimedwait(&set, nullptr, &atOnce);
    }
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

} // namespace telemirror
