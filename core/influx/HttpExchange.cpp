#include "influx/HttpExchange.h"

#include "influx/wire/Gzip.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFutureWatcher>
#include <QtNetwork/QNetworkAccessManager>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// What Qt may hold of an answer that nobody reads.
constexpr qint64 readBufferSize = 256 * 1024;
constexpr qsizetype pieceSize = 64 * 1024;
/// Pieces handed on before other events get their turn.
constexpr int piecesPerTurn = 4;
constexpr qsizetype largestErrorBody = 64 * 1024;
/// Compressing less than this costs more than it saves.
constexpr qsizetype smallestCompressed = 512;

} // namespace

HttpExchange::HttpExchange(
    QNetworkAccessManager& network, const ConnectionSettings& settings, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_settings(settings)
    , m_errors(settings)
{
    m_connectTimer.setSingleShot(true);
    m_connectTimer.setInterval(settings.connectTimeout);
    connect(&m_connectTimer, &QTimer::timeout, this,
        [this] { complete(tl::unexpected(m_errors.connectTimeout())); });
    m_idleTimer.setSingleShot(true);
    m_idleTimer.setInterval(settings.idleTimeout);
    connect(
        &m_idleTimer, &QTimer::timeout, this, [this] { complete(tl::unexpected(m_errors.idleTimeout())); });
}

HttpExchange::~HttpExchange()
{
    abort();
}

void HttpExchange::start(const HttpRequest& request, Consumer consumer, Completion completion)
{
    m_request = request;
    m_consumer = std::move(consumer);
    m_completion = std::move(completion);
    if (m_request.fault) {
        QMetaObject::invokeMethod(
            this, [this] { complete(tl::unexpected(*m_request.fault)); }, Qt::QueuedConnection);
        return;
    }
    m_request.request.setTransferTimeout(0);
    m_request.request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_request.request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    m_request.request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    m_request.request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    m_request.request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_request.request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    m_request.request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    if (!m_request.compress || m_request.body.size() < smallestCompressed) {
        send(m_request.body);
        return;
    }
    m_request.request.setRawHeader("Content-Encoding"_ba, "gzip"_ba);
    auto* watcher = new QFutureWatcher<QByteArray>(this);
    connect(watcher, &QFutureWatcher<QByteArray>::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (!m_completed)
            send(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run([body = m_request.body] { return gzipCompress(body); }));
    m_request.body.clear();
}

void HttpExchange::send(const QByteArray& body)
{
    m_answer.bytesSent = body.size();
    emit requested(m_request.isWrite, m_request.isWrite ? body.size() : 0);
    m_elapsed.start();
    restartIdleTimer();
    m_reply = m_request.post ? m_network.post(m_request.request, body) : m_network.get(m_request.request);
    m_reply->setParent(this);
    watchProgress();
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::scheduleReading);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::replyFinished);
}

void HttpExchange::watchProgress()
{
    // Qt (6.4 at least) forgets a size that is set before the request went to its network thread,
    // which takes a turn of the event loop, and then reads without bounds.
    const auto limitBuffer = [reply = m_reply] {
        if (reply)
            reply->setReadBufferSize(readBufferSize);
    };
    QMetaObject::invokeMethod(m_reply, limitBuffer, Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::requestSent, m_reply, limitBuffer);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        if (!m_headTaken)
            m_connectTimer.start();
    });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_connectTimer.stop();
        restartIdleTimer();
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64) {
        if (sent > 0)
            m_connectTimer.stop();
        restartIdleTimer();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        m_connectTimer.stop();
        restartIdleTimer();
    });
}

void HttpExchange::restartIdleTimer()
{
    // Who is held back cannot be late.
    if (!m_completed && !m_paused)
        m_idleTimer.start();
}

void HttpExchange::abort()
{
    complete(tl::unexpected(m_errors.cancelled()));
}

void HttpExchange::setPaused(bool paused)
{
    if (m_paused == paused || m_completed)
        return;
    m_paused = paused;
    if (paused) {
        m_idleTimer.stop();
    } else {
        restartIdleTimer();
        scheduleReading();
    }
}

void HttpExchange::scheduleReading()
{
    if (m_readingScheduled || m_paused || m_completed)
        return;
    m_readingScheduled = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_readingScheduled = false;
            readSome();
        },
        Qt::QueuedConnection);
}

void HttpExchange::readSome()
{
    const QPointer<HttpExchange> guard(this);
    for (int piece = 0; piece < piecesPerTurn; ++piece) {
        if (m_paused || m_completed || m_reply == nullptr)
            return;
        const Result<qsizetype> size = nextPiece();
        if (!size) {
            complete(tl::unexpected(m_errors.named(size.error())));
            return;
        }
        if (*size == 0) {
            if (m_replyFinished)
                bodyEnded();
            return;
        }
        if (m_answer.status >= 300) {
            if (m_errorBody.size() < largestErrorBody)
                m_errorBody.append(m_piece.constData(), *size);
            continue;
        }
        const Result<void> consumed =
            m_consumer ? m_consumer(QByteArrayView(m_piece.constData(), *size)) : Result<void>();
        if (!guard || m_completed)
            return;
        if (!consumed) {
            complete(tl::unexpected(m_errors.refined(consumed.error())));
            return;
        }
    }
    scheduleReading();
}

Result<qsizetype> HttpExchange::nextPiece()
{
    takeHead();
    m_piece.resize(pieceSize);
    if (!m_inflater) {
        const qint64 size = m_reply->read(m_piece.data(), pieceSize);
        if (size <= 0)
            return 0;
        countBytes(size);
        return static_cast<qsizetype>(size);
    }
    for (;;) {
        Result<qsizetype> size = m_inflater->read(m_piece.data(), pieceSize);
        if (!size || *size > 0)
            return size;
        const QByteArray packed = readWire();
        if (packed.isEmpty())
            return 0;
        m_inflater->setInput(packed);
    }
}

QByteArray HttpExchange::readWire()
{
    const QByteArray bytes = m_reply->read(pieceSize);
    if (!bytes.isEmpty())
        countBytes(bytes.size());
    return bytes;
}

void HttpExchange::countBytes(qint64 size)
{
    m_bytesReceived += size;
    restartIdleTimer();
    if (!m_request.isWrite)
        emit received(size);
}

void HttpExchange::takeHead()
{
    if (m_headTaken || !m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        return;
    m_headTaken = true;
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.version = m_reply->rawHeader("X-Influxdb-Version"_ba);
    m_answer.build = m_reply->rawHeader("X-Influxdb-Build"_ba);
    m_answer.roundTrip = std::chrono::milliseconds(m_elapsed.elapsed());
    if (m_reply->rawHeader("Content-Encoding"_ba).trimmed().toLower() == "gzip")
        m_inflater = std::make_unique<GzipInflater>();
}

void HttpExchange::replyFinished()
{
    m_replyFinished = true;
    m_connectTimer.stop();
    const bool hasStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    takeHead();
    const auto code = m_reply->error();
    if (code != QNetworkReply::NoError && (!hasStatus || m_answer.status < 300)) {
        complete(tl::unexpected(m_errors.fromNetwork(code, m_reply->errorString(), hasStatus)));
        return;
    }
    scheduleReading();
}

void HttpExchange::bodyEnded()
{
    if (m_answer.status >= 300 || m_answer.status < 200) {
        complete(tl::unexpected(failedAnswer()));
        return;
    }
    m_answer.bytesReceived = m_bytesReceived;
    bool hasLength = false;
    const qint64 length = m_reply->rawHeader("Content-Length"_ba).toLongLong(&hasLength);
    if ((hasLength && m_answer.status != 204 && length != m_bytesReceived) ||
        (m_inflater && !m_inflater->isComplete()))
        complete(tl::unexpected(m_errors.truncated()));
    else
        complete(m_answer);
}

Error HttpExchange::failedAnswer()
{
    FailedAnswer answer;
    answer.status = m_answer.status;
    answer.body = m_errorBody;
    answer.retryAfter = m_reply->rawHeader("Retry-After"_ba);
    answer.errorHeader = m_reply->rawHeader("X-Influxdb-Error"_ba);
    answer.redirection =
        m_request.request.url().resolved(QUrl::fromEncoded(m_reply->rawHeader("Location"_ba)));
    answer.isWrite = m_request.isWrite;
    return m_errors.fromAnswer(answer);
}

void HttpExchange::complete(const Result<HttpAnswer>& result)
{
    if (m_completed)
        return;
    m_completed = true;
    m_connectTimer.stop();
    m_idleTimer.stop();
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        if (!m_reply->isFinished())
            m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    deleteLater();
    if (!result && result.error().kind == Error::Kind::RateLimited)
        emit limited(m_request.isWrite, result.error());
    // Nothing of this object may be touched behind the completion: it may have destroyed it.
    if (const Completion completion = std::move(m_completion))
        completion(result);
}

} // namespace telemirror
