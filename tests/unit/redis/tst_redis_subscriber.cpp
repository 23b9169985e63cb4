#include "redis/RedisSubscriber.h"

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
using test::await;

namespace {

using Status = RedisState::Status;
using Message = std::pair<QByteArray, QByteArray>;

/// A subscriber, and what it heard.
struct Listener
{
    RedisSubscriber subscriber;
    QList<Message> messages;
    int gaps = 0;

    Listener()
    {
        QObject::connect(&subscriber, &RedisSubscriber::messageReceived, &subscriber,
            [this](const QByteArray& channel, const QByteArray& payload) {
                messages.append({channel, payload});
            });
        QObject::connect(&subscriber, &RedisSubscriber::mayHaveMissed, &subscriber, [this] { ++gaps; });
    }
    [[nodiscard]] bool isReady() const { return subscriber.state().status == Status::Ready; }
};

bool eventually(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, 20'000);
}

} // namespace

class RedisSubscriberTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void messagesArriveToTheByte();
    void onlyItsChannelsAreHeard();
    void everyChannelIsConfirmedBeforeReady();
    void killedConnectionIsMadeAgain();
    void restartedServerIsHeardAgain();
    void forbiddenChannelIsSaid();
    void wrongPasswordIsSaid();
    void silentServerIsGivenUp();
    void quietChannelIsNotGivenUp();
    void manyMessagesStayInOrder();
    void slotMayDestroyIt();
    void openReplacesTheChannels();

private:
    std::unique_ptr<RedisClient> client() const;
    std::unique_ptr<test::RedisServer> m_server;
    QByteArray m_channel;
};

void RedisSubscriberTest::initTestCase()
{
    if (!test::RedisServer::isInstalled())
        QSKIP("redis-server is not installed");
}

void RedisSubscriberTest::init()
{
    m_server = std::make_unique<test::RedisServer>();
    QVERIFY(m_server->start());
    m_channel = "news"_ba;
}

std::unique_ptr<RedisClient> RedisSubscriberTest::client() const
{
    auto made = std::make_unique<RedisClient>();
    made->open(m_server->settings());
    if (!eventually([&] { return made->state().status == Status::Ready; }))
        qFatal("no connection: %s", qPrintable(made->state().error.toString()));
    return made;
}

void RedisSubscriberTest::messagesArriveToTheByte()
{
    QByteArray everyByte;
    for (int i = 0; i < 256; ++i)
        everyByte.append(static_cast<char>(i));
    const QList<QByteArray> payloads{
        "a"_ba, ""_ba, everyByte, "$3\r\nfoo\r\n"_ba, QByteArray(3'000'000, 'x'), u"Süd 🌬\n"_s.toUtf8()};
    const QByteArray channel = u"chan nel\n€"_s.toUtf8();
    Listener listener;
    listener.subscriber.open(m_server->settings(), {channel});
    QVERIFY(eventually([&] { return listener.isReady(); }));
    QCOMPARE(listener.gaps, 1);
    const auto publisher = client();
    for (const QByteArray& payload : payloads)
        QCOMPARE(await(publisher->command({"PUBLISH"_ba, channel, payload}))->integer, 1);
    QVERIFY(eventually([&] { return listener.messages.size() == payloads.size(); }));
    for (qsizetype i = 0; i < payloads.size(); ++i)
        QVERIFY(listener.messages[i] == Message(channel, payloads[i]));
}

void RedisSubscriberTest::onlyItsChannelsAreHeard()
{
    Listener listener;
    listener.subscriber.open(m_server->settings(), {"one"_ba, "two"_ba});
    QVERIFY(eventually([&] { return listener.isReady(); }));
    const auto publisher = client();
    for (const QByteArray& channel : {"one"_ba, "three"_ba, "two"_ba})
        QVERIFY(await(publisher->command({"PUBLISH"_ba, channel, "x"_ba})));
    QVERIFY(eventually([&] { return listener.messages.size() == 2; }));
    QVERIFY(listener.messages == (QList<Message>{{"one"_ba, "x"_ba}, {"two"_ba, "x"_ba}}));
}

void RedisSubscriberTest::everyChannelIsConfirmedBeforeReady()
{
    QList<QByteArray> channels;
    for (int i = 0; i < 200; ++i)
        channels.append(QByteArray::number(i));
    Listener listener;
    listener.subscriber.open(m_server->settings(), channels);
    QVERIFY(eventually([&] { return listener.isReady(); }));
    const auto publisher = client();
    for (const QByteArray& channel : channels)
        QCOMPARE(await(publisher->command({"PUBLISH"_ba, channel, "x"_ba}))->integer, 1);
}

void RedisSubscriberTest::killedConnectionIsMadeAgain()
{
    Listener listener;
    listener.subscriber.open(m_server->settings(), {m_channel});
    QVERIFY(eventually([&] { return listener.isReady(); }));
    const auto publisher = client();
    for (int round = 1; round <= 3; ++round) {
        QCOMPARE(await(publisher->command({"CLIENT"_ba, "KILL"_ba, "TYPE"_ba, "pubsub"_ba}))->integer, 1);
        QVERIFY(eventually([&] { return listener.gaps == round + 1; }));
        QVERIFY(await(publisher->command({"PUBLISH"_ba, m_channel, QByteArray::number(round)})));
        QVERIFY(eventually([&] { return listener.messages.size() == round; }));
    }
}

void RedisSubscriberTest::restartedServerIsHeardAgain()
{
    Listener listener;
    listener.subscriber.open(m_server->settings(), {m_channel});
    QVERIFY(eventually([&] { return listener.isReady(); }));
    m_server->kill();
    QVERIFY(eventually([&] { return listener.subscriber.state().status == Status::Failed; }));
    QVERIFY(m_server->start());
    QVERIFY(eventually([&] { return listener.gaps == 2; }));
    QVERIFY(await(client()->command({"PUBLISH"_ba, m_channel, "back"_ba})));
    QVERIFY(eventually([&] { return listener.messages.size() == 1; }));
}

void RedisSubscriberTest::forbiddenChannelIsSaid()
{
    test::RedisServer server({u"--user"_s, u"joe"_s, u"on"_s, u">secret"_s, u"~*"_s, u"resetchannels"_s,
        u"&allowed"_s, u"+@all"_s});
    QVERIFY(server.start());
    RedisSettings joe = server.settings();
    joe.username = u"joe"_s;
    joe.password = u"secret"_s;
    Listener listener;
    listener.subscriber.open(joe, {"other"_ba});
    QVERIFY(eventually([&] { return listener.subscriber.state().error.kind == Error::Kind::Forbidden; }));
    QCOMPARE(listener.gaps, 0);
    listener.subscriber.open(joe, {"allowed"_ba});
    QVERIFY(eventually([&] { return listener.isReady(); }));
}

void RedisSubscriberTest::wrongPasswordIsSaid()
{
    RedisSettings wrong = m_server->settings();
    wrong.username = u"nobody"_s;
    wrong.password = u"s3cr3t"_s;
    Listener listener;
    listener.subscriber.open(wrong, {m_channel});
    QVERIFY(eventually([&] { return listener.subscriber.state().error.kind == Error::Kind::Unauthorized; }));
    QVERIFY(!listener.subscriber.state().error.toString().contains(u"s3cr3t"_s));
}

void RedisSubscriberTest::silentServerIsGivenUp()
{
    // Answers the handshake and the subscription, then nothing.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket* socket = server.nextPendingConnection();
        const auto answers = std::make_shared<QList<QByteArray>>(QList<QByteArray>{
            "$21\r\nredis_version:1.2.3\r\n\r\n"_ba, "*3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n"_ba});
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answers] {
            socket->readAll();
            if (!answers->isEmpty())
                socket->write(answers->takeFirst());
        });
    });
    RedisSettings settings;
    settings.enabled = true;
    settings.port = server.serverPort();
    Listener listener;
    listener.subscriber.setPatience(100ms);
    listener.subscriber.open(settings, {m_channel});
    QVERIFY(eventually([&] { return listener.gaps >= 1; }));
    QVERIFY(eventually([&] { return listener.subscriber.state().error.kind == Error::Kind::Timeout; }));
    QVERIFY(eventually([&] { return listener.gaps >= 2; })); // tries again
}

void RedisSubscriberTest::quietChannelIsNotGivenUp()
{
    Listener listener;
    listener.subscriber.setPatience(300ms);
    listener.subscriber.open(m_server->settings(), {m_channel, "other"_ba});
    QVERIFY(eventually([&] { return listener.isReady(); }));
    QSignalSpy changes(&listener.subscriber, &RedisSubscriber::stateChanged);
    QVERIFY(!changes.wait(1500)); // asked ten times
    QCOMPARE(listener.gaps, 1);
    QVERIFY(await(client()->command({"PUBLISH"_ba, m_channel, "x"_ba})));
    QVERIFY(eventually([&] { return listener.messages.size() == 1; }));
}

void RedisSubscriberTest::manyMessagesStayInOrder()
{
    constexpr int count = 10'000;
    Listener listener;
    listener.subscriber.open(m_server->settings(), {m_channel});
    QVERIFY(eventually([&] { return listener.isReady(); }));
    const auto publisher = client();
    for (int i = 0; i < count; ++i)
        (void)publisher->command({"PUBLISH"_ba, m_channel, QByteArray::number(i)});
    QVERIFY(eventually([&] { return listener.messages.size() == count; }));
    for (int i = 0; i < count; ++i)
        QCOMPARE(listener.messages[i].second.toInt(), i);
}

void RedisSubscriberTest::slotMayDestroyIt()
{
    const auto publisher = client();
    for (const bool atMessage : {false, true}) {
        auto* subscriber = new RedisSubscriber;
        const QPointer<RedisSubscriber> alive(subscriber);
        connect(subscriber, &RedisSubscriber::mayHaveMissed, this, [=, this, &publisher] {
            if (!atMessage)
                delete subscriber;
            else
                (void)publisher->command({"PUBLISH"_ba, m_channel, "x"_ba});
        });
        connect(subscriber, &RedisSubscriber::messageReceived, this, [subscriber] { delete subscriber; });
        subscriber->open(m_server->settings(), {m_channel});
        QVERIFY(eventually([&] { return alive.isNull(); }));
    }
}

void RedisSubscriberTest::openReplacesTheChannels()
{
    Listener listener;
    listener.subscriber.open(m_server->settings(), {"old"_ba});
    QVERIFY(eventually([&] { return listener.isReady(); }));
    listener.subscriber.open(m_server->settings(), {"new"_ba});
    QVERIFY(eventually([&] { return listener.gaps == 2; }));
    const auto publisher = client();
    QVERIFY(eventually([&] {
        return await(publisher->command({"PUBLISH"_ba, "old"_ba, "x"_ba}))->integer == 0;
    }));
    QCOMPARE(await(publisher->command({"PUBLISH"_ba, "new"_ba, "x"_ba}))->integer, 1);
    listener.subscriber.close();
    QVERIFY(eventually([&] {
        return await(publisher->command({"PUBLISH"_ba, "new"_ba, "x"_ba}))->integer == 0;
    }));
}

QTEST_GUILESS_MAIN(RedisSubscriberTest)
#include "tst_redis_subscriber.moc"
