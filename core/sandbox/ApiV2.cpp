#include "sandbox/ApiV2.h"

#include "sandbox/ApiError.h"
#include "sandbox/DeletePredicate.h"
#include "sandbox/LineIngest.h"
#include "sandbox/flux/FluxInterpreter.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype defaultPage = 20;
constexpr qsizetype largestPage = 100;

HttpAnswer invalid(const QString& message)
{
    return apiError(400, u"invalid"_s, message);
}

std::optional<QJsonObject> jsonBody(const HttpRequest& request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

/// A number among the parameters; -1 if it is not one.
qsizetype numberOr(const HttpRequest& request, const QString& name, qsizetype fallback)
{
    if (!request.hasParameter(name))
        return fallback;
    bool ok = false;
    const qlonglong number = request.parameter(name).toLongLong(&ok);
    return ok && number >= 0 ? static_cast<qsizetype>(number) : -1;
}

/// What a page of the list is, and what the links of its neighbours are made of.
struct Page
{
    qsizetype limit = defaultPage;
    qsizetype offset = 0;
    bool descending = false;

    [[nodiscard]] QString link(qsizetype from) const
    {
        return u"/api/v2/buckets?descending=%1&limit=%2&offset=%3"_s.arg(
            descending ? u"true"_s : u"false"_s, QString::number(limit), QString::number(from));
    }
};

/// RFC 3339 with up to nanoseconds.
std::optional<Timestamp> timeFrom(const QString& text)
{
    static const QRegularExpression form(
        uR"(^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$)"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QDateTime seconds = QDateTime::fromString(match.captured(1) + match.captured(3), Qt::ISODate);
    if (!seconds.isValid())
        return std::nullopt;
    const qint64 fraction = match.captured(2).leftJustified(9, u'0').toLongLong();
    qint64 time = 0;
    if (__builtin_mul_overflow(seconds.toSecsSinceEpoch(), nanosecondsPerSecond, &time) ||
        __builtin_add_overflow(time, fraction, &time)) {
        // Tools name years such as 1677 and 2262 to mean everything.
        return seconds.toSecsSinceEpoch() < 0 ? minimumTimestamp : maximumTimestamp;
    }
    return std::clamp(time, minimumTimestamp, maximumTimestamp);
}

/// The dialect of a query request; without one InfluxDB writes a header and no annotations.
Result<CsvDialect> dialectFrom(const QJsonObject& json)
{
    CsvDialect dialect;
    dialect.annotateDatatype = dialect.annotateGroup = dialect.annotateDefault = false;
    dialect.header = json.value(u"header"_s).toBool(true);
    const QByteArray delimiter = json.value(u"delimiter"_s).toString(u","_s).toUtf8();
    if (delimiter.size() != 1)
        return failure(Error::Kind::BadRequest, u"invalid dialect: the delimiter must be one character"_s);
    dialect.delimiter = delimiter;
    for (const QJsonValue& value : json.value(u"annotations"_s).toArray()) {
        const QString name = value.toString();
        if (name == u"datatype")
            dialect.annotateDatatype = true;
        else if (name == u"group")
            dialect.annotateGroup = true;
        else if (name == u"default")
            dialect.annotateDefault = true;
        else
            return failure(Error::Kind::BadRequest, u"unknown dialect annotation type: %1"_s.arg(name));
    }
    return dialect;
}

} // namespace

ApiV2::ApiV2(Store& store, const QString& organization)
    : m_store(store)
    , m_organization(organization)
    , m_organizationId(QString::fromLatin1(
          QCryptographicHash::hash(organization.toUtf8(), QCryptographicHash::Sha256).left(8).toHex()))
{
    m_store.setOrganizationId(m_organizationId);
}

HttpAnswer ApiV2::answer(const HttpRequest& request, Timestamp now)
{
    const QString path = request.path.mid(u"/api/v2"_s.size());
    if (path == u"/buckets")
        return buckets(request);
    if (path.startsWith(u"/buckets/"_s))
        return oneBucket(request, path.mid(u"/buckets/"_s.size()));
    if (path == u"/orgs")
        return request.method == "GET" ? organizations(request) : wrongMethod("GET"_ba);
    if (path != u"/query" && path != u"/write" && path != u"/delete")
        return unknownPath();
    if (request.method != "POST")
        return wrongMethod("POST"_ba);
    if (path == u"/query")
        return query(request, now);
    return path == u"/write" ? write(request, now) : remove(request);
}

std::optional<HttpAnswer> ApiV2::refuseOrganization(const HttpRequest& request, bool required) const
{
    const QString id = request.parameter(u"orgID"_s);
    const QString name = request.parameter(u"org"_s);
    if (id.isEmpty() && name.isEmpty()) {
        if (!required)
            return std::nullopt;
        return invalid(u"Please provide either orgID or org"_s);
    }
    const bool known =
        id.isEmpty() ? name == m_organization || name == m_organizationId : id == m_organizationId;
    if (known)
        return std::nullopt;
    return apiError(404, u"not found"_s,
        id.isEmpty() ? u"organization name \"%1\" not found"_s.arg(name) : u"organization not found"_s);
}

QJsonObject ApiV2::bucketJson(const StoredBucket& stored) const
{
    const QString self = u"/api/v2/buckets/"_s + stored.bucket.id;
    const QString created = stored.created.toString(Qt::ISODateWithMs);
    return {{u"id"_s, stored.bucket.id}, {u"orgID"_s, m_organizationId}, {u"type"_s, u"user"_s},
        {u"name"_s, stored.bucket.name},
        {u"retentionRules"_s,
            QJsonArray{QJsonObject{{u"type"_s, u"expire"_s},
                {u"everySeconds"_s, stored.bucket.retention / nanosecondsPerSecond}}}},
        {u"createdAt"_s, created}, {u"updatedAt"_s, created}, {u"labels"_s, QJsonArray()},
        {u"links"_s,
            QJsonObject{{u"self"_s, self}, {u"org"_s, u"/api/v2/orgs/"_s + m_organizationId},
                {u"write"_s, u"/api/v2/write?org=%1&bucket=%2"_s.arg(m_organizationId, stored.bucket.id)}}}};
}

HttpAnswer ApiV2::buckets(const HttpRequest& request)
{
    if (request.method == "GET")
        return listBuckets(request);
    if (request.method == "POST")
        return createBucket(request);
    return wrongMethod("GET, POST"_ba);
}

HttpAnswer ApiV2::listBuckets(const HttpRequest& request) const
{
    if (auto refused = refuseOrganization(request, false))
        return *refused;
    Page page;
    page.limit = numberOr(request, u"limit"_s, defaultPage);
    page.offset = numberOr(request, u"offset"_s, 0);
    page.descending = request.parameter(u"descending"_s) == u"true";
    if (page.limit < 1 || page.limit > largestPage)
        return invalid(u"limit must be between 1 and %1"_s.arg(largestPage));
    if (page.offset < 0)
        return invalid(u"offset is invalid"_s);

    QList<StoredBucket> all = m_store.storedBuckets();
    if (page.descending)
        std::reverse(all.begin(), all.end());
    const QString name = request.parameter(u"name"_s);
    const QString id = request.parameter(u"id"_s);
    all.removeIf([&](const StoredBucket& stored) {
        return (!name.isEmpty() && stored.bucket.name != name) || (!id.isEmpty() && stored.bucket.id != id);
    });
    if (all.isEmpty() && !name.isEmpty())
        return apiError(404, u"not found"_s, u"bucket \"%1\" not found"_s.arg(name));
    if (const QString after = request.parameter(u"after"_s); !after.isEmpty()) {
        const auto found = std::find_if(all.cbegin(), all.cend(),
            [&after](const StoredBucket& stored) { return stored.bucket.id == after; });
        if (found == all.cend())
            return apiError(404, u"not found"_s, u"bucket not found"_s);
        page.offset = found - all.cbegin() + 1;
    }

    QJsonArray list;
    const qsizetype end = std::min(all.size(), page.offset + page.limit);
    for (qsizetype i = page.offset; i < end; ++i)
        list.append(bucketJson(all.at(i)));
    QJsonObject links{{u"self"_s, page.link(page.offset)}};
    if (page.offset > 0)
        links.insert(u"prev"_s, page.link(std::max<qsizetype>(0, page.offset - page.limit)));
    if (end < all.size())
        links.insert(u"next"_s, page.link(end));
    return jsonAnswer({{u"links"_s, links}, {u"buckets"_s, list}});
}

HttpAnswer ApiV2::createBucket(const HttpRequest& request)
{
    const auto json = jsonBody(request);
    if (!json)
        return invalid(u"failed to decode request body: the body is not a JSON object"_s);
    const QString organization = json->value(u"orgID"_s).toString();
    if (organization != m_organizationId) {
        return organization.isEmpty() ? invalid(u"organization id must be provided"_s)
                                      : apiError(404, u"not found"_s, u"organization not found"_s);
    }
    const QJsonObject rule = json->value(u"retentionRules"_s).toArray().at(0).toObject();
    const qint64 seconds = rule.value(u"everySeconds"_s).toInteger(0);
    if (seconds < 0 || seconds > maximumTimestamp / nanosecondsPerSecond)
        return invalid(u"expiration seconds cannot be negative or beyond what nanoseconds can count"_s);
    const auto made = m_store.createBucket(json->value(u"name"_s).toString(), seconds * nanosecondsPerSecond);
    return made ? jsonAnswer(bucketJson(*made), 201) : apiError(made.error());
}

HttpAnswer ApiV2::oneBucket(const HttpRequest& request, const QString& id)
{
    if (request.method == "DELETE") {
        const auto removed = m_store.removeBucket(id);
        return removed ? emptyAnswer() : apiError(removed.error());
    }
    if (request.method != "GET")
        return wrongMethod("GET, DELETE"_ba);
    const auto stored = m_store.bucket(id);
    if (!stored || stored->bucket.id != id)
        return apiError(404, u"not found"_s, u"bucket not found"_s);
    return jsonAnswer(bucketJson(*stored));
}

HttpAnswer ApiV2::organizations(const HttpRequest& request) const
{
    if (auto refused = refuseOrganization(request, false))
        return *refused;
    const QJsonObject organization{{u"id"_s, m_organizationId}, {u"name"_s, m_organization},
        {u"description"_s, QString()},
        {u"links"_s, QJsonObject{{u"self"_s, u"/api/v2/orgs/"_s + m_organizationId}}}};
    return jsonAnswer(
        {{u"links"_s, QJsonObject{{u"self"_s, u"/api/v2/orgs"_s}}}, {u"orgs"_s, QJsonArray{organization}}});
}

HttpAnswer ApiV2::query(const HttpRequest& request, Timestamp now) const
{
    if (auto refused = refuseOrganization(request, true))
        return *refused;
    QString script;
    QJsonObject dialectJson;
    if (request.contentType.startsWith("application/vnd.flux")) {
        script = QString::fromUtf8(request.body);
    } else {
        const auto json = jsonBody(request);
        if (!json)
            return invalid(u"failed to decode request body: the body is not a JSON object"_s);
        const QString type = json->value(u"type"_s).toString(u"flux"_s);
        if (type != u"flux")
            return invalid(u"unknown query type: %1"_s.arg(type));
        script = json->value(u"query"_s).toString();
        dialectJson = json->value(u"dialect"_s).toObject();
        if (const auto time = timeFrom(json->value(u"now"_s).toString()))
            now = *time;
    }
    if (script.trimmed().isEmpty())
        return invalid(u"failed to decode request body: request body requires either query or AST"_s);
    const auto dialect = dialectFrom(dialectJson);
    if (!dialect)
        return apiError(dialect.error());
    auto result = FluxInterpreter(m_store, now).run(script, *dialect);
    if (!result)
        return apiError(result.error());
    HttpAnswer answer;
    answer.contentType = "text/csv; charset=utf-8"_ba;
    answer.body = std::move(*result);
    return answer;
}

HttpAnswer ApiV2::write(const HttpRequest& request, Timestamp now)
{
    if (auto refused = refuseOrganization(request, true))
        return *refused;
    const QString bucket = request.parameter(u"bucket"_s);
    if (bucket.isEmpty())
        return apiError(404, u"not found"_s, u"bucket not specified"_s);
    const auto report = ingestLines(m_store, bucket, request.body, request.parameter(u"precision"_s), now);
    if (!report)
        return apiError(report.error());
    if (report->dropped > 0) {
        return apiError(422, u"unprocessable entity"_s,
            u"failure writing points to database: partial write: %1 dropped=%2"_s.arg(report->reason)
                .arg(report->dropped));
    }
    return emptyAnswer();
}

HttpAnswer ApiV2::remove(const HttpRequest& request)
{
    if (auto refused = refuseOrganization(request, true))
        return *refused;
    const auto bucket = m_store.bucket(request.parameter(u"bucket"_s));
    if (!bucket) {
        return apiError(
            404, u"not found"_s, u"bucket \"%1\" not found"_s.arg(request.parameter(u"bucket"_s)));
    }
    const auto json = jsonBody(request);
    if (!json)
        return invalid(u"invalid request; error parsing request json: the body is not a JSON object"_s);
    const auto start = timeFrom(json->value(u"start"_s).toString());
    const auto stop = timeFrom(json->value(u"stop"_s).toString());
    if (!start || !stop) {
        return invalid(u"invalid RFC3339Nano for field %1, please format your time with RFC3339Nano format, "
                       "example: 2009-01-02T23:00:00Z"_s.arg(start ? u"stop"_s : u"start"_s));
    }
    const auto filter = parseDeletePredicate(json->value(u"predicate"_s).toString());
    if (!filter)
        return apiError(filter.error());
    // Both ends belong to what InfluxDB deletes.
    const auto removed = m_store.remove(bucket->bucket.id, {*start, *stop + 1}, *filter);
    return removed ? emptyAnswer() : apiError(removed.error());
}

} // namespace telemirror::sandbox
