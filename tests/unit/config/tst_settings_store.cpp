#include "config/SettingsStore.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class SettingsStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void storesAndReloads_data();
    void storesAndReloads();
    void countsRevisions();
    void refusesConflicts();
    void remembersTheActiveOne();
    void removes();
    void fileIsTheOwnersAlone();
    void holdsNoSecret();
    void refusesNewerSchema();
    void takesOverTheFirstSchema();
    void remembersWhatWasAgreed();
    void agreesOnceForTwoPrograms();
    void refusesDamagedFiles();
    void refusesUnwritablePlaces();

private:
    /// A store in the test's own folder; opened anew at every call.
    [[nodiscard]] std::unique_ptr<SettingsStore> open(const QString& file) const
    {
        Result<std::unique_ptr<SettingsStore>> store = SettingsStore::open(folder.filePath(file));
        if (!store)
            qFatal("%s", qPrintable(store.error().toString()));
        return std::move(*store);
    }

    QTemporaryDir folder;
};

namespace {

Profile named(const QString& name)
{
    Profile profile;
    profile.name = name;
    profile.connections = {{}};
    profile.connections[0].id = u"local"_s;
    profile.connections[0].url = QUrl(u"http://localhost:8086"_s);
    return profile;
}

} // namespace

void SettingsStoreTest::storesAndReloads_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"site"_s;
    QTest::newRow("quotes") << u"a'b\"c`d"_s;
    QTest::newRow("sql") << u"x'); DROP TABLE profile; --"_s;
    QTest::newRow("backslash and newline") << u"a\\b\nc\td"_s;
    QTest::newRow("unicode") << u"Zürich 🌤 العربية"_s;
    QTest::newRow("blank") << u" "_s;
    QTest::newRow("wildcards") << u"%_*?"_s;
    QTest::newRow("long") << QString(10'000, u'x');
}

void SettingsStoreTest::storesAndReloads()
{
    QFETCH(QString, name);
    const QString file = u"reload-"_s + QString::fromLatin1(QTest::currentDataTag());
    Profile profile = named(name);
    {
        const auto store = open(file);
        QCOMPARE(store->save(profile).value(), 1);
        QVERIFY(store->setActive(name).has_value());
    }
    const auto store = open(file);
    profile.revision = 1;
    QVERIFY(store->load(name).value() == profile);
    QCOMPARE(store->names().value(), QStringList{name});
    QCOMPARE(store->activeName().value(), name);
}

void SettingsStoreTest::countsRevisions()
{
    const auto store = open(u"revisions"_s);
    Profile profile = named(u"p"_s);
    for (qint64 expected = 1; expected <= 3; ++expected) {
        profile.telemetry.pattern = QString::number(expected);
        QCOMPARE(store->save(profile).value(), expected);
        profile = store->load(u"p"_s).value();
        QCOMPARE(profile.revision, expected);
        QCOMPARE(profile.telemetry.pattern, QString::number(expected));
    }
    QCOMPARE(store->save(named(QString())).error().kind, Error::Kind::Configuration);
}

void SettingsStoreTest::refusesConflicts()
{
    const auto mine = open(u"conflict"_s);
    const auto theirs = open(u"conflict"_s);
    mine->save(named(u"p"_s)).value();
    Profile first = mine->load(u"p"_s).value();
    Profile second = theirs->load(u"p"_s).value();
    first.telemetry.pattern = u"mine"_s;
    second.telemetry.pattern = u"theirs"_s;
    QVERIFY(theirs->save(second).has_value());
    const Result<qint64> late = mine->save(first);
    QVERIFY(!late.has_value());
    QCOMPARE(late.error().kind, Error::Kind::Busy);
    QCOMPARE(mine->load(u"p"_s).value().telemetry.pattern, u"theirs"_s);
    // A new profile must not replace one of the same name either.
    QCOMPARE(mine->save(named(u"p"_s)).error().kind, Error::Kind::Busy);
    // The store is usable afterwards.
    QVERIFY(mine->save(mine->load(u"p"_s).value()).has_value());
}

void SettingsStoreTest::remembersTheActiveOne()
{
    const auto store = open(u"active"_s);
    QCOMPARE(store->activeName().value(), QString());
    QCOMPARE(store->setActive(u"none"_s).error().kind, Error::Kind::NotFound);
    store->save(named(u"a"_s)).value();
    store->save(named(u"b"_s)).value();
    QVERIFY(store->setActive(u"a"_s).has_value());
    QVERIFY(store->setActive(u"b"_s).has_value());
    QCOMPARE(open(u"active"_s)->activeName().value(), u"b"_s);
}

void SettingsStoreTest::removes()
{
    const auto store = open(u"remove"_s);
    store->save(named(u"a"_s)).value();
    store->save(named(u"b"_s)).value();
    QVERIFY(store->setActive(u"a"_s).has_value());
    QVERIFY(store->remove(u"b"_s).has_value());
    QCOMPARE(store->activeName().value(), u"a"_s);
    QVERIFY(store->remove(u"a"_s).has_value());
    QCOMPARE(store->activeName().value(), QString());
    QCOMPARE(store->remove(u"a"_s).error().kind, Error::Kind::NotFound);
    QCOMPARE(store->load(u"a"_s).error().kind, Error::Kind::NotFound);
    QCOMPARE(store->names().value(), QStringList());
}

void SettingsStoreTest::fileIsTheOwnersAlone()
{
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
        QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    const QString path = folder.filePath(u"deep/er/settings.sqlite"_s);
    {
        const Result<std::unique_ptr<SettingsStore>> store = SettingsStore::open(path);
        QVERIFY(store.has_value());
        QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
    }
    // An older file that everybody could read is closed to them.
    QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFileDevice::ReadOther));
    const Result<std::unique_ptr<SettingsStore>> store = SettingsStore::open(path);
    QVERIFY(store.has_value());
    QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
}

void SettingsStoreTest::holdsNoSecret()
{
    Profile profile = named(u"p"_s);
    profile.connections[0].secret = u"planted-token"_s;
    profile.redis.password = u"planted-password"_s;
    profile.connections[0].url.setPassword(u"planted-in-url"_s);
    open(u"secret"_s)->save(profile).value();
    bool found = false;
    for (const QFileInfo& info : QDir(folder.path()).entryInfoList({u"secret*"_s}, QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("planted"));
        found = found || bytes.contains("localhost"); // it is the right file
    }
    QVERIFY(found);
}

void SettingsStoreTest::refusesNewerSchema()
{
    const QString file = u"newer"_s;
    open(file)->save(named(u"p"_s)).value();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"judge"_s);
        database.setDatabaseName(folder.filePath(file));
        QVERIFY(database.open());
        QSqlQuery(database).exec(u"PRAGMA user_version=99"_s);
    }
    QSqlDatabase::removeDatabase(u"judge"_s);
    const Result<std::unique_ptr<SettingsStore>> store = SettingsStore::open(folder.filePath(file));
    QVERIFY(!store.has_value());
    QVERIFY2(store.error().message.contains(u"newer"_s), qPrintable(store.error().message));
}

/// A file as the version before sharing wrote it.
void SettingsStoreTest::takesOverTheFirstSchema()
{
    const QString file = u"first"_s;
    Profile profile = named(u"p"_s);
    profile.revision = 3;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"judge"_s);
        database.setDatabaseName(folder.filePath(file));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(
            u"CREATE TABLE profile (name TEXT PRIMARY KEY, revision INTEGER NOT NULL, json TEXT NOT NULL)"_s));
        QVERIFY(query.exec(u"CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)"_s));
        QVERIFY(query.exec(u"INSERT INTO setting VALUES ('active', 'p')"_s));
        QVERIFY(query.prepare(u"INSERT INTO profile VALUES ('p', 3, ?)"_s));
        query.addBindValue(QString::fromUtf8(QJsonDocument(profile.toJson()).toJson()));
        QVERIFY(query.exec());
        QVERIFY(query.exec(u"PRAGMA user_version=1"_s));
    }
    QSqlDatabase::removeDatabase(u"judge"_s);
    for (int i = 0; i < 2; ++i) { // the second time there is nothing to do
        const auto store = open(file);
        QVERIFY(store->load(u"p"_s).value() == profile);
        QCOMPARE(store->activeName().value(), u"p"_s);
        QVERIFY(store->base(u"p"_s).value() == ProfileRevision{});
    }
    QCOMPARE(open(file)->save(profile).value(), 4);
}

void SettingsStoreTest::remembersWhatWasAgreed()
{
    const auto store = open(u"agreed"_s);
    Profile profile = named(u"p"_s);
    QVERIFY(store->base(u"p"_s).value() == ProfileRevision{}); // of none
    profile.revision = 41;
    QVERIFY(store->agree(profile, 0));
    QVERIFY(store->load(u"p"_s).value() == profile);
    QVERIFY(store->base(u"p"_s).value() == ProfileRevision::of(profile));
    // An edit leaves the base as it was, so that it is known for an edit.
    Profile edited = profile;
    edited.telemetry.pattern = u"edited"_s;
    QCOMPARE(store->save(edited).value(), 42);
    QVERIFY(store->base(u"p"_s).value() == ProfileRevision::of(profile));
    // Agreed on against an outdated state: nothing happens.
    QCOMPARE(store->agree(profile, 41).error().kind, Error::Kind::Busy);
    QCOMPARE(store->load(u"p"_s)->telemetry.pattern, u"edited"_s);
    edited.revision = 50;
    QVERIFY(store->agree(edited, 42));
    QVERIFY(store->base(u"p"_s).value() == ProfileRevision::of(edited));
    QVERIFY(store->remove(u"p"_s));
    QVERIFY(store->base(u"p"_s).value() == ProfileRevision{});
}

/// Two programs on one file hear of the same edit.
void SettingsStoreTest::agreesOnceForTwoPrograms()
{
    const auto one = open(u"twice"_s);
    const auto other = open(u"twice"_s);
    Profile profile = named(u"p"_s);
    profile.revision = 3;
    QVERIFY(one->agree(profile, 0));
    profile.revision = 4;
    profile.telemetry.pattern = u"edited"_s;
    QVERIFY(other->agree(profile, 3));
    QVERIFY(one->agree(profile, 3));
    QVERIFY(one->load(u"p"_s).value() == profile);
    // The same number of something else, or what is not agreed on yet, is another matter.
    Profile different = profile;
    different.telemetry.pattern = u"different"_s;
    QCOMPARE(one->agree(different, 3).error().kind, Error::Kind::Busy);
    QCOMPARE(other->save(profile).value(), 5);
    profile.revision = 5;
    QCOMPARE(one->agree(profile, 3).error().kind, Error::Kind::Busy);
    QCOMPARE(one->base(u"p"_s)->number, 4);
}

void SettingsStoreTest::refusesDamagedFiles()
{
    const QString path = folder.filePath(u"damaged"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const Result<std::unique_ptr<SettingsStore>> store = SettingsStore::open(path);
    QVERIFY(!store.has_value());
    QCOMPARE(store.error().kind, Error::Kind::Storage);
    QVERIFY(store.error().message.contains(path));
}

void SettingsStoreTest::refusesUnwritablePlaces()
{
    const Result<std::unique_ptr<SettingsStore>> store = SettingsStore::open(u"/proc/none/settings"_s);
    QVERIFY(!store.has_value());
    QCOMPARE(store.error().kind, Error::Kind::Storage);
}

QTEST_GUILESS_MAIN(SettingsStoreTest)
#include "tst_settings_store.moc"
