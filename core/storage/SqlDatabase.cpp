#include "storage/SqlDatabase.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QUuid>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::SqlDatabase", text);
}

/// Creates the file for its owner alone, before SQLite would make it for everybody.
bool createPrivately(const QString& path)
{
    if (QFile::exists(path))
        return true;
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

SqlDatabase::SqlDatabase(const QString& path, const QString& what)
    : m_path(path)
    , m_what(what)
    , m_connection(QUuid::createUuid().toString())
{}

SqlDatabase::~SqlDatabase()
{
    if (QSqlDatabase::contains(m_connection)) {
        QSqlDatabase::database(m_connection, false).close();
        QSqlDatabase::removeDatabase(m_connection);
    }
}

Result<void> SqlDatabase::open(Durability durability)
{
    if (!createPrivately(m_path) && !QFile::exists(m_path))
        return fault(tr("the file cannot be made"));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(m_path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return fault(database.lastError().text());
    const QString synchronous = durability == Durability::Full ? u"FULL"_s : u"NORMAL"_s;
    for (const QString& pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = "_s + synchronous,
             u"PRAGMA foreign_keys = ON"_s}) {
        if (const auto done = execute(pragma); !done)
            return tl::unexpected(done.error());
    }
    Result<QSqlQuery> check = execute(u"PRAGMA quick_check(1)"_s);
    if (!check)
        return tl::unexpected(check.error());
    if (!check->next() || check->value(0).toString() != u"ok"_s)
        return fault(check->value(0).toString());
    return {};
}

Result<QSqlQuery> SqlDatabase::execute(const QString& statement, const QVariantList& values)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return fault(query.lastError().text());
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values[i]);
    if (!query.exec())
        return fault(query.lastError().text());
    return query;
}

Result<void> SqlDatabase::transaction(const std::function<Result<void>()>& work)
{
    // IMMEDIATE takes the write lock now: a deferred one could fail halfway with "locked".
    if (const auto begun = execute(u"BEGIN IMMEDIATE"_s); !begun)
        return tl::unexpected(begun.error());
    Result<void> result = work();
    if (result) {
        if (const auto committed = execute(u"COMMIT"_s); committed)
            return {};
        else
            result = tl::unexpected(committed.error());
    }
    if (const auto rolledBack = execute(u"ROLLBACK"_s); !rolledBack && result)
        return tl::unexpected(rolledBack.error());
    return result;
}

Result<int> SqlDatabase::userVersion()
{
    Result<QSqlQuery> query = execute(u"PRAGMA user_version"_s);
    if (!query)
        return tl::unexpected(query.error());
    return query->next() ? query->value(0).toInt() : 0;
}

Result<void> SqlDatabase::setUserVersion(int version)
{
    return execute(u"PRAGMA user_version = %1"_s.arg(version)).map([](const QSqlQuery&) {});
}

tl::unexpected<Error> SqlDatabase::fault(const QString& detail) const
{
    return failure(Error::Kind::Storage,
        tr("The %1 %2 cannot be used: check its permissions and the free space; if it is damaged, move it "
           "away "
           "and start again.")
            .arg(m_what, m_path),
        detail);
}

} // namespace telemirror
