#include "sandbox/StoreDatabase.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QUuid>
#include <QtSql/QSqlError>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int schemaVersion = 1;
/// A chunk holds no more than this: small enough to be written anew for one late point, large
/// enough for reading to cost little more than copying.
constexpr qsizetype chunkPoints = 1024;
constexpr qsizetype chunkTextBytes = 256 * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("StoreDatabase", text);
}

tl::unexpected<Error> storageFailure(const QSqlError& error)
{
    return failure(Error::Kind::Storage,
        tr("The sample store's file cannot be used: check that its disk has room and that nobody else uses "
           "it."),
        error.text());
}

qsizetype weight(const FieldValue& value)
{
    const auto* text = std::get_if<QByteArray>(&value);
    return text == nullptr ? 0 : text->size();
}

/// How many values from `first` on go into one chunk of at most `limit`.
qsizetype pieceLength(const SeriesColumn& column, qsizetype first, qsizetype limit)
{
    const qsizetype most = std::min(limit, column.size() - first);
    if (column.type() != FieldType::String)
        return most;
    qsizetype bytes = 0;
    for (qsizetype length = 0; length < most; ++length) {
        bytes += weight(column.values().at(first + length));
        if (bytes > chunkTextBytes && length > 0)
            return length;
    }
    return most;
}

void bindColumn(QSqlQuery& query, int first, const SeriesColumn& column)
{
    query.bindValue(first, column.times().constFirst());
    query.bindValue(first + 1, column.times().constLast());
    query.bindValue(first + 2, column.size());
    query.bindValue(first + 3, column.packedTimes());
    query.bindValue(first + 4, column.packedValues());
}

StoreDatabase::Chunk chunkOf(const QSqlQuery& query)
{
    return {query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toLongLong(),
        query.value(3).toLongLong()};
}

} // namespace

Result<std::unique_ptr<StoreDatabase>> StoreDatabase::open(const QString& path)
{
    std::unique_ptr<StoreDatabase> database(new StoreDatabase);
    if (!path.isEmpty())
        QDir().mkpath(QFileInfo(path).absolutePath());
    database->m_name = QUuid::createUuid().toString();
    database->m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_name);
    database->m_database.setDatabaseName(path.isEmpty() ? u":memory:"_s : path);
    database->m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database->m_database.open())
        return storageFailure(database->m_database.lastError());
    if (auto prepared = database->prepare(); !prepared)
        return tl::unexpected<Error>(prepared.error());
    return database;
}

StoreDatabase::~StoreDatabase()
{
    for (auto* query : {&m_version, &m_select, &m_selectFor, &m_selectLast, &m_insert, &m_update, &m_delete})
        query->reset();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> StoreDatabase::prepare()
{
    const QStringList statements{
        u"PRAGMA journal_mode=WAL"_s,
        u"PRAGMA synchronous=NORMAL"_s,
        u"PRAGMA cache_size=-16000"_s,
        u"CREATE TABLE IF NOT EXISTS buckets(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, "
        "name TEXT NOT NULL UNIQUE, retention INTEGER NOT NULL, created INTEGER NOT NULL)"_s,
        u"CREATE TABLE IF NOT EXISTS series(id INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, "
        "measurement BLOB NOT NULL, tags BLOB NOT NULL, field BLOB NOT NULL, type INTEGER NOT NULL, "
        "UNIQUE(bucket, measurement, tags, field))"_s,
        u"CREATE TABLE IF NOT EXISTS chunks(id INTEGER PRIMARY KEY, series INTEGER NOT NULL, "
        "start INTEGER NOT NULL, stop INTEGER NOT NULL, count INTEGER NOT NULL, times BLOB NOT NULL, "
        "data BLOB NOT NULL, UNIQUE(series, stop))"_s,
    };
    for (const QString& statement : statements) {
        if (auto done = run(statement); !done)
            return done;
    }
    int version = 0;
    auto read = run(
        u"PRAGMA user_version"_s, {}, [&version](const QSqlQuery& row) { version = row.value(0).toInt(); });
    if (!read)
        return read;
    if (version > schemaVersion) {
        return failure(Error::Kind::Storage,
            tr("The sample store's file was written by a newer version: update the program or choose another "
               "file."));
    }
    if (auto done = run(u"PRAGMA user_version=%1"_s.arg(schemaVersion)); !done)
        return done;

    const auto make = [this](std::unique_ptr<QSqlQuery>& query, const QString& statement) {
        query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        return query->prepare(statement);
    };
    const QString columns = u"SELECT id, start, stop, count, times, data FROM chunks WHERE series = ? "_s;
    const bool prepared = make(m_version, u"PRAGMA data_version"_s) &&
        make(m_select, columns + u"AND stop >= ? ORDER BY stop"_s) &&
        make(m_selectFor, columns + u"AND stop >= ? ORDER BY stop LIMIT 1"_s) &&
        make(m_selectLast, columns + u"ORDER BY stop DESC LIMIT 1"_s) &&
        make(m_insert,
            u"INSERT INTO chunks(start, stop, count, times, data, series) VALUES(?, ?, ?, ?, ?, ?)"_s) &&
        make(m_update,
            u"UPDATE chunks SET start = ?, stop = ?, count = ?, times = ?, data = ? WHERE id = ?"_s) &&
        make(m_delete, u"DELETE FROM chunks WHERE id = ?"_s);
    if (!prepared)
        return storageFailure(m_database.lastError());
    return {};
}

Result<void> StoreDatabase::begin()
{
    return run(u"BEGIN IMMEDIATE"_s);
}

Result<void> StoreDatabase::commit()
{
    return run(u"COMMIT"_s);
}

void StoreDatabase::rollback()
{
    // Fails if SQLite has rolled back by itself, which is as good.
    (void)run(u"ROLLBACK"_s);
}

qint64 StoreDatabase::version()
{
    if (!m_version->exec() || !m_version->next())
        return -1;
    const qint64 result = m_version->value(0).toLongLong();
    m_version->finish();
    return result;
}

Result<void> StoreDatabase::execute(QSqlQuery& query)
{
    if (!query.exec())
        return storageFailure(query.lastError());
    return {};
}

Result<void> StoreDatabase::run(const QString& statement, const QVariantList& values, const RowReader& row)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return storageFailure(query.lastError());
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return storageFailure(query.lastError());
    if (row) {
        while (query.next())
            row(query);
    }
    m_lastInsertId = query.lastInsertId().toLongLong();
    return {};
}

Result<void> StoreDatabase::chunksIn(qint64 series, const TimeRange& range, const ChunkReader& reader)
{
    m_select->bindValue(0, series);
    m_select->bindValue(1, range.start);
    if (auto done = execute(*m_select); !done)
        return done;
    Result<bool> more = true;
    while (more && *more && m_select->next()) {
        const Chunk chunk = chunkOf(*m_select);
        if (chunk.start >= range.stop)
            break;
        const QByteArray times = m_select->value(4).toByteArray();
        more = reader(chunk, times);
    }
    m_select->finish();
    if (!more)
        return tl::unexpected<Error>(more.error());
    return {};
}

Result<void> StoreDatabase::appendChunksIn(qint64 series, const TimeRange& range, SeriesColumn& column)
{
    return chunksIn(series, range, [this, &column](const Chunk&, QByteArrayView times) -> Result<bool> {
        if (!column.appendPacked(times, m_select->value(5).toByteArray()))
            return failure(
                Error::Kind::Storage, tr("The sample store's file is damaged: remove it to start anew."));
        return true;
    });
}

Result<std::optional<StoreDatabase::Chunk>> StoreDatabase::chunkFor(
    qint64 series, Timestamp time, SeriesColumn& column)
{
    // The chunk that holds the instant or follows it, else the last one.
    for (auto* query : {m_selectFor.get(), m_selectLast.get()}) {
        query->bindValue(0, series);
        if (query == m_selectFor.get())
            query->bindValue(1, time);
        if (auto done = execute(*query); !done)
            return tl::unexpected<Error>(done.error());
        if (!query->next())
            continue;
        const Chunk chunk = chunkOf(*query);
        const bool usable = column.appendPacked(query->value(4).toByteArray(), query->value(5).toByteArray());
        query->finish();
        if (!usable)
            return failure(
                Error::Kind::Storage, tr("The sample store's file is damaged: remove it to start anew."));
        return chunk;
    }
    return std::nullopt;
}

Result<void> StoreDatabase::merge(qint64 series, const SeriesColumn& column)
{
    qsizetype done = 0;
    while (done < column.size()) {
        const Timestamp time = column.times().at(done);
        SeriesColumn held(column.type());
        const auto chunk = chunkFor(series, time, held);
        if (!chunk)
            return tl::unexpected<Error>(chunk.error());
        if (!*chunk)
            return insertChunk(series, column);
        // All that is not newer than the chunk's end belongs to it; the rest is taken by the
        // chunks that follow, or by the last one.
        qsizetype end = column.size();
        if ((*chunk)->stop >= time) {
            const auto behind =
                std::upper_bound(column.times().cbegin() + done, column.times().cend(), (*chunk)->stop);
            end = behind - column.times().cbegin();
        }
        held.merge(column.part(done, end - done));
        if (auto replaced = replaceChunk(series, **chunk, held); !replaced)
            return replaced;
        done = end;
    }
    return {};
}

Result<void> StoreDatabase::replaceChunk(qint64 series, const Chunk& chunk, const SeriesColumn& column)
{
    if (column.isEmpty()) {
        m_delete->bindValue(0, chunk.id);
        return execute(*m_delete);
    }
    // Points behind the chunk's end fill chunks to the brim, as more will follow; points within it
    // split it evenly, as more may come in between.
    const bool appended = column.times().constLast() > chunk.stop;
    const qsizetype pieces = (column.size() + chunkPoints - 1) / chunkPoints;
    const qsizetype limit = appended ? chunkPoints : (column.size() + pieces - 1) / pieces;
    const qsizetype first = pieceLength(column, 0, limit);
    if (auto done = updateChunk(chunk.id, column.part(0, first)); !done)
        return done;
    for (qsizetype position = first; position < column.size();) {
        const qsizetype length = pieceLength(column, position, limit);
        if (auto done = insertChunk(series, column.part(position, length)); !done)
            return done;
        position += length;
    }
    return {};
}

Result<void> StoreDatabase::insertChunk(qint64 series, const SeriesColumn& column)
{
    for (qsizetype position = 0; position < column.size();) {
        const qsizetype length = pieceLength(column, position, chunkPoints);
        bindColumn(*m_insert, 0, column.part(position, length));
        m_insert->bindValue(5, series);
        if (auto done = execute(*m_insert); !done)
            return done;
        position += length;
    }
    return {};
}

Result<void> StoreDatabase::updateChunk(qint64 id, const SeriesColumn& column)
{
    bindColumn(*m_update, 0, column);
    m_update->bindValue(5, id);
    return execute(*m_update);
}

} // namespace telemirror::sandbox
