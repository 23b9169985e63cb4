// The engine on its own thread, as a program uses it.

#include "engine/EngineThread.h"
#include "support/Await.h"
#include "support/StoredValues.h"
#include "support/TestServers.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

class EngineTest : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyProfileDoesNothing();
    void unknownNamesAreNotFound();
    void aDeadPortIsAFailedRunInTheHistory();
    void shutdownIsFastWhileAServerHangs();
    void oneDatabaseIsMirroredToAnother();

private:
    static Profile profile(const QUrl& url, const QString& from, const QString& to);
    static QUrl deadPort();
};

Profile EngineTest::profile(const QUrl& url, const QString& from, const QString& to)
{
    Profile profile;
    profile.name = u"test"_s;
    for (const QString& id : {u"cloud"_s, u"local"_s}) {
        ConnectionSettings settings;
        settings.id = id;
        settings.name = id;
        settings.url = url;
        profile.connections.append(settings);
    }
    Rule rule;
    rule.id = u"main"_s;
    rule.name = u"Main"_s;
    rule.sourceConnection = u"cloud"_s;
    rule.sourceBucket = from;
    rule.destinationConnection = u"local"_s;
    rule.destinationBucket = to;
    rule.schedule.enabled = false;
    profile.rules = {rule};
    profile.telemetryConnection = u"local"_s;
    profile.telemetry.enabled = false;
    return profile;
}

QUrl EngineTest::deadPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

void EngineTest::anEmptyProfileDoesNothing()
{
    const QTemporaryDir folder;
    EngineThread thread(EnginePaths{folder.path()});
    thread.engine().setProfile({});
    QCOMPARE(await(thread.engine().runs(0, 10)).value().size(), 0);
    QCOMPARE(await(thread.engine().runCount()).value(), 0);
}

void EngineTest::unknownNamesAreNotFound()
{
    const QTemporaryDir folder;
    EngineThread thread(EnginePaths{folder.path()});
    thread.engine().setProfile({});
    QCOMPARE(await(thread.engine().buckets(u"nowhere"_s)).error().kind, Error::Kind::NotFound);
    QCOMPARE(await(thread.engine().schema(u"nowhere"_s, u"b"_s, u"m"_s)).error().kind, Error::Kind::NotFound);
    thread.engine().sync(u"no rule"_s);
    thread.engine().cancel(u"no rule"_s);
    QCOMPARE(await(thread.engine().runCount()).value(), 0);
}

void EngineTest::aDeadPortIsAFailedRunInTheHistory()
{
    const QTemporaryDir folder;
    EngineThread thread(EnginePaths{folder.path()});
    QSignalSpy states(&thread.engine(), &Engine::connectionStateChanged);
    QSignalSpy finished(&thread.engine(), &Engine::runFinished);
    thread.engine().setProfile(profile(deadPort(), u"a"_s, u"b"_s));
    thread.engine().sync(u"main"_s);
    QTRY_COMPARE(finished.count(), 1);
    const Run run = finished.first().first().value<Run>();
    QVERIFY(run.state == RunState::Failed);
    QCOMPARE(run.errors.size(), 1);
    QCOMPARE(run.errors.first().kind, Error::Kind::Unreachable);
    QCOMPARE(run.errors.first().connection, u"cloud"_s);
    const QList<Run> runs = await(thread.engine().runs(0, 10)).value();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.first().errors, run.errors);
    QTRY_VERIFY(std::any_of(states.begin(), states.end(), [](const QList<QVariant>& arguments) {
        return arguments.first().value<ConnectionState>().status == ConnectionState::Status::Failed;
    }));
}

void EngineTest::shutdownIsFastWhileAServerHangs()
{
    QTcpServer silent; // accepts and never answers
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QTemporaryDir folder;
    QFuture<Result<QList<Bucket>>> pending;
    QElapsedTimer timer;
    {
        EngineThread thread(EnginePaths{folder.path()});
        thread.engine().setProfile(
            profile(QUrl(u"http://127.0.0.1:%1"_s.arg(silent.serverPort())), u"a"_s, u"b"_s));
        thread.engine().sync(u"main"_s);
        pending = thread.engine().buckets(u"cloud"_s);
        QTRY_VERIFY(silent.hasPendingConnections());
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(await(pending).error().kind, Error::Kind::Cancelled);
}

void EngineTest::oneDatabaseIsMirroredToAnother()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    Influx1Database source(*influx1Url());
    const Influx1Database destination(*influx1Url());
    const Timestamp now = SystemClock().now();
    QByteArray lines;
    for (int i = 1; i <= 2000; ++i) {
        const QByteArray time = QByteArray::number(now - i * nanosecondsPerSecond - i);
        lines += "wind,mast=a\\ b speed=" + QByteArray::number(i * 0.1, 'g', 17) +
            ",n=" + QByteArray::number(i) + "i,note=\"x \\\"" + QByteArray::number(i) + "\\\"\",ok=true " +
            time + '\n';
    }
    lines += "x\"\\ |>\\ drop() big=9223372036854775807i,small=-9223372036854775808i,empty=\"\" " +
        QByteArray::number(now - 5) + '\n';
    lines += "realtime power=12.5 " + QByteArray::number(now) + '\n';
    QCOMPARE(source.write(lines), 204);

    const QTemporaryDir folder;
    EngineThread thread(EnginePaths{folder.path()});
    Engine& engine = thread.engine();
    QSignalSpy finished(&engine, &Engine::runFinished);
    QSignalSpy progress(&engine, &Engine::runProgress);
    engine.setProfile(profile(*influx1Url(), source.name(), destination.name()));
    engine.sync(u"main"_s);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    const Run run = finished.first().first().value<Run>();
    QVERIFY2(run.state == RunState::Done,
        qPrintable(run.errors.isEmpty() ? runStateName(run.state) : run.errors.first().toString()));
    const StoredValues expected = readBack(*influx1Url(), {}, source.name());
    QCOMPARE(expected.size(), 2000 * 4 + 4);
    QCOMPARE(differences(readBack(*influx1Url(), {}, destination.name()), expected), ""_ba);
    QCOMPARE(run.tally.pointsWritten, expected.size());
    QVERIFY(progress.count() > 0);
    QCOMPARE(await(engine.runMeasurements(run.id)).value().size(), 3);

    // Again: the tail of ten minutes alone.
    engine.sync(u"main"_s);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 60'000);
    const Run second = finished.last().first().value<Run>();
    QVERIFY(second.state == RunState::Done);
    QVERIFY(second.tally.pointsRead < run.tally.pointsRead / 2);

    const MeasurementSchema schema = await(engine.schema(u"local"_s, destination.name(), u"wind"_s)).value();
    QCOMPARE(schema.tagKeys, QStringList{u"mast"_s});
    QCOMPARE(schema.fields.size(), 4);
    SeriesRequest request;
    request.bucket = destination.name();
    request.measurement = u"wind"_s;
    request.field = u"speed"_s;
    request.range = {now - nanosecondsPerHour, now};
    const QList<SeriesData> series = await(engine.series(u"local"_s, request)).value();
    QCOMPARE(series.size(), 1);
    QCOMPARE(series.first().values.size(), 2000);
    // Both databases hold a measurement of this name: each is kept under its bucket's.
    const TelemetryRound round = await(engine.retrieveOnce());
    const QString key = destination.name() + u"/realtime"_s;
    QCOMPARE(round.document[u"values"_s][key][u"power"_s].toDouble(), 12.5);
}

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
