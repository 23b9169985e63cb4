#include "Gallery.h"
#include "Samples.h"
#include "ui/RunStatistics.h"
#include "ui/Theme.h"
#include "ui/models/MeasurementProgressModel.h"
#include "ui/pages/OverviewPage.h"
#include "ui/widgets/FigureTile.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

bool shows(const QWidget& page, const QString& text)
{
    const auto labels = page.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel* label) { return label->isVisibleTo(&page) && label->text().contains(text); });
}

RuleState ruleState(RunState last)
{
    RuleState state;
    state.ruleId = defaultRuleId;
    state.hasLastRun = true;
    state.lastRun = test::sampleRun(1000, last);
    state.nextDue = test::sampleNow + 12 * nanosecondsPerMinute;
    return state;
}

RunProgress progress()
{
    RunProgress result;
    result.run = test::sampleRun(1000, RunState::Running);
    result.run.measurementsDone = 2;
    result.measurement = u"historic_weather"_s;
    result.fraction = 0.426;
    result.pointsPerSecond = 12'345;
    result.remaining = std::chrono::seconds(100);
    return result;
}

/// One measurement done, one at work, one not begun.
RunProgress measuredProgress()
{
    RunProgress result = progress();
    result.measurement = u"historic\nweather"_s;
    MeasurementRun done;
    done.measurement = u"forecast"_s;
    done.state = RunState::Done;
    done.tally.pointsWritten = 675;
    MeasurementRun current;
    current.measurement = result.measurement;
    current.started = test::sampleNow - 10 * nanosecondsPerSecond;
    current.tally.pointsWritten = 10'000;
    current.plannedLength = 4 * nanosecondsPerDay;
    current.doneLength = nanosecondsPerDay;
    MeasurementRun waiting;
    waiting.measurement = u"solar plant"_s;
    waiting.plannedLength = nanosecondsPerDay;
    result.measurements = {done, current, waiting};
    return result;
}

} // namespace

class TestOverviewPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void saysWhatIsSafe_data();
    void saysWhatIsSafe();
    void saysWhatTheDestinationCannotHold();
    void saysThatItRunsAgain();
    void ordersAboutItsRule();
    void showsProgress();
    void showsProgressOfEachMeasurement();
    void sumsUpTheDay();
    void saysHowFarBehind_data();
    void saysHowFarBehind();
    void saysThatItWaits();
    void showsServersAndErrors();
    void saysThatDataIsSample();
    void neverTakesServerTextForMarkup();
    void looksRight();
};

void TestOverviewPage::saysWhatIsSafe_data()
{
    QTest::addColumn<RunState>("state");
    QTest::addColumn<QString>("text");
    QTest::newRow("done") << RunState::Done << u"Your data is safe: mirrored up to 12:00"_s;
    QTest::newRow("partial") << RunState::Partial << u"but not all"_s;
    QTest::newRow("failed") << RunState::Failed << u"enter a token with read access"_s;
    QTest::newRow("cancelled") << RunState::Cancelled << u"was cancelled"_s;
}

void TestOverviewPage::saysWhatIsSafe()
{
    QFETCH(RunState, state);
    QFETCH(QString, text);
    OverviewPage page;
    page.setNow(test::sampleNow);
    page.setProfile(test::sampleProfile());
    QVERIFY(shows(page, u"Nothing is mirrored yet"_s));
    page.setRuleState(ruleState(state));
    QVERIFY(shows(page, text));
    QCOMPARE(shows(page, u"Your data is safe"_s), state == RunState::Done);
    QVERIFY(shows(page, u"Next run: 12:12"_s));
}

void TestOverviewPage::saysWhatTheDestinationCannotHold()
{
    OverviewPage page;
    page.setNow(test::sampleNow);
    page.setProfile(test::sampleProfile());
    ConnectionState state;
    state.connectionId = test::sampleProfile().rules[0].destinationConnection;
    state.status = ConnectionState::Status::Ready;
    state.server.dialect = Dialect::VictoriaMetrics;
    page.setConnectionState(state);
    page.setRuleState(ruleState(RunState::Done));
    QVERIFY(!shows(page, u"Your data is safe"_s));
    QVERIFY(shows(page, u"as far as the destination can hold it"_s));
    QVERIFY(shows(page, u"never verified"_s));
}

void TestOverviewPage::saysThatItRunsAgain()
{
    OverviewPage page;
    page.setNow(test::sampleNow);
    page.setProfile(test::sampleProfile());
    RuleState state = ruleState(RunState::Failed);
    page.setRuleState(state);
    QVERIFY(!shows(page, u"could not reach all"_s));
    state.nextDue = test::sampleNow + 2 * nanosecondsPerMinute;
    state.retryReason = u"cloud: Nothing answers."_s;
    page.setRuleState(state);
    QVERIFY(shows(page, u"Next run: 12:02"_s));
    QVERIFY(shows(page, u"as the last one could not reach all"_s));
    const auto labels = page.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel* label) { return label->toolTip().contains(u"Nothing answers."_s); }));
}

void TestOverviewPage::ordersAboutItsRule()
{
    OverviewPage page;
    auto* sync = page.findChild<QPushButton*>(u"syncNowButton"_s);
    auto* cancel = page.findChild<QPushButton*>(u"cancelButton"_s);
    QVERIFY(!sync->isEnabled());
    page.setProfile(test::sampleProfile());
    QVERIFY(sync->isEnabled());
    QVERIFY(!cancel->isVisibleTo(&page));
    QSignalSpy syncs(&page, &OverviewPage::syncRequested);
    QSignalSpy cancels(&page, &OverviewPage::cancelRequested);
    sync->click();
    QCOMPARE(syncs.value(0).value(0).toString(), QString(defaultRuleId));
    page.setRunStarted(test::sampleRun(1000, RunState::Running));
    QVERIFY(!sync->isEnabled());
    QVERIFY(cancel->isVisibleTo(&page));
    cancel->click();
    QCOMPARE(cancels.value(0).value(0).toString(), QString(defaultRuleId));
    page.setRunFinished(test::sampleRun(1000, RunState::Done));
    QVERIFY(sync->isEnabled());
    QVERIFY(!cancel->isVisibleTo(&page));
}

void TestOverviewPage::showsProgress()
{
    OverviewPage page;
    page.setProfile(test::sampleProfile());
    page.setProgress(progress());
    auto* bar = page.findChild<QProgressBar*>();
    QVERIFY(bar->isVisibleTo(&page));
    QCOMPARE(bar->text(), u"42 %"_s);
    QVERIFY(shows(page, u"Reading historic_weather"_s));
    QVERIFY(shows(page, u"about 2"_s));
    // A fraction beyond its range must not leave the bar's.
    RunProgress wild = progress();
    wild.fraction = 7.0;
    page.setProgress(wild);
    QCOMPARE(bar->value(), bar->maximum());
}

void TestOverviewPage::showsProgressOfEachMeasurement()
{
    OverviewPage page;
    page.setNow(test::sampleNow);
    page.setProfile(test::sampleProfile());
    auto* table = page.findChild<QTableView*>(u"progressTable"_s);
    const QAbstractItemModelTester tester(
        table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!table->isVisibleTo(&page));
    RunProgress now = measuredProgress();
    page.setProgress(now);
    QVERIFY(table->isVisibleTo(&page));
    const auto text = [&](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    using Model = MeasurementProgressModel;
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(text(0, Model::ProgressColumn), u"Complete"_s);
    QCOMPARE(text(1, Model::NameColumn), u"historic weather"_s); // on one line
    QCOMPARE(text(1, Model::ProgressColumn), u"25 %"_s);
    QCOMPARE(text(1, Model::RateColumn),
        u"1 000 points/s"_s.replace(u' ', QChar(0x202f)).replace(u" points"_s, u" points"_s));
    QCOMPARE(text(1, Model::RemainingColumn).simplified(), u"about 30 s left"_s);
    QCOMPARE(text(2, Model::ProgressColumn), u"Waits for its turn"_s);
    QCOMPARE(text(2, Model::RateColumn), u"–"_s);
    now.waitingUntil = test::sampleNow + nanosecondsPerMinute;
    page.setProgress(now);
    QCOMPARE(text(1, Model::RemainingColumn), u"waiting until 12:01:00"_s);
    page.setRunFinished(test::sampleRun(1000, RunState::Done));
    QVERIFY(!table->isVisibleTo(&page));
}

void TestOverviewPage::sumsUpTheDay()
{
    Run other = test::sampleRun(999, RunState::Failed);
    other.ruleId = u"other"_s;
    Run future = test::sampleRun(998, RunState::Failed);
    future.started = test::sampleNow + nanosecondsPerHour;
    const RunStatistics day = RunStatistics::of(
        {test::sampleRun(1000, RunState::Running), other, future, test::sampleRun(997, RunState::Done),
            test::sampleRun(996, RunState::Partial), test::sampleRun(977, RunState::Failed),
            test::sampleRun(976, RunState::Done) /* a day ago to the second */},
        defaultRuleId, test::sampleNow);
    QCOMPARE(day.runsInAll, 3);
    QCOMPARE(day.faultsInAll, 2);
    QCOMPARE(day.mirroredUpTo, test::sampleNow - 3 * nanosecondsPerHour);
    QCOMPARE(day.points[20], static_cast<double>(test::sampleRun(997, RunState::Done).tally.pointsWritten));
    QCOMPARE(day.faults[19], 1.0);
    QCOMPARE(day.faults[0], 1.0);
    QCOMPARE(day.points[23], 0.0);
}

void TestOverviewPage::saysHowFarBehind_data()
{
    QTest::addColumn<qint64>("run");
    QTest::addColumn<QString>("figure");
    QTest::newRow("now") << qint64(1000) << u"< 1 min"_s;
    QTest::newRow("an hour") << qint64(999) << u"1 h"_s;
    QTest::newRow("long ago") << qint64(952) << u"2 d"_s;
}

void TestOverviewPage::saysHowFarBehind()
{
    QFETCH(qint64, run);
    QFETCH(QString, figure);
    OverviewPage page;
    page.setNow(test::sampleNow);
    page.setProfile(test::sampleProfile());
    auto* tile = page.findChild<FigureTile*>(u"lagTile"_s);
    QCOMPARE(tile->figure(), u"–"_s);
    page.setRecentRuns({test::sampleRun(run + 1, RunState::Failed), test::sampleRun(run, RunState::Done)});
    QCOMPARE(tile->figure().simplified(), figure);
}

void TestOverviewPage::saysThatItWaits()
{
    OverviewPage page;
    page.setProfile(test::sampleProfile());
    RunProgress waiting = progress();
    waiting.waitingUntil = test::sampleNow + 5 * nanosecondsPerMinute;
    waiting.waitingReason = u"read quota"_s;
    page.setProgress(waiting);
    QVERIFY(shows(page, u"Waiting until 12:05:00 for the server's limit: read quota"_s));
}

void TestOverviewPage::showsServersAndErrors()
{
    OverviewPage page;
    page.setProfile(test::sampleProfile());
    page.setConnectionState(test::sampleState(cloudConnectionId, true));
    page.setConnectionState(test::sampleState(localConnectionId, false));
    QVERIFY(shows(page, u"InfluxDB 1.6.7"_s));
    QVERIFY(shows(page, u"check that the server runs"_s));
    QVERIFY(shows(page, u"Not connected"_s));
}

void TestOverviewPage::saysThatDataIsSample()
{
    OverviewPage page;
    Profile profile = test::sampleProfile();
    page.setProfile(profile);
    QVERIFY(!shows(page, u"sample data"_s));
    profile.isSample = true;
    page.setProfile(profile);
    QVERIFY(shows(page, u"sample data"_s));
    QSignalSpy connects(&page, &OverviewPage::connectServersRequested);
    page.findChild<QPushButton*>(u"connectServersButton"_s)->click();
    QCOMPARE(connects.size(), 1);
}

void TestOverviewPage::neverTakesServerTextForMarkup()
{
    OverviewPage page;
    Profile profile = test::sampleProfile();
    profile.connections[0].name = u"<b>bold</b>\nsecond"_s;
    page.setProfile(profile);
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(shows(page, u"<b>bold</b> second"_s));
}

void TestOverviewPage::looksRight()
{
    OverviewPage page;
    page.setNow(test::sampleNow);
    Profile profile = test::sampleProfile();
    page.setProfile(profile);
    page.setConnectionState(test::sampleState(cloudConnectionId, true));
    page.setConnectionState(test::sampleState(localConnectionId, false));
    page.setRuleState(ruleState(RunState::Done));
    page.setRecentRuns({test::sampleRun(1000, RunState::Done), test::sampleRun(999, RunState::Partial),
        test::sampleRun(998, RunState::Failed), test::sampleRun(970, RunState::Cancelled)});
    test::hang(page, u"overview"_s, {900, 640});
    profile.isSample = true;
    page.setProfile(profile);
    page.setProgress(measuredProgress());
    test::hang(page, u"overview-running"_s, {900, 960});
    QVERIFY(page.minimumSizeHint().width() <= 900);
}

QTEST_MAIN(TestOverviewPage)
#include "tst_overview_page.moc"
