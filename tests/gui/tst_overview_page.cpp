#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/pages/OverviewPage.h"

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

} // namespace

class TestOverviewPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void saysWhatIsSafe_data();
    void saysWhatIsSafe();
    void ordersAboutItsRule();
    void showsProgress();
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
    page.setProgress(progress());
    test::hang(page, u"overview-running"_s, {900, 760});
    QVERIFY(page.minimumSizeHint().width() <= 900);
}

QTEST_MAIN(TestOverviewPage)
#include "tst_overview_page.moc"
