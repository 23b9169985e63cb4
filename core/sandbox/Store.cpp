#include "sandbox/Store.h"

#include "sandbox/PendingPoints.h"
#include "sandbox/StoreCatalog.h"
#include "sandbox/StoreDatabase.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRandomGenerator>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

struct BucketRow
{
    qint64 id = 0;
    StoredBucket stored;
};

QString newBucketId()
{
    return u"%1"_s.arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
}

tl::unexpected<Error> unknownBucket(const QString& name)
{
    return failure(Error::Kind::NotFound, u"bucket \"%1\" not found"_s.arg(name));
}

} // namespace

struct Store::Private
{
    std::unique_ptr<StoreDatabase> database;
    StoreCatalog catalog;
    std::vector<BucketRow> buckets; ///< by name
    qint64 version = -1;
    QString organizationId;

    Result<void> reload();
    Result<void> refresh();
    const BucketRow* bucketNamed(const QString& nameOrId) const;
    /// Runs `work` in a transaction; undoes it in the file and in memory if it fails.
    Result<void> transact(const std::function<Result<void>()>& work);
    Result<void> store(qint64 bucket, PendingPoints& points);
    Result<qint64> seriesId(
        qint64 bucket, const PendingPoints::Row& row, const PendingPoints::Column& column);
    Result<void> removeFrom(const StoreCatalog::Series& series, const TimeRange& range);
};

Result<void> Store::Private::reload()
{
    catalog.clear();
    buckets.clear();
    auto read = database->run(u"SELECT id, key, name, retention, created FROM buckets ORDER BY name"_s, {},
        [this](const QSqlQuery& row) {
            StoredBucket stored;
            stored.bucket = {
                row.value(1).toString(), row.value(2).toString(), row.value(3).toLongLong(), false};
            stored.created = QDateTime::fromMSecsSinceEpoch(row.value(4).toLongLong(), Qt::UTC);
            buckets.push_back({row.value(0).toLongLong(), stored});
        });
    if (!read)
        return read;
    return database->run(
        u"SELECT id, bucket, measurement, tags, field, type FROM series"_s, {}, [this](const QSqlQuery& row) {
            StoreCatalog::Series series;
            series.id = row.value(0).toLongLong();
            series.bucket = row.value(1).toLongLong();
            series.key.measurement = row.value(2).toByteArray();
            series.key.tags = StoreCatalog::unpackTags(row.value(3).toByteArray());
            series.key.field = row.value(4).toByteArray();
            series.key.type = static_cast<FieldType>(row.value(5).toInt());
            catalog.add(std::move(series));
        });
}

Result<void> Store::Private::refresh()
{
    const qint64 current = database->version();
    if (current == version)
        return {};
    version = current;
    return reload();
}

const BucketRow* Store::Private::bucketNamed(const QString& nameOrId) const
{
    // A name wins over an id, so that a bucket named like another one's id can be reached.
    for (const BucketRow& row : buckets) {
        if (row.stored.bucket.name == nameOrId)
            return &row;
    }
    for (const BucketRow& row : buckets) {
        if (row.stored.bucket.id == nameOrId)
            return &row;
    }
    return nullptr;
}

Result<void> Store::Private::transact(const std::function<Result<void>()>& work)
{
    auto done = database->begin();
    if (!done)
        return done;
    // Whoever else wrote before this transaction began is seen now.
    done = refresh().and_then(work).and_then([this] { return database->commit(); });
    if (!done) {
        database->rollback();
        if (auto reloaded = reload(); !reloaded)
            return reloaded;
    }
    return done;
}

Result<qint64> Store::Private::seriesId(
    qint64 bucket, const PendingPoints::Row& row, const PendingPoints::Column& column)
{
    if (const auto* known = catalog.find(bucket, row.measurement, row.tags, column.field)) {
        // Only another instance can have come in between with another type.
        if (known->key.type != column.values.type())
            return failure(Error::Kind::Busy, u"the type of a field was changed by another writer"_s);
        return known->id;
    }
    const auto inserted =
        database->run(u"INSERT INTO series(bucket, measurement, tags, field, type) VALUES(?, ?, ?, ?, ?)"_s,
            {bucket, row.measurement, StoreCatalog::packTags(row.tags), column.field,
                static_cast<int>(column.values.type())});
    if (!inserted)
        return tl::unexpected<Error>(inserted.error());
    StoreCatalog::Series series{database->lastInsertId(), bucket, {}};
    series.key = {row.measurement, row.tags, column.field, column.values.type()};
    const qint64 id = series.id;
    catalog.add(std::move(series));
    return id;
}

Result<void> Store::Private::store(qint64 bucket, PendingPoints& points)
{
    for (PendingPoints::Row& row : points.rows()) {
        for (PendingPoints::Column& column : row.columns) {
            if (column.values.isEmpty())
                continue;
            const auto id = seriesId(bucket, row, column);
            if (!id)
                return tl::unexpected<Error>(id.error());
            column.values.sort();
            if (auto merged = database->merge(*id, column.values); !merged)
                return merged;
        }
    }
    return {};
}

Result<void> Store::Private::removeFrom(const StoreCatalog::Series& series, const TimeRange& range)
{
    struct Held
    {
        StoreDatabase::Chunk chunk;
        bool whole = false;
    };
    std::vector<Held> held;
    auto read = database->chunksIn(
        series.id, range, [&held, &range](const StoreDatabase::Chunk& chunk, QByteArrayView) -> Result<bool> {
            held.push_back({chunk, range.contains(chunk.start) && range.contains(chunk.stop)});
            return true;
        });
    if (!read)
        return read;
    for (const Held& item : held) {
        SeriesColumn kept(series.key.type);
        if (!item.whole) {
            const TimeRange all{item.chunk.start,
                item.chunk.stop == maximumTimestamp ? maximumTimestamp : item.chunk.stop + 1};
            if (auto loaded = database->appendChunksIn(series.id, all, kept); !loaded)
                return loaded;
            kept = kept.without(range);
        }
        if (auto done = database->replaceChunk(series.id, item.chunk, kept); !done)
            return done;
    }
    bool left = false;
    auto counted = database->run(u"SELECT 1 FROM chunks WHERE series = ? LIMIT 1"_s, {series.id},
        [&left](const QSqlQuery&) { left = true; });
    if (!counted || left)
        return counted;
    catalog.remove(series.id);
    return database->run(u"DELETE FROM series WHERE id = ?"_s, {series.id});
}

Store::Store()
    : d(std::make_unique<Private>())
{}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString& path)
{
    auto database = StoreDatabase::open(path);
    if (!database)
        return tl::unexpected<Error>(database.error());
    std::unique_ptr<Store> store(new Store);
    store->d->database = std::move(*database);
    if (auto loaded = store->d->refresh(); !loaded)
        return tl::unexpected<Error>(loaded.error());
    return store;
}

QList<StoredBucket> Store::storedBuckets() const
{
    QList<StoredBucket> result;
    if (!d->refresh())
        return result;
    for (const BucketRow& row : d->buckets)
        result.append(row.stored);
    return result;
}

QList<Bucket> Store::buckets() const
{
    QList<Bucket> result;
    for (const StoredBucket& stored : storedBuckets())
        result.append(stored.bucket);
    return result;
}

QString Store::organizationId() const
{
    return d->organizationId;
}

void Store::setOrganizationId(const QString& id)
{
    d->organizationId = id;
}

std::optional<StoredBucket> Store::bucket(const QString& nameOrId) const
{
    if (!d->refresh())
        return std::nullopt;
    const BucketRow* row = d->bucketNamed(nameOrId);
    if (row == nullptr)
        return std::nullopt;
    return row->stored;
}

Result<StoredBucket> Store::createBucket(const QString& name, Nanoseconds retention)
{
    if (name.isEmpty())
        return failure(Error::Kind::BadRequest, u"bucket name is empty"_s);
    if (name.startsWith(u'_') || name.contains(u'"')) {
        return failure(Error::Kind::BadRequest,
            u"bucket name %1 is invalid. %2"_s.arg(name,
                name.startsWith(u'_') ? u"Buckets may not start with underscore"_s
                                      : u"Bucket names may not include quotation marks"_s));
    }
    const auto done = d->transact([&]() -> Result<void> {
        const bool taken = std::any_of(d->buckets.cbegin(), d->buckets.cend(),
            [&name](const BucketRow& row) { return row.stored.bucket.name == name; });
        if (taken)
            return failure(Error::Kind::Busy, u"bucket with name %1 already exists"_s.arg(name));
        auto inserted =
            d->database->run(u"INSERT INTO buckets(key, name, retention, created) VALUES(?, ?, ?, ?)"_s,
                {newBucketId(), name, retention, QDateTime::currentMSecsSinceEpoch()});
        if (!inserted)
            return inserted;
        return d->reload();
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return d->bucketNamed(name)->stored;
}

Result<void> Store::removeBucket(const QString& id)
{
    return d->transact([&]() -> Result<void> {
        const auto found = std::find_if(d->buckets.cbegin(), d->buckets.cend(),
            [&id](const BucketRow& row) { return row.stored.bucket.id == id; });
        if (found == d->buckets.cend())
            return failure(Error::Kind::NotFound, u"bucket not found"_s);
        const qint64 bucket = found->id;
        auto done = d->database->run(
            u"DELETE FROM chunks WHERE series IN (SELECT id FROM series WHERE bucket = ?)"_s, {bucket});
        if (done)
            done = d->database->run(u"DELETE FROM series WHERE bucket = ?"_s, {bucket});
        if (done)
            done = d->database->run(u"DELETE FROM buckets WHERE id = ?"_s, {bucket});
        if (!done)
            return done;
        d->catalog.removeBucket(bucket);
        d->buckets.erase(found);
        return {};
    });
}

Result<WriteReport> Store::write(const QString& bucket, Timestamp now, const PointReader& next)
{
    if (auto fresh = d->refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    const BucketRow* row = d->bucketNamed(bucket);
    if (row == nullptr)
        return unknownBucket(bucket);
    const qint64 id = row->id;
    const Nanoseconds retention = row->stored.bucket.retention;
    const Timestamp oldest = retention > 0 ? now - retention : std::numeric_limits<Timestamp>::min();
    PendingPoints points(oldest, [this, id](const QByteArray& measurement, const QByteArray& field) {
        return d->catalog.typeOf(id, measurement, field);
    });
    Point point;
    while (true) {
        const auto more = next(point);
        if (!more)
            return tl::unexpected<Error>(more.error());
        if (!*more)
            break;
        points.add(point);
    }
    if (auto done = d->transact([&] { return d->store(id, points); }); !done)
        return tl::unexpected<Error>(done.error());
    return points.report();
}

Result<WriteReport> Store::write(const QString& bucket, Timestamp now, const QList<Point>& points)
{
    qsizetype position = 0;
    return write(bucket, now, [&](Point& point) -> Result<bool> {
        if (position == points.size())
            return false;
        point = points.at(position++);
        return true;
    });
}

Result<void> Store::remove(const QString& bucket, const TimeRange& range, const Filter& filter)
{
    return d->transact([&]() -> Result<void> {
        const BucketRow* row = d->bucketNamed(bucket);
        if (row == nullptr)
            return unknownBucket(bucket);
        const auto selected = d->catalog.select(row->id, filter);
        for (const StoreCatalog::Series& series : selected) {
            if (auto done = d->removeFrom(series, range); !done)
                return done;
        }
        return {};
    });
}

Result<void> Store::expire(Timestamp now)
{
    for (const Bucket& bucket : buckets()) {
        if (bucket.retention <= 0)
            continue;
        const TimeRange old{std::numeric_limits<Timestamp>::min(), now - bucket.retention};
        if (auto done = remove(bucket.id, old, {}); !done)
            return done;
    }
    return {};
}

Result<void> Store::visit(
    const QString& bucket, const TimeRange& range, const Filter& filter, const Visitor& visitor) const
{
    if (auto fresh = d->refresh(); !fresh)
        return fresh;
    const BucketRow* row = d->bucketNamed(bucket);
    if (row == nullptr)
        return unknownBucket(bucket);
    const auto selected = d->catalog.select(row->id, filter);
    for (const StoreCatalog::Series& series : selected) {
        SeriesColumn column(series.key.type);
        if (auto read = d->database->appendChunksIn(series.id, range, column); !read)
            return read;
        const SeriesColumn visible = column.within(range);
        if (!visible.isEmpty())
            visitor(series.key, visible.times(), visible.values());
    }
    return {};
}

Result<QList<FieldSeries>> Store::series(
    const QString& bucket, const TimeRange& range, const Filter& filter) const
{
    if (auto fresh = d->refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    const BucketRow* row = d->bucketNamed(bucket);
    if (row == nullptr)
        return unknownBucket(bucket);
    QList<FieldSeries> result;
    const auto selected = d->catalog.select(row->id, filter);
    for (const StoreCatalog::Series& series : selected) {
        bool found = false;
        auto read = d->database->chunksIn(series.id, range,
            [&found, &range](const StoreDatabase::Chunk& chunk, QByteArrayView times) -> Result<bool> {
                found = range.contains(chunk.start) || SeriesColumn::anyWithin(times, range);
                return !found;
            });
        if (!read)
            return tl::unexpected<Error>(read.error());
        if (found)
            result.append(series.key);
    }
    return result;
}

Result<std::optional<Timestamp>> Store::newest(const QString& bucket, const Filter& filter) const
{
    if (auto fresh = d->refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    const BucketRow* row = d->bucketNamed(bucket);
    if (row == nullptr)
        return unknownBucket(bucket);
    std::optional<Timestamp> result;
    const auto selected = d->catalog.select(row->id, filter);
    for (const StoreCatalog::Series& series : selected) {
        auto read = d->database->run(u"SELECT stop FROM chunks WHERE series = ? ORDER BY stop DESC LIMIT 1"_s,
            {series.id}, [&result](const QSqlQuery& chunk) {
                result = std::max(result.value_or(minimumTimestamp), chunk.value(0).toLongLong());
            });
        if (!read)
            return tl::unexpected<Error>(read.error());
    }
    return result;
}

} // namespace telemirror::sandbox
