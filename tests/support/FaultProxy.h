#pragma once

#include "support/ScriptedServer.h"

namespace telemirror::test {

/// Stands between the product and a server and passes requests and answers on, but for the faults
/// that a test puts in: into the answer of the n-th request of a kind. What it passes on is what the
/// real server said, byte for byte; uncompressed, so that faults can be put into it, unless the test
/// wants it otherwise.
///
/// The server must not live on this thread: answers are waited for.
class FaultProxy
{
public:
    /// Changes an answer on its way back.
    using Fault = std::function<void(ScriptedAnswer&)>;
    /// The fault for a request, if any; `number` counts the requests that matter(), from 1.
    using Plan = std::function<Fault(const ScriptedRequest&, int number)>;
    /// Whether a request is of the kind that the test counts.
    using Matter = std::function<bool(const ScriptedRequest&)>;

    FaultProxy(const QUrl& upstream, Matter matter, Plan plan);

    [[nodiscard]] QUrl url() const { return m_server.url(); }
    /// Requests so far that matter.
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] ScriptedServer& server() { return m_server; }
    void keepCompression() { m_keepCompression = true; }
    /// No more faults.
    void heal() { m_plan = {}; }

    /// Requests that read points, in either dialect.
    [[nodiscard]] static bool isRead(const ScriptedRequest& request);
    [[nodiscard]] static bool isWrite(const ScriptedRequest& request);

private:
    ScriptedAnswer forward(const ScriptedRequest& request) const;

    QUrl m_upstream;
    Matter m_matter;
    Plan m_plan;
    int m_count = 0;
    bool m_keepCompression = false;
    ScriptedServer m_server;
};

} // namespace telemirror::test
