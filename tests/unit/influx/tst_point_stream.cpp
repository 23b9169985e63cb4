#include "influx/Connection.h"
#include "influx/wire/Gzip.h"
#include "support/Await.h"
#include "support/ScriptedServer.h"
#include "support/Slowdown.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

ConnectionSettings settingsFor(const QUrl& url, Dialect dialect)
{
    ConnectionSettings settings;
    settings.name = u"Cloud"_s;
    settings.url = url;
    settings.dialect = dialect;
    settings.organization = u"org"_s;
    return settings;
}

QByteArray csvHead()
{
    return "#datatype,string,long,dateTime:RFC3339,long,string,string\r\n"
           "#group,false,false,false,false,true,true\r\n"
           "#default,_result,,,,,\r\n"
           ",result,table,_time,_value,_field,host\r\n";
}

QByteArray csvRow(int i)
{
    return ",,0," + QDateTime::fromMSecsSinceEpoch(i * 1000LL, Qt::UTC).toString(Qt::ISODate).toLatin1() +
        "," + QByteArray::number(i) + ",f,\"a,b\"\r\n";
}

QByteArray csvBody(int rows)
{
    QByteArray body = csvHead();
    for (int i = 0; i < rows; ++i)
        body += csvRow(i);
    return body + "\r\n";
}

QByteArray expectedLines(int rows)
{
    QByteArray lines;
    for (int i = 0; i < rows; ++i)
        lines +=
            "m,host=a\\,b f=" + QByteArray::number(i) + "i " + QByteArray::number(i * 1'000'000'000LL) + "\n";
    return lines;
}

/// What a stream asks for before it reads: how long the bucket's shards are. This server does not say.
std::optional<ScriptedAnswer> bucketAnswer(const ScriptedRequest& request)
{
    if (request.path() != "/api/v2/buckets")
        return std::nullopt;
    return ScriptedAnswer::json(200, R"({"buckets":[{"id":"0","name":"b","retentionRules":[]}]})");
}

/// Takes all batches as they come, until the stream is over.
class Drain : public QObject
{
public:
    explicit Drain(PointStream& stream)
        : m_stream(stream)
    {
        connect(&stream, &PointStream::batchReady, this, [this] {
            while (auto batch = m_stream.takeBatch()) {
                lines += batch->lines;
                ++batches;
            }
        });
        connect(&stream, &PointStream::finished, this, [this] {
            ++finished;
            m_loop.quit();
        });
        connect(&stream, &PointStream::failed, this, [this](const Error& e) {
            ++failed;
            error = e;
            m_loop.quit();
        });
    }

    void run()
    {
        QTimer::singleShot(20s, &m_loop, [this] { m_loop.exit(1); });
        if (finished + failed == 0 && m_loop.exec() != 0)
            qFatal("the stream did not end");
    }

    QByteArray lines;
    int batches = 0;
    int finished = 0;
    int failed = 0;
    Error error;

private:
    PointStream& m_stream;
    QEventLoop m_loop;
};

} // namespace

class PointStreamTest : public QObject
{
    Q_OBJECT

private slots:
    void answersInAllForms_data();
    void answersInAllForms();
    void truncationIsSeen_data();
    void truncationIsSeen();
    void errorTableBehindRowsFails();
    void collidingTypesAreReadAsStored();
    void damagedCompressionFails();
    void emptyRangeAsksNothing();
    void emptyAnswerFinishes();
    void unreadBatchesHoldTheServerBack_data();
    void unreadBatchesHoldTheServerBack();
    void compressionBombStaysSmall();
    void abortStopsAtOnce();
    void destroyedInItsOwnSignal();
    void queryIsOfLiterals();
    void noQueryCrossesTheBorderOfShards_data();
    void noQueryCrossesTheBorderOfShards();
    void emptyYearsAreSkippedInOneStep();
};

void PointStreamTest::answersInAllForms_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::addColumn<bool>("noLength");
    QTest::addColumn<bool>("gzip");
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("slow");
    for (const int rows : {0, 1, 50'000}) {
        for (const bool slow : {false, true}) {
            QTest::addRow("chunked %d %d", rows, slow) << true << false << false << rows << slow;
            QTest::addRow("chunked gzip %d %d", rows, slow) << true << false << true << rows << slow;
            QTest::addRow("length %d %d", rows, slow) << false << false << false << rows << slow;
            QTest::addRow("length gzip %d %d", rows, slow) << false << false << true << rows << slow;
            QTest::addRow("until close %d %d", rows, slow) << false << true << false << rows << slow;
            QTest::addRow("until close gzip %d %d", rows, slow) << false << true << true << rows << slow;
        }
    }
}

void PointStreamTest::answersInAllForms()
{
    QFETCH(bool, gzip);
    QFETCH(int, rows);
    QFETCH(bool, slow);
    ScriptedAnswer answer = ScriptedAnswer::csv(rows == 0 ? "\r\n"_ba : csvBody(rows));
    QFETCH(bool, chunked);
    QFETCH(bool, noLength);
    answer.chunked = chunked;
    answer.noLength = noLength;
    if (gzip) {
        // Two members, as a gateway may join them.
        const qsizetype half = answer.body.size() / 2;
        answer.body = gzipCompress(answer.body.left(half)) + gzipCompress(answer.body.mid(half));
        answer.headers.append({"Content-Encoding"_ba, "gzip"_ba});
    }
    ScriptedServer server([&](const ScriptedRequest&) { return answer; });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    BatchLimits limits;
    limits.lines = 1000;
    const auto stream = connection->read({u"b"_s, u"m"_s, {0, nanosecondsPerDay * 365}, limits, false});
    QSignalSpy finished(stream.get(), &PointStream::finished);
    QSignalSpy failed(stream.get(), &PointStream::failed);
    QByteArray lines;
    if (slow) {
        // Look only after the server has closed or stands still.
        QSignalSpy ready(stream.get(), &PointStream::batchReady);
        while (finished.isEmpty() && failed.isEmpty()) {
            QTest::qWait(1);
            if (auto batch = stream->takeBatch())
                lines += batch->lines;
        }
    } else {
        Drain drain(*stream);
        drain.run();
        lines = drain.lines;
    }
    QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(0).value<Error>().toString()));
    QCOMPARE(finished.size(), 1);
    QVERIFY(lines == expectedLines(rows));
    QCOMPARE(stream->bytesRead(), qint64(answer.body.size()));
}

void PointStreamTest::truncationIsSeen_data()
{
    QTest::addColumn<int>("form"); // 0: length, 1: chunked, 2: until close
    QTest::addColumn<bool>("gzip");
    QTest::addColumn<double>("part");
    for (const int form : {0, 1, 2}) {
        for (const bool gzip : {false, true}) {
            for (const double part : {0.05, 0.5, 0.9, 0.999})
                QTest::addRow("form %d gzip %d at %.3f", form, gzip, part) << form << gzip << part;
        }
    }
}

void PointStreamTest::truncationIsSeen()
{
    QFETCH(int, form);
    QFETCH(bool, gzip);
    QFETCH(double, part);
    ScriptedAnswer answer = ScriptedAnswer::csv(csvBody(20'000));
    answer.chunked = form == 1;
    answer.noLength = form == 2;
    if (gzip) {
        answer.body = gzipCompress(answer.body);
        answer.headers.append({"Content-Encoding"_ba, "gzip"_ba});
    }
    answer.cutAfter = static_cast<qsizetype>(static_cast<double>(answer.body.size()) * part) + 150;
    ScriptedServer server([&](const ScriptedRequest&) { return answer; });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    const auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, {}, false});
    Drain drain(*stream);
    drain.run();
    QCOMPARE(drain.finished, 0);
    QCOMPARE(drain.failed, 1);
    QCOMPARE(drain.error.kind, Kind::Truncated);
    QVERIFY(drain.error.isRetryable());
    QCOMPARE(drain.error.measurement, u"m"_s);
    QCOMPARE(drain.error.bucket, u"b"_s);
    QVERIFY(!stream->takeBatch());
}

void PointStreamTest::errorTableBehindRowsFails()
{
    const QByteArray body = csvBody(10) +
        "#datatype,string,long\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n"
        ",\"engine: it \"\"broke\"\"\",897\r\n\r\n";
    ScriptedServer server([&](const ScriptedRequest&) { return ScriptedAnswer::csv(body); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    const auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, {}, false});
    Drain drain(*stream);
    drain.run();
    QCOMPARE(drain.error.kind, Kind::Query);
    QVERIFY2(drain.error.detail.contains(u"it \"broke\""_s), qPrintable(drain.error.toString()));
    QCOMPARE(drain.error.connection, u"Cloud"_s);
    QCOMPARE(drain.finished, 0);
}

void PointStreamTest::collidingTypesAreReadAsStored()
{
    bool alwaysCollide = false;
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (const auto bucket = bucketAnswer(request))
            return *bucket;
        if (alwaysCollide || request.body.contains("drop("))
            return ScriptedAnswer::csv(csvBody(10) +
                "#datatype,string,long\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n"
                ",\"schema collision detected: column \"\"_value\"\" is both of type float and "
                "int\",\r\n\r\n");
        return ScriptedAnswer::csv(csvBody(3) +
            "#datatype,string,long,dateTime:RFC3339,double,string,string,string\r\n"
            "#group,false,false,false,false,true,true,true\r\n#default,_result,,,,,,\r\n"
            ",result,table,_time,_value,_field,_measurement,host\r\n"
            ",,1,1970-01-01T00:00:09Z,1.5,f,m,\"a,b\"\r\n\r\n");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, {}, false});
    Drain drain(*stream);
    drain.run();
    QCOMPARE(drain.finished, 1);
    QCOMPARE(drain.lines, expectedLines(3) + "m,host=a\\,b f=1.5 9000000000\n");
    QCOMPARE(server.requests().size(), 3);
    alwaysCollide = true;
    stream = connection->read({u"b"_s, u"m"_s, {0, 1}, {}, false});
    Drain second(*stream);
    second.run();
    QCOMPARE(second.error.kind, Kind::Query);
    QCOMPARE(server.requests().size(), 5);
}

void PointStreamTest::damagedCompressionFails()
{
    ScriptedAnswer answer = ScriptedAnswer::csv(gzipCompress(csvBody(5000)));
    answer.headers.append({"Content-Encoding"_ba, "gzip"_ba});
    for (int i = 100; i < 200; ++i)
        answer.body[i] = static_cast<char>(answer.body[i] ^ 0x55);
    ScriptedServer server([&](const ScriptedRequest&) { return answer; });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    const auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, {}, false});
    Drain drain(*stream);
    drain.run();
    QCOMPARE(drain.failed, 1);
    QCOMPARE(drain.error.kind, Kind::Malformed);
}

void PointStreamTest::emptyRangeAsksNothing()
{
    ScriptedServer server([](const ScriptedRequest&) { return ScriptedAnswer(); });
    QNetworkAccessManager network;
    for (const Dialect dialect : {Dialect::Flux, Dialect::InfluxQL}) {
        const auto connection = Connection::create(settingsFor(server.url(), dialect), network);
        const auto stream = connection->read({u"b"_s, u"m"_s, {5, 5}, {}, false});
        Drain drain(*stream);
        drain.run();
        QCOMPARE(drain.finished, 1);
        QCOMPARE(drain.batches, 0);
    }
    QCOMPARE(server.requests().size(), 0);
}

void PointStreamTest::emptyAnswerFinishes()
{
    ScriptedServer server([](const ScriptedRequest&) { return ScriptedAnswer::csv("\r\n"); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    const auto stream = connection->read({u"b"_s, u"m"_s, {0, 5}, {}, false});
    Drain drain(*stream);
    drain.run();
    QCOMPARE(drain.finished, 1);
    QCOMPARE(drain.lines, QByteArray());
}

void PointStreamTest::unreadBatchesHoldTheServerBack_data()
{
    QTest::addColumn<bool>("influxQl");
    QTest::newRow("flux") << false;
    QTest::newRow("influxql") << true;
}

void PointStreamTest::unreadBatchesHoldTheServerBack()
{
    QFETCH(bool, influxQl);
    // An answer of about 60 MB, made as it is taken.
    constexpr int total = 1'500'000;
    int made = 0;
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (request.body.startsWith("q=SHOW"))
            return ScriptedAnswer::json(200,
                R"({"results":[{"statement_id":0,"series":[{"name":"m","columns":["fieldKey","fieldType"],"values":[["f","integer"]]}]}]})");
        if (const auto bucket = bucketAnswer(request))
            return *bucket;
        ScriptedAnswer answer = ScriptedAnswer::csv({});
        answer.source = [&made, influxQl]() -> QByteArray {
            if (made >= total)
                return {};
            QByteArray piece;
            if (influxQl) {
                piece =
                    R"({"results":[{"statement_id":0,"series":[{"name":"m","tags":{"host":"a"},"columns":["time","c0"],"values":[)";
                for (int i = 0; i < 1000; ++i, ++made)
                    piece += (i > 0 ? ",[" : "[") + QByteArray::number(made) + "," +
                        QByteArray::number(made) + "]";
                piece += made >= total ? "]}]}]}\n" : "],\"partial\":true}],\"partial\":true}]}\n";
                return piece;
            }
            if (made == 0)
                piece = csvHead();
            for (int i = 0; i < 1000; ++i, ++made)
                piece += ",,0,1970-01-01T00:00:00Z," + QByteArray::number(made) + ",f,a\r\n";
            return made >= total ? piece + "\r\n" : piece;
        };
        return answer;
    });
    QNetworkAccessManager network;
    ConnectionSettings settings = settingsFor(server.url(), influxQl ? Dialect::InfluxQL : Dialect::Flux);
    settings.idleTimeout = 300ms;
    const auto connection = Connection::create(settings, network);
    BatchLimits limits;
    limits.lines = 5000;
    const auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, limits, false});
    QSignalSpy ready(stream.get(), &PointStream::batchReady);
    QSignalSpy failed(stream.get(), &PointStream::failed);
    QVERIFY(ready.wait());
    // Wait until the server can send no more, longer than the idle timeout: being held back is not
    // being late.
    int last = -1;
    QElapsedTimer still;
    still.start();
    while (still.elapsed() < 500) {
        QTest::qWait(20);
        if (made != last)
            still.restart();
        last = made;
    }
    QVERIFY(failed.isEmpty());
    const qint64 received = stream->bytesRead();
    // What was read, Qt's buffer, and the operating system's (up to 6 MB each way on Linux).
    QVERIFY2(received < 2 * 1024 * 1024, qPrintable(QString::number(received)));
    QVERIFY2(server.bytesSent() < 16 * 1024 * 1024, qPrintable(QString::number(server.bytesSent())));
    QVERIFY(made < total / 2);
    // Nothing is lost when reading goes on.
    qint64 lines = 0;
    QSignalSpy finished(stream.get(), &PointStream::finished);
    QElapsedTimer elapsed;
    elapsed.start();
    const auto take = [&] {
        while (auto batch = stream->takeBatch())
            lines += batch->lineCount;
    };
    connect(stream.get(), &PointStream::batchReady, stream.get(), take);
    take();
    QVERIFY(finished.wait(60'000));
    QCOMPARE(lines, qint64(total));
    qInfo("%d rows in %lld ms, both ends in one thread", total, elapsed.elapsed());
}

void PointStreamTest::compressionBombStaysSmall()
{
    // 300 MB of rows in about 1 MB: only as much is unpacked as is taken.
    QByteArray body = csvHead();
    QByteArray rows;
    for (int i = 0; i < 100'000; ++i)
        rows += ",,0,1970-01-01T00:00:00Z,1,f,a\r\n";
    body = gzipCompress(body, 6);
    const QByteArray packed = gzipCompress(rows, 9);
    for (int i = 0; i < 90; ++i)
        body += packed;
    ScriptedAnswer answer = ScriptedAnswer::csv(body);
    answer.headers.append({"Content-Encoding"_ba, "gzip"_ba});
    ScriptedServer server([&](const ScriptedRequest&) { return answer; });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    BatchLimits limits;
    limits.lines = 1000;
    const auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, limits, false});
    QSignalSpy ready(stream.get(), &PointStream::batchReady);
    QVERIFY(ready.wait(slowdown * 5'000));
    QTest::qWait(100);
    qint64 waiting = 0;
    // Taking lets the stream go on only when the event loop runs.
    while (auto batch = stream->takeBatch())
        waiting += batch->lineCount;
    QVERIFY2(waiting <= 6000, qPrintable(QString::number(waiting)));
}

void PointStreamTest::abortStopsAtOnce()
{
    int made = 0;
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (const auto bucket = bucketAnswer(request))
            return *bucket;
        ScriptedAnswer answer = ScriptedAnswer::csv({});
        answer.source = [&made] { return ++made == 1 ? csvHead() : csvRow(made); };
        return answer;
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    BatchLimits limits;
    limits.lines = 10;
    const auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, limits, false});
    QSignalSpy ready(stream.get(), &PointStream::batchReady);
    QSignalSpy failed(stream.get(), &PointStream::failed);
    QSignalSpy finished(stream.get(), &PointStream::finished);
    QSignalSpy disconnected(&server, &ScriptedServer::disconnected);
    QVERIFY(ready.wait());
    QElapsedTimer elapsed;
    elapsed.start();
    stream->abort();
    QVERIFY(!stream->takeBatch());
    QVERIFY(failed.wait());
    QVERIFY(elapsed.elapsed() < 200);
    QCOMPARE(failed.first().first().value<Error>().kind, Kind::Cancelled);
    QVERIFY(!disconnected.isEmpty() || disconnected.wait(1000)); // The socket is closed, too.
    stream->abort();
    const auto readySize = ready.size();
    QTest::qWait(20);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(ready.size(), readySize);
    QCOMPARE(finished.size(), 0);
}

void PointStreamTest::destroyedInItsOwnSignal()
{
    ScriptedServer server([&](const ScriptedRequest&) { return ScriptedAnswer::csv(csvBody(5000)); });
    QNetworkAccessManager network;
    auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    BatchLimits limits;
    limits.lines = 10;
    auto stream = connection->read({u"b"_s, u"m"_s, {0, 1}, limits, false});
    QEventLoop loop;
    connect(stream.get(), &PointStream::batchReady, &loop, [&] {
        stream.reset();
        connection.reset();
        loop.quit();
    });
    loop.exec();
    QVERIFY(!stream);
    QTest::qWait(10);
}

void PointStreamTest::queryIsOfLiterals()
{
    ScriptedServer server([&](const ScriptedRequest&) { return ScriptedAnswer::csv("\r\n"); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    const auto stream =
        connection->read({u"b\"%1"_s, u"x\" |> drop() ${1+1}"_s, {1, 1'500'000'000}, {}, false});
    Drain drain(*stream);
    drain.run();
    QCOMPARE(server.requests().size(), 2);
    const ScriptedRequest& question = server.requests().first();
    QCOMPARE(question.path(), "/api/v2/buckets"_ba);
    QCOMPARE(question.parameter(u"name"_s), u"b\"%1"_s);
    QCOMPARE(question.parameter(u"org"_s), u"org"_s);
    const ScriptedRequest& request = server.requests().last();
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.path(), "/api/v2/query"_ba);
    QCOMPARE(request.parameter(u"org"_s), u"org"_s);
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body.value("query"_L1).toString(), uR"FLUX(from(bucket: "b\"%1")
  |> range(start: 1970-01-01T00:00:00.000000001Z, stop: 1970-01-01T00:00:01.5Z)
  |> filter(fn: (r) => r._measurement == "x\" |> drop() \${1+1}")
  |> drop(columns: ["_start", "_stop", "_measurement"])
)FLUX"_s);
    QCOMPARE(body.value("dialect"_L1).toObject().value("annotations"_L1).toArray().size(), 3);
}

void PointStreamTest::noQueryCrossesTheBorderOfShards_data()
{
    constexpr Timestamp monday = 1'714'348'800 * nanosecondsPerSecond; // 2024-04-29
    constexpr Nanoseconds week = 7 * nanosecondsPerDay;
    const auto asked = [](const char* start, const char* stop) {
        return "start: "_ba + start + ", stop: " + stop;
    };
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<TimeRange>("range");
    QTest::addColumn<QByteArrayList>("ranges");
    QTest::newRow("within one") << week / nanosecondsPerSecond << TimeRange{monday, monday + week}
                                << QByteArrayList{asked("2024-04-29T00:00:00Z", "2024-05-06T00:00:00Z")};
    QTest::newRow("over two borders")
        << week / nanosecondsPerSecond << TimeRange{monday - 1, monday + week + 1}
        << QByteArrayList{asked("2024-04-28T23:59:59.999999999Z", "2024-04-29T00:00:00Z"),
               asked("2024-04-29T00:00:00Z", "2024-05-06T00:00:00Z"),
               asked("2024-05-06T00:00:00Z", "2024-05-06T00:00:00.000000001Z")};
    QTest::newRow("before 1970") << qint64(86'400)
                                 << TimeRange{-nanosecondsPerDay - 5, -nanosecondsPerDay + 5}
                                 << QByteArrayList{
                                        asked("1969-12-30T23:59:59.999999995Z", "1969-12-31T00:00:00Z"),
                                        asked("1969-12-31T00:00:00Z", "1969-12-31T00:00:00.000000005Z")};
    QTest::newRow("the last that can be")
        << week / nanosecondsPerSecond << TimeRange{maximumTimestamp - 5, maximumTimestamp}
        << QByteArrayList{asked("2262-04-11T23:47:16.854775801Z", "2262-04-11T23:47:16.854775806Z")};
    QTest::newRow("the first that can be")
        << week / nanosecondsPerSecond << TimeRange{minimumTimestamp, minimumTimestamp + 5}
        << QByteArrayList{asked("1677-09-21T00:12:43.145224194Z", "1677-09-21T00:12:43.145224199Z")};
    QTest::newRow("a server that does not say")
        << qint64(0) << TimeRange{monday - 1, monday + 1}
        << QByteArrayList{asked("2024-04-28T23:59:59.999999999Z", "2024-04-29T00:00:00.000000001Z")};
    QTest::newRow("a server that may not be asked")
        << qint64(-1) << TimeRange{monday - 1, monday + 1}
        << QByteArrayList{asked("2024-04-28T23:59:59.999999999Z", "2024-04-29T00:00:00.000000001Z")};
}

/// Seen on 2.9: a series whose field has another type in the next shard ends there, in an answer that
/// looks complete.
void PointStreamTest::noQueryCrossesTheBorderOfShards()
{
    QFETCH(qint64, seconds);
    QFETCH(TimeRange, range);
    QFETCH(QByteArrayList, ranges);
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (request.path() != "/api/v2/buckets")
            return ScriptedAnswer::csv(csvBody(1));
        if (seconds < 0)
            return ScriptedAnswer::json(403, R"({"code":"forbidden","message":"no"})");
        return ScriptedAnswer::json(200,
            R"({"buckets":[{"id":"0","name":"b","retentionRules":[{"shardGroupDurationSeconds":)" +
                QByteArray::number(seconds) + "}]}]}");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    const auto stream = connection->read({u"b"_s, u"m"_s, range, {}, false});
    Drain drain(*stream);
    drain.run();
    QCOMPARE(drain.failed, 0);
    QByteArrayList asked;
    for (const ScriptedRequest& request : server.requests().mid(1)) {
        const qsizetype at = request.body.indexOf("start: ");
        asked.append(request.body.mid(at, request.body.indexOf(')', at) - at));
    }
    QCOMPARE(asked, ranges);
    QCOMPARE(drain.lines, expectedLines(1).repeated(ranges.size()));
}

void PointStreamTest::emptyYearsAreSkippedInOneStep()
{
    ScriptedServer server([&](const ScriptedRequest& request) {
        if (request.path() == "/api/v2/buckets")
            return ScriptedAnswer::json(
                200, R"({"buckets":[{"name":"b","retentionRules":[{"shardGroupDurationSeconds":604800}]}]})");
        if (request.body.contains("first()") && request.body.contains("start: 1970"))
            return ScriptedAnswer::csv(
                "#datatype,string,long,dateTime:RFC3339\r\n#group,false,false,false\r\n"
                "#default,_result,,\r\n,result,table,_time\r\n"
                ",,0,2024-05-02T00:00:00Z\r\n,,0,2024-05-01T00:00:00Z\r\n\r\n");
        return ScriptedAnswer::csv(
            request.body.contains("start: 2024-05-01") && !request.body.contains("first()") ? csvBody(2)
                                                                                            : "\r\n"_ba);
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    const auto stream =
        connection->read({u"b"_s, u"m"_s, {0, 4'000'000'000 * nanosecondsPerSecond}, {}, false});
    Drain drain(*stream);
    drain.run();
    QCOMPARE(drain.failed, 0);
    QCOMPARE(drain.lines, expectedLines(2));
    // The bucket; a shard and where it goes on; the shard with points, an empty one, and no more.
    QCOMPARE(server.requests().size(), 6);
}

QTEST_GUILESS_MAIN(PointStreamTest)
#include "tst_point_stream.moc"
