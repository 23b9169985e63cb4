// Points that a real InfluxDB 1.x refuses: kept, listed, shown, and written once the cause is gone.

#include "EngineBench.h"
#include "support/Await.h"
#include "support/TestServers.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

class DeadLettersTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void typeConflictsAreMendedAndReplayed();
    void withoutItsServerAReplaySaysSo();
};

void DeadLettersTest::init()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
}

void DeadLettersTest::typeConflictsAreMendedAndReplayed()
{
    const auto cloud = startSandbox(u"weather"_s);
    const Timestamp base = SystemClock().now() - nanosecondsPerHour;
    QList<Point> points;
    for (int i = 0; i < 300; ++i) {
        const Timestamp time = base + i * nanosecondsPerSecond + 123'456'789;
        points.append({"weather", {{"station", "north \"ridge\", ☀ " + QByteArray::number(i % 3)}},
            {{"t", i * 0.5}}, time});
        points.append({"wind", {}, {{"speed", i * 1.5}}, time});
        points.append(
            {"rain", {}, {{"mm", i * 2.5}, {"note", "line\nbreak # " + QByteArray::number(i)}}, time});
    }
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    // Somebody wrote texts where numbers come from the cloud.
    Influx1Database local(*influx1Url());
    const QByteArray time = QByteArray::number(base - nanosecondsPerMinute);
    QCOMPARE(local.write("weather t=\"mild\" " + time + "\nwind speed=\"brisk\" " + time + '\n'), 204);

    EngineBench bench;
    bench.setUp(EngineBench::connection(u"cloud"_s, *cloud),
        EngineBench::connection(u"local"_s, *influx1Url(), Dialect::InfluxQL),
        EngineBench::rule(u"weather"_s, local.name()));
    QSignalSpy changed(&bench.engine(), &Engine::deadLettersChanged);
    const EngineBench::Outcome outcome = bench.sync();
    QVERIFY(outcome.run.state == RunState::Partial);
    QCOMPARE(outcome.run.tally.pointsRefused, 600);
    QCOMPARE(outcome.run.tally.pointsWritten, 600);
    QTRY_COMPARE(changed.size(), 1);

    const auto files = await(bench.engine().deadLetterFiles());
    QVERIFY(files.has_value());
    QCOMPARE(files->size(), 1);
    const DeadLetterSummary& summary = files->first();
    QCOMPARE(summary.entries, 600);
    QCOMPARE(summary.replayable, 600);
    QCOMPARE(summary.points, 600);
    QCOMPARE(summary.origin.ruleId, u"rule"_s);
    QCOMPARE(summary.origin.runId, outcome.run.id);
    QCOMPARE(summary.origin.destinationBucket, local.name());
    QVERIFY2(summary.reasons.firstKey().contains(u"field type conflict"_s),
        qPrintable(summary.reasons.firstKey()));
    const auto page = await(bench.engine().deadLetters(summary.file, 598, 100));
    QVERIFY(page.has_value());
    QCOMPARE(page->letters.size(), 2);
    QVERIFY(page->isLast);

    // Nothing has changed: nothing can be written, and nothing goes.
    const auto vain = await(bench.engine().replayDeadLetters(summary.file));
    QVERIFY2(vain.has_value(), vain ? "" : qPrintable(vain.error().toString()));
    QCOMPARE(vain->written, 0);
    QCOMPARE(vain->kept, 600);
    QCOMPARE(await(bench.engine().deadLetterFiles())->first().entries, 600);

    // One of the two causes is removed.
    QVERIFY(local.query(u"DROP MEASUREMENT \"weather\""_s).contains("statement_id"));
    const auto first = await(bench.engine().replayDeadLetters(summary.file));
    QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().toString()));
    QCOMPARE(first->written, 300);
    QCOMPARE(first->kept, 300);
    QCOMPARE(first->keptFile, summary.file);
    QCOMPARE(await(bench.engine().deadLetterFiles())->first().entries, 300);
    QCOMPARE(await(bench.engine().deadLetterFiles())->first().origin, summary.origin);

    // And the other.
    QVERIFY(local.query(u"DROP MEASUREMENT \"wind\""_s).contains("statement_id"));
    const auto second = await(bench.engine().replayDeadLetters(summary.file));
    QVERIFY(second.has_value());
    QCOMPARE(second->written, 300);
    QCOMPARE(second->keptFile, QString());
    QVERIFY(await(bench.engine().deadLetterFiles())->isEmpty());
    QCOMPARE(differences(readBack(*influx1Url(), {}, local.name()), valuesOf(points)), ""_ba);
    QCOMPARE(await(bench.engine().replayDeadLetters(summary.file)).error().kind, Error::Kind::NotFound);
}

void DeadLettersTest::withoutItsServerAReplaySaysSo()
{
    const auto cloud = startSandbox(u"weather"_s);
    const Timestamp now = SystemClock().now();
    // Unsigned, and too large for 1.x: no line can hold it.
    QCOMPARE(writePoints(*cloud, u"weather"_s,
                 {{"m", {}, {{"n", std::numeric_limits<quint64>::max()}}, now - nanosecondsPerMinute}}),
        204);
    const Influx1Database local(*influx1Url());
    EngineBench bench;
    const ConnectionSettings source = EngineBench::connection(u"cloud"_s, *cloud);
    const Rule rule = EngineBench::rule(u"weather"_s, local.name());
    bench.setUp(source, EngineBench::connection(u"local"_s, *influx1Url(), Dialect::InfluxQL), rule);
    QVERIFY(bench.sync().run.state == RunState::Partial);
    const auto files = await(bench.engine().deadLetterFiles());
    QCOMPARE(files->size(), 1);
    QCOMPARE(files->first().replayable, 0);
    const auto kept = await(bench.engine().replayDeadLetters(files->first().file));
    QVERIFY(kept.has_value());
    QCOMPARE(kept->keptEntries, 1);

    Profile other;
    other.connections = {source};
    other.telemetry.enabled = false;
    bench.engine().setProfile(other);
    const auto refused = await(bench.engine().replayDeadLetters(files->first().file));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::NotFound);
    QVERIFY2(refused.error().message.contains(u"local"_s), qPrintable(refused.error().toString()));
    QCOMPARE(await(bench.engine().deadLetterFiles())->size(), 1);
}

QTEST_GUILESS_MAIN(DeadLettersTest)
#include "tst_dead_letters.moc"
