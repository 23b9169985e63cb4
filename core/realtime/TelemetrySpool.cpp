#include "realtime/TelemetrySpool.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLockFile>
#include <QtCore/QUuid>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr int schemaVersion = 1;

// Result codes of SQLite, https://www.sqlite.org/rescode.html
constexpr int codeCorrupt = 11;
constexpr int codeNotADatabase = 26;

const auto memory = u":memory:"_s;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::TelemetrySpool", text);
}

} // namespace

struct TelemetrySpool::Private
{
    QString connectionName = u"spool-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QString path;
    SpoolLimits limits;
    std::unique_ptr<QLockFile> lock;
    QSqlDatabase database;
    QString damagedFile;
    qint64 count = 0;
    qint64 bytes = 0;
    qint64 held = 0;
    bool isDamaged = false;

    ~Private() { close(); }
    Result<void> takeLock();
    Result<void> connect();
    Result<void> prepare();
    Result<void> measure();
    Result<void> putAside();
    void close();
    [[nodiscard]] Error fault(const QSqlError& error);
    Result<QSqlQuery> run(const QString& statement, const QVariantList& values = {});
    Result<void> atomically(const std::function<Result<void>()>& work);
    Result<qint64> makeRoom(qint64 needed);
    Result<qint64> drop(const QString& condition, const QVariantList& values);
};

Error TelemetrySpool::Private::fault(const QSqlError& error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    isDamaged = isDamaged || code == codeCorrupt || code == codeNotADatabase;
    return failure(Error::Kind::Storage,
        tr("The telemetry spool \"%1\" cannot be used: check its folder, its rights and the room on its "
           "disk.")
            .arg(path),
        error.databaseText())
        .value();
}

Result<QSqlQuery> TelemetrySpool::Private::run(const QString& statement, const QVariantList& values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return tl::unexpected(fault(query.lastError()));
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return tl::unexpected(fault(query.lastError()));
    return query;
}

Result<void> TelemetrySpool::Private::atomically(const std::function<Result<void>()>& work)
{
    if (const auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return tl::unexpected(begun.error());
    Result<void> result = work();
    if (result) {
        if (const auto committed = run(u"COMMIT"_s); !committed)
            result = tl::unexpected(committed.error());
    }
    if (!result)
        static_cast<void>(run(u"ROLLBACK"_s)); // SQLite may have rolled back already: nothing to report
    return result;
}

Result<void> TelemetrySpool::Private::takeLock()
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return tl::unexpected(fault({}));
    lock = std::make_unique<QLockFile>(path + u".lock"_s);
    lock->setStaleLockTime(0); // only a dead owner gives it up
    if (lock->tryLock(0))
        return {};
    if (lock->error() != QLockFile::LockFailedError)
        return tl::unexpected(fault({}));
    return failure(Error::Kind::Busy,
        tr("Another Telemirror on this machine publishes by the spool \"%1\": end one of the two, or switch "
           "the publisher off in one.")
            .arg(path));
}

Result<void> TelemetrySpool::Private::connect()
{
    database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connectionName);
    database.setDatabaseName(path);
    if (!database.open())
        return tl::unexpected(fault(database.lastError()));
    return prepare();
}

Result<void> TelemetrySpool::Private::prepare()
{
    auto version = run(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    const int found = version->next() ? version->value(0).toInt() : 0;
    version->finish();
    if (found > schemaVersion)
        return failure(Error::Kind::Storage,
            tr("The telemetry spool \"%1\" was written by a newer Telemirror: use that one.").arg(path));
    // With auto_vacuum, a backlog that is gone gives the disk its room back.
    QStringList statements{
        u"PRAGMA auto_vacuum = FULL"_s, u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s};
    if (found == 0)
        statements << u"CREATE TABLE IF NOT EXISTS documents (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                      " time INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL)"_s
                   << u"CREATE INDEX IF NOT EXISTS documents_by_time ON documents (time, size)"_s
                   << u"PRAGMA user_version = %1"_s.arg(schemaVersion);
    for (const QString& statement : std::as_const(statements)) {
        if (const auto done = run(statement); !done)
            return tl::unexpected(done.error());
    }
    return measure();
}

/// Looks through the whole file, so that damage is seen now and not in the middle.
Result<void> TelemetrySpool::Private::measure()
{
    auto check = run(u"PRAGMA quick_check(1)"_s);
    if (!check)
        return tl::unexpected(check.error());
    if (!check->next() || check->value(0).toString() != u"ok"_s)
        return tl::unexpected(fault(QSqlError(
            {}, check->value(0).toString(), QSqlError::StatementError, QString::number(codeCorrupt))));
    auto sums = run(u"SELECT COUNT(*), COALESCE(SUM(size), 0) FROM documents"_s);
    if (!sums)
        return tl::unexpected(sums.error());
    if (sums->next()) {
        count = sums->value(0).toLongLong();
        bytes = sums->value(1).toLongLong();
    }
    sums->finish();
    return {};
}

/// Keeps a file that cannot be read for whoever wants to try, out of the way.
Result<void> TelemetrySpool::Private::putAside()
{
    close();
    isDamaged = false;
    const QString aside =
        path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMddTHHmmsszzz"_s);
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
    if (!QFile::rename(path, aside))
        return tl::unexpected(fault({}));
    damagedFile = aside;
    return connect();
}

void TelemetrySpool::Private::close()
{
    if (!database.isValid())
        return;
    database.close();
    database = {};
    QSqlDatabase::removeDatabase(connectionName);
}

/// Deletes the oldest that match, but not the one on its way.
Result<qint64> TelemetrySpool::Private::drop(const QString& condition, const QVariantList& values)
{
    auto sums =
        run(u"SELECT COUNT(*), COALESCE(SUM(size), 0) FROM documents WHERE id <> ? AND "_s + condition,
            QVariantList{held} + values);
    if (!sums)
        return tl::unexpected(sums.error());
    const qint64 gone = sums->next() ? sums->value(0).toLongLong() : 0;
    const qint64 goneBytes = gone > 0 ? sums->value(1).toLongLong() : 0;
    sums->finish();
    if (gone == 0)
        return 0;
    const auto deleted =
        run(u"DELETE FROM documents WHERE id <> ? AND "_s + condition, QVariantList{held} + values);
    if (!deleted)
        return tl::unexpected(deleted.error());
    count -= gone;
    bytes -= goneBytes;
    return gone;
}

/// Drops the oldest until `needed` bytes more fit.
Result<qint64> TelemetrySpool::Private::makeRoom(qint64 needed)
{
    if (bytes + needed <= limits.bytes)
        return 0;
    auto oldest = run(u"SELECT id, size FROM documents WHERE id <> ? ORDER BY id"_s, {held});
    if (!oldest)
        return tl::unexpected(oldest.error());
    qint64 last = 0;
    for (qint64 left = bytes; left + needed > limits.bytes && oldest->next();) {
        last = oldest->value(0).toLongLong();
        left -= oldest->value(1).toLongLong();
    }
    oldest->finish();
    return drop(u"id <= ?"_s, {last});
}

TelemetrySpool::TelemetrySpool(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{}

TelemetrySpool::~TelemetrySpool() = default;

Result<std::unique_ptr<TelemetrySpool>> TelemetrySpool::open(const QString& path, const SpoolLimits& limits)
{
    auto parts = std::make_unique<Private>();
    parts->path = path;
    parts->limits = limits;
    Result<void> opened = parts->takeLock();
    if (opened)
        opened = parts->connect();
    if (!opened && parts->isDamaged)
        opened = parts->putAside();
    if (!opened)
        return tl::unexpected(opened.error());
    return std::unique_ptr<TelemetrySpool>(new TelemetrySpool(std::move(parts)));
}

Result<std::unique_ptr<TelemetrySpool>> TelemetrySpool::inMemory(const SpoolLimits& limits)
{
    auto parts = std::make_unique<Private>();
    parts->path = memory;
    parts->limits = limits;
    if (const Result<void> opened = parts->connect(); !opened)
        return tl::unexpected(opened.error());
    return std::unique_ptr<TelemetrySpool>(new TelemetrySpool(std::move(parts)));
}

Result<qint64> TelemetrySpool::append(Timestamp time, const QByteArray& document)
{
    const qint64 size = document.size();
    if (size > d->limits.bytes)
        return failure(Error::Kind::TooLarge,
            tr("A telemetry document of %1 bytes is more than its spool may hold: allow the spool more.")
                .arg(size));
    const qint64 countBefore = d->count;
    const qint64 bytesBefore = d->bytes;
    qint64 dropped = 0;
    const Result<void> done = d->atomically([&]() -> Result<void> {
        const Result<qint64> room = d->makeRoom(size);
        if (!room)
            return tl::unexpected(room.error());
        dropped = *room;
        const auto inserted = d->run(u"INSERT INTO documents (time, size, bytes) VALUES (?, ?, ?)"_s,
            {time, size, document.isNull() ? ""_ba : document});
        return inserted ? Result<void>() : tl::unexpected(inserted.error());
    });
    if (!done) {
        d->count = countBefore;
        d->bytes = bytesBefore;
        return tl::unexpected(done.error());
    }
    ++d->count;
    d->bytes += size;
    return dropped;
}

Result<std::optional<SpooledDocument>> TelemetrySpool::oldest() const
{
    auto query = d->run(u"SELECT id, time, bytes FROM documents ORDER BY id LIMIT 1"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (!query->next())
        return std::nullopt;
    return SpooledDocument{
        query->value(0).toLongLong(), query->value(1).toLongLong(), query->value(2).toByteArray()};
}

Result<void> TelemetrySpool::remove(qint64 id)
{
    auto size = d->run(u"SELECT size FROM documents WHERE id = ?"_s, {id});
    if (!size)
        return tl::unexpected(size.error());
    if (!size->next())
        return {};
    const qint64 bytes = size->value(0).toLongLong();
    size->finish();
    // What is back after a power cut is sent once more, which does no harm: no need to wait for the
    // disk.
    static_cast<void>(d->run(u"PRAGMA synchronous = NORMAL"_s));
    const auto removed = d->run(u"DELETE FROM documents WHERE id = ?"_s, {id});
    const auto strict = d->run(u"PRAGMA synchronous = FULL"_s);
    if (!removed)
        return tl::unexpected(removed.error());
    if (!strict)
        return tl::unexpected(strict.error());
    --d->count;
    d->bytes -= bytes;
    return {};
}

Result<qint64> TelemetrySpool::expire(Timestamp now)
{
    const Nanoseconds perMillisecond = nanosecondsPerMillisecond;
    Nanoseconds age = 0;
    Timestamp limit = 0;
    if (__builtin_mul_overflow(d->limits.age.count(), perMillisecond, &age) ||
        __builtin_sub_overflow(now, age, &limit))
        return 0;
    return d->drop(u"time < ?"_s, {limit});
}

void TelemetrySpool::hold(qint64 id)
{
    d->held = id;
}

qint64 TelemetrySpool::count() const
{
    return d->count;
}

qint64 TelemetrySpool::bytes() const
{
    return d->bytes;
}

QString TelemetrySpool::damagedFile() const
{
    return d->damagedFile;
}

} // namespace telemirror
