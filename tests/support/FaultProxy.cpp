#include "support/FaultProxy.h"

#include <QtNetwork/QTcpSocket>

namespace telemirror::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

QByteArray dechunked(const QByteArray& body)
{
    QByteArray out;
    for (qsizetype at = 0;;) {
        const qsizetype end = body.indexOf("\r\n", at);
        const qsizetype size = body.mid(at, end - at).split(';').first().trimmed().toLongLong(nullptr, 16);
        if (end < 0 || size == 0)
            return out;
        out += body.mid(end + 2, size);
        at = end + 2 + size + 2;
    }
}

/// Everything the server sends until it closes.
QByteArray exchange(const QUrl& server, const QByteArray& request)
{
    QTcpSocket socket;
    socket.connectToHost(server.host(), static_cast<quint16>(server.port()));
    if (!socket.waitForConnected(patience))
        return {};
    socket.write(request);
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(patience)) {
    }
    QByteArray answer;
    while (socket.state() == QTcpSocket::ConnectedState && socket.waitForReadyRead(patience))
        answer += socket.readAll();
    return answer + socket.readAll();
}

ScriptedAnswer parsed(const QByteArray& bytes)
{
    ScriptedAnswer answer;
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = bytes.left(headEnd).split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).toLower();
        if (name == "transfer-encoding")
            answer.chunked = true;
        else if (name != "content-length" && name != "connection")
            answer.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    answer.body = bytes.mid(headEnd + 4);
    if (answer.chunked)
        answer.body = dechunked(answer.body);
    return answer;
}

} // namespace

FaultProxy::FaultProxy(const QUrl& upstream, Matter matter, Plan plan)
    : m_upstream(upstream)
    , m_matter(std::move(matter))
    , m_plan(std::move(plan))
    , m_server([this](const ScriptedRequest& request) {
        const bool matters = m_matter(request);
        const Fault fault = matters && m_plan ? m_plan(request, m_count + 1) : Fault();
        m_count += matters ? 1 : 0;
        ScriptedAnswer answer = forward(request);
        if (fault)
            fault(answer);
        return answer;
    })
{}

ScriptedAnswer FaultProxy::forward(const ScriptedRequest& request) const
{
    QByteArray head = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (auto it = request.headers.begin(); it != request.headers.end(); ++it) {
        const bool asksForCompression = it.key() == "accept-encoding";
        if (it.key() != "connection" && it.key() != "host" && (!asksForCompression || m_keepCompression))
            head += it.key() + ": " + it.value() + "\r\n";
    }
    head += "Host: " + m_upstream.authority().toUtf8() + "\r\nConnection: close\r\n\r\n";
    const QByteArray bytes = exchange(m_upstream, head + request.body);
    if (bytes.isEmpty()) {
        ScriptedAnswer none;
        none.reset = true;
        return none;
    }
    return parsed(bytes);
}

bool FaultProxy::isRead(const ScriptedRequest& request)
{
    if (request.path() == "/api/v2/query")
        return request.body.contains("r._measurement ==") && !request.body.contains("|> last()");
    const QByteArray statement = QByteArray::fromPercentEncoding(request.body);
    return request.path() == "/query" && statement.contains("SELECT") && statement.contains(" AS ");
}

bool FaultProxy::isWrite(const ScriptedRequest& request)
{
    return request.path() == "/api/v2/write" || request.path() == "/write";
}

} // namespace telemirror::test
