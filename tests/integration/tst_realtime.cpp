// The real-time retriever against servers of both dialects.

#include "EngineBench.h"
#include "influx/Connection.h"
#include "influx/wire/LineProtocolWriter.h"
#include "realtime/RetrieveDataForCloud.h"
#include "support/Await.h"
#include "support/Http.h"
#include "support/TestServers.h"

#include <QtCore/QJsonDocument>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Stands between a client and a server, and counts the queries.
class CountingProxy : public QTcpServer
{
public:
    explicit CountingProxy(const QUrl& server)
        : m_server(server)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port");
        connect(this, &QTcpServer::newConnection, this, [this] { join(nextPendingConnection()); });
    }
    [[nodiscard]] QUrl url() const
    {
        QUrl url = m_server;
        url.setPort(serverPort());
        return url;
    }
    [[nodiscard]] qsizetype queries() const { return m_queries; }
    [[nodiscard]] qsizetype bucketLists() const { return m_bucketLists; }

private:
    void join(QTcpSocket* client)
    {
        auto* server = new QTcpSocket(client);
        server->connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
        connect(client, &QTcpSocket::readyRead, server, [this, client, server] {
            const QByteArray bytes = client->readAll();
            m_queries +=
                bytes.count("POST /api/v2/query") + bytes.count("POST /query") + bytes.count("GET /query");
            m_bucketLists += bytes.count("GET /api/v2/buckets");
            server->write(bytes);
        });
        connect(
            server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    }

    QUrl m_server;
    qsizetype m_queries = 0;
    qsizetype m_bucketLists = 0;
};

} // namespace

class RealtimeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

    void allBucketsWithOneQueryEach();
    void everyTypeIsExact();
    void newestPointOfAllSeriesWins();
    void patternAndRangeDecide();
    void changesOfTheSchemaAreSeen();

private:
    void make(const TelemetrySettings& settings)
    {
        m_retriever.reset();
        m_retriever = std::make_unique<RetrieveDataForCloud>(*m_connection, settings, *m_clock);
    }
    TelemetrySettings settings() const
    {
        TelemetrySettings settings;
        settings.pattern = m_mark;
        return settings;
    }
    TelemetryRound round() { return await(m_retriever->retrieve()); }
    QString addBucket(int number);
    void write(const QString& bucket, const QList<Point>& points) const;
    static QJsonObject valuesOf(const TelemetryRound& round)
    {
        return round.document.value("values"_L1).toObject();
    }

    std::unique_ptr<sandbox::SandboxServer> m_sandbox;
    std::optional<QUrl> m_influx1;
    QStringList m_buckets;
    QString m_mark; ///< in the names of this test's measurements alone
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<CountingProxy> m_proxy;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<RetrieveDataForCloud> m_retriever;
};

void RealtimeTest::initTestCase_data()
{
    QTest::addColumn<bool>("isFlux");
    QTest::newRow("Flux, the sandbox") << true;
    QTest::newRow("InfluxQL, InfluxDB 1.x") << false;
}

void RealtimeTest::init()
{
    QFETCH_GLOBAL(bool, isFlux);
    m_mark = uniqueName(u"real"_s);
    m_clock = std::make_unique<ManualClock>(SystemClock().now());
    m_network = std::make_unique<QNetworkAccessManager>();
    ConnectionSettings settings;
    if (isFlux) {
        m_sandbox = startSandbox(u"first"_s);
        m_proxy = std::make_unique<CountingProxy>(m_sandbox->url());
        settings = EngineBench::connection(u"local"_s, *m_sandbox);
    } else {
        m_influx1 = influx1Url();
        if (!m_influx1)
            QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server");
        m_proxy = std::make_unique<CountingProxy>(*m_influx1);
        settings = EngineBench::connection(u"local"_s, *m_influx1, Dialect::InfluxQL);
    }
    settings.url = m_proxy->url();
    m_connection = Connection::create(settings, *m_network);
    make(this->settings());
}

void RealtimeTest::cleanup()
{
    m_retriever.reset();
    m_connection.reset();
    m_network.reset();
    m_proxy.reset();
    m_sandbox.reset();
    if (m_influx1) {
        for (const QString& bucket : std::as_const(m_buckets))
            httpPost(*m_influx1, u"/query"_s, {{u"q"_s, u"DROP DATABASE \"%1\""_s.arg(bucket)}}, {});
    }
    m_buckets.clear();
}

QString RealtimeTest::addBucket(int number)
{
    const QString name = u"%1 é %2"_s.arg(m_mark).arg(number);
    if (!await(m_connection->createBucket(name)))
        qFatal("the bucket was not made");
    m_buckets.append(name);
    return name;
}

void RealtimeTest::write(const QString& bucket, const QList<Point>& points) const
{
    QByteArray lines;
    for (const Point& point : points) {
        QString reason;
        if (LineProtocolWriter::append(lines, point, &reason) != LineProtocolWriter::Outcome::Written)
            qFatal("a test point cannot be written: %s", qPrintable(reason));
    }
    const Result<WriteReceipt> written = await(m_connection->write(bucket, lines));
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
}

void RealtimeTest::allBucketsWithOneQueryEach()
{
    constexpr int count = 45; // three pages of the buckets API
    for (int i = 0; i < count; ++i)
        write(
            addBucket(i), {{m_mark.toUtf8() + QByteArray::number(i), {}, {{"f", i + 0.5}}, m_clock->now()}});
    round(); // a dialect may learn the types of the fields first
    const qsizetype queries = m_proxy->queries();
    const qsizetype lists = m_proxy->bucketLists();
    const TelemetryRound second = round();
    QVERIFY2(second.errors.isEmpty(), second.errors.isEmpty() ? "" : qPrintable(second.errors[0].toString()));
    QVERIFY(second.buckets >= count);
    QCOMPARE(m_proxy->queries() - queries, second.buckets);
    QCOMPARE(m_proxy->bucketLists(), lists); // the list is a moment old
    const QJsonObject values = valuesOf(second);
    QCOMPARE(values.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(values.value(m_mark + QString::number(i)).toObject(), (QJsonObject{{u"f"_s, i + 0.5}}));
}

void RealtimeTest::everyTypeIsExact()
{
    const QString bucket = addBucket(1);
    write(bucket,
        {{m_mark.toUtf8(), {{"t", "a b,c=d\"e"}},
            {{"float", 0.1 + 0.2}, {"int", qint64(9'007'199'254'740'993)},
                {"max", std::numeric_limits<qint64>::max()}, {"min", std::numeric_limits<qint64>::min()},
                {"yes", true}, {"no", false}, {"text", u"\"\\,=\n é🌡"_s.toUtf8()}},
            m_clock->now() - nanosecondsPerSecond}});
    const TelemetryRound found = round();
    QVERIFY2(found.errors.isEmpty(), found.errors.isEmpty() ? "" : qPrintable(found.errors[0].toString()));
    const QByteArray expected = "{\"" + m_mark.toUtf8() +
        "\":{\"float\":0.30000000000000004,\"int\":9007199254740993,\"max\":9223372036854775807,"
        "\"min\":-9223372036854775808,\"no\":0,\"text\":\"\\\"\\\\,=\\n é🌡\",\"yes\":1}}";
    QVERIFY2(found.bytes.endsWith("\"values\":" + expected + "}"), found.bytes);
    QCOMPARE(found.values.size(), 7);
    QCOMPARE(found.values[0].tags, (QList<Tag>{{"t", "a b,c=d\"e"}}));
}

void RealtimeTest::newestPointOfAllSeriesWins()
{
    const QString bucket = addBucket(1);
    const Timestamp now = m_clock->now();
    write(bucket,
        {{m_mark.toUtf8(), {{"host", "a"}}, {{"f", 1.0}, {"g", 1.0}}, now - 2 * nanosecondsPerSecond},
            {m_mark.toUtf8(), {{"host", "b"}}, {{"f", 2.0}}, now - 1 * nanosecondsPerSecond},
            {m_mark.toUtf8(), {{"host", "c"}}, {{"f", 3.0}}, now - 3 * nanosecondsPerSecond}});
    QCOMPARE(valuesOf(round()).value(m_mark).toObject(), (QJsonObject{{u"f"_s, 2.0}, {u"g"_s, 1.0}}));
    TelemetrySettings filtered = settings();
    filtered.tagFilters = {{u"host"_s, {u"a"_s, u"c"_s}}};
    make(filtered);
    QCOMPARE(valuesOf(round()).value(m_mark).toObject(), (QJsonObject{{u"f"_s, 1.0}, {u"g"_s, 1.0}}));
    TelemetrySettings expanded = settings();
    expanded.expandTags = true;
    make(expanded);
    QCOMPARE(valuesOf(round()),
        (QJsonObject{{m_mark + u"{host=a}"_s, QJsonObject{{u"f"_s, 1.0}, {u"g"_s, 1.0}}},
            {m_mark + u"{host=b}"_s, QJsonObject{{u"f"_s, 2.0}, {u"g"_s, 0.0}}},
            {m_mark + u"{host=c}"_s, QJsonObject{{u"f"_s, 3.0}, {u"g"_s, 0.0}}}}));
}

void RealtimeTest::patternAndRangeDecide()
{
    const QString bucket = addBucket(1);
    const Timestamp now = m_clock->now();
    const QByteArray mark = m_mark.toUtf8();
    write(bucket,
        {{"x." + mark + "/[y]\"'", {}, {{"f", 1.0}}, now}, {mark.toUpper(), {}, {{"f", 2.0}}, now},
            {"other", {}, {{"f", 3.0}}, now},
            {mark + "old", {}, {{"f", 4.0}}, now - 31 * nanosecondsPerSecond},
            {mark + "soon", {}, {{"f", 5.0}}, now + nanosecondsPerSecond},
            {mark + "edge", {}, {{"f", 6.0}}, now - 30 * nanosecondsPerSecond}});
    QCOMPARE(valuesOf(round()).keys(), (QStringList{m_mark + u"edge"_s, u"x."_s + m_mark + u"/[y]\"'"_s}));
    TelemetrySettings wider = settings();
    wider.range = 1min;
    wider.pattern = m_mark + u"/[y]\"'"_s; // nothing in it is a pattern
    make(wider);
    QCOMPARE(valuesOf(round()).keys(), QStringList{u"x."_s + m_mark + u"/[y]\"'"_s});
    wider.pattern = m_mark + u"old"_s;
    make(wider);
    QCOMPARE(valuesOf(round()).keys(), QStringList{m_mark + u"old"_s});
}

void RealtimeTest::changesOfTheSchemaAreSeen()
{
    const QString bucket = addBucket(1);
    const QByteArray mark = m_mark.toUtf8();
    write(bucket, {{mark, {}, {{"f", 1.0}}, m_clock->now()}});
    QCOMPARE(valuesOf(round()), (QJsonObject{{m_mark, QJsonObject{{u"f"_s, 1.0}}}}));
    // A field, a tag and a measurement more: in the next round.
    m_clock->advance(5s);
    write(bucket, {{mark, {{"host", "a"}}, {{"g", qint64(2)}}, m_clock->now()}});
    QCOMPARE(valuesOf(round()).value(m_mark).toObject(), (QJsonObject{{u"f"_s, 1.0}, {u"g"_s, 2}}));
    m_clock->advance(5s);
    write(bucket, {{mark + "2", {}, {{"h", true}}, m_clock->now()}});
    QCOMPARE(valuesOf(round()).value(m_mark + u'2').toObject(), (QJsonObject{{u"h"_s, 1}}));
    // A bucket more: within half a minute.
    const QString second = addBucket(2);
    write(second, {{mark, {}, {{"f", 7.0}}, m_clock->now() + 20 * nanosecondsPerSecond}});
    m_clock->advance(20s);
    const QJsonObject values = valuesOf(round());
    QCOMPARE(values.value(second + u'/' + m_mark).toObject(), (QJsonObject{{u"f"_s, 7.0}}));
    QVERIFY(values.contains(bucket + u'/' + m_mark));
    QVERIFY(!values.contains(m_mark));
}

QTEST_GUILESS_MAIN(RealtimeTest)
#include "tst_realtime.moc"
