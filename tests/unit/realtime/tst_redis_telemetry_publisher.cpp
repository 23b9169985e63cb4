#include "realtime/RedisTelemetryPublisher.h"

#include "support/Await.h"
#include "support/TestServers.h"
#include "unit/redis/RedisServer.h"

#include <QtNetwork/QLocalSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

using Status = RedisState::Status;

TelemetryRound roundWith(const QByteArray& bytes, bool isNew = true, Timestamp time = 1)
{
    TelemetryRound round;
    round.time = time;
    round.bytes = bytes;
    round.isNew = isNew;
    return round;
}

bool waitFor(const RedisClient& client, Status status)
{
    return QTest::qWaitFor([&] { return client.state().status == status; }, 20'000);
}

bool waitForAttempts(const RedisTelemetryPublisher& publisher, qint64 count)
{
    return QTest::qWaitFor(
        [&] { return publisher.state().sent + publisher.state().failed >= count; }, 20'000);
}

} // namespace

class RedisTelemetryPublisherTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void documentArrivesToTheByte_data();
    void documentArrivesToTheByte();
    void channelGetsIt();
    void onlyNewRoundsArePublished();
    void heartbeatPublishesAll();
    void streamIsCapped();
    void refusalIsCountedAndMadeUpFor();
    void failsWhileThereIsNoServer();
    void switchedOffIsSkipped();
    void hangingServerIsBusy();
    void clientThatWentFails();
    void destructionWithDocumentsOnTheirWay();

private:
    RedisReply command(const QList<QByteArray>& arguments)
    {
        const auto reply = test::await(m_client->command(arguments));
        if (!reply)
            qFatal("%s", qPrintable(reply.error().toString()));
        return *reply;
    }
    QByteArray latestKey() const { return m_prefix.toUtf8() + "telemetry:latest"; }
    QByteArray streamKey() const { return m_prefix.toUtf8() + "telemetry:stream"; }

    RedisSettings m_settings;
    std::unique_ptr<test::RedisServer> m_server;
    std::unique_ptr<RedisClient> m_client;
    QString m_prefix;
};

void RedisTelemetryPublisherTest::initTestCase()
{
    if (const auto url = test::redisUrl()) {
        const auto settings = RedisSettings::fromUrl(url->toString(QUrl::FullyEncoded));
        QVERIFY(settings);
        m_settings = *settings;
    } else {
        if (!test::RedisServer::isInstalled())
            QSKIP("redis-server is not installed and TELEMIRROR_TEST_REDIS_URL names no server");
        m_server = std::make_unique<test::RedisServer>();
        QVERIFY(m_server->start());
        m_settings = m_server->settings();
    }
}

void RedisTelemetryPublisherTest::cleanupTestCase()
{
    m_server.reset();
}

void RedisTelemetryPublisherTest::init()
{
    m_prefix = test::uniqueName(u"t é:"_s) + u':';
    m_client = std::make_unique<RedisClient>();
    m_client->open(m_settings);
    QVERIFY(waitFor(*m_client, Status::Ready));
}

void RedisTelemetryPublisherTest::cleanup()
{
    command({"DEL"_ba, latestKey(), streamKey()});
    m_client.reset();
}

void RedisTelemetryPublisherTest::documentArrivesToTheByte_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("plain") << R"({"ts":1,"values":{"real":{"f":1}}})"_ba;
    QTest::newRow("hostile")
        << u"{\"ts\":1,\"values\":{\"real \\\"'\\n%s $1\r\n🌡\":{\"f\":18446744073709551615}}}"_s.toUtf8();
    QTest::newRow("large") << "{\"ts\":1,\"values\":{\"real\":{\"s\":\"" + QByteArray(2'000'000, 'x') +
            "\"}}}";
}

void RedisTelemetryPublisherTest::documentArrivesToTheByte()
{
    QFETCH(QByteArray, document);
    RedisTelemetryPublisher publisher(*m_client, m_prefix);
    QSignalSpy spy(&publisher, &RedisTelemetryPublisher::stateChanged);
    publisher.publish(roundWith(document, true, 42));
    QVERIFY(waitForAttempts(publisher, 1));
    QCOMPARE(publisher.state().sent, 1);
    QCOMPARE(publisher.state().failed, 0);
    QCOMPARE(publisher.state().lastSent, 42);
    QCOMPARE(publisher.state().status, PublisherState::Status::Ready);
    QTRY_COMPARE(spy.size(), 1);
    QVERIFY(spy[0][0].value<PublisherState>() == publisher.state());

    QCOMPARE(command({"GET"_ba, latestKey()}).text, document);
    const RedisReply stream = command({"XRANGE"_ba, streamKey(), "-"_ba, "+"_ba});
    QCOMPARE(stream.elements.size(), 1);
    const QList<RedisReply> fields = stream.elements[0].elements[1].elements;
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[0].text, "document"_ba);
    QCOMPARE(fields[1].text, document);
}

void RedisTelemetryPublisherTest::channelGetsIt()
{
    // A subscriber of its own: the client has no use for one.
    QTcpSocket tcp;
    QLocalSocket local;
    QIODevice* device = &tcp;
    if (m_settings.socketPath.isEmpty()) {
        tcp.connectToHost(m_settings.host, m_settings.port);
        QVERIFY(tcp.waitForConnected());
    } else {
        device = &local;
        local.connectToServer(m_settings.socketPath);
        QVERIFY(local.waitForConnected());
    }
    QByteArray received;
    connect(device, &QIODevice::readyRead, device, [&] { received += device->readAll(); });
    const QByteArray channel = m_prefix.toUtf8() + "telemetry";
    if (!m_settings.password.isEmpty())
        device->write("AUTH " + m_settings.password.toUtf8() + "\r\n");
    device->write(
        "*2\r\n$9\r\nSUBSCRIBE\r\n$" + QByteArray::number(channel.size()) + "\r\n" + channel + "\r\n");
    QVERIFY(QTest::qWaitFor([&] { return received.contains(":1\r\n"); }));

    RedisTelemetryPublisher publisher(*m_client, m_prefix);
    publisher.publish(roundWith(R"({"ts":7})"_ba));
    QVERIFY(QTest::qWaitFor([&] { return received.endsWith("$8\r\n{\"ts\":7}\r\n"); }));
    QVERIFY(waitForAttempts(publisher, 1));
}

void RedisTelemetryPublisherTest::onlyNewRoundsArePublished()
{
    RedisTelemetryPublisher publisher(*m_client, m_prefix);
    publisher.publish(roundWith("1"_ba));
    QVERIFY(waitForAttempts(publisher, 1));
    publisher.publish(roundWith("2"_ba, false));
    publisher.publish(roundWith(""_ba)); // a round without a value
    publisher.publish(roundWith("3"_ba));
    QVERIFY(waitForAttempts(publisher, 2));
    QCOMPARE(command({"GET"_ba, latestKey()}).text, "3"_ba);
    QCOMPARE(command({"XLEN"_ba, streamKey()}).integer, 2);
    QCOMPARE(publisher.state().sent, 2);
}

void RedisTelemetryPublisherTest::heartbeatPublishesAll()
{
    RedisTelemetryPublisher publisher(*m_client, m_prefix);
    publisher.setHeartbeat(true);
    publisher.publish(roundWith("1"_ba, false));
    publisher.publish(roundWith("2"_ba, false));
    publisher.publish(roundWith(""_ba, false));
    QVERIFY(waitForAttempts(publisher, 2));
    QCOMPARE(command({"XLEN"_ba, streamKey()}).integer, 2);
    QCOMPARE(command({"GET"_ba, latestKey()}).text, "2"_ba);
}

void RedisTelemetryPublisherTest::streamIsCapped()
{
    // More than the cap, in one go on the server; "~" drops at most 10 000 entries a call.
    command({"EVAL"_ba, "for i = 1, 15000 do redis.call('XADD', KEYS[1], '*', 'document', 'x') end"_ba,
        "1"_ba, streamKey()});
    RedisTelemetryPublisher publisher(*m_client, m_prefix);
    publisher.publish(roundWith("1"_ba));
    QVERIFY(waitForAttempts(publisher, 1));
    const qint64 length = command({"XLEN"_ba, streamKey()}).integer;
    QVERIFY2(length >= RedisTelemetryPublisher::maximumStreamLength && length < 12'000,
        qPrintable(QString::number(length)));
}

void RedisTelemetryPublisherTest::refusalIsCountedAndMadeUpFor()
{
    command({"SET"_ba, streamKey(), "not a stream"_ba});
    RedisTelemetryPublisher publisher(*m_client, m_prefix);
    publisher.publish(roundWith("1"_ba));
    QVERIFY(waitForAttempts(publisher, 1));
    QCOMPARE(publisher.state().failed, 1);
    QCOMPARE(publisher.state().sent, 0);
    QCOMPARE(publisher.state().status, PublisherState::Status::Waiting);
    QVERIFY(publisher.state().lastError.detail.startsWith(u"WRONGTYPE"_s));

    command({"DEL"_ba, streamKey()});
    publisher.publish(roundWith("1"_ba, false)); // nothing new, but it did not arrive
    QVERIFY(waitForAttempts(publisher, 2));
    QCOMPARE(publisher.state().sent, 1);
    QCOMPARE(publisher.state().status, PublisherState::Status::Ready);
    publisher.publish(roundWith("1"_ba, false));
    QCOMPARE(command({"XLEN"_ba, streamKey()}).integer, 1);
}

void RedisTelemetryPublisherTest::failsWhileThereIsNoServer()
{
    if (!test::RedisServer::isInstalled())
        QSKIP("redis-server is not installed");
    test::RedisServer server;
    RedisClient client;
    client.open(server.settings());
    QVERIFY(waitFor(client, Status::Failed));
    RedisTelemetryPublisher publisher(client, u"p:"_s);
    publisher.publish(roundWith("1"_ba));
    QVERIFY(waitForAttempts(publisher, 1));
    QCOMPARE(publisher.state().failed, 1);
    QCOMPARE(Error::kindName(publisher.state().lastError.kind), u"unreachable"_s);
    QVERIFY(server.start());
    QVERIFY(waitFor(client, Status::Ready));
    publisher.publish(roundWith("2"_ba, false));
    QVERIFY(waitForAttempts(publisher, 2));
    QCOMPARE(publisher.state().sent, 1);
}

void RedisTelemetryPublisherTest::switchedOffIsSkipped()
{
    RedisClient client;
    RedisTelemetryPublisher publisher(client, m_prefix);
    QSignalSpy spy(&publisher, &RedisTelemetryPublisher::stateChanged);
    publisher.start();
    publisher.publish(roundWith("1"_ba));
    QTest::qWait(0);
    QCOMPARE(publisher.state().status, PublisherState::Status::Off);
    QCOMPARE(publisher.state().failed, 0);
    QCOMPARE(publisher.state().sent, 0);
    QTRY_VERIFY(!spy.isEmpty());
    client.open(m_settings);
    QVERIFY(waitFor(client, Status::Ready));
    QCOMPARE(publisher.state().status, PublisherState::Status::Ready);
}

void RedisTelemetryPublisherTest::hangingServerIsBusy()
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
    client.open(settings);
    QVERIFY(waitFor(client, Status::Ready));
    RedisTelemetryPublisher publisher(client, m_prefix);
    for (int i = 0; i < RedisTelemetryPublisher::maximumInFlight; ++i)
        publisher.publish(roundWith("x"_ba));
    QCOMPARE(publisher.state().failed, 0);
    publisher.publish(roundWith("x"_ba));
    QCOMPARE(publisher.state().failed, 1);
    QCOMPARE(Error::kindName(publisher.state().lastError.kind), u"busy"_s);
    client.close();
    QVERIFY(waitForAttempts(publisher, RedisTelemetryPublisher::maximumInFlight + 1));
    QCOMPARE(Error::kindName(publisher.state().lastError.kind), u"cancelled"_s);
}

void RedisTelemetryPublisherTest::clientThatWentFails()
{
    auto client = std::make_unique<RedisClient>();
    client->open(m_settings);
    QVERIFY(waitFor(*client, Status::Ready));
    RedisTelemetryPublisher publisher(*client, m_prefix);
    publisher.publish(roundWith("1"_ba));
    client.reset();
    publisher.publish(roundWith("2"_ba));
    QVERIFY(waitForAttempts(publisher, 2));
    QCOMPARE(publisher.state().failed, 2);
    QCOMPARE(Error::kindName(publisher.state().lastError.kind), u"cancelled"_s);
}

void RedisTelemetryPublisherTest::destructionWithDocumentsOnTheirWay()
{
    {
        RedisTelemetryPublisher publisher(*m_client, m_prefix);
        publisher.publish(roundWith("1"_ba));
    }
    QCOMPARE(command({"GET"_ba, latestKey()}).text, "1"_ba);
}

QTEST_GUILESS_MAIN(RedisTelemetryPublisherTest)
#include "tst_redis_telemetry_publisher.moc"
