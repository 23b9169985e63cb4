#include "common/SignalWatcher.h"

#include <QtCore/QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace telemirror {

namespace {

// A signal handler can reach nothing but statics; it may do little more than write(2).
int sockets[2] = {-1, -1};

void forward(int signal)
{
    const auto byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(sockets[0], &byte, sizeof byte);
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

} // namespace

SignalWatcher::SignalWatcher(QObject* parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, sockets) != 0)
        return;
    m_notifier = new QSocketNotifier(sockets[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        bool isStop = false;
        bool isReload = false;
        for (char signal = 0; ::read(sockets[1], &signal, 1) == 1;) {
            isStop = isStop || signal != SIGHUP;
            isReload = isReload || signal == SIGHUP;
        }
        if (isStop)
            emit stopRequested();
        else if (isReload)
            emit reloadRequested();
    });
    handle(SIGINT, forward);
    handle(SIGTERM, forward);
}

void SignalWatcher::catchReload()
{
    m_catchesReload = true;
    handle(SIGHUP, forward);
}

SignalWatcher::~SignalWatcher()
{
    if (m_catchesReload)
        handle(SIGHUP, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    delete m_notifier;
    for (int& socket : sockets) {
        if (socket >= 0)
            ::close(socket);
        socket = -1;
    }
}

} // namespace telemirror
