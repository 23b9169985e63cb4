#include "influx/FluxConnection.h"

#include "influx/FluxPointStream.h"
#include "influx/FluxQueries.h"
#include "influx/FluxRowReader.h"
#include "influx/FluxSummaryReader.h"
#include "influx/SeriesCollector.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <set>

namespace telemirror {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

constexpr int bucketsPerPage = 100;
/// The smallest page size that a server is known to use whatever is asked for.
constexpr qsizetype smallestPage = 20;
/// Against a server that never ends its list.
constexpr int mostPages = 1000;

/// A length of time in seconds; what is longer than any is the longest.
Nanoseconds nanosecondsOf(const QJsonValue& seconds)
{
    constexpr qint64 most = std::numeric_limits<Nanoseconds>::max() / nanosecondsPerSecond;
    return std::clamp<qint64>(seconds.toInteger(), 0, most) * nanosecondsPerSecond;
}

Bucket bucketFrom(const QJsonObject& json)
{
    Bucket bucket;
    bucket.id = json.value("id"_L1).toString();
    bucket.name = json.value("name"_L1).toString();
    bucket.isSystem = json.value("type"_L1).toString() == "system"_L1 || bucket.name.startsWith(u'_');
    const QJsonArray rules = json.value("retentionRules"_L1).toArray();
    for (const QJsonValue& rule : rules)
        bucket.retention = nanosecondsOf(rule.toObject().value("everySeconds"_L1));
    return bucket;
}

std::optional<FieldType> fieldTypeOf(CsvType type)
{
    switch (type) {
    case CsvType::Double: return FieldType::Float;
    case CsvType::Long: return FieldType::Integer;
    case CsvType::UnsignedLong: return FieldType::Unsigned;
    case CsvType::Boolean: return FieldType::Boolean;
    case CsvType::String: return FieldType::String;
    case CsvType::DateTime:
    case CsvType::Duration:
    case CsvType::Base64Binary: break;
    }
    return std::nullopt;
}

/// The names of an answer, each made once, however many rows it stands in.
class NamePool
{
public:
    const QString& name(const QByteArray& utf8)
    {
        const auto known = m_names.constFind(utf8);
        return known != m_names.cend() ? *known : *m_names.insert(utf8, QString::fromUtf8(utf8));
    }

private:
    QHash<QByteArray, QString> m_names;
};

/// Collects fields with types, and tag keys, by name.
struct SchemaCollector
{
    std::map<QString, QList<FieldType>> fields;
    std::set<QString> tagKeys;

    void add(const FluxRow& row)
    {
        const std::optional<FieldType> type = fieldTypeOf(row.type);
        if (!type)
            return;
        QList<FieldType>& types = fields[QString::fromUtf8(row.field)];
        if (!types.contains(*type))
            types.append(*type);
        for (const Tag& tag : row.tags)
            tagKeys.insert(QString::fromUtf8(tag.key));
    }

    [[nodiscard]] MeasurementSchema result(const QString& measurement)
    {
        MeasurementSchema schema;
        schema.measurement = measurement;
        for (auto& [name, types] : fields) {
            std::ranges::sort(types);
            schema.fields.append({name, types});
        }
        schema.tagKeys = QStringList(tagKeys.begin(), tagKeys.end());
        return schema;
    }
};

} // namespace

/// A list of buckets that is being read page by page.
struct FluxConnection::BucketPages
{
    Pending<QList<Bucket>> pending;
    QMap<QString, Bucket> found; ///< by id
    AnswerBudget budget;
    int received = 0;
    int pages = 0;

    void finish() const
    {
        QList<Bucket> list = found.values();
        std::ranges::sort(list, {}, &Bucket::name);
        pending.fulfil(list);
    }
};

/// One call of summary().
struct FluxConnection::SummaryRound
{
    Pending<Summary> pending;
    SummaryRequest request;
    QStringList numericFields; ///< asked for extremes
    qint64 bytesRead = 0;
    int attempts = 0;
};

/// One call of extent().
struct FluxConnection::ExtentRound
{
    Pending<MeasurementExtent> pending;
    QString bucket;
    QString measurement;
    TimeRange range;
    MeasurementExtent found;
    std::set<QList<Tag>> series;
    bool hasTime = false;

    void add(const FluxRow& row, flux::ExtentPart part)
    {
        if (part == flux::ExtentPart::Count) {
            series.insert(row.tags);
            if (const auto value = row.fieldValue(); value && std::holds_alternative<qint64>(*value))
                found.points += std::get<qint64>(*value);
        } else if (row.time) {
            found.first = hasTime ? std::min(found.first, *row.time) : *row.time;
            found.last = hasTime ? std::max(found.last, *row.time) : *row.time;
            hasTime = true;
        }
    }
};

FluxConnection::~FluxConnection()
{
    abortAll();
}

HttpRequest FluxConnection::queryRequest(const QString& script) const
{
    QList<QPair<QString, QString>> parameters;
    if (!settings().organization.isEmpty())
        parameters.append({u"org"_s, settings().organization});
    HttpRequest result = request(u"/api/v2/query"_s, parameters);
    result.post = true;
    result.body = flux::queryBody(script);
    result.request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    result.request.setRawHeader("Accept"_ba, "application/csv"_ba);
    return result;
}

void FluxConnection::query(const QString& script, std::function<void(const FluxRow&)> row,
    std::function<void(const Result<void>&)> done)
{
    auto reader = std::make_shared<FluxRowReader>(std::move(row));
    collect(queryRequest(script), reader, [done = std::move(done)](const Result<HttpAnswer>& answer) {
        done(answer ? Result<void>() : tl::unexpected(answer.error()));
    });
}

QFuture<Result<ServerInfo>> FluxConnection::probe()
{
    const Pending<ServerInfo> pending;
    identify([this, pending](const Result<ServerInfo>& server) {
        if (!server)
            pending.fulfil(server);
        else if (const int version = majorVersion(server->version);
                 version == 1 || version == 3 || server->product == victoriaMetricsProduct())
            pending.fulfil(tl::unexpected(wrongDialect(*server)));
        else
            checkCredentials(*server, pending);
    });
    return pending.future();
}

void FluxConnection::checkCredentials(const ServerInfo& server, const Pending<ServerInfo>& pending)
{
    QList<QPair<QString, QString>> parameters{{u"limit"_s, u"1"_s}};
    if (!settings().organization.isEmpty())
        parameters.append({u"org"_s, settings().organization});
    fetch(request(u"/api/v2/buckets"_s, parameters),
        [this, server, pending](const Result<HttpAnswer>& answer, const QByteArray& body) {
            ServerInfo found = server;
            found.dialect = Dialect::Flux;
            // 2.x answers 404 for an organization that it does not know, and then in JSON.
            const bool hasApi = answer || answer.error().kind != Kind::NotFound ||
                answer.error().detail.contains("organization"_L1, Qt::CaseInsensitive);
            if (!hasApi)
                pending.fulfil(tl::unexpected(wrongDialect(found)));
            else if (!answer)
                pending.fulfil(tl::unexpected(answer.error()));
            else if (!QJsonDocument::fromJson(body).object().contains("buckets"_L1))
                pending.fulfil(tl::unexpected(wrongDialect(found)));
            else if (found.product == serverlessProduct())
                tryFlux(found, pending);
            else
                pending.fulfil(found);
        });
}

/// Cloud Serverless has the rest of `/api/v2`, but no Flux.
void FluxConnection::tryFlux(const ServerInfo& server, const Pending<ServerInfo>& pending)
{
    query(
        u"buckets() |> limit(n: 1)"_s, [](const FluxRow&) {},
        [this, server, pending](const Result<void>& done) {
            ServerInfo found = server;
            const bool isRefused = !done &&
                (done.error().kind == Kind::NotFound || done.error().kind == Kind::BadRequest ||
                    done.error().kind == Kind::Query || done.error().kind == Kind::Forbidden);
            if (isRefused)
                return pending.fulfil(tl::unexpected(wrongDialect(found)));
            if (!done)
                return pending.fulfil(tl::unexpected(done.error()));
            found.product = u"InfluxDB Cloud"_s;
            pending.fulfil(found);
        });
}

QFuture<Result<QList<Bucket>>> FluxConnection::buckets()
{
    auto pages = std::make_shared<BucketPages>();
    nextBucketPage(pages);
    return pages->pending.future();
}

void FluxConnection::nextBucketPage(const std::shared_ptr<BucketPages>& pages)
{
    QList<QPair<QString, QString>> parameters{
        {u"limit"_s, QString::number(bucketsPerPage)}, {u"offset"_s, QString::number(pages->received)}};
    if (!settings().organization.isEmpty())
        parameters.append({u"org"_s, settings().organization});
    fetch(request(u"/api/v2/buckets"_s, parameters),
        [this, pages](const Result<HttpAnswer>& answer, const QByteArray& body) {
            if (!answer) {
                pages->pending.fulfil(tl::unexpected(answer.error()));
                return;
            }
            if (const Result<void> held = pages->budget.take(body.size(), pages->found.size()); !held) {
                pages->pending.fulfil(tl::unexpected(errors().named(held.error())));
                return;
            }
            const QJsonObject page = QJsonDocument::fromJson(body).object();
            if (!page.value("buckets"_L1).isArray()) {
                pages->pending.fulfil(tl::unexpected(errors().named(failure(Kind::Malformed,
                    tr("“%1” did not answer with a list of buckets: check its address in Settings › "
                       "Connections.")
                        .arg(settings().name))
                                                                        .value())));
                return;
            }
            const QJsonArray list = page.value("buckets"_L1).toArray();
            keepShardDurations(list);
            const qsizetype before = pages->found.size();
            for (const QJsonValue& json : list) {
                const Bucket bucket = bucketFrom(json.toObject());
                // 2.x takes a bucket without a name; no query and no write can name it.
                if (!bucket.name.isEmpty())
                    pages->found.insert(bucket.id, bucket);
            }
            pages->received += static_cast<int>(list.size());
            // A server may give fewer than asked for though it has more; only a page that is
            // smaller than any server's, or that brings nothing new, is the last for certain.
            const bool saysMore = page.value("links"_L1).toObject().contains("next"_L1);
            if (pages->found.size() == before || (list.size() < smallestPage && !saysMore) ||
                ++pages->pages >= mostPages)
                pages->finish();
            else
                nextBucketPage(pages);
        });
}

QFuture<Result<QStringList>> FluxConnection::organizations()
{
    const Pending<QStringList> pending;
    fetch(request(u"/api/v2/orgs"_s, {{u"limit"_s, QString::number(bucketsPerPage)}}),
        [pending](const Result<HttpAnswer>& answer, const QByteArray& body) {
            if (!answer) {
                pending.fulfil(tl::unexpected(answer.error()));
                return;
            }
            QStringList names;
            for (const QJsonValue& each : QJsonDocument::fromJson(body).object().value("orgs"_L1).toArray())
                names.append(each.toObject().value("name"_L1).toString());
            names.removeAll(QString());
            names.sort();
            pending.fulfil(names);
        });
    return pending.future();
}

void FluxConnection::keepShardDurations(const QJsonArray& buckets)
{
    for (const QJsonValue& json : buckets) {
        const QJsonObject bucket = json.toObject();
        const QJsonObject rule = bucket.value("retentionRules"_L1).toArray().at(0).toObject();
        m_shardDurations.insert(
            bucket.value("name"_L1).toString(), nanosecondsOf(rule.value("shardGroupDurationSeconds"_L1)));
    }
}

void FluxConnection::findShardDuration(
    const QString& bucket, std::function<void(const Result<Nanoseconds>&)> done)
{
    if (const auto known = m_shardDurations.constFind(bucket); known != m_shardDurations.cend()) {
        done(*known);
        return;
    }
    QList<QPair<QString, QString>> parameters{{u"name"_s, bucket}};
    if (!settings().organization.isEmpty())
        parameters.append({u"org"_s, settings().organization});
    fetch(request(u"/api/v2/buckets"_s, parameters),
        [this, bucket, done = std::move(done)](const Result<HttpAnswer>& answer, const QByteArray& body) {
            // A token may be allowed to read a bucket and not to look at it: reading goes on then, and
            // says itself what else is wrong. Only what would stop that, too, stops here.
            const bool isFatal = !answer &&
                (answer.error().isRetryable() || answer.error().kind == Kind::Cancelled ||
                    answer.error().kind == Kind::Tls);
            if (isFatal) {
                done(tl::unexpected(answer.error()));
                return;
            }
            if (answer) {
                keepShardDurations(QJsonDocument::fromJson(body).object().value("buckets"_L1).toArray());
                if (!m_shardDurations.contains(bucket))
                    m_shardDurations.insert(bucket, 0);
            }
            done(m_shardDurations.value(bucket, 0));
        });
}

QFuture<Result<void>> FluxConnection::createBucket(const QString& name)
{
    const Pending<void> pending;
    const QString organization = settings().organization;
    fetch(request(u"/api/v2/orgs"_s,
              organization.isEmpty() ? QList<QPair<QString, QString>>{}
                                     : QList<QPair<QString, QString>>{{u"org"_s, organization}}),
        [this, pending, name, organization](const Result<HttpAnswer>& answer, const QByteArray& body) {
            static const QRegularExpression idForm(u"^[0-9a-f]{16}$"_s);
            const QJsonArray list = QJsonDocument::fromJson(body).object().value("orgs"_L1).toArray();
            const bool isId = idForm.match(organization).hasMatch();
            if (answer && !list.isEmpty())
                createIn(list.first().toObject().value("id"_L1).toString(), name, pending);
            else if (isId && (answer || answer.error().kind == Kind::NotFound))
                createIn(organization, name, pending);
            else if (!answer)
                pending.fulfil(tl::unexpected(placed(answer.error(), name)));
            else
                pending.fulfil(tl::unexpected(
                    placed(errors().named(failure(Kind::NotFound,
                               tr("“%1” has no organization “%2”: set it in Settings › Connections.")
                                   .arg(settings().name, organization))
                                              .value()),
                        name)));
        });
    return pending.future();
}

void FluxConnection::createIn(
    const QString& organizationId, const QString& name, const Pending<void>& pending)
{
    HttpRequest creation = request(u"/api/v2/buckets"_s, {});
    creation.post = true;
    creation.request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    creation.body = QJsonDocument(
        QJsonObject{{u"orgID"_s, organizationId}, {u"name"_s, name}, {u"retentionRules"_s, QJsonArray()}})
                        .toJson(QJsonDocument::Compact);
    fetch(creation, [this, pending, name](const Result<HttpAnswer>& answer, const QByteArray&) {
        if (answer)
            pending.fulfil({});
        else if (answer.error().kind == Kind::BadRequest)
            acceptIfThere(name, answer.error(), pending);
        else
            pending.fulfil(tl::unexpected(placed(answer.error(), name)));
    });
}

void FluxConnection::acceptIfThere(const QString& name, const Error& error, const Pending<void>& pending)
{
    QList<QPair<QString, QString>> parameters{{u"name"_s, name}};
    if (!settings().organization.isEmpty())
        parameters.append({u"org"_s, settings().organization});
    fetch(request(u"/api/v2/buckets"_s, parameters),
        [pending, name, error](const Result<HttpAnswer>& answer, const QByteArray& body) {
            const QJsonArray list = QJsonDocument::fromJson(body).object().value("buckets"_L1).toArray();
            const bool isThere = answer && std::ranges::any_of(list, [&name](const QJsonValue& bucket) {
                return bucket.toObject().value("name"_L1).toString() == name;
            });
            if (isThere)
                pending.fulfil({});
            else
                pending.fulfil(tl::unexpected(placed(error, name)));
        });
}

QFuture<Result<QStringList>> FluxConnection::measurements(const QString& bucket, const TimeRange& range)
{
    const Pending<QStringList> pending;
    if (range.isEmpty()) {
        pending.fulfil(QStringList());
        return pending.future();
    }
    auto names = std::make_shared<QStringList>();
    query(
        flux::measurementsQuery(bucket, range),
        [names](const FluxRow& row) {
            names->append(QString::fromUtf8(row.value.data(), static_cast<qsizetype>(row.value.size())));
        },
        [pending, names, bucket](const Result<void>& done) {
            if (!done) {
                pending.fulfil(tl::unexpected(placed(done.error(), bucket)));
                return;
            }
            names->sort();
            names->removeDuplicates();
            pending.fulfil(*names);
        });
    return pending.future();
}

QFuture<Result<MeasurementSchema>> FluxConnection::schema(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    const Pending<MeasurementSchema> pending;
    auto collector = std::make_shared<SchemaCollector>();
    if (range.isEmpty()) {
        pending.fulfil(collector->result(measurement));
        return pending.future();
    }
    query(
        flux::schemaQuery(bucket, measurement, range),
        [collector](const FluxRow& row) { collector->add(row); },
        [pending, collector, bucket, measurement](const Result<void>& done) {
            if (done)
                pending.fulfil(collector->result(measurement));
            else
                pending.fulfil(tl::unexpected(placed(done.error(), bucket, measurement)));
        });
    return pending.future();
}

QFuture<Result<MeasurementExtent>> FluxConnection::extent(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    auto round = std::make_shared<ExtentRound>();
    round->bucket = bucket;
    round->measurement = measurement;
    round->range = range;
    if (range.isEmpty())
        round->pending.fulfil(MeasurementExtent());
    else
        askExtent(round, flux::ExtentPart::Count);
    return round->pending.future();
}

void FluxConnection::askExtent(const std::shared_ptr<ExtentRound>& round, flux::ExtentPart part)
{
    query(
        flux::extentQuery(round->bucket, round->measurement, round->range, part),
        [round, part](const FluxRow& row) { round->add(row, part); },
        [this, round, part](const Result<void>& done) {
            using Part = flux::ExtentPart;
            if (!done)
                return round->pending.fulfil(
                    tl::unexpected(placed(done.error(), round->bucket, round->measurement)));
            if (part == Part::Last || round->series.empty()) {
                round->found.series = static_cast<qint64>(round->series.size());
                return round->pending.fulfil(round->found);
            }
            askExtent(round, part == Part::Count ? Part::First : Part::Last);
        });
}

QFuture<Result<QList<SeriesData>>> FluxConnection::series(const SeriesRequest& request)
{
    const Pending<QList<SeriesData>> pending;
    if (request.range.isEmpty()) {
        pending.fulfil(QList<SeriesData>());
        return pending.future();
    }
    if (request.every <= 0) {
        averageHere(request, pending);
        return pending.future();
    }
    auto collector = std::make_shared<SeriesCollector>(request, 0);
    query(
        flux::seriesQuery(request, request.every),
        [collector](const FluxRow& row) {
            if (const auto value = row.fieldValue(); value && row.time)
                collector->add(row.tags, *row.time, *value);
        },
        [this, pending, collector, request](const Result<void>& done) {
            const bool maybeType =
                !done && (done.error().kind == Kind::Query || done.error().kind == Kind::BadRequest);
            if (done)
                pending.fulfil(collector->take());
            else if (maybeType) // No mean of booleans and strings: see what the values are.
                averageHere(request, pending);
            else
                pending.fulfil(tl::unexpected(placed(done.error(), request.bucket, request.measurement)));
        });
    return pending.future();
}

void FluxConnection::averageHere(const SeriesRequest& request, const Pending<QList<SeriesData>>& pending)
{
    auto collector = std::make_shared<SeriesCollector>(request, std::max<Nanoseconds>(0, request.every));
    query(
        flux::seriesQuery(request, 0),
        [collector](const FluxRow& row) {
            if (const auto value = row.fieldValue(); value && row.time)
                collector->add(row.tags, *row.time, *value);
        },
        [pending, collector, request](const Result<void>& done) {
            if (done)
                pending.fulfil(collector->take());
            else
                pending.fulfil(tl::unexpected(placed(done.error(), request.bucket, request.measurement)));
        });
}

QFuture<Result<QList<LatestValue>>> FluxConnection::latest(const LatestRequest& request)
{
    const Pending<QList<LatestValue>> pending;
    auto values = std::make_shared<QList<LatestValue>>();
    if (request.range.isEmpty()) {
        pending.fulfil(*values);
        return pending.future();
    }
    query(
        flux::latestQuery(request),
        [values, names = NamePool()](const FluxRow& row) mutable {
            if (auto value = row.fieldValue(); value && row.time)
                values->append({names.name(row.measurement), names.name(row.field), row.tags,
                    std::move(*value), *row.time});
        },
        [pending, values, bucket = request.bucket](const Result<void>& done) {
            if (done)
                pending.fulfil(*values);
            else
                pending.fulfil(tl::unexpected(placed(done.error(), bucket)));
        });
    return pending.future();
}

QFuture<Result<qint64>> FluxConnection::countPoints(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    const Pending<qint64> pending;
    if (range.isEmpty()) {
        pending.fulfil(0);
        return pending.future();
    }
    auto points = std::make_shared<qint64>(0);
    query(
        flux::countQuery(bucket, measurement, range),
        [points](const FluxRow& row) {
            if (const auto value = row.fieldValue(); value && std::holds_alternative<qint64>(*value))
                *points += std::get<qint64>(*value);
        },
        [pending, points, bucket, measurement](const Result<void>& done) {
            if (done)
                pending.fulfil(*points);
            else
                pending.fulfil(tl::unexpected(placed(done.error(), bucket, measurement)));
        });
    return pending.future();
}

QFuture<Result<Summary>> FluxConnection::summary(const SummaryRequest& request)
{
    auto round = std::make_shared<SummaryRound>();
    round->request = request;
    round->numericFields = m_numericFields.value({request.bucket, request.measurement});
    if (request.range.isEmpty())
        round->pending.fulfil(Summary());
    else
        askSummary(round);
    return round->pending.future();
}

void FluxConnection::askSummary(const std::shared_ptr<SummaryRound>& round)
{
    auto reader = std::make_shared<FluxSummaryReader>();
    ++round->attempts;
    collect(queryRequest(flux::summaryQuery(round->request, round->numericFields)), reader,
        [this, reader, round](const Result<HttpAnswer>& whole) {
            if (whole)
                round->bytesRead += whole->bytesReceived;
            const QPair<QString, QString> key{round->request.bucket, round->request.measurement};
            // A field that held numbers may hold something else elsewhere: first see what.
            constexpr int mostAttempts = 3;
            const bool maybeType = !whole && !round->numericFields.isEmpty() &&
                (whole.error().kind == Kind::Query || whole.error().kind == Kind::BadRequest);
            if (maybeType && round->attempts < mostAttempts) {
                round->numericFields.clear();
                return askSummary(round);
            }
            if (!whole)
                return round->pending.fulfil(
                    tl::unexpected(placed(whole.error(), round->request.bucket, round->request.measurement)));
            const QStringList seen = reader->numericFields();
            const bool isKnown = std::ranges::all_of(
                seen, [&round](const QString& field) { return round->numericFields.contains(field); });
            if (!isKnown && round->attempts < mostAttempts) {
                round->numericFields = seen;
                return askSummary(round);
            }
            // Those of other ranges stay known: asking for a field that is not there costs nothing.
            m_numericFields.insert(key, round->numericFields);
            round->pending.fulfil(Summary{reader->fields(), round->bytesRead});
        });
}

std::unique_ptr<PointStream> FluxConnection::read(const ReadRequest& request)
{
    return std::make_unique<FluxPointStream>(*this, request);
}

QFuture<Result<WriteReceipt>> FluxConnection::write(const QString& bucket, const QByteArray& lines)
{
    QList<QPair<QString, QString>> parameters{{u"bucket"_s, bucket}, {u"precision"_s, u"ns"_s}};
    if (!settings().organization.isEmpty())
        parameters.append({u"org"_s, settings().organization});
    return sendLines(request(u"/api/v2/write"_s, parameters), bucket, lines);
}

} // namespace telemirror
