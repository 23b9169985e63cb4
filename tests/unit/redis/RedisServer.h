#pragma once

#include "redis/RedisSettings.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>

#include <csignal>

#include <sys/prctl.h>

namespace telemirror::test {

/// A redis-server of the test's own, on a Unix socket in a temporary folder, that it can kill and
/// start again. Its data live in memory and end with it.
class RedisServer
{
public:
    [[nodiscard]] static bool isInstalled()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty();
    }

    explicit RedisServer(const QStringList& options = {})
        : m_options(options)
    {}
    ~RedisServer() { kill(); }
    RedisServer(const RedisServer&) = delete;
    RedisServer& operator=(const RedisServer&) = delete;

    /// Starts the process; that it listens, clients find out by trying again.
    bool start()
    {
        QStringList arguments{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--unixsocket"),
            socketPath(), QStringLiteral("--save"), QString(), QStringLiteral("--dir"), m_folder.path()};
        // It must not outlive a test that crashes.
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(QStringLiteral("redis-server"), arguments + m_options);
        return m_process.waitForStarted();
    }

    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] QString socketPath() const { return m_folder.filePath(QStringLiteral("s")); }
    [[nodiscard]] RedisSettings settings() const
    {
        RedisSettings settings;
        settings.enabled = true;
        settings.socketPath = socketPath();
        return settings;
    }

private:
    QStringList m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace telemirror::test
