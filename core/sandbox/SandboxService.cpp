#include "sandbox/SandboxService.h"

#include "influx/wire/Gzip.h"
#include "sandbox/ApiError.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// What InfluxDB Cloud takes in one request, packed and unpacked.
constexpr qsizetype largestBody = 50 * 1000 * 1000;

/// The version whose behaviour is followed, and who follows it.
constexpr auto versionText = "v2.7.0-telemirror.sandbox";
constexpr auto buildText = "sandbox";

HttpAnswer health()
{
    return jsonAnswer({{u"name"_s, u"influxdb"_s}, {u"message"_s, u"healthy"_s}, {u"status"_s, u"pass"_s},
        {u"checks"_s, QJsonArray{QJsonObject{{u"name"_s, u"query"_s}, {u"status"_s, u"pass"_s}}}},
        {u"version"_s, QString::fromLatin1(versionText)},
        {u"commit"_s, u"telemirror-" TELEMIRROR_VERSION ""_s}});
}

HttpAnswer tooLarge()
{
    return apiError(413, u"request too large"_s, u"unable to read data: points batch is too large"_s);
}

HttpAnswer tooMany(std::chrono::milliseconds wait)
{
    HttpAnswer answer = apiError(
        429, u"too many requests"_s, u"the sandbox has exceeded its plan limit: wait for the next window"_s);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    answer.headers.append({"Retry-After"_ba, QByteArray::number(std::max<qint64>(1, seconds))});
    return answer;
}

/// Compares in a time that does not tell how much was right.
bool isSame(const QByteArray& given, const QByteArray& wanted)
{
    constexpr auto algorithm = QCryptographicHash::Sha256;
    const QByteArray a = QCryptographicHash::hash(given, algorithm);
    const QByteArray b = QCryptographicHash::hash(wanted, algorithm);
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a.at(i) ^ b.at(i);
    return difference == 0;
}

bool isRead(const HttpRequest& request)
{
    return request.path == u"/query" || request.path == u"/api/v2/query";
}

} // namespace

SandboxService::SandboxService(Store& store, const SandboxOptions& options)
    : m_token(options.token.toUtf8())
    , m_clock(options.clock)
    , m_limits(options.limitWindow, options.readBytesPerWindow, options.requestsPerWindow)
    , m_v1(store)
    // What has limits stands for Cloud.
    , m_v2(store, options.organization, options.readBytesPerWindow == 0 && options.requestsPerWindow == 0)
{}

bool SandboxService::isAuthorized(const HttpRequest& request) const
{
    const QByteArray& header = request.authorization;
    const qsizetype space = header.indexOf(' ');
    const QByteArray scheme = header.left(std::max<qsizetype>(space, 0)).toLower();
    const QByteArray credentials = header.mid(space + 1).trimmed();
    if (scheme == "token" || scheme == "bearer")
        return isSame(credentials, m_token);
    if (scheme == "basic") {
        const QByteArray pair = QByteArray::fromBase64(credentials);
        const qsizetype colon = pair.indexOf(':');
        return colon >= 0 && isSame(pair.mid(colon + 1), m_token);
    }
    const bool isLegacy = request.path == u"/query" || request.path == u"/write";
    return isLegacy && request.hasParameter(u"p"_s) && isSame(request.parameter(u"p"_s).toUtf8(), m_token);
}

HttpAnswer SandboxService::answer(const HttpRequest& request)
{
    HttpAnswer result = route(request, m_clock->now());
    result.headers.append({"X-Influxdb-Version"_ba, versionText});
    result.headers.append({"X-Influxdb-Build"_ba, buildText});
    return result;
}

HttpAnswer SandboxService::route(const HttpRequest& request, Timestamp now)
{
    const bool looks = request.method == "GET" || request.method == "HEAD";
    if (request.path == u"/health")
        return looks ? health() : wrongMethod("GET"_ba);
    if (request.path == u"/ready" && looks) {
        return jsonAnswer({{u"status"_s, u"ready"_s}, {u"started"_s, m_started.toString(Qt::ISODateWithMs)},
            {u"up"_s, QString::number(m_started.secsTo(QDateTime::currentDateTimeUtc())) + u's'}});
    }
    if (request.path == u"/ping")
        return looks ? emptyAnswer() : wrongMethod("GET, HEAD"_ba);
    if (!isAuthorized(request))
        return apiError(401, u"unauthorized"_s, u"unauthorized access"_s);
    if (const auto wait = m_limits.admit(now, isRead(request)))
        return tooMany(*wait);
    if (request.body.size() > largestBody)
        return tooLarge();
    HttpAnswer result = unpackAndRoute(request, now);
    if (isRead(request))
        m_limits.sent(now, result.body.size());
    return result;
}

HttpAnswer SandboxService::unpackAndRoute(const HttpRequest& request, Timestamp now)
{
    // 2.x unpacks what is written, and takes an encoding that it does not know for none.
    const bool isPacked = request.contentEncoding.toLower() == "gzip" && request.path != u"/api/v2/query";
    if (isPacked) {
        auto body = gzipDecompress(request.body, largestBody);
        if (!body) {
            return body.error().kind == Error::Kind::TooLarge
                ? tooLarge()
                : apiError(500, u"internal error"_s, u"An internal error has occurred - check server logs"_s);
        }
        HttpRequest plain = request;
        plain.contentEncoding.clear();
        plain.body = std::move(*body);
        return unpackAndRoute(plain, now);
    }
    if (request.path == u"/query" || request.path == u"/write")
        return m_v1.answer(request, now);
    if (request.path.startsWith(u"/api/v2/"_s))
        return m_v2.answer(request, now);
    HttpAnswer nothing;
    nothing.status = 404;
    nothing.contentType = "text/plain; charset=utf-8"_ba;
    nothing.body = "there is nothing here\n"_ba;
    return nothing;
}

} // namespace telemirror::sandbox
