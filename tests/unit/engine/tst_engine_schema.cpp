// The engine's schema questions over a slow link.

#include "EngineFixture.h"
#include "support/Await.h"
#include "support/ScriptedServer.h"
#include "unit/redis/RedisServer.h"

#include <QtCore/QElapsedTimer>

using namespace telemirror;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::await;
using test::EngineFixture;
using test::eventually;
using test::RedisServer;
using test::ScriptedAnswer;
using test::ScriptedRequest;
using test::ScriptedServer;

namespace {

/// A server of the 1.x kind with one database, on a link of any speed.
class SlowServer
{
public:
    SlowServer()
        : m_server([this](const ScriptedRequest& request) {
            ScriptedAnswer given = answer(request);
            given.headers.append({"X-Influxdb-Version"_ba, "1.8.10"_ba});
            given.delay = delay;
            given.never = hangs;
            return given;
        })
    {}
    [[nodiscard]] QUrl url() const { return m_server.url(); }
    [[nodiscard]] qsizetype requests() const { return m_server.requests().size(); }

    std::chrono::milliseconds delay{0};
    bool hangs = false;
    QByteArray databases = R"(["weather"])";

private:
    [[nodiscard]] ScriptedAnswer answer(const ScriptedRequest& request) const
    {
        if (request.path() == "/ping"_ba)
            return ScriptedAnswer::json(204, {});
        const QString query =
            request.parameter(u"q"_s) + QUrl::fromPercentEncoding(QByteArray(request.body).replace('+', ' '));
        QByteArrayList results;
        for (const QString& statement : query.split(u';'))
            results.append(
                R"({"statement_id":)" + QByteArray::number(results.size()) + resultOf(statement) + '}');
        return ScriptedAnswer::json(200, R"({"results":[)" + results.join(',') + "]}");
    }

    /// The rest of a statement's result.
    [[nodiscard]] QByteArray resultOf(const QString& statement) const
    {
        const auto series = [](const QByteArray& columns, const QByteArray& values) {
            return R"(,"series":[{"name":"wind","columns":)" + columns + R"(,"values":)" + values + "}]";
        };
        if (statement.contains(u"SHOW DATABASES"_s)) {
            QByteArrayList rows;
            const QJsonArray names = QJsonDocument::fromJson(databases).array();
            for (const QJsonValue& name : names)
                rows.append("[\"" + name.toString().toUtf8() + "\"]");
            return series(R"(["name"])", '[' + rows.join(',') + ']');
        }
        if (statement.contains(u"SHOW RETENTION"_s))
            return series(R"(["name","duration","shardGroupDuration","replicaN","default"])",
                R"([["autogen","0s","168h0m0s",1,true]])");
        if (statement.contains(u"SHOW MEASUREMENTS"_s))
            return series(R"(["name"])", R"([["wind"]])");
        if (statement.contains(u"SHOW FIELD KEYS"_s))
            return series(R"(["fieldKey","fieldType"])", R"([["speed","float"]])");
        if (statement.contains(u"SHOW TAG KEYS"_s))
            return series(R"(["tagKey"])", R"([["station"]])");
        return {};
    }

    ScriptedServer m_server;
};

QStringList namesOf(const Result<QList<Bucket>>& buckets)
{
    QStringList names;
    for (const Bucket& bucket : buckets.value_or(QList<Bucket>())) {
        if (!bucket.isSystem)
            names.append(bucket.name);
    }
    return names;
}

} // namespace

class EngineSchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aColdEngineOpensFromRedis();
    void aFreshAnswerFollows();
    void withoutRedisMemoryServes();
    void forgottenSchemaIsAskedFor();
    void otherCredentialsSeeNothingOfIt();
    void failedQuestionsAreNotKept();

private:
    [[nodiscard]] Profile profile(bool withRedis) const;

    std::unique_ptr<SlowServer> m_server;
    std::unique_ptr<RedisServer> m_redis;
};

void EngineSchemaTest::init()
{
    if (!RedisServer::isInstalled())
        QSKIP("redis-server is not installed");
    m_server = std::make_unique<SlowServer>();
    m_redis = std::make_unique<RedisServer>();
    QVERIFY(m_redis->start());
}

Profile EngineSchemaTest::profile(bool withRedis) const
{
    Profile profile;
    profile.name = u"test"_s;
    ConnectionSettings cloud;
    cloud.id = cloudConnectionId;
    cloud.name = u"The cloud"_s;
    cloud.url = m_server->url();
    cloud.dialect = Dialect::InfluxQL;
    profile.connections = {cloud};
    profile.telemetry.enabled = false;
    if (withRedis)
        profile.redis = m_redis->settings();
    return profile;
}

void EngineSchemaTest::aColdEngineOpensFromRedis()
{
    {
        EngineFixture warm;
        warm.engine().setProfile(profile(true));
        QVERIFY(eventually([&] { return warm.redis.status == RedisState::Status::Ready; }));
        QCOMPARE(namesOf(await(warm.engine().buckets(u"cloud"_s))), QStringList(u"weather"_s));
        QCOMPARE(await(warm.engine().measurements(u"cloud"_s, u"weather"_s)).value(), QStringList(u"wind"_s));
        QCOMPARE(await(warm.engine().schema(u"cloud"_s, u"weather"_s, u"wind"_s))->fields.value(0).name,
            u"speed"_s);
        QCOMPARE(await(warm.engine().schemaCacheCounters())->misses, 3);
    }
    m_server->hangs = true; // as slow as can be
    EngineFixture cold;
    cold.engine().setProfile(profile(true));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(namesOf(await(cold.engine().buckets(u"cloud"_s))), QStringList(u"weather"_s));
    QCOMPARE(await(cold.engine().measurements(u"cloud"_s, u"weather"_s)).value(), QStringList(u"wind"_s));
    const MeasurementSchema schema = await(cold.engine().schema(u"cloud"_s, u"weather"_s, u"wind"_s)).value();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    QCOMPARE(schema.measurement, u"wind"_s);
    QCOMPARE(schema.fields.value(0).types, QList<FieldType>{FieldType::Float});
    QCOMPARE(schema.tagKeys, QStringList(u"station"_s));
    const CacheCounters counters = await(cold.engine().schemaCacheCounters()).value();
    QCOMPARE(counters.hits, 3);
    QCOMPARE(counters.hitRate(), 1.0);
}

void EngineSchemaTest::aFreshAnswerFollows()
{
    EngineFixture bench;
    QList<SchemaQuestion> refreshed;
    connect(&bench.engine(), &Engine::schemaRefreshed, &bench,
        [&](const SchemaQuestion& question) { refreshed.append(question); });
    bench.engine().setProfile(profile(true));
    QVERIFY(eventually([&] { return bench.redis.status == RedisState::Status::Ready; }));
    QCOMPARE(namesOf(await(bench.engine().buckets(u"cloud"_s))), QStringList(u"weather"_s));
    // What was stored long ago is stale: it is given at once, and the server's own follows.
    RedisClient client;
    client.open(m_redis->settings());
    QVERIFY(eventually([&] { return client.state().status == RedisState::Status::Ready; }));
    const QByteArray key =
        await(client.command({"KEYS"_ba, "telemirror:schema:*"_ba}))->elements.value(0).text;
    QVERIFY(!key.isEmpty());
    const QByteArray stored = await(client.command({"GET"_ba, key}))->text;
    const QByteArray hourAgo = QByteArray::number(QDateTime::currentMSecsSinceEpoch() - 3'600'000);
    QVERIFY(await(client.command({"SET"_ba, key, hourAgo + stored.sliced(stored.indexOf('\n'))})));
    m_server->delay = 700ms;
    m_server->databases = R"(["plant","weather"])";
    EngineFixture cold;
    connect(&cold.engine(), &Engine::schemaRefreshed, &cold,
        [&](const SchemaQuestion& question) { refreshed.append(question); });
    cold.engine().setProfile(profile(true));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(namesOf(await(cold.engine().buckets(u"cloud"_s))), QStringList(u"weather"_s));
    QVERIFY2(timer.elapsed() < 700, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    QVERIFY(eventually([&] { return refreshed.size() == 1; }));
    QCOMPARE(refreshed[0].connectionId, u"cloud"_s);
    QVERIFY(refreshed[0].bucket.isEmpty() && refreshed[0].measurement.isEmpty());
    QCOMPARE(namesOf(await(cold.engine().buckets(u"cloud"_s))), (QStringList{u"plant"_s, u"weather"_s}));
    QCOMPARE(await(cold.engine().schemaCacheCounters())->refreshed, 1);
}

void EngineSchemaTest::withoutRedisMemoryServes()
{
    EngineFixture bench;
    bench.engine().setProfile(profile(false));
    QCOMPARE(namesOf(await(bench.engine().buckets(u"cloud"_s))), QStringList(u"weather"_s));
    m_server->hangs = true;
    QCOMPARE(namesOf(await(bench.engine().buckets(u"cloud"_s))), QStringList(u"weather"_s));
    QVERIFY(await(bench.engine().schemaCacheCounters()).value() == (CacheCounters{1, 0, 1, 0, 0}));
}

void EngineSchemaTest::forgottenSchemaIsAskedFor()
{
    EngineFixture bench;
    bench.engine().setProfile(profile(true));
    QVERIFY(eventually([&] { return bench.redis.status == RedisState::Status::Ready; }));
    QCOMPARE(namesOf(await(bench.engine().buckets(u"cloud"_s))), QStringList(u"weather"_s));
    m_server->databases = R"(["new"])";
    bench.engine().forgetSchema(u"cloud"_s);
    bench.engine().forgetSchema(u"unknown"_s);
    QCOMPARE(namesOf(await(bench.engine().buckets(u"cloud"_s))), QStringList(u"new"_s));
}

void EngineSchemaTest::otherCredentialsSeeNothingOfIt()
{
    EngineFixture bench;
    Profile edited = profile(false);
    bench.engine().setProfile(edited);
    QCOMPARE(namesOf(await(bench.engine().buckets(u"cloud"_s))), QStringList(u"weather"_s));
    m_server->databases = R"(["theirs"])";
    edited.connections[0].secret = u"another"_s;
    bench.engine().setProfile(edited);
    QCOMPARE(namesOf(await(bench.engine().buckets(u"cloud"_s))), QStringList(u"theirs"_s));
}

void EngineSchemaTest::failedQuestionsAreNotKept()
{
    EngineFixture bench;
    Profile edited = profile(true);
    edited.connections[0].url = test::deadUrl();
    bench.engine().setProfile(edited);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(await(bench.engine().buckets(u"cloud"_s)).error().kind, Error::Kind::Unreachable);
    QCOMPARE(await(bench.engine().schemaCacheCounters())->hits, 0);
}

QTEST_GUILESS_MAIN(EngineSchemaTest)
#include "tst_engine_schema.moc"
