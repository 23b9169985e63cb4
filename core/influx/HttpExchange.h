#pragma once

#include "influx/ConnectionSettings.h"
#include "influx/GzipInflater.h"
#include "influx/HttpErrorMapper.h"
#include "model/Error.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

#include <functional>

class QNetworkAccessManager;

namespace telemirror {

/// What is asked of a server.
struct HttpRequest
{
    QNetworkRequest request; ///< address and headers, complete
    bool post = false;
    QByteArray body;
    bool compress = false;        ///< send the body gzip-compressed
    bool isWrite = false;         ///< the body is line protocol
    std::optional<Error> fault{}; ///< why it cannot be sent
};

/// What came back, apart from the body.
struct HttpAnswer
{
    int status = 0;
    QByteArray version; ///< `X-Influxdb-Version`
    QByteArray build;   ///< `X-Influxdb-Build`
    qint64 bytesSent = 0;
    qint64 bytesReceived = 0;               ///< of the body, as they came over the wire
    std::chrono::milliseconds roundTrip{0}; ///< until the head of the answer
};

/// One request and its answer. The body of a good answer (2xx) is given to a consumer in pieces
/// as it arrives; while paused, nothing is read, and the sockets' buffers hold the server back.
/// The completion is called exactly once, whatever happens, and the exchange then deletes itself.
///
/// No redirect is followed, no certificate excused, no credential or cookie of another request
/// used. HTTP/1.1 only: Qt does not hold an HTTP/2 stream back.
class HttpExchange final : public QObject
{
    Q_OBJECT

public:
    /// An error ends the exchange with that error.
    using Consumer = std::function<Result<void>(QByteArrayView)>;
    using Completion = std::function<void(const Result<HttpAnswer>&)>;

    HttpExchange(QNetworkAccessManager& network, const ConnectionSettings& settings, QObject* parent);
    ~HttpExchange() override;

    void start(const HttpRequest& request, Consumer consumer, Completion completion);
    /// Ends at once; the completion is called with kind Cancelled before this returns.
    void abort();
    void setPaused(bool paused);
    /// Bytes of the answer's body received so far, as they came over the wire (compressed ones, if
    /// the server compressed).
    [[nodiscard]] qint64 bytesReceived() const { return m_bytesReceived; }

signals:
    // See Connection.
    void requested(bool isWrite, qint64 bytes);
    void received(qint64 bytes);
    void limited(bool isWrite, const telemirror::Error& error);

private:
    void send(const QByteArray& body);
    void watchProgress();
    void readSome();
    void scheduleReading();
    [[nodiscard]] Result<qsizetype> nextPiece();
    [[nodiscard]] QByteArray readWire();
    void countBytes(qint64 size);
    void takeHead();
    void replyFinished();
    void bodyEnded();
    [[nodiscard]] Error failedAnswer();
    void complete(const Result<HttpAnswer>& result);
    void restartIdleTimer();

    QNetworkAccessManager& m_network;
    ConnectionSettings m_settings;
    HttpErrorMapper m_errors;
    HttpRequest m_request;
    Consumer m_consumer;
    Completion m_completion;
    HttpAnswer m_answer;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<GzipInflater> m_inflater;
    QByteArray m_piece;
    QByteArray m_errorBody;
    QTimer m_connectTimer;
    QTimer m_idleTimer;
    QElapsedTimer m_elapsed;
    qint64 m_bytesReceived = 0;
    bool m_headTaken = false;
    bool m_replyFinished = false;
    bool m_paused = false;
    bool m_readingScheduled = false;
    bool m_completed = false;
};

} // namespace telemirror
