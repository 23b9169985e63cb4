#pragma once

#include "model/Error.h"
#include "sandbox/SeriesColumn.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <functional>
#include <memory>

namespace telemirror::sandbox {

/// The store's SQLite file: its tables and the statements on them. Chunks of a series do not
/// overlap in time.
class StoreDatabase
{
public:
    struct Chunk
    {
        qint64 id = 0;
        Timestamp start = 0; ///< first instant in it
        Timestamp stop = 0;  ///< last instant in it
        qint64 count = 0;
    };

    [[nodiscard]] static Result<std::unique_ptr<StoreDatabase>> open(const QString& path);
    ~StoreDatabase();

    Result<void> begin();
    Result<void> commit();
    void rollback();
    /// Changes when another connection has written to the file.
    [[nodiscard]] qint64 version();

    using RowReader = std::function<void(const QSqlQuery&)>;
    /// Runs one statement that is used now and then.
    Result<void> run(const QString& statement, const QVariantList& values = {}, const RowReader& row = {});
    [[nodiscard]] qint64 lastInsertId() const { return m_lastInsertId; }

    using ChunkReader = std::function<Result<bool>(const Chunk& chunk, QByteArrayView times)>;
    /// The chunks that reach into the range, oldest first, until the reader returns false.
    Result<void> chunksIn(qint64 series, const TimeRange& range, const ChunkReader& reader);
    /// Appends the values of all chunks that reach into the range.
    Result<void> appendChunksIn(qint64 series, const TimeRange& range, SeriesColumn& column);
    /// Merges the sorted column into the series' chunks.
    Result<void> merge(qint64 series, const SeriesColumn& column);
    /// Puts what `column` holds in place of the chunk; an empty column removes it.
    Result<void> replaceChunk(qint64 series, const Chunk& chunk, const SeriesColumn& column);

private:
    StoreDatabase() = default;
    Result<void> prepare();
    Result<void> execute(QSqlQuery& query);
    Result<std::optional<Chunk>> chunkFor(qint64 series, Timestamp time, SeriesColumn& column);
    Result<void> insertChunk(qint64 series, const SeriesColumn& column);
    Result<void> updateChunk(qint64 id, const SeriesColumn& column);

    QString m_name;
    QSqlDatabase m_database;
    std::unique_ptr<QSqlQuery> m_version;
    std::unique_ptr<QSqlQuery> m_select;
    std::unique_ptr<QSqlQuery> m_selectFor;
    std::unique_ptr<QSqlQuery> m_selectLast;
    std::unique_ptr<QSqlQuery> m_insert;
    std::unique_ptr<QSqlQuery> m_update;
    std::unique_ptr<QSqlQuery> m_delete;
    qint64 m_lastInsertId = 0;
};

} // namespace telemirror::sandbox
