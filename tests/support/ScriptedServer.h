#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpServer>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace telemirror::test {

/// A request as it came.
struct ScriptedRequest
{
    QByteArray method;
    QByteArray target;                     ///< path and query, encoded
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;                       ///< still compressed, if it was

    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
    /// The value of a parameter in the address, decoded; null if it is not there.
    [[nodiscard]] QString parameter(const QString& name) const;
};

/// How a request is answered.
struct ScriptedAnswer
{
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    bool chunked = false;
    std::optional<qsizetype> claimedLength; ///< `Content-Length`, right or wrong
    bool noLength = false;                  ///< neither chunked nor a length: the end is the close
    std::optional<qsizetype> cutAfter;      ///< close after so many bytes of what would be sent
    std::optional<qsizetype> stallAfter;    ///< send so many bytes, then nothing more
    bool never = false;                     ///< do not answer at all
    std::chrono::milliseconds delay{0};     ///< before the first byte: a slow link
    bool reset = false;                     ///< close as soon as the request has come
    bool withTcpReset = false;              ///< `cutAfter` and `reset` end with RST, not with FIN
    /// Pieces of a chunked body that are made as the connection takes them; an empty one is the end.
    std::function<QByteArray()> source;

    [[nodiscard]] static ScriptedAnswer json(int status, const QByteArray& body);
    [[nodiscard]] static ScriptedAnswer csv(const QByteArray& body);
};

/// A raw HTTP/1.1 server on a free loopback port whose every answer is scripted, down to the bytes.
class ScriptedServer : public QTcpServer
{
    Q_OBJECT

public:
    using Script = std::function<ScriptedAnswer(const ScriptedRequest&)>;

    explicit ScriptedServer(Script script, QObject* parent = nullptr);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] const QList<ScriptedRequest>& requests() const { return m_requests; }
    /// Bytes that were given to the operating system to send.
    [[nodiscard]] qint64 bytesSent() const { return m_bytesSent; }
    /// Serves TLS from now on.
    void encrypt(const QSslConfiguration& configuration);

signals:
    void requested();
    void disconnected();

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Client;

    void readFrom(const std::shared_ptr<Client>& client);
    void answer(const std::shared_ptr<Client>& client, const ScriptedRequest& request);
    void send(const std::shared_ptr<Client>& client, const ScriptedAnswer& script);
    void pump(const std::shared_ptr<Client>& client);

    Script m_script;
    QList<ScriptedRequest> m_requests;
    std::optional<QSslConfiguration> m_tls;
    qint64 m_bytesSent = 0;
};

} // namespace telemirror::test
