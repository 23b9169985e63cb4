// What was mirrored is compared with its source, mended, and what cannot be mended is said.

#include "EngineBench.h"
#include "TestPlace.h"
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

QByteArray lineOf(const Point& point)
{
    QByteArray line;
    LineProtocolWriter::append(line, point);
    return line;
}

/// A destination that the test can tamper with behind the product's back.
class Destination
{
public:
    explicit Destination(std::unique_ptr<TestPlace> place)
        : m_place(std::move(place))
    {}
    [[nodiscard]] ConnectionSettings settings() const { return m_place->connection(u"local"_s); }
    [[nodiscard]] QString bucketName() const { return m_place->bucket(); }
    int write(const Point& point) { return m_place->write(lineOf(point)); }
    [[nodiscard]] StoredValues values() const { return m_place->values(); }

    /// By the server's own means: the v2 API, or InfluxQL where there is no such.
    void remove(const QByteArray& measurement, const TimeRange& range)
    {
        const ConnectionSettings server = settings();
        const QString name = QString::fromUtf8(measurement);
        if (server.organization.isEmpty()) {
            const QString statement = u"DELETE FROM \"%1\" WHERE time >= %2 AND time < %3"_s.arg(name)
                                          .arg(range.start)
                                          .arg(range.stop);
            const int status =
                httpPost(server.url, u"/query"_s, {{u"db"_s, bucketName()}, {u"q"_s, statement}}, {}).status;
            QCOMPARE(status, 200);
            return;
        }
        const auto text = [](Timestamp time) {
            return toDateTime(time).toString(u"yyyy-MM-dd'T'HH:mm:ss"_s) +
                u".%1Z"_s.arg(time % nanosecondsPerSecond, 9, 10, QChar(u'0'));
        };
        const QJsonObject body{{u"start"_s, text(range.start)}, {u"stop"_s, text(range.stop)},
            {u"predicate"_s, u"_measurement=\"%1\""_s.arg(name)}};
        const int status = httpPost(server.url, u"/api/v2/delete"_s,
            {{u"org"_s, server.organization}, {u"bucket"_s, bucketName()}}, QJsonDocument(body).toJson(),
            server.secret)
                               .status;
        QCOMPARE(status, 204);
    }

private:
    std::unique_ptr<TestPlace> m_place;
};

/// Nothing if there is no such server.
std::unique_ptr<Destination> makeDestination(PlaceKind kind)
{
    std::unique_ptr<TestPlace> place = TestPlace::make(kind, u"mirror"_s);
    return place ? std::make_unique<Destination>(std::move(place)) : nullptr;
}

/// Between what is compared: the usual ways, and through a real 2.x on either side.
constexpr std::array ways{std::pair{PlaceKind::Sandbox, PlaceKind::Influx1},
    std::pair{PlaceKind::Sandbox, PlaceKind::Sandbox}, std::pair{PlaceKind::Influx2, PlaceKind::Influx1},
    std::pair{PlaceKind::Influx2, PlaceKind::Influx2}};

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
    void theOtherWayRound();
    void unsignedAndRefusedValues();
    void aDamagedJournalIsRebuiltByComparing();
    void verificationFollowsARun();

private:
    [[nodiscard]] QList<Point> samplePoints() const;
    [[nodiscard]] Rule rule(const Destination& destination) const;
    static void addDestinations();

    Timestamp m_base = 0; ///< the middle of the points; well in the past
};

void VerificationTest::init()
{
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
    QTest::addColumn<PlaceKind>("source");
    QTest::addColumn<PlaceKind>("destination");
    QTest::addColumn<QString>("fault");
}

void VerificationTest::differencesAreMended_data()
{
    addDestinations();
    for (const auto& [source, destination] : ways) {
        for (const char* fault :
            {"deleted", "changed", "changed integer", "changed text", "hour deleted", "all deleted"})
            QTest::addRow("%s to %s: %s", nameOf(source), nameOf(destination), fault)
                << source << destination << QString::fromLatin1(fault);
    }
}

void VerificationTest::differencesAreMended()
{
    QFETCH(PlaceKind, source);
    QFETCH(PlaceKind, destination);
    QFETCH(QString, fault);
    const auto cloud = TestPlace::make(source, u"weather"_s);
    const auto local = makeDestination(destination);
    if (!cloud || !local)
        QSKIP("the environment names no such server");
    const QList<Point> points = samplePoints();
    QCOMPARE(cloud->write(points), 204);

    EngineBench bench;
    Rule rule = this->rule(*local);
    rule.sourceBucket = cloud->bucket();
    bench.setUp(cloud->connection(u"cloud"_s), local->settings(), rule);
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
        // By the time of day it may lie across the border of two windows.
        mostRead = 2 * Verifier::mendedAtOnce;
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
    for (const auto& [source, destination] : ways) {
        for (const char* fault : {"point", "series", "field"})
            QTest::addRow("%s to %s: %s", nameOf(source), nameOf(destination), fault)
                << source << destination << QString::fromLatin1(fault);
    }
}

void VerificationTest::tooManyPointsAreReportedAndKept()
{
    QFETCH(PlaceKind, source);
    QFETCH(PlaceKind, destination);
    QFETCH(QString, fault);
    const auto cloud = TestPlace::make(source, u"weather"_s);
    const auto local = makeDestination(destination);
    if (!cloud || !local)
        QSKIP("the environment names no such server");
    const QList<Point> points = samplePoints();
    QCOMPARE(cloud->write(points), 204);

    EngineBench bench;
    Rule rule = this->rule(*local);
    rule.sourceBucket = cloud->bucket();
    bench.setUp(cloud->connection(u"cloud"_s), local->settings(), rule);
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

void VerificationTest::theOtherWayRound()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    Influx1Database source(*influx1Url());
    const QList<Point> points = samplePoints();
    QByteArray lines;
    for (const Point& point : points)
        lines += lineOf(point);
    QCOMPARE(source.write(lines), 204);
    Destination local(TestPlace::make(PlaceKind::Sandbox, u"mirror"_s));
    Rule rule = this->rule(local);
    rule.sourceBucket = source.name();
    EngineBench bench;
    bench.setUp(
        EngineBench::connection(u"cloud"_s, *influx1Url(), Dialect::InfluxQL), local.settings(), rule);
    QVERIFY(bench.sync().run.state == RunState::Done);
    local.remove("weather", {points[1234].time, points[1234].time + 1});
    QVERIFY(local.values() != valuesOf(points));
    const EngineBench::Outcome outcome = bench.verify();
    QVERIFY2(outcome.run.state == RunState::Done, firstError(outcome.run).constData());
    QCOMPARE(outcome.run.tally.windowsMended, 1);
    QCOMPARE(differences(local.values(), valuesOf(points)), ""_ba);
}

void VerificationTest::unsignedAndRefusedValues()
{
    const auto local = makeDestination(PlaceKind::Influx1);
    if (!local)
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    const auto cloud = startSandbox(u"weather"_s);
    QList<Point> points;
    QList<Point> stored;
    for (quint64 i = 0; i < 2'000; ++i) {
        const Timestamp time = m_base + static_cast<Timestamp>(i) * nanosecondsPerMinute / 4;
        // Every hundredth is more than 1.x can hold.
        const quint64 value = i % 100 == 7 ? std::numeric_limits<quint64>::max() - i
                                           : std::numeric_limits<quint64>::max() / 2 - i;
        points.append({"counter", {}, {{"n", value}, {"f", 0.5}}, time});
        stored.append({"counter", {}, {{"f", 0.5}}, time});
        if (i % 100 != 7)
            stored.last().fields.append({"n", static_cast<qint64>(value)});
    }
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud), local->settings(), rule(*local));
    const EngineBench::Outcome copied = bench.sync();
    QCOMPARE(copied.run.state, RunState::Partial);
    QCOMPARE(copied.run.tally.pointsRefused, 20);
    QCOMPARE(differences(local->values(), valuesOf(stored)), ""_ba);

    const EngineBench::Outcome outcome = bench.verify();
    QVERIFY2(outcome.run.state == RunState::Done, firstError(outcome.run).constData());
    QCOMPARE(outcome.run.tally.pointsRead, 0);
    // Among what cannot be there, something that should be is still missed.
    local->remove("counter", {points[500].time, points[500].time + 1});
    const EngineBench::Outcome mended = bench.verify();
    QVERIFY(mended.run.tally.windowsMended > 0);
    QCOMPARE(differences(local->values(), valuesOf(stored)), ""_ba);
}

void VerificationTest::aDamagedJournalIsRebuiltByComparing()
{
    const auto cloud = startSandbox(u"weather"_s);
    const QList<Point> points = samplePoints();
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    Destination local(TestPlace::make(PlaceKind::Sandbox, u"mirror"_s));
    const QTemporaryDir folder;
    const EnginePaths paths{folder.path()};
    Profile profile;
    profile.connections = {EngineBench::connection(u"cloud"_s, *cloud), local.settings()};
    profile.rules = {rule(local)};
    profile.telemetry.enabled = false;

    QStringList log;
    const auto runs = [&](qsizetype count) {
        EngineThread thread(paths);
        QList<Run> finished;
        QEventLoop loop;
        connect(&thread.engine(), &Engine::runFinished, &loop, [&](const Run& run) {
            finished.append(run);
            if (finished.size() == count)
                loop.quit();
        });
        connect(&thread.engine(), &Engine::logged, &loop,
            [&log](const LogRecord& record) { log.append(record.text); });
        QTimer::singleShot(std::chrono::minutes(1), &loop, &QEventLoop::quit);
        thread.engine().setProfile(profile);
        thread.engine().sync(u"rule"_s);
        loop.exec();
        return finished;
    };
    const QList<Run> first = runs(1);
    QCOMPARE(first.size(), 1);
    QVERIFY2(first.first().state == RunState::Done, firstError(first.first()).constData());

    QFile journal(paths.journal());
    QVERIFY(journal.open(QIODevice::ReadWrite));
    journal.seek(4096);
    journal.write(QByteArray(8192, '\xa5'));
    journal.close();
    local.remove("weather", {points[1234].time, points[1234].time + 1});
    log.clear();
    const QList<Run> second = runs(2);
    QCOMPARE(second.size(), 2);
    const QStringList aside = QDir(folder.path()).entryList({u"journal.damaged-*.sqlite"_s});
    QCOMPARE(aside.size(), 1);
    QVERIFY2(log.join(u'\n').contains(aside.first()), qPrintable(log.join(u'\n')));
    // Nothing was believed: all was compared, and only what was lost read.
    QCOMPARE(second[0].trigger, RunTrigger::Verify);
    QVERIFY2(second[0].state == RunState::Done, firstError(second[0]).constData());
    QCOMPARE(second[0].tally.pointsCompared, first.first().tally.pointsWritten);
    QVERIFY(second[0].tally.pointsRead > 0 && second[0].tally.pointsRead <= Verifier::mendedAtOnce);
    QCOMPARE(second[1].trigger, RunTrigger::Manual);
    QVERIFY2(second[1].state == RunState::Done, firstError(second[1]).constData());
    QCOMPARE(second[1].tally.pointsRead, 0);
    QCOMPARE(differences(local.values(), valuesOf(points)), ""_ba);
    // Once is enough.
    QCOMPARE(runs(1).first().trigger, RunTrigger::Manual);
}

void VerificationTest::verificationFollowsARun()
{
    const auto cloud = startSandbox(u"weather"_s);
    const QList<Point> points = samplePoints();
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    Destination local(TestPlace::make(PlaceKind::Sandbox, u"mirror"_s));
    Rule rule = this->rule(local);
    rule.verify = VerifyPolicy::AfterRun;
    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud), local.settings(), rule);
    QList<Run> finished;
    connect(&bench.engine(), &Engine::runFinished, this, [&](const Run& run) { finished.append(run); });
    bench.engine().sync(u"rule"_s);
    QVERIFY(QTest::qWaitFor([&] { return finished.size() == 2; }, 60'000));
    QCOMPARE(finished[0].trigger, RunTrigger::Manual);
    QCOMPARE(finished[1].trigger, RunTrigger::Verify);
    QVERIFY2(finished[1].state == RunState::Done, firstError(finished[1]).constData());
    QCOMPARE(finished[1].tally.pointsCompared, finished[0].tally.pointsWritten);
    // Of what was verified, nothing is verified again after the next run.
    bench.engine().sync(u"rule"_s);
    QVERIFY(QTest::qWaitFor([&] { return finished.size() == 4; }, 60'000));
    QCOMPARE(finished[3].trigger, RunTrigger::Verify);
    QCOMPARE(finished[3].tally.pointsCompared, 0);
    QCOMPARE(await(bench.engine().runCount()).value(), 4);
    disconnect(&bench.engine(), nullptr, this, nullptr);
}

QTEST_GUILESS_MAIN(VerificationTest)
#include "tst_verification.moc"
