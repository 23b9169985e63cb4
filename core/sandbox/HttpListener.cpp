#include "sandbox/HttpListener.h"

#include <QtCore/QCoreApplication>
#include <QtHttpServer/QHttpServerRequest>
#include <QtHttpServer/QHttpServerResponder>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray methodName(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get: return "GET"_ba;
    case QHttpServerRequest::Method::Head: return "HEAD"_ba;
    case QHttpServerRequest::Method::Post: return "POST"_ba;
    case QHttpServerRequest::Method::Put: return "PUT"_ba;
    case QHttpServerRequest::Method::Patch: return "PATCH"_ba;
    case QHttpServerRequest::Method::Delete: return "DELETE"_ba;
    case QHttpServerRequest::Method::Options: return "OPTIONS"_ba;
    default: return "UNKNOWN"_ba;
    }
}

HttpRequest messageOf(const QHttpServerRequest& request)
{
    HttpRequest message;
    message.method = methodName(request.method());
    message.path = request.url().path();
    message.query = request.query();
    message.contentType = request.value("Content-Type"_ba);
    message.contentEncoding = request.value("Content-Encoding"_ba);
    message.authorization = request.value("Authorization"_ba);
    message.accept = request.value("Accept"_ba);
    message.body = request.body();
    return message;
}

void send(const HttpAnswer& answer, bool withBody, QHttpServerResponder& responder)
{
    const auto status = static_cast<QHttpServerResponder::StatusCode>(answer.status);
    const QByteArray& body = withBody ? answer.body : QByteArray();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers;
    for (const auto& [name, value] : answer.headers)
        headers.append(name, value);
    if (!answer.contentType.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, answer.contentType);
    responder.write(body, headers, status);
#else
    responder.writeStatusLine(status);
    for (const auto& [name, value] : answer.headers)
        responder.writeHeader(name, value);
    if (!answer.contentType.isEmpty())
        responder.writeHeader("Content-Type"_ba, answer.contentType);
    if (answer.status != 204)
        responder.writeHeader("Content-Length"_ba, QByteArray::number(answer.body.size()));
    responder.writeBody(body);
#endif
}

} // namespace

HttpListener::HttpListener(Handler handler)
    : m_handler(std::move(handler))
{
    // The services tell paths and methods apart themselves, as InfluxDB's answers to unknown ones
    // have a form of their own; so every request is one without a route here.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_server.setMissingHandler(
        &m_server, [this](const QHttpServerRequest& request, QHttpServerResponder& responder) {
            serve(request, responder);
        });
#else
    m_server.setMissingHandler([this](const QHttpServerRequest& request, QHttpServerResponder&& responder) {
        serve(request, responder);
    });
#endif
}

void HttpListener::serve(const QHttpServerRequest& request, QHttpServerResponder& responder)
{
    const HttpRequest message = messageOf(request);
    send(m_handler(message), message.method != "HEAD", responder);
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    // Earlier versions keep every connection open, even one whose client waits for its end.
    if (request.value("Connection"_ba).toLower() == "close")
        responder.socket()->disconnectFromHost();
#endif
}

Result<quint16> HttpListener::listen(quint16 port)
{
    auto server = std::make_unique<QTcpServer>();
    if (!server->listen(QHostAddress::LocalHost, port)) {
        return failure(Error::Kind::Configuration,
            QCoreApplication::translate("HttpListener",
                "The embedded server cannot listen on port %1: choose another port, or 0 for any free one.")
                .arg(port),
            server->errorString());
    }
    const quint16 bound = server->serverPort();
    // The HTTP server owns it from here on.
    m_server.bind(server.release());
    return bound;
}

} // namespace telemirror::sandbox
