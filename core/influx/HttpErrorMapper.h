#pragma once

#include "influx/ConnectionSettings.h"
#include "model/Error.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtNetwork/QNetworkReply>

namespace telemirror {

/// What is known of an answer with a status that means failure.
struct FailedAnswer
{
    int status = 0;
    QByteArray body;
    QByteArray retryAfter;  ///< the header's value
    QByteArray errorHeader; ///< `X-Influxdb-Error`, `X-Platform-Error-Code`
    QUrl redirection;       ///< `Location`, resolved
    bool isWrite = false;   ///< the request wrote lines
};

/// Turns what HTTP, TLS and the servers say into errors that an operator can act on. The messages
/// name the connection and say what to do; the server's own words are the detail, with the
/// connection's secret struck out.
class HttpErrorMapper
{
    Q_DECLARE_TR_FUNCTIONS(telemirror::HttpErrorMapper)

public:
    explicit HttpErrorMapper(const ConnectionSettings& settings);

    [[nodiscard]] Error fromAnswer(const FailedAnswer& answer) const;
    /// `answerBegan`: whether the head of a good answer had come.
    [[nodiscard]] Error fromNetwork(
        QNetworkReply::NetworkError code, const QString& text, bool answerBegan) const;
    /// A failed query that the server reports inside a good answer, or that a reader of answers
    /// found: the kind is made as exact as the text allows.
    [[nodiscard]] Error refined(Error error) const;

    [[nodiscard]] Error connectTimeout() const;
    [[nodiscard]] Error idleTimeout() const;
    [[nodiscard]] Error truncated(const QString& detail = {}) const;
    [[nodiscard]] Error cancelled() const;
    /// `error` with the connection's name, and without its secret.
    [[nodiscard]] Error named(Error error) const;

    /// The value of a `Retry-After` header: seconds, or an HTTP date (RFC 9110, 10.2.3). Nothing
    /// if it is neither; zero if the date has passed.
    [[nodiscard]] static std::optional<std::chrono::milliseconds> retryAfter(
        const QByteArray& value, const QDateTime& now);
    /// The server's words in a body: the message of a JSON answer, the text of an HTML page or the
    /// beginning of anything else.
    [[nodiscard]] static QString serverText(const QByteArray& body);

private:
    [[nodiscard]] Error make(Error::Kind kind, const QString& message, const QString& detail) const;
    [[nodiscard]] Error fromClientError(const FailedAnswer& answer, const QString& detail) const;
    [[nodiscard]] Error fromServerError(const FailedAnswer& answer, const QString& detail) const;
    [[nodiscard]] Error unauthorized(const QString& detail) const;
    [[nodiscard]] Error forbidden(const QString& detail) const;
    [[nodiscard]] Error notFound(const QString& detail) const;

    ConnectionSettings m_settings;
    QString m_name;
};

} // namespace telemirror
