// A whole run between two servers in memory, with every fault that a run must survive.

#include "influx/wire/Gzip.h"
#include "mirror/InfluxMirror.h"
#include "support/MemoryInflux.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class InfluxMirrorTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everythingIsCopied();
    void aSecondRunReadsOnlyTheTailAndTheFuture();
    void historicLooksBackTwentyDays();
    void includeAndExcludeDecide();
    void aMissingDestinationBucketIsMade();
    void aTruncatedAnswerIsReadAgain();
    void aFailedWriteLeavesTheJournalBehind();
    void retryAfterIsWaitedFor();
    void aWindowThatIsTooLargeIsHalved();
    void oneBrokenMeasurementDoesNotStopTheOthers();
    void aListThatFailsFailsTheRun();
    void refusedPointsGoToTheDeadLetterFile();
    void cancelStopsAtOnce_data();
    void cancelStopsAtOnce();
    void aRuleNeverRunsTwice();
    void progressEndsAtOne();
    void anotherDestinationIsNotTakenForDone();

private:
    struct Outcome
    {
        Run run;
        QList<MeasurementRun> measurements;
        QList<RunProgress> progress;
    };

    Outcome run(const Rule& rule);
    Outcome run() { return run(m_rule); }
    /// Turns the event loop and the clock until `done`.
    void drive(const std::function<bool()>& done);
    [[nodiscard]] QString locks() const { return m_folder->filePath(u"locks"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MemoryInflux> m_source;
    std::unique_ptr<MemoryInflux> m_destination;
    Rule m_rule;
};

namespace {

constexpr Timestamp start = 1'700'000'000 * nanosecondsPerSecond;

Error errorOf(Error::Kind kind, std::optional<std::chrono::milliseconds> retryAfter = {})
{
    Error error;
    error.kind = kind;
    error.message = Error::kindName(kind);
    error.retryAfter = retryAfter;
    return error;
}

} // namespace

void InfluxMirrorTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_journal = std::move(Journal::open(m_folder->filePath(u"journal.sqlite"_s)).value());
    m_clock = std::make_unique<ManualClock>(start);
    m_source = std::make_unique<MemoryInflux>();
    m_destination = std::make_unique<MemoryInflux>();
    m_rule = Rule();
    m_rule.id = u"main"_s;
    m_rule.sourceBucket = u"b"_s;
    m_rule.destinationBucket = u"b"_s;
    for (int i = 1; i <= 5000; ++i)
        m_source->points[u"wind"_s].insert(start - i * 3 * nanosecondsPerSecond, i);
    m_source->points[u"forecast"_s].insert(start + 100 * nanosecondsPerHour, 7);
}

void InfluxMirrorTest::drive(const std::function<bool()>& done)
{
    for (int turns = 0; !done(); ++turns) {
        if (turns > 100'000)
            qFatal("the run does not end");
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_clock->advance(10ms);
    }
}

InfluxMirrorTest::Outcome InfluxMirrorTest::run(const Rule& rule)
{
    Outcome outcome;
    bool ended = false;
    InfluxMirror mirror(rule, *m_source, *m_destination, *m_journal, *m_clock, locks());
    connect(
        &mirror, &InfluxMirror::progress, this, [&](const RunProgress& p) { outcome.progress.append(p); });
    connect(&mirror, &InfluxMirror::finished, this,
        [&](const Run& finished, const QList<MeasurementRun>& measurements) {
            outcome.run = finished;
            outcome.measurements = measurements;
            ended = true;
        });
    if (const Result<void> started = mirror.start(RunTrigger::Manual); !started)
        qFatal("%s", qPrintable(started.error().toString()));
    drive([&] { return ended; });
    return outcome;
}

void InfluxMirrorTest::everythingIsCopied()
{
    const Outcome outcome = run();
    QVERIFY(outcome.run.state == RunState::Done);
    QCOMPARE(m_destination->points, m_source->points);
    QCOMPARE(outcome.run.tally.pointsRead, 5001);
    QCOMPARE(outcome.run.tally.pointsWritten, 5001);
    QCOMPARE(outcome.run.measurementsDone, 2);
    QVERIFY(outcome.run.tally.windows >= 4);
    const Run kept = m_journal->runs(0, 1)->first();
    QVERIFY(kept.state == RunState::Done);
    QVERIFY(kept.tally == outcome.run.tally);
    QCOMPARE(m_journal->runMeasurements(kept.id)->size(), 2);
}

void InfluxMirrorTest::aSecondRunReadsOnlyTheTailAndTheFuture()
{
    run();
    m_source->reads.clear();
    m_clock->jumpTo(start + nanosecondsPerHour);
    m_source->points[u"wind"_s].insert(start + 1, 1);
    m_source->points[u"wind"_s].insert(start - nanosecondsPerMinute, 2);
    const Outcome outcome = run();
    QVERIFY(outcome.run.state == RunState::Done);
    QCOMPARE(m_destination->points, m_source->points);
    for (const TimeRange& range : std::as_const(m_source->reads))
        QVERIFY(range.start >= start - m_rule.tailOverlap);
    QVERIFY(outcome.run.tally.pointsRead <= 200 + 3); // ten minutes of one point every 3 s
}

void InfluxMirrorTest::historicLooksBackTwentyDays()
{
    m_source->points[u"historic x"_s].insert(start - 19 * nanosecondsPerDay, 1);
    m_source->points[u"historic x"_s].insert(start - 21 * nanosecondsPerDay, 2);
    m_source->points[u"wind"_s].insert(start - 6 * nanosecondsPerHour, 3);
    run();
    QCOMPARE(m_destination->points[u"historic x"_s].values(), QList<qint64>{1});
    QVERIFY(!m_destination->points[u"wind"_s].contains(start - 6 * nanosecondsPerHour));
}

void InfluxMirrorTest::includeAndExcludeDecide()
{
    m_rule.exclude = {u"fore*"_s};
    run();
    QCOMPARE(m_destination->points.keys(), QStringList{u"wind"_s});
}

void InfluxMirrorTest::aMissingDestinationBucketIsMade()
{
    m_rule.destinationBucket = u"new"_s;
    QVERIFY(run().run.state == RunState::Done);
    QCOMPARE(m_destination->created, QStringList{u"new"_s});
}

void InfluxMirrorTest::aTruncatedAnswerIsReadAgain()
{
    m_source->readErrors = {errorOf(Error::Kind::Truncated), std::nullopt, errorOf(Error::Kind::Unreachable)};
    const Outcome outcome = run();
    QVERIFY(outcome.run.state == RunState::Done);
    QCOMPARE(m_destination->points, m_source->points);
    QCOMPARE(outcome.run.tally.retries, 2);
    QCOMPARE(outcome.run.tally.pointsWritten, 5001); // what was written twice counts once
}

void InfluxMirrorTest::aFailedWriteLeavesTheJournalBehind()
{
    m_source->points.remove(u"forecast"_s);
    m_destination->batchLines = m_source->batchLines = 100;
    m_destination->writeErrors = {std::nullopt, std::nullopt, errorOf(Error::Kind::Unauthorized)};
    const Outcome failed = run();
    QVERIFY(failed.run.state == RunState::Failed);
    QCOMPARE(failed.run.errors.first().kind, Error::Kind::Unauthorized);
    QCOMPARE(failed.run.tally.windows, 0);
    QVERIFY(m_destination->linesWritten > 0); // and yet nothing is called done
    QVERIFY(run().run.state == RunState::Done);
    QCOMPARE(m_destination->points, m_source->points);
}

void InfluxMirrorTest::retryAfterIsWaitedFor()
{
    m_source->readErrors = {errorOf(Error::Kind::RateLimited, 42s)};
    const Outcome outcome = run();
    QVERIFY(outcome.run.state == RunState::Done);
    QCOMPARE(outcome.run.tally.waited, 42s);
    QVERIFY(m_clock->now() >= start + 42 * nanosecondsPerSecond);
    QVERIFY(std::any_of(outcome.progress.begin(), outcome.progress.end(), [](const RunProgress& progress) {
        return progress.waitingUntil >= start + 42 * nanosecondsPerSecond &&
            !progress.waitingReason.isEmpty();
    }));
    QCOMPARE(outcome.progress.last().waitingUntil, 0);
}

void InfluxMirrorTest::aWindowThatIsTooLargeIsHalved()
{
    m_source->points.remove(u"forecast"_s);
    m_source->readErrors = {errorOf(Error::Kind::TooLarge), errorOf(Error::Kind::TooLarge)};
    const Outcome outcome = run();
    QVERIFY(outcome.run.state == RunState::Done);
    QCOMPARE(m_destination->points, m_source->points);
    QCOMPARE(m_source->reads[1].length(), m_source->reads[0].length() / 2);
    QVERIFY(m_source->reads[2].length() < m_source->reads[1].length());
    QCOMPARE(outcome.run.tally.waited, 0ms);
}

void InfluxMirrorTest::oneBrokenMeasurementDoesNotStopTheOthers()
{
    m_source->brokenMeasurements.insert(u"forecast"_s, errorOf(Error::Kind::Query));
    const Outcome outcome = run();
    QVERIFY(outcome.run.state == RunState::Partial);
    QCOMPARE(outcome.run.errors.size(), 1);
    QCOMPARE(outcome.run.errors.first().measurement, u"forecast"_s);
    QCOMPARE(m_destination->points[u"wind"_s], m_source->points[u"wind"_s]);
}

void InfluxMirrorTest::aListThatFailsFailsTheRun()
{
    m_source->listError = errorOf(Error::Kind::NotFound);
    const Outcome outcome = run();
    QVERIFY(outcome.run.state == RunState::Failed);
    QCOMPARE(outcome.run.errors, QList<Error>{errorOf(Error::Kind::NotFound)});
    QCOMPARE(m_journal->runs(0, 1)->first().errors, outcome.run.errors);
}

void InfluxMirrorTest::refusedPointsGoToTheDeadLetterFile()
{
    m_source->refuseNegative = true;
    m_source->points[u"wind"_s].insert(start - 1, -5);
    const Outcome outcome = run();
    QVERIFY(outcome.run.state == RunState::Partial);
    QCOMPARE(outcome.run.tally.pointsRefused, 1);
    QCOMPARE(outcome.run.tally.pointsWritten, 5001);
    QFile file(m_folder->filePath(u"dead-letters/run-%1.lp.gz"_s.arg(outcome.run.id)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = gzipDecompress(file.readAll(), 1 << 20).value();
    QVERIFY2(text.contains("negative") && text.contains(QByteArray::number(start - 1)), text);
}

void InfluxMirrorTest::cancelStopsAtOnce_data()
{
    QTest::addColumn<int>("turns");
    for (const int turns : {0, 1, 2, 3, 5, 8, 13, 21})
        QTest::addRow("after %d turns", turns) << turns;
}

void InfluxMirrorTest::cancelStopsAtOnce()
{
    QFETCH(int, turns);
    m_source->readsHang = turns == 21;
    bool ended = false;
    RunState state = RunState::Running;
    {
        InfluxMirror mirror(m_rule, *m_source, *m_destination, *m_journal, *m_clock, locks());
        connect(&mirror, &InfluxMirror::finished, this, [&](const Run& finished) {
            ended = true;
            state = finished.state;
        });
        QVERIFY(mirror.start(RunTrigger::Manual).has_value());
        for (int i = 0; i < turns && !ended; ++i) {
            QCoreApplication::processEvents();
            m_clock->advance(1ms);
        }
        if (!ended) {
            mirror.cancel();
            QVERIFY(ended);
            QVERIFY(state == RunState::Cancelled);
        }
        QVERIFY(!mirror.isRunning());
        QCoreApplication::processEvents();
    }
    m_source->readsHang = false;
    QVERIFY(run().run.state == RunState::Done); // the lock is free, the rest is made up for
    QCOMPARE(m_destination->points, m_source->points);
}

void InfluxMirrorTest::aRuleNeverRunsTwice()
{
    InfluxMirror one(m_rule, *m_source, *m_destination, *m_journal, *m_clock, locks());
    InfluxMirror other(m_rule, *m_source, *m_destination, *m_journal, *m_clock, locks());
    QVERIFY(one.start(RunTrigger::Manual).has_value());
    QCOMPARE(one.start(RunTrigger::Manual).error().kind, Error::Kind::Busy);
    QCOMPARE(other.start(RunTrigger::Schedule).error().kind, Error::Kind::Busy);
    one.cancel();
    QVERIFY(other.start(RunTrigger::Schedule).has_value());
    other.cancel();
}

void InfluxMirrorTest::progressEndsAtOne()
{
    const Outcome outcome = run();
    double last = 0.0;
    for (const RunProgress& progress : outcome.progress) {
        QVERIFY(progress.fraction >= last && progress.fraction <= 1.0);
        last = progress.fraction;
    }
    QCOMPARE(last, 1.0);
    QCOMPARE(outcome.progress.last().measurements.size(), 2);
}

void InfluxMirrorTest::anotherDestinationIsNotTakenForDone()
{
    run();
    m_destination->points.clear();
    Rule moved = m_rule;
    moved.destinationConnection = u"elsewhere"_s;
    QVERIFY(run(moved).run.state == RunState::Done);
    QCOMPARE(m_destination->points, m_source->points);
}

QTEST_GUILESS_MAIN(InfluxMirrorTest)
#include "tst_influx_mirror.moc"
