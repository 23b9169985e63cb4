#include "MirrorFixture.h"
#include "mirror/MirrorRun.h"

#include <QtCore/QSysInfo>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <zlib.h>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

constexpr Timestamp start = 1'700'000'000 / 3600 * nanosecondsPerHour;
constexpr Nanoseconds minute = nanosecondsPerMinute;
constexpr Nanoseconds hour = nanosecondsPerHour;

} // namespace

class InfluxMirrorTest : public QObject, private MirrorFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void copiesEverything();
    void secondRunReadsTailAndFuture();
    void overlapIsReadWhereCountsDoNotAgree_data();
    void overlapIsReadWhereCountsDoNotAgree();
    void lateArrivalsWithinTheOverlapAreFound();
    void historicMeasurementsLookBackTwentyDays();
    void includeAndExclude();
    void nothingToDo();
    void doneIsNotBelievedElsewhere();
    void unsignedIsAskedForWhereNeeded_data();
    void unsignedIsAskedForWhereNeeded();

    void journalStaysBehindTheData_data();
    void journalStaysBehindTheData();
    void failedWindowsAreNotCommitted_data();
    void failedWindowsAreNotCommitted();
    void interruptedFirstRunLosesNothing();

    void waitsAsTold();
    void failedWritesAreRepeatedWithoutReading();
    void repeatedInVainEndsFailed();
    void neverRepeated_data();
    void neverRepeated();
    void oneFailureDoesNotStopTheOthers();
    void preparationFailures_data();
    void preparationFailures();
    void preparationIsRepeated();
    void missingDestinationIsMade();
    void missingDestinationThatCannotBeMade();
    void badRules_data();
    void badRules();

    void cancelAtEachStage_data();
    void cancelAtEachStage();
    void closedConnectionsCancel();
    void destroyedWhileRunning();
    void cancelFromProgress();

    void silenceAndBurstTakeFewQueries_data();
    void silenceAndBurstTakeFewQueries();
    void hourlyRunsReadNothingTwice();
    void memoryIsBounded();
    void writesAreSharedByMeasurements();
    void soManyAtOnceAsTheRuleSays_data();
    void soManyAtOnceAsTheRuleSays();

    void refusedPointsAreKept();
    void refusedLinesAreIsolated_data();
    void refusedLinesAreIsolated();
    void tooLargeBatchesAreHalved();

    void oneRunAtATime();
    void locksOfDeadProcessesAreTaken();
    void progressIsThrottled();
    void progressTells();

private:
    /// Points of a measurement that are recorded as done but missing at the destination.
    [[nodiscard]] qint64 lost(const QString& name);
    [[nodiscard]] QByteArray deadLetters() const;
};

void InfluxMirrorTest::init()
{
    setUp(start);
}

void InfluxMirrorTest::cleanup()
{
    tearDown();
}

qint64 InfluxMirrorTest::lost(const QString& name)
{
    const FakeInflux::Values there = mirrored(name);
    const FakeInflux::Values& here = weather(name);
    const IntervalSet done = *m_journal->done(InfluxMirror::ruleKey(m_mirror->rule()), name);
    qint64 count = 0;
    for (auto it = here.begin(); it != here.end(); ++it)
        count += done.contains(it.key()) && !there.contains(it.key()) ? 1 : 0;
    return count;
}

QByteArray InfluxMirrorTest::deadLetters() const
{
    const QDir folder(m_folder->filePath(u"dead-letters"_s));
    QByteArray text;
    for (const QString& name : folder.entryList(QDir::Files)) {
        gzFile file = gzopen(QFile::encodeName(folder.filePath(name)).constData(), "rb");
        std::array<char, 4096> buffer{};
        for (int got = 0; (got = gzread(file, buffer.data(), buffer.size())) > 0;)
            text.append(buffer.data(), got);
        gzclose(file);
    }
    return text;
}

void InfluxMirrorTest::copiesEverything()
{
    const QStringList names{u"temperature"_s, u"with space, comma"_s, u"été ☀"_s, u"forecast"_s};
    qint64 expected = 0;
    for (const QString& name : names) {
        for (qint64 i = -290; i < 3000; i += 10)
            weather(name).insert(start + i * minute + i, i);
        expected += weather(name).size();
    }
    weather(u"temperature"_s).insert(start - 5 * hour - 1, 1); // one instant too old
    const Run run = sync();
    QCOMPARE(run.state, RunState::Done);
    QVERIFY(run.errors.isEmpty());
    for (const QString& name : names.mid(1))
        QCOMPARE(mirrored(name), weather(name));
    QCOMPARE(mirrored(u"temperature"_s).size(), weather(u"temperature"_s).size() - 1);
    QCOMPARE(run.tally.pointsRead, expected);
    QCOMPARE(run.tally.pointsWritten, expected);
    QVERIFY(run.tally.bytesRead > 0);
    QVERIFY(run.tally.bytesWritten > 0);
    QVERIFY(run.tally.windows >= names.size());
    QCOMPARE(run.measurementsPlanned, names.size());
    QCOMPARE(run.measurementsDone, names.size());
    QCOMPARE(m_measurements.size(), names.size());
    for (const MeasurementRun& measurement : std::as_const(m_measurements)) {
        QCOMPARE(measurement.state, RunState::Done);
        QCOMPARE(measurement.planned, (TimeRange{start - 5 * hour, start + 130 * hour}));
        QCOMPARE(measurement.plannedLength, 135 * hour);
        QCOMPARE(measurement.doneLength, 135 * hour);
    }
    QCOMPARE(m_journal->runs(0, 1)->first().state, RunState::Done);
    QCOMPARE(m_journal->runs(0, 1)->first().tally, run.tally);
    QCOMPARE(m_journal->runMeasurements(run.id)->size(), names.size());
    QVERIFY(!m_mirror->isRunning());
}

void InfluxMirrorTest::secondRunReadsTailAndFuture()
{
    weather(u"m"_s).insert(start - hour, 1);
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(m_source->reads.first().request.range.stop, start + 130 * hour); // the newest first
    m_source->reads.clear();
    const Timestamp first = m_finished.first().started;
    m_clock->advance(1h);
    QCOMPARE(sync().state, RunState::Done);
    const Timestamp second = m_finished.first().started;
    IntervalSet read;
    for (const FakeInflux::Read& one : std::as_const(m_source->reads)) {
        QVERIFY(!read.ranges().contains(one.request.range));
        read.add(one.request.range);
    }
    QCOMPARE(read.ranges(), (QList<TimeRange>{{first, second + 130 * hour}}));
    // Whether something came late was asked for by a count, of both sides.
    QCOMPARE(m_source->countedRanges, (QList<TimeRange>{{first - 10 * minute, first}}));
    QCOMPARE(m_destination->countedRanges, m_source->countedRanges);
    QCOMPARE(m_measurements.first().doneLength, m_measurements.first().plannedLength);
}

void InfluxMirrorTest::overlapIsReadWhereCountsDoNotAgree_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"late point", "lost at the destination", "source cannot count",
             "destination cannot count", "a day ago"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void InfluxMirrorTest::overlapIsReadWhereCountsDoNotAgree()
{
    QFETCH(QString, what);
    weather(u"m"_s).insert(start - 5 * minute, 1);
    QCOMPARE(sync().state, RunState::Done);
    if (what == u"late point")
        weather(u"m"_s).insert(start - 9 * minute, 2);
    else if (what == u"lost at the destination")
        m_destination->data[u"mirror"_s][u"m"_s].clear();
    else if (what == u"source cannot count")
        m_source->countErrors = {errorOf(Kind::Query)};
    else if (what == u"destination cannot count")
        m_destination->countErrors = {errorOf(Kind::Unreachable)};
    else // a value corrected in place: a day's run reads the overlap without asking
        weather(u"m"_s).insert(start - 5 * minute, 99);
    m_source->reads.clear();
    m_source->countedRanges.clear();
    m_clock->advance(what == u"a day ago" ? std::chrono::milliseconds(4h + 10min) : 1h);
    const Run run = sync();
    QCOMPARE(run.state, RunState::Done);
    QVERIFY(run.errors.isEmpty());
    QCOMPARE(m_source->reads.last().request.range.start, start - 10 * minute);
    QCOMPARE(mirrored(u"m"_s), weather(u"m"_s));
    QCOMPARE(m_source->countedRanges.size(), what == u"a day ago" ? 0 : 1);
}

void InfluxMirrorTest::lateArrivalsWithinTheOverlapAreFound()
{
    weather(u"m"_s).insert(start - 3 * hour, 1);
    weather(u"m"_s).insert(start + 50 * hour, 5);
    QCOMPARE(sync().state, RunState::Done);
    weather(u"m"_s).insert(start - 2 * hour, 2);    // too late
    weather(u"m"_s).insert(start - 9 * minute, 3);  // late
    weather(u"m"_s).insert(start + 30 * minute, 4); // was the future
    weather(u"m"_s).insert(start + 50 * hour, 6);   // rewritten forecast
    m_clock->advance(1h);
    QCOMPARE(sync().state, RunState::Done);
    FakeInflux::Values expected = weather(u"m"_s);
    expected.remove(start - 2 * hour);
    QCOMPARE(mirrored(u"m"_s), expected);
}

void InfluxMirrorTest::historicMeasurementsLookBackTwentyDays()
{
    weather(u"historic_wind"_s).insert(start - 19 * 24 * hour, 1);
    weather(u"wind"_s).insert(start - 19 * 24 * hour, 1);
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(m_source->listedRanges.first(), (TimeRange{start - 480 * hour, start + 130 * hour}));
    QCOMPARE(mirrored(u"historic_wind"_s).size(), 1);
    QCOMPARE(mirrored(u"wind"_s).size(), 0);
}

void InfluxMirrorTest::includeAndExclude()
{
    Rule rule = usualRule();
    rule.include = {u"w*"_s, u"sun"_s};
    rule.exclude = {u"*test*"_s};
    reopenMirror(rule);
    for (const QString& name : {u"wind"_s, u"sun"_s, u"wtest"_s, u"rain"_s, u"Wind"_s})
        weather(name).insert(start, 1);
    QCOMPARE(sync().measurementsPlanned, 2);
    QCOMPARE(m_destination->data.value(u"mirror"_s).keys(), (QStringList{u"sun"_s, u"wind"_s}));
}

void InfluxMirrorTest::nothingToDo()
{
    m_source->data[u"weather"_s];
    const Run run = sync();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.measurementsPlanned, 0);
    QCOMPARE(m_progress.last().fraction, 1.0);
}

void InfluxMirrorTest::doneIsNotBelievedElsewhere()
{
    weather(u"m"_s).insert(start - hour, 1);
    QCOMPARE(sync().state, RunState::Done);
    Rule elsewhere = usualRule();
    elsewhere.destinationBucket = u"other"_s;
    QVERIFY(InfluxMirror::ruleKey(elsewhere) != InfluxMirror::ruleKey(usualRule()));
    reopenMirror(elsewhere);
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(m_destination->data.value(u"other"_s).value(u"m"_s).size(), 1);
    Rule renamed = usualRule();
    renamed.name = u"Other name"_s;
    renamed.lookback = hour;
    QCOMPARE(InfluxMirror::ruleKey(renamed), InfluxMirror::ruleKey(usualRule()));
}

void InfluxMirrorTest::unsignedIsAskedForWhereNeeded_data()
{
    QTest::addColumn<bool>("stored");
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<bool>("asked");
    QTest::newRow("stored") << true << true << false;
    QTest::newRow("not stored") << false << true << true;
    QTest::newRow("not stored, not wanted") << false << false << false;
}

void InfluxMirrorTest::unsignedIsAskedForWhereNeeded()
{
    QFETCH(bool, stored);
    QFETCH(bool, wanted);
    QFETCH(bool, asked);
    Rule rule = usualRule();
    rule.unsignedAsInteger = wanted;
    reopenMirror(rule);
    m_destination->unsignedStored = stored;
    weather(u"m"_s).insert(start, 1);
    sync();
    QCOMPARE(m_source->reads.first().request.unsignedAsInteger, asked);
}

void InfluxMirrorTest::journalStaysBehindTheData_data()
{
    QTest::addColumn<int>("turns");
    for (int turns = 0; turns < 120; turns += turns < 40 ? 1 : 10)
        QTest::addRow("after %d turns", turns) << turns;
}

/// The program dies after so many turns of the event loop; the next run does the rest.
void InfluxMirrorTest::journalStaysBehindTheData()
{
    QFETCH(int, turns);
    for (const QString& name : {u"a"_s, u"b"_s, u"c"_s}) {
        for (qint64 i = 0; i < 45'000; ++i)
            weather(name).insert(start - 5 * hour + i * nanosecondsPerSecond / 4, i);
    }
    QVERIFY(m_mirror->start(RunTrigger::First));
    for (int i = 0; i < turns; ++i)
        QCoreApplication::sendPostedEvents();
    m_mirror.reset();
    m_mirror = nullptr;
    reopenMirror();
    for (const QString& name : {u"a"_s, u"b"_s, u"c"_s})
        QCOMPARE(lost(name), 0);
    QCOMPARE(sync().state, RunState::Done);
    for (const QString& name : {u"a"_s, u"b"_s, u"c"_s})
        QCOMPARE(mirrored(name), weather(name));
}

void InfluxMirrorTest::failedWindowsAreNotCommitted_data()
{
    QTest::addColumn<bool>("atSource");
    QTest::addColumn<int>("after");
    QTest::addColumn<Kind>("kind");
    for (int after = 0; after < 4; ++after) {
        QTest::addRow("source, %d batches, truncated", after) << true << after << Kind::Truncated;
        QTest::addRow("source, %d batches, query", after) << true << after << Kind::Query;
        QTest::addRow("destination, %d batches, gone", after) << false << after << Kind::NotFound;
        QTest::addRow("destination, %d batches, down", after) << false << after << Kind::Unreachable;
    }
}

void InfluxMirrorTest::failedWindowsAreNotCommitted()
{
    QFETCH(bool, atSource);
    QFETCH(int, after);
    QFETCH(Kind, kind);
    for (qint64 i = 0; i < 70'000; ++i)
        weather(u"m"_s).insert(start - 4 * hour + i * nanosecondsPerMillisecond, i);
    if (atSource) {
        m_source->onRead = [=](const ReadRequest& request) -> std::optional<FakeInflux::ReadFault> {
            if (!request.range.contains(start - 4 * hour))
                return std::nullopt;
            return FakeInflux::ReadFault{errorOf(kind), false, after};
        };
    } else {
        m_destination->onWrite = [=, count = 0](const QByteArray&) mutable -> std::optional<Error> {
            return count++ < after ? std::nullopt : std::optional(errorOf(kind));
        };
    }
    QCOMPARE(sync().state, RunState::Failed);
    QCOMPARE(m_measurements.first().errors.size(), 1);
    QCOMPARE(m_measurements.first().errors.first().measurement, u"m"_s);
    QCOMPARE(lost(u"m"_s), 0);
    QVERIFY(!m_journal->done(InfluxMirror::ruleKey(usualRule()), u"m"_s)->contains(start - 4 * hour));
    m_source->onRead = {};
    m_destination->onWrite = {};
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(mirrored(u"m"_s), weather(u"m"_s));
}

void InfluxMirrorTest::interruptedFirstRunLosesNothing()
{
    // The first run copies the (still empty) future, then fails: what appears there must be read.
    weather(u"m"_s).insert(start - hour, 1);
    m_source->onRead = [](const ReadRequest& request) -> std::optional<FakeInflux::ReadFault> {
        if (!request.range.contains(start - hour))
            return std::nullopt;
        return FakeInflux::ReadFault{errorOf(Kind::Query), false, 0};
    };
    QCOMPARE(sync().state, RunState::Failed);
    QVERIFY(m_measurements.first().doneLength > 0);
    for (int i = 1; i <= 3; ++i) {
        m_clock->advance(1h);
        weather(u"m"_s).insert(m_clock->now() - 30 * minute, 2);
        weather(u"m"_s).insert(m_clock->now() - hour - 5 * minute, 3); // late by five minutes
        QCOMPARE(sync().state, i == 3 ? RunState::Done : RunState::Failed);
        if (i == 2)
            m_source->onRead = {};
    }
    QCOMPARE(mirrored(u"m"_s), weather(u"m"_s));
}

void InfluxMirrorTest::waitsAsTold()
{
    weather(u"m"_s).insert(start, 1);
    m_source->onRead = [count = 0](const ReadRequest&) mutable -> std::optional<FakeInflux::ReadFault> {
        if (count++ > 0)
            return std::nullopt;
        return FakeInflux::ReadFault{errorOf(Kind::RateLimited, 287s), false, 0};
    };
    const Run run = sync();
    QCOMPARE(run.state, RunState::Done);
    QVERIFY(run.ended - run.started >= 287 * nanosecondsPerSecond);
    QVERIFY(run.ended - run.started < 300 * nanosecondsPerSecond);
    QCOMPARE(run.tally.retries, 1);
    QCOMPARE(run.tally.waited.count(), (287'000ms).count());
    QVERIFY(std::any_of(m_progress.begin(), m_progress.end(), [&](const RunProgress& progress) {
        return progress.waitingUntil >= run.started + 287 * nanosecondsPerSecond &&
            progress.waitingReason.contains(u"rate-limited"_s);
    }));
    QCOMPARE(m_progress.last().waitingUntil, 0);
}

void InfluxMirrorTest::failedWritesAreRepeatedWithoutReading()
{
    for (qint64 i = 0; i < 50'000; ++i)
        weather(u"m"_s).insert(start - hour + i, i);
    m_destination->onWrite = [count = 0](const QByteArray&) mutable -> std::optional<Error> {
        return count++ % 3 == 0 ? std::optional(errorOf(Kind::Unavailable, 60s)) : std::nullopt;
    };
    const Run run = sync();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.pointsRead, 50'000);
    QCOMPARE(run.tally.pointsWritten, 50'000);
    QVERIFY(run.tally.retries > 0);
    QVERIFY(run.tally.waited >= 60s);
    QCOMPARE(mirrored(u"m"_s), weather(u"m"_s));
    QVERIFY(std::any_of(m_progress.begin(), m_progress.end(),
        [](const RunProgress& progress) { return progress.waitingUntil != 0; }));
}

void InfluxMirrorTest::repeatedInVainEndsFailed()
{
    weather(u"m"_s).insert(start, 1);
    m_source->onRead = [](const ReadRequest&) {
        return FakeInflux::ReadFault{errorOf(Kind::Timeout), false, 0};
    };
    const Run run = sync();
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(m_source->reads.size(), 8);
    QCOMPARE(run.errors.size(), 1);
    QCOMPARE(run.errors.first().kind, Kind::Timeout);
    // What takes too long is asked for in smaller portions.
    QCOMPARE(m_source->reads[1].request.range.length(), m_source->reads[0].request.range.length() / 2);
}

void InfluxMirrorTest::neverRepeated_data()
{
    QTest::addColumn<Kind>("kind");
    for (const Kind kind : {Kind::BadRequest, Kind::Unauthorized, Kind::Forbidden, Kind::NotFound,
             Kind::Query, Kind::Tls, Kind::Malformed, Kind::WrongDialect})
        QTest::newRow(qPrintable(Error::kindName(kind))) << kind;
}

void InfluxMirrorTest::neverRepeated()
{
    QFETCH(Kind, kind);
    weather(u"m"_s).insert(start, 1);
    m_source->onRead = [kind](const ReadRequest&) { return FakeInflux::ReadFault{errorOf(kind), false, 0}; };
    const Run run = sync();
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(m_source->reads.size(), 1);
    QCOMPARE(run.errors.first().kind, kind);
    QCOMPARE(m_journal->runs(0, 1)->first().errors, run.errors);
}

void InfluxMirrorTest::oneFailureDoesNotStopTheOthers()
{
    for (const QString& name : {u"a"_s, u"bad"_s, u"c"_s, u"d"_s})
        weather(name).insert(start, 1);
    m_source->onRead = [](const ReadRequest& request) -> std::optional<FakeInflux::ReadFault> {
        if (request.measurement != u"bad")
            return std::nullopt;
        return FakeInflux::ReadFault{errorOf(Kind::Query), false, 0};
    };
    const Run run = sync();
    QCOMPARE(run.state, RunState::Partial);
    QCOMPARE(run.errors.size(), 1);
    QCOMPARE(run.errors.first().measurement, u"bad"_s);
    QCOMPARE(run.measurementsDone, 3);
    for (const QString& name : {u"a"_s, u"c"_s, u"d"_s})
        QCOMPARE(mirrored(name).size(), 1);
}

void InfluxMirrorTest::preparationFailures_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("atSource");
    QTest::newRow("listing forbidden") << Kind::Forbidden << true;
    QTest::newRow("no such bucket") << Kind::NotFound << true;
    QTest::newRow("destination unauthorized") << Kind::Unauthorized << false;
}

void InfluxMirrorTest::preparationFailures()
{
    QFETCH(Kind, kind);
    QFETCH(bool, atSource);
    weather(u"m"_s).insert(start, 1);
    if (atSource)
        m_source->measurementsErrors = {errorOf(kind)};
    else
        m_destination->bucketsErrors = {errorOf(kind)};
    const Run run = sync();
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(run.errors.size(), 1);
    QCOMPARE(run.errors.first().kind, kind);
    QVERIFY(m_source->reads.isEmpty());
}

void InfluxMirrorTest::preparationIsRepeated()
{
    weather(u"m"_s).insert(start, 1);
    m_destination->bucketsErrors = {errorOf(Kind::Unreachable), errorOf(Kind::RateLimited, 30s)};
    m_source->measurementsErrors = {errorOf(Kind::ServerError)};
    const Run run = sync();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.retries, 3);
    QVERIFY(run.tally.waited >= 30s);
    m_destination->bucketsErrors = QList<Error>(4, errorOf(Kind::Unreachable));
    QCOMPARE(sync().state, RunState::Failed);
}

void InfluxMirrorTest::missingDestinationIsMade()
{
    m_destination->data.clear();
    weather(u"m"_s).insert(start, 1);
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(mirrored(u"m"_s).size(), 1);
}

void InfluxMirrorTest::missingDestinationThatCannotBeMade()
{
    m_destination->data.clear();
    m_destination->createErrors = {errorOf(Kind::Forbidden)};
    const Run run = sync();
    QCOMPARE(run.state, RunState::Failed);
    const Error error = run.errors.first();
    QCOMPARE(error.kind, Kind::Forbidden);
    QCOMPARE(error.connection, u"local"_s);
    QCOMPARE(error.bucket, u"mirror"_s);
    QVERIFY(error.message.contains(u"mirror"_s));
}

void InfluxMirrorTest::badRules_data()
{
    QTest::addColumn<Rule>("rule");
    Rule itself = usualRule();
    itself.destinationConnection = itself.sourceConnection;
    itself.destinationBucket = itself.sourceBucket;
    QTest::newRow("onto itself") << itself;
    Rule noSource = usualRule();
    noSource.sourceBucket.clear();
    QTest::newRow("no source") << noSource;
    Rule noDestination = usualRule();
    noDestination.destinationBucket.clear();
    QTest::newRow("no destination") << noDestination;
}

void InfluxMirrorTest::badRules()
{
    QFETCH(Rule, rule);
    reopenMirror(rule);
    const Result<void> begun = m_mirror->start(RunTrigger::Manual);
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, Kind::Configuration);
    QVERIFY(!m_mirror->isRunning());
}

void InfluxMirrorTest::cancelAtEachStage_data()
{
    QTest::addColumn<QString>("stage");
    for (const char* stage : {"at once", "buckets", "measurements", "counting", "governor", "read",
             "read after batches", "write", "waiting to read", "waiting to write", "waiting to list"})
        QTest::newRow(stage) << QString::fromLatin1(stage);
}

void InfluxMirrorTest::cancelAtEachStage()
{
    QFETCH(QString, stage);
    for (qint64 i = 0; i < 70'000; ++i)
        weather(u"m"_s).insert(start - hour + i, i);
    m_destination->hangBuckets = stage == u"buckets";
    m_source->hangMeasurements = stage == u"measurements";
    m_destination->hangWrites = stage == u"write";
    if (stage == u"waiting to list")
        m_source->measurementsErrors = {errorOf(Kind::RateLimited, 300s)};
    if (stage == u"waiting to write")
        m_destination->onWrite = [](const QByteArray&) { return errorOf(Kind::Unavailable, 300s); };
    if (stage.contains(u"read")) {
        m_source->onRead = [stage](const ReadRequest&) {
            FakeInflux::ReadFault fault{{}, true, stage == u"read after batches" ? 2 : 0};
            if (stage == u"waiting to read")
                fault.error = errorOf(Kind::RateLimited, 300s);
            return fault;
        };
    }
    if (stage == u"counting") {
        QCOMPARE(sync().state, RunState::Done);
        m_finished.clear();
        m_source->hangCounts = true;
        m_clock->advance(1h);
    }
    RateGovernor governor(u"cloud"_s, {1'000, 0, 300s}, *m_clock);
    if (stage == u"governor") {
        governor.passed(1'000);
        m_mirror->setGovernors(&governor, nullptr);
    }
    QVERIFY(m_mirror->start(RunTrigger::Manual));
    if (stage != u"at once") {
        for (int i = 0; i < 20; ++i)
            settle();
    }
    QVERIFY(m_finished.isEmpty());
    QVERIFY(m_mirror->isRunning());
    m_mirror->cancel();
    m_mirror->cancel();
    QCOMPARE(m_source->openStreams, 0);
    settle();
    QCOMPARE(m_finished.size(), 1);
    QCOMPARE(m_finished.first().state, RunState::Cancelled);
    QCOMPARE(m_journal->runs(0, 1)->first().state, RunState::Cancelled);
    QVERIFY(!m_mirror->isRunning());
    QCOMPARE(lost(u"m"_s), 0);
    m_clock->advance(10min); // nothing wakes up again
    settle();
    QCOMPARE(m_finished.size(), 1);

    m_destination->hangBuckets = m_source->hangMeasurements = m_destination->hangWrites = false;
    m_source->hangCounts = false;
    m_source->onRead = {};
    m_destination->onWrite = {};
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(mirrored(u"m"_s), weather(u"m"_s));
}

void InfluxMirrorTest::closedConnectionsCancel()
{
    weather(u"m"_s).insert(start, 1);
    m_source->onRead = [](const ReadRequest&) { return FakeInflux::ReadFault{{}, true, 0}; };
    QVERIFY(m_mirror->start(RunTrigger::Manual));
    settle();
    m_source->abortAll();
    settle();
    QCOMPARE(m_finished.size(), 1);
    QCOMPARE(m_finished.first().state, RunState::Cancelled);
}

void InfluxMirrorTest::destroyedWhileRunning()
{
    weather(u"m"_s).insert(start, 1);
    m_destination->hangWrites = true;
    QVERIFY(m_mirror->start(RunTrigger::Manual));
    settle();
    m_mirror.reset();
    QCOMPARE(m_journal->runs(0, 1)->first().state, RunState::Cancelled);
    QVERIFY(m_finished.isEmpty());
    m_destination->abortAll(); // answers that come too late disturb nobody
    settle();
    m_destination->hangWrites = false;
    reopenMirror();
    QCOMPARE(sync().state, RunState::Done);
}

void InfluxMirrorTest::cancelFromProgress()
{
    for (const QString& name : {u"a"_s, u"b"_s, u"c"_s}) {
        for (qint64 i = 0; i < 50'000; ++i)
            weather(name).insert(start - hour + i, i);
    }
    connect(m_mirror.get(), &InfluxMirror::progress, this, [this](const RunProgress& progress) {
        if (progress.run.tally.pointsRead > 0)
            m_mirror->cancel();
    });
    m_destination->slowBy = m_clock.get();
    QCOMPARE(sync().state, RunState::Cancelled);
    QCOMPARE(m_finished.size(), 1);
}

void InfluxMirrorTest::silenceAndBurstTakeFewQueries_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::newRow("no limit") << qint64(1'000'000);
    QTest::newRow("server refuses above 30000") << qint64(30'000);
}

void InfluxMirrorTest::silenceAndBurstTakeFewQueries()
{
    QFETCH(qint64, limit);
    Rule rule = usualRule();
    rule.lookback = 30 * 24 * hour;
    rule.lookahead = 0;
    reopenMirror(rule);
    for (qint64 i = 0; i < 50'000; ++i)
        weather(u"m"_s).insert(start - 12 * 24 * hour + i * minute / 50'000, i);
    m_source->onRead = [this, limit](const ReadRequest& request) -> std::optional<FakeInflux::ReadFault> {
        const FakeInflux::Values& values = weather(u"m"_s);
        const auto points =
            std::distance(values.lowerBound(request.range.start), values.lowerBound(request.range.stop));
        if (points <= limit)
            return std::nullopt;
        return FakeInflux::ReadFault{errorOf(Kind::TooLarge), false, 0};
    };
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(mirrored(u"m"_s), weather(u"m"_s));
    QVERIFY2(m_source->reads.size() <= 40, qPrintable(QString::number(m_source->reads.size())));
}

/// The design's promise 2: at most 1.05 times the bytes that are needed, counts included.
void InfluxMirrorTest::hourlyRunsReadNothingTwice()
{
    // Three measurements, each with a point every ten seconds.
    const QStringList names{u"a"_s, u"b"_s, u"c"_s};
    const auto fill = [&](Timestamp from, Timestamp to) {
        for (const QString& name : names) {
            for (Timestamp time = from; time < to; time += 10 * nanosecondsPerSecond)
                weather(name).insert(time, time / minute);
        }
    };
    fill(start - 5 * hour, start);
    QCOMPARE(sync().state, RunState::Done);
    qint64 received = 0;
    connect(m_source.get(), &Connection::received, m_source.get(), [&](qint64 bytes) { received += bytes; });
    const qint64 perPoint = "a v=28333333i 1700000000000000000\n"_ba.size();
    for (int i = 0; i < 24; ++i) {
        m_clock->jumpTo(start + (i + 1) * hour);
        fill(start + i * hour, start + (i + 1) * hour);
        QCOMPARE(sync().state, RunState::Done);
    }
    const qint64 needed = 24 * 360 * names.size() * perPoint;
    QVERIFY(received >= needed);
    QVERIFY2(received <= needed * 105 / 100,
        qPrintable(u"%1 times what is needed"_s.arg(double(received) / double(needed))));
    qInfo("read %.4f times the bytes needed", double(received) / double(needed));
    for (const QString& name : names)
        QCOMPARE(mirrored(name), weather(name));
}

void InfluxMirrorTest::writesAreSharedByMeasurements()
{
    for (const QString& name : {u"a"_s, u"b"_s, u"c"_s}) {
        for (qint64 i = 0; i < 90'000; ++i)
            weather(name).insert(start - hour + i, i);
    }
    m_destination->slowBy = m_clock.get();
    const Run run = sync();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(m_destination->mostWritesInFlight, usualRule().writesAtOnce);
    for (const QString& name : {u"a"_s, u"b"_s, u"c"_s})
        QCOMPARE(mirrored(name), weather(name));
    // Kept busy all the time: two batches a second.
    const double seconds = double(run.ended - run.started) / nanosecondsPerSecond;
    QVERIFY2(seconds <= double(m_destination->writes.size()) / 2 + 8, qPrintable(QString::number(seconds)));
}

void InfluxMirrorTest::soManyAtOnceAsTheRuleSays_data()
{
    QTest::addColumn<int>("reads");
    QTest::addColumn<int>("writes");
    QTest::newRow("one by one") << 1 << 1;
    QTest::newRow("usual") << 2 << 2;
    QTest::newRow("more reads") << 4 << 1;
    QTest::newRow("more writes") << 3 << 5;
    QTest::newRow("most") << Rule::mostAtOnce << Rule::mostAtOnce;
}

void InfluxMirrorTest::soManyAtOnceAsTheRuleSays()
{
    QFETCH(int, reads);
    QFETCH(int, writes);
    Rule rule = usualRule();
    rule.readsAtOnce = reads;
    rule.writesAtOnce = writes;
    reopenMirror(rule);
    QStringList names;
    for (int i = 0; i < 10; ++i) {
        names.append(u"m%1"_s.arg(i));
        for (qint64 point = 0; point < 90'000; ++point)
            weather(names.last()).insert(start - hour + point, point);
    }
    m_destination->slowBy = m_clock.get();
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(m_source->mostOpenStreams, reads);
    QCOMPARE(m_destination->mostWritesInFlight, writes);
    for (const QString& name : std::as_const(names))
        QCOMPARE(mirrored(name), weather(name));
}

void InfluxMirrorTest::memoryIsBounded()
{
    for (qint64 i = 0; i < 300'000; ++i)
        weather(u"m"_s).insert(start - hour + i, i);
    m_destination->slowBy = m_clock.get();
    qint64 acknowledged = 0;
    m_destination->onWrite = [&](const QByteArray&) -> std::optional<Error> {
        ++acknowledged;
        --m_source->batchesAlive;
        return std::nullopt;
    };
    QCOMPARE(sync().state, RunState::Done);
    QVERIFY(acknowledged >= 15);
    QCOMPARE(m_destination->mostWritesInFlight, 2); // kept busy, and no more than that
    QVERIFY2(m_source->mostBatchesAlive <= 4, qPrintable(QString::number(m_source->mostBatchesAlive)));
}

void InfluxMirrorTest::refusedPointsAreKept()
{
    weather(u"m"_s).insert(start, 1);
    m_source->refusedOnce = {{u"A tag cannot end with a backslash."_s, "m,path=C:\\ v", "1", 5}};
    m_source->droppedOnce = 3;
    const Run run = sync();
    QCOMPARE(run.state, RunState::Partial);
    QCOMPARE(run.tally.pointsRefused, 1);
    QCOMPARE(run.tally.pointsDropped, 3);
    QCOMPARE(run.tally.pointsWritten, 1);
    QCOMPARE(run.tally.pointsRead, 5);
    QCOMPARE(run.errors.size(), 1);
    QCOMPARE(run.errors.first().kind, Kind::PartialWrite);
    QVERIFY(run.errors.first().message.contains(u".lp.gz"_s));
    QCOMPARE(deadLetters().sliced(deadLetters().indexOf('\n') + 1),
        "# A tag cannot end with a backslash.\n# m,path=C:\\\\ v 1 5\n"_ba);
    QVERIFY(m_journal->done(InfluxMirror::ruleKey(usualRule()), u"m"_s)->contains(start));
}

void InfluxMirrorTest::refusedLinesAreIsolated_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("tellsCount");
    QTest::newRow("partial write, counted") << Kind::PartialWrite << true;
    QTest::newRow("partial write") << Kind::PartialWrite << false;
    QTest::newRow("bad request") << Kind::BadRequest << false;
}

void InfluxMirrorTest::refusedLinesAreIsolated()
{
    QFETCH(Kind, kind);
    QFETCH(bool, tellsCount);
    for (qint64 i = 0; i < 1000; ++i)
        weather(u"m"_s).insert(start + i, i);
    m_destination->onWrite = [=](const QByteArray& lines) -> std::optional<Error> {
        qint64 bad = lines.count(" v=17i ");
        for (qint64 i = 500; i < 600; ++i)
            bad += lines.count(" v=" + QByteArray::number(i) + "i ");
        if (bad == 0)
            return std::nullopt;
        return errorOf(kind, {}, tellsCount ? u"field type conflict dropped=%1"_s.arg(bad) : u"conflict"_s);
    };
    const Run run = sync();
    QCOMPARE(run.state, RunState::Partial);
    QCOMPARE(run.tally.pointsRefused, 101);
    QCOMPARE(run.tally.pointsWritten, 899);
    QCOMPARE(mirrored(u"m"_s).size(), 899);
    const QByteArray letters = deadLetters();
    QVERIFY(letters.contains("\nm v=17i " + QByteArray::number(start + 17) + "\n"));
    QCOMPARE(letters.count("\nm v="), 101);
    QCOMPARE(letters.count("conflict"), 101);
    if (tellsCount)
        QVERIFY2(
            m_destination->writes.size() < 60, qPrintable(QString::number(m_destination->writes.size())));
}

void InfluxMirrorTest::tooLargeBatchesAreHalved()
{
    constexpr qsizetype limit = 200'000;
    for (qint64 i = 0; i < 60'000; ++i)
        weather(u"m"_s).insert(start - 2 * hour + i * 60'000'000, i);
    m_destination->onWrite = [](const QByteArray& lines) -> std::optional<Error> {
        return lines.size() > limit ? std::optional(errorOf(Kind::TooLarge)) : std::nullopt;
    };
    Rule rule = usualRule();
    rule.lookahead = 0;
    reopenMirror(rule);
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(mirrored(u"m"_s), weather(u"m"_s));
    QCOMPARE(m_finished.first().tally.pointsWritten, m_finished.first().tally.pointsRead);
    QCOMPARE(m_finished.first().tally.pointsRefused, 0);
}

void InfluxMirrorTest::oneRunAtATime()
{
    weather(u"m"_s).insert(start, 1);
    m_destination->hangWrites = true;
    QVERIFY(m_mirror->start(RunTrigger::Manual));
    const Result<void> again = m_mirror->start(RunTrigger::Manual);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Kind::Busy);

    InfluxMirror second(
        usualRule(), *m_source, *m_destination, *m_journal, *m_clock, m_folder->filePath(u"locks"_s));
    const Result<void> other = second.start(RunTrigger::Manual);
    QVERIFY(!other);
    QCOMPARE(other.error().kind, Kind::Busy);
    QVERIFY(other.error().message.contains(u"Weather"_s));
    settle();
    m_clock->advance(24h); // a long run does not lose its lock
    QCOMPARE(second.start(RunTrigger::Manual).error().kind, Kind::Busy);
    QCOMPARE(m_journal->runCount().value(), 1);
    m_mirror->cancel();
    settle();
    m_destination->hangWrites = false;
    QVERIFY(second.start(RunTrigger::Manual));
}

void InfluxMirrorTest::locksOfDeadProcessesAreTaken()
{
    QProcess dead;
    dead.start(u"true"_s, QStringList());
    QVERIFY(dead.waitForStarted());
    const qint64 process = dead.processId();
    QVERIFY(dead.waitForFinished());
    QDir().mkpath(m_folder->filePath(u"locks"_s));
    QFile lock(m_folder->filePath(u"locks/"_s) + InfluxMirror::ruleKey(usualRule()) + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(process) + "\ntelemirror\n" + QSysInfo::machineHostName().toLocal8Bit() +
        '\n' + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n');
    lock.close();
    weather(u"m"_s).insert(start, 1);
    QCOMPARE(sync().state, RunState::Done);
}

void InfluxMirrorTest::progressIsThrottled()
{
    for (qint64 i = 0; i < 200'000; ++i)
        weather(u"m"_s).insert(start - hour + i, i);
    QList<Timestamp> times;
    connect(m_mirror.get(), &InfluxMirror::progress, this, [&] { times.append(m_clock->now()); });
    m_destination->slowBy = m_clock.get();
    QVERIFY(m_mirror->start(RunTrigger::Manual));
    while (m_finished.isEmpty()) {
        QCoreApplication::processEvents();
        m_clock->advance(7ms);
    }
    QVERIFY(times.size() >= 5);
    for (qsizetype i = 1; i + 1 < times.size(); ++i) // the last one comes when the run ends
        QVERIFY(times[i] - times[i - 1] >= 100 * nanosecondsPerMillisecond);
}

void InfluxMirrorTest::progressTells()
{
    for (qint64 i = 0; i < 200'000; ++i)
        weather(u"m"_s).insert(start - hour + i, i);
    m_destination->slowBy = m_clock.get();
    const Run run = sync();
    QCOMPARE(run.state, RunState::Done);
    double fraction = 0.0;
    bool sawRate = false;
    for (const RunProgress& progress : std::as_const(m_progress)) {
        QVERIFY(progress.fraction >= fraction);
        QVERIFY(progress.fraction <= 1.0);
        fraction = progress.fraction;
        sawRate = sawRate || progress.pointsPerSecond > 1000;
    }
    QVERIFY(sawRate);
    QCOMPARE(m_progress.first().measurement, u""_s);
    QCOMPARE(m_progress.last().fraction, 1.0);
    QCOMPARE(m_progress.last().remaining.count(), 0);
    QCOMPARE(m_progress.last().run.state, RunState::Done);
}

QTEST_GUILESS_MAIN(InfluxMirrorTest)
#include "tst_influx_mirror.moc"
