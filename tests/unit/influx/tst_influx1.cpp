#include "influx/Connection.h"
#include "influx/wire/LineProtocolReader.h"
#include "support/Await.h"
#include "support/TestServers.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

constexpr Nanoseconds week = 7 * nanosecondsPerDay;
constexpr Timestamp monday = 1'699'833'600 * nanosecondsPerSecond; // a shard's start: 2023-11-13
constexpr TimeRange always{minimumTimestamp, maximumTimestamp};

/// What a point holds, as one comparable text a value.
void addTo(QStringList& texts, const Point& point)
{
    for (const Field& field : point.fields) {
        QString text = QString::fromUtf8(point.measurement);
        for (const Tag& tag : point.tags)
            text += u" ["_s + QString::fromUtf8(tag.key) + u'|' + QString::fromUtf8(tag.value) + u']';
        text +=
            u" <"_s + QString::fromUtf8(field.key) + u"> "_s + fieldTypeName(fieldTypeOf(field.value)) + u' ';
        std::visit(
            [&text](const auto& value) {
                using T = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<T, QByteArray>)
                    text += QString::fromUtf8(value);
                else if constexpr (std::is_same_v<T, bool>)
                    text += value ? u"true"_s : u"false"_s;
                else if constexpr (std::is_same_v<T, double>)
                    text += QString::number(std::bit_cast<quint64>(value), 16);
                else
                    text += QString::number(value);
            },
            field.value);
        texts.append(text + u" @"_s + QString::number(point.time));
    }
}

/// The values in line protocol, sorted.
QStringList valuesIn(const QByteArray& lines)
{
    QStringList texts;
    LineProtocolReader reader(lines);
    Point point;
    for (;;) {
        const auto more = reader.next(point);
        if (!more)
            qFatal("%s", qPrintable(more.error().toString()));
        if (!*more)
            break;
        addTo(texts, point);
    }
    texts.sort();
    return texts;
}

} // namespace

class Influx1Test : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void probeNamesTheServer();
    void fluxSettingsAreRefused();
    void probeServerFindsTheDialect();
    void bucketsAreDatabasesAndPolicies();
    void bucketsAreCreatedOnce();
    void hostileNamesComeBack();
    void schemaNamesFieldsAndTags();
    void everyNumericTypeOnceWhereShardsDisagree();
    void rangesAreHalfOpen();
    void batchesAreBounded();
    void seriesOfAllTypes();
    void latestIsOneRequest();
    void retentionPolicyIsItsOwnBucket();
    void partialWriteIsTold();
    void missingDatabaseIsNotFound();
    void missingMeasurementIsEmpty();

private:
    QByteArray readAll(const QString& bucket, const QString& measurement, const TimeRange& range = always,
        Error* error = nullptr);
    void write(const QByteArray& lines);

    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<Influx1Database> m_database;
    std::unique_ptr<Connection> m_connection;
    ConnectionSettings m_settings;
};

void Influx1Test::init()
{
    const auto url = influx1Url();
    if (!url)
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server");
    m_database = std::make_unique<Influx1Database>(*url);
    m_network = std::make_unique<QNetworkAccessManager>();
    m_settings.name = u"Local"_s;
    m_settings.url = *url;
    m_settings.dialect = Dialect::InfluxQL;
    m_connection = Connection::create(m_settings, *m_network);
}

void Influx1Test::cleanup()
{
    m_connection.reset();
    m_network.reset();
    m_database.reset();
}

QByteArray Influx1Test::readAll(
    const QString& bucket, const QString& measurement, const TimeRange& range, Error* error)
{
    const auto stream = m_connection->read({bucket, measurement, range, {}, false});
    QByteArray lines;
    QEventLoop loop;
    connect(stream.get(), &PointStream::batchReady, &loop, [&] {
        while (auto batch = stream->takeBatch())
            lines += batch->lines;
    });
    connect(stream.get(), &PointStream::finished, &loop, [&loop] { loop.exit(0); });
    connect(stream.get(), &PointStream::failed, &loop, [&](const Error& e) {
        if (error == nullptr)
            qFatal("%s", qPrintable(e.toString()));
        *error = e;
        loop.exit(1);
    });
    loop.exec();
    return lines;
}

void Influx1Test::write(const QByteArray& lines)
{
    const auto receipt = await(m_connection->write(m_database->name(), lines));
    if (!receipt)
        qFatal("%s", qPrintable(receipt.error().toString()));
}

void Influx1Test::probeNamesTheServer()
{
    const auto server = await(m_connection->probe());
    QVERIFY2(server, server ? "" : qPrintable(server.error().toString()));
    QCOMPARE(server->product, u"InfluxDB"_s);
    QVERIFY2(server->version.startsWith(u"1."_s), qPrintable(server->version));
    QCOMPARE(server->dialect, Dialect::InfluxQL);
}

void Influx1Test::fluxSettingsAreRefused()
{
    m_settings.dialect = Dialect::Flux;
    const auto connection = Connection::create(m_settings, *m_network);
    const auto server = await(connection->probe());
    QVERIFY(!server);
    QCOMPARE(server.error().kind, Kind::WrongDialect);
    QVERIFY2(server.error().message.contains(u"InfluxDB 1."_s), qPrintable(server.error().message));
}

void Influx1Test::probeServerFindsTheDialect()
{
    m_settings.dialect = Dialect::Automatic;
    const auto server = await(probeServer(m_settings, *m_network));
    QVERIFY(server);
    QCOMPARE(server->dialect, Dialect::InfluxQL);
}

void Influx1Test::bucketsAreDatabasesAndPolicies()
{
    (void)m_database->query(
        u"CREATE RETENTION POLICY \"two days\" ON \"%1\" DURATION 48h REPLICATION 1"_s.arg(
            m_database->name()));
    const auto buckets = await(m_connection->buckets());
    QVERIFY(buckets);
    const auto find = [&](const QString& name) {
        const auto place = std::ranges::find(*buckets, name, &Bucket::name);
        return place == buckets->end() ? Bucket{} : *place;
    };
    QCOMPARE(find(m_database->name()).id, m_database->name());
    QCOMPARE(find(m_database->name()).retention, 0);
    QCOMPARE(find(m_database->name() + u"/two days"_s).retention, 2 * nanosecondsPerDay);
    QVERIFY(std::ranges::is_sorted(*buckets, {}, &Bucket::name));
}

void Influx1Test::bucketsAreCreatedOnce()
{
    const QString name = m_database->name() + u"/o'r \"p\""_s;
    QVERIFY(await(m_connection->createBucket(name)));
    QVERIFY(await(m_connection->createBucket(name)));
    QVERIFY(await(m_connection->createBucket(m_database->name())));
    const auto buckets = await(m_connection->buckets());
    QVERIFY(std::ranges::find(*buckets, name, &Bucket::name) != buckets->end());
    QVERIFY(await(m_connection->write(name, "m f=1 1\n"_ba)));
    QCOMPARE(valuesIn(readAll(name, u"m"_s)), valuesIn("m f=1 1\n"));
}

void Influx1Test::hostileNamesComeBack()
{
    // By measurement; each is read by its name, and every value compared with its type.
    const QList<QPair<QString, QByteArray>> cases{
        {u"x\" |> drop()"_s, "x\"\\ |>\\ drop() f=1.5,i=-9223372036854775808i,j=9223372036854775807i 1\n"_ba},
        {u"a,b c=d"_s, "a\\,b\\ c=d,t\\,\\ \\=k=v\\,\\ \\=v f\\,\\ \\=x=true -1\n"_ba},
        {u"'; DROP DATABASE \"x\"; --"_s, "';\\ DROP\\ DATABASE\\ \"x\";\\ -- f=1i 2\n"_ba},
        {u"mid\\dle"_s, "mid\\dle,t\\k=v\\w f\\x=\"back\\\\slash \\\"quote\\\"\" 3\n"_ba},
        {u"été 🌡 %1 %2"_s, "été\\ 🌡\\ %1\\ %2,ort=Süd,🏷=☀ wärme=-0.0,leer=\"\" 4\n"_ba},
        {u"text"_s, "text f=\"line one\nline two\ttab\",g=\"${x} \xE2\x80\xA8\" 5\n"_ba},
        {u"floats"_s,
            "floats a=1e300,b=5e-324,c=0.1,d=1.7976931348623157e308,e=123456789.123456789,f=1e21,g=-1e-7,h=3 "
            "1700000000123456789\n"_ba},
        {u"ends"_s, "ends f=1i -9223372036854775806\nends f=2i 9223372036854775805\n"_ba},
        {u"columns"_s, "columns,c0=tag,c1=x c0=1i,c1=\"f\",name=true,tags=2,v=3 6\n"_ba},
        {u"series"_s,
            "series,host=a f=1 1\nseries,host=a f=2 2\nseries,host=b f=3 1\nseries f=4 1\nseries,host=b g=\"x\" 2\n"_ba},
        {u"sparse"_s, "sparse a=1i 1\nsparse b=\"\" 2\nsparse a=2i,b=\"x\" 3\n"_ba},
        {u"both"_s, "both,n=tag n=7i 1\n"_ba},
    };
    QByteArray all;
    for (const auto& [name, lines] : cases)
        all += lines;
    write(all);
    QStringList names;
    for (const auto& [name, lines] : cases) {
        names.append(name);
        const QStringList expected = valuesIn(lines);
        const QStringList actual = valuesIn(readAll(m_database->name(), name));
        if (actual != expected)
            qWarning() << "expected" << expected << "actual" << actual;
        QCOMPARE(actual, expected);
    }
    names.sort();
    QCOMPARE(*await(m_connection->measurements(m_database->name(), always)), names);
    // Written back as read, elsewhere: the same again.
    const Influx1Database copy(m_settings.url);
    for (const auto& [name, lines] : cases) {
        QVERIFY(await(m_connection->write(copy.name(), readAll(m_database->name(), name))));
        QCOMPARE(valuesIn(readAll(copy.name(), name)), valuesIn(lines));
    }
}

void Influx1Test::schemaNamesFieldsAndTags()
{
    write("m\"1,host\\ x=a,ort=b f\"=1,i=2i,s=\"x\",b=true 1\nm\"1 f\"=true "_ba +
        QByteArray::number(monday) + "\nother,z=1 q=1 1\n");
    const auto schema = await(m_connection->schema(m_database->name(), u"m\"1"_s, always));
    QVERIFY(schema);
    QCOMPARE(schema->measurement, u"m\"1"_s);
    QCOMPARE(schema->tagKeys, (QStringList{u"host x"_s, u"ort"_s}));
    QCOMPARE(schema->fields.size(), 4);
    QCOMPARE(schema->fields[0].name, u"b"_s);
    QCOMPARE(schema->fields[0].types, QList{FieldType::Boolean});
    QCOMPARE(schema->fields[1].name, u"f\""_s);
    QCOMPARE(schema->fields[1].types, (QList{FieldType::Float, FieldType::Boolean}));
    QCOMPARE(schema->fields[2].types, QList{FieldType::Integer});
    QCOMPARE(schema->fields[3].types, QList{FieldType::String});
}

void Influx1Test::everyNumericTypeOnceWhereShardsDisagree()
{
    const auto at = [](Timestamp time) { return QByteArray::number(time) + "\n"; };
    const QByteArray lines = "m,h=a f=1.5,g=1 " + at(monday) + "m,h=a f=3 " + at(monday + 1) + "m,h=a f=4 " +
        at(monday + week - 1) + "m,h=a f=7i,g=2 " + at(monday + week) + "m,h=b f=9007199254740993i " +
        at(monday + week + 5) + "m,h=b f=3i,g=\"text\",s=true " + at(monday + 2 * week) + "m,h=a f=\"s\" " +
        at(monday + 3 * week) + "m,h=a f=true " + at(monday + 4 * week) + "m,h=b f=2.25,s=1i " +
        at(monday + 9 * week);
    write(lines);
    QCOMPARE(valuesIn(readAll(m_database->name(), u"m"_s)), valuesIn(lines));
    // Ranges that cut shards.
    QCOMPARE(valuesIn(readAll(m_database->name(), u"m"_s, {monday + 1, monday + week + 5})),
        valuesIn("m,h=a f=3 " + at(monday + 1) + "m,h=a f=4 " + at(monday + week - 1) + "m,h=a f=7i,g=2 " +
            at(monday + week)));
    // A range without shards.
    QCOMPARE(readAll(m_database->name(), u"m"_s, {0, 1}), QByteArray());
}

void Influx1Test::rangesAreHalfOpen()
{
    write("m f=1 10\nm f=2 20\nm f=3 30\n"_ba);
    QCOMPARE(valuesIn(readAll(m_database->name(), u"m"_s, {10, 30})), valuesIn("m f=1 10\nm f=2 20\n"));
}

void Influx1Test::batchesAreBounded()
{
    QByteArray lines;
    for (int i = 0; i < 25'000; ++i)
        lines += "m,h=" + QByteArray::number(i % 3) + " f=" + QByteArray::number(i) + "i " +
            QByteArray::number(i) + "\n";
    write(lines);
    BatchLimits limits;
    limits.lines = 1000;
    const auto stream = m_connection->read({m_database->name(), u"m"_s, always, limits, false});
    QSignalSpy finished(stream.get(), &PointStream::finished);
    qint64 count = 0;
    qint64 points = 0;
    QByteArray read;
    connect(stream.get(), &PointStream::batchReady, stream.get(), [&] {
        while (auto batch = stream->takeBatch()) {
            QVERIFY(batch->lineCount <= 1000);
            count += batch->lineCount;
            points += batch->pointCount;
            read += batch->lines;
        }
    });
    QVERIFY(finished.wait());
    QCOMPARE(count, 25'000);
    QCOMPARE(points, 25'000);
    QCOMPARE(valuesIn(read), valuesIn(lines));
    QVERIFY(stream->bytesRead() > 25'000);
}

void Influx1Test::seriesOfAllTypes()
{
    const auto at = [](int seconds) { return QByteArray::number(seconds * nanosecondsPerSecond) + "\n"; };
    write("m,h=a f=1,i=10i,b=true,s=\"x\" " + at(0) + "m,h=a f=2,i=20i,b=false,s=\"y\" " + at(30) +
        "m,h=a f=4 " + at(120) + "m,h=b f=5 " + at(1));
    SeriesRequest request{m_database->name(), u"m"_s, u"f"_s, {0, 600 * nanosecondsPerSecond}, 0, 20};
    auto series = await(m_connection->series(request));
    QVERIFY(series);
    QCOMPARE(series->size(), 2);
    QCOMPARE(series->at(0).name, u"f {h=a}"_s);
    QCOMPARE(
        series->at(0).times, (QList<Timestamp>{0, 30 * nanosecondsPerSecond, 120 * nanosecondsPerSecond}));
    QCOMPARE(series->at(0).values, (QList<double>{1, 2, 4}));
    QCOMPARE(series->at(1).tags, (QList<Tag>{{"h"_ba, "b"_ba}}));
    request.maximumSeries = 1;
    request.every = nanosecondsPerMinute;
    series = await(m_connection->series(request));
    QCOMPARE(series->size(), 1);
    QCOMPARE(series->at(0).times, (QList<Timestamp>{0, 120 * nanosecondsPerSecond}));
    QCOMPARE(series->at(0).values, (QList<double>{1.5, 4}));
    request.field = u"b"_s;
    series = await(m_connection->series(request));
    QCOMPARE(series->at(0).values, QList<double>{0.5});
    request.field = u"i"_s;
    request.every = 0;
    series = await(m_connection->series(request));
    QCOMPARE(series->at(0).values, (QList<double>{10, 20}));
    for (const QString& field : {u"s"_s, u"none"_s}) {
        request.field = field;
        series = await(m_connection->series(request));
        QVERIFY(series && series->isEmpty());
    }
}

void Influx1Test::latestIsOneRequest()
{
    write("real\"wind,h=a f=1,i=9223372036854775807i 10\nreal\"wind,h=a f=2 20\nreal\"wind,h=b f=3.5 15\n"
          "unreal s=\"x\",b=true 5\nunreal s=\"\" 6\nother f=1 10\nreal\"wind,h=a f=99 100\n"_ba);
    const LatestRequest request{m_database->name(), u"real"_s, {0, 100}};
    const auto check = [&] {
        const auto values = await(m_connection->latest(request));
        if (!values)
            qFatal("%s", qPrintable(values.error().toString()));
        QStringList texts;
        for (const LatestValue& value : *values)
            addTo(texts,
                {value.measurement.toUtf8(), value.tags, {{value.field.toUtf8(), value.value}}, value.time});
        texts.sort();
        return texts;
    };
    const QStringList expected = valuesIn("real\"wind,h=a i=9223372036854775807i 10\nreal\"wind,h=a f=2 20\n"
                                          "real\"wind,h=b f=3.5 15\nunreal b=true 5\nunreal s=\"\" 6\n");
    QCOMPARE(check(), expected);
    QCOMPARE(check(), expected);
    // A field and a measurement that come up later are seen at once.
    write("unreal neu=1i 7\nreal_new f=1 8\n"_ba);
    QStringList more = expected + valuesIn("unreal neu=1i 7\nreal_new f=1 8\n");
    more.sort();
    QCOMPARE(check(), more);
    const auto none = await(m_connection->latest({m_database->name(), u"nothing/like\\this"_s, {0, 100}}));
    QVERIFY(none && none->isEmpty());
    const auto missing = await(m_connection->latest({u"no such database"_s, u"real"_s, {0, 100}}));
    QCOMPARE(missing.error().kind, Kind::NotFound);
}

void Influx1Test::retentionPolicyIsItsOwnBucket()
{
    const QString bucket = m_database->name() + u"/rp 2"_s;
    QVERIFY(await(m_connection->createBucket(bucket)));
    write("m f=1 1\n"_ba);
    QVERIFY(await(m_connection->write(bucket, "m f=2 1\n"_ba)));
    QCOMPARE(valuesIn(readAll(m_database->name(), u"m"_s)), valuesIn("m f=1 1\n"));
    QCOMPARE(valuesIn(readAll(bucket, u"m"_s)), valuesIn("m f=2 1\n"));
    const auto latest = await(m_connection->latest({bucket, {}, {0, 10}}));
    QCOMPARE(latest->size(), 1);
    QCOMPARE(std::get<double>(latest->first().value), 2.0);
    // The types of shards are told apart by policy, too.
    QVERIFY(await(m_connection->write(bucket, "m f=3i "_ba + QByteArray::number(monday) + "\n")));
    QCOMPARE(valuesIn(readAll(bucket, u"m"_s)), valuesIn("m f=2 1\nm f=3i " + QByteArray::number(monday)));
    QCOMPARE(valuesIn(readAll(m_database->name(), u"m"_s)), valuesIn("m f=1 1\n"));
}

void Influx1Test::partialWriteIsTold()
{
    write("m f=1 1\n"_ba);
    const auto conflict = await(m_connection->write(m_database->name(), "m f=2 2\nm f=\"text\" 3\n"_ba));
    QVERIFY(!conflict);
    QCOMPARE(conflict.error().kind, Kind::PartialWrite);
    QVERIFY2(conflict.error().detail.contains(u"field type conflict"_s), qPrintable(conflict.error().detail));
    QCOMPARE(conflict.error().bucket, m_database->name());
    const auto unparsable = await(m_connection->write(m_database->name(), "m f=2 4\nm f=1u 5\n"_ba));
    QCOMPARE(unparsable.error().kind, Kind::PartialWrite);
}

void Influx1Test::missingDatabaseIsNotFound()
{
    const QString bucket = u"no \"such\" database"_s;
    QCOMPARE(await(m_connection->write(bucket, "m f=1 1\n"_ba)).error().kind, Kind::NotFound);
    QCOMPARE(await(m_connection->write(m_database->name() + u"/none"_s, "m f=1 1\n"_ba)).error().kind,
        Kind::NotFound);
    QCOMPARE(await(m_connection->measurements(bucket, always)).error().kind, Kind::NotFound);
    QCOMPARE(await(m_connection->schema(bucket, u"m"_s, always)).error().kind, Kind::NotFound);
    Error error;
    readAll(bucket, u"m"_s, always, &error);
    QCOMPARE(error.kind, Kind::NotFound);
    QCOMPARE(error.bucket, bucket);
    QCOMPARE(error.measurement, u"m"_s);
    QCOMPARE(error.connection, u"Local"_s);
}

void Influx1Test::missingMeasurementIsEmpty()
{
    QCOMPARE(readAll(m_database->name(), u"none"_s), QByteArray());
    const auto schema = await(m_connection->schema(m_database->name(), u"none"_s, always));
    QVERIFY(schema && schema->fields.isEmpty() && schema->tagKeys.isEmpty());
}

QTEST_GUILESS_MAIN(Influx1Test)
#include "tst_influx1.moc"
