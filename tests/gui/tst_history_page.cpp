#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/models/RunTableModel.h"
#include "ui/pages/HistoryPage.h"

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
    void readsPageByPage();
    void ignoresStaleAnswers();
    void takesNewRunsOnTop();
    void showsOneRun();
    void looksRight();
};

void TestHistoryPage::readsPageByPage()
{
    // Not with the model tester: it fetches by itself.
    RunTableModel model;
    QSignalSpy asked(&model, &RunTableModel::pageRequested);
    model.reload();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!model.canFetchMore({}));
    model.addPage(0, page(1000, RunTableModel::pageSize));
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(asked.last().value(0).toLongLong(), RunTableModel::pageSize);
    // A run began meanwhile: one of the second page is known from the first.
    model.addPage(RunTableModel::pageSize, page(901, 30));
    QCOMPARE(model.rowCount(), 129);
    QVERIFY(!model.canFetchMore({}));
}

void TestHistoryPage::ignoresStaleAnswers()
{
    RunTableModel model;
    model.addPage(0, page(1000, 3));
    QCOMPARE(model.rowCount(), 0);
    model.reload();
    model.addPage(100, page(1000, 3));
    QCOMPARE(model.rowCount(), 0);
    model.failPage(0);
    QVERIFY(!model.canFetchMore({}));
    model.reload();
    QVERIFY(model.isLoading());
}

void TestHistoryPage::takesNewRunsOnTop()
{
    RunTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    model.addPage(0, page(1000, 3));
    model.update(test::sampleRun(1001, RunState::Running));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.run(0).id, 1001);
    model.update(test::sampleRun(1001, RunState::Failed));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0, RunTableModel::StateColumn).data().toString(), u"Failed"_s);
    model.update(test::sampleRun(5, RunState::Done));
    QCOMPARE(model.rowCount(), 4);
}

void TestHistoryPage::showsOneRun()
{
    HistoryPage history;
    QSignalSpy asked(&history, &HistoryPage::measurementsRequested);
    history.reload();
    history.addRuns(0, page(1000, 10));
    QCOMPARE(asked.last().value(0).toLongLong(), 1000);
    MeasurementRun weather;
    weather.measurement = u"weather\n<b>"_s;
    weather.state = RunState::Done;
    history.setMeasurements(999, {weather, weather});
    auto* tree = history.findChild<QTreeWidget*>(u"measurementTree"_s);
    QCOMPARE(tree->topLevelItemCount(), 0); // of another run
    history.setMeasurements(1000, {weather});
    QCOMPARE(tree->topLevelItemCount(), 1);
    QCOMPARE(tree->topLevelItem(0)->text(0), u"weather <b>"_s);
}

void TestHistoryPage::looksRight()
{
    HistoryPage history;
    history.model().setNow(test::sampleNow);
    history.reload();
    test::hang(history, u"history-loading"_s, {900, 400});
    history.addRuns(0, page(1000, 60));
    history.updateRun(test::sampleRun(1001, RunState::Running));
    history.findChild<QTableView*>()->selectRow(7);
    MeasurementRun done;
    done.measurement = u"historic_weather"_s;
    done.state = RunState::Done;
    done.tally.pointsWritten = 30'000;
    MeasurementRun failed = done;
    failed.measurement = u"real_plant"_s;
    failed.state = RunState::Failed;
    failed.errors = test::sampleRun(1, RunState::Failed).errors;
    history.setMeasurements(994, {done, failed});
    test::hang(history, u"history"_s, {900, 640});
}

QTEST_MAIN(TestHistoryPage)
#include "tst_history_page.moc"
