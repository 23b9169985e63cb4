#include "redis/SigPipeBlocker.h"

#include <QtTest/QTest>

#include <cerrno>
#include <csignal>

#include <pthread.h>
#include <unistd.h>

using namespace telemirror;

namespace {

volatile sig_atomic_t caught = 0;

void count(int)
{
    caught = caught + 1;
}

/// Writes where nobody reads, which raises SIGPIPE.
int writeToNobody()
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    close(ends[0]);
    const bool failed = write(ends[1], "x", 1) < 0;
    const int error = errno;
    close(ends[1]);
    return failed ? error : 0;
}

} // namespace

class SigPipeBlockerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void signalIsSwallowed();
    void signalsOfOthersAreNot();
    void blockedSignalStaysBlocked();
};

void SigPipeBlockerTest::init()
{
    std::signal(SIGPIPE, count);
    caught = 0;
}

void SigPipeBlockerTest::signalIsSwallowed()
{
    for (int i = 0; i < 3; ++i) {
        const SigPipeBlocker blocker;
        QCOMPARE(writeToNobody(), EPIPE);
    }
    QCOMPARE(int(caught), 0);
}

void SigPipeBlockerTest::signalsOfOthersAreNot()
{
    {
        const SigPipeBlocker blocker;
    }
    QCOMPARE(writeToNobody(), EPIPE);
    QCOMPARE(int(caught), 1);
}

/// One that was pending before stays so.
void SigPipeBlockerTest::blockedSignalStaysBlocked()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    QCOMPARE(writeToNobody(), EPIPE);
    {
        const SigPipeBlocker blocker;
    }
    QCOMPARE(int(caught), 0);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    QCOMPARE(int(caught), 1);
}

QTEST_GUILESS_MAIN(SigPipeBlockerTest)
#include "tst_sig_pipe_blocker.moc"
