#pragma once

#include "engine/EngineThread.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <functional>
#include <memory>

namespace telemirror::test {

/// A server that accepts connections and never answers.
class SilentServer
{
public:
    SilentServer()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no free port");
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
    }
    /// Waits until somebody is connected.
    [[nodiscard]] bool isVisited()
    {
        return m_server.hasPendingConnections() || m_server.waitForNewConnection(10'000);
    }

private:
    QTcpServer m_server;
};

/// An address where nobody listens.
[[nodiscard]] inline QUrl deadUrl()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()));
}

/// An engine on its thread with a folder of its own, and all it says, gathered on this thread.
class EngineFixture : public QObject
{
public:
    EngineFixture()
        : EngineFixture(QString())
    {}
    /// With a data folder that may not be usable; empty: one of its own.
    explicit EngineFixture(const QString& dataFolder)
        : thread(std::make_unique<EngineThread>(
              EnginePaths{dataFolder.isEmpty() ? folder.filePath(QStringLiteral("data")) : dataFolder}))
    {
        Engine& engine = thread->engine();
        connect(&engine, &Engine::connectionStateChanged, this,
            [this](const ConnectionState& state) { connections.insert(state.connectionId, state); });
        connect(
            &engine, &Engine::redisStateChanged, this, [this](const RedisState& state) { redis = state; });
        connect(&engine, &Engine::ruleStateChanged, this,
            [this](const RuleState& state) { rules.insert(state.ruleId, state); });
        connect(&engine, &Engine::runStarted, this, [this](const Run& run) { started.append(run); });
        connect(&engine, &Engine::runFinished, this, [this](const Run& run) { finished.append(run); });
        connect(&engine, &Engine::telemetryReceived, this,
            [this](const TelemetryRound& round) { rounds.append(round); });
        connect(&engine, &Engine::pausedChanged, this, [this](bool on) { paused.append(on); });
        connect(&engine, &Engine::logged, this, [this](const LogRecord& record) { log.append(record); });
    }

    [[nodiscard]] Engine& engine() { return thread->engine(); }
    [[nodiscard]] QString logText() const
    {
        QStringList lines;
        for (const LogRecord& record : log)
            lines.append(record.source + QStringLiteral(": ") + record.text);
        return lines.join(u'\n');
    }

    QTemporaryDir folder;
    QHash<QString, ConnectionState> connections;
    QHash<QString, RuleState> rules;
    RedisState redis;
    QList<Run> started;
    QList<Run> finished;
    QList<TelemetryRound> rounds;
    QList<bool> paused;
    QList<LogRecord> log;
    std::unique_ptr<EngineThread> thread;
};

/// Runs the event loop until `condition` holds; false after half a minute.
[[nodiscard]] inline bool eventually(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, 30'000);
}

} // namespace telemirror::test
