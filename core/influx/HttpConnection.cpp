#include "influx/HttpConnection.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslCertificate>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// More than any list of names needs; a larger answer is not what was asked for.
constexpr qsizetype largestCollected = 64 * 1024 * 1024;

bool isLoopback(const QUrl& url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

HttpConnection::HttpConnection(const ConnectionSettings& settings, QNetworkAccessManager& network)
    : m_settings(settings)
    , m_network(network)
    , m_errors(settings)
{
    if (settings.url.scheme() == "https"_L1)
        prepareTls();
}

void HttpConnection::prepareTls()
{
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (m_settings.caFile.isEmpty())
        return;
    QFile file(m_settings.caFile);
    const QList<QSslCertificate> own = file.open(QIODevice::ReadOnly)
        ? QSslCertificate::fromDevice(&file, QSsl::Pem)
        : QList<QSslCertificate>();
    if (!own.isEmpty())
        return m_tls.addCaCertificates(own);
    m_tlsFault = failure(Error::Kind::Configuration,
        tr("The file \"%1\" holds no certificate that can be read: choose a PEM file.")
            .arg(m_settings.caFile),
        file.errorString())
                     .value();
    m_tlsFault->connection = m_settings.name;
}

HttpConnection::~HttpConnection()
{
    m_closing = true;
    abortAll();
}

void HttpConnection::abortAll()
{
    const auto children = findChildren<HttpExchange*>(Qt::FindDirectChildrenOnly);
    const QList<QPointer<HttpExchange>> exchanges(children.begin(), children.end());
    for (const QPointer<HttpExchange>& exchange : exchanges) {
        if (exchange)
            exchange->abort();
    }
}

HttpExchange* HttpConnection::send(
    const HttpRequest& request, HttpExchange::Consumer consumer, HttpExchange::Completion completion)
{
    auto* exchange = new HttpExchange(m_network, m_settings, this);
    connect(exchange, &HttpExchange::requested, this, &Connection::requested);
    connect(exchange, &HttpExchange::received, this, &Connection::received);
    connect(exchange, &HttpExchange::limited, this, &Connection::limited);
    exchange->start(request, std::move(consumer), std::move(completion));
    if (m_closing)
        exchange->abort();
    return exchange;
}

HttpRequest HttpConnection::request(const QString& path, const QList<QPair<QString, QString>>& query) const
{
    QUrl url = m_settings.url.adjusted(
        QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    QByteArray text;
    for (const auto& [key, value] : query) {
        // Encoded here, as QUrlQuery leaves some characters alone that servers read in their own way.
        text += (text.isEmpty() ? QByteArray() : "&"_ba) + QUrl::toPercentEncoding(key) + '=' +
            QUrl::toPercentEncoding(value);
    }
    if (!text.isEmpty())
        url.setQuery(QString::fromLatin1(text), QUrl::StrictMode);
    HttpRequest result;
    result.request.setUrl(url);
    result.request.setRawHeader("User-Agent"_ba, "Telemirror/" TELEMIRROR_VERSION ""_ba);
    // Compression costs more than it saves on the way through the loopback interface. It is undone
    // by HttpExchange, not by Qt, so that bytes are counted as they came and bounds are kept.
    result.request.setRawHeader("Accept-Encoding"_ba, isLoopback(url) ? "identity"_ba : "gzip"_ba);
    if (const QByteArray credentials = authorization(); !credentials.isEmpty())
        result.request.setRawHeader("Authorization"_ba, credentials);
    if (url.scheme() == "https"_L1)
        result.request.setSslConfiguration(m_tls);
    result.fault = m_tlsFault;
    return result;
}

QByteArray HttpConnection::authorization() const
{
    if (!m_settings.username.isEmpty())
        return "Basic "_ba + (m_settings.username + u':' + m_settings.secret).toUtf8().toBase64();
    if (!m_settings.secret.isEmpty())
        return "Token "_ba + m_settings.secret.toUtf8();
    return {};
}

void HttpConnection::fetch(const HttpRequest& request, Body done)
{
    auto body = std::make_shared<QByteArray>();
    send(
        request,
        [this, body](QByteArrayView piece) -> Result<void> {
            if (body->size() + piece.size() > largestCollected)
                return failure(Error::Kind::TooLarge, tr("The answer is larger than it can rightly be."));
            body->append(piece);
            return {};
        },
        [body, done = std::move(done)](const Result<HttpAnswer>& answer) { done(answer, *body); });
}

void HttpConnection::identify(std::function<void(const Result<ServerInfo>&)> done)
{
    fetch(request(u"/ping"_s, {}),
        [this, done = std::move(done)](const Result<HttpAnswer>& answer, const QByteArray&) {
            ServerInfo server;
            server.product = u"InfluxDB"_s;
            if (!answer) {
                // Some gateways know no /ping; credentials and the rest are judged later.
                if (answer.error().kind == Error::Kind::NotFound)
                    askHealth(server, done);
                else
                    done(tl::unexpected(answer.error()));
                return;
            }
            server.version = QString::fromLatin1(answer->version);
            server.roundTrip = answer->roundTrip;
            if (answer->build == "cloud2")
                server.product = serverlessProduct();
            else if (answer->build.contains("Cloud") || m_settings.url.host().endsWith(".influxdata.com"_L1))
                server.product = u"InfluxDB Cloud"_s;
            if (server.version.isEmpty())
                askHealth(server, done);
            else
                done(server);
        });
}

void HttpConnection::askHealth(ServerInfo server, std::function<void(const Result<ServerInfo>&)> done)
{
    fetch(request(u"/health"_s, {}),
        [this, server, done = std::move(done)](
            const Result<HttpAnswer>& answer, const QByteArray& body) mutable {
            if (answer) {
                const QJsonObject health = QJsonDocument::fromJson(body).object();
                server.version = health.value("version"_L1).toString();
                if (server.roundTrip.count() == 0)
                    server.roundTrip = answer->roundTrip;
            } else if (answer.error().kind == Error::Kind::Cancelled ||
                answer.error().kind == Error::Kind::Unreachable) {
                done(tl::unexpected(answer.error()));
                return;
            }
            // Not every server has the address, or shows its version: the next request will tell.
            if (answer && body.trimmed() == "OK")
                askFrontPage(server, done);
            else
                done(server);
        });
}

/// VictoriaMetrics answers much as InfluxDB 1.8 does, without being able to give back what it was
/// given; it is known by its front page.
void HttpConnection::askFrontPage(ServerInfo server, std::function<void(const Result<ServerInfo>&)> done)
{
    fetch(request(u"/"_s, {}),
        [server, done = std::move(done)](const Result<HttpAnswer>& answer, const QByteArray& body) mutable {
            if (answer && body.contains("VictoriaMetrics"))
                server.product = victoriaMetricsProduct();
            done(server);
        });
}

QString HttpConnection::serverlessProduct()
{
    return u"InfluxDB Cloud Serverless"_s;
}

QString HttpConnection::victoriaMetricsProduct()
{
    return u"VictoriaMetrics"_s;
}

bool HttpConnection::isInflux3(const ServerInfo& server)
{
    return majorVersion(server.version) == 3 || server.product == serverlessProduct();
}

QFuture<Result<WriteReceipt>> HttpConnection::sendLines(
    HttpRequest request, const QString& bucket, const QByteArray& lines)
{
    const Pending<WriteReceipt> pending;
    request.post = true;
    request.isWrite = true;
    request.compress = true;
    request.body = lines;
    request.request.setHeader(QNetworkRequest::ContentTypeHeader, "text/plain; charset=utf-8"_ba);
    send(request, {}, [pending, bucket](const Result<HttpAnswer>& answer) {
        if (answer)
            pending.fulfil(WriteReceipt{answer->bytesSent});
        else
            pending.fulfil(tl::unexpected(placed(answer.error(), bucket)));
    });
    return pending.future();
}

int HttpConnection::majorVersion(const QString& version)
{
    QStringView text(version);
    if (text.startsWith(u'v'))
        text = text.mid(1);
    // A build's hash may begin with digits, too: a version has a dot behind its number.
    const qsizetype dot = text.indexOf(u'.');
    bool ok = false;
    const int number = dot > 0 ? text.left(dot).toInt(&ok) : 0;
    return ok ? number : 0;
}

Error HttpConnection::wrongDialect(const ServerInfo& server) const
{
    const QString found = server.version.isEmpty() ? server.product : server.product + u' ' + server.version;
    Error error;
    error.kind = Error::Kind::WrongDialect;
    if (server.product == victoriaMetricsProduct())
        error.message = tr("The server of “%1” is VictoriaMetrics, which can be written to only: choose "
                           "VictoriaMetrics in Settings › Connections.")
                            .arg(m_settings.name);
    else if (isInflux3(server))
        error.message = tr("The server of “%1” is %2: choose InfluxQL 3 in Settings › Connections.")
                            .arg(m_settings.name, found);
    else if (m_settings.dialect == Dialect::InfluxQL3 || m_settings.dialect == Dialect::VictoriaMetrics)
        error.message = tr("The server of “%1” is %2, which is of another kind: let the program find out by "
                           "asking, in Settings › Connections.")
                            .arg(m_settings.name, found);
    else
        error.message = m_settings.dialect == Dialect::InfluxQL
            ? tr("The server of “%1” is %2, which has no database for InfluxQL: choose Flux in Settings › "
                 "Connections.")
                  .arg(m_settings.name, found)
            : tr("The server of “%1” is %2, which does not serve Flux: choose InfluxQL in Settings › "
                 "Connections.")
                  .arg(m_settings.name, found);
    return m_errors.named(std::move(error));
}

Error HttpConnection::placed(Error error, const QString& bucket, const QString& measurement)
{
    error.bucket = bucket;
    error.measurement = measurement;
    // It may be the organization, or the address, that is wrong: only a server that says so is believed.
    const bool isBucket = error.kind == Error::Kind::NotFound && !bucket.isEmpty() &&
        (error.detail.contains("bucket"_L1) || error.detail.contains("database"_L1));
    if (isBucket) {
        error.message = tr("“%1” has no bucket or database “%2”, or does not show it to this user: choose "
                           "another one in Settings › What to mirror.")
                            .arg(error.connection, bucket);
    }
    return error;
}

} // namespace telemirror
