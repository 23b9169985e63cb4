#pragma once

#include "engine/EngineThread.h"
#include "sandbox/SandboxServer.h"
#include "support/StoredValues.h"

#include <QtCore/QTemporaryDir>

namespace telemirror::test {

/// An engine, if nothing else is said in a temporary folder, and the orders that a test gives it.
class EngineBench
{
public:
    explicit EngineBench(std::unique_ptr<Clock> clock = std::make_unique<SystemClock>());
    /// With the journal and what else is kept in a folder that outlives this.
    EngineBench(const QString& folder, std::unique_ptr<Clock> clock);

    struct Outcome
    {
        Run run;
        QList<MeasurementRun> measurements;
    };

    [[nodiscard]] Engine& engine() { return m_thread.engine(); }
    /// Puts two connections and one rule into effect; nothing runs by itself.
    void setUp(const ConnectionSettings& source, const ConnectionSettings& destination, const Rule& rule);
    /// Runs the rule of setUp() and waits for its end.
    [[nodiscard]] Outcome sync();

    /// A connection to a sandbox server, whose token and organization are known.
    [[nodiscard]] static ConnectionSettings connection(
        const QString& id, const sandbox::SandboxServer& server);
    [[nodiscard]] static ConnectionSettings connection(const QString& id, const QUrl& url, Dialect dialect);
    /// A rule from the connection "cloud" to "local", raw, with the design's ranges.
    [[nodiscard]] static Rule rule(const QString& sourceBucket, const QString& destinationBucket);

private:
    QTemporaryDir m_folder;
    EngineThread m_thread;
    QString m_ruleId;
};

/// A sandbox server with one empty bucket.
[[nodiscard]] std::unique_ptr<sandbox::SandboxServer> startSandbox(const QString& bucket);
/// Writes points through the v2 API; the HTTP status.
int writePoints(const sandbox::SandboxServer& server, const QString& bucket, const QList<Point>& points);

} // namespace telemirror::test
