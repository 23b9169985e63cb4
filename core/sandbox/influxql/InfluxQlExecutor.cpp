#include "sandbox/influxql/InfluxQlExecutor.h"

#include "influx/wire/LineProtocolWriter.h"
#include "sandbox/influxql/InfluxQlData.h"
#include "sandbox/influxql/InfluxQlSelect.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

using Kind = InfluxQlStatement::Kind;
using Row = QList<FieldValue>;

constexpr TimeRange everything{std::numeric_limits<Timestamp>::min(), std::numeric_limits<Timestamp>::max()};

InfluxQlSeries table(const QByteArray& name, const QList<QByteArray>& columns, const QList<Row>& rows)
{
    InfluxQlSeries series;
    series.name = name;
    series.columns = columns;
    series.rows = rows.size();
    series.cell = [rows](qsizetype row, qsizetype column) -> InfluxQlCell { return rows.at(row).at(column); };
    return series;
}

/// LIMIT and OFFSET of SHOW statements count the rows of each series.
QList<Row> sliced(const QList<Row>& rows, const InfluxQlStatement& statement)
{
    const QList<Row> rest = rows.mid(std::min<qsizetype>(statement.offset, rows.size()));
    return statement.limit > 0 ? rest.first(std::min<qsizetype>(statement.limit, rest.size())) : rest;
}

bool takes(const InfluxQlSource& source, const QByteArray& measurement)
{
    return source.pattern ? source.pattern->match(QString::fromUtf8(measurement)).hasMatch()
                          : source.name == measurement;
}

/// Database and retention policy that a bucket is shown as.
std::pair<QString, QString> partsOf(const QString& bucket)
{
    const qsizetype slash = bucket.lastIndexOf(u'/');
    if (slash <= 0)
        return {bucket, u"autogen"_s};
    return {bucket.left(slash), bucket.mid(slash + 1)};
}

/// As Go writes durations: 0s, 30m0s, 168h0m0s.
QByteArray durationText(Nanoseconds duration)
{
    const qint64 seconds = duration / nanosecondsPerSecond;
    QByteArray text;
    if (seconds >= 3600)
        text += QByteArray::number(seconds / 3600) + 'h';
    if (seconds >= 60)
        text += QByteArray::number(seconds / 60 % 60) + 'm';
    return text + QByteArray::number(seconds % 60) + 's';
}

QByteArray seriesKey(const FieldSeries& series)
{
    QByteArray key;
    LineProtocolWriter::appendMeasurement(
        key, {series.measurement.data(), size_t(series.measurement.size())});
    for (const Tag& tag : series.tags) {
        key += ',';
        LineProtocolWriter::appendTagKey(key, {tag.key.data(), size_t(tag.key.size())});
        key += '=';
        LineProtocolWriter::appendTagValue(key, {tag.value.data(), size_t(tag.value.size())});
    }
    return key;
}

/// The rows that a SHOW statement has of one series.
QList<Row> schemaRows(const InfluxQlStatement& statement, const FieldSeries& series)
{
    switch (statement.kind) {
    case Kind::ShowMeasurements: return {{series.measurement}};
    case Kind::ShowSeries: return {{seriesKey(series)}};
    case Kind::ShowFieldKeys: return {{series.field, fieldTypeName(series.type).toLatin1()}};
    default: break;
    }
    QList<Row> rows;
    for (const Tag& tag : series.tags) {
        if (statement.kind == Kind::ShowTagKeys) {
            rows.append({tag.key});
            continue;
        }
        const bool wanted = statement.tagKeyPattern
            ? statement.tagKeyPattern->match(QString::fromUtf8(tag.key)).hasMatch()
            : statement.tagKeys.contains(tag.key);
        if (wanted)
            rows.append({tag.key, tag.value});
    }
    return rows;
}

QList<QByteArray> schemaColumns(Kind kind)
{
    switch (kind) {
    case Kind::ShowMeasurements: return {"name"_ba};
    case Kind::ShowSeries: return {"key"_ba};
    case Kind::ShowFieldKeys: return {"fieldKey"_ba, "fieldType"_ba};
    case Kind::ShowTagKeys: return {"tagKey"_ba};
    default: return {"key"_ba, "value"_ba};
    }
}

} // namespace

InfluxQlExecutor::InfluxQlExecutor(
    Store& store, const QString& database, const QString& retentionPolicy, Timestamp now)
    : m_store(store)
    , m_database(database)
    , m_retentionPolicy(retentionPolicy)
    , m_now(now)
{}

std::optional<StoredBucket> InfluxQlExecutor::bucketFor(
    const Store& store, const QString& database, const QString& retentionPolicy)
{
    std::optional<StoredBucket> first;
    for (const StoredBucket& stored : store.storedBuckets()) {
        const QString& name = stored.bucket.name;
        if (retentionPolicy.isEmpty() && name == database)
            return stored;
        const auto [theirs, policy] = partsOf(name);
        if (theirs != database)
            continue;
        if (policy == retentionPolicy)
            return stored;
        if (retentionPolicy.isEmpty() && !first)
            first = stored;
    }
    return first;
}

Result<QString> InfluxQlExecutor::bucketId(const QString& database, const QString& retentionPolicy) const
{
    const QString name = database.isEmpty() ? m_database : database;
    if (name.isEmpty())
        return failure(Error::Kind::Query, u"database name required"_s);
    const QString policy =
        retentionPolicy.isEmpty() && database.isEmpty() ? m_retentionPolicy : retentionPolicy;
    if (const auto stored = bucketFor(m_store, name, policy))
        return stored->bucket.id;
    if (bucketFor(m_store, name, {}))
        return failure(Error::Kind::Query, u"retention policy not found: %1"_s.arg(policy));
    return failure(Error::Kind::Query, u"database not found: %1"_s.arg(name));
}

Result<QList<InfluxQlSeries>> InfluxQlExecutor::run(const InfluxQlStatement& statement)
{
    switch (statement.kind) {
    case Kind::Select: return select(statement);
    case Kind::ShowDatabases: return showDatabases();
    case Kind::ShowRetentionPolicies: return showRetentionPolicies(statement);
    case Kind::CreateDatabase: return createDatabase(statement);
    case Kind::CreateRetentionPolicy: return createPolicy(statement);
    case Kind::DropDatabase: return dropDatabase(statement);
    case Kind::DropMeasurement: return dropMeasurement(statement);
    default: return showSchema(statement);
    }
}

Result<QList<InfluxQlSeries>> InfluxQlExecutor::select(const InfluxQlStatement& statement) const
{
    QList<InfluxQlSeries> result;
    for (const InfluxQlSource& source : statement.sources) {
        if (auto done = selectFrom(statement, source, result); !done)
            return tl::unexpected<Error>(done.error());
    }
    result = result.mid(std::min<qsizetype>(statement.seriesOffset, result.size()));
    if (statement.seriesLimit > 0)
        result = result.first(std::min<qsizetype>(statement.seriesLimit, result.size()));
    return result;
}

Result<void> InfluxQlExecutor::selectFrom(
    const InfluxQlStatement& statement, const InfluxQlSource& source, QList<InfluxQlSeries>& result) const
{
    const auto bucket = bucketId(source.database, source.retentionPolicy);
    if (!bucket)
        return tl::unexpected<Error>(bucket.error());

    // Fields that are neither shown nor compared need not be read.
    std::set<QByteArray> wanted;
    bool all = false;
    for (const InfluxQlColumn& column : statement.columns) {
        all = all || column.isWildcard || column.pattern;
        wanted.insert(column.field);
    }
    InfluxQlData::collectKeys(statement.where.get(), wanted);
    const auto filter = [&](const FieldSeries& series) {
        return takes(source, series.measurement) && (all || wanted.contains(series.field)) &&
            InfluxQlData::mayFulfil(statement.where.get(), series);
    };
    std::vector<std::shared_ptr<InfluxQlData>> measurements;
    auto visited = m_store.visit(*bucket, statement.range, filter,
        [&measurements](
            const FieldSeries& series, const QList<Timestamp>& times, const QList<FieldValue>& values) {
            if (measurements.empty() || measurements.back()->measurement != series.measurement) {
                measurements.push_back(std::make_shared<InfluxQlData>());
                measurements.back()->measurement = series.measurement;
            }
            InfluxQlData& data = *measurements.back();
            if (data.sets.empty() || data.sets.back().tags != series.tags)
                data.sets.push_back({series.tags, {}});
            data.sets.back().columns[series.field] = {series.type, times, values};
            data.fields[series.field] = series.type;
            for (const Tag& tag : series.tags)
                data.tagKeys.insert(tag.key);
        });
    if (!visited)
        return visited;
    for (const auto& data : measurements) {
        const auto series = InfluxQlSelect(statement, data, m_now).run();
        if (!series)
            return tl::unexpected<Error>(series.error());
        result.append(*series);
    }
    return {};
}

Result<QList<InfluxQlSeries>> InfluxQlExecutor::showDatabases() const
{
    QStringList names;
    for (const Bucket& bucket : m_store.buckets())
        names.append(partsOf(bucket.name).first);
    names.removeDuplicates();
    QList<Row> rows;
    for (const QString& name : std::as_const(names))
        rows.append({name.toUtf8()});
    return QList<InfluxQlSeries>{table("databases"_ba, {"name"_ba}, rows)};
}

Result<QList<InfluxQlSeries>> InfluxQlExecutor::showRetentionPolicies(
    const InfluxQlStatement& statement) const
{
    const QString database = statement.database.isEmpty() ? m_database : statement.database;
    const auto standard = bucketId(database, {});
    if (!standard)
        return tl::unexpected<Error>(standard.error());
    QList<Row> rows;
    for (const Bucket& bucket : m_store.buckets()) {
        const auto [theirs, policy] = partsOf(bucket.name);
        if (theirs != database && bucket.name != database)
            continue;
        rows.append({bucket.name == database ? "autogen"_ba : policy.toUtf8(), durationText(bucket.retention),
            "168h0m0s"_ba, qint64(1), bucket.name == database});
    }
    return QList<InfluxQlSeries>{
        table({}, {"name"_ba, "duration"_ba, "shardGroupDuration"_ba, "replicaN"_ba, "default"_ba}, rows)};
}

Result<QList<FieldSeries>> InfluxQlExecutor::seriesOf(const InfluxQlStatement& statement) const
{
    const InfluxQlSource anySource;
    const InfluxQlSource& first = statement.sources.isEmpty() ? anySource : statement.sources.first();
    const bool named = !first.database.isEmpty();
    const auto bucket = bucketId(named ? first.database : statement.database, first.retentionPolicy);
    if (!bucket)
        return tl::unexpected<Error>(bucket.error());
    return m_store.series(*bucket, statement.range, [&statement](const FieldSeries& series) {
        const bool from = statement.sources.isEmpty() ||
            std::any_of(statement.sources.cbegin(), statement.sources.cend(),
                [&series](const InfluxQlSource& source) { return takes(source, series.measurement); });
        if (!from || statement.where == nullptr)
            return from;
        // SHOW looks at tags alone, which the conditions of a point without fields are.
        InfluxQlData data;
        data.sets.push_back({series.tags, {}});
        return data.fulfils(statement.where.get(), data.sets.front(), 0);
    });
}

Result<QList<InfluxQlSeries>> InfluxQlExecutor::showSchema(const InfluxQlStatement& statement) const
{
    const auto all = seriesOf(statement);
    if (!all)
        return tl::unexpected<Error>(all.error());
    // Measurements and series are one list; the others are a list a measurement.
    const bool single = statement.kind == Kind::ShowMeasurements || statement.kind == Kind::ShowSeries;
    std::map<QByteArray, std::set<Row>> lists;
    for (const FieldSeries& series : *all) {
        const QByteArray name = single ? QByteArray() : series.measurement;
        for (const Row& row : schemaRows(statement, series))
            lists[name].insert(row);
    }
    QList<InfluxQlSeries> result;
    for (const auto& [name, rows] : lists) {
        const QList<Row> page = sliced(QList<Row>(rows.begin(), rows.end()), statement);
        const QByteArray shown = statement.kind == Kind::ShowMeasurements ? "measurements"_ba : name;
        if (!page.isEmpty())
            result.append(table(shown, schemaColumns(statement.kind), page));
    }
    return result;
}

Result<QList<InfluxQlSeries>> InfluxQlExecutor::createDatabase(const InfluxQlStatement& statement)
{
    if (!bucketFor(m_store, statement.database, {})) {
        const auto made = m_store.createBucket(statement.database);
        if (!made)
            return failure(Error::Kind::Query, made.error().message);
    }
    return QList<InfluxQlSeries>();
}

Result<QList<InfluxQlSeries>> InfluxQlExecutor::createPolicy(const InfluxQlStatement& statement)
{
    if (const auto database = bucketId(statement.database, {}); !database)
        return tl::unexpected<Error>(database.error());
    const QString policy = QString::fromUtf8(statement.name);
    if (bucketFor(m_store, statement.database, policy))
        return QList<InfluxQlSeries>();
    const auto made = m_store.createBucket(statement.database + u'/' + policy, statement.duration);
    if (!made)
        return failure(Error::Kind::Query, made.error().message);
    return QList<InfluxQlSeries>();
}

Result<QList<InfluxQlSeries>> InfluxQlExecutor::dropDatabase(const InfluxQlStatement& statement)
{
    for (const Bucket& bucket : m_store.buckets()) {
        if (bucket.name != statement.database && partsOf(bucket.name).first != statement.database)
            continue;
        if (auto removed = m_store.removeBucket(bucket.id); !removed)
            return tl::unexpected<Error>(removed.error());
    }
    return QList<InfluxQlSeries>();
}

Result<QList<InfluxQlSeries>> InfluxQlExecutor::dropMeasurement(const InfluxQlStatement& statement)
{
    const auto bucket = bucketId({}, {});
    if (!bucket)
        return tl::unexpected<Error>(bucket.error());
    const auto removed = m_store.remove(*bucket, everything,
        [&statement](const FieldSeries& series) { return series.measurement == statement.name; });
    if (!removed)
        return tl::unexpected<Error>(removed.error());
    return QList<InfluxQlSeries>();
}

} // namespace telemirror::sandbox
