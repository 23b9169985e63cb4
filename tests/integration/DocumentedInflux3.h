#pragma once

#include "sandbox/SandboxServer.h"
#include "support/FaultProxy.h"

namespace telemirror::test {

/// The embedded server, behind a proxy that makes it answer as InfluxDB 3 is documented to: which
/// addresses and statements there are, which there are not, and how each says so. No real server:
/// what its own documentation and source leave out is not in it either.
///
/// Source: InfluxData, "InfluxQL feature support", "v1 compatibility API" of InfluxDB 3 Core and Cloud
/// Serverless; the crates influxdb3_server and iox_v1_query_api.
class DocumentedInflux3
{
public:
    enum class Edition
    {
        Core,      ///< lists its databases, makes one at the first write, has no buckets
        Serverless ///< lists its buckets, and no databases
    };

    /// `bucket` is there already; it need not be used.
    DocumentedInflux3(Edition edition, const QString& bucket);

    [[nodiscard]] QUrl url() const { return m_proxy.url(); }
    /// What is behind it, to be filled and looked at past the proxy.
    [[nodiscard]] const sandbox::SandboxServer& server() const { return *m_server; }
    /// Statements that it has not, in the order in which they came.
    [[nodiscard]] const QStringList& unknownStatements() const { return m_unknown; }
    /// Paths that were asked for, each once.
    [[nodiscard]] const QSet<QByteArray>& paths() const { return m_paths; }

private:
    [[nodiscard]] FaultProxy::Fault answerTo(const ScriptedRequest& request);
    [[nodiscard]] FaultProxy::Fault answerToQuery(const ScriptedRequest& request);
    void makeDatabase(const QString& name) const;

    Edition m_edition;
    std::unique_ptr<sandbox::SandboxServer> m_server;
    QStringList m_unknown;
    QSet<QByteArray> m_paths;
    FaultProxy m_proxy;
};

} // namespace telemirror::test
