#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/models/RunExport.h"
#include "ui/models/RunTableModel.h"
#include "ui/pages/HistoryPage.h"
#include "ui/widgets/RunChart.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeWidget>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

/// `count` runs, newest first, the first of the given id.
QList<Run> page(qint64 firstId, qint64 count)
{
    QList<Run> runs;
    for (qint64 id = firstId; id > firstId - count; --id)
        runs.append(test::sampleRun(id, id % 7 == 0 ? RunState::Partial : RunState::Done));
    return runs;
}

} // namespace

class TestHistoryPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void readsWhatIsLookedAt();
    void ignoresStaleAnswers();
    void takesNewRunsOnTop();
    void keepsFewPages();
    void filters();
    void showsOneRun();
    void saysWhyNothingIsShown();
    void exports();
    void quotesCells_data();
    void quotesCells();
    void chartChoosesRuns();
    void looksRight();
};

namespace {

/// A journal of `count` runs, which answers the model's questions.
struct Answering
{
    RunTableModel& model;
    qint64 count;
    QList<qint64> offsets;

    Answering(RunTableModel& asked, qint64 runs)
        : model(asked)
        , count(runs)
    {
        QObject::connect(
            &model, &RunTableModel::countRequested, &model,
            [this](const RunFilter& filter) { model.setCount(filter, count); }, Qt::QueuedConnection);
        QObject::connect(
            &model, &RunTableModel::pageRequested, &model,
            [this](const RunFilter& filter, qint64 offset, qint64 limit) {
                offsets.append(offset);
                model.addPage(filter, offset, page(count - offset, std::min(limit, count - offset)));
            },
            Qt::QueuedConnection);
    }
};

QString pointsAt(const RunTableModel& model, int row)
{
    return model.index(row, RunTableModel::PointsColumn).data().toString();
}

} // namespace

void TestHistoryPage::readsWhatIsLookedAt()
{
    RunTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Answering journal(model, 100'000);
    model.reload();
    QVERIFY(model.isLoading());
    QTRY_COMPARE(model.rowCount(), 100'000);
    QVERIFY(!model.isLoading());
    // Every kind of place: the ends, the middle, the seams between pages.
    for (const int row : {0, 99, 100, 101, 54'321, 99'899, 99'900, 99'999}) {
        (void)model.index(row, 0).data();
        QTRY_VERIFY2(model.run(row) != nullptr, qPrintable(QString::number(row)));
        QCOMPARE(model.run(row)->id, 100'000 - row);
    }
}

void TestHistoryPage::ignoresStaleAnswers()
{
    RunTableModel model;
    model.addPage({}, 0, page(1000, 3));
    QCOMPARE(model.rowCount(), 0);
    model.reload();
    RunFilter other;
    other.state = RunState::Failed;
    model.setCount(other, 7);
    QCOMPARE(model.rowCount(), 0);
    model.setCount({}, 3);
    QCOMPARE(model.rowCount(), 3);
    model.addPage({}, 0, page(3, 3)); // nobody asked
    QCOMPARE(model.run(0), nullptr);
    (void)model.index(0, 0).data();
    model.addPage(other, 0, page(3, 3));
    QCOMPARE(model.run(0), nullptr);
    model.addPage({}, 0, page(3, 3));
    QCOMPARE(model.run(0)->id, 3);
    model.reload();
    model.fail({});
    QVERIFY(!model.isLoading());
}

void TestHistoryPage::takesNewRunsOnTop()
{
    RunTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Answering journal(model, 250);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 250);
    for (int row = 0; row < 250; row += 50)
        (void)pointsAt(model, row);
    QTRY_VERIFY(model.run(249) != nullptr && model.run(0) != nullptr && model.run(100) != nullptr);
    for (qint64 id = 251; id <= 420; ++id) {
        journal.count = id;
        model.begin(test::sampleRun(id, RunState::Running));
    }
    QCOMPARE(model.rowCount(), 420);
    for (int row = 0; row < 420; ++row) {
        (void)model.index(row, 0).data();
        QTRY_VERIFY2(model.run(row) != nullptr, qPrintable(QString::number(row)));
        QCOMPARE(model.run(row)->id, 420 - row);
    }
    QVERIFY(model.update(test::sampleRun(420, RunState::Failed)));
    QCOMPARE(model.index(0, RunTableModel::StateColumn).data().toString(), u"Failed"_s);
    QVERIFY(!model.update(test::sampleRun(5000, RunState::Done)));
    QCOMPARE(model.rowCount(), 420);
    model.begin(test::sampleRun(420, RunState::Running)); // known already
    QCOMPARE(model.rowCount(), 420);
}

void TestHistoryPage::keepsFewPages()
{
    RunTableModel model;
    const Answering journal(model, 100'000);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 100'000);
    QElapsedTimer timer;
    qint64 longest = 0;
    for (int row = 0; row < 100'000; row += 500) {
        timer.start();
        (void)model.index(row, 0).data();
        longest = std::max(longest, timer.nsecsElapsed());
        QTRY_VERIFY(model.run(row) != nullptr);
    }
    QVERIFY(model.run(99'500) != nullptr);
    QCOMPARE(model.run(0), nullptr); // the first page went long ago
    QVERIFY2(longest < 8'000'000, qPrintable(QString::number(longest)));
}

void TestHistoryPage::filters()
{
    HistoryPage history;
    QSignalSpy counted(&history, &HistoryPage::countRequested);
    history.reload();
    auto* state = history.findChild<QComboBox*>(u"stateFilter"_s);
    state->setCurrentIndex(state->findData(static_cast<int>(RunState::Failed)));
    QCOMPARE(counted.size(), 2);
    QCOMPARE(counted[1][0].value<RunFilter>().state, RunState::Failed);
    history.setCount({}, 5); // to the question before
    QCOMPARE(history.model().rowCount(), 0);
    QTest::keyClicks(state->parentWidget()->findChild<QLineEdit*>(u"searchField"_s), u" token "_s);
    QTRY_COMPARE(counted.size(), 3); // once for all letters
    const auto filter = counted[2][0].value<RunFilter>();
    QCOMPARE(filter.text, u"token"_s);
    QCOMPARE(filter.state, RunState::Failed);
    history.setCount(filter, 2);
    QCOMPARE(history.model().rowCount(), 2);
    auto* trigger = history.findChild<QComboBox*>(u"triggerFilter"_s);
    trigger->setCurrentIndex(trigger->findData(static_cast<int>(RunTrigger::Manual)));
    QCOMPARE(counted[3][0].value<RunFilter>().trigger, RunTrigger::Manual);
}

void TestHistoryPage::showsOneRun()
{
    HistoryPage history;
    QSignalSpy asked(&history, &HistoryPage::measurementsRequested);
    connect(&history, &HistoryPage::runsRequested, &history,
        [&](const RunFilter& filter, qint64 offset, qint64 limit) {
            QMetaObject::invokeMethod(
                &history, [&, filter, offset, limit] { history.addRuns(filter, offset, page(1000, limit)); },
                Qt::QueuedConnection);
        });
    history.reload();
    history.setCount({}, 10);
    history.resize(800, 600);
    history.show();
    QTRY_VERIFY(!asked.isEmpty());
    QCOMPARE(asked.last().value(0).toLongLong(), 1000);
    MeasurementRun weather;
    weather.measurement = u"weather\n<b>"_s;
    weather.state = RunState::Failed;
    weather.errors = test::sampleRun(1, RunState::Failed).errors;
    history.setMeasurements(999, {weather, weather});
    auto* tree = history.findChild<QTreeWidget*>(u"measurementTree"_s);
    QCOMPARE(tree->topLevelItemCount(), 0); // of another run
    history.setMeasurements(1000, {weather});
    QCOMPARE(tree->topLevelItemCount(), 1);
    QCOMPARE(tree->topLevelItem(0)->text(0), u"weather <b>"_s);
    QCOMPARE(tree->topLevelItem(0)->childCount(), 1);
    QVERIFY(tree->topLevelItem(0)->child(0)->text(0).contains(u"token"_s));
}

void TestHistoryPage::saysWhyNothingIsShown()
{
    HistoryPage history;
    const auto says = [&](const QString& text) {
        const auto labels = history.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisibleTo(&history) && label->text().contains(text);
        });
    };
    history.reload();
    QVERIFY(says(u"Reading"_s));
    history.setCount({}, 0);
    QVERIFY(says(u"Sync now"_s));
    history.reload();
    history.failRuns({}, failure(Error::Kind::Storage, u"The disk is gone."_s).value());
    QVERIFY(says(u"The disk is gone."_s));
    history.findChild<QComboBox*>(u"stateFilter"_s)->setCurrentIndex(2);
    history.setCount(history.model().filter(), 0);
    QVERIFY(says(u"No run fits"_s));
}

void TestHistoryPage::exports()
{
    constexpr qint64 count = 1234;
    HistoryPage history;
    connect(&history, &HistoryPage::exportRunsRequested, &history,
        [&](const RunFilter&, qint64 offset, qint64 limit) {
            history.addExportRuns(page(count - offset, std::min(limit, count - offset)));
        });
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"runs.csv"_s);
    QSignalSpy exported(&history, &HistoryPage::exported);
    history.exportTo(path);
    QCOMPARE(exported.size(), 1);
    QCOMPARE(exported[0][0].toString(), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), count + 2); // names, runs, and nothing behind the last end of a line
    QVERIFY(lines[0].startsWith("id,rule,"));
    QVERIFY(lines[1].startsWith("1234,Weather,schedule,done,"));
    QVERIFY(lines[count].startsWith("1,"));

    history.exportTo(u"/proc/none/runs.csv"_s);
    QCOMPARE(exported.size(), 2);
    QVERIFY(!exported[1][0].toString().isEmpty());
}

void TestHistoryPage::quotesCells_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << u"Weather"_s << "Weather"_ba;
    QTest::newRow("quotes and commas") << u"a \"b\", c"_s << "\"a \"\"b\"\", c\""_ba;
    QTest::newRow("lines") << u"a\nb"_s << "\"a\nb\""_ba;
    QTest::newRow("a formula") << u"=HYPERLINK(1)"_s << "'=HYPERLINK(1)"_ba;
    QTest::newRow("a formula with commas") << u"+SUM(1,2)"_s << "\"'+SUM(1,2)\""_ba;
    QTest::newRow("unicode") << u"söhne ☀"_s << u"söhne ☀"_s.toUtf8();
}

void TestHistoryPage::quotesCells()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, cell);
    Run run = test::sampleRun(7, RunState::Done);
    run.ruleName = name;
    QVERIFY2(RunExport::line(run).startsWith("7," + cell + ","), RunExport::line(run));
}

void TestHistoryPage::chartChoosesRuns()
{
    RunChart chart;
    chart.resize(600, 200);
    QSignalSpy chosen(&chart, &RunChart::runChosen);
    chart.setRuns(page(1000, 20));
    chart.setCurrentRun(1000);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chosen.last()[0].toLongLong(), 999);
    chart.setCurrentRun(981);
    QTest::keyClick(&chart, Qt::Key_Left); // the oldest
    QCOMPARE(chosen.size(), 1);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(5, 100)); // beside the plot
    QCOMPARE(chosen.size(), 1);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(200, 100));
    QCOMPARE(chosen.size(), 2);
}

void TestHistoryPage::looksRight()
{
    HistoryPage history;
    history.model().setNow(test::sampleNow);
    history.reload();
    test::hang(history, u"history-loading"_s, {900, 400});
    connect(&history, &HistoryPage::runsRequested, &history,
        [&](const RunFilter& filter, qint64 offset, qint64 limit) {
            QMetaObject::invokeMethod(
                &history,
                [&, filter, offset, limit] { history.addRuns(filter, offset, page(1000 - offset, limit)); },
                Qt::QueuedConnection);
        });
    history.setCount({}, 1000);
    history.setChartRuns(page(1000, 120));
    history.resize(1000, 700);
    history.show();
    QTRY_VERIFY(history.model().run(7) != nullptr);
    history.findChild<QTableView*>()->selectRow(7);
    MeasurementRun done;
    done.measurement = u"historic_weather"_s;
    done.state = RunState::Done;
    done.started = test::sampleNow;
    done.ended = done.started + 4 * nanosecondsPerSecond;
    done.tally.pointsWritten = 30'000;
    MeasurementRun failed = done;
    failed.measurement = u"real_plant"_s;
    failed.state = RunState::Failed;
    failed.tally.retries = 4;
    failed.tally.waited = std::chrono::seconds(75);
    failed.errors = test::sampleRun(1, RunState::Failed).errors;
    history.setMeasurements(history.model().run(7)->id, {done, failed});
    test::hang(history, u"history"_s, {1000, 700});
    history.findChild<QTabWidget*>(u"historyTabs"_s)->setCurrentIndex(1);
    test::hang(history, u"history-chart"_s, {1000, 700});
}

QTEST_MAIN(TestHistoryPage)
#include "tst_history_page.moc"
