#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <chrono>
#include <optional>

#include <tl/expected.hpp>

namespace telemirror {

/// What went wrong, as a value: a kind that code can branch on, a sentence that a person can act
/// on, and where it happened. Never holds a secret.
struct Error
{
    enum class Kind
    {
        Unreachable,   ///< no connection: refused, host not found, reset
        Timeout,       ///< no answer, or no progress, within the time allowed
        Tls,           ///< certificate or handshake
        Unauthorized,  ///< 401: the token or password is missing or wrong
        Forbidden,     ///< 403: the token may not do this
        NotFound,      ///< 404: bucket, database or organization
        RateLimited,   ///< 429: `retryAfter` if the server said how long
        Unavailable,   ///< 503 and the like: the server asks to come back
        ServerError,   ///< 500, 502, 504
        BadRequest,    ///< 400, 422: the request itself is refused
        TooLarge,      ///< 413, or an answer that is "too large"
        PartialWrite,  ///< some lines of a batch were refused
        Query,         ///< the query failed; `detail` is the server's text
        Truncated,     ///< the answer ended before its end
        Malformed,     ///< the answer is not what the protocol says
        WrongDialect,  ///< the server speaks another dialect; `message` names it
        Cancelled,     ///< stopped on request
        Storage,       ///< a local file or database
        Configuration, ///< settings that cannot work
        Busy,          ///< somebody else is doing it already
        Damaged,       ///< a local file is not what it was written as
        Mismatch,      ///< what was copied differs from its source
    };

    Kind kind = Kind::ServerError;
    QString message; ///< one sentence for the operator, says what to do
    QString detail;  ///< the server's or library's own words; may be empty
    QString connection;
    QString bucket;
    QString measurement;
    std::optional<std::chrono::milliseconds> retryAfter;

    /// Whether doing the same again later may succeed (design: retried are 408, 429, 500, 502,
    /// 503, 504, connection reset, timeout and a truncated answer).
    [[nodiscard]] bool isRetryable() const;

    /// `connection › bucket › measurement: message (detail)`, leaving out what is empty.
    [[nodiscard]] QString toString() const;

    /// The kind as a stable word for logs and JSON, e.g. "rate-limited".
    [[nodiscard]] static QString kindName(Kind kind);
    /// The kind named by one of those words.
    [[nodiscard]] static std::optional<Kind> kindFromName(QStringView name);

    [[nodiscard]] Error&& withConnection(const QString& name) &&;
    [[nodiscard]] Error&& withBucket(const QString& name) &&;
    [[nodiscard]] Error&& withMeasurement(const QString& name) &&;
    [[nodiscard]] Error&& withDetail(const QString& text) &&;

    bool operator==(const Error&) const = default;
};

/// A value or the error that stood in its way.
template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function that returns a Result.
inline tl::unexpected<Error> failure(Error::Kind kind, const QString& message, const QString& detail = {})
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.detail = detail;
    return tl::unexpected<Error>(std::move(error));
}

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::Error)
