#pragma once

#include "sandbox/ApiV1.h"
#include "sandbox/ApiV2.h"
#include "sandbox/RequestLimits.h"
#include "sandbox/SandboxServer.h"

namespace telemirror::sandbox {

/// Answers a request from its first look to its last: who asks, within which limits, what for.
/// Belongs to the store's thread.
class SandboxService
{
public:
    /// `options` with the token that is wanted of every request but health and ping.
    SandboxService(Store& store, const SandboxOptions& options);

    [[nodiscard]] HttpAnswer answer(const HttpRequest& request);

private:
    HttpAnswer route(const HttpRequest& request, Timestamp now);
    HttpAnswer unpackAndRoute(const HttpRequest& request, Timestamp now);
    [[nodiscard]] bool isAuthorized(const HttpRequest& request) const;

    QByteArray m_token;
    std::shared_ptr<Clock> m_clock;
    QDateTime m_started = QDateTime::currentDateTimeUtc();
    RequestLimits m_limits;
    ApiV1 m_v1;
    ApiV2 m_v2;
};

} // namespace telemirror::sandbox
