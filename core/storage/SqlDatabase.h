#pragma once

#include "model/Error.h"

#include <QtCore/QString>
#include <QtCore/QVariant>
#include <QtSql/QSqlQuery>

#include <functional>

namespace telemirror {

/// One SQLite file, in write-ahead mode, that other processes may have open as well. Errors are of
/// kind Storage and name the file. An instance belongs to the thread that opened it; queries must
/// not outlive it.
class SqlDatabase
{
public:
    enum class Durability
    {
        Normal, ///< a power cut may lose the last transactions, never the file
        Full,   ///< a committed transaction is on the disk
    };

    /// `what` is how messages call the file, e.g. "journal".
    SqlDatabase(const QString& path, const QString& what);
    ~SqlDatabase();
    SqlDatabase(const SqlDatabase&) = delete;
    SqlDatabase& operator=(const SqlDatabase&) = delete;

    /// Opens or creates the file and checks that it is whole. A new file is readable and writable
    /// by its owner alone.
    Result<void> open(Durability durability);
    [[nodiscard]] QString path() const { return m_path; }

    /// Prepares, binds the values in order, and executes.
    Result<QSqlQuery> execute(const QString& statement, const QVariantList& values = {});
    /// Runs `work` in a transaction that is committed if it succeeds and rolled back if not.
    Result<void> transaction(const std::function<Result<void>()>& work);

    /// PRAGMA user_version: 0 in a new file.
    Result<int> userVersion();
    Result<void> setUserVersion(int version);

private:
    [[nodiscard]] tl::unexpected<Error> fault(const QString& detail) const;

    QString m_path;
    QString m_what;
    QString m_connection; ///< unique name in Qt's register of connections
};

} // namespace telemirror
