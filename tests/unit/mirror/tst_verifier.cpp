#include "MirrorFixture.h"
#include "mirror/Verifier.h"
#include "mirror/VerifyRun.h"
#include "mirror/VerifySchedule.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using Extent = VerifyScope::Extent;

namespace {

constexpr Timestamp midnight = 19'676 * nanosecondsPerDay;
constexpr Timestamp start = midnight + 12 * nanosecondsPerHour;
constexpr Nanoseconds hour = nanosecondsPerHour;
constexpr TimeRange always{minimumTimestamp, maximumTimestamp};

} // namespace

class VerifierTest : public QObject, private MirrorFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void windowsAreDays_data();
    void windowsAreDays();
    void oneQueryEachSideAWindow();
    void theStripAroundNowIsLeftOut();
    void aRangeIsComparedInstead();
    void unverifiedIsComparedOnce();
    void aSampleIsSmall();

    void aLostPointIsFoundByHalving();
    void whatIsMostlyMissingIsCopiedAtOnce();
    void whatTheSourceLostIsReportedAndKept();
    void whatRefusesToBeEqualIsReported();
    void refusedPointsAreNoDifference();
    void aLostPointAmongRefusedOnesIsFound();
    void whatCannotBeMendedNowIsCopiedByTheNextRun();
    void whatWasNeverCopiedIsCopied();
    void anotherJournalIsFilledByComparing();

    void failuresThatPassAreRepeated_data();
    void failuresThatPassAreRepeated();
    void slowWindowsAreHalved();
    void oneFailureDoesNotStopTheOthers();
    void aDeadServerEndsItSoon_data();
    void aDeadServerEndsItSoon();
    void questionsThatFailNowAndThenAreNoDeadServer();
    void theQuotaIsWaitedFor();
    void theJournalHearsOfItUnderWay();
    void measurementsCannotBeListed();
    void cancelAtEachStage_data();
    void cancelAtEachStage();
    void destroyedWhileRunning();
    void closedConnectionsCancel();
    void oneRunAtATime();
    void progressEndsWhole();

    void policiesAreDueInTime();

private:
    [[nodiscard]] static Rule weatherRule();
    Run verify(const VerifyScope& scope = {});
    void fill(const QString& name, const TimeRange& range, Nanoseconds step);
    [[nodiscard]] QList<CoverageInterval> coverageOf(const QString& name, const TimeRange& range);
    [[nodiscard]] qint64 pointsRead() const;
};

void VerifierTest::init()
{
    setUp(start, weatherRule());
}

void VerifierTest::cleanup()
{
    tearDown();
}

Rule VerifierTest::weatherRule()
{
    Rule rule = usualRule();
    rule.lookback = 3 * nanosecondsPerDay;
    return rule;
}

Run VerifierTest::verify(const VerifyScope& scope)
{
    m_finished.clear();
    m_source->reads.clear();
    m_source->summaries.clear();
    m_destination->summaries.clear();
    if (const Result<void> started = m_mirror->verify(scope); !started)
        qFatal("%s", qPrintable(started.error().toString()));
    return moveUntilFinished();
}

void VerifierTest::fill(const QString& name, const TimeRange& range, Nanoseconds step)
{
    FakeInflux::Values& values = weather(name);
    for (Timestamp time = range.start; time < range.stop; time += step)
        values.insert(time, static_cast<qint64>(static_cast<quint64>(time) * 2'654'435'761U));
}

QList<CoverageInterval> VerifierTest::coverageOf(const QString& name, const TimeRange& range)
{
    const Coverage coverage = *m_journal->coverage(InfluxMirror::ruleKey(m_mirror->rule()), range);
    for (const MeasurementCoverage& measurement : coverage.measurements) {
        if (measurement.measurement == name)
            return measurement.intervals;
    }
    return {};
}

qint64 VerifierTest::pointsRead() const
{
    qint64 sum = 0;
    for (const FakeInflux::Read& read : m_source->reads)
        sum += read.points;
    return sum;
}

void VerifierTest::windowsAreDays_data()
{
    QTest::addColumn<TimeRange>("range");
    QTest::addColumn<Nanoseconds>("every");
    QTest::addColumn<qsizetype>("count");
    QTest::addColumn<Nanoseconds>("longest");
    const Nanoseconds day = nanosecondsPerDay;
    QTest::newRow("nothing") << TimeRange{5, 5} << Nanoseconds(0) << qsizetype(0) << Nanoseconds(0);
    QTest::newRow("a moment") << TimeRange{5, 6} << Nanoseconds(0) << qsizetype(1) << Nanoseconds(1);
    QTest::newRow("a day") << TimeRange{midnight, midnight + day} << Nanoseconds(0) << qsizetype(1) << day;
    QTest::newRow("around midnight") << TimeRange{midnight - hour, midnight + hour} << Nanoseconds(0)
                                     << qsizetype(2) << hour;
    QTest::newRow("before 1970") << TimeRange{-day - hour, -day + hour} << Nanoseconds(0) << qsizetype(2)
                                 << hour;
    QTest::newRow("ten years") << TimeRange{midnight, midnight + 3'650 * day} << Nanoseconds(0)
                               << qsizetype(193) << 19 * day;
    QTest::newRow("all of time") << always << Nanoseconds(0) << qsizetype(201) << 1'068 * day;
    QTest::newRow("seven minutes") << TimeRange{0, 2 * 206 * 7 * nanosecondsPerMinute}
                                   << 7 * nanosecondsPerMinute << qsizetype(2)
                                   << 206 * 7 * nanosecondsPerMinute;
}

void VerifierTest::windowsAreDays()
{
    QFETCH(TimeRange, range);
    QFETCH(Nanoseconds, every);
    QFETCH(qsizetype, count);
    QFETCH(Nanoseconds, longest);
    Resolution resolution;
    resolution.every = every;
    const QList<TimeRange> windows = Verifier::windowsOf(IntervalSet(range), resolution);
    IntervalSet covered;
    Nanoseconds most = 0;
    for (const TimeRange& window : windows) {
        QVERIFY(!window.isEmpty());
        QCOMPARE(resolution.aligned(window), window);
        covered.add(window);
        most = std::max(most, window.length());
    }
    QCOMPARE(covered, IntervalSet(range));
    QVERIFY2(
        qAbs(windows.size() - count) <= (count > 10 ? count / 2 : 0), QByteArray::number(windows.size()));
    QVERIFY2(most <= longest * 2, QByteArray::number(most / nanosecondsPerHour));
}

void VerifierTest::oneQueryEachSideAWindow()
{
    fill(u"wind"_s, {start - 60 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    const Run run = verify();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.trigger, RunTrigger::Verify);
    QCOMPARE(m_source->summaries.size(), m_destination->summaries.size());
    QCOMPARE(m_source->summaries.size(), run.tally.windows);
    for (const SummaryRequest& request : std::as_const(m_source->summaries))
        QVERIFY(request.range.length() <= nanosecondsPerDay);
    // Newest first.
    QVERIFY(m_source->summaries.first().range.start > m_source->summaries.last().range.start);
    QVERIFY(m_source->reads.isEmpty());
    QCOMPARE(run.tally.pointsCompared, 60 * 60 - 10);
    QCOMPARE(run.tally.bytesRead, 100 * 2 * run.tally.windows);
    QCOMPARE(m_journal->runs(0, 1)->first().tally, run.tally);
    QCOMPARE(m_measurements.first().doneLength, m_measurements.first().plannedLength);
}

void VerifierTest::theStripAroundNowIsLeftOut()
{
    fill(u"wind"_s, {start - hour, start + 2 * hour}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    m_clock->jumpTo(start + hour);
    // Came since the last run, which the next one will copy: no difference.
    weather(u"wind"_s).insert(start + 30 * nanosecondsPerMinute + 1, 7);
    QCOMPARE(verify().state, RunState::Done);
    QVERIFY(m_source->reads.isEmpty());
    const Nanoseconds overlap = weatherRule().tailOverlap;
    const QList<CoverageInterval> coverage = coverageOf(u"wind"_s, {start - hour, start + 2 * hour});
    QCOMPARE(coverage.size(), 3);
    QCOMPARE(coverage[0].state, CoverageState::Verified);
    QCOMPARE(coverage[1].state, CoverageState::Mirrored);
    QCOMPARE(coverage[1].range, (TimeRange{start - overlap, start + hour + overlap}));
    QCOMPARE(coverage[2].state, CoverageState::Verified);
}

void VerifierTest::aRangeIsComparedInstead()
{
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    const TimeRange range{start - 2 * hour, start};
    const Timestamp victim = start - weatherRule().tailOverlap - nanosecondsPerMinute;
    mirrored(u"wind"_s).remove(victim);
    mirrored(u"wind"_s).remove(start - nanosecondsPerMinute); // where points still arrive
    mirrored(u"wind"_s).remove(start - 3 * hour);             // outside
    const Run run = verify({Extent::Full, range});
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.windowsMended, 1);
    QVERIFY(mirrored(u"wind"_s).contains(victim));
    QVERIFY(!mirrored(u"wind"_s).contains(start - nanosecondsPerMinute));
    QVERIFY(!mirrored(u"wind"_s).contains(start - 3 * hour));
    for (const SummaryRequest& request : std::as_const(m_source->summaries))
        QVERIFY(range.contains(request.range));
    // A part of the rule's range fulfils no policy.
    QCOMPARE(*m_journal->lastVerification(InfluxMirror::ruleKey(weatherRule())), 0);
}

void VerifierTest::unverifiedIsComparedOnce()
{
    fill(u"wind"_s, {start - 10 * hour, start + 10 * hour}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    QVERIFY(verify({Extent::Unverified, {}}).tally.windows > 0);
    QCOMPARE(verify({Extent::Unverified, {}}).tally.windows, 0);
    m_clock->jumpTo(start + hour);
    QCOMPARE(sync().state, RunState::Done);
    const Run run = verify({Extent::Unverified, {}});
    // The hour that has passed, and the forecasts, which were written anew.
    QVERIFY2(run.tally.pointsCompared > 0 && run.tally.pointsCompared <= 11 * 60,
        QByteArray::number(run.tally.pointsCompared));
    QVERIFY(*m_journal->lastVerification(InfluxMirror::ruleKey(weatherRule())) != 0);
}

void VerifierTest::aSampleIsSmall()
{
    Rule rule = usualRule();
    rule.lookback = 60 * nanosecondsPerDay;
    reopenMirror(rule);
    fill(u"a"_s, {start - 50 * nanosecondsPerDay, start}, hour);
    fill(u"b"_s, {start - 50 * nanosecondsPerDay, start}, hour);
    QCOMPARE(sync().state, RunState::Done);
    const Run run = verify({Extent::Sample, {}});
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.windows, 2 * VerifyRun::sampleSize);
}

void VerifierTest::aLostPointIsFoundByHalving()
{
    fill(u"wind"_s, {midnight - nanosecondsPerDay, midnight}, nanosecondsPerSecond);
    QCOMPARE(sync().state, RunState::Done);
    const Timestamp victim = midnight - 40'000 * nanosecondsPerSecond;
    mirrored(u"wind"_s).remove(victim);
    const Run run = verify();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.windowsMended, 1);
    QVERIFY2(pointsRead() <= Verifier::mendedAtOnce, QByteArray::number(pointsRead()));
    QCOMPARE(run.tally.pointsRead, pointsRead());
    QVERIFY2(m_source->summaries.size() < 25, QByteArray::number(m_source->summaries.size()));
    QCOMPARE(mirrored(u"wind"_s), weather(u"wind"_s));
    for (const CoverageInterval& part : coverageOf(u"wind"_s, {midnight - nanosecondsPerDay, midnight}))
        QCOMPARE(part.state, CoverageState::Verified);
    QCOMPARE(verify().tally.windowsMended, 0);
}

void VerifierTest::whatIsMostlyMissingIsCopiedAtOnce()
{
    fill(u"wind"_s, {midnight - nanosecondsPerDay, midnight}, 2 * nanosecondsPerSecond);
    QCOMPARE(sync().state, RunState::Done);
    mirrored(u"wind"_s).clear();
    const Run run = verify();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.windowsMended, 1);
    QCOMPARE(mirrored(u"wind"_s), weather(u"wind"_s));
    QVERIFY2(m_source->summaries.size() < 15, QByteArray::number(m_source->summaries.size()));
}

void VerifierTest::whatTheSourceLostIsReportedAndKept()
{
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    fill(u"gone"_s, {start - 10 * hour, start - 9 * hour}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    const Timestamp victim = start - 5 * hour;
    weather(u"wind"_s).remove(victim);
    m_source->data[u"weather"_s].remove(u"gone"_s);
    m_destination->data[u"mirror"_s][u"somebody else's"_s].insert(start - hour, 1);
    const Run run = verify();
    QCOMPARE(run.state, RunState::Partial);
    QSet<QString> measurements;
    for (const Error& error : run.errors) {
        QCOMPARE(error.kind, Kind::Mismatch);
        QCOMPARE(error.connection, u"local"_s);
        measurements.insert(error.measurement);
    }
    QCOMPARE(measurements, (QSet<QString>{u"wind"_s, u"gone"_s}));
    QVERIFY(mirrored(u"wind"_s).contains(victim));
    QCOMPARE(mirrored(u"gone"_s).size(), 60);
    QList<CoverageInterval> failed = coverageOf(u"wind"_s, {start - 10 * hour, start});
    failed.removeIf([](const CoverageInterval& part) { return part.state != CoverageState::Failed; });
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().range.contains(victim));
    QVERIFY(failed.first().range.length() < hour);
    // Known: said again, not copied again.
    const Run again = verify();
    QCOMPARE(again.errors.size(), run.errors.size());
    QVERIFY(m_source->reads.isEmpty());
    QVERIFY(sync().state == RunState::Done);
}

void VerifierTest::whatRefusesToBeEqualIsReported()
{
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    // Somebody else writes there: whatever is copied is changed at once.
    const Timestamp victim = start - 5 * hour;
    const auto tamper = [this, victim] { mirrored(u"wind"_s)[victim] = 42; };
    tamper();
    m_destination->onSummary = [tamper](const SummaryRequest&) {
        tamper();
        return std::optional<Error>();
    };
    const Run run = verify();
    QCOMPARE(run.state, RunState::Partial);
    QCOMPARE(run.errors.size(), 1);
    QVERIFY2(run.errors.first().detail.contains(u"42"_s) || run.errors.first().detail.contains(u"v"_s),
        qPrintable(run.errors.first().detail));
    // The next run tries again, and only there.
    m_source->reads.clear();
    QCOMPARE(sync().state, RunState::Done);
    qint64 around = 0;
    for (const FakeInflux::Read& read : std::as_const(m_source->reads)) {
        if (read.request.range.stop <= start - weatherRule().tailOverlap) {
            QVERIFY(read.request.range.contains(victim));
            around += read.points;
        }
    }
    QVERIFY2(around > 0 && around <= 60, QByteArray::number(around));
}

void VerifierTest::refusedPointsAreNoDifference()
{
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    QSet<QByteArray> bad;
    for (const Nanoseconds ago : {3 * hour, 4 * hour, 4 * hour + nanosecondsPerMinute})
        bad.insert(QByteArray::number(start - ago));
    m_destination->onWrite = [bad](const QByteArray& lines) -> std::optional<Error> {
        for (const QByteArray& time : bad) {
            if (lines.contains(' ' + time + '\n'))
                return errorOf(Kind::PartialWrite, {}, u"field type conflict"_s);
        }
        return {};
    };
    const Run copied = sync();
    QCOMPARE(copied.state, RunState::Partial);
    QCOMPARE(copied.tally.pointsRefused, 3);
    const Run run = verify();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.windowsMended, 0);
    QVERIFY(m_source->reads.isEmpty());
    qint64 refused = 0;
    for (const CoverageInterval& part : coverageOf(u"wind"_s, {start - 10 * hour, start - hour})) {
        QCOMPARE(part.state, CoverageState::Verified);
        refused += part.check.refused;
    }
    QCOMPARE(refused, 3);
    // Replayed once the cause is gone, they are no difference either.
    m_destination->onWrite = {};
    mirrored(u"wind"_s) = weather(u"wind"_s);
    QCOMPARE(verify().state, RunState::Done);
    QVERIFY(m_source->reads.isEmpty());
}

void VerifierTest::aLostPointAmongRefusedOnesIsFound()
{
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    const QByteArray bad = QByteArray::number(start - 3 * hour);
    m_destination->onWrite = [bad](const QByteArray& lines) -> std::optional<Error> {
        if (lines.contains(' ' + bad + '\n'))
            return errorOf(Kind::PartialWrite, {}, u"field type conflict"_s);
        return {};
    };
    QCOMPARE(sync().tally.pointsRefused, 1);
    mirrored(u"wind"_s).remove(start - 5 * hour);
    const Run run = verify();
    QVERIFY(run.tally.windowsMended > 0);
    FakeInflux::Values expected = weather(u"wind"_s);
    expected.remove(start - 3 * hour);
    QCOMPARE(mirrored(u"wind"_s), expected);
    QCOMPARE(verify().state, RunState::Done);
    QVERIFY(m_source->reads.isEmpty());
}

void VerifierTest::whatCannotBeMendedNowIsCopiedByTheNextRun()
{
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    const Timestamp victim = start - 5 * hour;
    mirrored(u"wind"_s).remove(victim);
    m_destination->onWrite = [](const QByteArray&) { return errorOf(Kind::Forbidden); };
    const Run run = verify();
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(run.errors.first().kind, Kind::Forbidden);
    QVERIFY(!m_journal->done(InfluxMirror::ruleKey(weatherRule()), u"wind"_s)->contains(victim));
    QVERIFY(m_journal->done(InfluxMirror::ruleKey(weatherRule()), u"wind"_s)->contains(victim - 24 * hour));
    m_destination->onWrite = {};
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(mirrored(u"wind"_s), weather(u"wind"_s));
}

void VerifierTest::whatWasNeverCopiedIsCopied()
{
    fill(u"wind"_s, {start - 10 * hour, start - hour}, nanosecondsPerMinute);
    const Run run = verify();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(mirrored(u"wind"_s), weather(u"wind"_s));
    QVERIFY(run.tally.windowsMended > 0);
    // A run believes it, and reads the strip that was left out.
    m_source->reads.clear();
    QCOMPARE(sync().state, RunState::Done);
    QCOMPARE(pointsRead(), 0);
}

void VerifierTest::anotherJournalIsFilledByComparing()
{
    fill(u"wind"_s, {start - 60 * hour, start + 5 * hour}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    mirrored(u"wind"_s).remove(start - 30 * hour);
    m_mirror.reset();
    m_journal = std::move(*Journal::open(m_folder->filePath(u"other.sqlite"_s)));
    reopenMirror(weatherRule());
    m_clock->jumpTo(start + nanosecondsPerMinute);
    QCOMPARE(verify().state, RunState::Done);
    QCOMPARE(mirrored(u"wind"_s), weather(u"wind"_s));
    QVERIFY2(pointsRead() <= 24 * 60, QByteArray::number(pointsRead()));
    // Then a run reads the tail and the forecasts only, as always.
    m_source->reads.clear();
    QCOMPARE(sync().state, RunState::Done);
    QVERIFY2(pointsRead() <= 5 * 60 + 20, QByteArray::number(pointsRead()));
}

void VerifierTest::failuresThatPassAreRepeated_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("atSource");
    for (const bool atSource : {true, false}) {
        const QByteArray side = atSource ? "source: " : "destination: ";
        QTest::newRow(side + "limit") << errorOf(Kind::RateLimited, 30s) << atSource;
        QTest::newRow(side + "unavailable") << errorOf(Kind::Unavailable) << atSource;
        QTest::newRow(side + "reset") << errorOf(Kind::Unreachable) << atSource;
        QTest::newRow(side + "truncated") << errorOf(Kind::Truncated) << atSource;
    }
}

void VerifierTest::failuresThatPassAreRepeated()
{
    QFETCH(Error, error);
    QFETCH(bool, atSource);
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    auto failures = std::make_shared<int>(2);
    (atSource ? m_source : m_destination)->onSummary = [failures, error](const SummaryRequest&) {
        return (*failures)-- > 0 ? std::optional(error) : std::nullopt;
    };
    const Run run = verify();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.retries, 2);
    if (error.retryAfter) {
        QVERIFY(run.tally.waited >= 60s);
        QVERIFY(std::any_of(m_progress.begin(), m_progress.end(),
            [](const RunProgress& progress) { return progress.waitingUntil != 0; }));
    }
}

void VerifierTest::slowWindowsAreHalved()
{
    fill(u"wind"_s, {midnight - nanosecondsPerDay, midnight}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    m_source->onSummary = [](const SummaryRequest& request) {
        return request.range.length() > 7 * hour ? std::optional(errorOf(Kind::Timeout)) : std::nullopt;
    };
    const Run run = verify();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.windowsMended, 0);
    QCOMPARE(run.tally.pointsCompared, 24 * 60);
    for (const CoverageInterval& part : coverageOf(u"wind"_s, {midnight - nanosecondsPerDay, midnight}))
        QCOMPARE(part.state, CoverageState::Verified);
}

void VerifierTest::oneFailureDoesNotStopTheOthers()
{
    fill(u"good"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    fill(u"bad"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    m_source->onSummary = [](const SummaryRequest& request) {
        return request.measurement == u"bad"_s ? std::optional(errorOf(Kind::Query)) : std::nullopt;
    };
    const Run run = verify();
    QCOMPARE(run.state, RunState::Partial);
    QCOMPARE(run.errors.size(), 1);
    QCOMPARE(run.errors.first().measurement, u"bad"_s);
    QCOMPARE(coverageOf(u"good"_s, {start - 10 * hour, start - hour}).first().state, CoverageState::Verified);
    QCOMPARE(coverageOf(u"bad"_s, {start - 10 * hour, start - hour}).first().state, CoverageState::Mirrored);
}

void VerifierTest::aDeadServerEndsItSoon_data()
{
    QTest::addColumn<bool>("atSource");
    QTest::newRow("the source") << true;
    QTest::newRow("the destination") << false;
}

void VerifierTest::aDeadServerEndsItSoon()
{
    QFETCH(const bool, atSource);
    for (int i = 0; i < 30; ++i)
        fill(u"m%1"_s.arg(i), {start - 2 * hour, start}, hour);
    QCOMPARE(sync().state, RunState::Done);
    FakeInflux& dead = atSource ? *m_source : *m_destination;
    dead.onSummary = [](const SummaryRequest&) { return std::optional(errorOf(Kind::Unavailable)); };
    const Run run = verify();
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(run.errors.size(), 30);
    QVERIFY2(dead.summaries.size() <= RetryBudget::reserve + 2 * Rule().readsAtOnce,
        QByteArray::number(dead.summaries.size()));
    QCOMPARE(run.errors.last().kind, Kind::Unavailable);
    QCOMPARE(run.errors.last().connection, atSource ? u"cloud"_s : u"local"_s);
    QCOMPARE(run.errors.last().measurement, u"m9"_s);
    // Nothing was compared, and nothing is said to have been.
    QCOMPARE(*m_journal->lastVerification(InfluxMirror::ruleKey(weatherRule())), 0);
}

void VerifierTest::questionsThatFailNowAndThenAreNoDeadServer()
{
    for (int i = 0; i < 60; ++i)
        fill(u"m%1"_s.arg(i), {start - 2 * hour, start}, hour);
    QCOMPARE(sync().state, RunState::Done);
    // Each is answered the second time: far more failures than a run puts up with in a row.
    for (FakeInflux* side : {m_source.get(), m_destination.get()}) {
        side->onSummary = [asked = QSet<QString>()](const SummaryRequest& request) mutable {
            if (asked.contains(request.measurement))
                return std::optional<Error>();
            asked.insert(request.measurement);
            return std::optional(errorOf(Kind::Unavailable));
        };
    }
    const Run run = verify();
    QCOMPARE(run.state, RunState::Done);
    QCOMPARE(run.tally.retries, 120);
}

void VerifierTest::theQuotaIsWaitedFor()
{
    fill(u"m"_s, {start - 2 * hour, start}, hour);
    QCOMPARE(sync().state, RunState::Done);
    RateGovernor reads(u"cloud"_s, {}, *m_clock);
    reads.limited(90s);
    m_mirror->setGovernors(&reads, nullptr);
    const Timestamp before = m_clock->now();
    const Run run = verify();
    QCOMPARE(run.state, RunState::Done);
    QVERIFY(run.ended - before >= 90 * nanosecondsPerSecond);
    QVERIFY(run.tally.waited >= 90s);
}

void VerifierTest::theJournalHearsOfItUnderWay()
{
    fill(u"m"_s, {start - 2 * hour, start}, hour);
    fill(u"n"_s, {start - 2 * hour, start}, hour);
    QCOMPARE(sync().state, RunState::Done);
    m_source->onSummary = [this](const SummaryRequest& request) {
        const bool isLate =
            request.measurement == u"n"_s && m_clock->now() < start + 60 * nanosecondsPerSecond;
        return isLate ? std::optional(errorOf(Kind::Unavailable)) : std::nullopt;
    };
    m_finished.clear();
    QVERIFY(m_mirror->verify({}));
    qint64 known = 0;
    for (int i = 0; i < 20'000 && m_finished.isEmpty(); ++i) {
        settle();
        const QList<Run> runs = *m_journal->runs(0, 1);
        if (runs.first().state == RunState::Running)
            known = std::max(known, runs.first().tally.pointsCompared);
        m_clock->advance(500ms);
    }
    QCOMPARE(known, 2);
}

void VerifierTest::measurementsCannotBeListed()
{
    m_source->measurementsErrors = {errorOf(Kind::Unauthorized)};
    const Run run = verify();
    QCOMPARE(run.state, RunState::Failed);
    QCOMPARE(run.errors.first().kind, Kind::Unauthorized);
    QCOMPARE(*m_journal->lastVerification(InfluxMirror::ruleKey(weatherRule())), 0);
}

void VerifierTest::cancelAtEachStage_data()
{
    QTest::addColumn<QString>("stage");
    for (const char* stage : {"measurements", "source summary", "destination summary", "wait", "mend reads",
             "mend writes", "nothing yet"})
        QTest::newRow(stage) << QString::fromLatin1(stage);
}

void VerifierTest::cancelAtEachStage()
{
    QFETCH(QString, stage);
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    const Timestamp victim = start - 5 * hour;
    mirrored(u"wind"_s).remove(victim);
    m_source->hangMeasurements = stage == u"measurements"_s;
    m_source->hangSummaries = stage == u"source summary"_s;
    m_destination->hangSummaries = stage == u"destination summary"_s;
    m_destination->hangWrites = stage == u"mend writes"_s;
    if (stage == u"wait"_s)
        m_source->onSummary = [](const SummaryRequest&) { return errorOf(Kind::RateLimited, 60s); };
    if (stage == u"mend reads"_s)
        m_source->onRead = [](const ReadRequest&) { return FakeInflux::ReadFault{std::nullopt, true, 0}; };
    m_finished.clear();
    QVERIFY(m_mirror->verify({}));
    if (stage != u"nothing yet"_s) {
        for (int i = 0; i < 20; ++i)
            settle();
        QVERIFY(m_finished.isEmpty());
    }
    m_mirror->cancel();
    settle();
    QCOMPARE(m_finished.size(), 1);
    QCOMPARE(m_finished.first().state, RunState::Cancelled);
    QVERIFY(!m_mirror->isRunning());
    QCOMPARE(m_source->openStreams, 0);
    QCOMPARE(m_journal->runs(0, 1)->first().state, RunState::Cancelled);
    QCOMPARE(*m_journal->lastVerification(InfluxMirror::ruleKey(weatherRule())), 0);
    // What was found wrong stays so until it is copied.
    m_source->onRead = {};
    m_source->onSummary = {};
    m_source->hangMeasurements = m_source->hangSummaries = false;
    m_destination->hangSummaries = m_destination->hangWrites = false;
    const bool wasFound = stage.startsWith(u"mend"_s);
    QCOMPARE(m_journal->done(InfluxMirror::ruleKey(weatherRule()), u"wind"_s)->contains(victim), !wasFound);
    QCOMPARE(verify().state, RunState::Done);
    QCOMPARE(mirrored(u"wind"_s), weather(u"wind"_s));
}

void VerifierTest::destroyedWhileRunning()
{
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    m_source->hangSummaries = true;
    QVERIFY(m_mirror->verify({}));
    settle();
    m_mirror.reset();
    QCOMPARE(m_journal->runs(0, 1)->first().state, RunState::Cancelled);
    m_source->abortAll();
    settle();
    reopenMirror(weatherRule());
}

void VerifierTest::closedConnectionsCancel()
{
    fill(u"wind"_s, {start - 10 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    m_source->hangSummaries = true;
    m_finished.clear();
    QVERIFY(m_mirror->verify({}));
    settle();
    m_source->abortAll();
    QCOMPARE(moveUntilFinished().state, RunState::Cancelled);
}

void VerifierTest::oneRunAtATime()
{
    m_source->hangMeasurements = true;
    QVERIFY(m_mirror->verify({}));
    QCOMPARE(m_mirror->verify({}).error().kind, Kind::Busy);
    QCOMPARE(m_mirror->start(RunTrigger::Manual).error().kind, Kind::Busy);
    m_mirror->cancel();
    settle();
}

void VerifierTest::progressEndsWhole()
{
    fill(u"wind"_s, {start - 60 * hour, start}, nanosecondsPerMinute);
    QCOMPARE(sync().state, RunState::Done);
    m_progress.clear();
    verify();
    QVERIFY(!m_progress.isEmpty());
    double before = 0.0;
    for (const RunProgress& progress : std::as_const(m_progress)) {
        QVERIFY(progress.fraction >= before);
        before = progress.fraction;
    }
    QCOMPARE(m_progress.last().fraction, 1.0);
    QCOMPARE(m_progress.last().run.trigger, RunTrigger::Verify);
}

void VerifierTest::policiesAreDueInTime()
{
    Rule rule = usualRule();
    const auto due = [&](Nanoseconds after) {
        return dueVerification(rule, *m_journal, start + after).value();
    };
    const QString key = InfluxMirror::ruleKey(rule);
    rule.verify = VerifyPolicy::Never;
    QCOMPARE(due(0), std::nullopt);
    rule.verify = VerifyPolicy::AfterRun;
    QCOMPARE(due(0)->extent, Extent::Unverified);
    rule.verify = VerifyPolicy::DailySample;
    QCOMPARE(due(0), std::nullopt); // a day from the first run on
    QCOMPARE(due(23 * hour), std::nullopt);
    QCOMPARE(due(24 * hour)->extent, Extent::Sample);
    QVERIFY(m_journal->commitVerification(key, start + 25 * hour));
    QCOMPARE(due(26 * hour), std::nullopt);
    rule.verify = VerifyPolicy::WeeklyFull;
    QCOMPARE(due(25 * hour + 6 * 24 * hour), std::nullopt);
    QCOMPARE(due(25 * hour + 7 * 24 * hour)->extent, Extent::Full);
    // The clock was a year ahead: the week counts from now.
    QVERIFY(m_journal->commitVerification(key, start + 365 * 24 * hour));
    QCOMPARE(due(0), std::nullopt);
    QCOMPARE(due(7 * 24 * hour)->extent, Extent::Full);
}

QTEST_GUILESS_MAIN(VerifierTest)
#include "tst_verifier.moc"
