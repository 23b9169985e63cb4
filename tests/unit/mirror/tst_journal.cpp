#include "mirror/Journal.h"
#include "storage/SqlDatabase.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class JournalTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void touchingWindowsBecomeOne();
    void agreesWithAnIntervalSet();
    void survivesReopening();
    void rulesAndMeasurementsAreApart();
    void lastNowNeverGoesBack();
    void forgettingLeavesOtherRules();
    void runsRoundTrip();
    void runsAreListedNewestFirst();
    void interruptedRunsAreClosed();
    void pruningTakesOldRunsWithTheirParts();
    void twoInstancesShareAFile();
    void aNewerSchemaIsRefused();
    void garbageIsRefused();
    void aFolderThatIsNotThereIsAnError();
    void theFileIsPrivate();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"journal.sqlite"_s); }
    [[nodiscard]] std::unique_ptr<Journal> open() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QString hostile = u"x\" |> drop() '; DROP TABLE interval; -- ü🌡\n"_s;

Run sampleRun()
{
    Run run;
    run.ruleId = u"main"_s;
    run.ruleName = hostile;
    run.trigger = RunTrigger::Schedule;
    run.state = RunState::Running;
    run.started = 1'700'000'000'123'456'789;
    run.tally = {1, 2, 3, 4, 5, 6, 7, 8, std::chrono::milliseconds(9)};
    run.measurementsPlanned = 3;
    run.measurementsDone = 2;
    return run;
}

Error sampleError(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    error.message = u"The bucket is not there."_s;
    error.detail = hostile;
    error.connection = u"Cloud"_s;
    error.bucket = u"weather"_s;
    error.measurement = u"wind"_s;
    return error;
}

} // namespace

void JournalTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

std::unique_ptr<Journal> JournalTest::open() const
{
    Result<std::unique_ptr<Journal>> journal = Journal::open(path());
    if (!journal)
        qFatal("%s", qPrintable(journal.error().toString()));
    return std::move(*journal);
}

void JournalTest::touchingWindowsBecomeOne()
{
    const auto journal = open();
    for (const TimeRange& range : {TimeRange{0, 10}, TimeRange{20, 30}, TimeRange{10, 20}, TimeRange{5, 5}})
        QVERIFY(journal->commitWindow(u"r"_s, u"m"_s, range).has_value());
    QCOMPARE(journal->done(u"r"_s, u"m"_s)->ranges(), (QList<TimeRange>{{0, 30}}));

    SqlDatabase database(path(), u"journal"_s);
    QVERIFY(database.open(SqlDatabase::Durability::Normal).has_value());
    Result<QSqlQuery> rows = database.execute(u"SELECT count(*) FROM interval"_s);
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->value(0).toInt(), 1);
}

void JournalTest::agreesWithAnIntervalSet()
{
    const auto journal = open();
    QRandomGenerator random(42);
    IntervalSet expected;
    for (int i = 0; i < 100; ++i) {
        const Timestamp start = static_cast<Timestamp>(random.bounded(1000)) - 500;
        const TimeRange range{start, start + static_cast<Timestamp>(random.bounded(40))};
        expected.add(range);
        QVERIFY(journal->commitWindow(u"r"_s, u"m"_s, range).has_value());
        QCOMPARE(journal->done(u"r"_s, u"m"_s).value(), expected);
    }
}

void JournalTest::survivesReopening()
{
    const TimeRange whole{minimumTimestamp, maximumTimestamp};
    QVERIFY(open()->commitWindow(u"r"_s, hostile, whole).has_value());
    QCOMPARE(open()->done(u"r"_s, hostile)->ranges(), QList<TimeRange>{whole});
}

void JournalTest::rulesAndMeasurementsAreApart()
{
    const auto journal = open();
    QVERIFY(journal->commitWindow(u"r"_s, hostile, {0, 10}).has_value());
    QVERIFY(journal->commitWindow(u"r"_s, u"m"_s, {5, 15}).has_value());
    QVERIFY(journal->commitWindow(hostile, u"m"_s, {7, 17}).has_value());
    QCOMPARE(journal->done(u"r"_s, hostile)->ranges(), (QList<TimeRange>{{0, 10}}));
    QCOMPARE(journal->done(u"r"_s, u"m"_s)->ranges(), (QList<TimeRange>{{5, 15}}));
    QCOMPARE(journal->measurements(u"r"_s).value(), (QStringList{u"m"_s, hostile}));
    QVERIFY(journal->done(u"other"_s, u"m"_s)->isEmpty());
}

void JournalTest::lastNowNeverGoesBack()
{
    const auto journal = open();
    QCOMPARE(journal->lastNow(u"r"_s, u"m"_s).value(), 0);
    QVERIFY(journal->commitNow(u"r"_s, u"m"_s, 100).has_value());
    QVERIFY(journal->commitNow(u"r"_s, u"m"_s, 50).has_value());
    QCOMPARE(journal->lastNow(u"r"_s, u"m"_s).value(), 100);
}

void JournalTest::forgettingLeavesOtherRules()
{
    const auto journal = open();
    for (const QString& rule : {u"a"_s, u"b"_s}) {
        QVERIFY(journal->commitWindow(rule, u"m"_s, {0, 10}).has_value());
        QVERIFY(journal->commitNow(rule, u"m"_s, 10).has_value());
    }
    QVERIFY(journal->forget(u"a"_s).has_value());
    QVERIFY(journal->done(u"a"_s, u"m"_s)->isEmpty());
    QCOMPARE(journal->lastNow(u"a"_s, u"m"_s).value(), 0);
    QVERIFY(journal->done(u"b"_s, u"m"_s)->contains(TimeRange{0, 10}));
    QCOMPARE(journal->lastNow(u"b"_s, u"m"_s).value(), 10);
}

void JournalTest::runsRoundTrip()
{
    const auto journal = open();
    Run run = sampleRun();
    run.id = journal->beginRun(run).value();
    run.state = RunState::Partial;
    run.ended = run.started + nanosecondsPerSecond;
    run.tally.pointsWritten = std::numeric_limits<qint64>::max();
    run.errors = {sampleError(Error::Kind::RateLimited), sampleError(Error::Kind::Busy)};
    MeasurementRun measurement;
    measurement.measurement = hostile;
    measurement.state = RunState::Failed;
    measurement.started = 1;
    measurement.ended = 2;
    measurement.planned = {-5, 5};
    measurement.plannedLength = 10;
    measurement.doneLength = 4;
    measurement.tally = {9, 8, 7, 6, 5, 4, 3, 2, std::chrono::milliseconds(1)};
    measurement.errors = {sampleError(Error::Kind::Truncated)};
    QVERIFY(journal->endRun(run, {measurement, {}}).has_value());

    const QList<Run> runs = open()->runs(0, 10).value();
    QCOMPARE(runs.size(), 1);
    const Run& read = runs.first();
    QCOMPARE(read.id, run.id);
    QCOMPARE(read.ruleId, run.ruleId);
    QCOMPARE(read.ruleName, run.ruleName);
    QVERIFY(read.trigger == run.trigger);
    QVERIFY(read.state == run.state);
    QCOMPARE(read.started, run.started);
    QCOMPARE(read.ended, run.ended);
    QVERIFY(read.tally == run.tally);
    QCOMPARE(read.measurementsPlanned, 3);
    QCOMPARE(read.measurementsDone, 2);
    QCOMPARE(read.errors, run.errors);

    const QList<MeasurementRun> measurements = journal->runMeasurements(run.id).value();
    QCOMPARE(measurements.size(), 2);
    QCOMPARE(measurements.first().measurement, hostile);
    QVERIFY(measurements.first().state == RunState::Failed);
    QCOMPARE(measurements.first().planned, measurement.planned);
    QCOMPARE(measurements.first().plannedLength, 10);
    QCOMPARE(measurements.first().doneLength, 4);
    QVERIFY(measurements.first().tally == measurement.tally);
    QCOMPARE(measurements.first().errors, measurement.errors);
}

void JournalTest::runsAreListedNewestFirst()
{
    const auto journal = open();
    for (int i = 0; i < 5; ++i) {
        Run run = sampleRun();
        run.ruleId = i % 2 == 0 ? u"even"_s : u"odd"_s;
        QCOMPARE(journal->beginRun(run).value(), i + 1);
    }
    QCOMPARE(journal->runCount().value(), 5);
    QCOMPARE(journal->runCount(u"odd"_s).value(), 2);
    QList<qint64> ids;
    const QList<Run> listed = journal->runs(1, 3).value();
    for (const Run& run : listed)
        ids.append(run.id);
    QCOMPARE(ids, (QList<qint64>{4, 3, 2}));
    QCOMPARE(journal->runs(0, 10, u"odd"_s)->first().id, 4);
}

void JournalTest::interruptedRunsAreClosed()
{
    const qint64 id = open()->beginRun(sampleRun()).value();
    const auto journal = open();
    QVERIFY(journal->closeInterruptedRuns(77).has_value());
    const Run run = journal->runs(0, 1)->first();
    QCOMPARE(run.id, id);
    QVERIFY(run.state == RunState::Failed);
    QCOMPARE(run.ended, 77);
    QCOMPARE(run.errors.size(), 1);
    QVERIFY(journal->closeInterruptedRuns(99).has_value());
    QCOMPARE(journal->runs(0, 1)->first().ended, 77);
}

void JournalTest::pruningTakesOldRunsWithTheirParts()
{
    const auto journal = open();
    QList<qint64> ids;
    for (const Timestamp ended : {Timestamp(100), Timestamp(200), Timestamp(0)}) {
        Run run = sampleRun();
        run.id = journal->beginRun(run).value();
        run.ended = ended;
        QVERIFY(journal->endRun(run, {MeasurementRun{}}).has_value());
        ids.append(run.id);
    }
    QVERIFY(journal->pruneRuns(200).has_value());
    QCOMPARE(journal->runCount().value(), 2);
    QVERIFY(journal->runMeasurements(ids[0])->isEmpty());
    QCOMPARE(journal->runMeasurements(ids[1])->size(), 1);
}

void JournalTest::twoInstancesShareAFile()
{
    const auto one = open();
    const auto other = open();
    QVERIFY(one->commitWindow(u"r"_s, u"m"_s, {0, 10}).has_value());
    QVERIFY(other->commitWindow(u"r"_s, u"m"_s, {10, 20}).has_value());
    QCOMPARE(one->done(u"r"_s, u"m"_s)->ranges(), (QList<TimeRange>{{0, 20}}));
}

void JournalTest::aNewerSchemaIsRefused()
{
    {
        SqlDatabase database(path(), u"journal"_s);
        QVERIFY(database.open(SqlDatabase::Durability::Normal).has_value());
        QVERIFY(database.setUserVersion(1000).has_value());
    }
    const auto journal = Journal::open(path());
    QVERIFY(!journal.has_value());
    QCOMPARE(journal.error().kind, Error::Kind::Storage);
    QVERIFY2(journal.error().message.contains(u"newer"_s), qPrintable(journal.error().toString()));
}

void JournalTest::garbageIsRefused()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(10'000, 'x'));
    file.close();
    const auto journal = Journal::open(path());
    QVERIFY(!journal.has_value());
    QCOMPARE(journal.error().kind, Error::Kind::Storage);
    QVERIFY2(journal.error().message.contains(path()), qPrintable(journal.error().toString()));
}

void JournalTest::aFolderThatIsNotThereIsAnError()
{
    const auto journal = Journal::open(m_folder->filePath(u"none/journal.sqlite"_s));
    QVERIFY(!journal.has_value());
    QCOMPARE(journal.error().kind, Error::Kind::Storage);
}

void JournalTest::theFileIsPrivate()
{
    const auto journal = open();
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(path()) & others, QFile::Permissions());
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
