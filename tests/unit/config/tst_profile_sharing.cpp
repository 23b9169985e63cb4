// Several instances, each with an SQLite file of its own, share a profile through Redis.

#include "FakeKeychain.h"
#include "config/ProfileController.h"
#include "config/ProfileFile.h"
#include "support/Await.h"
#include "unit/redis/RedisServer.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::await;
using test::FakeKeychain;
using test::KeychainContent;
using test::RedisServer;

namespace {

using Step = Reconciliation::Step;

bool eventually(const std::function<bool()>& condition, std::chrono::milliseconds limit = 20s)
{
    return QTest::qWaitFor(condition, static_cast<int>(limit.count()));
}

/// A thread for what speaks with Redis, as the engine's.
class NetworkThread : public QThread
{
public:
    NetworkThread() { start(); }
    ~NetworkThread() override
    {
        quit();
        wait();
    }
};

/// One machine: settings file, keychain, and the program's controller.
struct Instance
{
    QTemporaryDir folder;
    std::shared_ptr<KeychainContent> keychain = std::make_shared<KeychainContent>();
    std::unique_ptr<NetworkThread> network = std::make_unique<NetworkThread>(); ///< outlives the controller
    std::unique_ptr<ProfileController> controller;
    QList<Error> failures;

    explicit Instance(const QMap<QString, QString>& variables = {}) { start(variables); }
    void start(const QMap<QString, QString>& variables = {})
    {
        QProcessEnvironment environment;
        for (auto entry = variables.begin(); entry != variables.end(); ++entry)
            environment.insert(entry.key(), entry.value());
        controller.reset();
        auto store = SettingsStore::open(folder.filePath(u"settings.sqlite"_s));
        controller = std::make_unique<ProfileController>(std::move(*store), Environment(environment),
            std::make_unique<FakeKeychain>(keychain), network.get());
        QObject::connect(controller.get(), &ProfileController::sharingFailed, controller.get(),
            [this](const Error& error) { failures.append(error); });
    }
    [[nodiscard]] bool isSharing() const
    {
        return controller->sharingState().status == RedisState::Status::Ready;
    }
    [[nodiscard]] QString pattern() const { return controller->profile().telemetry.pattern; }
    Result<void> edit(const QString& pattern)
    {
        Profile edited = controller->profile();
        edited.telemetry.pattern = pattern;
        const Result<void> saved = await(controller->save(edited));
        if (!saved)
            qInfo("not saved: %s", qPrintable(saved.error().toString()));
        return saved;
    }
};

} // namespace

class ProfileSharingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void reconciles_data();
    void reconciles();

    void editsAppearElsewhereWithinASecond();
    void secretsAndTheWayToRedisStayHere();
    void concurrentEditsAreAConflict();
    void aConflictCanBeWonAndLost_data();
    void aConflictCanBeWonAndLost();
    void aConflictThatMovesIsSaid();
    void editsWithoutRedisAreReconciled();
    void editsApartAreAConflict();
    void missedAnnouncementsAreMadeUpFor();
    void lostRedisIsFilledAgain();
    void oldBackupIsOverwritten();
    void aFirstStartTakesWhatRedisHas();
    void aFirstStartWithoutRedisGoesOn();
    void twoProgramsOnOneFile();
    void troubleIsSaidAndSqliteCounts_data();
    void troubleIsSaidAndSqliteCounts();
    void aMegabyteProfileIsShared();
    void manyInstancesEndAlike();

    void filesHoldNoSecret();
    void importKeepsSecretsAndRevision();
    void badFilesAreRefused_data();
    void badFilesAreRefused();

private:
    [[nodiscard]] Profile sound() const;
    [[nodiscard]] std::unique_ptr<Instance> sharing();
    [[nodiscard]] Result<RedisReply> command(const QList<QByteArray>& arguments);
    [[nodiscard]] static bool same(const QList<Instance*>& instances, const QString& pattern);

    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<RedisClient> m_client;
};

void ProfileSharingTest::initTestCase()
{
    if (!RedisServer::isInstalled())
        QSKIP("redis-server is not installed");
}

void ProfileSharingTest::init()
{
    m_client = std::make_unique<RedisClient>();
    m_server = std::make_unique<RedisServer>();
    QVERIFY(m_server->start());
    m_client->open(m_server->settings());
    QVERIFY(eventually([&] { return m_client->state().status == RedisState::Status::Ready; }));
}

Result<RedisReply> ProfileSharingTest::command(const QList<QByteArray>& arguments)
{
    return await(m_client->command(arguments));
}

Profile ProfileSharingTest::sound() const
{
    Profile profile;
    profile.name = u"site \"ü\""_s;
    ConnectionSettings cloud;
    cloud.id = cloudConnectionId;
    cloud.name = u"wind 🌬\n"_s;
    cloud.url = QUrl(u"https://cloud.example"_s);
    cloud.secret = u"token-1"_s;
    profile.connections = {cloud};
    profile.telemetryConnection = cloudConnectionId;
    profile.redis = m_server->settings();
    profile.redis.keyPrefix = u"p:"_s;
    return profile;
}

/// An instance that has the profile, and Redis.
std::unique_ptr<Instance> ProfileSharingTest::sharing()
{
    auto instance = std::make_unique<Instance>();
    const bool first = command({"EXISTS"_ba, "p:profile:"_ba + sound().name.toUtf8()})->integer == 0;
    if (first) {
        if (!await(instance->controller->save(sound())))
            qFatal("the profile cannot be saved");
    } else {
        instance->start({{u"REDIS_URL"_s, u"unix://"_s + m_server->socketPath()}});
        // The prefix is not part of an address: taken from what is stored.
        auto store = SettingsStore::open(instance->folder.filePath(u"settings.sqlite"_s));
        Profile mine = sound();
        const auto json = QJsonDocument::fromJson(
            command({"HGET"_ba, "p:profile:"_ba + sound().name.toUtf8(), "json"_ba})->text);
        mine = Profile::fromJson(json.object()).value();
        mine.redis = sound().redis;
        mine.revision =
            command({"HGET"_ba, "p:profile:"_ba + mine.name.toUtf8(), "revision"_ba})->text.toLongLong();
        if (!(*store)->agree(mine, 0) || !(*store)->setActive(mine.name))
            qFatal("the profile cannot be stored");
        instance->start();
        if (!await(instance->controller->load()).value_or(false))
            qFatal("the profile cannot be loaded");
    }
    const QByteArray hash = "p:profile:"_ba + sound().name.toUtf8();
    if (!eventually([&] { return instance->isSharing() && command({"EXISTS"_ba, hash})->integer == 1; }))
        qFatal("the profile is not shared");
    return instance;
}

bool ProfileSharingTest::same(const QList<Instance*>& instances, const QString& pattern)
{
    return eventually([&] {
        return std::all_of(instances.begin(), instances.end(), [&](const Instance* each) {
            return each->pattern() == pattern &&
                each->controller->profile().revision == instances[0]->controller->profile().revision;
        });
    });
}

void ProfileSharingTest::reconciles_data()
{
    QTest::addColumn<QString>("mine"); // "" none, else content
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("base");
    QTest::addColumn<qint64>("baseNumber");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<qint64>("theirNumber");
    QTest::addColumn<int>("step");
    QTest::addColumn<qint64>("next");
    const auto row = [](const char* name, const QString& mine, qint64 number, const QString& base,
                         qint64 baseNumber, const QString& theirs, qint64 theirNumber, Step step,
                         qint64 next = 0) {
        QTest::newRow(name) << mine << number << base << baseNumber << theirs << theirNumber
                            << static_cast<int>(step) << next;
    };
    row("nothing anywhere", u""_s, 0, u""_s, 0, u""_s, 0, Step::Nothing);
    row("only theirs", u""_s, 0, u""_s, 0, u"a"_s, 4, Step::Adopt);
    row("only mine, never shared", u"a"_s, 3, u""_s, 0, u""_s, 0, Step::Push, 3);
    row("only mine, Redis lost it", u"a"_s, 7, u"a"_s, 7, u""_s, 0, Step::Push, 7);
    row("the same", u"a"_s, 7, u"a"_s, 7, u"a"_s, 7, Step::Nothing);
    row("the same content, first contact", u"a"_s, 2, u""_s, 0, u"a"_s, 9, Step::Agree);
    row("the same edit on both sides", u"b"_s, 8, u"a"_s, 7, u"b"_s, 9, Step::Agree);
    row("they changed", u"a"_s, 7, u"a"_s, 7, u"b"_s, 8, Step::Adopt);
    row("I changed", u"b"_s, 9, u"a"_s, 7, u"a"_s, 7, Step::Push, 9);
    row("I changed, they renumbered", u"b"_s, 8, u"a"_s, 7, u"a"_s, 12, Step::Push, 13);
    row("both changed", u"b"_s, 8, u"a"_s, 7, u"c"_s, 8, Step::Conflict);
    row("old backup", u"b"_s, 7, u"b"_s, 7, u"a"_s, 5, Step::Push, 7);
    row("old backup, and I changed", u"c"_s, 8, u"b"_s, 7, u"a"_s, 5, Step::Conflict);
    row("the same number, another content", u"a"_s, 7, u"a"_s, 7, u"b"_s, 7, Step::Adopt);
    row("never agreed, different", u"a"_s, 1, u""_s, 0, u"b"_s, 1, Step::Conflict);
}

void ProfileSharingTest::reconciles()
{
    QFETCH(QString, mine);
    QFETCH(qint64, number);
    QFETCH(QString, base);
    QFETCH(qint64, baseNumber);
    QFETCH(QString, theirs);
    QFETCH(qint64, theirNumber);
    QFETCH(int, step);
    QFETCH(qint64, next);
    const auto profileOf = [](const QString& content, qint64 revision) -> std::optional<Profile> {
        if (content.isEmpty())
            return std::nullopt;
        Profile profile;
        profile.telemetry.pattern = content;
        profile.revision = revision;
        return profile;
    };
    const auto here = profileOf(mine, number);
    const auto there = profileOf(theirs, theirNumber);
    const auto agreed = profileOf(base, baseNumber);
    const ProfileRevision last = agreed ? ProfileRevision::of(*agreed) : ProfileRevision{};
    QCOMPARE(static_cast<int>(Reconciliation::decide(here, last, there)), step);
    if (next != 0)
        QCOMPARE(Reconciliation::nextNumber(*here, there), next);
    // The way to Redis, the name and secrets make no difference.
    if (here) {
        Profile other = *here;
        other.name = u"other"_s;
        other.redis.host = u"elsewhere"_s;
        QCOMPARE(static_cast<int>(Reconciliation::decide(other, last, there)), step);
    }
}

void ProfileSharingTest::editsAppearElsewhereWithinASecond()
{
    const auto one = sharing();
    const auto two = sharing();
    QSignalSpy changes(two->controller.get(), &ProfileController::profileChanged);
    // Twice to and fro.
    for (int i = 0; i < 2; ++i) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(one->edit(u"from one %1"_s.arg(i)));
        QVERIFY(eventually([&] { return two->pattern() == u"from one %1"_s.arg(i); }));
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(two->controller->profile().revision, one->controller->profile().revision);
        QVERIFY(two->edit(u"from two %1"_s.arg(i)));
        QVERIFY(same({one.get(), two.get()}, u"from two %1"_s.arg(i)));
    }
    QVERIFY(!one->controller->conflict() && !two->controller->conflict());
    // After a restart, too.
    two->start();
    QVERIFY(await(two->controller->load()).value());
    QCOMPARE(two->pattern(), u"from two 1"_s);
    QVERIFY(one->failures.isEmpty() && two->failures.isEmpty());
}

void ProfileSharingTest::secretsAndTheWayToRedisStayHere()
{
    const auto one = sharing();
    const auto two = sharing();
    two->keychain->secrets.insert(sound().name + u"/cloud"_s, u"token-2"_s);
    RedisSettings own = two->controller->profile().redis;
    QVERIFY(one->edit(u"edited"_s));
    QVERIFY(eventually([&] { return two->pattern() == u"edited"_s; }));
    QCOMPARE(two->controller->profile().connections[0].secret, u"token-2"_s);
    QCOMPARE(two->controller->profile().connections[0].name, u"wind 🌬\n"_s);
    QVERIFY(two->controller->profile().redis == own);
    const auto hash = command({"HGETALL"_ba, "p:profile:"_ba + sound().name.toUtf8()});
    for (const RedisReply& field : hash->elements) {
        QVERIFY2(!field.text.contains("token-"), field.text.constData());
        QVERIFY(!field.text.contains(m_server->socketPath().toUtf8()));
    }
}

void ProfileSharingTest::concurrentEditsAreAConflict()
{
    const auto one = sharing();
    const auto two = sharing();
    // Both edit what they see; the second has not heard of the first.
    Profile late = two->controller->profile();
    late.telemetry.pattern = u"mine"_s;
    late.connections[0].secret = u"token-new"_s;
    const auto first = one->controller->save([&] {
        Profile edited = one->controller->profile();
        edited.telemetry.pattern = u"theirs"_s;
        return edited;
    }());
    const auto second = two->controller->save(late);
    const bool firstStored = await(first).has_value();
    const bool secondStored = await(second).has_value();
    QVERIFY(firstStored != secondStored); // whichever Redis heard first
    const auto& loser = firstStored ? two : one;
    const Result<void> refused = firstStored ? await(second) : await(first);
    QCOMPARE(refused.error().kind, Error::Kind::Busy);
    QVERIFY(loser->controller->conflict());
    QStringList both{loser->controller->conflict()->mine.telemetry.pattern,
        loser->controller->conflict()->theirs.telemetry.pattern};
    both.sort();
    QCOMPARE(both, (QStringList{u"mine"_s, u"theirs"_s}));
    QVERIFY(loser->controller->conflict()->author.contains(QSysInfo::machineHostName()));
    // What was stored is in effect everywhere.
    QVERIFY(same({one.get(), two.get()}, firstStored ? u"theirs"_s : u"mine"_s));
}

void ProfileSharingTest::aConflictCanBeWonAndLost_data()
{
    QTest::addColumn<bool>("keepMine");
    QTest::newRow("mine") << true;
    QTest::newRow("theirs") << false;
}

void ProfileSharingTest::aConflictCanBeWonAndLost()
{
    QFETCH(bool, keepMine);
    const auto one = sharing();
    const auto two = sharing();
    Profile late = two->controller->profile();
    late.telemetry.pattern = u"mine"_s;
    late.connections[0].secret = u"token-new"_s;
    late.publishers.http.token = u"http-new"_s;
    late.publishers.mqtt.password = u"mqtt-new"_s;
    QVERIFY(one->edit(u"theirs"_s));
    QCOMPARE(await(two->controller->save(late)).error().kind, Error::Kind::Busy);
    QVERIFY(two->controller->conflict());
    QVERIFY(await(two->controller->resolveConflict(keepMine)));
    QVERIFY(!two->controller->conflict());
    QVERIFY(same({one.get(), two.get()}, keepMine ? u"mine"_s : u"theirs"_s));
    QCOMPARE(two->controller->profile().connections[0].secret == u"token-new"_s, keepMine);
    QCOMPARE(two->controller->profile().publishers.http.token == u"http-new"_s, keepMine);
    QCOMPARE(two->controller->profile().publishers.mqtt.password == u"mqtt-new"_s, keepMine);
    QCOMPARE(one->controller->profile().connections[0].secret, u"token-1"_s);
    QCOMPARE(await(two->controller->resolveConflict(true)).error().kind, Error::Kind::NotFound);
    // Life goes on.
    QVERIFY(two->edit(u"next"_s));
    QVERIFY(same({one.get(), two.get()}, u"next"_s));
}

void ProfileSharingTest::aConflictThatMovesIsSaid()
{
    const auto one = sharing();
    const auto two = sharing();
    Profile late = two->controller->profile();
    late.telemetry.pattern = u"mine"_s;
    QVERIFY(one->edit(u"theirs"_s));
    QVERIFY(!await(two->controller->save(late)));
    QVERIFY(one->edit(u"theirs again"_s));
    const Result<void> resolved = await(two->controller->resolveConflict(true));
    QCOMPARE(resolved.error().kind, Error::Kind::Busy);
    QCOMPARE(two->controller->conflict()->theirs.telemetry.pattern, u"theirs again"_s);
    QVERIFY(await(two->controller->resolveConflict(true)));
    QVERIFY(same({one.get(), two.get()}, u"mine"_s));
}

void ProfileSharingTest::editsWithoutRedisAreReconciled()
{
    const auto one = sharing();
    const auto two = sharing();
    m_server->kill();
    QVERIFY(eventually([&] { return !one->isSharing() && !two->isSharing(); }));
    QVERIFY(one->edit(u"offline"_s));
    QVERIFY(one->edit(u"offline twice"_s));
    QCOMPARE(one->pattern(), u"offline twice"_s);
    QCOMPARE(two->pattern(), sound().telemetry.pattern);
    QVERIFY(m_server->start()); // with nothing in it
    QVERIFY(same({one.get(), two.get()}, u"offline twice"_s));
    QVERIFY(!one->controller->conflict() && !two->controller->conflict());
}

void ProfileSharingTest::editsApartAreAConflict()
{
    const auto one = sharing();
    const auto two = sharing();
    m_server->kill();
    QVERIFY(eventually([&] { return !one->isSharing() && !two->isSharing(); }));
    QVERIFY(one->edit(u"apart, one"_s));
    QVERIFY(two->edit(u"apart, two"_s));
    QVERIFY(m_server->start());
    // One of them is first; the other one has a conflict, and keeps its own in effect meanwhile.
    QVERIFY(eventually([&] { return one->controller->conflict() || two->controller->conflict(); }, 60s));
    QVERIFY(!one->controller->conflict() != !two->controller->conflict());
    const auto& loser = one->controller->conflict() ? one : two;
    const QString kept = loser->pattern();
    QCOMPARE(loser->controller->conflict()->mine.telemetry.pattern, kept);
    QVERIFY(loser->controller->conflict()->theirs.telemetry.pattern != kept);
    QVERIFY(await(loser->controller->resolveConflict(true)));
    QVERIFY(same({one.get(), two.get()}, kept));
}

void ProfileSharingTest::missedAnnouncementsAreMadeUpFor()
{
    const auto one = sharing();
    const auto two = sharing();
    // The edit is announced while nobody listens.
    for (int i = 0; i < 3; ++i) {
        QVERIFY(command({"CLIENT"_ba, "KILL"_ba, "TYPE"_ba, "pubsub"_ba}));
        QVERIFY(one->edit(u"unheard %1"_s.arg(i)));
        QVERIFY(same({one.get(), two.get()}, u"unheard %1"_s.arg(i)));
    }
    // All connections at once.
    QVERIFY(command({"CLIENT"_ba, "KILL"_ba, "TYPE"_ba, "normal"_ba, "SKIPME"_ba, "yes"_ba}));
    QVERIFY(command({"CLIENT"_ba, "KILL"_ba, "TYPE"_ba, "pubsub"_ba}));
    QVERIFY(eventually([&] { return one->isSharing() && two->isSharing(); }));
    QVERIFY(one->edit(u"again"_s));
    QVERIFY(same({one.get(), two.get()}, u"again"_s));
}

void ProfileSharingTest::lostRedisIsFilledAgain()
{
    const auto one = sharing();
    QVERIFY(one->edit(u"kept"_s));
    const qint64 revision = one->controller->profile().revision;
    QVERIFY(command({"FLUSHALL"_ba}));
    QVERIFY(command({"CLIENT"_ba, "KILL"_ba, "TYPE"_ba, "pubsub"_ba}));
    const QByteArray hash = "p:profile:"_ba + sound().name.toUtf8();
    QVERIFY(eventually([&] { return command({"EXISTS"_ba, hash})->integer == 1; }));
    QCOMPARE(command({"HGET"_ba, hash, "revision"_ba})->text.toLongLong(), revision);
    QCOMPARE(one->controller->profile().revision, revision);
}

void ProfileSharingTest::oldBackupIsOverwritten()
{
    const auto one = sharing();
    const QByteArray hash = "p:profile:"_ba + sound().name.toUtf8();
    const QList<RedisReply> backup = command({"HGETALL"_ba, hash})->elements;
    QVERIFY(one->edit(u"newer"_s));
    QVERIFY(one->edit(u"newest"_s));
    QList<QByteArray> restore{"HSET"_ba, hash};
    for (const RedisReply& field : backup)
        restore.append(field.text);
    QVERIFY(command(restore));
    QVERIFY(command({"CLIENT"_ba, "KILL"_ba, "TYPE"_ba, "pubsub"_ba}));
    QVERIFY(eventually([&] { return command({"HGET"_ba, hash, "json"_ba})->text.contains("newest"); }));
    QCOMPARE(one->pattern(), u"newest"_s);
}

void ProfileSharingTest::aFirstStartTakesWhatRedisHas()
{
    const auto one = sharing();
    QVERIFY(one->edit(u"shared"_s));
    // The default prefix, as an address has none.
    RedisProfileStore store;
    RedisSettings plain = m_server->settings();
    store.open(plain);
    QVERIFY(eventually([&] { return store.state().status == RedisState::Status::Ready; }));
    Profile shared = one->controller->profile();
    QVERIFY(await(store.write(shared, 0, u"test"_s))->stored);
    Instance fresh({{u"REDIS_URL"_s, u"unix://"_s + m_server->socketPath()}});
    QVERIFY(await(fresh.controller->load()).value());
    QCOMPARE(fresh.pattern(), u"shared"_s);
    QCOMPARE(fresh.controller->profile().name, sound().name);
    // From then on it takes part, also after a restart.
    shared.telemetry.pattern = u"live"_s;
    const qint64 before = shared.revision++;
    QVERIFY(await(store.write(shared, before, u"test"_s))->stored);
    QVERIFY(eventually([&] { return fresh.pattern() == u"live"_s; }));
    fresh.start();
    QVERIFY(await(fresh.controller->load()).value());
    QCOMPARE(fresh.pattern(), u"live"_s);
}

void ProfileSharingTest::aFirstStartWithoutRedisGoesOn()
{
    m_server->kill();
    const QString url = u"unix://"_s + m_server->socketPath();
    Instance nothing({{u"REDIS_URL"_s, url}});
    QCOMPARE(await(nothing.controller->load()).value(), false);
    Instance named({{u"REDIS_URL"_s, url}, {u"INFLUXDB_URL"_s, u"http://h:1"_s}});
    QCOMPARE(await(named.controller->load()).value(), true);
    QCOMPARE(named.controller->profile().connections.size(), 1);
    // A Redis without a profile is the same.
    QVERIFY(m_server->start());
    Instance empty({{u"REDIS_URL"_s, url}});
    QCOMPARE(await(empty.controller->load()).value(), false);
}

void ProfileSharingTest::twoProgramsOnOneFile()
{
    const auto one = sharing();
    Instance other; // the same machine: file and keychain
    auto store = SettingsStore::open(one->folder.filePath(u"settings.sqlite"_s));
    other.controller =
        std::make_unique<ProfileController>(std::move(*store), Environment(QProcessEnvironment()),
            std::make_unique<FakeKeychain>(one->keychain), other.network.get());
    QVERIFY(await(other.controller->load()).value());
    QVERIFY(eventually([&] { return other.isSharing(); }));
    QVERIFY(one->edit(u"a"_s));
    QVERIFY(same({one.get(), &other}, u"a"_s));
    QVERIFY(other.edit(u"b"_s));
    QVERIFY(same({one.get(), &other}, u"b"_s));
    QVERIFY(!one->controller->conflict() && !other.controller->conflict());
}

void ProfileSharingTest::troubleIsSaidAndSqliteCounts_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QList<QByteArray>>("preparation");
    QTest::addColumn<QString>("detail");
    const QByteArray hash = "p:profile:"_ba + u"site \"ü\""_s.toUtf8();
    QTest::newRow("no memory") << QStringList{u"--maxmemory"_s, u"1"_s} << QList<QByteArray>{} << u"OOM"_s;
    QTest::newRow("no right to the key")
        << QStringList{u"--user"_s, u"default"_s, u"on"_s, u"nopass"_s, u"~other*"_s, u"&*"_s, u"+@all"_s}
        << QList<QByteArray>{} << u"NOPERM"_s;
    QTest::newRow("another type") << QStringList{} << QList<QByteArray>{"SET"_ba, hash, "x"_ba}
                                  << u"WRONGTYPE"_s;
    QTest::newRow("damaged") << QStringList{}
                             << QList<QByteArray>{"HSET"_ba, hash, "revision"_ba, "3"_ba, "json"_ba, "{"_ba}
                             << u"cannot be read"_s;
    QTest::newRow("of a newer program")
        << QStringList{}
        << QList<QByteArray>{"HSET"_ba, hash, "revision"_ba, "3"_ba, "json"_ba, R"({"future":1})"_ba}
        << u"future"_s;
}

void ProfileSharingTest::troubleIsSaidAndSqliteCounts()
{
    QFETCH(QStringList, options);
    QFETCH(QList<QByteArray>, preparation);
    QFETCH(QString, detail);
    RedisServer server(options);
    QVERIFY(server.start());
    m_client->open(server.settings());
    QVERIFY(eventually([&] { return m_client->state().status == RedisState::Status::Ready; }));
    if (!preparation.isEmpty())
        QVERIFY(command(preparation));
    Instance one;
    Profile profile = sound();
    profile.redis.socketPath = server.socketPath();
    QVERIFY(await(one.controller->save(profile)));
    QVERIFY(eventually([&] { return !one.failures.isEmpty(); }));
    QVERIFY2(one.failures[0].toString().contains(detail), qPrintable(one.failures[0].toString()));
    QVERIFY(one.edit(u"here"_s));
    one.start();
    QVERIFY(await(one.controller->load()).value());
    QCOMPARE(one.pattern(), u"here"_s);
}

void ProfileSharingTest::aMegabyteProfileIsShared()
{
    const auto one = sharing();
    const auto two = sharing();
    Profile large = one->controller->profile();
    for (int i = 0; i < 3000; ++i) {
        ConnectionSettings connection = large.connections[0];
        connection.id = u"c%1"_s.arg(i);
        connection.secret.clear();
        connection.organization = QString(400, u'x');
        large.connections.append(connection);
    }
    QVERIFY(await(one->controller->save(large)));
    QVERIFY(command({"HSTRLEN"_ba, "p:profile:"_ba + sound().name.toUtf8(), "json"_ba})->integer > 1'000'000);
    QVERIFY(eventually([&] { return two->controller->profile().connections.size() == 3001; }));
}

void ProfileSharingTest::manyInstancesEndAlike()
{
    std::vector<std::unique_ptr<Instance>> instances;
    QList<Instance*> all;
    for (int i = 0; i < 5; ++i) {
        instances.push_back(sharing());
        all.append(instances.back().get());
    }
    // All of them edit at once, each what it sees, again and again.
    int stored = 0;
    int refused = 0;
    for (int round = 0; round < 10; ++round) {
        QList<QFuture<Result<void>>> saves;
        for (qsizetype i = 0; i < all.size(); ++i) {
            Profile edited = all[i]->controller->profile();
            edited.telemetry.pattern = u"%1 of %2"_s.arg(round).arg(i);
            saves.append(all[i]->controller->save(edited));
        }
        for (const auto& save : saves)
            await(save) ? ++stored : ++refused;
    }
    QCOMPARE(stored + refused, 50);
    QVERIFY(stored >= 10);
    QVERIFY(eventually([&] {
        return std::all_of(all.begin(), all.end(), [&](const Instance* each) {
            return each->pattern() == all[0]->pattern() &&
                each->controller->profile().revision == all[0]->controller->profile().revision;
        });
    }));
    // Every stored edit is a revision of its own.
    QCOMPARE(all[0]->controller->profile().revision, 1 + stored);
}

void ProfileSharingTest::filesHoldNoSecret()
{
    const auto one = sharing();
    const QString path = one->folder.filePath(u"export.json"_s);
    QVERIFY(one->controller->exportTo(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("cloud.example"));
    QVERIFY(!bytes.contains("token-"));
    Profile expected = sound();
    expected.connections[0].secret.clear();
    expected.revision = one->controller->profile().revision;
    QVERIFY(ProfileFile::read(path).value() == expected);
    QCOMPARE(one->controller->exportTo(u"/nonexistent/x.json"_s).error().kind, Error::Kind::Storage);
}

void ProfileSharingTest::importKeepsSecretsAndRevision()
{
    const auto one = sharing();
    const auto two = sharing();
    const QString path = one->folder.filePath(u"export.json"_s);
    QVERIFY(one->controller->exportTo(path));
    QVERIFY(one->edit(u"later"_s));
    const qint64 revision = one->controller->profile().revision;
    QVERIFY(await(one->controller->importFrom(path)));
    QCOMPARE(one->controller->profile().revision, revision + 1);
    QCOMPARE(one->controller->profile().connections[0].secret, u"token-1"_s);
    QVERIFY(same({one.get(), two.get()}, sound().telemetry.pattern));
    QCOMPARE(await(one->controller->importFrom(u"/nonexistent"_s)).error().kind, Error::Kind::Storage);
}

void ProfileSharingTest::badFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no JSON") << "hello"_ba;
    QTest::newRow("other JSON") << R"({"name":"x"})"_ba;
    QTest::newRow("list") << "[]"_ba;
    QTest::newRow("newer") << R"({"format":"telemirror-profile","version":2,"profile":{}})"_ba;
    QTest::newRow("unknown key") << R"({"format":"telemirror-profile","version":1,"profile":{"x":1}})"_ba;
    QTest::newRow("huge") << QByteArray(ProfileFile::largestSize + 1, ' ');
}

void ProfileSharingTest::badFilesAreRefused()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"f.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Result<Profile> read = ProfileFile::read(file.fileName());
    QCOMPARE(read.error().kind, Error::Kind::Configuration);
    QVERIFY(read.error().message.contains(file.fileName()));
}

QTEST_GUILESS_MAIN(ProfileSharingTest)
#include "tst_profile_sharing.moc"
