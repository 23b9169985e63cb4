#include "redis/RedisClient.h"

#include "support/Await.h"
#include "support/TestServers.h"
#include "unit/redis/RedisServer.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Status = RedisState::Status;
using Reply = Result<RedisReply>;

RedisReply text(const QByteArray& bytes)
{
    return {RedisReply::Type::String, bytes, 0, {}};
}

RedisReply status(const QByteArray& word)
{
    return {RedisReply::Type::Status, word, 0, {}};
}

RedisReply integer(qint64 value)
{
    return {RedisReply::Type::Integer, {}, value, {}};
}

RedisReply array(const QList<RedisReply>& elements)
{
    return {RedisReply::Type::Array, {}, 0, elements};
}

QString kindOf(const Reply& reply)
{
    return reply ? u"no error"_s : Error::kindName(reply.error().kind);
}

/// Runs the event loop until the client has this status.
bool waitFor(const RedisClient& client, Status wanted, std::chrono::milliseconds limit = 20s)
{
    return QTest::qWaitFor([&] { return client.state().status == wanted; }, static_cast<int>(limit.count()));
}

} // namespace

class RedisClientTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void stateTellsTheServer();
    void repliesHaveTheirTypes();
    void nestedRepliesAreRead();
    void tooDeepRepliesEndTheConnection();
    void killedConnectionIsMadeAgain();
    void valuesAreBinarySafe_data();
    void valuesAreBinarySafe();
    void errorRepliesAreErrors();
    void commandsWithoutOneReplyAreRefused_data();
    void commandsWithoutOneReplyAreRefused();
    void tenThousandCommandsAreAnsweredInOrder();
    void databasesAreApart();
    void unknownDatabaseFails();

    void passwordIsSent();
    void wrongPasswordFails_data();
    void wrongPasswordFails();
    void aclUserIsSent();
    void refusedInfoDoesNotStopTheRest();
    void passwordWhereNoneIsNeededFails();
    void fullServerIsAStorageError();

    void switchedOffIsUnreachable();
    void noServerAtAll_data();
    void noServerAtAll();
    void serverThatClosesAtOnceFails();
    void serverThatTalksNonsenseFails();
    void serverThatSpeaksUnaskedFails_data();
    void serverThatSpeaksUnaskedFails();
    void killedServerFailsWhatIsOutstanding();
    void returnsWhenTheServerDoes();
    void silentServerIsGivenUp();
    void answeringServerIsNotGivenUp();
    void closeCancelsWhatIsOutstanding();
    void destructionCancelsWhatIsOutstanding();
    void destructionWhileConnectingIsQuiet();
    void openDropsTheOldConnection();
    void continuationsMayDoAnything();
    void slotMayDestroyTheClient();
    void worksOnAThreadOfItsOwn();

private:
    [[nodiscard]] RedisSettings settings() const { return m_settings; }
    std::unique_ptr<RedisClient> readyClient();

    RedisSettings m_settings;
    std::unique_ptr<test::RedisServer> m_server;
};

/// The client that a test needs for plain commands: at the server that the environment names, else
/// at one of our own.
void RedisClientTest::initTestCase()
{
    if (const auto url = test::redisUrl()) {
        const auto settings = RedisSettings::fromUrl(url->toString(QUrl::FullyEncoded));
        QVERIFY(settings);
        m_settings = *settings;
        return;
    }
    if (!test::RedisServer::isInstalled())
        QSKIP("redis-server is not installed and TELEMIRROR_TEST_REDIS_URL names no server");
    m_server = std::make_unique<test::RedisServer>();
    QVERIFY(m_server->start());
    m_settings = m_server->settings();
    readyClient(); // so that it listens from now on
}

void RedisClientTest::cleanupTestCase()
{
    m_server.reset();
}

std::unique_ptr<RedisClient> RedisClientTest::readyClient()
{
    auto client = std::make_unique<RedisClient>();
    client->open(m_settings);
    if (!waitFor(*client, Status::Ready))
        qFatal("no connection: %s", qPrintable(client->state().error.toString()));
    return client;
}

#define NEEDS_OWN_SERVER()                                                                                   \
    if (!test::RedisServer::isInstalled())                                                                   \
    QSKIP("redis-server is not installed")

void RedisClientTest::stateTellsTheServer()
{
    RedisClient client;
    QCOMPARE(client.state().status, Status::Disabled);
    QSignalSpy spy(&client, &RedisClient::stateChanged);
    client.open(m_settings);
    QCOMPARE(client.state().status, Status::Connecting);
    QVERIFY(waitFor(client, Status::Ready));
    QCOMPARE(client.state().address, m_settings.address());
    QVERIFY2(client.state().version.contains(u'.'), qPrintable(client.state().version));
    client.close();
    QCOMPARE(client.state().status, Status::Disabled);
    QCOMPARE(spy.last().first().value<RedisState>().status, Status::Disabled);
    QCOMPARE(spy.first().first().value<RedisState>().status, Status::Connecting);
}

void RedisClientTest::repliesHaveTheirTypes()
{
    const auto client = readyClient();
    const QByteArray key = test::uniqueName(u"t:"_s).toUtf8();
    QVERIFY(test::await(client->command({"PING"_ba})) == Reply(status("PONG"_ba)));
    QVERIFY(test::await(client->command({"GET"_ba, key})) == Reply(RedisReply{}));
    QVERIFY(test::await(client->command({"RPUSH"_ba, key, "a"_ba, ""_ba})) == Reply(integer(2)));
    QVERIFY(test::await(client->command({"LRANGE"_ba, key, "0"_ba, "-1"_ba})) ==
        Reply(array({text("a"_ba), text(""_ba)})));
    QVERIFY(test::await(client->command({"LRANGE"_ba, key, "5"_ba, "9"_ba})) == Reply(array({})));
    QVERIFY(test::await(client->command({"EVAL"_ba, "return {1,{2,'x'},false}"_ba, "0"_ba})) ==
        Reply(array({integer(1), array({integer(2), text("x"_ba)}), RedisReply{}})));
    // The number of a key is beyond 2^53.
    QVERIFY(test::await(client->command({"DEL"_ba, key})) == Reply(integer(1)));
    QVERIFY(test::await(client->command({"INCRBY"_ba, key, "9223372036854775807"_ba})) ==
        Reply(integer(std::numeric_limits<qint64>::max())));
    QVERIFY(test::await(client->command({"DEL"_ba, key})));

    // A command that fails in a transaction is an element, the others stand.
    QVERIFY(test::await(client->command({"MULTI"_ba})));
    QVERIFY(test::await(client->command({"SET"_ba, key, "x"_ba})));
    QVERIFY(test::await(client->command({"INCR"_ba, key})));
    const Reply done = test::await(client->command({"EXEC"_ba}));
    QVERIFY(done);
    QCOMPARE(done->elements.size(), 2);
    QVERIFY(done->elements[0] == status("OK"_ba));
    QCOMPARE(done->elements[1].type, RedisReply::Type::Error);
    QVERIFY(done->elements[1].text.startsWith("ERR"));
    QVERIFY(test::await(client->command({"DEL"_ba, key})));
}

void RedisClientTest::nestedRepliesAreRead()
{
    const auto client = readyClient();
    RedisReply refused;
    refused.type = RedisReply::Type::Error;
    refused.text = "ERR inside"_ba;
    const Reply reply = test::await(
        client->command({"EVAL"_ba, "return {{{{{1,{redis.error_reply('ERR inside')}}}}},{}}"_ba, "0"_ba}));
    QVERIFY(
        reply == Reply(array({array({array({array({array({integer(1), array({refused})})})})}), array({})})));
}

/// hiredis reads seven levels; what is deeper must not be taken for something else.
void RedisClientTest::tooDeepRepliesEndTheConnection()
{
    const auto client = readyClient();
    const QByteArray deep = "return "_ba + QByteArray(12, '{') + '1' + QByteArray(12, '}');
    const auto tooDeep = client->command({"EVAL"_ba, deep, "0"_ba});
    const auto behind = client->command({"PING"_ba});
    QCOMPARE(kindOf(test::await(tooDeep)), u"unreachable"_s);
    QCOMPARE(kindOf(test::await(behind)), u"unreachable"_s);
    QVERIFY2(tooDeep.result().error().detail.contains(u"nested"_s),
        qPrintable(tooDeep.result().error().toString()));
    QVERIFY(waitFor(*client, Status::Ready));
    QVERIFY(test::await(client->command({"PING"_ba})) == Reply(status("PONG"_ba)));
}

void RedisClientTest::killedConnectionIsMadeAgain()
{
    const auto client = readyClient();
    const auto other = readyClient();
    const Reply id = test::await(client->command({"CLIENT"_ba, "ID"_ba}));
    const auto blocked = client->command({"BLPOP"_ba, test::uniqueName(u"t:"_s).toUtf8(), "0"_ba});
    QVERIFY(test::await(other->command({"CLIENT"_ba, "KILL"_ba, "ID"_ba, QByteArray::number(id->integer)})));
    QCOMPARE(kindOf(test::await(blocked)), u"unreachable"_s);
    QVERIFY(waitFor(*client, Status::Ready));
    QVERIFY(test::await(client->command({"CLIENT"_ba, "ID"_ba}))->integer != id->integer);
}

void RedisClientTest::valuesAreBinarySafe_data()
{
    QTest::addColumn<QByteArray>("value");
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all.append(static_cast<char>(i));
    QByteArray megabytes;
    while (megabytes.size() < 3'000'000)
        megabytes.append(all);
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("every byte") << all;
    QTest::newRow("protocol inside") << "$3\r\nfoo\r\n*1\r\n-ERR\r\n"_ba;
    QTest::newRow("percent") << "%s %b %n"_ba;
    QTest::newRow("unicode") << u"température 🌡 \"'\\,=\n"_s.toUtf8();
    QTest::newRow("megabytes") << megabytes;
}

void RedisClientTest::valuesAreBinarySafe()
{
    QFETCH(QByteArray, value);
    const auto client = readyClient();
    const QByteArray key = test::uniqueName(u"t:"_s).toUtf8() + value.left(300);
    QVERIFY(test::await(client->command({"SET"_ba, key, value})) == Reply(status("OK"_ba)));
    QVERIFY(test::await(client->command({"GET"_ba, key})) == Reply(text(value)));
    QVERIFY(test::await(client->command({"DEL"_ba, key})) == Reply(integer(1)));
}

void RedisClientTest::errorRepliesAreErrors()
{
    const auto client = readyClient();
    const QByteArray key = test::uniqueName(u"t:"_s).toUtf8();
    QVERIFY(test::await(client->command({"RPUSH"_ba, key, "a"_ba})));
    const Reply wrongType = test::await(client->command({"GET"_ba, key}));
    QCOMPARE(kindOf(wrongType), u"bad-request"_s);
    QVERIFY(wrongType.error().detail.startsWith(u"WRONGTYPE "_s));
    const Reply unknown = test::await(client->command({"NO-SUCH-COMMAND"_ba}));
    QCOMPARE(kindOf(unknown), u"bad-request"_s);
    QVERIFY(unknown.error().detail.startsWith(u"ERR unknown command"_s));
    // The connection goes on.
    QVERIFY(test::await(client->command({"DEL"_ba, key})) == Reply(integer(1)));
    QCOMPARE(client->state().status, Status::Ready);
}

void RedisClientTest::commandsWithoutOneReplyAreRefused_data()
{
    QTest::addColumn<QList<QByteArray>>("arguments");
    QTest::newRow("nothing") << QList<QByteArray>{};
    QTest::newRow("subscribe") << QList<QByteArray>{"subscribe"_ba, "c"_ba};
    QTest::newRow("psubscribe") << QList<QByteArray>{"PSUBSCRIBE"_ba, "c*"_ba};
    QTest::newRow("unsubscribe") << QList<QByteArray>{"UNSUBSCRIBE"_ba};
    QTest::newRow("ssubscribe") << QList<QByteArray>{"SSUBSCRIBE"_ba, "c"_ba};
    QTest::newRow("monitor") << QList<QByteArray>{"Monitor"_ba};
    QTest::newRow("another protocol") << QList<QByteArray>{"HELLO"_ba, "3"_ba};
    QTest::newRow("replies off") << QList<QByteArray>{"CLIENT"_ba, "reply"_ba, "OFF"_ba};
}

void RedisClientTest::commandsWithoutOneReplyAreRefused()
{
    QFETCH(QList<QByteArray>, arguments);
    const auto client = readyClient();
    QCOMPARE(kindOf(test::await(client->command(arguments))), u"bad-request"_s);
    QVERIFY(test::await(client->command({"PING"_ba})) == Reply(status("PONG"_ba)));
    QVERIFY(test::await(client->command({"CLIENT"_ba, "ID"_ba})));
}

void RedisClientTest::tenThousandCommandsAreAnsweredInOrder()
{
    constexpr int count = 10'000;
    const auto client = readyClient();
    const QByteArray key = test::uniqueName(u"t:"_s).toUtf8();
    QList<QFuture<Reply>> futures;
    QList<int> order;
    for (int i = 0; i < count; ++i) {
        futures.append(client->command({"INCR"_ba, key}));
        futures.last().then([&order, i](const Reply&) { order.append(i); });
    }
    for (int i = 0; i < count; ++i) {
        const Reply reply = test::await(futures[i]);
        if (reply != Reply(integer(i + 1)))
            QFAIL(qPrintable(u"command %1: %2"_s.arg(i).arg(reply ? reply->integer : -1)));
    }
    QCOMPARE(order.size(), count);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
    QVERIFY(test::await(client->command({"DEL"_ba, key})));
}

void RedisClientTest::databasesAreApart()
{
    const auto first = readyClient();
    RedisSettings other = m_settings;
    other.database = m_settings.database == 1 ? 2 : 1;
    RedisClient second;
    second.open(other);
    QVERIFY(waitFor(second, Status::Ready));
    const QByteArray key = test::uniqueName(u"t:"_s).toUtf8();
    QVERIFY(test::await(second.command({"SET"_ba, key, "here"_ba, "EX"_ba, "60"_ba})));
    QVERIFY(test::await(first->command({"GET"_ba, key})) == Reply(RedisReply{}));
    QVERIFY(test::await(second.command({"DEL"_ba, key})) == Reply(integer(1)));
}

void RedisClientTest::unknownDatabaseFails()
{
    RedisSettings wrong = m_settings;
    wrong.database = 999'999;
    RedisClient client;
    client.open(wrong);
    QVERIFY(waitFor(client, Status::Failed));
    QCOMPARE(Error::kindName(client.state().error.kind), u"configuration"_s);
    QVERIFY(client.state().error.message.contains(u"999999"_s));
    QVERIFY(!client.state().error.detail.isEmpty());
    QCOMPARE(kindOf(test::await(client.command({"PING"_ba}))), u"unreachable"_s);
}

void RedisClientTest::passwordIsSent()
{
    NEEDS_OWN_SERVER();
    test::RedisServer server({u"--requirepass"_s, u"pass word €"_s});
    QVERIFY(server.start());
    RedisSettings right = server.settings();
    right.password = u"pass word €"_s;
    right.database = 3;
    RedisClient client;
    client.open(right);
    QVERIFY(waitFor(client, Status::Ready));
    QVERIFY(test::await(client.command({"PING"_ba})) == Reply(status("PONG"_ba)));
    const Reply info = test::await(client.command({"CLIENT"_ba, "INFO"_ba}));
    QVERIFY(info && info->text.contains(" db=3 "));
}

void RedisClientTest::wrongPasswordFails_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("wrong") << QString() << u"s3cr3t-guess"_s;
    QTest::newRow("unknown user") << u"nobody"_s << u"s3cr3t-guess"_s;
    QTest::newRow("user without password") << u"default"_s << QString();
}

void RedisClientTest::wrongPasswordFails()
{
    NEEDS_OWN_SERVER();
    QFETCH(QString, username);
    QFETCH(QString, password);
    test::RedisServer server({u"--requirepass"_s, u"right"_s});
    QVERIFY(server.start());
    RedisSettings wrong = server.settings();
    wrong.username = username;
    wrong.password = password;
    RedisClient client;
    client.open(wrong);
    QVERIFY(QTest::qWaitFor([&] { return client.state().error.kind == Error::Kind::Unauthorized; }, 20'000));
    QCOMPARE(client.state().status, Status::Failed);
    QVERIFY(!client.state().error.toString().contains(u"s3cr3t"_s));
    QVERIFY(!client.state().error.message.isEmpty());
}

void RedisClientTest::aclUserIsSent()
{
    NEEDS_OWN_SERVER();
    test::RedisServer server({u"--user"_s, u"joe"_s, u"on"_s, u">secret"_s, u"~*"_s, u"&*"_s, u"+@all"_s});
    QVERIFY(server.start());
    RedisSettings right = server.settings();
    right.username = u"joe"_s;
    right.password = u"secret"_s;
    RedisClient client;
    client.open(right);
    QVERIFY(waitFor(client, Status::Ready));
    QVERIFY(test::await(client.command({"ACL"_ba, "WHOAMI"_ba})) == Reply(text("joe"_ba)));
}

void RedisClientTest::refusedInfoDoesNotStopTheRest()
{
    NEEDS_OWN_SERVER();
    test::RedisServer server({u"--user"_s, u"joe"_s, u"on"_s, u">secret"_s, u"~a*"_s, u"+set"_s});
    QVERIFY(server.start());
    RedisSettings right = server.settings();
    right.username = u"joe"_s;
    right.password = u"secret"_s;
    RedisClient client;
    client.open(right);
    QVERIFY(waitFor(client, Status::Ready));
    QCOMPARE(client.state().version, QString());
    QVERIFY(test::await(client.command({"SET"_ba, "a"_ba, "1"_ba})) == Reply(status("OK"_ba)));
    QCOMPARE(kindOf(test::await(client.command({"GET"_ba, "a"_ba}))), u"forbidden"_s);
}

void RedisClientTest::passwordWhereNoneIsNeededFails()
{
    NEEDS_OWN_SERVER();
    test::RedisServer server;
    QVERIFY(server.start());
    RedisSettings wrong = server.settings();
    wrong.password = u"needless"_s;
    RedisClient client;
    client.open(wrong);
    QVERIFY(QTest::qWaitFor([&] { return client.state().error.kind == Error::Kind::Unauthorized; }, 20'000));
}

void RedisClientTest::fullServerIsAStorageError()
{
    NEEDS_OWN_SERVER();
    test::RedisServer server({u"--maxmemory"_s, u"1"_s});
    QVERIFY(server.start());
    RedisClient client;
    client.open(server.settings());
    QVERIFY(waitFor(client, Status::Ready));
    const Reply reply = test::await(client.command({"SET"_ba, "k"_ba, "v"_ba}));
    QCOMPARE(kindOf(reply), u"storage"_s);
    QVERIFY(reply.error().detail.startsWith(u"OOM "_s));
}

void RedisClientTest::switchedOffIsUnreachable()
{
    RedisClient client;
    QCOMPARE(kindOf(test::await(client.command({"PING"_ba}))), u"unreachable"_s);
    RedisSettings off = m_settings;
    off.enabled = false;
    client.open(off);
    QCOMPARE(client.state().status, Status::Disabled);
    QCOMPARE(kindOf(test::await(client.command({"PING"_ba}))), u"unreachable"_s);
}

void RedisClientTest::noServerAtAll_data()
{
    QTest::addColumn<RedisSettings>("settings");
    RedisSettings base;
    base.enabled = true;
    RedisSettings refused = base;
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        refused.port = free.serverPort();
    }
    QTest::newRow("port where nobody listens") << refused;
    RedisSettings named = refused;
    named.host = u"localhost"_s;
    QTest::newRow("by name") << named;
    RedisSettings missing = base;
    missing.socketPath = u"/nonexistent/redis.sock"_s;
    QTest::newRow("missing socket") << missing;
    RedisSettings tooLong = base;
    tooLong.socketPath = u'/' + QString(200, u'x');
    QTest::newRow("path too long") << tooLong;
    RedisSettings unknown = base;
    unknown.host = u"no-such-host.invalid"_s;
    QTest::newRow("unknown host") << unknown;
}

void RedisClientTest::noServerAtAll()
{
    QFETCH(RedisSettings, settings);
    RedisClient client;
    QSignalSpy spy(&client, &RedisClient::stateChanged);
    client.open(settings);
    QVERIFY(waitFor(client, Status::Failed));
    QCOMPARE(kindOf(test::await(client.command({"PING"_ba}))), u"unreachable"_s);
    QVERIFY(!client.state().error.message.isEmpty());
    QCOMPARE(client.state().error.connection, u"Redis "_s + settings.address());
    client.close();
    QCOMPARE(client.state().status, Status::Disabled);
}

void RedisClientTest::serverThatClosesAtOnceFails()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int connections = 0;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        ++connections;
        delete server.nextPendingConnection();
    });
    RedisSettings settings;
    settings.enabled = true;
    settings.port = server.serverPort();
    RedisClient client;
    client.open(settings);
    // Tries again by itself.
    QVERIFY(QTest::qWaitFor([&] { return connections >= 3; }, 20'000));
    QVERIFY(waitFor(client, Status::Failed));
    QCOMPARE(Error::kindName(client.state().error.kind), u"unreachable"_s);
}

void RedisClientTest::serverThatTalksNonsenseFails()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server,
        [&] { server.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    RedisSettings settings;
    settings.enabled = true;
    settings.port = server.serverPort();
    RedisClient client;
    client.open(settings);
    QVERIFY(waitFor(client, Status::Failed));
    QVERIFY2(client.state().error.detail.contains(u"rotocol"_s), qPrintable(client.state().error.toString()));
}

void RedisClientTest::serverThatSpeaksUnaskedFails_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QString>("kind");
    QTest::newRow("status") << "+OK ready\r\n"_ba << u"malformed"_s;
    QTest::newRow("number") << ":1\r\n"_ba << u"malformed"_s;
    QTest::newRow("half a text") << "$10\r\nab"_ba << u"malformed"_s;
    QTest::newRow("list") << "*2\r\n+a\r\n+b\r\n"_ba << u"malformed"_s;
    QTest::newRow("full Redis") << "-ERR max number of clients reached\r\n"_ba << u"unavailable"_s;
}

/// A reply to nothing, at which hiredis would end the program.
void RedisClientTest::serverThatSpeaksUnaskedFails()
{
    QFETCH(QByteArray, words);
    QFETCH(QString, kind);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket* socket = nullptr;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
            [made = socket] { made->write("$21\r\nredis_version:1.2.3\r\n\r\n"); });
    });
    RedisSettings settings;
    settings.enabled = true;
    settings.port = server.serverPort();
    RedisClient client;
    client.open(settings);
    QVERIFY(waitFor(client, Status::Ready));
    socket->write(words);
    QVERIFY(waitFor(client, Status::Failed));
    QCOMPARE(Error::kindName(client.state().error.kind), kind);
    QVERIFY(waitFor(client, Status::Ready)); // tries again
}

void RedisClientTest::killedServerFailsWhatIsOutstanding()
{
    NEEDS_OWN_SERVER();
    test::RedisServer server;
    QVERIFY(server.start());
    RedisClient client;
    client.open(server.settings());
    QVERIFY(waitFor(client, Status::Ready));
    const auto blocked = client.command({"BLPOP"_ba, "nothing"_ba, "0"_ba});
    const auto behind = client.command({"PING"_ba});
    QVERIFY(!blocked.isFinished());
    server.kill();
    QCOMPARE(kindOf(test::await(blocked)), u"unreachable"_s);
    QCOMPARE(kindOf(test::await(behind)), u"unreachable"_s);
    QVERIFY(waitFor(client, Status::Failed));
    QCOMPARE(kindOf(test::await(client.command({"PING"_ba}))), u"unreachable"_s);
}

void RedisClientTest::returnsWhenTheServerDoes()
{
    NEEDS_OWN_SERVER();
    test::RedisServer server;
    RedisClient client;
    // Before the server is there at all, then after it went.
    client.open(server.settings());
    QVERIFY(waitFor(client, Status::Failed));
    for (int round = 0; round < 2; ++round) {
        QVERIFY(server.start());
        QVERIFY(waitFor(client, Status::Ready));
        QVERIFY(client.state().error == Error());
        QVERIFY(test::await(client.command({"PING"_ba})) == Reply(status("PONG"_ba)));
        server.kill();
        QVERIFY(waitFor(client, Status::Failed));
    }
}

void RedisClientTest::silentServerIsGivenUp()
{
    // Answers the handshake, then nothing.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server,
        [&server] { server.nextPendingConnection()->write("$21\r\nredis_version:1.2.3\r\n\r\n"); });
    RedisSettings settings;
    settings.enabled = true;
    settings.port = server.serverPort();
    RedisClient client;
    client.setPatience(100ms);
    client.open(settings);
    QVERIFY(waitFor(client, Status::Ready));
    QCOMPARE(client.state().version, u"1.2.3"_s);
    const auto future = client.command({"GET"_ba, "k"_ba});
    QCOMPARE(kindOf(test::await(future)), u"timeout"_s);
    QVERIFY(waitFor(client, Status::Failed));
    QCOMPARE(Error::kindName(client.state().error.kind), u"timeout"_s);
    QVERIFY(waitFor(client, Status::Ready)); // tries again
}

void RedisClientTest::answeringServerIsNotGivenUp()
{
    RedisClient client;
    client.setPatience(1s);
    client.open(m_settings);
    QVERIFY(waitFor(client, Status::Ready));
    QSignalSpy spy(&client, &RedisClient::stateChanged);
    QVERIFY(!spy.wait(2200)); // four times asked, nothing to tell
    QCOMPARE(client.state().status, Status::Ready);
}

void RedisClientTest::closeCancelsWhatIsOutstanding()
{
    const auto client = readyClient();
    const QByteArray key = test::uniqueName(u"t:"_s).toUtf8();
    const auto blocked = client->command({"BLPOP"_ba, key, "0"_ba});
    client->close();
    QVERIFY(blocked.isFinished());
    QCOMPARE(kindOf(blocked.result()), u"cancelled"_s);
    QCOMPARE(client->state().status, Status::Disabled);
    QCOMPARE(client->state().address, QString());
}

void RedisClientTest::destructionCancelsWhatIsOutstanding()
{
    auto client = readyClient();
    const QByteArray key = test::uniqueName(u"t:"_s).toUtf8();
    QList<QFuture<Reply>> futures;
    for (int i = 0; i < 100; ++i)
        futures.append(client->command({"BLPOP"_ba, key, "0"_ba}));
    int told = 0;
    for (auto& future : futures)
        future.then([&told](const Reply&) { ++told; });
    client.reset();
    for (const auto& future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(kindOf(future.result()), u"cancelled"_s);
    }
    QCOMPARE(told, 100);
}

void RedisClientTest::destructionWhileConnectingIsQuiet()
{
    for (int turns = 0; turns < 6; ++turns) {
        RedisClient client;
        client.open(m_settings);
        for (int i = 0; i < turns; ++i)
            QCoreApplication::processEvents();
    }
    RedisSettings named;
    named.enabled = true;
    named.host = u"no-such-host.invalid"_s;
    {
        RedisClient client;
        client.open(named);
    }
    QCoreApplication::processEvents();
}

void RedisClientTest::openDropsTheOldConnection()
{
    const auto client = readyClient();
    const QByteArray key = test::uniqueName(u"t:"_s).toUtf8();
    const auto blocked = client->command({"BLPOP"_ba, key, "0"_ba});
    client->open(m_settings);
    QCOMPARE(kindOf(test::await(blocked)), u"cancelled"_s);
    QCOMPARE(client->state().status, Status::Connecting);
    QVERIFY(waitFor(*client, Status::Ready));
}

void RedisClientTest::continuationsMayDoAnything()
{
    auto client = readyClient();
    // Sends from a continuation, then runs an event loop in one.
    Reply nested;
    auto first = client->command({"PING"_ba}).then([&](const Reply&) {
        nested = test::await(client->command({"ECHO"_ba, "nested"_ba}));
    });
    test::await(client->command({"ECHO"_ba, "outer"_ba}));
    QVERIFY(QTest::qWaitFor([&] { return first.isFinished(); }));
    QVERIFY(nested == Reply(text("nested"_ba)));

    // Closes in one, with more behind it; then destroys.
    auto behind = QFuture<Reply>();
    auto closing = client->command({"PING"_ba}).then([&](const Reply&) { client->close(); });
    behind = client->command({"BLPOP"_ba, test::uniqueName(u"t:"_s).toUtf8(), "0"_ba});
    QCOMPARE(kindOf(test::await(behind)), u"cancelled"_s);
    client->open(m_settings);
    QVERIFY(waitFor(*client, Status::Ready));
    auto destroying = client->command({"PING"_ba}).then([&](const Reply&) { client.reset(); });
    behind = client->command({"BLPOP"_ba, test::uniqueName(u"t:"_s).toUtf8(), "0"_ba});
    QCOMPARE(kindOf(test::await(behind)), u"cancelled"_s);
    QVERIFY(!client);

    // The same in continuations that closing itself runs.
    const QByteArray key = test::uniqueName(u"t:"_s).toUtf8();
    client = readyClient();
    auto reopening =
        client->command({"BLPOP"_ba, key, "0"_ba}).then([&](const Reply&) { client->open(m_settings); });
    client->close();
    QVERIFY(reopening.isFinished());
    QVERIFY(waitFor(*client, Status::Ready));
    destroying = client->command({"BLPOP"_ba, key, "0"_ba}).then([&](const Reply&) { client.reset(); });
    client->open(m_settings);
    QVERIFY(destroying.isFinished());
    QVERIFY(!client);
}

void RedisClientTest::slotMayDestroyTheClient()
{
    for (const Status fatal : {Status::Connecting, Status::Ready, Status::Disabled}) {
        auto* client = new RedisClient;
        QPointer<RedisClient> alive(client);
        connect(client, &RedisClient::stateChanged, this, [client, fatal](const RedisState& state) {
            if (state.status == fatal)
                delete client;
        });
        client->open(m_settings);
        if (fatal == Status::Disabled) {
            QVERIFY(waitFor(*client, Status::Ready));
            client->close();
        }
        QVERIFY(QTest::qWaitFor([&] { return alive.isNull(); }));
    }
}

void RedisClientTest::worksOnAThreadOfItsOwn()
{
    QThread thread;
    auto* client = new RedisClient;
    client->moveToThread(&thread);
    connect(&thread, &QThread::finished, client, &QObject::deleteLater);
    QSignalSpy spy(client, &RedisClient::stateChanged);
    thread.start();
    QMetaObject::invokeMethod(client, [client, settings = m_settings] { client->open(settings); });
    QVERIFY(QTest::qWaitFor(
        [&] { return !spy.isEmpty() && spy.last().first().value<RedisState>().status == Status::Ready; },
        20'000));
    QPromise<Reply> promise;
    promise.start();
    QMetaObject::invokeMethod(client, [client, &promise] {
        client->command({"PING"_ba}).then([&promise](const Reply& reply) {
            promise.addResult(reply);
            promise.finish();
        });
    });
    QVERIFY(test::await(promise.future()) == Reply(status("PONG"_ba)));
    thread.quit();
    QVERIFY(thread.wait());
}

QTEST_GUILESS_MAIN(RedisClientTest)
#include "tst_redis_client.moc"
