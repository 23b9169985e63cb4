#include "mirror/Journal.h"

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
    void interruptedRunsAreClosed();
    void runsOfLivingProcessesAreLeftAlone();
    void runsArePruned();
    void forgettingIsPerRule();
    void aFailedCommitChangesNothing();

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
    execute(u"PRAGMA user_version = 2"_s);
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

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
