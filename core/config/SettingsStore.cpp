#include "config/SettingsStore.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr int schemaVersion = 2;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::SettingsStore", text);
}

/// Makes the file, if it is missing, for its owner alone; takes other people's rights off an old
/// one. SQLite gives the files it puts beside it the same rights.
Result<void> prepareFile(const QString& path)
{
    const QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    const bool isThere = file.exists();
    const bool isOpen = isThere ? file.open(QIODevice::ReadWrite)
                                : file.open(QIODevice::NewOnly | QIODevice::ReadWrite, ownerOnly);
    if (!isOpen || (isThere && !file.setPermissions(ownerOnly)))
        return failure(Error::Kind::Storage,
            tr("The settings file %1 cannot be written: check its folder and its rights.").arg(path),
            file.errorString());
    return {};
}

} // namespace

struct SettingsStore::Private
{
    static Error changedMeanwhile(const QString& name)
    {
        return failure(Error::Kind::Busy,
            tr("The profile \"%1\" was changed by somebody else meanwhile: load it again, then repeat your "
               "changes.")
                .arg(name))
            .value();
    }

    QString connectionName = QUuid::createUuid().toString();
    QString path;
    QSqlDatabase database;

    Result<void> open(const QString& file);
    Result<void> migrate();
    Result<QSqlQuery> run(const QString& statement, const QVariantList& values = {}) const;
    Error storageError(const QSqlError& error) const;
    Result<qint64> storedRevision(const QString& name) const;
    Result<ProfileRevision> base(const QString& name) const;
    Result<qint64> saveInTransaction(const Profile& profile);
    Result<void> agreeInTransaction(const Profile& profile, qint64 expected);
};

Error SettingsStore::Private::storageError(const QSqlError& error) const
{
    return failure(Error::Kind::Storage,
        tr("The settings file %1 cannot be used: check that it is whole and its folder can be written.")
            .arg(path),
        error.text())
        .value();
}

Result<QSqlQuery> SettingsStore::Private::run(const QString& statement, const QVariantList& values) const
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return tl::unexpected(storageError(query.lastError()));
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return tl::unexpected(storageError(query.lastError()));
    return query;
}

Result<void> SettingsStore::Private::open(const QString& file)
{
    path = file;
    if (Result<void> prepared = prepareFile(path); !prepared)
        return prepared;
    database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connectionName);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return tl::unexpected(storageError(database.lastError()));
    return migrate();
}

Result<void> SettingsStore::Private::migrate()
{
    // The version is read inside the transaction: two instances may open a new file at once.
    for (const QString& statement : {u"PRAGMA synchronous=FULL"_s, u"BEGIN IMMEDIATE"_s}) {
        if (Result<QSqlQuery> done = run(statement); !done)
            return tl::unexpected(done.error());
    }
    Result<QSqlQuery> version = run(u"PRAGMA user_version"_s);
    if (!version || !version->next()) {
        database.rollback();
        return tl::unexpected(version ? storageError(version->lastError()) : version.error());
    }
    const int found = version->value(0).toInt();
    version->finish();
    QStringList statements;
    if (found == 0)
        statements +=
            {u"CREATE TABLE profile (name TEXT PRIMARY KEY, revision INTEGER NOT NULL, json TEXT NOT NULL)"_s,
                u"CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)"_s};
    // The state that this instance and Redis last agreed on.
    if (found < 2)
        statements += {u"ALTER TABLE profile ADD COLUMN base_revision INTEGER NOT NULL DEFAULT 0"_s,
            u"ALTER TABLE profile ADD COLUMN base_digest TEXT NOT NULL DEFAULT ''"_s};
    if (found < schemaVersion)
        statements += u"PRAGMA user_version=%1"_s.arg(schemaVersion);
    statements.append(u"COMMIT"_s);
    for (const QString& statement : statements) {
        if (Result<QSqlQuery> done = run(statement); !done) {
            run(u"ROLLBACK"_s);
            return tl::unexpected(done.error());
        }
    }
    if (found > schemaVersion)
        return failure(Error::Kind::Storage,
            tr("The settings file %1 was written by a newer version: update this program.").arg(path));
    return {};
}

SettingsStore::SettingsStore()
    : d(std::make_unique<Private>())
{}

SettingsStore::~SettingsStore()
{
    d->database.close();
    d->database = {};
    QSqlDatabase::removeDatabase(d->connectionName);
}

Result<std::unique_ptr<SettingsStore>> SettingsStore::open(const QString& path)
{
    std::unique_ptr<SettingsStore> store(new SettingsStore);
    if (const Result<void> opened = store->d->open(path); !opened)
        return tl::unexpected(opened.error());
    return store;
}

Result<QStringList> SettingsStore::names() const
{
    Result<QSqlQuery> query = d->run(u"SELECT name FROM profile ORDER BY name"_s);
    if (!query)
        return tl::unexpected(query.error());
    QStringList names;
    while (query->next())
        names.append(query->value(0).toString());
    return names;
}

Result<Profile> SettingsStore::load(const QString& name) const
{
    Result<QSqlQuery> query = d->run(u"SELECT revision, json FROM profile WHERE name = ?"_s, {name});
    if (!query)
        return tl::unexpected(query.error());
    if (!query->next())
        return failure(Error::Kind::NotFound, tr("There is no profile \"%1\": choose another.").arg(name));
    const QJsonDocument document = QJsonDocument::fromJson(query->value(1).toString().toUtf8());
    if (!document.isObject())
        return failure(Error::Kind::Storage,
            tr("The stored profile \"%1\" is damaged: remove it and make it anew.").arg(name));
    Result<Profile> profile = Profile::fromJson(document.object());
    if (profile) {
        profile->name = name;
        profile->revision = query->value(0).toLongLong();
    }
    return profile;
}

/// The revision stored under this name; 0 if there is none.
Result<qint64> SettingsStore::Private::storedRevision(const QString& name) const
{
    Result<QSqlQuery> query = run(u"SELECT revision FROM profile WHERE name = ?"_s, {name});
    if (!query)
        return tl::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

Result<qint64> SettingsStore::Private::saveInTransaction(const Profile& profile)
{
    const Result<qint64> stored = storedRevision(profile.name);
    if (!stored)
        return stored;
    if (*stored != profile.revision)
        return tl::unexpected(changedMeanwhile(profile.name));
    Profile next = profile;
    ++next.revision;
    const QByteArray json = QJsonDocument(next.toJson()).toJson(QJsonDocument::Compact);
    const Result<QSqlQuery> written =
        run(u"INSERT INTO profile (name, revision, json) VALUES (?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET revision = excluded.revision, json = excluded.json"_s,
            {next.name, next.revision, QString::fromUtf8(json)});
    if (!written)
        return tl::unexpected(written.error());
    return next.revision;
}

Result<qint64> SettingsStore::save(const Profile& profile)
{
    if (profile.name.isEmpty())
        return failure(Error::Kind::Configuration, tr("The profile has no name: give it one."));
    // IMMEDIATE: the revision that was compared is still the stored one when it is replaced.
    if (const Result<QSqlQuery> begun = d->run(u"BEGIN IMMEDIATE"_s); !begun)
        return tl::unexpected(begun.error());
    Result<qint64> revision = d->saveInTransaction(profile);
    const Result<QSqlQuery> ended = d->run(revision ? u"COMMIT"_s : u"ROLLBACK"_s);
    if (revision && !ended) {
        d->run(u"ROLLBACK"_s);
        return tl::unexpected(ended.error());
    }
    return revision;
}

Result<ProfileRevision> SettingsStore::base(const QString& name) const
{
    return d->base(name);
}

Result<ProfileRevision> SettingsStore::Private::base(const QString& name) const
{
    Result<QSqlQuery> query = run(u"SELECT base_revision, base_digest FROM profile WHERE name = ?"_s, {name});
    if (!query)
        return tl::unexpected(query.error());
    if (!query->next())
        return ProfileRevision{};
    return ProfileRevision{query->value(0).toLongLong(), query->value(1).toString().toLatin1()};
}

Result<void> SettingsStore::Private::agreeInTransaction(const Profile& profile, qint64 expected)
{
    const Result<qint64> stored = storedRevision(profile.name);
    if (!stored)
        return tl::unexpected(stored.error());
    if (*stored != expected) {
        // Another program on this file, which heard of the same, may have been faster.
        const Result<ProfileRevision> agreed = base(profile.name);
        const bool isDone = agreed && *stored == profile.revision && *agreed == ProfileRevision::of(profile);
        return isDone ? Result<void>() : tl::unexpected(changedMeanwhile(profile.name));
    }
    const QByteArray json = QJsonDocument(profile.toJson()).toJson(QJsonDocument::Compact);
    const Result<QSqlQuery> written =
        run(u"INSERT INTO profile (name, revision, json, base_revision, base_digest) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET revision = excluded.revision, json = excluded.json, "
            "base_revision = excluded.base_revision, base_digest = excluded.base_digest"_s,
            {profile.name, profile.revision, QString::fromUtf8(json), profile.revision,
                QString::fromLatin1(ProfileRevision::digestOf(profile))});
    return written ? Result<void>() : tl::unexpected(written.error());
}

Result<void> SettingsStore::agree(const Profile& profile, qint64 expected)
{
    if (const Result<QSqlQuery> begun = d->run(u"BEGIN IMMEDIATE"_s); !begun)
        return tl::unexpected(begun.error());
    Result<void> agreed = d->agreeInTransaction(profile, expected);
    const Result<QSqlQuery> ended = d->run(agreed ? u"COMMIT"_s : u"ROLLBACK"_s);
    if (agreed && !ended) {
        d->run(u"ROLLBACK"_s);
        return tl::unexpected(ended.error());
    }
    return agreed;
}

Result<void> SettingsStore::remove(const QString& name)
{
    const Result<QSqlQuery> removed = d->run(u"DELETE FROM profile WHERE name = ?"_s, {name});
    if (!removed)
        return tl::unexpected(removed.error());
    if (removed->numRowsAffected() == 0)
        return failure(Error::Kind::NotFound, tr("There is no profile \"%1\": choose another.").arg(name));
    const Result<QSqlQuery> forgotten =
        d->run(u"DELETE FROM setting WHERE key = 'active' AND value = ?"_s, {name});
    if (!forgotten)
        return tl::unexpected(forgotten.error());
    return {};
}

Result<QString> SettingsStore::activeName() const
{
    Result<QSqlQuery> query = d->run(u"SELECT value FROM setting WHERE key = 'active'"_s);
    if (!query)
        return tl::unexpected(query.error());
    return query->next() ? query->value(0).toString() : QString();
}

Result<void> SettingsStore::setActive(const QString& name)
{
    const Result<qint64> stored = d->storedRevision(name);
    if (!stored)
        return tl::unexpected(stored.error());
    if (*stored == 0)
        return failure(Error::Kind::NotFound, tr("There is no profile \"%1\": choose another.").arg(name));
    const Result<QSqlQuery> written = d->run(u"INSERT INTO setting (key, value) VALUES ('active', ?) "
                                             "ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
        {name});
    if (!written)
        return tl::unexpected(written.error());
    return {};
}

} // namespace telemirror
