#include "influx/HttpErrorMapper.h"

#include "model/Redaction.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimeZone>

namespace telemirror {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

constexpr qsizetype longestDetail = 1000;
constexpr qsizetype longestPage = 200;

QString shortened(const QString& text, qsizetype length)
{
    return text.size() <= length ? text : text.left(length - 1) + u'…';
}

/// The first error text in a JSON answer, of 2.x (`message`) or 1.x (`error`, `results[].error`).
QString jsonText(const QJsonObject& object)
{
    for (const auto& key : {"message"_L1, "error"_L1}) {
        if (const QString text = object.value(key).toString(); !text.isEmpty())
            return text;
    }
    const QJsonArray results = object.value("results"_L1).toArray();
    for (const QJsonValue& result : results) {
        if (const QString text = result.toObject().value("error"_L1).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

QString htmlText(const QString& page)
{
    static const QRegularExpression invisible(u"<(script|style)\\b.*?</\\1>|<!--.*?-->"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression markup(u"<[^>]*>"_s);
    QString text = page;
    text.replace(invisible, u" "_s).replace(markup, u" "_s);
    return shortened(text.simplified(), longestPage);
}

bool mentions(const QString& text, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(
        words, [&text](QLatin1StringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

HttpErrorMapper::HttpErrorMapper(const ConnectionSettings& settings)
    : m_settings(settings)
    , m_name(settings.name.isEmpty() ? settings.url.host() : settings.name)
{}

Error HttpErrorMapper::make(Kind kind, const QString& message, const QString& detail) const
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.detail = detail;
    return named(std::move(error));
}

Error HttpErrorMapper::named(Error error) const
{
    error.connection = m_name;
    return withoutSecret(std::move(error), m_settings.secret);
}

Error HttpErrorMapper::fromAnswer(const FailedAnswer& answer) const
{
    QString detail = serverText(answer.body);
    if (detail.isEmpty())
        detail = QString::fromUtf8(answer.errorHeader);
    if (detail.isEmpty())
        detail = u"HTTP %1"_s.arg(answer.status);
    Error error;
    if (answer.status >= 500)
        error = fromServerError(answer, detail);
    else if (answer.status >= 400)
        error = fromClientError(answer, detail);
    else if (answer.status >= 300)
        error = make(Kind::Configuration,
            tr("“%1” sends its requests on to %2: if that is right, set that address in Settings › "
               "Connections.")
                .arg(m_name,
                    answer.redirection.toString(
                        QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)),
            u"HTTP %1"_s.arg(answer.status));
    else
        error = make(Kind::Malformed,
            tr("“%1” answered in a way that InfluxDB does not: check its address in Settings › Connections.")
                .arg(m_name),
            detail);
    error.retryAfter = retryAfter(answer.retryAfter, QDateTime::currentDateTimeUtc());
    return error;
}

Error HttpErrorMapper::fromClientError(const FailedAnswer& answer, const QString& detail) const
{
    switch (answer.status) {
    case 401: return unauthorized(detail);
    case 403: return forbidden(detail);
    case 404: return notFound(detail);
    case 407:
        return make(Kind::Configuration,
            tr("A proxy between here and “%1” asks for a password: set it in the system's network settings.")
                .arg(m_name),
            detail);
    case 408:
        return make(Kind::Timeout, tr("“%1” gave up waiting; it will be tried again.").arg(m_name), detail);
    case 413:
        return make(Kind::TooLarge,
            tr("“%1” refused the request for its size: send less at once.").arg(m_name), detail);
    case 429:
        return make(Kind::RateLimited,
            tr("“%1” limits the rate of requests; it will be tried again later.").arg(m_name), detail);
    default: break;
    }
    if (answer.isWrite &&
        mentions(detail, {"partial write"_L1, "unable to parse"_L1, "field type conflict"_L1}))
        return make(Kind::PartialWrite,
            tr("“%1” refused some of the lines: see the dead-letter file for them.").arg(m_name), detail);
    if (!answer.isWrite) {
        if (Error error = refined(make(Kind::Query, {}, detail)); error.kind != Kind::Query)
            return error;
    }
    return make(Kind::BadRequest,
        tr("“%1” did not accept the request: read what it says and check the bucket and the rule.")
            .arg(m_name),
        detail);
}

Error HttpErrorMapper::fromServerError(const FailedAnswer& answer, const QString& detail) const
{
    // 1.x reports a missing retention policy, and a lack of rights in some places, as 500.
    if (mentions(detail, {"retention policy not found"_L1, "database not found"_L1}))
        return notFound(detail);
    if (answer.isWrite && mentions(detail, {"partial write"_L1}))
        return make(Kind::PartialWrite,
            tr("“%1” refused some of the lines: see the dead-letter file for them.").arg(m_name), detail);
    if (answer.status == 503)
        return make(Kind::Unavailable,
            tr("“%1” asks to come back later; it will be tried again.").arg(m_name), detail);
    return make(Kind::ServerError,
        tr("“%1” failed to serve the request; if this goes on, look at its own log.").arg(m_name), detail);
}

Error HttpErrorMapper::unauthorized(const QString& detail) const
{
    return make(Kind::Unauthorized,
        m_settings.username.isEmpty()
            ? tr("The token of “%1” is missing or wrong: set it in Settings › Connections.").arg(m_name)
            : tr("The user name or password of “%1” is wrong: set them in Settings › Connections.")
                  .arg(m_name),
        detail);
}

Error HttpErrorMapper::forbidden(const QString& detail) const
{
    return make(Kind::Forbidden,
        m_settings.username.isEmpty()
            ? tr("The token of “%1” does not allow this: give it the right on the server, or set another "
                 "token in Settings › Connections.")
                  .arg(m_name)
            : tr("The user of “%1” is not allowed to do this: grant it on the server, or set another user in "
                 "Settings › Connections.")
                  .arg(m_name),
        detail);
}

Error HttpErrorMapper::notFound(const QString& detail) const
{
    return make(Kind::NotFound,
        tr("“%1” does not have what was asked for: check the bucket or database, the organization and the "
           "address in Settings › Connections.")
            .arg(m_name),
        detail);
}

Error HttpErrorMapper::fromNetwork(
    QNetworkReply::NetworkError code, const QString& text, bool answerBegan) const
{
    switch (code) {
    case QNetworkReply::SslHandshakeFailedError:
        return make(Kind::Tls,
            tr("The certificate of “%1” is not trusted: install it on this machine, or check the address in "
               "Settings › Connections.")
                .arg(m_name),
            text);
    case QNetworkReply::TimeoutError: return idleTimeout();
    case QNetworkReply::OperationCanceledError: return cancelled();
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return make(Kind::Configuration,
            tr("The address of “%1” cannot be used: it must begin with http:// or https://. Set it in "
               "Settings › "
               "Connections.")
                .arg(m_name),
            {});
    case QNetworkReply::HostNotFoundError:
        return make(Kind::Unreachable,
            tr("The server %1 of “%2” was not found: check its address in Settings › Connections and the "
               "network.")
                .arg(m_settings.url.host(), m_name),
            text);
    case QNetworkReply::ConnectionRefusedError:
        return make(Kind::Unreachable,
            tr("Nothing answers at %1, the address of “%2”: start the server, or check the address in "
               "Settings › Connections.")
                .arg(m_settings.url.adjusted(QUrl::RemoveUserInfo).toDisplayString(), m_name),
            text);
    case QNetworkReply::ProtocolFailure:
        return make(Kind::Malformed,
            tr("“%1” does not answer as a web server does: check its address in Settings › Connections.")
                .arg(m_name),
            text);
    default: break;
    }
    if (answerBegan)
        return truncated(text);
    return make(Kind::Unreachable,
        tr("The connection to “%1” broke off: check the network; it will be tried again.").arg(m_name), text);
}

Error HttpErrorMapper::refined(Error error) const
{
    if (error.kind != Kind::Query)
        return named(std::move(error));
    const QString detail = error.detail.isEmpty() ? error.message : error.detail;
    static const QRegularExpression missingIn3(u"\\bDatabase \\S+ not found\\b"_s);
    if (mentions(
            detail, {"database not found"_L1, "retention policy not found"_L1, "could not find bucket"_L1}) ||
        missingIn3.match(detail).hasMatch())
        return notFound(detail);
    if (mentions(detail, {"not authorized"_L1, "authorization failed"_L1}))
        return forbidden(detail);
    if (mentions(detail, {"query-timeout"_L1, "timeout reached"_L1, "deadline exceeded"_L1}))
        return make(Kind::Timeout, tr("“%1” gave up a query that took too long.").arg(m_name), detail);
    if (mentions(detail, {"max-select-"_L1, "max-concurrent"_L1, "too large"_L1, "memory limit"_L1}))
        return make(Kind::TooLarge,
            tr("“%1” refused a query for its size: ask for less at once.").arg(m_name), detail);
    if (error.message.isEmpty() || error.message == detail)
        error.message = tr("“%1” could not run the query.").arg(m_name);
    error.detail = detail;
    return named(std::move(error));
}

Error HttpErrorMapper::connectTimeout() const
{
    return make(Kind::Timeout,
        tr("“%1” could not be reached in time: check its address in Settings › Connections and the network.")
            .arg(m_name),
        {});
}

Error HttpErrorMapper::idleTimeout() const
{
    return make(Kind::Timeout, tr("“%1” stopped answering; it will be tried again.").arg(m_name), {});
}

Error HttpErrorMapper::truncated(const QString& detail) const
{
    return make(Kind::Truncated,
        tr("The answer of “%1” ended before its end; it will be tried again.").arg(m_name), detail);
}

Error HttpErrorMapper::cancelled() const
{
    return make(Kind::Cancelled, tr("Stopped."), {});
}

std::optional<std::chrono::milliseconds> HttpErrorMapper::retryAfter(
    const QByteArray& value, const QDateTime& now)
{
    const QByteArray text = value.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    // Some servers give fractions.
    const double seconds = text.toDouble(&isNumber);
    if (isNumber) {
        if (!(seconds >= 0))
            return std::nullopt;
        return std::chrono::milliseconds(static_cast<qint64>(std::ceil(std::min(seconds, 1e9) * 1000)));
    }
    QString date = QString::fromLatin1(text);
    QDateTime time;
    for (const auto& format : {u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s, u"dddd, dd-MMM-yy hh:mm:ss 'GMT'"_s,
             u"ddd MMM d hh:mm:ss yyyy"_s}) {
        time = QLocale::c().toDateTime(date.simplified(), format);
        if (time.isValid())
            break;
    }
    if (!time.isValid())
        return std::nullopt;
    // A year of two digits (RFC 850) counts from 1900 in Qt.
    if (time.date().year() < 1970)
        time = time.addYears(100);
    time = QDateTime(time.date(), time.time(), Qt::UTC);
    return std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(time)));
}

QString HttpErrorMapper::serverText(const QByteArray& body)
{
    const QByteArray trimmed = body.trimmed();
    if (trimmed.startsWith('{')) {
        const QString text = jsonText(QJsonDocument::fromJson(trimmed).object());
        if (!text.isEmpty())
            return shortened(text, longestDetail);
    }
    if (trimmed.startsWith('<'))
        return htmlText(QString::fromUtf8(trimmed));
    return shortened(QString::fromUtf8(trimmed).simplified(), longestPage);
}

} // namespace telemirror
