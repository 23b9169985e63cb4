#pragma once

#include "config/Profile.h"
#include "sandbox/SandboxServer.h"

#include <memory>

namespace telemirror {

/// The embedded default: a sandbox *cloud* with the sample site behind the free plan's limits,
/// scaled down, and a sandbox *local store*, both on loopback with random ports and tokens. The
/// servers run until this is destroyed.
class DemoSite
{
public:
    /// `folder` keeps both stores' files, so that a second start goes on where the first ended.
    [[nodiscard]] static Result<std::unique_ptr<DemoSite>> start(const QString& folder);

    /// Mirrors the cloud's sample bucket into the local store, every hour.
    [[nodiscard]] Profile profile() const;
    [[nodiscard]] const sandbox::SandboxServer& cloud() const { return *m_cloud; }
    [[nodiscard]] const sandbox::SandboxServer& local() const { return *m_local; }

    /// The sample bucket, named alike on both sides.
    [[nodiscard]] static QString bucket();

private:
    DemoSite() = default;

    std::unique_ptr<sandbox::SandboxServer> m_cloud;
    std::unique_ptr<sandbox::SandboxServer> m_local;
};

} // namespace telemirror
