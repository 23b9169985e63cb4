#include "model/Error.h"

#include <QtCore/QStringList>

namespace telemirror {

using namespace Qt::StringLiterals;

bool Error::isRetryable() const
{
    switch (kind) {
    case Kind::Unreachable:
    case Kind::Timeout:
    case Kind::RateLimited:
    case Kind::Unavailable:
    case Kind::ServerError:
    case Kind::Truncated: return true;
    case Kind::Tls:
    case Kind::Unauthorized:
    case Kind::Forbidden:
    case Kind::NotFound:
    case Kind::BadRequest:
    case Kind::TooLarge:
    case Kind::PartialWrite:
    case Kind::Query:
    case Kind::Malformed:
    case Kind::WrongDialect:
    case Kind::Cancelled:
    case Kind::Storage:
    case Kind::Configuration:
    case Kind::Busy:
    case Kind::Damaged:
    case Kind::Mismatch: return false;
    }
    return false;
}

QString Error::toString() const
{
    QStringList place;
    for (const QString& part : {connection, bucket, measurement}) {
        if (!part.isEmpty())
            place.append(part);
    }
    QString text = place.join(u" › "_s);
    if (!text.isEmpty())
        text += u": "_s;
    text += message;
    if (!detail.isEmpty() && !message.contains(detail))
        text += u" ("_s + detail + u')';
    return text;
}

QString Error::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Unreachable: return u"unreachable"_s;
    case Kind::Timeout: return u"timeout"_s;
    case Kind::Tls: return u"tls"_s;
    case Kind::Unauthorized: return u"unauthorized"_s;
    case Kind::Forbidden: return u"forbidden"_s;
    case Kind::NotFound: return u"not-found"_s;
    case Kind::RateLimited: return u"rate-limited"_s;
    case Kind::Unavailable: return u"unavailable"_s;
    case Kind::ServerError: return u"server-error"_s;
    case Kind::BadRequest: return u"bad-request"_s;
    case Kind::TooLarge: return u"too-large"_s;
    case Kind::PartialWrite: return u"partial-write"_s;
    case Kind::Query: return u"query"_s;
    case Kind::Truncated: return u"truncated"_s;
    case Kind::Malformed: return u"malformed"_s;
    case Kind::WrongDialect: return u"wrong-dialect"_s;
    case Kind::Cancelled: return u"cancelled"_s;
    case Kind::Storage: return u"storage"_s;
    case Kind::Configuration: return u"configuration"_s;
    case Kind::Busy: return u"busy"_s;
    case Kind::Damaged: return u"damaged"_s;
    case Kind::Mismatch: return u"mismatch"_s;
    }
    return {};
}

std::optional<Error::Kind> Error::kindFromName(QStringView name)
{
    static_assert(
        static_cast<int>(Kind::Mismatch) == 21, "the loop below goes from the first kind to the last");
    for (int i = 0; i <= static_cast<int>(Kind::Mismatch); ++i) {
        if (kindName(static_cast<Kind>(i)) == name)
            return static_cast<Kind>(i);
    }
    return std::nullopt;
}

Error&& Error::withConnection(const QString& name) &&
{
    connection = name;
    return std::move(*this);
}

Error&& Error::withBucket(const QString& name) &&
{
    bucket = name;
    return std::move(*this);
}

Error&& Error::withMeasurement(const QString& name) &&
{
    measurement = name;
    return std::move(*this);
}

Error&& Error::withDetail(const QString& text) &&
{
    detail = text;
    return std::move(*this);
}

} // namespace telemirror
