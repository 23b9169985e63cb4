#include "redis/SchemaCache.h"

#include "redis/SchemaCodec.h"
#include "support/Await.h"
#include "unit/redis/RedisServer.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

using namespace telemirror;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::await;
using test::RedisServer;

namespace {

constexpr Timestamp start = 1'700'000'000 * nanosecondsPerSecond;

bool eventually(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, 20'000);
}

/// A cache as one instance has it.
struct Instance
{
    ManualClock clock{start};
    RedisClient client;
    std::unique_ptr<SchemaCache> cache;

    explicit Instance(const RedisSettings& settings)
    {
        client.open(settings);
        cache = std::make_unique<SchemaCache>(client, u"p:"_s, clock);
    }
    [[nodiscard]] bool isReady()
    {
        return eventually([this] { return client.state().status == RedisState::Status::Ready; });
    }
    [[nodiscard]] std::optional<QByteArray> find(const QByteArray& key)
    {
        const Result<CachedAnswer> answer = await(cache->find(key));
        return answer ? std::optional(answer->bytes) : std::nullopt;
    }
    [[nodiscard]] Result<RedisReply> command(const QList<QByteArray>& arguments)
    {
        return await(client.command(arguments));
    }
};

const QStringList hostileNames{u""_s, u"a b"_s, u"a,b=c"_s, u"\"quoted\" \\ back"_s, u"new\nline"_s,
    u"wind 🌬 Süd"_s, u"*?[x]"_s, u"a:b%3A"_s};

} // namespace

class SchemaCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void worksInMemoryAlone();
    void answersAgeAndGo();
    void otherInstancesFindIt();
    void aColdCacheWaitsForTheConnection();
    void restartedRedisIsAMiss();
    void hangingRedisIsNotWaitedFor();
    void troubleIsAMiss_data();
    void troubleIsAMiss();
    void damagedEntriesAreMisses_data();
    void damagedEntriesAreMisses();
    void aMegabyteIsKept();
    void tenThousandEntriesAreForgotten();
    void forgettingTakesNamesLiterally();

    void codecKeepsBuckets();
    void codecKeepsMeasurements();
    void codecKeepsSchemas();
    void codecRefuses_data();
    void codecRefuses();

private:
    std::unique_ptr<RedisServer> m_server;
};

void SchemaCacheTest::initTestCase()
{
    if (!RedisServer::isInstalled())
        QSKIP("redis-server is not installed");
}

void SchemaCacheTest::init()
{
    m_server = std::make_unique<RedisServer>();
    QVERIFY(m_server->start());
}

void SchemaCacheTest::worksInMemoryAlone()
{
    Instance one{RedisSettings()};
    QCOMPARE(one.find("k"_ba), std::nullopt);
    one.cache->store("k"_ba, "v"_ba);
    QCOMPARE(one.find("k"_ba), "v"_ba);
    one.cache->store("k"_ba, ""_ba);
    QCOMPARE(one.find("k"_ba), ""_ba);
    one.cache->forget("k"_ba);
    QCOMPARE(one.find("k"_ba), std::nullopt);
    QVERIFY(one.cache->counters() == (CacheCounters{2, 0, 2, 0, 0}));
    QCOMPARE(one.cache->counters().hitRate(), 0.5);
}

void SchemaCacheTest::answersAgeAndGo()
{
    Instance one{RedisSettings()};
    one.cache->store("k"_ba, "v"_ba);
    one.clock.advance(SchemaCache::freshFor - 1ms);
    QVERIFY(!await(one.cache->find("k"_ba))->isStale);
    one.clock.advance(1ms);
    QVERIFY(await(one.cache->find("k"_ba))->isStale);
    one.clock.advance(SchemaCache::keptFor - SchemaCache::freshFor);
    QVERIFY(await(one.cache->find("k"_ba))->isStale);
    one.clock.advance(1ms);
    QCOMPARE(one.find("k"_ba), std::nullopt);
    // A clock that was set back makes nothing fresh.
    one.cache->store("k"_ba, "v"_ba);
    one.clock.jumpTo(start);
    QVERIFY(await(one.cache->find("k"_ba))->isStale);
    QCOMPARE(one.cache->counters().staleHits, 3);
}

void SchemaCacheTest::otherInstancesFindIt()
{
    Instance one(m_server->settings());
    QVERIFY(one.isReady());
    QByteArray everyByte;
    for (int i = 0; i < 256; ++i)
        everyByte.append(static_cast<char>(i));
    one.cache->store("k"_ba, everyByte);
    Instance two(m_server->settings());
    QVERIFY(two.isReady());
    QVERIFY(eventually([&] { return two.find("k"_ba) == everyByte; }));
    const qint64 left = two.command({"PTTL"_ba, "p:schema:k"_ba})->integer;
    QVERIFY2(left > 0 && left <= std::chrono::milliseconds(SchemaCache::keptFor).count(),
        qPrintable(QString::number(left)));
    // Its age counts from when the server answered.
    two.clock.advance(10s);
    Instance three(m_server->settings());
    three.clock.advance(10s);
    QVERIFY(await(three.cache->find("k"_ba))->isStale);
}

void SchemaCacheTest::aColdCacheWaitsForTheConnection()
{
    {
        Instance one(m_server->settings());
        QVERIFY(one.isReady());
        one.cache->store("k"_ba, "v"_ba);
        QVERIFY(one.command({"GET"_ba, "p:schema:k"_ba})->text.endsWith("v"));
    }
    Instance cold(m_server->settings());
    QCOMPARE(cold.client.state().status, RedisState::Status::Connecting);
    QCOMPARE(cold.find("k"_ba), "v"_ba); // asked before the connection is there
    QVERIFY(cold.cache->counters() == (CacheCounters{1, 0, 0, 0, 0}));
}

void SchemaCacheTest::restartedRedisIsAMiss()
{
    Instance one(m_server->settings());
    QVERIFY(one.isReady());
    one.cache->store("k"_ba, "v"_ba);
    m_server->kill();
    QVERIFY(eventually([&] { return one.client.state().status == RedisState::Status::Failed; }));
    QCOMPARE(one.find("k"_ba), "v"_ba);
    QCOMPARE(one.find("other"_ba), std::nullopt);
    one.cache->store("other"_ba, "w"_ba);
    QCOMPARE(one.find("other"_ba), "w"_ba);
}

void SchemaCacheTest::hangingRedisIsNotWaitedFor()
{
    Instance one(m_server->settings());
    QVERIFY(one.isReady());
    one.cache->store("k"_ba, "v"_ba);
    QVERIFY(one.command({"CLIENT"_ba, "PAUSE"_ba, "5000"_ba}));
    Instance two(m_server->settings());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(one.find("other"_ba), std::nullopt);
    QCOMPARE(two.find("k"_ba), std::nullopt); // cannot even connect
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(one.cache->counters().failures, 1);
}

void SchemaCacheTest::troubleIsAMiss_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("no memory") << QStringList{u"--maxmemory"_s, u"1"_s};
    QTest::newRow("no right") << QStringList{
        u"--user"_s, u"default"_s, u"on"_s, u"nopass"_s, u"~other*"_s, u"+@all"_s};
}

void SchemaCacheTest::troubleIsAMiss()
{
    QFETCH(QStringList, options);
    RedisServer server(options);
    QVERIFY(server.start());
    Instance one(server.settings());
    QVERIFY(one.isReady());
    QCOMPARE(one.find("k"_ba), std::nullopt);
    one.cache->store("k"_ba, "v"_ba);
    QCOMPARE(one.find("k"_ba), "v"_ba); // from memory
    one.cache->forget("k"_ba);
    QCOMPARE(one.find("k"_ba), std::nullopt);
    QVERIFY(eventually([&] { return one.cache->counters().failures >= 1; }));
}

void SchemaCacheTest::damagedEntriesAreMisses_data()
{
    QTest::addColumn<QList<QByteArray>>("command");
    QTest::newRow("another type") << QList<QByteArray>{"RPUSH"_ba, "p:schema:k"_ba, "x"_ba};
    QTest::newRow("no time") << QList<QByteArray>{"SET"_ba, "p:schema:k"_ba, "[]"_ba};
    QTest::newRow("no number") << QList<QByteArray>{"SET"_ba, "p:schema:k"_ba, "x\n[]"_ba};
    QTest::newRow("empty") << QList<QByteArray>{"SET"_ba, "p:schema:k"_ba, ""_ba};
    QTest::newRow("too old") << QList<QByteArray>{"SET"_ba, "p:schema:k"_ba, "1\n[]"_ba};
}

void SchemaCacheTest::damagedEntriesAreMisses()
{
    QFETCH(QList<QByteArray>, command);
    Instance one(m_server->settings());
    QVERIFY(one.isReady());
    QVERIFY(one.command(command));
    QCOMPARE(one.find("k"_ba), std::nullopt);
    // A new answer takes its place.
    one.cache->store("k"_ba, "v"_ba);
    Instance two(m_server->settings());
    QVERIFY(eventually([&] { return two.find("k"_ba) == "v"_ba; }));
}

void SchemaCacheTest::aMegabyteIsKept()
{
    Instance one(m_server->settings());
    QVERIFY(one.isReady());
    const QByteArray large(5'000'000, 'x');
    one.cache->store("k"_ba, large);
    QVERIFY(one.command({"STRLEN"_ba, "p:schema:k"_ba})->integer > large.size());
    Instance two(m_server->settings());
    QVERIFY(two.find("k"_ba) == large);
    // Memory has a bound; Redis has what no longer fits.
    for (int i = 0; i < 20; ++i)
        two.cache->store("more "_ba + QByteArray::number(i), large);
    QVERIFY(two.command({"EXISTS"_ba, "p:schema:more 19"_ba})->integer == 1);
    QVERIFY(two.find("more 0"_ba) == large);
}

void SchemaCacheTest::tenThousandEntriesAreForgotten()
{
    constexpr int count = 10'000;
    Instance one(m_server->settings());
    QVERIFY(one.isReady());
    for (int i = 0; i < count; ++i)
        one.cache->store("a:"_ba + QByteArray::number(i), "v"_ba);
    one.cache->store("b:1"_ba, "v"_ba);
    QCOMPARE(one.command({"DBSIZE"_ba})->integer, count + 1);
    Instance two(m_server->settings());
    for (int i = 0; i < count; i += 997)
        QCOMPARE(two.find("a:"_ba + QByteArray::number(i)), "v"_ba);
    one.cache->forget("a:"_ba);
    QVERIFY(eventually([&] { return one.command({"DBSIZE"_ba})->integer == 1; }));
    QCOMPARE(one.find("a:5"_ba), std::nullopt);
    QCOMPARE(one.find("b:1"_ba), "v"_ba);
    QCOMPARE(one.cache->counters().failures, 0);
}

void SchemaCacheTest::forgettingTakesNamesLiterally()
{
    Instance one(m_server->settings());
    QVERIFY(one.isReady());
    one.cache->store("a*[b]?\\c"_ba, "v"_ba);
    one.cache->store("aXb"_ba, "v"_ba);
    one.cache->forget("a*[b]?\\"_ba);
    QVERIFY(eventually([&] { return one.command({"DBSIZE"_ba})->integer == 1; }));
    QCOMPARE(one.find("aXb"_ba), "v"_ba);
}

void SchemaCacheTest::codecKeepsBuckets()
{
    QList<Bucket> buckets;
    for (const QString& name : hostileNames)
        buckets.append({u"id "_s + name, name, std::numeric_limits<qint64>::max(), name.isEmpty()});
    QList<Bucket> read{{u"left"_s, u"over"_s, 1, true}};
    QVERIFY(SchemaCodec::decode(SchemaCodec::encode(buckets), read));
    QCOMPARE(read.size(), buckets.size());
    for (qsizetype i = 0; i < read.size(); ++i) {
        QCOMPARE(read[i].id, buckets[i].id);
        QCOMPARE(read[i].name, buckets[i].name);
        QCOMPARE(read[i].retention, buckets[i].retention);
        QCOMPARE(read[i].isSystem, buckets[i].isSystem);
    }
    QVERIFY(SchemaCodec::decode(SchemaCodec::encode(QList<Bucket>()), read));
    QVERIFY(read.isEmpty());
}

void SchemaCacheTest::codecKeepsMeasurements()
{
    QStringList read{u"left over"_s};
    QVERIFY(SchemaCodec::decode(SchemaCodec::encode(hostileNames), read));
    QCOMPARE(read, hostileNames);
}

void SchemaCacheTest::codecKeepsSchemas()
{
    MeasurementSchema schema{u"m\n\""_s, {}, hostileNames};
    for (const QString& name : hostileNames)
        schema.fields.append({name, {FieldType::Unsigned, FieldType::Float}});
    schema.fields.append({u"all"_s, {FieldType::Integer, FieldType::String, FieldType::Boolean}});
    schema.fields.append({u"none"_s, {}});
    MeasurementSchema read;
    QVERIFY(SchemaCodec::decode(SchemaCodec::encode(schema), read));
    QCOMPARE(read.measurement, schema.measurement);
    QCOMPARE(read.tagKeys, schema.tagKeys);
    QCOMPARE(read.fields.size(), schema.fields.size());
    for (qsizetype i = 0; i < read.fields.size(); ++i) {
        QCOMPARE(read.fields[i].name, schema.fields[i].name);
        QCOMPARE(read.fields[i].types, schema.fields[i].types);
    }
}

void SchemaCacheTest::codecRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no JSON") << "x"_ba;
    QTest::newRow("cut") << "[\"a\",\"b"_ba;
    QTest::newRow("numbers") << "[1,2]"_ba;
    QTest::newRow("half an object") << R"({"measurement":"m","fields":[]})"_ba;
    QTest::newRow("bucket without retention") << R"([{"name":"b"}])"_ba;
    QTest::newRow("unknown type")
        << R"({"measurement":"m","tags":[],"fields":[{"name":"f","types":["x"]}]})"_ba;
}

void SchemaCacheTest::codecRefuses()
{
    QFETCH(QByteArray, bytes);
    QList<Bucket> buckets;
    QStringList names;
    MeasurementSchema schema;
    QCOMPARE(SchemaCodec::decode(bytes, buckets).error().kind, Error::Kind::Malformed);
    QCOMPARE(SchemaCodec::decode(bytes, names).error().kind, Error::Kind::Malformed);
    QCOMPARE(SchemaCodec::decode(bytes, schema).error().kind, Error::Kind::Malformed);
}

QTEST_GUILESS_MAIN(SchemaCacheTest)
#include "tst_schema_cache.moc"
