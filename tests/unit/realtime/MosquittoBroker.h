#pragma once

#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>

#include <csignal>

#include <sys/prctl.h>

namespace telemirror::test {

/// A mosquitto of the test's own on a free loopback port, that it can kill and start again on the
/// same port.
class MosquittoBroker
{
public:
    [[nodiscard]] static QString program()
    {
        const QString found = QStandardPaths::findExecutable(QStringLiteral("mosquitto"));
        // Debian keeps it where only root looks.
        return found.isEmpty()
            ? QStandardPaths::findExecutable(QStringLiteral("mosquitto"), {QStringLiteral("/usr/sbin")})
            : found;
    }

    /// `configuration`: lines for the listener, and what else there is to say.
    explicit MosquittoBroker(const QByteArray& configuration = "allow_anonymous true\n")
        : m_configuration(configuration)
    {}
    ~MosquittoBroker() { kill(); }
    MosquittoBroker(const MosquittoBroker&) = delete;
    MosquittoBroker& operator=(const MosquittoBroker&) = delete;

    [[nodiscard]] bool start()
    {
        for (int attempt = 0; attempt < 20; ++attempt) {
            if (m_port == 0 || !m_hadPort)
                m_port = static_cast<quint16>(20'000 + QRandomGenerator::global()->bounded(20'000));
            if (tryStart())
                return m_hadPort = true;
        }
        return false;
    }

    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    bool tryStart()
    {
        QFile file(m_folder.filePath(QStringLiteral("mosquitto.conf")));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("listener " + QByteArray::number(m_port) + " 127.0.0.1\n" + m_configuration +
            "persistence false\nuser root\n");
        file.close();
        // It must not outlive a test that crashes.
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(), {QStringLiteral("-v"), QStringLiteral("-c"), file.fileName()});
        QByteArray log;
        while (m_process.state() != QProcess::NotRunning && m_process.waitForReadyRead(10'000)) {
            log += m_process.readAll();
            if (log.contains(" running\n"))
                return true;
        }
        kill();
        return false;
    }

    QByteArray m_configuration;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    bool m_hadPort = false;
};

} // namespace telemirror::test
