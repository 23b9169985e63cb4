#pragma once

#include "model/Error.h"
#include "sandbox/HttpMessage.h"

#include <QtHttpServer/QHttpServer>

#include <functional>

namespace telemirror::sandbox {

/// Takes requests on 127.0.0.1 and hands each, whatever its path and method, to one handler.
/// Belongs to the thread that made it.
class HttpListener
{
public:
    using Handler = std::function<HttpAnswer(const HttpRequest&)>;

    explicit HttpListener(Handler handler);

    /// Begins to listen; 0 is any free port. Returns the port. Error kind Configuration.
    Result<quint16> listen(quint16 port);

private:
    void serve(const QHttpServerRequest& request, QHttpServerResponder& responder);

    Handler m_handler;
    QHttpServer m_server;
};

} // namespace telemirror::sandbox
