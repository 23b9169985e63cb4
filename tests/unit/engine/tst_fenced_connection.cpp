#include "engine/FencedConnection.h"

#include "mirror/InfluxMirror.h"
#include "mirror/Journal.h"
#include "support/Await.h"
#include "unit/mirror/FakeInflux.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace telemirror;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::await;
using test::FakeInflux;

namespace {

constexpr Timestamp start = 1'700'000'000 * nanosecondsPerSecond;

/// As a lease does that is over after so many questions.
struct Lease
{
    int left = 0;
    [[nodiscard]] Result<void> ask()
    {
        if (left-- > 0)
            return {};
        return failure(Error::Kind::Busy, u"the lease is over"_s);
    }
};

} // namespace

class FencedConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void writesOnlyWhilePermitted();
    void everythingElseIsPassedOn();
    void aRunThatLosesItsLeaseStopsWriting_data();
    void aRunThatLosesItsLeaseStopsWriting();
};

void FencedConnectionTest::writesOnlyWhilePermitted()
{
    FakeInflux influx(u"local"_s);
    Lease lease{2};
    FencedConnection fenced(influx, [&] { return lease.ask(); });
    QVERIFY(await(fenced.createBucket(u"b"_s)));
    QVERIFY(await(fenced.write(u"b"_s, "m value=1i 1\n"_ba)));
    for (int i = 0; i < 2; ++i) {
        const Result<WriteReceipt> refused = await(fenced.write(u"b"_s, "m value=2i 2\n"_ba));
        QCOMPARE(refused.error().kind, Error::Kind::Busy);
        QCOMPARE(refused.error().connection, influx.settings().name);
        QCOMPARE(await(fenced.createBucket(u"c"_s)).error().kind, Error::Kind::Busy);
    }
    QCOMPARE(influx.writes, QList<QByteArray>{"m value=1i 1\n"_ba});
    QVERIFY(!influx.data.contains(u"c"_s));
}

void FencedConnectionTest::everythingElseIsPassedOn()
{
    FakeInflux influx(u"local"_s);
    influx.data[u"b"_s][u"m"_s] = {{start, 1}};
    influx.unsignedStored = false;
    Lease over;
    FencedConnection fenced(influx, [&] { return over.ask(); });
    QCOMPARE(fenced.settings().name, influx.settings().name);
    QVERIFY(!fenced.storesUnsigned());
    QCOMPARE(await(fenced.buckets()).value().size(), 1);
    QCOMPARE(await(fenced.measurements(u"b"_s, {minimumTimestamp, maximumTimestamp})).value(),
        QStringList(u"m"_s));
    influx.hangBuckets = true;
    const auto hanging = fenced.buckets();
    fenced.abortAll();
    QCOMPARE(await(hanging).error().kind, Error::Kind::Cancelled);
}

void FencedConnectionTest::aRunThatLosesItsLeaseStopsWriting_data()
{
    QTest::addColumn<int>("writes");
    for (const int writes : {0, 1, 2, 5})
        QTest::addRow("after %d writes", writes) << writes;
}

void FencedConnectionTest::aRunThatLosesItsLeaseStopsWriting()
{
    QFETCH(int, writes);
    QTemporaryDir folder;
    ManualClock clock(start);
    const auto journal = std::move(*Journal::open(folder.filePath(u"journal.sqlite"_s)));
    FakeInflux source(u"cloud"_s);
    FakeInflux destination(u"local"_s);
    destination.data[u"mirror"_s];
    FakeInflux::Values values;
    for (int i = 0; i < 300; ++i)
        values.insert(start - i * nanosecondsPerMinute, i);
    QStringList names; // one write each
    for (int i = 0; i < 8; ++i) {
        names.append(u"m%1"_s.arg(i));
        source.data[u"weather"_s][names.last()] = values;
    }
    Rule rule;
    rule.id = u"r"_s;
    rule.sourceConnection = u"cloud"_s;
    rule.sourceBucket = u"weather"_s;
    rule.destinationConnection = u"local"_s;
    rule.destinationBucket = u"mirror"_s;
    Lease lease{writes};
    FencedConnection fenced(destination, [&] { return lease.ask(); });
    InfluxMirror mirror(rule, source, fenced, *journal, clock, folder.filePath(u"locks"_s));
    std::optional<Run> finished;
    connect(&mirror, &InfluxMirror::finished, this, [&](const Run& run) { finished = run; });
    const auto run = [&] {
        finished.reset();
        QVERIFY(mirror.start(RunTrigger::Manual));
        QVERIFY(QTest::qWaitFor(
            [&] {
                clock.advance(100ms);
                return finished.has_value();
            },
            20'000));
    };
    run();
    QCOMPARE(destination.writes.size(), writes);
    QCOMPARE(finished->state, writes == 0 ? RunState::Failed : RunState::Partial);
    QCOMPARE(finished->errors.value(0).kind, Error::Kind::Busy);
    // Nothing is recorded as done that is not there.
    int complete = 0;
    for (const QString& name : std::as_const(names)) {
        const IntervalSet done = journal->done(InfluxMirror::ruleKey(rule), name).value();
        const bool isThere = destination.data[u"mirror"_s][name] == values;
        const auto isDone = [&done](Timestamp time) {
            return std::any_of(done.ranges().begin(), done.ranges().end(),
                [time](const TimeRange& range) { return range.contains(time); });
        };
        // What held nothing may be done in any case.
        const QList<Timestamp> times = values.keys();
        QCOMPARE(std::all_of(times.begin(), times.end(), isDone), isThere);
        QCOMPARE(std::any_of(times.begin(), times.end(), isDone), isThere);
        complete += isThere ? 1 : 0;
    }
    QCOMPARE(complete, writes);
    // With a new lease it goes on.
    lease.left = 1'000'000;
    run();
    QCOMPARE(finished->state, RunState::Done);
    for (const QString& name : std::as_const(names))
        QVERIFY(destination.data[u"mirror"_s][name] == values);
}

QTEST_GUILESS_MAIN(FencedConnectionTest)
#include "tst_fenced_connection.moc"
