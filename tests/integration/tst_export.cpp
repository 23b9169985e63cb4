// Points that go to a file, and how much of a measurement there is: whole, exact, or not at all.

#include "EngineBench.h"
#include "engine/PointExport.h"
#include "influx/wire/LineProtocolReader.h"
#include "influx/wire/LineProtocolWriter.h"
#include "support/Await.h"
#include "support/ScriptedServer.h"
#include "support/TestServers.h"

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Format = ExportRequest::Format;

namespace {

const Timestamp base = fromDateTime(QDateTime({2026, 3, 1}, {12, 0}, Qt::UTC)) + 123'456'789;
const QByteArray hostile("wei\\rd, \"name\" = ☀ #");

/// All types, hostile names and texts, two series.
QList<Point> samplePoints()
{
    QList<Point> points;
    for (int i = 0; i < 2000; ++i) {
        points.append({hostile, {{"tag, =\\x", i % 2 == 0 ? "a,b=c" : "süd 🌬"}},
            {{"float", 0.1 * i}, {"integer", std::numeric_limits<qint64>::max() - i}, {"flag", i % 3 == 0},
                {"text", "say \"hi\",\nback\\slash " + QByteArray::number(i)}},
            base + i * nanosecondsPerSecond + i});
    }
    points.append({"another", {}, {{"f", 1.0}}, base});
    return points;
}

QList<Point> pointsOf(const QList<Point>& all, const QByteArray& measurement, const QByteArray& field = {})
{
    QList<Point> chosen;
    for (Point point : all) {
        if (point.measurement != measurement)
            continue;
        point.fields.removeIf([&field](const Field& each) { return !field.isEmpty() && each.key != field; });
        chosen.append(point);
    }
    return chosen;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

QList<Point> linesIn(const QString& path)
{
    const QByteArray text = contentOf(path);
    LineProtocolReader reader(text);
    QList<Point> points;
    Point point;
    for (Result<bool> read = reader.next(point); !read || *read; read = reader.next(point)) {
        if (!read)
            qFatal("not line protocol: %s", qPrintable(read.error().toString()));
        points.append(point);
    }
    return points;
}

/// Rows of cells, as RFC 4180 has them; a reader of its own, so that it can judge the writer.
QList<QList<QByteArray>> rowsIn(const QString& path)
{
    const QByteArray text = contentOf(path);
    QList<QList<QByteArray>> rows{{QByteArray()}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char each = text.at(i);
        if (quoted && each == '"' && i + 1 < text.size() && text.at(i + 1) == '"')
            rows.last().last() += text.at(++i);
        else if (each == '"')
            quoted = !quoted;
        else if (!quoted && each == ',')
            rows.last().append(QByteArray());
        else if (!quoted && each == '\n')
            rows.append(QList<QByteArray>{QByteArray()});
        else if (quoted || each != '\r')
            rows.last().last() += each;
    }
    rows.removeLast(); // behind the last line's end
    return rows;
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void linesAreWhatIsStored_data();
    void linesAreWhatIsStored();
    void csvHoldsEveryValue();
    void progressAddsUp();
    void aPassingFaultRepeatsNothing_data();
    void aPassingFaultRepeatsNothing();
    void aLastingFaultLeavesTheOldFile();
    void cancelLeavesNothing();
    void onePathOneExport();
    void aFolderThatIsNotThere();
    void extentIsExact_data();
    void extentIsExact();
    void extentOfNothing();

private:
    ExportRequest request(const QString& name, Format format) const;
    Result<ExportReceipt> run(const ExportRequest& request)
    {
        return await(m_bench->engine().exportPoints(request));
    }
    void useScript(ScriptedServer& server);

    std::unique_ptr<sandbox::SandboxServer> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EngineBench> m_bench;
};

void ExportTest::initTestCase()
{
    m_sandbox = startSandbox(u"plant"_s);
    QCOMPARE(writePoints(*m_sandbox, u"plant"_s, samplePoints()), 204);
}

void ExportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<EngineBench>();
    const ConnectionSettings cloud = EngineBench::connection(u"cloud"_s, *m_sandbox);
    m_bench->setUp(
        cloud, EngineBench::connection(u"local"_s, *m_sandbox), EngineBench::rule(u"plant"_s, u"plant"_s));
}

/// Puts a scripted Flux server in place of the sandbox.
void ExportTest::useScript(ScriptedServer& server)
{
    m_bench->setUp(EngineBench::connection(u"cloud"_s, server.url(), Dialect::Flux),
        EngineBench::connection(u"local"_s, *m_sandbox), EngineBench::rule(u"plant"_s, u"plant"_s));
}

ExportRequest ExportTest::request(const QString& name, Format format) const
{
    ExportRequest request;
    request.connectionId = u"cloud"_s;
    request.bucket = u"plant"_s;
    request.measurement = QString::fromUtf8(hostile);
    request.range = {base, base + nanosecondsPerDay};
    request.format = format;
    request.path = m_folder->filePath(name);
    return request;
}

void ExportTest::linesAreWhatIsStored_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("expectedPoints");
    QTest::newRow("all fields") << QByteArray() << qint64(0);
    QTest::newRow("one field") << QByteArray("integer") << qint64(0);
    QTest::newRow("many windows") << QByteArray() << 40 * PointExport::pointsPerWindow;
}

void ExportTest::linesAreWhatIsStored()
{
    QFETCH(QByteArray, field);
    QFETCH(qint64, expectedPoints);
    ExportRequest wanted = request(u"out.lp"_s, Format::LineProtocol);
    wanted.field = QString::fromUtf8(field);
    wanted.expectedPoints = expectedPoints;
    const Result<ExportReceipt> done = run(wanted);
    QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
    const StoredValues expected = valuesOf(pointsOf(samplePoints(), hostile, field));
    const QByteArray difference = differences(valuesOf(linesIn(wanted.path)), expected);
    QVERIFY2(difference.isEmpty(), difference.constData());
    QCOMPARE(done->points, expected.size());
    QCOMPARE(done->bytes, contentOf(wanted.path).size());
    QCOMPARE(done->refused, 0);
}

void ExportTest::csvHoldsEveryValue()
{
    const ExportRequest wanted = request(u"out.csv"_s, Format::Csv);
    const Result<ExportReceipt> done = run(wanted);
    QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
    QMap<QByteArray, QList<QByteArray>> byKey;
    const QList<QList<QByteArray>> rows = rowsIn(wanted.path);
    QCOMPARE(rows.first(), (QList<QByteArray>{"time", "measurement", "tags", "field", "type", "value"}));
    for (const QList<QByteArray>& row : rows.mid(1)) {
        QCOMPARE(row.size(), 6);
        QCOMPARE(row.at(1), hostile);
        byKey.insert(row.at(0) + row.at(2) + row.at(3), row.mid(4));
    }
    QCOMPARE(byKey.size(), 8000);
    QCOMPARE(done->points, 8000);
    // The third point, to the last digit.
    const QByteArray key = "2026-03-01T12:00:02.123456791Ztag\\,\\ \\=\\x=a\\,b\\=c"_ba;
    QCOMPARE(byKey.value(key + "integer"), (QList<QByteArray>{"integer", "9223372036854775805"}));
    QCOMPARE(byKey.value(key + "float"), (QList<QByteArray>{"float", "0.2"}));
    QCOMPARE(byKey.value(key + "flag"), (QList<QByteArray>{"boolean", "false"}));
    QCOMPARE(byKey.value(key + "text"), (QList<QByteArray>{"string", "say \"hi\",\nback\\slash 2"}));
}

void ExportTest::progressAddsUp()
{
    QSignalSpy progress(&m_bench->engine(), &Engine::exportProgress);
    ExportRequest wanted = request(u"out.lp"_s, Format::LineProtocol);
    wanted.expectedPoints = 8000;
    QVERIFY(run(wanted));
    QVERIFY(!progress.isEmpty());
    const auto last = progress.last().at(0).value<ExportProgress>();
    QCOMPARE(last.path, wanted.path);
    QCOMPARE(last.points, 8000);
    QCOMPARE(last.fraction, 1.0);
}

void ExportTest::aPassingFaultRepeatsNothing_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("503") << 0;
    QTest::newRow("cut off") << 1;
    QTest::newRow("reset") << 2;
}

void ExportTest::aPassingFaultRepeatsNothing()
{
    QFETCH(int, fault);
    QByteArray body =
        "#datatype,string,long,dateTime:RFC3339,long,string\r\n#group,false,false,false,false,true\r\n"
        "#default,_result,,,,\r\n,result,table,_time,_value,_field\r\n";
    // More than two batches: some of it is written before the fault.
    constexpr int rows = 60'000;
    for (int i = 0; i < rows; ++i)
        body += ",,0," + QDateTime::fromSecsSinceEpoch(i, Qt::UTC).toString(Qt::ISODate).toLatin1() + "," +
            QByteArray::number(i) + ",f\r\n";
    int queries = 0;
    ScriptedServer server([&](const ScriptedRequest& asked) {
        if (asked.path().endsWith("/buckets"))
            return ScriptedAnswer::json(200, "{\"buckets\":[]}");
        if (!asked.path().endsWith("/query"))
            return ScriptedAnswer::json(204, {});
        ScriptedAnswer answer = ScriptedAnswer::csv(body + "\r\n");
        if (++queries > 1)
            return answer;
        if (fault == 0)
            return ScriptedAnswer::json(503, "{\"code\":\"unavailable\",\"message\":\"later\"}");
        answer.cutAfter = body.size() * 4 / 5;
        answer.chunked = fault == 1;
        answer.reset = fault == 2;
        return answer;
    });
    useScript(server);
    ExportRequest wanted = request(u"out.lp"_s, Format::LineProtocol);
    const Result<ExportReceipt> done = run(wanted);
    QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
    QCOMPARE(queries, 2);
    QCOMPARE(linesIn(wanted.path).size(), rows);
    QCOMPARE(valuesOf(linesIn(wanted.path)).size(), rows);
    QCOMPARE(done->points, rows);
}

void ExportTest::aLastingFaultLeavesTheOldFile()
{
    ScriptedServer server([](const ScriptedRequest& asked) {
        if (asked.path().endsWith("/buckets"))
            return ScriptedAnswer::json(200, "{\"buckets\":[]}");
        if (asked.path().endsWith("/query"))
            return ScriptedAnswer::json(404, "{\"code\":\"not found\",\"message\":\"bucket not found\"}");
        return ScriptedAnswer::json(204, {});
    });
    useScript(server);
    const ExportRequest wanted = request(u"out.lp"_s, Format::LineProtocol);
    QFile file(wanted.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("what was there");
    file.close();
    const Result<ExportReceipt> done = run(wanted);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::NotFound);
    QCOMPARE(contentOf(wanted.path), "what was there");
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"out.lp"_s});
}

void ExportTest::cancelLeavesNothing()
{
    ScriptedServer server([](const ScriptedRequest& asked) {
        if (asked.path().endsWith("/buckets"))
            return ScriptedAnswer::json(200, "{\"buckets\":[]}");
        ScriptedAnswer answer = ScriptedAnswer::csv({});
        answer.never = asked.path().endsWith("/query");
        return answer;
    });
    useScript(server);
    const ExportRequest wanted = request(u"out.csv"_s, Format::Csv);
    const QFuture<Result<ExportReceipt>> pending = m_bench->engine().exportPoints(wanted);
    QTRY_VERIFY(std::any_of(server.requests().begin(), server.requests().end(),
        [](const ScriptedRequest& each) { return each.path().endsWith("/query"); }));
    QElapsedTimer timer;
    timer.start();
    m_bench->engine().cancelExport(wanted.path);
    const Result<ExportReceipt> done = await(pending);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    QVERIFY(QDir(m_folder->path()).entryList(QDir::Files).isEmpty());
    // The engine's end, too, ends one.
    const QFuture<Result<ExportReceipt>> abandoned = m_bench->engine().exportPoints(wanted);
    m_bench.reset();
    QCOMPARE(await(abandoned).error().kind, Error::Kind::Cancelled);
    QVERIFY(QDir(m_folder->path()).entryList(QDir::Files).isEmpty());
}

void ExportTest::onePathOneExport()
{
    const ExportRequest wanted = request(u"out.csv"_s, Format::Csv);
    const QFuture<Result<ExportReceipt>> first = m_bench->engine().exportPoints(wanted);
    const QFuture<Result<ExportReceipt>> second = m_bench->engine().exportPoints(wanted);
    QVERIFY(await(first));
    QCOMPARE(await(second).error().kind, Error::Kind::Busy);
    QVERIFY(run(wanted)); // and again, now that it is free
}

void ExportTest::aFolderThatIsNotThere()
{
    ExportRequest wanted = request(u"no/such/out.csv"_s, Format::Csv);
    QCOMPARE(run(wanted).error().kind, Error::Kind::Storage);
    wanted.connectionId = u"unknown"_s;
    QCOMPARE(run(wanted).error().kind, Error::Kind::NotFound);
}

void ExportTest::extentIsExact_data()
{
    QTest::addColumn<bool>("isInflux1");
    QTest::newRow("Flux") << false;
    QTest::newRow("InfluxQL") << true;
}

void ExportTest::extentIsExact()
{
    QFETCH(bool, isInflux1);
    std::unique_ptr<Influx1Database> database;
    QString bucket = u"plant"_s;
    if (isInflux1) {
        if (!influx1Url())
            QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
        database = std::make_unique<Influx1Database>(*influx1Url());
        bucket = database->name();
        QByteArray lines;
        for (const Point& point : samplePoints())
            LineProtocolWriter::append(lines, point);
        QCOMPARE(database->write(lines), 204);
        m_bench->setUp(EngineBench::connection(u"cloud"_s, *influx1Url(), Dialect::InfluxQL),
            EngineBench::connection(u"local"_s, *m_sandbox), EngineBench::rule(bucket, u"plant"_s));
    }
    const Result<MeasurementExtent> extent =
        await(m_bench->engine().extent(u"cloud"_s, bucket, QString::fromUtf8(hostile)));
    QVERIFY2(extent, extent ? "" : qPrintable(extent.error().toString()));
    QCOMPARE(extent->series, 2);
    QCOMPARE(extent->points, 8000);
    QCOMPARE(extent->first, base);
    QCOMPARE(extent->last, base + 1999 * nanosecondsPerSecond + 1999);
}

void ExportTest::extentOfNothing()
{
    const Result<MeasurementExtent> none =
        await(m_bench->engine().extent(u"cloud"_s, u"plant"_s, u"no such measurement"_s));
    QVERIFY2(none, none ? "" : qPrintable(none.error().toString()));
    QCOMPARE(*none, MeasurementExtent());
    const Result<MeasurementExtent> nowhere =
        await(m_bench->engine().extent(u"cloud"_s, u"no such bucket"_s, u"m"_s));
    QCOMPARE(nowhere.error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
