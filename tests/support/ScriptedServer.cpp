#include "support/ScriptedServer.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QSslSocket>

#include <sys/socket.h>

namespace telemirror::test {

using namespace Qt::StringLiterals;

namespace {

/// What may wait in a socket's own buffer before a source is asked for more.
constexpr qint64 mostWaiting = 64 * 1024;

QByteArray chunk(const QByteArray& piece)
{
    return QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
}

/// Closes so that the system sends a reset in place of the proper end.
void endWithReset(QTcpSocket& socket)
{
    const linger atOnce{1, 0};
    if (::setsockopt(
            static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce) != 0)
        qFatal("a connection cannot be reset");
    socket.abort();
}

QByteArray inChunks(const QByteArray& body)
{
    // Odd sizes, so that chunks end in the middle of rows and names.
    constexpr qsizetype chunkSize = 1021;
    QByteArray out;
    for (qsizetype i = 0; i < body.size(); i += chunkSize)
        out += chunk(body.mid(i, chunkSize));
    return out + "0\r\n\r\n";
}

} // namespace

struct ScriptedServer::Client
{
    QPointer<QTcpSocket> socket;
    QByteArray received;
    std::function<QByteArray()> source;
};

QString ScriptedRequest::parameter(const QString& name) const
{
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return {};
    QUrlQuery query;
    query.setQuery(QString::fromLatin1(target.mid(mark + 1)));
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

ScriptedAnswer ScriptedAnswer::json(int status, const QByteArray& body)
{
    ScriptedAnswer answer;
    answer.status = status;
    answer.headers = {{"Content-Type"_ba, "application/json"_ba}};
    answer.body = body;
    return answer;
}

ScriptedAnswer ScriptedAnswer::csv(const QByteArray& body)
{
    ScriptedAnswer answer;
    answer.headers = {{"Content-Type"_ba, "text/csv; charset=utf-8"_ba}};
    answer.body = body;
    answer.chunked = true;
    return answer;
}

ScriptedServer::ScriptedServer(Script script, QObject* parent)
    : QTcpServer(parent)
    , m_script(std::move(script))
{
    if (!listen(QHostAddress::LocalHost, 0))
        qFatal("ScriptedServer: no free port");
}

QUrl ScriptedServer::url() const
{
    QUrl url;
    url.setScheme(m_tls ? u"https"_s : u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(serverPort());
    return url;
}

void ScriptedServer::encrypt(const QSslConfiguration& configuration)
{
    m_tls = configuration;
}

void ScriptedServer::incomingConnection(qintptr handle)
{
    auto client = std::make_shared<Client>();
    QTcpSocket* socket = nullptr;
    if (m_tls) {
        auto* secure = new QSslSocket(this);
        secure->setSocketDescriptor(handle);
        secure->setSslConfiguration(*m_tls);
        secure->startServerEncryption();
        socket = secure;
    } else {
        socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
    }
    client->socket = socket;
    connect(socket, &QTcpSocket::readyRead, this, [this, client] { readFrom(client); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this, client](qint64 bytes) {
        m_bytesSent += bytes;
        pump(client);
    });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        socket->deleteLater();
        emit disconnected();
    });
}

void ScriptedServer::readFrom(const std::shared_ptr<Client>& client)
{
    client->received += client->socket->readAll();
    for (;;) {
        const qsizetype headEnd = client->received.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        ScriptedRequest request;
        const QList<QByteArray> lines = client->received.left(headEnd).split('\n');
        const QList<QByteArray> first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray& line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (client->received.size() < headEnd + 4 + length)
            return;
        request.body = client->received.mid(headEnd + 4, length);
        client->received.remove(0, headEnd + 4 + length);
        m_requests.append(request);
        answer(client, request);
        emit requested();
        if (!client->socket)
            return;
    }
}

void ScriptedServer::answer(const std::shared_ptr<Client>& client, const ScriptedRequest& request)
{
    const ScriptedAnswer script = m_script(request);
    if (script.never)
        return;
    if (script.reset) {
        if (script.withTcpReset)
            endWithReset(*client->socket);
        else
            client->socket->abort();
        return;
    }
    if (script.delay.count() == 0)
        return send(client, script);
    QTimer::singleShot(script.delay, this, [this, client, script] {
        if (client->socket)
            send(client, script);
    });
}

void ScriptedServer::send(const std::shared_ptr<Client>& client, const ScriptedAnswer& script)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(script.status) + " Scripted\r\n";
    for (const auto& [name, value] : script.headers)
        bytes += name + ": " + value + "\r\n";
    const bool chunked = script.chunked || script.source;
    if (chunked)
        bytes += "Transfer-Encoding: chunked\r\n";
    else if (script.noLength)
        bytes += "Connection: close\r\n";
    else if (script.status != 204)
        bytes += "Content-Length: " + QByteArray::number(script.claimedLength.value_or(script.body.size())) +
            "\r\n";
    bytes += "\r\n";
    if (!script.source)
        bytes += chunked ? inChunks(script.body) : script.body;
    if (script.cutAfter)
        bytes.truncate(*script.cutAfter);
    if (script.stallAfter)
        bytes.truncate(*script.stallAfter);
    client->socket->write(bytes);
    client->source = script.source;
    if (script.cutAfter && script.withTcpReset) {
        client->socket->flush();
        endWithReset(*client->socket);
    } else if (script.cutAfter || script.noLength || script.claimedLength) {
        client->socket->disconnectFromHost();
    } else {
        pump(client);
    }
}

void ScriptedServer::pump(const std::shared_ptr<Client>& client)
{
    while (client->source && client->socket && client->socket->bytesToWrite() < mostWaiting) {
        const QByteArray piece = client->source();
        if (piece.isEmpty()) {
            client->source = nullptr;
            client->socket->write("0\r\n\r\n");
        } else {
            client->socket->write(chunk(piece));
        }
    }
}

} // namespace telemirror::test
