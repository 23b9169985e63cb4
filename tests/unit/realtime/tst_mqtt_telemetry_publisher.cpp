#include "realtime/MqttTelemetryPublisher.h"

#include "support/TestServers.h"
#include "unit/realtime/MosquittoBroker.h"
#include "unit/realtime/MqttSubscriber.h"
#include "unit/realtime/ScriptedBroker.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Status = PublisherState::Status;

namespace {

constexpr Timestamp begin = 1'700'000'000 * nanosecondsPerSecond;

TelemetryRound roundWith(const QByteArray& bytes, Timestamp time = begin)
{
    TelemetryRound round;
    round.time = time;
    round.bytes = bytes;
    round.isNew = true;
    return round;
}

} // namespace

class MqttTelemetryPublisherTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void documentArrivesToTheByte_data();
    void documentArrivesToTheByte();
    void manyArriveInOrder();
    void hostNameIsLookedUp();
    void unknownHostIsSaid();
    void retainedIsForLatecomers();
    void userAndPassword();
    void tlsVerifiesTheBroker();
    void brokerKilledAndBack();
    void upstreamDownForAnHour();
    void refusalsOfConnections_data();
    void refusalsOfConnections();
    void silentBrokerTimesOut_data();
    void silentBrokerTimesOut();
    void noMqttAtAll();
    void hangUpOverADocumentIsARefusalInTheEnd();
    void connectionIsKept();
    void lostBetweenTwoDocuments();
    void nothingBlocksWhileNobodyAnswers();
    void destroyedInTheMiddle();

private:
    void make()
    {
        m_spy.reset();
        m_publisher.reset();
        m_publisher = std::make_unique<MqttTelemetryPublisher>(m_settings,
            SpoolPaths{m_folder->filePath(u"mqtt.sqlite"_s), m_folder->filePath(u"dead.ndjson"_s)}, *m_clock);
        m_spy = std::make_unique<QSignalSpy>(m_publisher.get(), &TelemetryPublisher::stateChanged);
        m_publisher->start();
    }
    /// Points the settings at a broker for every test: ./check's, or one of the test's own.
    bool useRealBroker()
    {
        if (const auto url = mqttUrl()) {
            m_settings.host = url->host();
            m_settings.port = static_cast<quint16>(url->port());
            return true;
        }
        if (MosquittoBroker::program().isEmpty())
            return false;
        if (!m_broker) {
            m_broker = std::make_unique<MosquittoBroker>();
            if (!m_broker->start())
                qFatal("mosquitto did not start");
        }
        use(*m_broker);
        return true;
    }
    void use(const MosquittoBroker& broker)
    {
        m_settings.host = u"127.0.0.1"_s;
        m_settings.port = broker.port();
    }
    void use(const ScriptedBroker& broker)
    {
        m_settings.host = u"127.0.0.1"_s;
        m_settings.port = broker.serverPort();
    }
    const PublisherState& state() const { return m_publisher->state(); }
    bool waitFor(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 20'000); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MosquittoBroker> m_broker;
    MqttPublisherSettings m_settings;
    std::unique_ptr<MqttTelemetryPublisher> m_publisher;
    std::unique_ptr<QSignalSpy> m_spy;
};

#define REAL_BROKER                                                                                          \
    if (!useRealBroker())                                                                                    \
    QSKIP("mosquitto is not installed and TELEMIRROR_TEST_MQTT_URL names no broker")

void MqttTelemetryPublisherTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_clock = std::make_unique<ManualClock>(begin);
    m_settings = {};
    m_settings.enabled = true;
    m_settings.topic = uniqueName(u"site é/"_s);
}

void MqttTelemetryPublisherTest::cleanup()
{
    m_spy.reset();
    m_publisher.reset();
}

void MqttTelemetryPublisherTest::documentArrivesToTheByte_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("plain") << R"({"ts":1,"values":{"real":{"f":1}}})"_ba;
    QTest::newRow("hostile") << u"{\"real \\\"'\\n🌡\":18446744073709551615}"_s.toUtf8() + '\0' + "\xff";
    QTest::newRow("large") << QByteArray(2'000'000, 'x');
}

void MqttTelemetryPublisherTest::documentArrivesToTheByte()
{
    REAL_BROKER;
    QFETCH(QByteArray, document);
    MqttSubscriber subscriber(m_settings.host, m_settings.port, m_settings.topic.toUtf8());
    QVERIFY(subscriber.isListening());
    make();
    m_publisher->publish(roundWith(document, 42));
    QVERIFY(waitFor([&] { return state().sent == 1 && !subscriber.documents().isEmpty(); }));
    QCOMPARE(subscriber.documents(), QByteArrayList{document});
    QCOMPARE(state().failed, 0);
    QCOMPARE(state().lastSent, 42);
    QCOMPARE(state().status, Status::Ready);
    QCOMPARE(state().spooled, 0);
    QTRY_VERIFY(m_spy->last().first().value<PublisherState>() == state());
}

void MqttTelemetryPublisherTest::manyArriveInOrder()
{
    REAL_BROKER;
    MqttSubscriber subscriber(m_settings.host, m_settings.port, m_settings.topic.toUtf8());
    QVERIFY(subscriber.isListening());
    make();
    QByteArrayList published;
    for (int i = 0; i < 500; ++i) {
        published.append(QByteArray::number(i));
        m_publisher->publish(roundWith(published.last()));
    }
    QVERIFY(waitFor([&] { return subscriber.documents().size() >= 500 && state().sent == 500; }));
    QCOMPARE(subscriber.documents(), published);
}

void MqttTelemetryPublisherTest::hostNameIsLookedUp()
{
    REAL_BROKER;
    if (m_settings.host != u"127.0.0.1"_s)
        QSKIP("the broker is elsewhere");
    m_settings.host = u"localhost"_s;
    make();
    m_publisher->publish(roundWith("1"_ba));
    // Of several addresses of the name, one has the broker.
    QVERIFY(waitFor([&] {
        if (state().nextTry > m_clock->now())
            m_clock->advance(1min);
        return state().sent == 1;
    }));
}

void MqttTelemetryPublisherTest::unknownHostIsSaid()
{
    m_settings.host = u"no-such-host.invalid"_s;
    make();
    m_publisher->publish(roundWith("1"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QCOMPARE(Error::kindName(state().lastError.kind), u"unreachable"_s);
    QVERIFY(state().lastError.message.contains(u"no-such-host.invalid"_s));
    QCOMPARE(state().status, Status::Waiting);
    QCOMPARE(state().spooled, 1);
}

void MqttTelemetryPublisherTest::retainedIsForLatecomers()
{
    REAL_BROKER;
    m_settings.retain = true;
    make();
    m_publisher->publish(roundWith("kept"_ba));
    QVERIFY(waitFor([&] { return state().sent == 1; }));
    MqttSubscriber latecomer(m_settings.host, m_settings.port, m_settings.topic.toUtf8());
    QVERIFY(waitFor([&] { return latecomer.documents() == QByteArrayList{"kept"_ba}; }));
    QVERIFY(latecomer.sawRetained());
    m_publisher->publish(roundWith(""_ba)); // no document: nothing is published
}

void MqttTelemetryPublisherTest::userAndPassword()
{
    if (MosquittoBroker::program().isEmpty())
        QSKIP("mosquitto is not installed");
    // Of "planted-secret": mosquitto_passwd would be a package of its own.
    QFile passwords(m_folder->filePath(u"passwords"_s));
    QVERIFY(passwords.open(QIODevice::WriteOnly));
    passwords.write("site:planted-secret\n");
    passwords.close();
    QProcess hash;
    hash.start(u"mosquitto_passwd"_s, {u"-U"_s, passwords.fileName()});
    if (!hash.waitForStarted() || !hash.waitForFinished() || hash.exitCode() != 0)
        QSKIP("mosquitto_passwd is not installed");
    MosquittoBroker broker(
        "allow_anonymous false\npassword_file " + QFile::encodeName(passwords.fileName()) + '\n');
    QVERIFY(broker.start());
    use(broker);
    m_settings.username = u"site"_s;
    m_settings.password = u"planted-wrong"_s;
    make();
    m_publisher->publish(roundWith("1"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QVERIFY(state().lastError.kind == Error::Kind::Unauthorized ||
        state().lastError.kind == Error::Kind::Forbidden);
    QVERIFY(!state().lastError.toString().contains(u"planted"_s));
    QCOMPARE(state().status, Status::Failed);
    QCOMPARE(state().spooled, 1);

    m_settings.password = u"planted-secret"_s;
    MqttSubscriber subscriber(
        m_settings.host, m_settings.port, m_settings.topic.toUtf8(), "site", "planted-secret");
    QVERIFY(subscriber.isListening());
    make(); // what waits goes out with the right password
    QVERIFY(waitFor([&] { return subscriber.documents() == QByteArrayList{"1"_ba}; }));
}

void MqttTelemetryPublisherTest::tlsVerifiesTheBroker()
{
    if (MosquittoBroker::program().isEmpty())
        QSKIP("mosquitto is not installed");
    MosquittoBroker broker(
        "allow_anonymous true\ncertfile " TELEMIRROR_TEST_CERTIFICATE "\nkeyfile " TELEMIRROR_TEST_KEY "\n");
    QVERIFY(broker.start());
    use(broker);
    m_settings.tls = true;
    make();
    m_publisher->publish(roundWith("1"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QVERIFY2(state().lastError.kind == Error::Kind::Tls, qPrintable(state().lastError.toString()));
    QCOMPARE(state().spooled, 1);

    m_settings.caFile = QStringLiteral(TELEMIRROR_TEST_CERTIFICATE);
    make();
    QVERIFY(waitFor([&] { return state().sent == 1 || state().failed > 0; }));
    QVERIFY2(state().sent == 1, qPrintable(state().lastError.toString()));
    m_publisher->publish(roundWith(QByteArray(1'000'000, 'x')));
    QVERIFY(waitFor([&] { return state().sent == 2; }));

    // The right authority, but another name than the certificate's.
    m_settings.host = u"localhost"_s;
    make();
    m_publisher->publish(roundWith("2"_ba));
    QVERIFY(waitFor([&] {
        m_clock->advance(1min);
        return state().failed >= 2;
    }));
    QCOMPARE(state().sent, 0);

    m_settings.caFile = m_folder->filePath(u"missing.pem"_s);
    make();
    QVERIFY(waitFor([&] { return state().failed >= 1; }));
    QVERIFY2(
        state().lastError.kind == Error::Kind::Configuration || state().lastError.kind == Error::Kind::Tls,
        qPrintable(state().lastError.toString()));
}

void MqttTelemetryPublisherTest::brokerKilledAndBack()
{
    if (MosquittoBroker::program().isEmpty())
        QSKIP("mosquitto is not installed");
    MosquittoBroker broker;
    QVERIFY(broker.start());
    use(broker);
    make();
    QByteArrayList published;
    QSet<QByteArray> arrived;
    int number = 0;
    for (int round = 0; round < 3; ++round) {
        MqttSubscriber subscriber(m_settings.host, m_settings.port, m_settings.topic.toUtf8());
        QVERIFY(subscriber.isListening());
        for (int i = 0; i < 20; ++i)
            m_publisher->publish(roundWith(QByteArray::number(number++)));
        m_clock->advance(1min);
        QVERIFY(waitFor([&] { return state().spooled == 0; }));
        QVERIFY(waitFor([&] { return subscriber.documents().contains(QByteArray::number(number - 1)); }));
        for (const QByteArray& document : subscriber.documents())
            arrived.insert(document);
        broker.kill();
        for (int i = 0; i < 20; ++i)
            m_publisher->publish(roundWith(QByteArray::number(number++)));
        QVERIFY(waitFor([&] { return state().status == Status::Waiting; }));
        QCOMPARE(state().spooled, 20);
        QVERIFY(broker.start());
    }
    MqttSubscriber subscriber(m_settings.host, m_settings.port, m_settings.topic.toUtf8());
    QVERIFY(subscriber.isListening());
    m_clock->advance(1min);
    QVERIFY(waitFor([&] { return state().spooled == 0; }));
    QVERIFY(waitFor([&] { return subscriber.documents().contains(QByteArray::number(number - 1)); }));
    // While it was down, 20 of the last round waited: here they are, in order.
    QByteArrayList expected;
    for (int i = number - 20; i < number; ++i)
        expected.append(QByteArray::number(i));
    QCOMPARE(subscriber.documents(), expected);
    QCOMPARE(state().sent, number);
    QVERIFY(arrived.size() >= 60);
}

/// The promise, with a broker: an hour without one (by the clock), and every document arrives in
/// order.
void MqttTelemetryPublisherTest::upstreamDownForAnHour()
{
    if (MosquittoBroker::program().isEmpty())
        QSKIP("mosquitto is not installed");
    MosquittoBroker broker;
    QVERIFY(broker.start());
    broker.kill(); // its port stays known
    use(broker);
    make();
    QByteArrayList published;
    constexpr int rounds = 3600 / 5;
    for (int i = 0; i < rounds; ++i) {
        published.append("{\"ts\":" + QByteArray::number(i) + "}");
        m_publisher->publish(roundWith(published.last(), m_clock->now()));
        m_clock->advance(5s);
        const bool isTrying = state().nextTry <= m_clock->now();
        const qint64 failures = state().failed;
        if (isTrying)
            QVERIFY(waitFor([&] { return state().failed > failures || state().nextTry > m_clock->now(); }));
    }
    QCOMPARE(state().spooled, rounds);
    QVERIFY(state().failed > 10);
    QVERIFY(broker.start());
    MqttSubscriber subscriber(m_settings.host, m_settings.port, m_settings.topic.toUtf8());
    QVERIFY(subscriber.isListening());
    m_clock->advance(2min);
    QVERIFY(waitFor([&] { return state().sent == rounds && subscriber.documents().size() >= rounds; }));
    QCOMPARE(subscriber.documents(), published);
    QCOMPARE(state().dropped, 0);
}

void MqttTelemetryPublisherTest::refusalsOfConnections_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("stateThen");
    const int waiting = static_cast<int>(Status::Waiting);
    const int failed = static_cast<int>(Status::Failed);
    QTest::newRow("protocol version") << 1 << u"wrong-dialect"_s << failed;
    QTest::newRow("client id") << 2 << u"configuration"_s << failed;
    QTest::newRow("unavailable") << 3 << u"unavailable"_s << waiting;
    QTest::newRow("user or password") << 4 << u"unauthorized"_s << failed;
    QTest::newRow("not authorized") << 5 << u"forbidden"_s << failed;
    QTest::newRow("unknown") << 77 << u"malformed"_s << waiting;
}

void MqttTelemetryPublisherTest::refusalsOfConnections()
{
    QFETCH(int, code);
    QFETCH(QString, kind);
    QFETCH(int, stateThen);
    ScriptedBroker broker([code](const MqttPacket&, QTcpSocket& socket) {
        ScriptedBroker::takeConnection(socket, code);
        socket.disconnectFromHost();
    });
    use(broker);
    make();
    m_publisher->publish(roundWith("1"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QCOMPARE(Error::kindName(state().lastError.kind), kind);
    QCOMPARE(static_cast<int>(state().status), stateThen);
    QCOMPARE(state().spooled, 1);
    QTest::qWait(20);
    QCOMPARE(state().failed, 1); // told once
}

void MqttTelemetryPublisherTest::silentBrokerTimesOut_data()
{
    QTest::addColumn<bool>("takesConnections");
    QTest::newRow("no CONNACK") << false;
    QTest::newRow("no PUBACK") << true;
}

void MqttTelemetryPublisherTest::silentBrokerTimesOut()
{
    QFETCH(bool, takesConnections);
    bool isSilent = true;
    QByteArrayList taken;
    ScriptedBroker broker([&](const MqttPacket& packet, QTcpSocket& socket) {
        if (packet.type == 1 && (takesConnections || !isSilent))
            ScriptedBroker::takeConnection(socket);
        if (packet.type == 3 && !isSilent) {
            taken.append(packet.payload());
            ScriptedBroker::acknowledge(packet, socket);
        }
    });
    use(broker);
    m_settings.timeout = 200ms;
    make();
    m_publisher->publish(roundWith("1"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QCOMPARE(Error::kindName(state().lastError.kind), u"timeout"_s);
    QCOMPARE(state().status, Status::Waiting);
    isSilent = false;
    m_clock->advance(1min);
    QVERIFY(waitFor([&] { return state().sent == 1; }));
    QCOMPARE(taken, QByteArrayList{"1"_ba});
    QCOMPARE(broker.connections(), 2);
}

void MqttTelemetryPublisherTest::noMqttAtAll()
{
    ScriptedBroker broker([](const MqttPacket&, QTcpSocket& socket) {
        socket.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 200\r\n\r\n" + QByteArray(200, 'x'));
    });
    use(broker);
    m_settings.timeout = 2s;
    make();
    m_publisher->publish(roundWith("1"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QVERIFY2(state().lastError.kind == Error::Kind::Malformed, qPrintable(state().lastError.toString()));
    QCOMPARE(state().spooled, 1);
}

void MqttTelemetryPublisherTest::hangUpOverADocumentIsARefusalInTheEnd()
{
    QByteArrayList taken;
    ScriptedBroker broker([&](const MqttPacket& packet, QTcpSocket& socket) {
        if (packet.type == 1)
            return ScriptedBroker::takeConnection(socket);
        if (packet.type != 3)
            return;
        if (packet.payload() == "too large")
            return socket.abort();
        taken.append(packet.payload());
        ScriptedBroker::acknowledge(packet, socket);
    });
    use(broker);
    make();
    for (const char* document : {"1", "too large", "3"})
        m_publisher->publish(roundWith(document));
    QVERIFY(waitFor([&] {
        if (state().nextTry > m_clock->now())
            m_clock->advance(1min);
        return state().sent == 2;
    }));
    QCOMPARE(state().refused, 1);
    QCOMPARE(state().failed, MqttTelemetryPublisher::mostHangUps);
    QCOMPARE(taken, (QByteArrayList{"1"_ba, "3"_ba}));
    QFile letters(m_folder->filePath(u"dead.ndjson"_s));
    QVERIFY(letters.open(QIODevice::ReadOnly));
    QVERIFY(letters.readAll().endsWith("\"document\":too large}\n"));
}

void MqttTelemetryPublisherTest::connectionIsKept()
{
    bool saidGoodbye = false;
    int qos = -1;
    ScriptedBroker broker([&](const MqttPacket& packet, QTcpSocket& socket) {
        if (packet.type == 1)
            ScriptedBroker::takeConnection(socket);
        if (packet.type == 3) {
            qos = packet.qos();
            ScriptedBroker::acknowledge(packet, socket);
        }
        saidGoodbye = saidGoodbye || packet.type == 14;
    });
    use(broker);
    make();
    for (int i = 1; i <= 5; ++i) {
        m_publisher->publish(roundWith("x"_ba));
        QVERIFY(waitFor([&] { return state().sent == i; }));
    }
    QCOMPARE(broker.connections(), 1);
    QCOMPARE(qos, 1);
    m_spy.reset();
    m_publisher.reset();
    QVERIFY(waitFor([&] { return saidGoodbye; }));
}

void MqttTelemetryPublisherTest::lostBetweenTwoDocuments()
{
    QPointer<QTcpSocket> last;
    ScriptedBroker broker([&](const MqttPacket& packet, QTcpSocket& socket) {
        last = &socket;
        if (packet.type == 1)
            ScriptedBroker::takeConnection(socket);
        if (packet.type == 3)
            ScriptedBroker::acknowledge(packet, socket);
    });
    use(broker);
    make();
    for (int i = 1; i <= 3; ++i) {
        m_publisher->publish(roundWith("x"_ba));
        QVERIFY(waitFor([&] { return state().sent == i; }));
        last->abort();
        QTest::qWait(20);
    }
    QCOMPARE(broker.connections(), 3);
    QCOMPARE(state().failed, 0);
    QCOMPARE(state().status, Status::Ready);
}

/// A server whose queue of connections is full does not answer at all; the loop goes on meanwhile.
void MqttTelemetryPublisherTest::nothingBlocksWhileNobodyAnswers()
{
    m_settings.host = u"192.0.2.1"_s; // reserved for documentation (RFC 5737): nobody is there
    m_settings.timeout = 300ms;
    make();
    QElapsedTimer watch;
    watch.start();
    m_publisher->publish(roundWith("1"_ba));
    QVERIFY2(watch.elapsed() < 200, qPrintable(QString::number(watch.elapsed())));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QVERIFY(
        state().lastError.kind == Error::Kind::Timeout || state().lastError.kind == Error::Kind::Unreachable);
}

void MqttTelemetryPublisherTest::destroyedInTheMiddle()
{
    ScriptedBroker broker([](const MqttPacket& packet, QTcpSocket& socket) {
        if (packet.type == 1)
            ScriptedBroker::takeConnection(socket);
    });
    use(broker);
    for (const int turns : {0, 1, 2, 3, 5, 10}) {
        make();
        m_publisher->publish(roundWith("x"_ba));
        for (int i = 0; i < turns; ++i)
            QCoreApplication::processEvents();
        m_spy.reset();
        m_publisher.reset();
        QTest::qWait(5);
    }
    make();
    QCOMPARE(state().spooled, 6);
    connect(m_publisher.get(), &TelemetryPublisher::stateChanged, this, [this] { m_publisher.reset(); });
    QVERIFY(waitFor([&] { return !m_publisher; }));
}

QTEST_GUILESS_MAIN(MqttTelemetryPublisherTest)
#include "tst_mqtt_telemetry_publisher.moc"
