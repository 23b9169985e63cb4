// A real VictoriaMetrics as destination: what arrives, read back through its own export and compared
// value by value with what it can hold, and what is said of what it cannot.

#include "EngineBench.h"
#include "influx/Connection.h"
#include "support/Await.h"
#include "support/Http.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

namespace {

/// Series, by name and labels as VictoriaMetrics shows them, to the values at each millisecond, sorted.
using Samples = QMap<QByteArray, QMap<qint64, QList<double>>>;

QByteArray keyOf(const QMap<QString, QString>& labels)
{
    QJsonObject object;
    for (auto label = labels.begin(); label != labels.end(); ++label)
        object.insert(label.key(), label.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What becomes of points there, by the documentation: a sample for each field that is a number.
Samples samplesOf(const QList<Point>& points, const QString& database)
{
    Samples samples;
    for (const Point& point : points) {
        for (const Field& field : point.fields) {
            std::optional<double> value;
            if (const auto* number = std::get_if<double>(&field.value))
                value = *number;
            else if (const auto* integer = std::get_if<qint64>(&field.value))
                value = static_cast<double>(*integer);
            else if (const auto* larger = std::get_if<quint64>(&field.value))
                value = static_cast<double>(*larger);
            else if (const auto* flag = std::get_if<bool>(&field.value))
                value = *flag ? 1.0 : 0.0;
            if (!value)
                continue;
            QMap<QString, QString> labels{{u"db"_s, database}};
            for (const Tag& tag : point.tags)
                labels.insert(QString::fromUtf8(tag.key), QString::fromUtf8(tag.value));
            labels.insert(u"__name__"_s, QString::fromUtf8(point.measurement + '_' + field.key));
            samples[keyOf(labels)][point.time / nanosecondsPerMillisecond].append(*value);
        }
    }
    for (auto& series : samples) {
        for (QList<double>& values : series)
            std::ranges::sort(values);
    }
    return samples;
}

/// It keeps twelve digits of a value for certain.
bool isSame(const QList<double>& actual, const QList<double>& expected)
{
    return std::ranges::equal(actual, expected, [](double one, double other) {
        return one == other || std::abs(one - other) <= 1e-12 * std::abs(other);
    });
}

bool isSame(const QMap<qint64, QList<double>>& actual, const QMap<qint64, QList<double>>& expected)
{
    return actual.keys() == expected.keys() && std::ranges::all_of(actual.keys(), [&](qint64 time) {
        return isSame(actual.value(time), expected.value(time));
    });
}

QByteArray differencesOf(const Samples& actual, const Samples& expected)
{
    QByteArray text;
    for (const QByteArray& key : (actual.keys() + expected.keys())) {
        if (!isSame(actual.value(key), expected.value(key)) && text.size() < 1000)
            text += key + ": " + QByteArray::number(actual.value(key).size()) + " instants, expected " +
                QByteArray::number(expected.value(key).size()) + "; ";
    }
    return text;
}

} // namespace

class VictoriaMetricsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void isRecognized_data();
    void isRecognized();
    void holdsWhatItCan();
    void isNeverSaidToBeVerified();
    void writingTwiceIsFine();
    void cannotBeRead();

private:
    static QList<Point> points();
    [[nodiscard]] Samples stored() const;
    [[nodiscard]] Rule rule() const;

    QUrl m_url;
    QString m_database;
    std::unique_ptr<sandbox::SandboxServer> m_cloud;
};

void VictoriaMetricsTest::initTestCase()
{
    m_url = QUrl(qEnvironmentVariable("TELEMIRROR_TEST_VICTORIAMETRICS_URL"));
    if (m_url.isEmpty())
        QSKIP("TELEMIRROR_TEST_VICTORIAMETRICS_URL names no server; ./check starts one");
    m_cloud = startSandbox(u"site"_s);
    QCOMPARE(writePoints(*m_cloud, u"site"_s, points()), 204);
}

void VictoriaMetricsTest::init()
{
    m_database = uniqueName(u"test_"_s);
}

QList<Point> VictoriaMetricsTest::points()
{
    static const Timestamp start =
        SystemClock().now() / nanosecondsPerMillisecond * nanosecondsPerMillisecond - 3 * nanosecondsPerHour;
    QList<Point> points;
    for (int i = 0; i < 3'000; ++i)
        points.append({"wind", {{"mast", i % 2 == 0 ? "a" : "b"}}, {{"speed", i * 0.1}, {"gusts", qint64(i)}},
            start + i * nanosecondsPerSecond});
    const Timestamp later = start + nanosecondsPerHour;
    points.append({"m,e a=s", {{"t,a g=", "v,a l=\"ü🌡"}}, {{"f,i e=ld", 1.25e-200}, {"g", -0.5}}, later});
    points.append({"edge", {},
        {{"most", 9007199254740992}, {"least", -9007199254740992}, {"large", 1.7976931348623157e308},
            {"yes", true}, {"no", false}, {"unsigned", quint64(1) << 63}},
        later});
    // Of several in a millisecond each is kept, not told apart.
    points.append({"fine", {}, {{"v", 1.0}}, later + 1});
    points.append({"fine", {}, {{"v", 2.0}}, later + 2});
    // Texts are not: alone in their point, and beside a number.
    points.append({"said", {}, {{"text", "hello"_ba}}, later});
    points.append({"said", {}, {{"text", "42"_ba}, {"number", 7.0}}, later + nanosecondsPerSecond});
    return points;
}

Rule VictoriaMetricsTest::rule() const
{
    Rule rule = EngineBench::rule(u"site"_s, m_database);
    rule.verify = VerifyPolicy::AfterRun;
    return rule;
}

/// What the server gives back, once it shows what it was last given.
Samples VictoriaMetricsTest::stored() const
{
    // What was written is kept in memory for a second or so, unless somebody asks for it to be flushed.
    httpPost(m_url, u"/internal/force_flush"_s, {}, {});
    const HttpAnswer answer = httpSend(
        "GET"_ba, m_url, u"/api/v1/export"_s, {{u"match[]"_s, u"{db=\"%1\"}"_s.arg(m_database)}}, {});
    Samples samples;
    const QList<QByteArray> lines = answer.body.split('\n');
    for (const QByteArray& line : lines) {
        const QJsonObject series = QJsonDocument::fromJson(line).object();
        if (series.isEmpty())
            continue;
        QMap<QString, QString> labels;
        const QJsonObject metric = series.value("metric"_L1).toObject();
        for (auto label = metric.begin(); label != metric.end(); ++label)
            labels.insert(label.key(), label.value().toString());
        const QJsonArray values = series.value("values"_L1).toArray();
        const QJsonArray times = series.value("timestamps"_L1).toArray();
        for (qsizetype i = 0; i < values.size(); ++i)
            samples[keyOf(labels)][times[i].toInteger()].append(values[i].toDouble());
    }
    for (auto& series : samples) {
        for (QList<double>& list : series)
            std::ranges::sort(list);
    }
    return samples;
}

void VictoriaMetricsTest::isRecognized_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("by asking") << Dialect::Automatic << true;
    QTest::newRow("VictoriaMetrics") << Dialect::VictoriaMetrics << true;
    QTest::newRow("Flux") << Dialect::Flux << false;
    QTest::newRow("InfluxQL") << Dialect::InfluxQL << false;
    QTest::newRow("InfluxQL 3") << Dialect::InfluxQL3 << false;
}

void VictoriaMetricsTest::isRecognized()
{
    QFETCH(Dialect, dialect);
    QFETCH(bool, isRight);
    EngineBench bench;
    const Result<ServerInfo> server =
        await(bench.engine().testConnection(EngineBench::connection(u"vm"_s, m_url, dialect)));
    if (isRight) {
        QVERIFY2(server.has_value(), server ? "" : qPrintable(server.error().toString()));
        QCOMPARE(server->dialect, Dialect::VictoriaMetrics);
        QCOMPARE(server->product, u"VictoriaMetrics"_s);
        QVERIFY(!server->version.startsWith("1.8"_L1)); // what it tells InfluxDB's clients
    } else {
        QVERIFY(!server.has_value());
        QCOMPARE(server.error().kind, Error::Kind::WrongDialect);
        QVERIFY2(server.error().message.contains("VictoriaMetrics"_L1), qPrintable(server.error().message));
    }
}

void VictoriaMetricsTest::holdsWhatItCan()
{
    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *m_cloud),
        EngineBench::connection(u"local"_s, m_url, Dialect::Automatic), rule());
    const EngineBench::Outcome outcome = bench.sync();
    QVERIFY2(outcome.run.state == RunState::Done, qPrintable(outcome.run.errors.value(0).toString()));
    const Samples expected = samplesOf(points(), m_database);
    QTRY_COMPARE(differencesOf(stored(), expected), ""_ba);
    QVERIFY(expected.size() >= 13);
    // The texts were read, not written, and counted as what they are.
    qint64 fields = 0;
    for (const Point& point : points())
        fields += point.fields.size();
    QCOMPARE(outcome.run.tally.pointsRead, fields);
    QCOMPARE(outcome.run.tally.pointsWritten, fields - 2);
    QCOMPARE(outcome.run.tally.pointsDropped, 2);
    QCOMPARE(outcome.run.tally.pointsRefused, 0);
    // What is mirrored is not read again.
    QCOMPARE(bench.sync().run.tally.pointsWritten, 0);
}

void VictoriaMetricsTest::isNeverSaidToBeVerified()
{
    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *m_cloud),
        EngineBench::connection(u"local"_s, m_url, Dialect::VictoriaMetrics), rule());
    QVERIFY(bench.sync().run.state == RunState::Done);
    const EngineBench::Outcome verified = bench.verify();
    QCOMPARE(verified.run.state, RunState::Failed);
    QCOMPARE(verified.run.tally.pointsCompared, 0);
    QCOMPARE(verified.run.errors.value(0).kind, Error::Kind::Configuration);
    QVERIFY2(verified.run.errors.value(0).message.contains("cannot be verified"_L1),
        qPrintable(verified.run.errors.value(0).message));
    // The policy of the rule made no run of its own, and the coverage knows of nothing verified.
    QCOMPARE(await(bench.engine().runCount()).value(), 2);
    const Timestamp now = SystemClock().now();
    const Coverage coverage =
        await(bench.engine().coverage(rule().id, {now - nanosecondsPerDay, now})).value();
    QCOMPARE(coverage.measurements.size(), 5);
    for (const MeasurementCoverage& measurement : coverage.measurements) {
        bool isMirrored = false;
        for (const CoverageInterval& interval : measurement.intervals) {
            QVERIFY(interval.state == CoverageState::Mirrored || interval.state == CoverageState::Missing);
            isMirrored = isMirrored || interval.state == CoverageState::Mirrored;
        }
        QVERIFY(isMirrored);
    }
}

/// Samples that are the same are kept twice until the server's own deduplication: the same values at the
/// same instants, whatever the number of copies.
void VictoriaMetricsTest::writingTwiceIsFine()
{
    for (int i = 0; i < 2; ++i) {
        EngineBench bench; // with a journal that knows nothing
        bench.setUp(EngineBench::connection(u"cloud"_s, *m_cloud),
            EngineBench::connection(u"local"_s, m_url, Dialect::VictoriaMetrics), rule());
        QVERIFY(bench.sync().run.state == RunState::Done);
    }
    const auto distinct = [](Samples samples) {
        for (auto& series : samples) {
            for (QList<double>& values : series)
                values.erase(std::ranges::unique(values).begin(), values.end());
        }
        return samples;
    };
    QTRY_COMPARE(differencesOf(distinct(stored()), distinct(samplesOf(points(), m_database))), ""_ba);
}

void VictoriaMetricsTest::cannotBeRead()
{
    const auto local = startSandbox(u"mirror"_s);
    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, m_url, Dialect::Automatic),
        EngineBench::connection(u"local"_s, *local), EngineBench::rule(m_database, u"mirror"_s));
    const EngineBench::Outcome outcome = bench.sync();
    QCOMPARE(outcome.run.state, RunState::Failed);
    QCOMPARE(outcome.run.errors.value(0).kind, Error::Kind::Configuration);

    QNetworkAccessManager network;
    const auto connection =
        Connection::create(EngineBench::connection(u"vm"_s, m_url, Dialect::VictoriaMetrics), network);
    const TimeRange range{0, SystemClock().now()};
    QCOMPARE(await(connection->buckets()).value().size(), 0);
    QVERIFY(!await(connection->schema(m_database, u"wind"_s, range)).has_value());
    QVERIFY(!await(connection->extent(m_database, u"wind"_s, range)).has_value());
    QVERIFY(!await(connection->series({m_database, u"wind"_s, u"speed"_s, range})).has_value());
    QVERIFY(!await(connection->latest({m_database, u"wind"_s, range})).has_value());
    QVERIFY(!await(connection->countPoints(m_database, u"wind"_s, range)).has_value());
    QVERIFY(!await(connection->summary({m_database, u"wind"_s, range})).has_value());
    ReadRequest request;
    request.bucket = m_database;
    request.measurement = u"wind"_s;
    request.range = range;
    const auto stream = connection->read(request);
    Error error;
    connect(stream.get(), &PointStream::failed, this, [&error](const Error& failed) { error = failed; });
    QTRY_COMPARE(error.kind, Error::Kind::Configuration);
}

QTEST_GUILESS_MAIN(VictoriaMetricsTest)
#include "tst_victoriametrics.moc"
