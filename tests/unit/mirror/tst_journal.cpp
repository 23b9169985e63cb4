#include "JournalVersions.h"

#include "mirror/Journal.h"
#include "mirror/JournalSchema.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Run runOf(const QString& ruleId, Timestamp started)
{
    Run run;
    run.ruleId = ruleId;
    run.ruleName = u"the rule's \"name\""_s;
    run.trigger = RunTrigger::Schedule;
    run.started = started;
    return run;
}

Error errorOf(Error::Kind kind, const QString& message)
{
    return Error{
        kind, message, u"detail; DROP TABLE runs;--"_s, u"cloud"_s, u"a 'bucket'"_s, u"m\n☀"_s, 1500ms};
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void windowsAreMerged_data();
    void windowsAreMerged();
    void everythingSurvivesReopening();
    void hostileNamesAreKept_data();
    void hostileNamesAreKept();
    void twoInstancesShareAFile();
    void newerSchemaIsRefused();
    void foreignDatabaseIsRefusedUntouched();
    void garbageIsRefused_data();
    void garbageIsRefused();
    void missingFolderIsRefused();
    void emptyFileBecomesAJournal();
    void runsRoundTrip();
    void runsAreListedNewestFirst();
    void runsAreFiltered_data();
    void runsAreFiltered();
    void interruptedRunsAreClosed();
    void runsOfLivingProcessesAreLeftAlone();
    void runsArePruned();
    void forgettingIsPerRule();
    void aFailedCommitChangesNothing();
    void olderVersionsAreMigrated_data();
    void olderVersionsAreMigrated();
    void commitsAreFenced_data();
    void commitsAreFenced();
    void runsThatAreGoneRecordNothing();
    void checksReplaceOneAnother();
    void passedWindowsOfADayAreJoined();
    void whatDiffersIsNotDone();
    void copyingAgainForgetsChecks();
    void refusedPointsAreCounted();
    void coverageHasNoGaps();
    void damagedJournalIsSetAside_data();
    void damagedJournalIsSetAside();
    void onlyDamageIsSetAside();
    void everyRuleIsToBeConfirmedOnce();
    void verificationTimeIsPerRule();

private:
    void reopen();
    /// Changes the file behind the journal's back.
    void execute(const QString& statement);
    qint64 count(const QString& table);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Journal> m_journal;
};

void JournalTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"journal ü.sqlite"_s);
    reopen();
}

void JournalTest::cleanup()
{
    m_journal.reset();
    m_folder.reset();
}

void JournalTest::reopen()
{
    m_journal.reset();
    Result<std::unique_ptr<Journal>> journal = Journal::open(m_path);
    QVERIFY2(journal.has_value(), journal ? "" : qPrintable(journal.error().toString()));
    m_journal = std::move(*journal);
}

void JournalTest::execute(const QString& statement)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"beside"_s);
}

qint64 JournalTest::count(const QString& table)
{
    qint64 rows = -1;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
        database.setDatabaseName(m_path);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(u"SELECT count(*) FROM "_s + table) && query.next())
                rows = query.value(0).toLongLong();
        }
    }
    QSqlDatabase::removeDatabase(u"beside"_s);
    return rows;
}

void JournalTest::windowsAreMerged_data()
{
    QTest::addColumn<QList<TimeRange>>("windows");
    QTest::addColumn<QList<TimeRange>>("expected");
    using List = QList<TimeRange>;
    QTest::newRow("none") << List{} << List{};
    QTest::newRow("empty") << List{{5, 5}, {7, 3}} << List{};
    QTest::newRow("apart") << List{{0, 10}, {20, 30}} << List{{0, 10}, {20, 30}};
    QTest::newRow("touching") << List{{0, 10}, {10, 30}} << List{{0, 30}};
    QTest::newRow("backwards") << List{{20, 30}, {10, 20}, {0, 10}} << List{{0, 30}};
    QTest::newRow("bridge") << List{{0, 10}, {20, 30}, {10, 20}} << List{{0, 30}};
    QTest::newRow("overlap") << List{{0, 10}, {5, 15}} << List{{0, 15}};
    QTest::newRow("within") << List{{0, 10}, {3, 5}} << List{{0, 10}};
    QTest::newRow("over many") << List{{0, 1}, {4, 5}, {8, 9}, {20, 21}, {1, 10}} << List{{0, 10}, {20, 21}};
    QTest::newRow("extremes") << List{{minimumTimestamp, 0}, {0, maximumTimestamp}}
                              << List{{minimumTimestamp, maximumTimestamp}};
}

void JournalTest::windowsAreMerged()
{
    QFETCH(QList<TimeRange>, windows);
    QFETCH(QList<TimeRange>, expected);
    QVERIFY(m_journal->commitWindow(u"other"_s, u"m"_s, {-5, 100}));
    QVERIFY(m_journal->commitWindow(u"rule"_s, u"other"_s, {-5, 100}));
    for (const TimeRange& window : windows)
        QVERIFY(m_journal->commitWindow(u"rule"_s, u"m"_s, window));
    QCOMPARE(m_journal->done(u"rule"_s, u"m"_s)->ranges(), expected);
    QCOMPARE(count(u"intervals"_s), expected.size() + 2);
}

void JournalTest::everythingSurvivesReopening()
{
    QVERIFY(m_journal->commitWindow(u"rule"_s, u"b"_s, {1, 2}));
    QVERIFY(m_journal->commitWindow(u"rule"_s, u"a"_s, {3, 4}));
    QVERIFY(m_journal->commitNow(u"rule"_s, u"a"_s, 77));
    const qint64 id = *m_journal->beginRun(runOf(u"r"_s, 5));
    reopen();
    QCOMPARE(m_journal->measurements(u"rule"_s).value(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(m_journal->done(u"rule"_s, u"a"_s)->ranges(), (QList<TimeRange>{{3, 4}}));
    QCOMPARE(m_journal->lastNow(u"rule"_s, u"a"_s).value(), 77);
    QCOMPARE(m_journal->lastNow(u"rule"_s, u"b"_s).value(), 0);
    QVERIFY(m_journal->commitNow(u"rule"_s, u"a"_s, 70));
    QCOMPARE(m_journal->lastNow(u"rule"_s, u"a"_s).value(), 70);
    QCOMPARE(m_journal->runs(0, 10)->first().id, id);
    QVERIFY(*m_journal->beginRun(runOf(u"r"_s, 6)) > id);
}

void JournalTest::hostileNamesAreKept_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("null") << QString();
    QTest::newRow("quotes") << u"it's \"quoted\""_s;
    QTest::newRow("injection") << u"'; DROP TABLE intervals; --"_s;
    QTest::newRow("newline") << u"a\nb\\"_s;
    QTest::newRow("placeholder") << u":name ? ?1 %1"_s;
    QTest::newRow("emoji") << u"été ☀️ 🚀"_s;
}

void JournalTest::hostileNamesAreKept()
{
    QFETCH(QString, name);
    QVERIFY(m_journal->commitWindow(name, name, {1, 2}));
    QVERIFY(m_journal->commitNow(name, name, 9));
    reopen();
    QCOMPARE(m_journal->done(name, name)->ranges(), (QList<TimeRange>{{1, 2}}));
    QCOMPARE(m_journal->lastNow(name, name).value(), 9);
    QCOMPARE(m_journal->measurements(name).value(), QStringList{name});
    QVERIFY(m_journal->done(name + u"x"_s, name)->isEmpty());
}

void JournalTest::twoInstancesShareAFile()
{
    const auto other = Journal::open(m_path);
    QVERIFY(other.has_value());
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {0, 10}));
    QVERIFY((*other)->commitWindow(u"r"_s, u"m"_s, {10, 20}));
    QCOMPARE(m_journal->done(u"r"_s, u"m"_s)->ranges(), (QList<TimeRange>{{0, 20}}));
}

void JournalTest::newerSchemaIsRefused()
{
    m_journal.reset();
    execute(u"PRAGMA user_version = 99"_s);
    const auto journal = Journal::open(m_path);
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, Error::Kind::Storage);
    QVERIFY(journal.error().message.contains(m_path));
    QVERIFY(journal.error().message.contains(u"99"_s));
    // Nothing was harmed.
    execute(u"PRAGMA user_version = %1"_s.arg(JournalSchema::version));
    reopen();
}

void JournalTest::foreignDatabaseIsRefusedUntouched()
{
    m_journal.reset();
    m_path = m_folder->filePath(u"foreign.sqlite"_s);
    execute(u"CREATE TABLE letters (text TEXT)"_s);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto journal = Journal::open(m_path);
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, Error::Kind::Storage);
    QVERIFY(journal.error().message.contains(u"another program"_s));
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

void JournalTest::garbageIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("position");
    QTest::newRow("text") << QByteArray("this is no database\n").repeated(500) << 0;
    QTest::newRow("page overwritten") << QByteArray(4096, '\xa5') << 4096;
    QTest::newRow("schema page overwritten") << QByteArray(3000, '\x5a') << 100;
}

void JournalTest::garbageIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, position);
    m_journal.reset();
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(position);
    file.write(bytes);
    file.close();
    const auto journal = Journal::open(m_path);
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, Error::Kind::Damaged);
    QVERIFY2(journal.error().message.contains(m_path), qPrintable(journal.error().toString()));
    QVERIFY2(journal.error().message.contains(u"damaged"_s), qPrintable(journal.error().toString()));
}

void JournalTest::missingFolderIsRefused()
{
    const auto journal = Journal::open(m_folder->filePath(u"no/such/folder.sqlite"_s));
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, Error::Kind::Storage);
    QVERIFY(journal.error().message.contains(u"folder"_s));
}

void JournalTest::emptyFileBecomesAJournal()
{
    m_path = m_folder->filePath(u"empty.sqlite"_s);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    reopen();
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {0, 1}));
}

void JournalTest::runsRoundTrip()
{
    Run run = runOf(u"r"_s, 1000);
    run.id = *m_journal->beginRun(run);
    QCOMPARE(m_journal->runs(0, 1)->first().state, RunState::Running);
    run.tally = {1, 2, 3, 4, 5, 6, 7, 8, 9ms};
    run.measurementsPlanned = 2;
    QVERIFY(m_journal->updateRun(run));
    QCOMPARE(m_journal->runs(0, 1)->first().tally, run.tally);

    run.state = RunState::Partial;
    run.ended = 2000;
    run.measurementsDone = 1;
    run.errors = {errorOf(Error::Kind::RateLimited, u"one"_s), errorOf(Error::Kind::Busy, u"two"_s)};
    run.errors[1].retryAfter.reset();
    MeasurementRun good;
    good.measurement = u"good"_s;
    good.state = RunState::Done;
    good.tally.pointsRead = std::numeric_limits<qint64>::max();
    good.planned = {minimumTimestamp, maximumTimestamp};
    good.plannedLength = 10;
    good.doneLength = 10;
    good.started = 1001;
    good.ended = 1002;
    MeasurementRun bad;
    bad.measurement = u"bad"_s;
    bad.state = RunState::Failed;
    bad.errors = {run.errors[0]};
    QVERIFY(m_journal->endRun(run, {good, bad}));
    reopen();

    const Run read = m_journal->runs(0, 10)->first();
    QCOMPARE(read.ruleId, run.ruleId);
    QCOMPARE(read.ruleName, run.ruleName);
    QCOMPARE(read.trigger, RunTrigger::Schedule);
    QCOMPARE(read.state, RunState::Partial);
    QCOMPARE(read.started, 1000);
    QCOMPARE(read.ended, 2000);
    QCOMPARE(read.tally, run.tally);
    QCOMPARE(read.measurementsPlanned, 2);
    QCOMPARE(read.measurementsDone, 1);
    QCOMPARE(read.errors, run.errors);
    const QList<MeasurementRun> measurements = *m_journal->runMeasurements(run.id);
    QCOMPARE(measurements.size(), 2);
    QCOMPARE(measurements[0].measurement, u"good"_s);
    QCOMPARE(measurements[0].planned, good.planned);
    QCOMPARE(measurements[0].plannedLength, 10);
    QCOMPARE(measurements[0].doneLength, 10);
    QCOMPARE(measurements[0].tally, good.tally);
    QCOMPARE(measurements[0].started, 1001);
    QCOMPARE(measurements[0].ended, 1002);
    QVERIFY(measurements[0].errors.isEmpty());
    QCOMPARE(measurements[1].state, RunState::Failed);
    QCOMPARE(measurements[1].errors, bad.errors);
}

void JournalTest::runsAreListedNewestFirst()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(m_journal->beginRun(runOf(i % 2 == 0 ? u"even"_s : u"odd"_s, i)));
    const auto starts = [](const Result<QList<Run>>& runs) {
        QList<Timestamp> list;
        for (const Run& run : *runs)
            list.append(run.started);
        return list;
    };
    QCOMPARE(starts(m_journal->runs(0, 10)), (QList<Timestamp>{4, 3, 2, 1, 0}));
    QCOMPARE(starts(m_journal->runs(1, 2)), (QList<Timestamp>{3, 2}));
    QCOMPARE(starts(m_journal->runs(0, 10, u"odd"_s)), (QList<Timestamp>{3, 1}));
    QCOMPARE(m_journal->runCount().value(), 5);
    QCOMPARE(m_journal->runCount(u"even"_s).value(), 3);
    QCOMPARE(m_journal->runCount(u"none"_s).value(), 0);
}

void JournalTest::runsAreFiltered_data()
{
    QTest::addColumn<RunFilter>("filter");
    QTest::addColumn<QList<qint64>>("ids");
    QTest::newRow("none") << RunFilter{} << QList<qint64>{4, 3, 2, 1};
    QTest::newRow("rule") << RunFilter{u"b"_s, {}, {}, {}} << QList<qint64>{4};
    QTest::newRow("state") << RunFilter{{}, RunState::Failed, {}, {}} << QList<qint64>{3, 1};
    QTest::newRow("trigger") << RunFilter{{}, {}, RunTrigger::Manual, {}} << QList<qint64>{2};
    QTest::newRow("text of an error") << RunFilter{{}, {}, {}, u"TOKEN"_s} << QList<qint64>{3};
    QTest::newRow("place of an error") << RunFilter{{}, {}, {}, u"m\n☀"_s} << QList<qint64>{3, 1};
    QTest::newRow("name") << RunFilter{{}, {}, {}, u"RULE'S"_s} << QList<qint64>{4, 3, 2, 1};
    QTest::newRow("no wildcard") << RunFilter{{}, {}, {}, u"%"_s} << QList<qint64>{};
    QTest::newRow("no statement") << RunFilter{{}, {}, {}, u"'); DROP TABLE runs;--"_s} << QList<qint64>{};
    QTest::newRow("all at once") << RunFilter{u"a"_s, RunState::Failed, RunTrigger::Schedule, u"disk"_s}
                                 << QList<qint64>{1};
    QTest::newRow("nothing fits") << RunFilter{u"b"_s, RunState::Failed, {}, {}} << QList<qint64>{};
}

void JournalTest::runsAreFiltered()
{
    QFETCH(RunFilter, filter);
    QFETCH(QList<qint64>, ids);
    const auto add = [this](const QString& rule, RunState state, RunTrigger trigger, const QString& message) {
        Run run = runOf(rule, 100);
        run.trigger = trigger;
        run.id = m_journal->beginRun(run).value();
        run.state = state;
        run.ended = 200;
        if (!message.isEmpty())
            run.errors = {errorOf(Error::Kind::Storage, message)};
        QVERIFY(m_journal->endRun(run, {}));
    };
    add(u"a"_s, RunState::Failed, RunTrigger::Schedule, u"The disk is full."_s);
    add(u"a"_s, RunState::Done, RunTrigger::Manual, {});
    add(u"a"_s, RunState::Failed, RunTrigger::Schedule, u"The token is wrong."_s);
    add(u"b"_s, RunState::Done, RunTrigger::Schedule, {});

    QList<qint64> found;
    const QList<Run> runs = m_journal->runs(filter, 0, 10).value();
    for (const Run& run : runs)
        found.append(run.id);
    QCOMPARE(found, ids);
    QCOMPARE(m_journal->runCount(filter).value(), ids.size());
    const QList<Run> second = m_journal->runs(filter, 1, 1).value();
    QCOMPARE(second.value(0).id, ids.value(1));
}

void JournalTest::interruptedRunsAreClosed()
{
    Run ended = runOf(u"ended"_s, 1);
    ended.id = *m_journal->beginRun(ended);
    ended.state = RunState::Done;
    ended.ended = 2;
    QVERIFY(m_journal->endRun(ended, {}));
    QVERIFY(m_journal->beginRun(runOf(u"left"_s, 3)));
    reopen();
    QVERIFY(m_journal->closeInterruptedRuns(10));
    const QList<Run> runs = *m_journal->runs(0, 10);
    QCOMPARE(runs[0].state, RunState::Failed);
    QCOMPARE(runs[0].ended, 10);
    QCOMPARE(runs[0].errors.size(), 1);
    QVERIFY(runs[0].errors[0].message.contains(u"interrupted"_s));
    QCOMPARE(runs[1].state, RunState::Done);
    QCOMPARE(runs[1].ended, 2);
    QVERIFY(m_journal->closeInterruptedRuns(20));
    QCOMPARE(m_journal->runs(0, 1)->first().ended, 10);
}

void JournalTest::runsOfLivingProcessesAreLeftAlone()
{
    QProcess other;
    other.start(u"sleep"_s, {u"60"_s});
    QVERIFY(other.waitForStarted());
    QVERIFY(m_journal->beginRun(runOf(u"r"_s, 3)));
    execute(u"UPDATE runs SET process = %1"_s.arg(other.processId()));
    QVERIFY(m_journal->closeInterruptedRuns(10));
    QCOMPARE(m_journal->runs(0, 1)->first().state, RunState::Running);
    other.kill();
    QVERIFY(other.waitForFinished());
    QVERIFY(m_journal->closeInterruptedRuns(11));
    QCOMPARE(m_journal->runs(0, 1)->first().state, RunState::Failed);
}

void JournalTest::runsArePruned()
{
    for (const Timestamp end : {10, 20, 30}) {
        Run run = runOf(u"r"_s, end - 5);
        run.id = *m_journal->beginRun(run);
        run.state = RunState::Done;
        run.ended = end;
        run.errors = {errorOf(Error::Kind::Query, u"x"_s)};
        MeasurementRun measurement;
        measurement.errors = run.errors;
        QVERIFY(m_journal->endRun(run, {measurement}));
    }
    QVERIFY(m_journal->beginRun(runOf(u"running"_s, 1)));
    QVERIFY(m_journal->pruneRuns(30));
    QCOMPARE(m_journal->runCount().value(), 2);
    QCOMPARE(count(u"run_measurements"_s), 1);
    QCOMPARE(count(u"run_errors"_s), 2);
}

void JournalTest::forgettingIsPerRule()
{
    for (const QString& key : {u"a"_s, u"b"_s}) {
        QVERIFY(m_journal->commitWindow(key, u"m"_s, {0, 5}));
        QVERIFY(m_journal->commitNow(key, u"m"_s, 5));
    }
    QVERIFY(m_journal->forget(u"a"_s));
    QVERIFY(m_journal->done(u"a"_s, u"m"_s)->isEmpty());
    QCOMPARE(m_journal->lastNow(u"a"_s, u"m"_s).value(), 0);
    QVERIFY(!m_journal->done(u"b"_s, u"m"_s)->isEmpty());
    QCOMPARE(m_journal->lastNow(u"b"_s, u"m"_s).value(), 5);
}

void JournalTest::aFailedCommitChangesNothing()
{
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {0, 5}));
    execute(u"CREATE TRIGGER full BEFORE INSERT ON intervals BEGIN SELECT RAISE(FAIL, 'no room'); END"_s);
    const Result<void> refused = m_journal->commitWindow(u"r"_s, u"m"_s, {5, 9});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Storage);
    QVERIFY(refused.error().message.contains(m_path));
    // The transaction was rolled back as a whole: what was done stays done.
    QCOMPARE(m_journal->done(u"r"_s, u"m"_s)->ranges(), (QList<TimeRange>{{0, 5}}));
    execute(u"DROP TRIGGER full"_s);
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {5, 9}));
}

namespace {

WindowCheck passedCheck(const TimeRange& range, qint64 compared = 1)
{
    WindowCheck check;
    check.range = range;
    check.passed = true;
    check.checked = 1'000;
    check.compared = compared;
    return check;
}

WindowCheck failedCheck(const TimeRange& range, bool mendable)
{
    WindowCheck check;
    check.range = range;
    check.checked = 2'000;
    check.compared = 10;
    check.missing = mendable ? 3 : 0;
    check.extra = mendable ? 0 : 2;
    check.changed = 1;
    check.mendable = mendable;
    check.note = u"it's \"different\"; ☀"_s;
    return check;
}

constexpr TimeRange always{minimumTimestamp, maximumTimestamp};

} // namespace

void JournalTest::olderVersionsAreMigrated_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<Timestamp>("verified");
    QTest::newRow("1") << test::journalOfVersion1() << Timestamp(0);
    QTest::newRow("2") << test::journalOfVersion2() << Timestamp(4000);
}

void JournalTest::olderVersionsAreMigrated()
{
    QFETCH(QStringList, statements);
    QFETCH(Timestamp, verified);
    m_journal.reset();
    m_path = m_folder->filePath(u"older.sqlite"_s);
    for (const QString& statement : statements)
        execute(statement);
    for (int time = 0; time < 2; ++time) {
        reopen();
        QCOMPARE(m_journal->done(u"rule"_s, u"wind"_s)->ranges(), (QList<TimeRange>{{100, 200}, {300, 400}}));
        QCOMPARE(m_journal->done(u"rule"_s, u"it's"_s)->ranges(), (QList<TimeRange>{{-50, 50}}));
        QCOMPARE(*m_journal->lastNow(u"rule"_s, u"wind"_s), 350);
        const QList<Run> runs = *m_journal->runs(0, 10);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().id, 7);
        QCOMPARE(runs.first().state, RunState::Partial);
        QCOMPARE(runs.first().tally.retries, 8);
        QCOMPARE(runs.first().tally.waited, 9ms);
        QCOMPARE(runs.first().tally.pointsCompared, 0);
        QCOMPARE(runs.first().measurementsPlanned, 10);
        const QList<MeasurementRun> measurements = *m_journal->runMeasurements(7);
        QCOMPARE(measurements.size(), 1);
        QCOMPARE(measurements.first().planned, (TimeRange{100, 400}));
        QCOMPARE(measurements.first().errors.first().kind, Error::Kind::Timeout);
        QVERIFY(!*m_journal->isToBeConfirmed(u"rule"_s));
        QCOMPARE(*m_journal->lastVerification(u"rule"_s), verified);
        QCOMPARE(*m_journal->newestToken(u"rule"_s), 0);
        // A run of that time has no rule's key and no token, and so no fence.
        QVERIFY(m_journal->commitNow(u"other"_s, u"m"_s, 1, 7));
    }
    // What is new works, too.
    QVERIFY(m_journal->commitCheck(u"rule"_s, u"wind"_s, passedCheck({100, 150})));
    Run run = runOf(u"rule"_s, 5'000);
    run.id = *m_journal->beginRun(run);
    QCOMPARE(run.id, 8);
    run.tally.pointsCompared = 21;
    run.tally.windowsMended = 22;
    QVERIFY(m_journal->endRun(run, {}));
    QCOMPARE(m_journal->runs(0, 1)->first().tally, run.tally);
}

void JournalTest::commitsAreFenced_data()
{
    QTest::addColumn<qint64>("first");  // token of the run that begins first
    QTest::addColumn<qint64>("second"); // of the one that begins then
    QTest::addColumn<bool>("sameRule");
    QTest::addColumn<bool>("secondBegins");
    QTest::addColumn<bool>("firstRecords"); // once the second has begun, or was refused
    QTest::addColumn<qint64>("newest");
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QTest::newRow("newer") << qint64(5) << qint64(7) << true << true << false << qint64(7);
    QTest::newRow("the same lease") << qint64(5) << qint64(5) << true << true << true << qint64(5);
    QTest::newRow("older") << qint64(7) << qint64(5) << true << false << true << qint64(7);
    QTest::newRow("another rule") << qint64(5) << qint64(7) << false << true << true << qint64(5);
    QTest::newRow("none at all") << qint64(0) << qint64(0) << true << true << true << qint64(0);
    QTest::newRow("none, then some") << qint64(0) << qint64(5) << true << true << false << qint64(5);
    QTest::newRow("some, then none") << qint64(5) << qint64(0) << true << true << true << qint64(5);
    QTest::newRow("extremes") << most - 1 << most << true << true << false << most;
}

void JournalTest::commitsAreFenced()
{
    QFETCH(qint64, first);
    QFETCH(qint64, second);
    QFETCH(bool, sameRule);
    QFETCH(bool, secondBegins);
    QFETCH(bool, firstRecords);
    QFETCH(qint64, newest);
    const QString key = u"r'ule ☀"_s;
    const QString name = u"m"_s;
    const auto recordAll = [&](qint64 run, Timestamp at) {
        const TimeRange range{at, at + 10};
        return QList<Result<void>>{m_journal->commitWindow(key, name, range, {{range, 2}}, run),
            m_journal->commitNow(key, name, at, run),
            m_journal->commitCheck(key, name, passedCheck(range), run),
            m_journal->commitVerification(key, at, run), m_journal->commitConfirmed(key, run)};
    };
    const Result<qint64> one = m_journal->beginRun(runOf(u"r"_s, 1), key, first);
    QVERIFY(one);
    const QList<Result<void>> before = recordAll(*one, 100);
    for (const Result<void>& recorded : before)
        QVERIFY(recorded);
    reopen(); // it is no matter of one program's memory
    const Result<qint64> two = m_journal->beginRun(runOf(u"r"_s, 2), sameRule ? key : u"another"_s, second);
    QCOMPARE(two.has_value(), secondBegins);
    QCOMPARE(*m_journal->newestToken(key), newest);
    if (!two)
        QCOMPARE(two.error().kind, Error::Kind::Busy);
    QCOMPARE(*m_journal->runCount(), secondBegins ? 2 : 1);

    const QList<Result<void>> after = recordAll(*one, 200) + QList{m_journal->forget(key, u"none"_s, *one)};
    for (const Result<void>& recorded : after) {
        QCOMPARE(recorded.has_value(), firstRecords);
        if (!recorded) {
            QCOMPARE(recorded.error().kind, Error::Kind::Busy);
            QVERIFY(recorded.error().message.contains(u"newer lease"_s));
        }
    }
    const bool all = firstRecords;
    QCOMPARE(m_journal->done(key, name)->ranges().size(), all ? 2 : 1);
    QCOMPARE(*m_journal->lastNow(key, name), all ? 200 : 100);
    QCOMPARE(m_journal->checks(key, name, always)->size(), all ? 2 : 1);
    QCOMPARE(*m_journal->lastVerification(key), all ? 200 : 100);
    QCOMPARE(*m_journal->refusedPoints(key, name, always), all ? 4 : 2);
    if (!all) {
        QVERIFY(!m_journal->forget(key, name, *one));
        QVERIFY(!m_journal->done(key, name)->isEmpty());
    }
    // How it ended is told in any case, and the newer run goes on.
    Run ended = runOf(u"r"_s, 1);
    ended.id = *one;
    ended.state = RunState::Failed;
    QVERIFY(m_journal->endRun(ended, {}));
    if (two) {
        for (const Result<void>& recorded : recordAll(*two, 300))
            QVERIFY(recorded);
    }
}

void JournalTest::runsThatAreGoneRecordNothing()
{
    const Result<void> refused = m_journal->commitWindow(u"r"_s, u"m"_s, {0, 5}, {}, 4711);
    QCOMPARE(refused.error().kind, Error::Kind::NotFound);
    QVERIFY(m_journal->done(u"r"_s, u"m"_s)->isEmpty());
}

void JournalTest::checksReplaceOneAnother()
{
    const QString name = u"it's; DROP TABLE checks;--\n"_s;
    QVERIFY(m_journal->commitCheck(u"r"_s, name, failedCheck({0, 100}, false)));
    QCOMPARE(*m_journal->checks(u"r"_s, name, always), QList<WindowCheck>{failedCheck({0, 100}, false)});
    QVERIFY(m_journal->commitCheck(u"r"_s, name, passedCheck({40, 60})));
    QCOMPARE(*m_journal->checks(u"r"_s, name, always),
        (QList<WindowCheck>{
            failedCheck({0, 40}, false), passedCheck({40, 60}), failedCheck({60, 100}, false)}));
    QCOMPARE(m_journal->checks(u"r"_s, name, {40, 60})->size(), 1);
    QCOMPARE(m_journal->checks(u"r"_s, name, {39, 61})->size(), 3);
    QVERIFY(m_journal->commitCheck(u"r"_s, name, passedCheck({-10, 200}, 5)));
    QCOMPARE(*m_journal->checks(u"r"_s, name, always), QList<WindowCheck>{passedCheck({-10, 200}, 5)});
    QVERIFY(m_journal->checks(u"r"_s, u"other"_s, always)->isEmpty());
    QVERIFY(m_journal->forget(u"r"_s, name));
    QVERIFY(m_journal->checks(u"r"_s, name, always)->isEmpty());
}

void JournalTest::passedWindowsOfADayAreJoined()
{
    const Timestamp day = 20'000 * nanosecondsPerDay;
    for (int hour = 0; hour < 30; ++hour) {
        const Timestamp start = day + hour * nanosecondsPerHour;
        QVERIFY(m_journal->commitCheck(u"r"_s, u"m"_s, passedCheck({start, start + nanosecondsPerHour})));
    }
    const QList<WindowCheck> checks = *m_journal->checks(u"r"_s, u"m"_s, always);
    QCOMPARE(checks,
        (QList<WindowCheck>{passedCheck({day, day + nanosecondsPerDay}, 24),
            passedCheck({day + nanosecondsPerDay, day + 30 * nanosecondsPerHour}, 6)}));
    // Those with something to say stay by themselves.
    WindowCheck refused = passedCheck({day + 30 * nanosecondsPerHour, day + 31 * nanosecondsPerHour});
    refused.refused = 4;
    QVERIFY(m_journal->commitCheck(u"r"_s, u"m"_s, refused));
    QCOMPARE(m_journal->checks(u"r"_s, u"m"_s, always)->last(), refused);
}

void JournalTest::whatDiffersIsNotDone()
{
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {0, 1'000}));
    QVERIFY(m_journal->commitCheck(u"r"_s, u"m"_s, failedCheck({100, 200}, true)));
    QCOMPARE(m_journal->done(u"r"_s, u"m"_s)->ranges(), (QList<TimeRange>{{0, 100}, {200, 1'000}}));
    // What copying cannot help is not copied again.
    QVERIFY(m_journal->commitCheck(u"r"_s, u"m"_s, failedCheck({300, 400}, false)));
    QCOMPARE(m_journal->done(u"r"_s, u"m"_s)->ranges(), (QList<TimeRange>{{0, 100}, {200, 1'000}}));
    // What is equal is done, whoever copied it.
    QVERIFY(m_journal->commitCheck(u"r"_s, u"m"_s, passedCheck({100, 200})));
    QVERIFY(m_journal->commitCheck(u"r"_s, u"m"_s, passedCheck({2'000, 3'000})));
    QCOMPARE(m_journal->done(u"r"_s, u"m"_s)->ranges(), (QList<TimeRange>{{0, 1'000}, {2'000, 3'000}}));
}

void JournalTest::copyingAgainForgetsChecks()
{
    QVERIFY(m_journal->commitCheck(u"r"_s, u"m"_s, passedCheck({0, 100}, 50)));
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {40, 60}));
    // How many values are in the rests is not known.
    QCOMPARE(*m_journal->checks(u"r"_s, u"m"_s, always),
        (QList<WindowCheck>{passedCheck({0, 40}, 0), passedCheck({60, 100}, 0)}));
    QVERIFY(m_journal->done(u"r"_s, u"m"_s)->contains(TimeRange{0, 100}));
}

void JournalTest::refusedPointsAreCounted()
{
    const auto refused = [this](const TimeRange& range) {
        return m_journal->refusedPoints(u"r"_s, u"m"_s, range).value();
    };
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {0, 100}, {{{10, 20}, 3}, {{20, 30}, 2}, {{0, 100}, 1}}));
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {100, 200}, {{{100, 101}, 2}, {{100, 101}, 2}}));
    QCOMPARE(refused({0, 200}), 10);
    QCOMPARE(refused({0, 100}), 6);
    QCOMPARE(refused({10, 20}), 3);
    QCOMPARE(refused({11, 20}), 0);
    QCOMPARE(refused({10, 99}), 5);
    // A part copied again tells more exactly where they are; all of it, how many there are now.
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {10, 15}, {{{12, 13}, 3}}));
    QCOMPARE(refused({12, 13}), 3);
    QCOMPARE(refused({10, 30}), 5);
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {0, 100}));
    QCOMPARE(refused({0, 200}), 4);
    QCOMPARE(*m_journal->refusedPoints(u"other"_s, u"m"_s, {0, 200}), 0);
    QVERIFY(m_journal->forget(u"r"_s));
    QCOMPARE(refused({0, 200}), 0);
}

void JournalTest::coverageHasNoGaps()
{
    QVERIFY(m_journal->commitWindow(u"r"_s, u"b"_s, {0, 100}));
    QVERIFY(m_journal->commitCheck(u"r"_s, u"b"_s, passedCheck({20, 40})));
    QVERIFY(m_journal->commitCheck(u"r"_s, u"b"_s, failedCheck({60, 150}, true)));
    QVERIFY(m_journal->commitWindow(u"r"_s, u"a"_s, {10, 20}));
    QVERIFY(m_journal->commitWindow(u"other"_s, u"c"_s, {10, 20}));
    const auto states = [this](const TimeRange& range) {
        QStringList texts;
        const Coverage coverage = *m_journal->coverage(u"r"_s, range);
        for (const MeasurementCoverage& measurement : coverage.measurements) {
            for (const CoverageInterval& part : measurement.intervals)
                texts.append(u"%1 %2 %3 %4"_s.arg(measurement.measurement)
                                 .arg(part.range.start)
                                 .arg(part.range.stop)
                                 .arg(coverageStateName(part.state)));
        }
        return texts;
    };
    QCOMPARE(states({-10, 200}),
        (QStringList{u"a -10 10 missing"_s, u"a 10 20 mirrored"_s, u"a 20 200 missing"_s,
            u"b -10 0 missing"_s, u"b 0 20 mirrored"_s, u"b 20 40 verified"_s, u"b 40 60 mirrored"_s,
            u"b 60 150 failed"_s, u"b 150 200 missing"_s}));
    QCOMPARE(states({30, 70}),
        (QStringList{
            u"a 30 70 missing"_s, u"b 30 40 verified"_s, u"b 40 60 mirrored"_s, u"b 60 70 failed"_s}));
    QVERIFY(states({5, 5}).isEmpty());
    const Coverage whole = *m_journal->coverage(u"r"_s, always);
    QCOMPARE(whole.measurements[1].intervals.first().range.start, minimumTimestamp);
    QCOMPARE(whole.measurements[1].intervals.last().range.stop, maximumTimestamp);
    QCOMPARE(whole.measurements[1].intervals[4].check.note, failedCheck({}, true).note);
}

void JournalTest::damagedJournalIsSetAside_data()
{
    garbageIsRefused_data();
}

void JournalTest::damagedJournalIsSetAside()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, position);
    QVERIFY(m_journal->commitWindow(u"r"_s, u"m"_s, {0, 100}));
    m_journal.reset();
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(position);
    file.write(bytes);
    file.seek(0);
    const QByteArray damaged = file.readAll();
    file.close();
    // What a crashed program left beside it must not get into the new file.
    QFile wal(m_path + u"-wal"_s);
    QVERIFY(wal.open(QIODevice::WriteOnly));
    wal.write("left over");
    wal.close();

    const Timestamp now = fromDateTime(QDateTime({2026, 11, 25}, {10, 15}, Qt::UTC));
    Result<Journal::Opened> opened = Journal::openOrReplace(m_path, now);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toString()));
    QCOMPARE(opened->setAside, m_folder->filePath(u"journal ü.damaged-20261125T101500Z.sqlite"_s));
    QFile aside(opened->setAside);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), damaged);
    QVERIFY(opened->journal->done(u"r"_s, u"m"_s)->isEmpty());
    QVERIFY(*opened->journal->isToBeConfirmed(u"r"_s));
    opened->journal.reset();

    // The next time it is whole, and a second damage gets a name of its own.
    opened = Journal::openOrReplace(m_path, now);
    QVERIFY(opened);
    QVERIFY(opened->setAside.isEmpty());
    QVERIFY(*opened->journal->isToBeConfirmed(u"r"_s));
    opened->journal.reset();
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray("garbage again").repeated(100));
    file.close();
    opened = Journal::openOrReplace(m_path, now);
    QVERIFY(opened);
    QVERIFY(opened->setAside.endsWith(u"Z-2.sqlite"_s));
}

void JournalTest::onlyDamageIsSetAside()
{
    m_journal.reset();
    execute(u"PRAGMA user_version = 99"_s);
    QCOMPARE(Journal::openOrReplace(m_path, 0).error().kind, Error::Kind::Storage);
    m_path = m_folder->filePath(u"foreign.sqlite"_s);
    execute(u"CREATE TABLE letters (text TEXT)"_s);
    QCOMPARE(Journal::openOrReplace(m_path, 0).error().kind, Error::Kind::Storage);
    QVERIFY(QDir(m_folder->path()).entryList({u"*damaged*"_s}).isEmpty());
}

void JournalTest::everyRuleIsToBeConfirmedOnce()
{
    QVERIFY(!*m_journal->isToBeConfirmed(u"a"_s));
    m_journal.reset();
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("no journal, but some text that fills a header of a hundred bytes or so, which SQLite reads ");
    file.write("before it says what it thinks of the file");
    file.close();
    m_journal = std::move(Journal::openOrReplace(m_path, 0)->journal);
    QVERIFY(*m_journal->isToBeConfirmed(u"a"_s));
    QVERIFY(m_journal->commitConfirmed(u"a"_s));
    QVERIFY(m_journal->commitConfirmed(u"a"_s));
    QVERIFY(!*m_journal->isToBeConfirmed(u"a"_s));
    QVERIFY(*m_journal->isToBeConfirmed(u"b"_s));
}

void JournalTest::verificationTimeIsPerRule()
{
    QCOMPARE(*m_journal->lastVerification(u"a"_s), 0);
    QVERIFY(m_journal->commitVerification(u"a"_s, 10));
    QVERIFY(m_journal->commitVerification(u"a"_s, 20));
    QVERIFY(m_journal->commitVerification(u"b"_s, 30));
    QCOMPARE(*m_journal->lastVerification(u"a"_s), 20);
    QCOMPARE(*m_journal->lastVerification(u"b"_s), 30);
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
