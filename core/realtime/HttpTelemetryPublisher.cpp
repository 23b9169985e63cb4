#include "realtime/HttpTelemetryPublisher.h"

#include "influx/HttpErrorMapper.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Of an answer that nobody needs; enough for the server's words.
constexpr qint64 longestAnswerRead = 16 * 1024;

/// A request lasts no longer than so many times the timeout without progress.
constexpr int longestInTimeouts = 4;

const auto tokenMark = u"{token}"_s;

QUrl addressOf(const HttpPublisherSettings& settings)
{
    QUrl url = settings.url;
    if (settings.endpoint == HttpPublisherSettings::Endpoint::Plain)
        return url;
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(
        path + u"/api/v1/"_s + QString::fromLatin1(QUrl::toPercentEncoding(settings.token)) + u"/telemetry"_s,
        QUrl::TolerantMode);
    return url;
}

QString placeOf(const HttpPublisherSettings& settings)
{
    return settings.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace

HttpTelemetryPublisher::HttpTelemetryPublisher(const HttpPublisherSettings& settings, const SpoolPaths& paths,
    QNetworkAccessManager& network, Clock& clock, QObject* parent)
    : SpooledPublisher(u"http"_s, u"HTTP "_s + placeOf(settings), paths, settings.spool, clock, parent)
    , m_settings(settings)
    , m_place(placeOf(settings))
    , m_network(network)
{
    prepareRequest();
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_timedOut = true;
        if (m_reply)
            m_reply->abort();
    });
}

HttpTelemetryPublisher::~HttpTelemetryPublisher()
{
    abandon();
}

void HttpTelemetryPublisher::prepareRequest()
{
    m_request.setUrl(addressOf(m_settings));
    m_request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    m_request.setHeader(QNetworkRequest::UserAgentHeader, u"Telemirror/" TELEMIRROR_VERSION ""_s);
    for (const HttpHeader& header : std::as_const(m_settings.headers)) {
        QString value = header.value;
        value.replace(tokenMark, m_settings.token);
        m_request.setRawHeader(header.name.toLatin1(), value.toUtf8());
    }
    m_request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    m_request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    m_request.setTransferTimeout(static_cast<int>(m_settings.timeout.count()));
    prepareTls();
}

void HttpTelemetryPublisher::prepareTls()
{
    if (m_settings.caFile.isEmpty())
        return;
    const QList<QSslCertificate> certificates = QSslCertificate::fromPath(m_settings.caFile, QSsl::Pem);
    if (certificates.isEmpty())
        m_caFault = tr("The file \"%1\" holds no certificate that can be read: choose a PEM file.")
                        .arg(m_settings.caFile);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(certificates);
    m_request.setSslConfiguration(tls);
}

void HttpTelemetryPublisher::send(const SpooledDocument& document)
{
    abandon();
    m_timedOut = false;
    m_reply.reset(m_network.post(m_request, document.bytes));
    m_reply->setReadBufferSize(longestAnswerRead);
    connect(m_reply.get(), &QNetworkReply::finished, this, &HttpTelemetryPublisher::replyFinished,
        Qt::QueuedConnection);
    // An answer that is longer than anybody needs is thrown away, so that its end can come.
    connect(m_reply.get(), &QNetworkReply::readyRead, this, [this] {
        if (m_reply->bytesAvailable() >= longestAnswerRead)
            m_reply->read(longestAnswerRead / 2);
    });
    m_deadline.start(m_settings.timeout * longestInTimeouts);
}

/// Nobody waits for the answer any more.
void HttpTelemetryPublisher::abandon()
{
    m_deadline.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply.release()->deleteLater();
}

void HttpTelemetryPublisher::replyFinished()
{
    if (!m_reply || !m_reply->isFinished())
        return;
    m_deadline.stop();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError code = m_reply->error();
    // A status says more than how its body ended; 2xx with a broken body was still taken.
    if (status != 0)
        judge(status);
    else
        failed(errorOfNetwork(code), Verdict::Retry);
}

void HttpTelemetryPublisher::judge(int status)
{
    if (status >= 200 && status < 300)
        return delivered();
    const Error error = errorOfStatus(status);
    switch (status) {
    case 401:
    case 403:
    case 404:
    case 405:
    case 407:
    case 410: return failed(error, Verdict::AskOperator);
    case 408:
    case 425:
    case 429: return failed(error, Verdict::Retry);
    default: break;
    }
    if (status >= 400 && status < 500)
        return failed(error, Verdict::RefuseDocument);
    failed(error, status < 400 ? Verdict::AskOperator : Verdict::Retry);
}

Error HttpTelemetryPublisher::errorOfStatus(int status) const
{
    QString detail = u"HTTP %1"_s.arg(status);
    const QString words = m_reply->isOpen() ? HttpErrorMapper::serverText(m_reply->read(longestAnswerRead))
                                            : QString(); // the answer was cut off
    if (!words.isEmpty())
        detail += u": "_s + withoutToken(words);
    const auto make = [&](Error::Kind kind, const QString& message) {
        Error error = made(kind, message, detail);
        error.retryAfter = HttpErrorMapper::retryAfter(
            m_reply->rawHeader("Retry-After"_ba), QDateTime::currentDateTimeUtc());
        return error;
    };
    switch (status) {
    case 401: return make(Error::Kind::Unauthorized, tr("%1 does not take the token: enter the right one."));
    case 403:
        return make(Error::Kind::Forbidden,
            tr("%1 does not let this token publish telemetry: check the device's rights."));
    case 404:
    case 405:
    case 410:
        return make(Error::Kind::NotFound,
            tr("%1 takes no telemetry at this address: check the address and the kind of endpoint."));
    case 407: return make(Error::Kind::Unauthorized, tr("The proxy before %1 asks for a password."));
    case 408: return make(Error::Kind::Timeout, tr("%1 gave up waiting for the document; it is sent again."));
    case 413: return make(Error::Kind::TooLarge, tr("%1 finds the document too large."));
    case 425:
    case 429: return make(Error::Kind::RateLimited, tr("%1 asks for fewer documents; they wait."));
    case 503: return make(Error::Kind::Unavailable, tr("%1 asks to come back later; documents wait."));
    default: break;
    }
    if (status >= 500)
        return make(Error::Kind::ServerError, tr("%1 has a fault of its own; documents wait."));
    if (status >= 400)
        return make(Error::Kind::BadRequest, tr("%1 refuses the document."));
    if (status >= 300) {
        const QUrl target =
            m_reply->url().resolved(QUrl::fromEncoded(m_reply->rawHeader("Location"_ba), QUrl::StrictMode));
        // Its path often repeats ours, and with it the token.
        detail += u": "_s +
            target.toDisplayString(
                QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
        return make(Error::Kind::Configuration,
            tr("%1 sends us on to another address, which is not followed, as it would carry the token "
               "there: enter the final address."));
    }
    return make(Error::Kind::Malformed, tr("%1 answers with something that is not HTTP as we know it."));
}

Error HttpTelemetryPublisher::errorOfNetwork(QNetworkReply::NetworkError code) const
{
    const QString detail = withoutToken(m_reply->errorString());
    switch (code) {
    case QNetworkReply::SslHandshakeFailedError:
        if (!m_caFault.isEmpty())
            return failure(Error::Kind::Tls, m_caFault, detail).value();
        return made(Error::Kind::Tls,
            tr("The certificate of %1 cannot be trusted: check the address, or name the file of its "
               "authority."),
            detail);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        // Qt ends a transfer without progress as "cancelled".
        return made(Error::Kind::Timeout,
            m_timedOut ? tr("%1 did not finish its answer in time; documents wait.")
                       : tr("%1 does not answer; documents wait."));
    default: return made(Error::Kind::Unreachable, tr("%1 cannot be reached; documents wait."), detail);
    }
}

Error HttpTelemetryPublisher::made(Error::Kind kind, const QString& message, const QString& detail) const
{
    return failure(kind, message.arg(m_place), detail).value();
}

/// Servers, and Qt, like to repeat the address, which holds the token.
QString HttpTelemetryPublisher::withoutToken(QString text) const
{
    if (m_settings.token.isEmpty())
        return text;
    const auto mark = u"…"_s;
    text.replace(QString::fromLatin1(QUrl::toPercentEncoding(m_settings.token)), mark, Qt::CaseInsensitive);
    return text.replace(m_settings.token, mark);
}

} // namespace telemirror
