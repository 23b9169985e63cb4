// The engine brings telemetry to every publisher, and says how each fares.

#include "EngineBench.h"
#include "support/ScriptedServer.h"
#include "support/TestServers.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Status = PublisherState::Status;

namespace {

/// An engine that reads one point of a sandbox ten times a second, and what it says.
class Bench : public QObject
{
public:
    Bench()
        : m_server(startSandbox(u"site"_s))
        , m_thread(EnginePaths{folder.path()})
    {
        connect(&m_thread.engine(), &Engine::publisherStateChanged, this,
            [this](const PublisherState& state) { states.insert(state.id, state); });
        connect(&m_thread.engine(), &Engine::logged, this, [this](const LogRecord& record) {
            log.append(record.text);
            log.append(u"\n"_s);
        });
        if (writePoints(*m_server, u"site"_s, {{"real_mast", {}, {{"speed", 7.25}}, SystemClock().now()}}) !=
            204)
            qFatal("the point was not written");
        profile.name = u"site"_s;
        profile.connections = {EngineBench::connection(u"local"_s, *m_server)};
        profile.telemetryConnection = u"local"_s;
        profile.telemetry.period = 100ms;
        profile.telemetry.range = 1h;
        profile.telemetry.heartbeat = true;
    }
    void apply() { m_thread.engine().setProfile(profile); }

    QTemporaryDir folder;
    Profile profile;
    QMap<QString, PublisherState> states;
    QString log;

private:
    std::unique_ptr<sandbox::SandboxServer> m_server;
    EngineThread m_thread;
};

bool eventually(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, 30'000);
}

} // namespace

class PublishersTest : public QObject
{
    Q_OBJECT

private slots:
    void allAreToldOff();
    void everyPublisherGetsTheDocuments();
    void changesElsewhereDisturbNobody();
    void troubleAndItsEndAreLogged();
    void refusalsAndLossesAreLogged();
};

void PublishersTest::allAreToldOff()
{
    Bench bench;
    bench.profile.publishers.redis = false;
    bench.apply();
    QVERIFY(eventually([&] { return bench.states.size() == 5; }));
    QCOMPARE(bench.states.keys(), (QStringList{u"file"_s, u"http"_s, u"mqtt"_s, u"redis"_s, u"stdout"_s}));
    for (const PublisherState& state : std::as_const(bench.states)) {
        QCOMPARE(state.status, Status::Off);
        QVERIFY(!state.name.isEmpty());
    }
    bench.states.clear();
    bench.profile.publishers.redis = true; // Redis itself is off
    bench.apply();
    QVERIFY(eventually([&] { return bench.states.size() == 5; }));
    QCOMPARE(bench.states.value(u"redis"_s).status, Status::Off);
}

void PublishersTest::everyPublisherGetsTheDocuments()
{
    Bench bench;
    ScriptedServer upstream([](const ScriptedRequest&) { return ScriptedAnswer::json(200, "{}"); });
    QStringList expected{u"file"_s, u"http"_s};
    bench.profile.publishers.http.enabled = true;
    bench.profile.publishers.http.url = upstream.url();
    bench.profile.publishers.http.token = u"planted-token"_s;
    bench.profile.publishers.file.enabled = true;
    bench.profile.publishers.file.path = bench.folder.filePath(u"out.ndjson"_s);
    if (const auto url = mqttUrl()) {
        expected.append(u"mqtt"_s);
        bench.profile.publishers.mqtt.enabled = true;
        bench.profile.publishers.mqtt.host = url->host();
        bench.profile.publishers.mqtt.port = static_cast<quint16>(url->port());
        bench.profile.publishers.mqtt.topic = uniqueName(u"site/"_s);
    }
    if (const auto url = redisUrl()) {
        expected.append(u"redis"_s);
        bench.profile.redis = RedisSettings::fromUrl(url->toString()).value();
        bench.profile.redis.enabled = true;
        bench.profile.redis.keyPrefix = uniqueName(u"t:"_s) + u':';
    }
    bench.apply();
    QVERIFY2(eventually([&] {
        return std::ranges::all_of(
            expected, [&](const QString& id) { return bench.states.value(id).sent >= 3; });
    }),
        qPrintable(bench.log));
    for (const QString& id : std::as_const(expected)) {
        QCOMPARE(bench.states.value(id).status, Status::Ready);
        QVERIFY(bench.states.value(id).lastSent > 0);
        QCOMPARE(bench.states.value(id).dropped, 0);
    }
    // The same document, byte by byte, wherever it went.
    QFile file(bench.profile.publishers.file.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArrayList lines = file.readAll().split('\n');
    for (const ScriptedRequest& request : upstream.requests().mid(0, 3))
        QVERIFY2(lines.contains(request.body), request.body);
    QVERIFY(!bench.log.contains(u"planted"_s));
}

void PublishersTest::changesElsewhereDisturbNobody()
{
    Bench bench;
    bench.profile.publishers.file.enabled = true;
    bench.profile.publishers.file.path = bench.folder.filePath(u"out.ndjson"_s);
    bench.apply();
    QVERIFY(eventually([&] { return bench.states.value(u"file"_s).sent >= 3; }));
    bench.profile.telemetry.dropStrings = true;
    bench.profile.redis.keyPrefix = u"other:"_s;
    const qint64 before = bench.states.value(u"file"_s).sent;
    bench.apply();
    QVERIFY(eventually([&] { return bench.states.value(u"file"_s).sent > before; }));
    // Another file is another publisher: its counters begin anew.
    bench.profile.publishers.file.path = bench.folder.filePath(u"second.ndjson"_s);
    bench.apply();
    QVERIFY(eventually([&] {
        const PublisherState& state = bench.states[u"file"_s];
        return state.name.contains(u"second"_s) && state.sent >= 1 && state.sent < before;
    }));
    bench.profile.publishers.file.enabled = false;
    bench.apply();
    QVERIFY(eventually([&] { return bench.states.value(u"file"_s).status == Status::Off; }));
    QCOMPARE(bench.states.value(u"file"_s).sent, 0);
}

void PublishersTest::troubleAndItsEndAreLogged()
{
    Bench bench;
    bool isDown = true;
    ScriptedServer upstream([&](const ScriptedRequest&) {
        ScriptedAnswer answer = ScriptedAnswer::json(isDown ? 503 : 200, "{\"message\":\"planted words\"}");
        answer.headers.append({"Retry-After"_ba, "0"_ba});
        return answer;
    });
    bench.profile.publishers.http.enabled = true;
    bench.profile.publishers.http.endpoint = HttpPublisherSettings::Endpoint::Plain;
    bench.profile.publishers.http.url = upstream.url();
    bench.apply();
    QVERIFY(eventually([&] { return bench.states.value(u"http"_s).failed >= 3; }));
    QVERIFY(eventually([&] { return bench.log.contains(u"planted words"_s); }));
    QCOMPARE(bench.log.count(u"does not reach"_s), 1); // once, not with every try
    isDown = false;
    QVERIFY(eventually([&] { return bench.log.contains(u"again"_s); }));
    QVERIFY(eventually([&] { return bench.states.value(u"http"_s).status == Status::Ready; }));
}

void PublishersTest::refusalsAndLossesAreLogged()
{
    Bench bench;
    int requests = 0;
    ScriptedServer upstream(
        [&](const ScriptedRequest&) { return ScriptedAnswer::json(++requests == 1 ? 400 : 500, "{}"); });
    bench.profile.publishers.http.enabled = true;
    bench.profile.publishers.http.endpoint = HttpPublisherSettings::Endpoint::Plain;
    bench.profile.publishers.http.url = upstream.url();
    bench.profile.publishers.http.spool.bytes = 300; // a few documents
    bench.apply();
    QVERIFY(eventually([&] {
        return bench.states.value(u"http"_s).refused == 1 && bench.states.value(u"http"_s).dropped >= 4;
    }));
    QVERIFY(eventually([&] { return bench.log.contains(u"dead letters"_s); }));
    QVERIFY(eventually([&] { return bench.log.count(u"were dropped"_s) >= 2; }));
    QVERIFY(bench.log.count(u"were dropped"_s) <= 4);
    QVERIFY(QFile::exists(bench.folder.filePath(u"dead-letters/telemetry-http.ndjson"_s)));
}

QTEST_GUILESS_MAIN(PublishersTest)
#include "tst_publishers.moc"
