#include "influx/AnswerBudget.h"
#include "influx/Connection.h"
#include "influx/wire/AnswerLimits.h"
#include "influx/wire/Gzip.h"
#include "support/Await.h"
#include "support/ScriptedServer.h"
#include "support/Slowdown.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <ctime>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

constexpr TimeRange someRange{0, 1'000'000'000};
constexpr qint64 mebibyte = 1024 * 1024;

ConnectionSettings settingsFor(const QUrl& url, Dialect dialect)
{
    ConnectionSettings settings;
    settings.name = u"Cloud"_s;
    settings.url = url;
    settings.dialect = dialect;
    settings.organization = u"org"_s;
    settings.idleTimeout = slowdown * 2s;
    return settings;
}

/// Begins to measure anew.
void forgetPeakMemory()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

/// The most memory that this process has held since.
qint64 peakMemory()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

/// What a question came to, whatever it was about.
template <typename T>
Error errorOf(const Result<T>& result)
{
    Error none;
    none.kind = Kind::Cancelled; // which none of these is
    return result ? none : result.error();
}

using Question = std::function<Error(Connection&)>;

Error askBuckets(Connection& connection)
{
    return errorOf(await(connection.buckets(), 60s));
}
Error askMeasurements(Connection& connection)
{
    return errorOf(await(connection.measurements(u"b"_s, someRange), 60s));
}
Error askSchema(Connection& connection)
{
    return errorOf(await(connection.schema(u"b"_s, u"m"_s, someRange), 60s));
}
Error askExtent(Connection& connection)
{
    return errorOf(await(connection.extent(u"b"_s, u"m"_s, someRange), 60s));
}
Error askSeries(Connection& connection)
{
    return errorOf(await(connection.series({u"b"_s, u"m"_s, u"f"_s, someRange}), 60s));
}
Error askLatest(Connection& connection)
{
    return errorOf(await(connection.latest({u"b"_s, u"m"_s, someRange}), 60s));
}
Error askSummary(Connection& connection)
{
    return errorOf(await(connection.summary({u"b"_s, u"m"_s, someRange}), 60s));
}
Error readPoints(Connection& connection)
{
    ReadRequest request;
    request.bucket = u"b"_s;
    request.measurement = u"m"_s;
    request.range = someRange;
    const auto stream = connection.read(request);
    QEventLoop loop;
    Error error = errorOf(Result<void>());
    const auto drain = [&] {
        while (stream->takeBatch()) {
        }
    };
    QObject::connect(stream.get(), &PointStream::batchReady, &loop, drain);
    QObject::connect(stream.get(), &PointStream::finished, &loop, &QEventLoop::quit);
    QObject::connect(stream.get(), &PointStream::failed, &loop, [&](const Error& fault) {
        error = fault;
        loop.quit();
    });
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    loop.exec();
    return error;
}

/// The same piece for ever, behind a beginning.
ScriptedAnswer endless(const QByteArray& beginning, const QByteArray& piece)
{
    ScriptedAnswer answer;
    answer.source = [rest = beginning, piece]() mutable {
        return rest.isEmpty() ? piece : std::exchange(rest, QByteArray());
    };
    return answer;
}

/// Gzip members of `text`, for ever.
ScriptedAnswer bomb(const QByteArray& beginning, const QByteArray& text)
{
    ScriptedAnswer answer = endless(gzipCompress(beginning), gzipCompress(text));
    answer.headers.append({"Content-Encoding"_ba, "gzip"_ba});
    return answer;
}

const auto csvHead = "#datatype,string,long,dateTime:RFC3339,long,string,string,string\r\n"
                     "#group,false,false,false,false,true,true,true\r\n"
                     "#default,count,0,1970-01-01T00:00:00Z,1,f,m,\r\n"
                     ",result,table,_time,_value,_field,_measurement,_field_\r\n"_ba;
const auto jsonHead = "{\"results\":[{\"statement_id\":0,\"series\":[{\"name\":\"m\",\"columns\":"
                      "[\"fieldKey\",\"fieldType\"],\"values\":[[\"f\",\"float\"]"_ba;

QByteArray csvRows()
{
    return ",,,,,,,x\r\n"_ba.repeated(100'000);
}
QByteArray jsonRows()
{
    return ",[\"f\",\"float\"]"_ba.repeated(70'000);
}

} // namespace

/// A server that is broken, or means harm. Whatever it sends takes a bounded amount of memory, and ends with
/// an error that names it.
class HostileAnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void areBounded_data();
    void areBounded();
    void endlessHeadEnds();
    void largeAnswersBelowTheBoundAreTaken();
    void impossibleRetentionIsTheLongest();
};

void HostileAnswersTest::areBounded_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<Question>("question");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char* name, Dialect dialect, const ScriptedAnswer& answer,
                         const Question& question,
                         Kind kind) { QTest::newRow(name) << dialect << answer << question << kind; };
    const auto flux = [&row](const char* name, const ScriptedAnswer& answer, const Question& question,
                          Kind kind = Kind::TooLarge) { row(name, Dialect::Flux, answer, question, kind); };
    const auto ql = [&row](const char* name, const ScriptedAnswer& answer, const Question& question,
                        Kind kind = Kind::TooLarge) { row(name, Dialect::InfluxQL, answer, question, kind); };

    // What is collected, without an end.
    flux("measurements", endless(csvHead, csvRows()), askMeasurements);
    flux("schema", endless(csvHead, csvRows()), askSchema);
    flux("extent", endless(csvHead, csvRows()), askExtent);
    flux("series", endless(csvHead, csvRows()), askSeries);
    flux("latest", endless(csvHead, csvRows()), askLatest);
    flux("summary", endless(csvHead, csvRows()), askSummary);
    ql("measurements, InfluxQL", endless(jsonHead, jsonRows()), askMeasurements);
    ql("series, InfluxQL", endless(jsonHead, jsonRows()), askSeries);
    ql("latest, InfluxQL", endless(jsonHead, jsonRows()), askLatest);
    ql("summary, InfluxQL", endless(jsonHead, jsonRows()), askSummary);
    flux("buckets", endless("{\"buckets\":["_ba, "{\"id\":\"1\",\"name\":\"b\"},"_ba.repeated(40'000)),
        askBuckets);

    // The same, a few bytes that unpack to many.
    flux("bomb, latest", bomb(csvHead, csvRows()), askLatest);
    flux("bomb, summary", bomb(csvHead, csvRows()), askSummary);
    flux("bomb, buckets", bomb("{\"buckets\":["_ba, QByteArray(8 * mebibyte, ' ')), askBuckets);
    ql("bomb, latest", bomb(jsonHead, jsonRows()), askLatest);
    ql("bomb, measurements", bomb("{"_ba, QByteArray(8 * mebibyte, ' ')), askMeasurements);

    // One cell, and one row.
    const QByteArray text(mebibyte, 'x');
    flux("one cell", endless(csvHead + ",,,,,,,\""_ba, text), askLatest);
    flux("one cell, points", endless(csvHead + ",,,,,,,\""_ba, text), readPoints);
    ql("one cell", endless(jsonHead + ",[\""_ba, text), askLatest);
    flux("columns", endless("#datatype,string"_ba, ",string"_ba.repeated(100'000)), askLatest);
    flux("columns, none named", endless("#default"_ba, ",\"\""_ba.repeated(100'000)), askLatest);
    ScriptedAnswer wide;
    wide.body = "#datatype"_ba + QByteArray(10'000'000, ',') + "\r\n";
    flux("ten million columns", wide, askLatest);
    flux("ten million columns, points", wide, readPoints);
    ql("columns",
        endless("{\"results\":[{\"series\":[{\"columns\":[\"time\""_ba, ",\"f\""_ba.repeated(100'000)),
        askLatest);
    ql("tags",
        endless("{\"results\":[{\"series\":[{\"tags\":{\"t\":\"\""_ba, ",\"t\":\"\""_ba.repeated(100'000)),
        askLatest);
    wide.body = jsonHead + ",[0" + ",0"_ba.repeated(10'000'000) + "]]}]}]}";
    ql("ten million cells", wide, askLatest, Kind::Malformed);

    // Nested without an end.
    ql("deep", endless("{\"x\":"_ba, "["_ba.repeated(mebibyte)), askLatest, Kind::Malformed);
    ScriptedAnswer deep;
    deep.body = "{\"buckets\":" + "["_ba.repeated(10'000'000);
    flux("deep, buckets", deep, askBuckets, Kind::Malformed);
    deep.body = "{\"results\":" + "["_ba.repeated(10'000'000);
    ql("deep, measurements", deep, askMeasurements, Kind::Malformed);
    deep.body = "\n"_ba.repeated(60'000'000);
    ql("nothing but lines", deep, askMeasurements, Kind::Truncated);

    // A number that is somebody's index.
    for (const char* number : {"-1", "-9223372036854775808", "9223372036854775807", "1e18", "\"x\""}) {
        ScriptedAnswer answer;
        answer.body = "{\"results\":[{\"statement_id\":"_ba + number +
            ",\"series\":[{\"name\":\"m\",\"columns\":[\"time\",\"f\"],\"values\":[[1,2]]}]}]}\n";
        QTest::addRow("statement %s", number)
            << Dialect::InfluxQL << answer << Question(askLatest) << Kind::Malformed;
    }
    for (const char* number : {"-1", "-9223372036854775808", "9223372036854775807"}) {
        ScriptedAnswer answer;
        answer.body = "{\"results\":[{\"statement_id\":"_ba + number + "}]}\n";
        QTest::addRow("statement %s, measurements", number)
            << Dialect::InfluxQL << answer << Question(askMeasurements) << Kind::Malformed;
    }
}

void HostileAnswersTest::areBounded()
{
    QFETCH(Dialect, dialect);
    QFETCH(ScriptedAnswer, answer);
    QFETCH(Question, question);
    QFETCH(Kind, kind);
    ScriptedServer server([&answer](const ScriptedRequest& request) {
        // What a stream asks for before it reads.
        if (request.target.contains("name=b"))
            return ScriptedAnswer::json(200, R"({"buckets":[{"id":"0","name":"b","retentionRules":[]}]})");
        return answer;
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), dialect), network);
    forgetPeakMemory();
    const qint64 before = peakMemory();
    const std::clock_t start = std::clock(); // of the processor: others may be at work beside this
    const Error error = question(*connection);
    QVERIFY2(error.kind == kind, qPrintable(Error::kindName(error.kind) + u' ' + error.toString()));
    QVERIFY2(error.toString().contains(u"Cloud"_s), qPrintable(error.toString()));
    QVERIFY(!error.message.isEmpty());
    const qint64 grown = peakMemory() - before;
    const qint64 milliseconds = (std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    qInfo("%lld ms, %lld MiB sent, %lld MiB more", milliseconds, server.bytesSent() / mebibyte,
        grown / mebibyte);
    QVERIFY(milliseconds < slowdown * 6'000);
    QVERIFY(grown < slowdown * 1024 * mebibyte);
    QVERIFY(server.bytesSent() < 600 * mebibyte);
}

/// Qt reads a head whatever its size; that it has to come in time bounds it.
void HostileAnswersTest::endlessHeadEnds()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    qint64 sent = 0;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 200 OK\r\n");
        const auto more = [socket, &sent] {
            if (socket->bytesToWrite() < mebibyte)
                sent += socket->write("X-Header: "_ba + QByteArray(1000, 'x') + "\r\n");
        };
        connect(socket, &QTcpSocket::bytesWritten, socket, more);
        connect(socket, &QTcpSocket::readyRead, socket, more);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(
        settingsFor(QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), Dialect::Flux), network);
    forgetPeakMemory();
    const qint64 before = peakMemory();
    QElapsedTimer timer;
    timer.start();
    const Error error = askBuckets(*connection);
    qInfo("%lld ms, %lld MiB sent, %lld MiB more: %s", timer.elapsed(), sent / mebibyte,
        (peakMemory() - before) / mebibyte, qPrintable(error.toString()));
    QVERIFY2(error.kind == Kind::Timeout || error.kind == Kind::TooLarge || error.kind == Kind::Unreachable,
        qPrintable(Error::kindName(error.kind)));
    QVERIFY(timer.elapsed() < 15'000);
    QVERIFY(peakMemory() - before < slowdown * 1024 * mebibyte);
}

/// The bound is no obstacle to what is large and right.
void HostileAnswersTest::largeAnswersBelowTheBoundAreTaken()
{
    constexpr int series = 300'000;
    QByteArray body = csvHead;
    for (int i = 0; i < series; ++i)
        body += ",,,,,,,series number " + QByteArray::number(i) + "\r\n";
    ScriptedServer server([&body](const ScriptedRequest&) { return ScriptedAnswer::csv(body + "\r\n"); });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    const auto values = await(connection->latest({u"b"_s, u"m"_s, someRange}), 60s);
    QVERIFY2(values, qPrintable(errorOf(values).toString()));
    QCOMPARE(values->size(), series);
}

void HostileAnswersTest::impossibleRetentionIsTheLongest()
{
    ScriptedServer server([](const ScriptedRequest&) {
        return ScriptedAnswer::json(200,
            R"({"buckets":[{"id":"1","name":"a","retentionRules":[{"everySeconds":9223372036854775807}]},)"
            R"({"id":"2","name":"b","retentionRules":[{"everySeconds":-9223372036854775808}]}]})");
    });
    QNetworkAccessManager network;
    const auto connection = Connection::create(settingsFor(server.url(), Dialect::Flux), network);
    const auto buckets = await(connection->buckets());
    QVERIFY(buckets);
    QCOMPARE(buckets->size(), 2);
    QCOMPARE(buckets->at(0).retention, Nanoseconds(9'223'372'036) * nanosecondsPerSecond);
    QCOMPARE(buckets->at(1).retention, Nanoseconds(0));
}

QTEST_GUILESS_MAIN(HostileAnswersTest)

#include "tst_hostile_answers.moc"
