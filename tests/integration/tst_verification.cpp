// What was mirrored is compared with its source, mended, and what cannot be mended is said.

#include "EngineBench.h"
#include "influx/wire/LineProtocolWriter.h"
#include "mirror/Verifier.h"
#include "support/Await.h"
#include "support/Http.h"
#include "support/TestServers.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto bucket = "mirror";

/// A destination that the test can tamper with behind the product's back.
class Destination
{
public:
    virtual ~Destination() = default;
    [[nodiscard]] virtual ConnectionSettings settings() const = 0;
    [[nodiscard]] virtual QString bucketName() const = 0;
    virtual int write(const Point& point) = 0;
    virtual void remove(const QByteArray& measurement, const TimeRange& range) = 0;
    [[nodiscard]] virtual StoredValues values() const = 0;
};

QByteArray lineOf(const Point& point)
{
    QByteArray line;
    LineProtocolWriter::append(line, point);
    return line;
}

class Influx1Destination final : public Destination
{
public:
    Influx1Destination()
        : m_database(*influx1Url())
    {}
    ConnectionSettings settings() const override
    {
        return EngineBench::connection(u"local"_s, *influx1Url(), Dialect::InfluxQL);
    }
    QString bucketName() const override { return m_database.name(); }
    int write(const Point& point) override { return m_database.write(lineOf(point)); }
    void remove(const QByteArray& measurement, const TimeRange& range) override
    {
        static_cast<void>(m_database.query(
            u"DELETE FROM \"%1\" WHERE time >= %2 AND time < %3"_s.arg(QString::fromUtf8(measurement))
                .arg(range.start)
                .arg(range.stop)));
    }
    StoredValues values() const override { return readBack(*influx1Url(), {}, m_database.name()); }

private:
    Influx1Database m_database;
};

class SandboxDestination final : public Destination
{
public:
    SandboxDestination()
        : m_server(startSandbox(QString::fromLatin1(bucket)))
    {}
    ConnectionSettings settings() const override { return EngineBench::connection(u"local"_s, *m_server); }
    QString bucketName() const override { return QString::fromLatin1(bucket); }
    int write(const Point& point) override { return writePoints(*m_server, bucketName(), {point}); }
    void remove(const QByteArray& measurement, const TimeRange& range) override
    {
        const auto text = [](Timestamp time) {
            return toDateTime(time).toString(u"yyyy-MM-dd'T'HH:mm:ss"_s) +
                u".%1Z"_s.arg(time % nanosecondsPerSecond, 9, 10, QChar(u'0'));
        };
        const QJsonObject body{{u"start"_s, text(range.start)}, {u"stop"_s, text(range.stop)},
            {u"predicate"_s, u"_measurement=\"%1\""_s.arg(QString::fromUtf8(measurement))}};
        const int status = httpPost(m_server->url(), u"/api/v2/delete"_s,
            {{u"org"_s, m_server->organization()}, {u"bucket"_s, bucketName()}}, QJsonDocument(body).toJson(),
            m_server->token())
                               .status;
        if (status != 204)
            qFatal("the point was not deleted: %d", status);
    }
    StoredValues values() const override
    {
        return readBack(m_server->url(), m_server->token(), bucketName());
    }

private:
    std::unique_ptr<sandbox::SandboxServer> m_server;
};

std::unique_ptr<Destination> makeDestination(const QString& kind)
{
    if (kind == u"influx1"_s)
        return std::make_unique<Influx1Destination>();
    return std::make_unique<SandboxDestination>();
}

QByteArray firstError(const Run& run)
{
    return run.errors.isEmpty() ? "no error"_ba : run.errors.first().toString().toUtf8();
}

} // namespace

class VerificationTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void differencesAreMended_data();
    void differencesAreMended();
    void tooManyPointsAreReportedAndKept_data();
    void tooManyPointsAreReportedAndKept();

private:
    [[nodiscard]] QList<Point> samplePoints() const;
    [[nodiscard]] Rule rule(const Destination& destination) const;
    static void addDestinations();

    Timestamp m_base = 0; ///< the middle of the points; well in the past
};

void VerificationTest::init()
{
    QFETCH(QString, destination);
    if (destination == u"influx1"_s && !influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    m_base = SystemClock().now() - 30 * nanosecondsPerHour;
}

QList<Point> VerificationTest::samplePoints() const
{
    QList<Point> points;
    QRandomGenerator random(11);
    for (int i = 0; i < 4000; ++i) {
        const Timestamp time = m_base + (i - 2000) * 20 * nanosecondsPerSecond + 123'456'789 + i;
        const QByteArray station = i % 2 == 0 ? "north"_ba : "south ridge"_ba;
        points.append({"weather", {{"station", station}},
            {{"temperature", random.generateDouble() * 40.0 - 10.0},
                {"count", static_cast<qint64>(random.generate64())}, {"ok", random.bounded(2) == 0},
                {"note", "gusty " + QByteArray::number(i)}},
            time});
    }
    points.append({"weather", {}, {{"count", std::numeric_limits<qint64>::max()}, {"note", ""_ba}}, m_base});
    points.append({"weather", {}, {{"count", std::numeric_limits<qint64>::min()}}, m_base + 1});
    points.append({"other, \"measurement\"", {{"a b", "c=d"}}, {{"v\"1", 0.25}}, m_base});
    return points;
}

Rule VerificationTest::rule(const Destination& destination) const
{
    Rule rule = EngineBench::rule(u"weather"_s, destination.bucketName());
    rule.lookback = 4 * nanosecondsPerDay;
    rule.verify = VerifyPolicy::Never;
    return rule;
}

void VerificationTest::addDestinations()
{
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QString>("fault");
}

void VerificationTest::differencesAreMended_data()
{
    addDestinations();
    for (const QString& destination : {u"influx1"_s, u"sandbox"_s}) {
        for (const QString& fault : {u"deleted"_s, u"changed"_s, u"changed integer"_s, u"changed text"_s,
                 u"hour deleted"_s, u"all deleted"_s})
            QTest::newRow(qPrintable(destination + u": "_s + fault)) << destination << fault;
    }
}

void VerificationTest::differencesAreMended()
{
    QFETCH(QString, destination);
    QFETCH(QString, fault);
    const auto cloud = startSandbox(u"weather"_s);
    const QList<Point> points = samplePoints();
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    const auto local = makeDestination(destination);

    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud), local->settings(), rule(*local));
    const EngineBench::Outcome copied = bench.sync();
    QVERIFY2(copied.run.state == RunState::Done, firstError(copied.run).constData());
    const EngineBench::Outcome clean = bench.verify();
    QVERIFY2(clean.run.state == RunState::Done, firstError(clean.run).constData());
    QCOMPARE(clean.run.trigger, RunTrigger::Verify);
    QCOMPARE(clean.run.tally.windowsMended, 0);
    QCOMPARE(clean.run.tally.pointsRead, 0);
    QCOMPARE(clean.run.tally.pointsCompared, copied.run.tally.pointsWritten);

    // In the midst of many, neither the first, nor the last, nor an extreme.
    const Point& victim = points[1234];
    Point changed = victim;
    qint64 mostRead = Verifier::mendedAtOnce;
    if (fault == u"deleted"_s) {
        local->remove("weather", {victim.time, victim.time + 1});
    } else if (fault == u"hour deleted"_s) {
        local->remove("weather", {victim.time, victim.time + nanosecondsPerHour});
    } else if (fault == u"all deleted"_s) {
        local->remove("weather", {m_base - nanosecondsPerDay * 3, m_base + nanosecondsPerDay});
        mostRead = copied.run.tally.pointsWritten;
    } else if (fault == u"changed"_s) {
        changed.fields = {{"temperature", std::get<double>(victim.fields[0].value) + 0.001}};
        QCOMPARE(local->write(changed), 204);
    } else if (fault == u"changed integer"_s) {
        changed.fields = {{"count", std::get<qint64>(victim.fields[1].value) / 2}};
        QCOMPARE(local->write(changed), 204);
    } else {
        // Of a text only the first and the last show.
        changed = points.first();
        changed.fields = {{"note", "calm"_ba}};
        QCOMPARE(local->write(changed), 204);
    }
    QVERIFY(local->values() != valuesOf(points));

    const EngineBench::Outcome mended = bench.verify();
    QVERIFY2(mended.run.state == RunState::Done, firstError(mended.run).constData());
    QVERIFY(mended.run.tally.windowsMended >= 1);
    QVERIFY2(mended.run.tally.pointsRead <= mostRead, QByteArray::number(mended.run.tally.pointsRead));
    QCOMPARE(differences(local->values(), valuesOf(points)), ""_ba);

    const EngineBench::Outcome after = bench.verify();
    QVERIFY2(after.run.state == RunState::Done, firstError(after.run).constData());
    QCOMPARE(after.run.tally.windowsMended, 0);
    QCOMPARE(after.run.tally.pointsRead, 0);
    const TimeRange range{m_base - nanosecondsPerDay, m_base + nanosecondsPerDay};
    const Result<Coverage> coverage = await(bench.engine().coverage(u"rule"_s, range));
    QVERIFY(coverage);
    QCOMPARE(coverage->measurements.size(), 2);
    for (const MeasurementCoverage& measurement : coverage->measurements) {
        for (const CoverageInterval& interval : measurement.intervals)
            QCOMPARE(interval.state, CoverageState::Verified);
    }
}

void VerificationTest::tooManyPointsAreReportedAndKept_data()
{
    addDestinations();
    for (const QString& destination : {u"influx1"_s, u"sandbox"_s}) {
        for (const QString& fault : {u"point"_s, u"series"_s, u"field"_s})
            QTest::newRow(qPrintable(destination + u": "_s + fault)) << destination << fault;
    }
}

void VerificationTest::tooManyPointsAreReportedAndKept()
{
    QFETCH(QString, destination);
    QFETCH(QString, fault);
    const auto cloud = startSandbox(u"weather"_s);
    const QList<Point> points = samplePoints();
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    const auto local = makeDestination(destination);

    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud), local->settings(), rule(*local));
    QVERIFY(bench.sync().run.state == RunState::Done);

    Point extra = points[1234];
    if (fault == u"point"_s) {
        extra.time += 7;
        extra.fields = {{"temperature", 1.0}};
    } else if (fault == u"series"_s) {
        extra.tags = {{"station", "nowhere"}};
        extra.fields = {{"temperature", 1.0}};
    } else {
        extra.fields = {{"pressure", 1013.0}};
    }
    QCOMPARE(local->write(extra), 204);
    const StoredValues expected = valuesOf(points + QList<Point>{extra});
    QCOMPARE(differences(local->values(), expected), ""_ba);

    for (const bool isFirst : {true, false}) {
        const EngineBench::Outcome outcome = bench.verify();
        QCOMPARE(outcome.run.state, RunState::Partial);
        QCOMPARE(outcome.run.errors.size(), 1);
        const Error& error = outcome.run.errors.first();
        QCOMPARE(error.kind, Error::Kind::Mismatch);
        QCOMPARE(error.measurement, u"weather"_s);
        QVERIFY2(error.message.contains(u"never deletes"_s), qPrintable(error.message));
        // Looked for once; then it is known that copying again does not help.
        QCOMPARE(outcome.run.tally.pointsRead > 0, isFirst);
        QCOMPARE(differences(local->values(), expected), ""_ba);
    }

    const TimeRange range{m_base - nanosecondsPerDay, m_base + nanosecondsPerDay};
    const Result<Coverage> coverage = await(bench.engine().coverage(u"rule"_s, range));
    QVERIFY(coverage);
    QList<CoverageInterval> failed;
    for (const MeasurementCoverage& measurement : coverage->measurements) {
        for (const CoverageInterval& interval : measurement.intervals) {
            if (interval.state == CoverageState::Failed)
                failed.append(interval);
            else
                QCOMPARE(interval.state, CoverageState::Verified);
        }
    }
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().range.contains(extra.time));
    QVERIFY(failed.first().range.length() < 10 * nanosecondsPerMinute);
    QCOMPARE(failed.first().check.extra, 1);
    // No run copies it again and again.
    QCOMPARE(bench.sync().run.tally.pointsRead, 0);
}

QTEST_GUILESS_MAIN(VerificationTest)
#include "tst_verification.moc"
