#include "realtime/HttpTelemetryPublisher.h"

#include "support/ScriptedServer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLockFile>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Status = PublisherState::Status;
using Endpoint = HttpPublisherSettings::Endpoint;

namespace {

constexpr Timestamp begin = 1'700'000'000 * nanosecondsPerSecond;
const auto token = u"planted/token é"_s;
const auto encodedToken = "planted%2Ftoken%20%C3%A9"_ba;

TelemetryRound roundWith(const QByteArray& bytes, Timestamp time = begin)
{
    TelemetryRound round;
    round.time = time;
    round.bytes = bytes;
    round.isNew = true;
    return round;
}

ScriptedAnswer status(int code, const QList<QPair<QByteArray, QByteArray>>& headers = {})
{
    ScriptedAnswer answer;
    answer.status = code;
    answer.headers = headers;
    answer.body = "{\"message\":\"words of the server\"}";
    return answer;
}

QByteArrayList bodiesOf(const ScriptedServer& server)
{
    QByteArrayList bodies;
    for (const ScriptedRequest& request : server.requests())
        bodies.append(request.body);
    return bodies;
}

} // namespace

class HttpTelemetryPublisherTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void thingsBoardEndpoint_data();
    void thingsBoardEndpoint();
    void plainEndpointWithHeaders();
    void everyStatusHasItsConsequence_data();
    void everyStatusHasItsConsequence();
    void retryAfterIsKept();
    void refusedDocumentLeavesTheWayFree();
    void wrongTokenEndsAmongDeadLettersAfterADay();
    void clockSetBackBuriesNothing();
    void deadLettersKeepTheDocument();
    void faultsOnTheWireAreTriedAgain_data();
    void faultsOnTheWireAreTriedAgain();
    void largeAnswersAreNoTrouble();
    void trickledAnswerEndsInTime();
    void redirectDoesNotCarryTheToken();
    void selfSignedCertificateIsRefused();
    void ownAuthorityIsTrusted();
    void tokenIsInNoState();
    void anHourOfSilenceIsMadeUpFor();
    void restartGoesOnWhereItStopped();
    void destroyedInTheMiddle();
    void otherProgramHasTheSpool();
    void unusableSpoolFallsBackToMemory();
    void fullSpoolDropsTheOldest();
    void oldDocumentsExpire();
    void heartbeatAndNews();

private:
    void serve(ScriptedServer::Script script)
    {
        m_server = std::make_unique<ScriptedServer>(std::move(script));
        m_settings.url = m_server->url();
    }
    void make()
    {
        m_spy.reset();
        m_publisher.reset();
        m_publisher = std::make_unique<HttpTelemetryPublisher>(m_settings,
            SpoolPaths{m_folder->filePath(u"http.sqlite"_s), m_folder->filePath(u"dead.ndjson"_s)},
            *m_network, *m_clock);
        m_spy = std::make_unique<QSignalSpy>(m_publisher.get(), &TelemetryPublisher::stateChanged);
        m_publisher->start();
    }
    const PublisherState& state() const { return m_publisher->state(); }
    bool waitFor(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 20'000); }
    QByteArray deadLetters() const
    {
        QFile file(m_folder->filePath(u"dead.ndjson"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QSslConfiguration serverTls() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ScriptedServer> m_server;
    HttpPublisherSettings m_settings;
    std::unique_ptr<HttpTelemetryPublisher> m_publisher;
    std::unique_ptr<QSignalSpy> m_spy;
};

void HttpTelemetryPublisherTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_clock = std::make_unique<ManualClock>(begin);
    m_network = std::make_unique<QNetworkAccessManager>();
    m_settings = {};
    m_settings.enabled = true;
    m_settings.token = token;
}

void HttpTelemetryPublisherTest::cleanup()
{
    m_spy.reset();
    m_publisher.reset();
    m_server.reset();
    m_network.reset();
}

QSslConfiguration HttpTelemetryPublisherTest::serverTls() const
{
    QFile certificate(QStringLiteral(TELEMIRROR_TEST_CERTIFICATE));
    QFile key(QStringLiteral(TELEMIRROR_TEST_KEY));
    if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
        qFatal("the test's certificate is missing");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(&certificate));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

void HttpTelemetryPublisherTest::thingsBoardEndpoint_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("no path") << u""_s << "/api/v1/" + encodedToken + "/telemetry";
    QTest::newRow("slash") << u"/"_s << "/api/v1/" + encodedToken + "/telemetry";
    QTest::newRow("path") << u"/things/here/"_s << "/things/here/api/v1/" + encodedToken + "/telemetry";
    QTest::newRow("encoded path") << u"/a%2Fb"_s << "/a%2Fb/api/v1/" + encodedToken + "/telemetry";
}

void HttpTelemetryPublisherTest::thingsBoardEndpoint()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, target);
    serve([](const ScriptedRequest&) { return status(200); });
    m_settings.url = QUrl(m_server->url().toString() + path);
    make();
    const QByteArray document =
        u"{\"ts\":7,\"values\":{\"real 🌡\":{\"f\":18446744073709551615}}}"_s.toUtf8();
    m_publisher->publish(roundWith(document, 42));
    QVERIFY(waitFor([&] { return state().sent == 1; }));
    QCOMPARE(m_server->requests().size(), 1);
    const ScriptedRequest& request = m_server->requests().first();
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.target, target);
    QCOMPARE(request.body, document);
    QCOMPARE(request.headers.value("content-type"), "application/json"_ba);
    QVERIFY(request.headers.value("user-agent").startsWith("Telemirror/"));
    QVERIFY(!request.headers.contains("cookie"));
    QCOMPARE(state().status, Status::Ready);
    QCOMPARE(state().lastSent, 42);
    QCOMPARE(state().spooled, 0);
    QCOMPARE(state().failed, 0);
    QTRY_VERIFY(m_spy->last().first().value<PublisherState>() == state());
}

void HttpTelemetryPublisherTest::plainEndpointWithHeaders()
{
    serve([](const ScriptedRequest&) { return status(204); });
    m_settings.endpoint = Endpoint::Plain;
    m_settings.url = QUrl(m_server->url().toString() + u"/in?site=a%20b"_s);
    m_settings.headers = {{u"Authorization"_s, u"Bearer {token}"_s}, {u"X-Site"_s, u"nørth"_s}};
    make();
    m_publisher->publish(roundWith("{}"_ba));
    QVERIFY(waitFor([&] { return state().sent == 1; }));
    const ScriptedRequest& request = m_server->requests().first();
    QCOMPARE(request.target, "/in?site=a%20b"_ba);
    QCOMPARE(request.headers.value("authorization"), "Bearer " + token.toUtf8());
    QCOMPARE(request.headers.value("x-site"), u"nørth"_s.toUtf8());
}

void HttpTelemetryPublisherTest::everyStatusHasItsConsequence_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isBuried"); // at once
    QTest::addColumn<int>("stateThen");
    const int ready = static_cast<int>(Status::Ready);
    const int waiting = static_cast<int>(Status::Waiting);
    const int failed = static_cast<int>(Status::Failed);
    QTest::newRow("304") << 304 << u"configuration"_s << false << failed;
    QTest::newRow("400") << 400 << u"bad-request"_s << true << ready;
    QTest::newRow("401") << 401 << u"unauthorized"_s << false << failed;
    QTest::newRow("403") << 403 << u"forbidden"_s << false << failed;
    QTest::newRow("404") << 404 << u"not-found"_s << false << failed;
    QTest::newRow("405") << 405 << u"not-found"_s << false << failed;
    QTest::newRow("408") << 408 << u"timeout"_s << false << waiting;
    QTest::newRow("410") << 410 << u"not-found"_s << false << failed;
    QTest::newRow("413") << 413 << u"too-large"_s << true << ready;
    QTest::newRow("418") << 418 << u"bad-request"_s << true << ready;
    QTest::newRow("422") << 422 << u"bad-request"_s << true << ready;
    QTest::newRow("429") << 429 << u"rate-limited"_s << false << waiting;
    QTest::newRow("500") << 500 << u"server-error"_s << false << waiting;
    QTest::newRow("502") << 502 << u"server-error"_s << false << waiting;
    QTest::newRow("503") << 503 << u"unavailable"_s << false << waiting;
    QTest::newRow("504") << 504 << u"server-error"_s << false << waiting;
}

void HttpTelemetryPublisherTest::everyStatusHasItsConsequence()
{
    QFETCH(int, code);
    QFETCH(QString, kind);
    QFETCH(bool, isBuried);
    QFETCH(int, stateThen);
    int answers = 0;
    serve([&](const ScriptedRequest&) { return status(++answers == 1 ? code : 200); });
    make();
    m_publisher->publish(roundWith("{\"n\":1}"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QCOMPARE(Error::kindName(state().lastError.kind), kind);
    QVERIFY2(state().lastError.detail.contains(QString::number(code)), qPrintable(state().lastError.detail));
    QVERIFY(!state().lastError.message.contains(u"%1"_s));
    QCOMPARE(static_cast<int>(state().status), stateThen);
    QCOMPARE(state().refused, isBuried ? 1 : 0);
    QCOMPARE(state().spooled, isBuried ? 0 : 1);
    QCOMPARE(deadLetters().count('\n'), isBuried ? 1 : 0);
    QCOMPARE(state().nextTry > begin, !isBuried);
    // What was not buried arrives in time, and is the same.
    m_clock->advance(5min);
    QVERIFY(waitFor([&] { return state().sent == (isBuried ? 0 : 1); }));
    QCOMPARE(answers, isBuried ? 1 : 2);
    QCOMPARE(state().dropped, 0);
}

void HttpTelemetryPublisherTest::retryAfterIsKept()
{
    int answers = 0;
    serve([&](const ScriptedRequest&) {
        return ++answers == 1 ? status(429, {{"Retry-After"_ba, "77"_ba}}) : status(200);
    });
    make();
    m_publisher->publish(roundWith("{}"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QCOMPARE(state().nextTry, begin + 77 * nanosecondsPerSecond);
    m_clock->advance(76s);
    m_publisher->publish(roundWith("{}"_ba)); // a new one does not jump the wait
    QTest::qWait(0);
    QCOMPARE(answers, 1);
    m_clock->advance(1s);
    QVERIFY(waitFor([&] { return state().sent == 2; }));
}

void HttpTelemetryPublisherTest::refusedDocumentLeavesTheWayFree()
{
    serve([](const ScriptedRequest& request) { return status(request.body.contains("bad") ? 400 : 200); });
    make();
    for (const char* document :
        {"{\"n\":1}", "{\"n\":\"bad\"}", "{\"n\":3}", "{\"n\":\"bad too\"}", "{\"n\":5}"})
        m_publisher->publish(roundWith(document));
    QVERIFY(waitFor([&] { return state().sent == 3 && state().refused == 2; }));
    QCOMPARE(state().spooled, 0);
    QCOMPARE(bodiesOf(*m_server).last(), "{\"n\":5}"_ba);
    QCOMPARE(m_server->requests().size(), 5);
}

void HttpTelemetryPublisherTest::wrongTokenEndsAmongDeadLettersAfterADay()
{
    serve([](const ScriptedRequest&) { return status(401, {{"Retry-After"_ba, "3600"_ba}}); });
    make();
    m_publisher->publish(roundWith("{}"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    int hours = 0;
    for (; state().refused == 0 && hours < 30; ++hours) {
        const qint64 before = state().failed;
        m_clock->advance(1h);
        QVERIFY(waitFor([&] { return state().failed > before; }));
    }
    QCOMPARE(hours, 24);
    QCOMPARE(state().refused, 1);
    QCOMPARE(state().spooled, 0);
    QCOMPARE(state().failed, 25);
    QVERIFY(deadLetters().contains("token"));
}

void HttpTelemetryPublisherTest::clockSetBackBuriesNothing()
{
    serve([](const ScriptedRequest&) { return status(401); });
    make();
    m_publisher->publish(roundWith("{}"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    m_clock->advance(5min); // the next try is on its way
    m_clock->jumpTo(begin - nanosecondsPerHour);
    QVERIFY(waitFor([&] { return state().failed == 2; }));
    QCOMPARE(state().refused, 0);
    QCOMPARE(state().spooled, 1);
    QCOMPARE(deadLetters(), ""_ba);
}

void HttpTelemetryPublisherTest::deadLettersKeepTheDocument()
{
    serve([](const ScriptedRequest&) { return status(400); });
    make();
    const QByteArray document = u"{\"values\":{\"real \\\"é\\n\":{\"f\":18446744073709551615}}}"_s.toUtf8();
    m_publisher->publish(roundWith(document));
    QVERIFY(waitFor([&] { return state().refused == 1; }));
    const QByteArray line = deadLetters();
    QVERIFY2(line.endsWith("\"document\":" + document + "}\n"), line);
    QJsonParseError fault;
    const QJsonObject letter = QJsonDocument::fromJson(line, &fault).object();
    QCOMPARE(fault.error, QJsonParseError::NoError);
    QVERIFY(letter.value(u"reason"_s).toString().contains(u"words of the server"_s));
    QCOMPARE(letter.value(u"refused"_s).toInteger(), begin / nanosecondsPerMillisecond);
}

void HttpTelemetryPublisherTest::faultsOnTheWireAreTriedAgain_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("kind");
    QTest::newRow("hangs up") << u"reset"_s << u"unreachable"_s;
    QTest::newRow("never answers") << u"never"_s << u"timeout"_s;
    QTest::newRow("half a head") << u"cut"_s << u"unreachable"_s;
    QTest::newRow("half a head, then silence") << u"stall"_s << u"timeout"_s;
}

void HttpTelemetryPublisherTest::faultsOnTheWireAreTriedAgain()
{
    QFETCH(QString, fault);
    QFETCH(QString, kind);
    bool isFaulty = true;
    serve([&](const ScriptedRequest&) {
        ScriptedAnswer answer = status(200);
        if (!isFaulty)
            return answer;
        answer.reset = fault == u"reset"_s;
        answer.never = fault == u"never"_s;
        if (fault == u"cut"_s)
            answer.cutAfter = 7;
        if (fault == u"stall"_s)
            answer.stallAfter = 7;
        return answer;
    });
    m_settings.timeout = 300ms;
    make();
    m_publisher->publish(roundWith("{\"n\":1}"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QCOMPARE(Error::kindName(state().lastError.kind), kind);
    QCOMPARE(state().status, Status::Waiting);
    QCOMPARE(state().spooled, 1);
    isFaulty = false;
    m_clock->advance(5s);
    QVERIFY(waitFor([&] { return state().sent == 1; }));
    QCOMPARE(bodiesOf(*m_server).last(), "{\"n\":1}"_ba);
}

void HttpTelemetryPublisherTest::largeAnswersAreNoTrouble()
{
    serve([](const ScriptedRequest&) {
        ScriptedAnswer answer;
        answer.body = QByteArray(5'000'000, 'x');
        return answer;
    });
    make();
    m_publisher->publish(roundWith("{}"_ba));
    QVERIFY(waitFor([&] { return state().sent == 1; }));
}

void HttpTelemetryPublisherTest::trickledAnswerEndsInTime()
{
    serve([](const ScriptedRequest&) {
        ScriptedAnswer answer = status(500);
        // Never an end: pieces for as long as somebody takes them.
        answer.source = [] { return QByteArray(1000, 'x'); };
        return answer;
    });
    m_settings.timeout = 100ms;
    make();
    m_publisher->publish(roundWith("{}"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QCOMPARE(Error::kindName(state().lastError.kind), u"server-error"_s);
}

void HttpTelemetryPublisherTest::redirectDoesNotCarryTheToken()
{
    ScriptedServer elsewhere([](const ScriptedRequest&) { return status(200); });
    for (const int code : {301, 302, 303, 307, 308}) {
        serve([&](const ScriptedRequest&) {
            return status(code, {{"Location"_ba, elsewhere.url().toEncoded() + "/x/" + encodedToken}});
        });
        make();
        m_publisher->publish(roundWith("{}"_ba));
        QVERIFY(waitFor([&] { return state().failed == 1; }));
        QCOMPARE(Error::kindName(state().lastError.kind), u"configuration"_s);
        QVERIFY(state().lastError.detail.contains(QString::number(elsewhere.serverPort())));
        QVERIFY(!state().lastError.toString().contains(u"planted"_s));
        QCOMPARE(state().refused, 0);
        m_spy.reset();
        m_publisher.reset();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    QCOMPARE(elsewhere.requests().size(), 0);
}

void HttpTelemetryPublisherTest::selfSignedCertificateIsRefused()
{
    serve([](const ScriptedRequest&) { return status(200); });
    m_server->encrypt(serverTls());
    m_settings.url = m_server->url();
    make();
    m_publisher->publish(roundWith("{}"_ba));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QCOMPARE(Error::kindName(state().lastError.kind), u"tls"_s);
    QCOMPARE(state().spooled, 1);
    QCOMPARE(m_server->requests().size(), 0);

    m_settings.caFile = m_folder->filePath(u"missing 100%1.pem"_s);
    make();
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    QVERIFY2(state().lastError.message.contains(m_settings.caFile), qPrintable(state().lastError.message));
}

void HttpTelemetryPublisherTest::ownAuthorityIsTrusted()
{
    serve([](const ScriptedRequest&) { return status(200); });
    m_server->encrypt(serverTls());
    m_settings.url = m_server->url();
    m_settings.caFile = QStringLiteral(TELEMIRROR_TEST_CERTIFICATE);
    make();
    m_publisher->publish(roundWith("{}"_ba));
    QVERIFY(waitFor([&] { return state().sent == 1 || state().failed > 0; }));
    QVERIFY2(state().sent == 1, qPrintable(state().lastError.toString()));
}

void HttpTelemetryPublisherTest::tokenIsInNoState()
{
    int code = 0;
    serve([&](const ScriptedRequest& request) {
        // The server repeats the address, as many do.
        ScriptedAnswer answer = status(code);
        answer.body = "{\"message\":\"no " + request.target + " for " + token.toUtf8() + "\"}";
        answer.reset = code == 0;
        return answer;
    });
    make();
    for (const int each : {0, 400, 401, 404, 429, 500}) {
        code = each;
        const qint64 before = state().failed;
        m_publisher->publish(roundWith("{}"_ba));
        m_clock->advance(5min);
        QVERIFY(waitFor([&] { return state().failed > before; }));
        m_clock->advance(5min);
    }
    for (const QList<QVariant>& arguments : *m_spy) {
        const auto told = arguments.first().value<PublisherState>();
        const QString all = told.name + told.lastError.toString();
        QVERIFY2(!all.contains(u"planted"_s), qPrintable(all));
    }
    QVERIFY(!deadLetters().contains("planted"));
}

/// The promise: what was published during an hour without an upstream arrives afterwards, every
/// document, once, in order. The hour is the clock's.
void HttpTelemetryPublisherTest::anHourOfSilenceIsMadeUpFor()
{
    bool isDown = true;
    int attempts = 0;
    QByteArrayList taken;
    serve([&](const ScriptedRequest& request) {
        ++attempts;
        ScriptedAnswer answer = status(isDown ? 503 : 200);
        // Now it refuses, now it hangs up.
        answer.reset = isDown && attempts % 2 == 0;
        if (!isDown)
            taken.append(request.body);
        return answer;
    });
    make();
    QByteArrayList published;
    constexpr int rounds = 3600 / 10;
    for (int i = 0; i < rounds; ++i) {
        const QByteArray document = "{\"ts\":" + QByteArray::number(i) + "}";
        published.append(document);
        m_publisher->publish(roundWith(document, m_clock->now()));
        const qint64 failures = state().failed;
        const int before = attempts;
        m_clock->advance(10s);
        QTest::qWait(0);
        if (attempts > before || state().nextTry <= m_clock->now())
            QVERIFY(waitFor([&] { return state().failed > failures; }));
    }
    QCOMPARE(state().spooled, rounds);
    QCOMPARE(state().sent, 0);
    QCOMPARE(state().status, Status::Waiting);
    // It was left alone meanwhile: not asked with every document.
    QVERIFY2(attempts < rounds / 2, qPrintable(QString::number(attempts)));

    isDown = false;
    m_clock->advance(5min);
    QVERIFY(QTest::qWaitFor([&] { return state().sent == rounds; }, 60'000));
    QCOMPARE(taken, published);
    QCOMPARE(state().spooled, 0);
    QCOMPARE(state().spooledBytes, 0);
    QCOMPARE(state().dropped, 0);
    QCOMPARE(state().refused, 0);
    QCOMPARE(state().status, Status::Ready);
}

void HttpTelemetryPublisherTest::restartGoesOnWhereItStopped()
{
    serve([](const ScriptedRequest&) { return status(500); });
    for (int i = 0; i < 5; ++i) {
        make();
        QCOMPARE(state().spooled, i);
        m_publisher->publish(roundWith(QByteArray::number(i)));
        QVERIFY(waitFor([&] { return state().failed == 1; }));
    }
    serve([](const ScriptedRequest&) { return status(200); });
    make(); // nothing new needs to come
    QVERIFY(waitFor([&] { return state().sent == 5; }));
    QCOMPARE(bodiesOf(*m_server).join(), "01234"_ba);
}

void HttpTelemetryPublisherTest::destroyedInTheMiddle()
{
    serve([](const ScriptedRequest&) {
        ScriptedAnswer answer;
        answer.never = true;
        return answer;
    });
    make();
    m_publisher->publish(roundWith("1"_ba));
    QVERIFY(waitFor([&] { return m_server->requests().size() == 1; }));
    m_spy.reset();
    m_publisher.reset();
    m_clock->advance(1h);
    QTest::qWait(0);
    serve([](const ScriptedRequest&) { return status(200); });
    make();
    QVERIFY(waitFor([&] { return state().sent == 1; }));

    // By its own listener.
    connect(m_publisher.get(), &TelemetryPublisher::stateChanged, this, [this](const PublisherState& now) {
        if (now.sent == 2)
            m_publisher.reset();
    });
    m_publisher->publish(roundWith("2"_ba));
    QVERIFY(waitFor([&] { return !m_publisher; }));
}

void HttpTelemetryPublisherTest::otherProgramHasTheSpool()
{
    serve([](const ScriptedRequest&) { return status(200); });
    QLockFile other(m_folder->filePath(u"http.sqlite.lock"_s));
    other.setStaleLockTime(0);
    QVERIFY(other.tryLock(0));
    make();
    QCOMPARE(state().status, Status::Failed);
    QCOMPARE(Error::kindName(state().lastError.kind), u"busy"_s);
    m_publisher->publish(roundWith("1"_ba));
    QTest::qWait(20);
    QCOMPARE(m_server->requests().size(), 0);
    other.unlock();
    m_publisher->publish(roundWith("2"_ba));
    QVERIFY(waitFor([&] { return state().sent == 1; }));
    QCOMPARE(state().status, Status::Ready);
    QCOMPARE(bodiesOf(*m_server), QByteArrayList{"2"_ba});
}

void HttpTelemetryPublisherTest::unusableSpoolFallsBackToMemory()
{
    serve([](const ScriptedRequest&) { return status(200); });
    m_publisher = std::make_unique<HttpTelemetryPublisher>(
        m_settings, SpoolPaths{u"/dev/null/x.sqlite"_s, u"/dev/null/x.ndjson"_s}, *m_network, *m_clock);
    m_publisher->start();
    QCOMPARE(Error::kindName(state().lastError.kind), u"storage"_s);
    m_publisher->publish(roundWith("1"_ba));
    QVERIFY(waitFor([&] { return state().sent == 1; }));
}

void HttpTelemetryPublisherTest::fullSpoolDropsTheOldest()
{
    bool isDown = true;
    serve([&](const ScriptedRequest&) { return status(isDown ? 500 : 200); });
    m_settings.spool.bytes = 50;
    make();
    m_publisher->publish(roundWith(QByteArray(10, '0')));
    QVERIFY(waitFor([&] { return state().failed == 1; }));
    for (char digit = '1'; digit <= '9'; ++digit)
        m_publisher->publish(roundWith(QByteArray(10, digit)));
    m_publisher->publish(roundWith(QByteArray(51, 'x')));
    QCOMPARE(state().dropped, 5 + 1);
    QCOMPARE(state().spooled, 5);
    QCOMPARE(state().spooledBytes, 50);
    isDown = false;
    m_clock->advance(1min);
    QVERIFY(waitFor([&] { return state().sent == 5; }));
    QCOMPARE(bodiesOf(*m_server).mid(1).join(),
        QByteArray(10, '5') + QByteArray(10, '6') + QByteArray(10, '7') + QByteArray(10, '8') +
            QByteArray(10, '9'));
}

void HttpTelemetryPublisherTest::oldDocumentsExpire()
{
    serve([](const ScriptedRequest&) { return status(500); });
    m_settings.spool.age = 10min;
    make();
    for (int minute = 0; minute < 15; ++minute) {
        const qint64 failures = state().failed;
        m_publisher->publish(roundWith(QByteArray::number(minute), m_clock->now()));
        m_clock->advance(1min);
        QVERIFY(waitFor([&] { return state().failed > failures; }));
    }
    QVERIFY2(state().dropped >= 3 && state().dropped <= 5, qPrintable(QString::number(state().dropped)));
    QCOMPARE(state().spooled + state().dropped, 15);
}

void HttpTelemetryPublisherTest::heartbeatAndNews()
{
    serve([](const ScriptedRequest&) { return status(200); });
    make();
    TelemetryRound same = roundWith("same"_ba);
    same.isNew = false;
    m_publisher->publish(same);
    m_publisher->publish(roundWith(""_ba));
    m_publisher->setHeartbeat(true);
    m_publisher->publish(same);
    m_publisher->publish(roundWith(""_ba));
    QVERIFY(waitFor([&] { return state().sent == 1; }));
    QCOMPARE(bodiesOf(*m_server), QByteArrayList{"same"_ba});
}

QTEST_GUILESS_MAIN(HttpTelemetryPublisherTest)
#include "tst_http_telemetry_publisher.moc"
