#pragma once

#include "mirror/Journal.h"
#include "mirror/SqlFailure.h"

#include <QtCore/QUuid>
#include <QtCore/QVariant>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <functional>

namespace telemirror {

/// SQLite behind a journal. Private to this folder.
struct Journal::Private
{
    /// SQLite takes a null string for NULL, which the tables refuse.
    [[nodiscard]] static QString notNull(const QString& text)
    {
        return text.isNull() ? QStringLiteral("") : text;
    }

    QString connectionName = QStringLiteral("journal-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QString path;
    QSqlDatabase database;

    Result<void> connect();
    /// Looks for damage in all of the file.
    Result<void> check() const;
    /// Last, as it changes the file: it must be known by then to be ours.
    Result<void> useWriteAheadLog() const;
    [[nodiscard]] Error fault(const QSqlQuery& query) const { return sqlFailure(path, query.lastError()); }
    /// Runs one statement with positional values.
    Result<QSqlQuery> run(const QString& statement, const QVariantList& values = {}) const;
    /// Runs `work` in a transaction that takes the write lock at once: one that first reads would be
    /// refused, not kept waiting, when it comes to writing.
    Result<void> atomically(const std::function<Result<void>()>& work);
    /// Refuses, with kind Busy, what is recorded for a run of which a newer token is known. Within the
    /// transaction that records it.
    Result<void> requireCurrent(qint64 runId) const;
    Result<qint64> newestToken(const QString& key) const;
    /// Adds to the done intervals, or takes away from them. Within a transaction.
    Result<void> addInterval(const QString& key, const QString& name, const TimeRange& range);
    Result<void> subtractInterval(const QString& key, const QString& name, const TimeRange& range);
    /// Forgets what verification found of a range. Within a transaction.
    Result<void> subtractChecks(const QString& key, const QString& name, const TimeRange& range);
    Result<void> insertCheck(const QString& key, const QString& name, const WindowCheck& check);
    Result<WindowCheck> mergedWithNeighbours(
        const QString& key, const QString& name, const WindowCheck& check);
    /// Replaces what is known of the impossible points in `range`. Within a transaction.
    Result<void> setRefused(const QString& key, const QString& name, const TimeRange& range,
        const QList<RefusedStretch>& refused);
    Result<qint64> insertRun(const Run& run, const QString& key, qint64 token);
    Result<void> insertErrors(qint64 runId, qint64 owner, const QList<Error>& errors);
    Result<QList<Error>> errors(qint64 runId, qint64 owner) const;
    Result<void> insertMeasurement(qint64 runId, qint64 position, const MeasurementRun& measurement);
};

} // namespace telemirror
