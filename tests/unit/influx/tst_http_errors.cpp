#include "influx/Connection.h"
#include "influx/HttpErrorMapper.h"
#include "support/Await.h"
#include "support/ScriptedServer.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

constexpr auto* secret = "s3cr3t-token-zz";

ConnectionSettings settingsFor(const QUrl& url, Dialect dialect = Dialect::Flux)
{
    ConnectionSettings settings;
    settings.id = u"c"_s;
    settings.name = u"Cloud"_s;
    settings.url = url;
    settings.dialect = dialect;
    settings.organization = u"my org & söhne"_s;
    settings.secret = QString::fromLatin1(secret);
    return settings;
}

} // namespace

class HttpErrorsTest : public QObject
{
    Q_OBJECT

private slots:
    void answersAreMapped_data();
    void answersAreMapped();
    void writesAreMapped_data();
    void writesAreMapped();
    void retryAfterForms_data();
    void retryAfterForms();
    void serverTexts_data();
    void serverTexts();
    void deadPortIsUnreachable();
    void unknownHostIsUnreachable();
    void resetIsUnreachable();
    void silenceIsATimeout();
    void stalledBodyIsATimeout();
    void redirectIsNotFollowed();
    void strangeCertificateIsRefused();
    void plainServerBehindHttpsIsAnError();
    void badSchemeIsConfiguration();
    void abortAllEndsEverything();
    void destructionEndsEverything();
    void credentialsAreSent();
};

void HttpErrorsTest::answersAreMapped_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<bool>("retryable");
    const auto row = [](int status, const QByteArray& body, Kind kind, const QString& detail,
                         bool retryable) {
        QTest::addRow("%d %s", status, qPrintable(Error::kindName(kind)))
            << status << body << static_cast<int>(kind) << detail << retryable;
    };
    const QByteArray json = R"({"code":"x","message":"the \"server's\" words"})";
    const QString words = u"the \"server's\" words"_s;
    row(400, json, Kind::BadRequest, words, false);
    row(422, json, Kind::BadRequest, words, false);
    row(401, json, Kind::Unauthorized, words, false);
    row(403, json, Kind::Forbidden, words, false);
    row(404, json, Kind::NotFound, words, false);
    row(408, json, Kind::Timeout, words, true);
    row(413, json, Kind::TooLarge, words, false);
    row(429, json, Kind::RateLimited, words, true);
    row(500, R"({"error":"boom"})", Kind::ServerError, u"boom"_s, true);
    row(502, "<html><head><title>502 Bad Gateway</title><style>b{}</style></head><body>nginx</body></html>",
        Kind::ServerError, u"502 Bad Gateway nginx"_s, true);
    row(503, {}, Kind::Unavailable, u"HTTP 503"_s, true);
    // A 2.x that has just been started: its health passes already.
    row(503, R"({"status":"starting"})", Kind::Unavailable, uR"({"status":"starting"})"_s, true);
    row(504, "upstream\ntimed out", Kind::ServerError, u"upstream timed out"_s, true);
    row(599, {}, Kind::ServerError, u"HTTP 599"_s, true);
    row(418, {}, Kind::BadRequest, u"HTTP 418"_s, false);
    row(400, R"({"message":"could not find bucket \"x\""})", Kind::NotFound, u"could not find bucket \"x\""_s,
        false);
    row(401, R"({"message":"token s3cr3t-token-zz is unknown"})", Kind::Unauthorized,
        u"token *** is unknown"_s, false);
}

void HttpErrorsTest::answersAreMapped()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    ScriptedServer server([&](const ScriptedRequest&) { return ScriptedAnswer::json(status, body); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto result = await(connection->measurements(u"büc\"ket"_s, {0, 1}));
    QVERIFY(!result);
    const Error& error = result.error();
    QTEST(static_cast<int>(error.kind), "kind");
    QTEST(error.detail, "detail");
    QTEST(error.isRetryable(), "retryable");
    QCOMPARE(error.connection, u"Cloud"_s);
    QCOMPARE(error.bucket, u"büc\"ket"_s);
    QVERIFY2(error.message.contains(u"“Cloud”"_s), qPrintable(error.message));
    QVERIFY(!error.toString().contains(QString::fromLatin1(secret)));
    QVERIFY(!error.toString().contains(u"http:"_s));
    if (status == 401)
        QCOMPARE(
            error.message, u"The token of “Cloud” is missing or wrong: set it in Settings › Connections."_s);
}

void HttpErrorsTest::writesAreMapped_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::newRow("1.x partial")
        << 400 << "{\"error\":\"partial write: field type conflict: input field \\\"f\\\" dropped=1\"}"_ba
        << static_cast<int>(Kind::PartialWrite);
    QTest::newRow("1.x parse") << 400 << R"({"error":"unable to parse 'm f=': missing field value"})"_ba
                               << static_cast<int>(Kind::PartialWrite);
    QTest::newRow("2.x partial")
        << 422
        << R"({"code":"unprocessable entity","message":"failure writing points to database: partial write: points beyond retention policy dropped=2"})"_ba
        << static_cast<int>(Kind::PartialWrite);
    QTest::newRow("no policy, 1.x") << 500 << R"({"error":"retention policy not found: no"})"_ba
                                    << static_cast<int>(Kind::NotFound);
    QTest::newRow("no database, 1.x")
        << 404 << R"({"error":"database not found: \"x\""})"_ba << static_cast<int>(Kind::NotFound);
    QTest::newRow("other 400") << 400 << R"({"message":"precision is odd"})"_ba
                               << static_cast<int>(Kind::BadRequest);
    QTest::newRow("too large") << 413 << "Request Entity Too Large"_ba << static_cast<int>(Kind::TooLarge);
}

void HttpErrorsTest::writesAreMapped()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    ScriptedServer server([&](const ScriptedRequest&) { return ScriptedAnswer::json(status, body); });
    QNetworkAccessManager network;
    for (const Dialect dialect : {Dialect::Flux, Dialect::InfluxQL}) {
        const auto connection = Connection::create(settingsFor(server.url(), dialect), network);
        const auto result = await(connection->write(u"b"_s, "m f=1 1\n"_ba));
        QVERIFY(!result);
        QTEST(static_cast<int>(result.error().kind), "kind");
        QCOMPARE(result.error().bucket, u"b"_s);
        QVERIFY(!result.error().detail.isEmpty());
    }
}

void HttpErrorsTest::retryAfterForms_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("milliseconds"); // -1: none
    QTest::newRow("absent") << QByteArray() << qint64(-1);
    QTest::newRow("seconds") << "120"_ba << qint64(120'000);
    QTest::newRow("zero") << " 0 "_ba << qint64(0);
    QTest::newRow("fraction") << "1.5"_ba << qint64(1500);
    QTest::newRow("negative") << "-5"_ba << qint64(-1);
    QTest::newRow("IMF date") << "Fri, 31 Dec 1999 23:59:59 GMT"_ba << qint64(59'000);
    QTest::newRow("RFC 850 date") << "Friday, 31-Dec-99 23:59:59 GMT"_ba << qint64(59'000);
    QTest::newRow("asctime date") << "Fri Dec 31 23:59:59 1999"_ba << qint64(59'000);
    QTest::newRow("past") << "Fri, 31 Dec 1999 23:00:00 GMT"_ba << qint64(0);
    QTest::newRow("words") << "soon"_ba << qint64(-1);
    QTest::newRow("nan") << "nan"_ba << qint64(-1);
    QTest::newRow("huge") << "1e300"_ba << qint64(1'000'000'000'000);
}

void HttpErrorsTest::retryAfterForms()
{
    QFETCH(QByteArray, value);
    const QDateTime now(QDate(1999, 12, 31), QTime(23, 59, 0), Qt::UTC);
    const auto parsed = HttpErrorMapper::retryAfter(value, now);
    QTEST(parsed ? qint64(parsed->count()) : qint64(-1), "milliseconds");

    ScriptedServer server([&](const ScriptedRequest&) {
        ScriptedAnswer answer = ScriptedAnswer::json(429, {});
        if (!value.isEmpty())
            answer.headers.append({"Retry-After"_ba, value});
        return answer;
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto result = await(connection->buckets());
    QCOMPARE(result.error().kind, Kind::RateLimited);
    QCOMPARE(result.error().retryAfter.has_value(), parsed.has_value());
}

void HttpErrorsTest::serverTexts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("message") << R"({"message":"a","error":"b"})"_ba << u"a"_s;
    QTest::newRow("error") << R"({"error":"b"})"_ba << u"b"_s;
    QTest::newRow("in results") << R"({"results":[{"statement_id":0},{"error":"c"}]})"_ba << u"c"_s;
    QTest::newRow("other JSON") << R"({"x":1})"_ba << u"{\"x\":1}"_s;
    QTest::newRow("broken JSON") << "{\"x\":"_ba << u"{\"x\":"_s;
    QTest::newRow("page") << "<!DOCTYPE html><script>alert(1)</script><h1>Gone</h1>"_ba << u"Gone"_s;
    QTest::newRow("long page") << "<p>"_ba + QByteArray(5000, 'x') + "</p>"_ba << QString(199, u'x') + u'…';
    QTest::newRow("text") << " a\n b "_ba << u"a b"_s;
}

void HttpErrorsTest::serverTexts()
{
    QFETCH(QByteArray, body);
    QTEST(HttpErrorMapper::serverText(body), "text");
}

void HttpErrorsTest::deadPortIsUnreachable()
{
    QUrl url;
    {
        const ScriptedServer server([](const ScriptedRequest&) { return ScriptedAnswer(); });
        url = server.url();
    }
    QNetworkAccessManager network;
    for (const Dialect dialect : {Dialect::Flux, Dialect::InfluxQL}) {
        const auto connection = Connection::create(settingsFor(url, dialect), network);
        QCOMPARE(await(connection->probe()).error().kind, Kind::Unreachable);
        QCOMPARE(await(connection->buckets()).error().kind, Kind::Unreachable);
        QCOMPARE(await(connection->write(u"b"_s, "m f=1\n"_ba)).error().kind, Kind::Unreachable);
        const auto stream = connection->read({u"b"_s, u"m"_s, {0, 10}, {}, false});
        QSignalSpy failed(stream.get(), &PointStream::failed);
        QVERIFY(failed.wait());
        const auto error = failed.first().first().value<Error>();
        QCOMPARE(error.kind, Kind::Unreachable);
        QCOMPARE(error.measurement, u"m"_s);
    }
}

void HttpErrorsTest::unknownHostIsUnreachable()
{
    QNetworkAccessManager network;
    const auto connection =
        Connection::create(settingsFor(QUrl(u"http://no-such-host.invalid:8086"_s)), network);
    QCOMPARE(await(connection->probe()).error().kind, Kind::Unreachable);
}

void HttpErrorsTest::resetIsUnreachable()
{
    ScriptedServer server([](const ScriptedRequest&) {
        ScriptedAnswer answer;
        answer.reset = true;
        return answer;
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto result = await(connection->buckets());
    QCOMPARE(result.error().kind, Kind::Unreachable);
    QVERIFY(result.error().isRetryable());
}

void HttpErrorsTest::silenceIsATimeout()
{
    ScriptedServer server([](const ScriptedRequest&) {
        ScriptedAnswer answer;
        answer.never = true;
        return answer;
    });
    QNetworkAccessManager network;
    ConnectionSettings settings = settingsFor(server.url());
    settings.idleTimeout = 100ms;
    const auto connection = Connection::create(settings, network);
    QCOMPARE(await(connection->buckets()).error().kind, Kind::Timeout);
    QCOMPARE(server.requests().size(), 1); // Not tried again behind our back.
}

void HttpErrorsTest::stalledBodyIsATimeout()
{
    ScriptedServer server([](const ScriptedRequest&) {
        ScriptedAnswer answer = ScriptedAnswer::json(200, R"({"buckets":[]})");
        answer.stallAfter = 90;
        return answer;
    });
    QNetworkAccessManager network;
    ConnectionSettings settings = settingsFor(server.url());
    settings.idleTimeout = 100ms;
    const auto connection = Connection::create(settings, network);
    QCOMPARE(await(connection->buckets()).error().kind, Kind::Timeout);
}

void HttpErrorsTest::redirectIsNotFollowed()
{
    ScriptedServer thief(
        [](const ScriptedRequest&) { return ScriptedAnswer::json(200, R"({"buckets":[]})"); });
    QUrl other = thief.url();
    other.setPath(u"/api/v2/buckets"_s);
    other.setUserInfo(u"u:p"_s);
    ScriptedServer server([&](const ScriptedRequest& request) {
        ScriptedAnswer answer = ScriptedAnswer::json(request.method == "GET" ? 302 : 307, {});
        answer.headers.append({"Location"_ba, other.toEncoded()});
        return answer;
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto result = await(connection->buckets());
    QCOMPARE(result.error().kind, Kind::Configuration);
    QVERIFY2(result.error().message.contains(u"127.0.0.1:%1"_s.arg(thief.serverPort())),
        qPrintable(result.error().message));
    QVERIFY(!result.error().message.contains(u"u:p"_s));
    QCOMPARE(await(connection->write(u"b"_s, "m f=1\n"_ba)).error().kind, Kind::Configuration);
    QCOMPARE(thief.requests().size(), 0);
}

void HttpErrorsTest::strangeCertificateIsRefused()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt without TLS");
    // Made for this test: openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes
    QFile certificateFile(QFINDTESTDATA("self-signed.crt"));
    QFile keyFile(QFINDTESTDATA("self-signed.key"));
    QVERIFY(certificateFile.open(QIODevice::ReadOnly) && keyFile.open(QIODevice::ReadOnly));
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(&certificateFile));
    tls.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    ScriptedServer server(
        [](const ScriptedRequest&) { return ScriptedAnswer::json(200, R"({"buckets":[]})"); });
    server.encrypt(tls);
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url()), network);
    const auto result = await(connection->buckets());
    QCOMPARE(result.error().kind, Kind::Tls);
    QVERIFY(!result.error().isRetryable());
    QVERIFY(!result.error().detail.isEmpty());
    QCOMPARE(server.requests().size(), 0); // The token never left.
    // Nor is it sent where the file that should vouch for the server vouches for nobody.
    for (const QString& path : {u"/none/ca 100%1.pem"_s, keyFile.fileName()}) {
        ConnectionSettings settings = settingsFor(server.url());
        settings.caFile = path;
        const auto unsure = Connection::create(settings, network);
        const auto refused = await(unsure->buckets());
        QCOMPARE(refused.error().kind, Kind::Configuration);
        QVERIFY2(refused.error().message.contains(path), qPrintable(refused.error().message));
        QCOMPARE(refused.error().connection, settings.name);
        QCOMPARE(await(unsure->write(u"b"_s, "m f=1\n"_ba)).error().kind, Kind::Configuration);
    }
    QCOMPARE(server.requests().size(), 0);
    // An authority of one's own.
    ConnectionSettings trusting = settingsFor(server.url());
    trusting.caFile = certificateFile.fileName();
    QNetworkAccessManager fresh;
    const auto trusted = Connection::create(trusting, fresh);
    const auto buckets = await(trusted->buckets());
    QVERIFY2(buckets, buckets ? "" : qPrintable(buckets.error().toString()));
    QVERIFY(!server.requests().isEmpty());
}

void HttpErrorsTest::plainServerBehindHttpsIsAnError()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt without TLS");
    ScriptedServer server(
        [](const ScriptedRequest&) { return ScriptedAnswer::json(200, R"({"buckets":[]})"); });
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    ConnectionSettings settings = settingsFor(url);
    settings.connectTimeout = 500ms; // The scripted server waits for a request that it can read.
    settings.idleTimeout = 500ms;
    QNetworkAccessManager network;
    const auto connection = Connection::create(settings, network);
    const auto result = await(connection->buckets());
    QVERIFY(!result);
    QVERIFY(result.error().kind == Kind::Tls || result.error().kind == Kind::Timeout);
    QCOMPARE(server.requests().size(), 0);
}

void HttpErrorsTest::badSchemeIsConfiguration()
{
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(QUrl(u"influx://127.0.0.1:1"_s)), network);
    QCOMPARE(await(connection->buckets()).error().kind, Kind::Configuration);
}

void HttpErrorsTest::abortAllEndsEverything()
{
    ScriptedServer server([](const ScriptedRequest&) {
        ScriptedAnswer answer;
        answer.never = true;
        return answer;
    });
    QNetworkAccessManager network;
    for (const Dialect dialect : {Dialect::Flux, Dialect::InfluxQL}) {
        const auto connection = Connection::create(settingsFor(server.url(), dialect), network);
        const auto probe = connection->probe();
        const auto buckets = connection->buckets();
        const auto creation = connection->createBucket(u"b"_s);
        const auto measurements = connection->measurements(u"b"_s, {0, 1});
        const auto schema = connection->schema(u"b"_s, u"m"_s, {0, 1});
        const auto series = connection->series({u"b"_s, u"m"_s, u"f"_s, {0, 1}, 0, 1});
        const auto latest = connection->latest({u"b"_s, u"m"_s, {0, 1}});
        // Large enough to be compressed on another thread first.
        const auto write = connection->write(u"b"_s, QByteArray(1'000'000, '#'));
        const auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, {}, false});
        QSignalSpy failed(stream.get(), &PointStream::failed);
        connection->abortAll();
        QVERIFY(probe.isFinished() && buckets.isFinished() && creation.isFinished());
        QVERIFY(measurements.isFinished() && schema.isFinished() && series.isFinished());
        QVERIFY(latest.isFinished() && write.isFinished());
        QCOMPARE(probe.result().error().kind, Kind::Cancelled);
        QCOMPARE(buckets.result().error().kind, Kind::Cancelled);
        QCOMPARE(creation.result().error().kind, Kind::Cancelled);
        QCOMPARE(measurements.result().error().kind, Kind::Cancelled);
        QCOMPARE(schema.result().error().kind, Kind::Cancelled);
        QCOMPARE(series.result().error().kind, Kind::Cancelled);
        QCOMPARE(latest.result().error().kind, Kind::Cancelled);
        QCOMPARE(write.result().error().kind, Kind::Cancelled);
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().kind, Kind::Cancelled);
        QTest::qWait(0);
        QCOMPARE(failed.size(), 1);
    }
}

void HttpErrorsTest::destructionEndsEverything()
{
    ScriptedServer server([](const ScriptedRequest&) {
        ScriptedAnswer answer;
        answer.never = true;
        return answer;
    });
    QNetworkAccessManager network;
    auto connection = Connection::create(settingsFor(server.url()), network);
    const auto buckets = connection->buckets();
    const auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, {}, false});
    QSignalSpy failed(stream.get(), &PointStream::failed);
    QSignalSpy requested(&server, &ScriptedServer::requested);
    QVERIFY(requested.wait());
    connection.reset();
    QCOMPARE(buckets.result().error().kind, Kind::Cancelled);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().kind, Kind::Cancelled);
}

void HttpErrorsTest::credentialsAreSent()
{
    ScriptedServer server(
        [](const ScriptedRequest&) { return ScriptedAnswer::json(200, R"({"results":[{}]})"); });
    QNetworkAccessManager network;
    QUrl url = server.url();
    url.setPath(u"/behind/proxy/"_s);
    ConnectionSettings settings = settingsFor(url, Dialect::InfluxQL);
    auto connection = Connection::create(settings, network);
    await(connection->createBucket(u"a\"; DROP DATABASE x --"_s));
    settings.username = u"jürgen"_s;
    connection = Connection::create(settings, network);
    await(connection->createBucket(u"b"_s));
    QCOMPARE(server.requests().size(), 2);
    const ScriptedRequest& token = server.requests()[0];
    QCOMPARE(token.path(), "/behind/proxy/query"_ba);
    QCOMPARE(token.headers.value("authorization"), "Token "_ba + secret);
    QVERIFY(!token.target.contains(secret) && !token.body.contains(secret));
    QCOMPARE(
        QByteArray::fromPercentEncoding(token.body), "q=CREATE DATABASE \"a\\\"; DROP DATABASE x --\""_ba);
    QCOMPARE(server.requests()[1].headers.value("authorization"),
        "Basic "_ba + ("jürgen:"_ba + secret).toBase64());
}

QTEST_GUILESS_MAIN(HttpErrorsTest)
#include "tst_http_errors.moc"
