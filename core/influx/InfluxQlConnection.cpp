#include "influx/InfluxQlConnection.h"

#include "influx/InfluxQlPointStream.h"
#include "influx/InfluxQlRowReader.h"
#include "influx/SeriesCollector.h"
#include "influx/wire/AnswerLimits.h"
#include "influx/wire/InfluxQlLiteral.h"
#include "model/Rule.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace telemirror {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

constexpr int rowsPerChunk = 10'000;

/// All rows of a result, of all its series.
QList<QJsonArray> rowsOf(const QJsonValue& result)
{
    QList<QJsonArray> rows;
    const QJsonArray seriesList = result.toObject().value("series"_L1).toArray();
    for (const QJsonValue& series : seriesList) {
        const QJsonArray values = series.toObject().value("values"_L1).toArray();
        for (const QJsonValue& row : values)
            rows.append(row.toArray());
    }
    return rows;
}

/// The buckets that a database stands for, from a result of `SHOW RETENTION POLICIES`.
QList<Bucket> bucketsOf(const QString& database, const QJsonValue& policies)
{
    QList<Bucket> buckets;
    const QList<QJsonArray> rows = rowsOf(policies);
    for (const QJsonArray& row : rows) {
        Bucket bucket;
        bucket.name = row.at(4).toBool() ? database : database + u'/' + row.at(0).toString();
        bucket.id = bucket.name;
        bucket.retention = parseDuration(row.at(1).toString()).value_or(0);
        bucket.isSystem = database == "_internal"_L1;
        buckets.append(bucket);
    }
    if (buckets.isEmpty()) // The v1 API of later servers shows databases only.
        buckets.append({database, database, 0, database.startsWith(u'_')});
    return buckets;
}

/// From a result of `SHOW RETENTION POLICIES`.
bool hasDefaultPolicy(const QJsonValue& policies)
{
    const QList<QJsonArray> rows = rowsOf(policies);
    return std::ranges::any_of(rows, [](const QJsonArray& row) { return row.at(4).toBool(); });
}

/// From the results of influxql::extentOf().
MeasurementExtent extentFrom(const QJsonArray& results)
{
    MeasurementExtent extent;
    extent.series = results.at(0).toObject().value("series"_L1).toArray().size();
    const QList<QJsonArray> counts = rowsOf(results.at(0));
    for (const QJsonArray& row : counts) {
        // Behind the time, one count for each field.
        for (qsizetype i = 1; i < row.size(); ++i)
            extent.points += row.at(i).toInteger();
    }
    const QList<QJsonArray> oldest = rowsOf(results.at(1));
    const QList<QJsonArray> newest = rowsOf(results.at(2));
    if (!oldest.isEmpty() && !newest.isEmpty()) {
        extent.first = oldest.first().at(0).toInteger();
        extent.last = newest.first().at(0).toInteger();
    }
    return extent;
}

bool isNumeric(FieldType type)
{
    return type == FieldType::Float || type == FieldType::Integer || type == FieldType::Unsigned;
}

/// Whether `candidate` rather than `held` is the value that is stored, where a row shows a field in
/// two numeric types (see InfluxQlConnection::latest()).
bool isBetterForm(const FieldValue& held, const FieldValue& candidate)
{
    if (const auto* number = std::get_if<double>(&held))
        return *number == std::floor(*number);
    const auto* number = std::get_if<double>(&candidate);
    return number != nullptr && *number != std::floor(*number);
}

} // namespace

/// One call of latest(): the request as it goes out, and what comes back.
struct InfluxQlConnection::LatestRound
{
    struct Key
    {
        qsizetype measurement;
        QList<Tag> tags;
        QByteArray field;
        auto operator<=>(const Key& other) const
        {
            if (measurement != other.measurement)
                return measurement < other.measurement ? std::strong_ordering::less
                                                       : std::strong_ordering::greater;
            if (tags != other.tags)
                return tags < other.tags ? std::strong_ordering::less : std::strong_ordering::greater;
            const int order = field.compare(other.field);
            return order <=> 0;
        }
        bool operator==(const Key& other) const = default;
    };

    Pending<QList<LatestValue>> pending;
    LatestRequest request;
    Measurements asked; ///< what the statements behind the first one select
    QStringList names;  ///< of `asked`, in the order of the statements
    QList<QList<InfluxQlLineEncoder::FieldColumn>> columns; ///< by name
    Measurements found;                                     ///< what the first statement shows
    std::map<Key, std::pair<Timestamp, FieldValue>> values;
    int attempts = 0;

    void prepare(const Measurements& measurements)
    {
        asked = measurements;
        names = measurements.keys();
        columns.clear();
        for (const auto& fields : measurements)
            columns.append(influxql::columnsFor(fields));
        found.clear();
        values.clear();
        ++attempts;
    }

    [[nodiscard]] QString statements() const
    {
        const influxql::BucketPlace place = influxql::placeOf(request.bucket);
        QStringList list{influxql::fieldKeysMatching(request.nameContains)};
        for (qsizetype i = 0; i < names.size(); ++i)
            list.append(influxql::select(place, names[i], columns[i], request.range));
        return list.join(u";\n"_s);
    }

    void take(const InfluxQlSeries& series, std::span<const JsonCell> cells)
    {
        if (series.statement == 0)
            takeField(series, cells);
        else if (series.statement <= names.size())
            takePoint(series, cells);
    }

    void takeField(const InfluxQlSeries& series, std::span<const JsonCell> cells)
    {
        const auto text = [](const JsonCell& cell) {
            return QString::fromUtf8(cell.text.data(), static_cast<qsizetype>(cell.text.size()));
        };
        const QString measurement = QString::fromUtf8(series.name);
        if (cells.size() < 2 || !measurement.contains(request.nameContains))
            return;
        if (const auto type = fieldTypeFromName(text(cells[1]))) {
            QList<FieldType>& types = found[measurement][text(cells[0])];
            if (!types.contains(*type))
                types.append(*type);
            std::ranges::sort(types);
        }
    }

    void takePoint(const InfluxQlSeries& series, std::span<const JsonCell> cells)
    {
        const qsizetype index = series.statement - 1;
        const auto time = cells.empty() ? std::nullopt : InfluxQlRowReader::time(cells[0]);
        if (!time)
            return;
        const QList<Tag> tags = InfluxQlRowReader::tags(series);
        const auto& list = columns[index];
        for (qsizetype i = 0; i < list.size() && static_cast<size_t>(i) + 1 < cells.size(); ++i) {
            const auto value = InfluxQlRowReader::value(cells[static_cast<size_t>(i) + 1], list[i].type);
            if (!value)
                continue;
            auto [place, isNew] = values.try_emplace(Key{index, tags, list[i].field}, *time, *value);
            auto& [heldTime, held] = place->second;
            if (!isNew && (*time > heldTime || (*time == heldTime && isBetterForm(held, *value))))
                place->second = {*time, *value};
        }
    }

    void finish() const
    {
        QList<LatestValue> list;
        for (const auto& [key, newest] : values)
            list.append({names[key.measurement], QString::fromUtf8(key.field), key.tags, newest.second,
                newest.first});
        pending.fulfil(list);
    }
};

/// One call of summary(): the request as it goes out, and what comes back.
struct InfluxQlConnection::SummaryRound
{
    Pending<Summary> pending;
    SummaryRequest request;
    influxql::FieldTypes asked; ///< what the second statement is about
    influxql::FieldTypes found; ///< what the first statement shows
    QList<InfluxQlLineEncoder::FieldColumn> fields;
    QList<influxql::SummaryColumn> columns;
    std::map<std::pair<QByteArray, QList<Tag>>, FieldSummary> summaries;
    qint64 bytesRead = 0;
    int attempts = 0;

    void prepare(const influxql::FieldTypes& types)
    {
        asked = types;
        fields = influxql::numericOnce(types);
        columns = influxql::summaryColumnsFor(fields);
        found.clear();
        summaries.clear();
        ++attempts;
    }

    [[nodiscard]] QString statements() const
    {
        QString text = influxql::fieldKeysOf(request.measurement);
        if (!columns.isEmpty())
            text += u";\n"_s + influxql::selectSummary(request, fields, columns);
        return text;
    }

    void take(const InfluxQlSeries& series, std::span<const JsonCell> cells)
    {
        if (series.statement == 0)
            takeField(cells);
        else
            takeRow(series, cells);
    }

    void takeField(std::span<const JsonCell> cells)
    {
        const auto text = [](const JsonCell& cell) {
            return QString::fromUtf8(cell.text.data(), static_cast<qsizetype>(cell.text.size()));
        };
        if (cells.size() < 2)
            return;
        if (const auto type = fieldTypeFromName(text(cells[1]))) {
            QList<FieldType>& types = found[text(cells[0])];
            if (!types.contains(*type))
                types.append(*type);
            std::ranges::sort(types);
        }
    }

    void takeRow(const InfluxQlSeries& series, std::span<const JsonCell> cells)
    {
        const QList<Tag> tags = InfluxQlRowReader::tags(series);
        qsizetype index = 0;
        for (qsizetype i = 0; i < fields.size(); ++i) {
            FieldSummary summary;
            summary.tags = tags;
            summary.field = fields[i].field;
            summary.type = fields[i].type;
            for (; index < columns.size() && columns[index].field == i; ++index) {
                if (static_cast<size_t>(index) + 1 < cells.size())
                    takeCell(summary, columns[index].function, cells[static_cast<size_t>(index) + 1]);
            }
            if (summary.count > 0)
                add(summary);
        }
    }

    static void takeCell(FieldSummary& summary, const QString& function, const JsonCell& cell)
    {
        const auto value =
            InfluxQlRowReader::value(cell, function == u"count"_s ? FieldType::Integer : summary.type);
        if (!value)
            return;
        if (function == u"count"_s)
            summary.count = std::get<qint64>(*value);
        else if (function == u"first"_s)
            summary.first = value;
        else if (function == u"last"_s)
            summary.last = value;
        else if (function == u"min"_s)
            summary.minimum = value;
        else if (function == u"max"_s)
            summary.maximum = value;
        else
            summary.sum = value;
    }

    void add(FieldSummary& summary)
    {
        const QList<FieldType> types = asked.value(QString::fromUtf8(summary.field));
        const auto [place, isNew] = summaries.try_emplace({summary.field, summary.tags}, summary);
        FieldSummary& held = place->second;
        if (!isNew)
            held.count += summary.count;
        const bool numbersTogether = std::ranges::count_if(types, isNumeric) > 1 && isNumeric(held.type);
        if (isNew && !numbersTogether)
            return;
        held.isMixed = true;
        for (auto* value : {&held.first, &held.last, &held.minimum, &held.maximum, &held.sum})
            value->reset();
    }

    void finish() const
    {
        Summary summary;
        summary.bytesRead = bytesRead;
        for (const auto& [key, field] : summaries)
            summary.fields.append(field);
        pending.fulfil(summary);
    }
};

InfluxQlConnection::~InfluxQlConnection()
{
    abortAll();
}

QStringList InfluxQlConnection::namesIn(const QJsonValue& result)
{
    QStringList texts;
    const QList<QJsonArray> rows = rowsOf(result);
    for (const QJsonArray& row : rows)
        texts.append(row.at(0).toString());
    return texts;
}

HttpRequest InfluxQlConnection::queryRequest(const QString& statements, const QString& bucket) const
{
    const influxql::BucketPlace place = influxql::placeOf(bucket);
    QList<QPair<QString, QString>> parameters{
        {u"epoch"_s, u"ns"_s}, {u"chunked"_s, u"true"_s}, {u"chunk_size"_s, QString::number(rowsPerChunk)}};
    if (!place.database.isEmpty())
        parameters.append({u"db"_s, place.database});
    if (!place.policy.isEmpty())
        parameters.append({u"rp"_s, place.policy});
    HttpRequest result = request(u"/query"_s, parameters);
    result.post = true;
    result.body = "q="_ba + QUrl::toPercentEncoding(statements);
    result.request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded"_ba);
    result.request.setRawHeader("Accept"_ba, "application/json"_ba);
    return result;
}

Result<QJsonArray> InfluxQlConnection::resultsOf(const QByteArray& answer) const
{
    std::vector<QJsonArray> series; // by statement
    // In chunks, an answer is a sequence of objects, one a line; each holds parts of the results.
    for (qsizetype begin = 0, end = 0; begin < answer.size(); begin = end + 1) {
        end = answer.indexOf('\n', begin);
        end = end < 0 ? answer.size() : end;
        const QByteArray line = QByteArray::fromRawData(answer.constData() + begin, end - begin).trimmed();
        if (line.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return tl::unexpected(notInflux());
        QString error = document.object().value("error"_L1).toString();
        const QJsonArray parts = document.object().value("results"_L1).toArray();
        for (const QJsonValue& part : parts) {
            const auto index = static_cast<qsizetype>(part.toObject().value("statement_id"_L1).toInteger());
            if (error.isEmpty())
                error = part.toObject().value("error"_L1).toString();
            if (index < 0 || index > maximumStatements)
                return tl::unexpected(notInflux());
            series.resize(std::max(series.size(), static_cast<size_t>(index) + 1));
            const QJsonArray more = part.toObject().value("series"_L1).toArray();
            for (const QJsonValue& one : more)
                series[static_cast<size_t>(index)].append(one);
        }
        if (!error.isEmpty())
            return tl::unexpected(errors().refined(failure(Kind::Query, {}, error).value()));
    }
    if (series.empty())
        return tl::unexpected(errors().truncated());
    QJsonArray results;
    for (const QJsonArray& list : series)
        results.append(QJsonObject{{u"series"_s, list}});
    return results;
}

Error InfluxQlConnection::notInflux() const
{
    return errors().named(failure(Kind::Malformed,
        tr("“%1” did not answer as InfluxDB does: check its address in Settings › Connections.")
            .arg(settings().name))
                              .value());
}

void InfluxQlConnection::ask(
    const QString& statements, const QString& bucket, std::function<void(const Result<QJsonArray>&)> done)
{
    fetch(queryRequest(statements, bucket),
        [this, bucket, done = std::move(done)](const Result<HttpAnswer>& answer, const QByteArray& body) {
            Result<QJsonArray> results =
                answer ? resultsOf(body) : Result<QJsonArray>(tl::unexpected(answer.error()));
            if (!results)
                results = tl::unexpected(placed(results.error(), bucket));
            done(results);
        });
}

void InfluxQlConnection::query(const QString& statements, const QString& bucket,
    std::function<void(const InfluxQlSeries&, std::span<const JsonCell>)> row,
    std::function<void(const Result<void>&)> done)
{
    auto reader = std::make_shared<InfluxQlRowReader>(std::move(row));
    collect(queryRequest(statements, bucket), reader,
        [bucket, done = std::move(done)](const Result<HttpAnswer>& answer) {
            done(answer ? Result<void>() : tl::unexpected(placed(answer.error(), bucket)));
        });
}

QFuture<Result<ServerInfo>> InfluxQlConnection::probe()
{
    const Pending<ServerInfo> pending;
    identify([this, pending](const Result<ServerInfo>& server) {
        if (server && (isInflux3(*server) || server->product == victoriaMetricsProduct()))
            pending.fulfil(tl::unexpected(wrongDialect(*server)));
        else if (server)
            checkCredentials(*server, pending);
        else
            pending.fulfil(server);
    });
    return pending.future();
}

void InfluxQlConnection::checkCredentials(const ServerInfo& server, const Pending<ServerInfo>& pending)
{
    ask(influxql::showDatabases(), {}, [this, server, pending](const Result<QJsonArray>& results) {
        ServerInfo found = server;
        found.dialect = Dialect::InfluxQL;
        // 2.x has databases only where somebody mapped them to buckets.
        const bool isTwo = majorVersion(server.version) == 2;
        if (!results && results.error().kind != Kind::NotFound)
            pending.fulfil(tl::unexpected(results.error()));
        else if (!results || (isTwo && rowsOf(results->first()).isEmpty()))
            pending.fulfil(tl::unexpected(wrongDialect(found)));
        else
            pending.fulfil(found);
    });
}

QFuture<Result<QList<Bucket>>> InfluxQlConnection::buckets()
{
    const Pending<QList<Bucket>> pending;
    askDatabases(pending, 3);
    return pending.future();
}

void InfluxQlConnection::askDatabases(const Pending<QList<Bucket>>& pending, int attempts)
{
    ask(influxql::showDatabases(), {}, [this, pending, attempts](const Result<QJsonArray>& results) {
        if (!results)
            pending.fulfil(tl::unexpected(results.error()));
        else
            askPolicies(namesIn(results->first()), pending, attempts);
    });
}

void InfluxQlConnection::askPolicies(
    const QStringList& databases, const Pending<QList<Bucket>>& pending, int attempts)
{
    if (databases.isEmpty()) {
        pending.fulfil(QList<Bucket>());
        return;
    }
    ask(influxql::policiesOf(databases), {},
        [this, pending, databases, attempts](const Result<QJsonArray>& results) {
            // Somebody may have dropped one of them just now.
            if (!results && results.error().kind == Kind::NotFound && attempts > 1) {
                askDatabases(pending, attempts - 1);
                return;
            }
            if (!results) {
                pending.fulfil(tl::unexpected(results.error()));
                return;
            }
            QList<Bucket> buckets;
            for (qsizetype i = 0; i < databases.size(); ++i)
                buckets.append(bucketsOf(databases[i], results->at(i)));
            std::ranges::sort(buckets, {}, &Bucket::name);
            pending.fulfil(buckets);
        });
}

QFuture<Result<void>> InfluxQlConnection::createBucket(const QString& name)
{
    const Pending<void> pending;
    ask(influxql::creationOf(influxql::placeOf(name)), {},
        [pending, name](const Result<QJsonArray>& results) {
            // A policy that is there with another duration is kept as it is.
            if (results || results.error().detail.contains("already exists"_L1))
                pending.fulfil({});
            else
                pending.fulfil(tl::unexpected(placed(results.error(), name)));
        });
    return pending.future();
}

QFuture<Result<QStringList>> InfluxQlConnection::measurements(const QString& bucket, const TimeRange& range)
{
    Q_UNUSED(range)
    const Pending<QStringList> pending;
    ask(influxql::showMeasurements(), bucket, [this, pending, bucket](const Result<QJsonArray>& results) {
        if (!results) {
            pending.fulfil(tl::unexpected(results.error()));
            return;
        }
        if (rowsOf(results->first()).isEmpty()) {
            Error missing;
            missing.kind = Kind::Query;
            missing.detail = u"database not found: "_s + bucket;
            pending.fulfil(tl::unexpected(placed(errors().refined(std::move(missing)), bucket)));
            return;
        }
        QStringList names = namesIn(results->at(1));
        // Without a default policy, 2.x has nothing to tell of the others either, and does not say so.
        if (names.isEmpty() && !hasDefaultPolicy(results->first())) {
            const QString message =
                tr("“%1” has no default retention policy for the database “%2”, without which it shows no "
                   "measurements: map its bucket as the default one, or choose Flux in Settings › "
                   "Connections.")
                    .arg(settings().name, influxql::placeOf(bucket).database);
            pending.fulfil(
                tl::unexpected(placed(errors().named(failure(Kind::Query, message).value()), bucket)));
            return;
        }
        names.sort();
        names.removeDuplicates();
        pending.fulfil(names);
    });
    return pending.future();
}

QFuture<Result<MeasurementSchema>> InfluxQlConnection::schema(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    Q_UNUSED(range)
    const Pending<MeasurementSchema> pending;
    ask(influxql::fieldKeysOf(measurement) + u';' + influxql::tagKeysOf(measurement), bucket,
        [pending, measurement](const Result<QJsonArray>& results) {
            if (!results) {
                pending.fulfil(tl::unexpected(placed(results.error(), results.error().bucket, measurement)));
                return;
            }
            MeasurementSchema schema;
            schema.measurement = measurement;
            const influxql::FieldTypes fields = influxql::fieldTypesFrom(*results).value(measurement);
            for (auto field = fields.begin(); field != fields.end(); ++field)
                schema.fields.append({field.key(), field.value()});
            schema.tagKeys = namesIn(results->at(1));
            schema.tagKeys.sort();
            pending.fulfil(schema);
        });
    return pending.future();
}

QFuture<Result<MeasurementExtent>> InfluxQlConnection::extent(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    const Pending<MeasurementExtent> pending;
    if (range.isEmpty()) {
        pending.fulfil(MeasurementExtent());
        return pending.future();
    }
    ask(influxql::extentOf(influxql::placeOf(bucket), measurement, range), bucket,
        [pending, bucket, measurement](const Result<QJsonArray>& results) {
            if (results)
                pending.fulfil(extentFrom(*results));
            else
                pending.fulfil(tl::unexpected(placed(results.error(), bucket, measurement)));
        });
    return pending.future();
}

QFuture<Result<QList<SeriesData>>> InfluxQlConnection::series(const SeriesRequest& request)
{
    const Pending<QList<SeriesData>> pending;
    ask(influxql::fieldKeysOf(request.measurement), request.bucket,
        [this, pending, request](const Result<QJsonArray>& results) {
            if (!results) {
                pending.fulfil(tl::unexpected(placed(results.error(), request.bucket, request.measurement)));
                return;
            }
            readSeries(request,
                influxql::fieldTypesFrom(*results).value(request.measurement).value(request.field), pending);
        });
    return pending.future();
}

void InfluxQlConnection::readSeries(
    const SeriesRequest& request, const QList<FieldType>& types, const Pending<QList<SeriesData>>& pending)
{
    // Of numbers, 1.x makes the means, and casts between them; booleans it cannot average.
    const bool hasNumbers = std::ranges::any_of(types, isNumeric);
    if (request.range.isEmpty() || (!hasNumbers && !types.contains(FieldType::Boolean))) {
        pending.fulfil(QList<SeriesData>());
        return;
    }
    const FieldType type = hasNumbers ? FieldType::Float : FieldType::Boolean;
    const Nanoseconds every = std::max<Nanoseconds>(0, request.every);
    auto collector = std::make_shared<SeriesCollector>(request, hasNumbers ? 0 : every);
    query(
        influxql::selectSeries(request, type, hasNumbers ? every : 0, limitsSeries()), request.bucket,
        [collector, type](const InfluxQlSeries& series, std::span<const JsonCell> cells) {
            if (cells.size() < 2)
                return;
            const auto time = InfluxQlRowReader::time(cells[0]);
            const auto value = InfluxQlRowReader::value(cells[1], type);
            if (time && value)
                collector->add(InfluxQlRowReader::tags(series), *time, *value);
        },
        [pending, collector, request](const Result<void>& done) {
            if (done)
                pending.fulfil(collector->take());
            else
                pending.fulfil(tl::unexpected(placed(done.error(), request.bucket, request.measurement)));
        });
}

QFuture<Result<QList<LatestValue>>> InfluxQlConnection::latest(const LatestRequest& request)
{
    auto round = std::make_shared<LatestRound>();
    round->request = request;
    round->prepare(m_seen.value({request.bucket, request.nameContains}));
    askLatest(round);
    return round->pending.future();
}

void InfluxQlConnection::askLatest(const std::shared_ptr<LatestRound>& round)
{
    query(
        round->statements(), round->request.bucket,
        [round](
            const InfluxQlSeries& series, std::span<const JsonCell> cells) { round->take(series, cells); },
        [this, round](const Result<void>& done) {
            // Fields that came up while asking are read at once; a schema that changes with every
            // question is given up on, and read at the next call.
            constexpr int mostAttempts = 3;
            if (!done) {
                round->pending.fulfil(tl::unexpected(done.error()));
                return;
            }
            m_seen.insert({round->request.bucket, round->request.nameContains}, round->found);
            if (round->found == round->asked || round->attempts >= mostAttempts) {
                round->finish();
                return;
            }
            round->prepare(round->found);
            askLatest(round);
        });
}

QFuture<Result<qint64>> InfluxQlConnection::countPoints(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    const Pending<qint64> pending;
    if (range.isEmpty()) {
        pending.fulfil(0);
        return pending.future();
    }
    ask(influxql::selectCount(influxql::placeOf(bucket), measurement, range), bucket,
        [pending, bucket, measurement](const Result<QJsonArray>& results) {
            if (!results) {
                pending.fulfil(tl::unexpected(placed(results.error(), bucket, measurement)));
                return;
            }
            qint64 points = 0;
            const QJsonArray series = results->first().toObject().value("series"_L1).toArray();
            for (const QJsonValue& one : series) {
                const QJsonArray counts = one.toObject().value("values"_L1).toArray().first().toArray();
                for (qsizetype i = 1; i < counts.size(); ++i) // behind the time
                    points += counts.at(i).toInteger();
            }
            pending.fulfil(points);
        });
    return pending.future();
}

QFuture<Result<Summary>> InfluxQlConnection::summary(const SummaryRequest& request)
{
    auto round = std::make_shared<SummaryRound>();
    round->request = request;
    if (request.range.isEmpty()) {
        round->pending.fulfil(Summary());
    } else {
        round->prepare(m_seenFields.value({request.bucket, request.measurement}));
        askSummary(round);
    }
    return round->pending.future();
}

void InfluxQlConnection::askSummary(const std::shared_ptr<SummaryRound>& round)
{
    auto reader = std::make_shared<InfluxQlRowReader>(
        [round](
            const InfluxQlSeries& series, std::span<const JsonCell> cells) { round->take(series, cells); });
    collect(queryRequest(round->statements(), round->request.bucket), reader,
        [this, round](const Result<HttpAnswer>& whole) {
            if (!whole)
                return round->pending.fulfil(
                    tl::unexpected(placed(whole.error(), round->request.bucket, round->request.measurement)));
            round->bytesRead += whole->bytesReceived;
            m_seenFields.insert({round->request.bucket, round->request.measurement}, round->found);
            constexpr int mostAttempts = 3;
            if (round->found == round->asked || round->attempts >= mostAttempts)
                return round->finish();
            round->prepare(round->found);
            askSummary(round);
        });
}

std::unique_ptr<PointStream> InfluxQlConnection::read(const ReadRequest& request)
{
    return std::make_unique<InfluxQlPointStream>(*this, request);
}

QFuture<Result<WriteReceipt>> InfluxQlConnection::write(const QString& bucket, const QByteArray& lines)
{
    const influxql::BucketPlace place = influxql::placeOf(bucket);
    QList<QPair<QString, QString>> parameters{{u"db"_s, place.database}, {u"precision"_s, u"ns"_s}};
    if (!place.policy.isEmpty())
        parameters.append({u"rp"_s, place.policy});
    return sendLines(request(u"/write"_s, parameters), bucket, lines);
}

} // namespace telemirror
