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

/// RFC 3339 with up to nanoseconds; beyond what can be counted, the least or the largest number.
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
        return seconds.toSecsSinceEpoch() < 0 ? std::numeric_limits<Timestamp>::min()
                                              : std::numeric_limits<Timestamp>::max();
    }
    return time;
}

/// What Go's JSON reader says about a body that is no object: in the usual cases its own words.
QString jsonMistake(const QByteArray& body)
{
    const QByteArray text = body.trimmed();
    if (text.isEmpty())
        return u"EOF"_s;
    if (text.startsWith('['))
        return u"json: cannot unmarshal array into Go value of type tenant.postBucketRequest"_s;
    for (const QByteArray& word : {"null"_ba, "true"_ba, "false"_ba}) {
        if (text.front() != word.front())
            continue;
        qsizetype same = 1;
        while (same < word.size() && same < text.size() && text.at(same) == word.at(same))
            ++same;
        if (same < text.size() && same < word.size()) {
            return u"invalid character '%1' in literal %2 (expecting '%3')"_s.arg(QLatin1Char(text.at(same)))
                .arg(QString::fromLatin1(word))
                .arg(QLatin1Char(word.at(same)));
        }
    }
    const uchar first = static_cast<uchar>(text.front());
    const QString shown = first < 0x20 ? u"\\x%1"_s.arg(first, 2, 16, QLatin1Char('0'))
                                       : QString(QLatin1Char(static_cast<char>(first)));
    return u"invalid character '%1' looking for beginning of value"_s.arg(shown);
}

/// What is wrong with the members of a query's request; empty if nothing is.
QString queryMistake(const QJsonObject& json)
{
    const auto wrong = [](const QString& found, const QString& member, const QString& type) {
        return u"json: cannot unmarshal %1 into Go struct field QueryRequest.%2 of type %3"_s.arg(
            found, member, type);
    };
    if (json.contains(u"query"_s) && !json.value(u"query"_s).isString())
        return wrong(u"number"_s, u"query"_s, u"string"_s);
    if (json.contains(u"dialect"_s) && !json.value(u"dialect"_s).isObject())
        return wrong(u"number"_s, u"dialect"_s, u"http.QueryDialect"_s);
    const QString now = json.value(u"now"_s).toString();
    if (!now.isEmpty() && !timeFrom(now)) {
        return u"parsing time \"%1\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"%1\" as \"2006\""_s.arg(
            now);
    }
    return {};
}

/// A number among the parameters; nothing if it is not one.
std::optional<qsizetype> numberOr(const HttpRequest& request, const QString& name, qsizetype fallback)
{
    if (!request.hasParameter(name))
        return fallback;
    bool ok = false;
    const qlonglong number = request.parameter(name).toLongLong(&ok);
    return ok ? std::optional<qsizetype>(number) : std::nullopt;
}

/// What a page of the list is, and what the links of its neighbours are made of.
struct Page
{
    qsizetype limit = defaultPage;
    qsizetype offset = 0;
    bool descending = false;
    /// The filters, as they are named in links, with their values.
    QMap<QString, QString> filters;

    [[nodiscard]] QString link(qsizetype from) const
    {
        QMap<QString, QString> all = filters;
        all.insert(u"descending"_s, descending ? u"true"_s : u"false"_s);
        all.insert(u"limit"_s, QString::number(limit));
        all.insert(u"offset"_s, QString::number(from));
        QStringList parts;
        for (auto it = all.cbegin(); it != all.cend(); ++it) {
            QByteArray value = QUrl::toPercentEncoding(*it, " ");
            parts.append(it.key() + u'=' + QString::fromLatin1(value.replace(' ', '+')));
        }
        return u"/api/v2/buckets?"_s + parts.join(u'&');
    }
};

bool isId(const QString& text)
{
    static const QRegularExpression form(u"^[0-9a-f]{16}$"_s);
    return form.match(text).hasMatch();
}

HttpAnswer badId(const QString& before = {})
{
    return invalid(before + u"id must have a length of 16 bytes"_s);
}

/// How long shards are where nobody says: by how long the bucket keeps its data.
qint64 shardSeconds(Nanoseconds retention)
{
    if (retention == 0 || retention > 180 * nanosecondsPerDay)
        return 7 * 86'400;
    return retention >= 2 * nanosecondsPerDay ? 86'400 : 3'600;
}

/// The router of 2.x refuses a method in silence.
HttpAnswer refusedByRouter()
{
    HttpAnswer answer;
    answer.status = 405;
    return answer;
}

/// The dialect of a query request; without one InfluxDB writes a header and no annotations.
Result<CsvDialect> dialectFrom(const QJsonObject& json)
{
    CsvDialect dialect;
    dialect.annotateDatatype = dialect.annotateGroup = dialect.annotateDefault = false;
    dialect.header = json.value(u"header"_s).toBool(true);
    const QByteArray delimiter = json.value(u"delimiter"_s).toString(u","_s).toUtf8();
    if (delimiter.size() != 1)
        return failure(Error::Kind::BadRequest, u"invalid dialect delimeter: must be length 1"_s);
    dialect.delimiter = delimiter;
    if (json.value(u"commentPrefix"_s).toString().size() > 1)
        return failure(Error::Kind::BadRequest, u"invalid dialect comment prefix: must be length 0 or 1"_s);
    if (const QString format = json.value(u"dateTimeFormat"_s).toString(u"RFC3339"_s);
        format != u"RFC3339" && format != u"RFC3339Nano")
        return failure(Error::Kind::BadRequest, u"unknown dialect date time format: %1"_s.arg(format));
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

ApiV2::ApiV2(Store& store, const QString& organization, bool tellsShards)
    : m_store(store)
    , m_organization(organization)
    , m_organizationId(QString::fromLatin1(
          QCryptographicHash::hash(organization.toUtf8(), QCryptographicHash::Sha256).left(8).toHex()))
    , m_tellsShards(tellsShards)
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
        return request.method == "GET" ? organizations(request) : refusedByRouter();
    if (path == u"/orgs/"_s + m_organizationId)
        return request.method == "GET" ? jsonAnswer(organizationJson()) : refusedByRouter();
    if (path.startsWith(u"/orgs/"_s))
        return apiError(404, u"not found"_s, u"organization not found"_s);
    if (path != u"/query" && path != u"/write" && path != u"/delete")
        return unknownPath();
    if (request.method != "POST")
        return wrongMethod("OPTIONS, POST"_ba);
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
    QJsonObject rule{
        {u"type"_s, u"expire"_s}, {u"everySeconds"_s, stored.bucket.retention / nanosecondsPerSecond}};
    if (m_tellsShards)
        rule.insert(u"shardGroupDurationSeconds"_s, shardSeconds(stored.bucket.retention));
    return {{u"id"_s, stored.bucket.id}, {u"orgID"_s, m_organizationId}, {u"type"_s, u"user"_s},
        {u"name"_s, stored.bucket.name}, {u"retentionRules"_s, QJsonArray{rule}}, {u"createdAt"_s, created},
        {u"updatedAt"_s, created}, {u"labels"_s, QJsonArray()},
        {u"links"_s,
            QJsonObject{{u"self"_s, self}, {u"org"_s, u"/api/v2/orgs/"_s + m_organizationId},
                {u"labels"_s, self + u"/labels"_s}, {u"members"_s, self + u"/members"_s},
                {u"owners"_s, self + u"/owners"_s},
                {u"write"_s, u"/api/v2/write?org=%1&bucket=%2"_s.arg(m_organizationId, stored.bucket.id)}}}};
}

QJsonObject ApiV2::organizationJson() const
{
    const QString self = u"/api/v2/orgs/"_s + m_organizationId;
    const QString created = m_started.toString(Qt::ISODateWithMs);
    QJsonObject links{{u"self"_s, self}};
    for (const QString& part : {u"labels"_s, u"logs"_s, u"members"_s, u"owners"_s, u"secrets"_s})
        links.insert(part, self + u'/' + part);
    for (const QString& part : {u"buckets"_s, u"dashboards"_s, u"tasks"_s})
        links.insert(part, u"/api/v2/"_s + part + u"?org="_s + m_organization);
    return {{u"id"_s, m_organizationId}, {u"name"_s, m_organization}, {u"description"_s, QString()},
        {u"createdAt"_s, created}, {u"updatedAt"_s, created}, {u"links"_s, links}};
}

HttpAnswer ApiV2::buckets(const HttpRequest& request)
{
    if (request.method == "GET")
        return listBuckets(request);
    if (request.method == "POST")
        return createBucket(request);
    return refusedByRouter();
}

HttpAnswer ApiV2::listBuckets(const HttpRequest& request) const
{
    const auto limit = numberOr(request, u"limit"_s, defaultPage);
    const auto offset = numberOr(request, u"offset"_s, 0);
    if (!limit || !offset)
        return invalid(u"%1 is invalid"_s.arg(limit ? u"offset"_s : u"limit"_s));
    if (*limit < 1 || *limit > largestPage)
        return invalid(u"limit must be between 1 and %1"_s.arg(largestPage));
    Page page{*limit, *offset, request.parameter(u"descending"_s) == u"true", {}};
    if (request.hasParameter(u"after"_s) && !isId(request.parameter(u"after"_s)))
        return badId(u"decoding after: "_s);
    for (const auto& [name, inLink] : {std::pair{u"orgID"_s, u"orgID"_s}, std::pair{u"org"_s, u"org"_s},
             std::pair{u"id"_s, u"id"_s}, std::pair{u"name"_s, u"bucket"_s}}) {
        const QString value = request.parameter(name);
        if (value.isEmpty())
            continue;
        if (name.endsWith(u"id"_s, Qt::CaseInsensitive) && !isId(value))
            return badId();
        page.filters.insert(inLink, value);
    }
    if (auto refused = refuseOrganization(request, false); refused && !page.filters.contains(u"orgID"_s))
        return *refused;
    QList<StoredBucket> all = chosenBuckets(page.filters, page.descending);
    if (all.isEmpty() && page.filters.contains(u"org"_s) && page.filters.contains(u"bucket"_s)) {
        return apiError(
            404, u"not found"_s, u"bucket \"%1\" not found"_s.arg(page.filters.value(u"bucket"_s)));
    }
    if (all.isEmpty() && page.filters.contains(u"id"_s))
        return apiError(404, u"not found"_s, u"bucket not found"_s);
    if (const QString after = request.parameter(u"after"_s); !after.isEmpty()) {
        const auto found = std::find_if(all.cbegin(), all.cend(),
            [&after](const StoredBucket& stored) { return stored.bucket.id == after; });
        if (found != all.cend())
            all = all.mid(found - all.cbegin() + 1);
        else
            all.removeIf([&after](const StoredBucket& stored) { return stored.bucket.id <= after; });
    }

    if (const QString after = request.parameter(u"after"_s); !after.isEmpty())
        page.filters.insert(u"after"_s, after);

    QJsonArray list;
    const qsizetype begin = std::max<qsizetype>(0, page.offset);
    const qsizetype end = std::min(all.size(), begin + page.limit);
    for (qsizetype i = begin; i < end; ++i)
        list.append(bucketJson(all.at(i)));
    QJsonObject links{{u"self"_s, page.link(page.offset)}};
    if (page.offset > 0)
        links.insert(u"prev"_s, page.link(std::max<qsizetype>(0, page.offset - page.limit)));
    if (list.size() == page.limit)
        links.insert(u"next"_s, page.link(page.offset + page.limit));
    return jsonAnswer({{u"links"_s, links}, {u"buckets"_s, list}});
}

QList<StoredBucket> ApiV2::chosenBuckets(const QMap<QString, QString>& filters, bool descending) const
{
    QList<StoredBucket> all = m_store.storedBuckets();
    if (descending)
        std::reverse(all.begin(), all.end());
    all.removeIf([&](const StoredBucket& stored) {
        return stored.bucket.name != filters.value(u"bucket"_s, stored.bucket.name) ||
            stored.bucket.id != filters.value(u"id"_s, stored.bucket.id) ||
            m_organizationId != filters.value(u"orgID"_s, m_organizationId);
    });
    return all;
}

HttpAnswer ApiV2::createBucket(const HttpRequest& request)
{
    const auto json = jsonBody(request);
    if (!json)
        return invalid(u"failed to unmarshal json: "_s + jsonMistake(request.body));
    const QString organization = json->value(u"orgID"_s).toString();
    if (!organization.isEmpty() && !isId(organization))
        return badId(u"failed to unmarshal json: "_s);
    if (organization != m_organizationId) {
        return organization.isEmpty() ? invalid(u"organization id must be provided"_s)
                                      : apiError(404, u"not found"_s, u"organization not found"_s);
    }
    const QJsonObject rule = json->value(u"retentionRules"_s).toArray().at(0).toObject();
    const qint64 seconds = rule.value(u"everySeconds"_s).toInteger(0);
    if (seconds < 0 || seconds > maximumTimestamp / nanosecondsPerSecond) {
        return apiError(422, u"unprocessable entity"_s, u"expiration seconds cannot be negative"_s);
    }
    if (seconds > 0 && seconds < 3'600) {
        return apiError(500, u"internal error"_s, u"retention policy duration must be at least 1h0m0s"_s);
    }
    const auto made = m_store.createBucket(json->value(u"name"_s).toString(), seconds * nanosecondsPerSecond);
    return made ? jsonAnswer(bucketJson(*made), 201) : apiError(made.error());
}

HttpAnswer ApiV2::oneBucket(const HttpRequest& request, const QString& id)
{
    if (!isId(id))
        return badId();
    if (request.method == "DELETE") {
        const auto removed = m_store.removeBucket(id);
        return removed ? emptyAnswer() : apiError(removed.error());
    }
    if (request.method != "GET")
        return refusedByRouter();
    const auto stored = m_store.bucket(id);
    if (!stored || stored->bucket.id != id)
        return apiError(404, u"not found"_s, u"bucket not found"_s);
    return jsonAnswer(bucketJson(*stored));
}

HttpAnswer ApiV2::organizations(const HttpRequest& request) const
{
    const QString id = request.parameter(u"orgID"_s);
    const QString name = request.parameter(u"org"_s);
    // An id that cannot be one is passed over.
    if (isId(id) && id != m_organizationId)
        return apiError(404, u"not found"_s, u"organization not found"_s);
    if (!name.isEmpty() && name != m_organization)
        return apiError(404, u"not found"_s, u"organization name \"%1\" not found"_s.arg(name));
    return jsonAnswer({{u"links"_s, QJsonObject{{u"self"_s, u"/api/v2/orgs"_s}}},
        {u"orgs"_s, QJsonArray{organizationJson()}}});
}

HttpAnswer ApiV2::query(const HttpRequest& request, Timestamp now) const
{
    const QString undecoded = u"failed to decode request body: "_s;
    if (const auto refused = refuseOrganization(request, true)) {
        const QJsonObject error = QJsonDocument::fromJson(refused->body).object();
        return invalid(undecoded + error.value(u"message"_s).toString());
    }
    QString script;
    QJsonObject dialectJson;
    if (request.contentType.startsWith("application/vnd.flux")) {
        script = QString::fromUtf8(request.body);
    } else {
        const auto json = jsonBody(request);
        const QString mistake = json ? queryMistake(*json) : jsonMistake(request.body);
        if (!mistake.isEmpty()) {
            return invalid(undecoded +
                u"failed parsing request body as JSON; if sending a raw Flux script, set 'Content-Type: "
                "application/vnd.flux' in your request headers: "_s +
                mistake);
        }
        const QString type = json->value(u"type"_s).toString(u"flux"_s);
        if (type != u"flux")
            return invalid(undecoded + u"unknown query type: %1"_s.arg(type));
        script = json->value(u"query"_s).toString();
        dialectJson = json->value(u"dialect"_s).toObject();
        if (const auto time = timeFrom(json->value(u"now"_s).toString()))
            now = *time;
    }
    if (script.isEmpty())
        return invalid(undecoded + u"request body requires either query or AST"_s);
    const auto dialect = dialectFrom(dialectJson);
    if (!dialect)
        return invalid(undecoded + dialect.error().message);
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
        return apiError(404, u"not found"_s, u"bucket not found"_s);
    static const QStringList units{QString(), u"ns"_s, u"us"_s, u"ms"_s, u"s"_s};
    const QString precision = request.parameter(u"precision"_s);
    if (!units.contains(precision))
        return invalid(u"invalid precision; valid precision units are ns, us, ms, and s"_s);
    const auto report = ingestLines(m_store, bucket, request.body, precision, now, WriteApi::V2);
    if (!report)
        return apiError(report.error());
    // A field that was left out of a point is told of, too, though no point was dropped.
    if (report->dropped > 0 || !report->reason.isEmpty()) {
        return apiError(422, u"unprocessable entity"_s,
            u"failure writing points to database: partial write: %1 dropped=%2%3"_s.arg(report->reason)
                .arg(report->dropped)
                .arg(report->dropped > 0 ? QString()
                                         : u" for database: %1 for retention policy: autogen"_s.arg(
                                               m_store.bucket(bucket)->bucket.id)));
    }
    return emptyAnswer();
}

HttpAnswer ApiV2::remove(const HttpRequest& request)
{
    const auto undecoded = [](const QString& message) {
        return invalid(u"error decoding json body: "_s + message);
    };
    const auto json = jsonBody(request);
    if (!json)
        return undecoded(jsonMistake(request.body));
    const auto start = timeFrom(json->value(u"start"_s).toString());
    const auto stop = timeFrom(json->value(u"stop"_s).toString());
    if (!start || !stop) {
        return undecoded(u"invalid RFC3339Nano for field %1, please format your time with RFC3339Nano "
                         "format, example: 2009-01-%2T23:00:00Z"_s.arg(start ? u"stop"_s : u"start"_s)
                             .arg(start ? u"01"_s : u"02"_s));
    }
    if (*start < minimumTimestamp || *start > maximumTimestamp)
        return undecoded(
            u"invalid start time, start time must not be before 1677-09-21T00:12:43.145224194Z"_s);
    if (*stop > maximumTimestamp || *stop < minimumTimestamp)
        return undecoded(u"invalid stop time, stop time must not be after 2262-04-11T23:47:16.854775806Z"_s);
    const auto filter = parseDeletePredicate(json->value(u"predicate"_s).toString());
    if (!filter) {
        return filter.error().kind == Error::Kind::Query
            ? apiError(501, u"not implemented"_s, filter.error().message)
            : undecoded(filter.error().message);
    }
    if (auto refused = refuseOrganization(request, true))
        return *refused;
    const QString named =
        request.parameter(request.hasParameter(u"bucketID"_s) ? u"bucketID"_s : u"bucket"_s);
    if (named.isEmpty())
        return invalid(u"Please provide either bucketID or bucket"_s);
    const auto bucket = m_store.bucket(named);
    if (!bucket)
        return apiError(404, u"not found"_s, u"bucket \"%1\" not found"_s.arg(named));
    // Both ends belong to what InfluxDB deletes.
    const auto removed = m_store.remove(bucket->bucket.id, {*start, *stop + 1}, *filter);
    return removed ? emptyAnswer() : apiError(removed.error());
}

} // namespace telemirror::sandbox
