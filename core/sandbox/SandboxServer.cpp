#include "sandbox/SandboxServer.h"

#include "sandbox/SandboxThread.h"

#include <QtCore/QRandomGenerator>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// 256 bits of the system's randomness, safe in a URL and in a header.
QString randomToken()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    const QByteArray bytes(reinterpret_cast<const char*>(bits.data()), sizeof bits);
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

struct SandboxServer::Private
{
    SandboxOptions options;
    quint16 port = 0;
    std::unique_ptr<SandboxThread> thread;
};

SandboxServer::SandboxServer()
    : d(std::make_unique<Private>())
{}

SandboxServer::~SandboxServer() = default;

Result<std::unique_ptr<SandboxServer>> SandboxServer::start(const SandboxOptions& options)
{
    std::unique_ptr<SandboxServer> server(new SandboxServer);
    server->d->options = options;
    if (options.token.isEmpty())
        server->d->options.token = randomToken();
    server->d->thread = std::make_unique<SandboxThread>(server->d->options);
    const auto port = server->d->thread->startServing();
    if (!port)
        return tl::unexpected<Error>(port.error());
    server->d->port = *port;
    return server;
}

QUrl SandboxServer::url() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(d->port);
    return url;
}

QString SandboxServer::token() const
{
    return d->options.token;
}

QString SandboxServer::organization() const
{
    return d->options.organization;
}

} // namespace telemirror::sandbox
