#pragma once

#include "model/Clock.h"
#include "model/Error.h"
#include "model/TimeRange.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <chrono>
#include <memory>

namespace telemirror::sandbox {

/// What a sandbox server serves and how it limits.
struct SandboxOptions
{
    QString databasePath; ///< SQLite file; empty: in memory
    QString organization = QStringLiteral("sandbox");
    QString token;           ///< empty: a random one is made
    quint16 port = 0;        ///< 0: any free one, on 127.0.0.1
    QStringList buckets;     ///< made if missing
    bool sampleSite = false; ///< fill `sampleBucket` with the sample site, evolving as time passes
    QString sampleBucket = QStringLiteral("weather");
    qint64 readBytesPerWindow = 0; ///< per five-minute window scaled by `limitWindow`; 0: no limit
    std::chrono::milliseconds limitWindow{300'000};
    int requestsPerWindow = 0;                                      ///< 0: no limit
    std::shared_ptr<Clock> clock = std::make_shared<SystemClock>(); ///< used on the server's thread alone
};

/// An embedded server that answers the requests that this product and the service it replaces make,
/// as InfluxDB does: `/health`, `/ping`, `/api/v2/buckets` (paged), `/api/v2/orgs`,
/// `/api/v2/query`, `/api/v2/write`, `/api/v2/delete`, and the v1 `/query` and `/write`. Loopback
/// only, every request but health and ping needs the token. Serves on a thread of its own.
class SandboxServer
{
public:
    /// Starts serving; returns when it listens.
    [[nodiscard]] static Result<std::unique_ptr<SandboxServer>> start(const SandboxOptions& options);
    /// Stops serving and joins the thread.
    ~SandboxServer();

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QString token() const;
    [[nodiscard]] QString organization() const;

private:
    SandboxServer();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror::sandbox
