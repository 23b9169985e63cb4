#include "Gallery.h"
#include "Samples.h"
#include "ui/ActivityMonitor.h"
#include "ui/EventWatchdog.h"
#include "ui/FuzzyMatch.h"
#include "ui/Preferences.h"
#include "ui/Theme.h"
#include "ui/TrayIcon.h"
#include "ui/pages/WelcomePage.h"
#include "ui/widgets/CommandPalette.h"
#include "ui/widgets/ShortcutSheet.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class TestFrame : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void matchesFuzzily_data();
    void matchesFuzzily();
    void prefersTheBetterMatch_data();
    void prefersTheBetterMatch();
    void paletteDoesWhatIsChosen();
    void paletteOffersWhatCanBeDone();
    void tellsFailureAndRecoveryOnce();
    void tellsConnections();
    void saysTheStateInOneWord();
    void keepsPreferences();
    void watchdogNamesTheCulprit();
    void looksRight();
};

void TestFrame::matchesFuzzily_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qsizetype>>("positions");
    const QList<qsizetype> none{-1};
    QTest::newRow("nothing typed") << u""_s << u"Sync now"_s << QList<qsizetype>{};
    QTest::newRow("initials") << u"sn"_s << u"Sync now"_s << QList<qsizetype>{0, 5};
    QTest::newRow("case") << u"SYNC"_s << u"Sync now"_s << QList<qsizetype>{0, 1, 2, 3};
    QTest::newRow("spaces") << u"s n"_s << u"Sync now"_s << QList<qsizetype>{0, 5};
    QTest::newRow("accents") << u"reglages"_s << u"Réglages"_s << QList<qsizetype>{0, 1, 2, 3, 4, 5, 6, 7};
    QTest::newRow("a row rather than scattered") << u"the"_s << u"athaxe the"_s << QList<qsizetype>{7, 8, 9};
    QTest::newRow("order counts") << u"ns"_s << u"Sync"_s << none;
    QTest::newRow("not there") << u"x"_s << u"Sync now"_s << none;
    QTest::newRow("longer than the text") << u"synchronize"_s << u"Sync"_s << none;
    QTest::newRow("empty text") << u"a"_s << u""_s << none;
}

void TestFrame::matchesFuzzily()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QList<qsizetype>, positions);
    const std::optional<FuzzyMatch> match = fuzzyMatch(pattern, text);
    QCOMPARE(match.has_value(), positions != QList<qsizetype>{-1});
    if (match)
        QCOMPARE(match->positions, positions);
}

void TestFrame::prefersTheBetterMatch_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("whole word") << u"log"_s << u"Go to Logs"_s << u"Leave Old Gear"_s;
    QTest::newRow("begin of a word") << u"th"_s << u"Theme: dark"_s << u"Go to History"_s;
    QTest::newRow("short") << u"quit"_s << u"Quit"_s << u"Quit and write a long letter about it"_s;
}

void TestFrame::prefersTheBetterMatch()
{
    QFETCH(QString, pattern);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(fuzzyMatch(pattern, better)->score > fuzzyMatch(pattern, worse)->score);
}

void TestFrame::paletteDoesWhatIsChosen()
{
    QAction sync(u"&Sync now"_s);
    QAction pause(u"Pause the schedule"_s);
    QSignalSpy synced(&sync, &QAction::triggered);
    QSignalSpy paused(&pause, &QAction::triggered);
    CommandPalette palette;
    palette.open({&sync, &pause});
    auto* field = palette.findChild<QLineEdit*>(u"commandSearch"_s);
    auto* list = palette.findChild<QListWidget*>(u"commandList"_s);
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(0)->text(), u"Sync now"_s);
    QTest::keyClicks(field, u"ps"_s);
    QCOMPARE(list->count(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(paused.size(), 1);
    QVERIFY(!palette.isVisible());

    palette.open({&sync, &pause});
    QVERIFY(field->text().isEmpty());
    QTest::keyClick(field, Qt::Key_Up); // round to the last
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Enter);
    QTRY_COMPARE(synced.size(), 1);

    palette.open({&sync});
    QTest::keyClicks(field, u"nothing like it"_s);
    QCOMPARE(list->count(), 0);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(palette.isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
}

void TestFrame::paletteOffersWhatCanBeDone()
{
    QAction on(u"On"_s);
    QAction off(u"Off"_s);
    off.setEnabled(false);
    auto gone = std::make_unique<QAction>(u"Gone"_s);
    CommandPalette palette;
    palette.open({&on, &off, gone.get()});
    auto* list = palette.findChild<QListWidget*>(u"commandList"_s);
    QCOMPARE(list->count(), 2);
    gone.reset();
    QTest::keyClicks(palette.findChild<QLineEdit*>(u"commandSearch"_s), u"o"_s);
    QCOMPARE(list->count(), 1);
}

void TestFrame::tellsFailureAndRecoveryOnce()
{
    ActivityMonitor monitor;
    monitor.setProfile(test::sampleProfile());
    QSignalSpy failed(&monitor, &ActivityMonitor::failed);
    QSignalSpy recovered(&monitor, &ActivityMonitor::recovered);
    monitor.setRunFinished(test::sampleRun(1, RunState::Done));
    QCOMPARE(recovered.size(), 0); // nothing was wrong
    monitor.setRunFinished(test::sampleRun(2, RunState::Failed));
    monitor.setRunFinished(test::sampleRun(3, RunState::Partial));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(u"Weather"_s));
    QVERIFY(failed[0][1].toString().contains(u"token"_s));
    monitor.setRunFinished(test::sampleRun(4, RunState::Cancelled));
    QCOMPARE(recovered.size(), 0);
    monitor.setRunFinished(test::sampleRun(5, RunState::Done));
    monitor.setRunFinished(test::sampleRun(6, RunState::Done));
    QCOMPARE(recovered.size(), 1);
    monitor.setRunFinished(test::sampleRun(7, RunState::Failed));
    QCOMPARE(failed.size(), 2);
}

void TestFrame::tellsConnections()
{
    ActivityMonitor monitor;
    monitor.setProfile(test::sampleProfile());
    QSignalSpy failed(&monitor, &ActivityMonitor::failed);
    QSignalSpy recovered(&monitor, &ActivityMonitor::recovered);
    monitor.setConnectionState(test::sampleState(u"of another profile"_s, false));
    QCOMPARE(failed.size(), 0);
    monitor.setConnectionState(test::sampleState(cloudConnectionId, false));
    ConnectionState checking = test::sampleState(cloudConnectionId, false);
    checking.status = ConnectionState::Status::Checking;
    monitor.setConnectionState(checking);
    monitor.setConnectionState(test::sampleState(cloudConnectionId, false));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(u"InfluxDB Cloud"_s));
    QVERIFY(failed[0][1].toString().contains(u"Nothing answers"_s));
    monitor.setConnectionState(test::sampleState(cloudConnectionId, true));
    QCOMPARE(recovered.size(), 1);
}

void TestFrame::saysTheStateInOneWord()
{
    using State = ActivityMonitor::State;
    ActivityMonitor monitor;
    monitor.setProfile(test::sampleProfile());
    QCOMPARE(monitor.state(), State::Idle);
    QCOMPARE(monitor.ruleIds(), QStringList{QString(defaultRuleId)});
    monitor.setPaused(true);
    QCOMPARE(monitor.state(), State::Paused);
    monitor.setRunFinished(test::sampleRun(1, RunState::Failed));
    QCOMPARE(monitor.state(), State::Failing);
    QVERIFY(monitor.summary().contains(u"Weather"_s));
    monitor.setRunStarted(test::sampleRun(2, RunState::Running));
    QCOMPARE(monitor.state(), State::Running);
    RunProgress progress;
    progress.run = test::sampleRun(2, RunState::Running);
    progress.fraction = 0.42;
    monitor.setProgress(progress);
    QVERIFY(monitor.summary().contains(u"42 %"_s));
    QCOMPARE(monitor.runningRules(), QStringList{QString(defaultRuleId)});
    monitor.setRunFinished(test::sampleRun(2, RunState::Done));
    QCOMPARE(monitor.state(), State::Paused);
    monitor.setRunFinished(test::sampleRun(3, RunState::Failed));
    monitor.setProfile(test::sampleProfile()); // as after a change of the settings
    QCOMPARE(monitor.state(), State::Paused);
    for (const State state : {State::Idle, State::Running, State::Paused, State::Failing}) {
        QVERIFY(!TrayIcon::pictureOf(state, qApp->palette()).isNull());
        QVERIFY(!iconOf(state).isEmpty());
    }
}

void TestFrame::keepsPreferences()
{
    const QTemporaryDir folder;
    const QString file = Preferences::fileIn(folder.path());
    {
        Preferences preferences(file);
        QCOMPARE(preferences.theme(), Theme::System);
        QVERIFY(!preferences.closesToTray());
        QVERIFY(preferences.notifies());
        QVERIFY(preferences.language().isEmpty());
        QSignalSpy themed(&preferences, &Preferences::themeChanged);
        preferences.setTheme(Theme::Dark);
        preferences.setTheme(Theme::Dark);
        QCOMPARE(themed.size(), 1);
        preferences.setLanguage(u"fr"_s);
        preferences.setClosesToTray(true);
        preferences.setNotifies(false);
        preferences.setExploresSample(true);
        preferences.setWindowGeometry("\0geometry\xff"_ba);
    }
    const Preferences again(file);
    QCOMPARE(again.theme(), Theme::Dark);
    QCOMPARE(again.language(), u"fr"_s);
    QVERIFY(again.closesToTray());
    QVERIFY(!again.notifies());
    QVERIFY(again.exploresSample());
    QCOMPARE(again.windowGeometry(), "\0geometry\xff"_ba);
}

void TestFrame::watchdogNamesTheCulprit()
{
    auto* watchdog = static_cast<EventWatchdog*>(qApp);
    QStringList culprits;
    watchdog->watch(
        std::chrono::milliseconds(8), [&](const QString& culprit, std::chrono::microseconds took) {
            QVERIFY(took > std::chrono::milliseconds(8));
            culprits.append(culprit);
        });
    QWidget page;
    page.setObjectName(u"slowPage"_s);
    QTimer::singleShot(0, &page, [] {});
    QCoreApplication::processEvents();
    QVERIFY(culprits.filter(u"slowPage"_s).isEmpty());
    QTimer timer(&page);
    bool done = false;
    connect(&timer, &QTimer::timeout, &page, [&] {
        // Busy, as the work that is looked for is.
        QElapsedTimer busy;
        busy.start();
        while (busy.elapsed() < 12) {
        }
        done = true;
    });
    timer.setSingleShot(true);
    timer.start(0);
    QTRY_VERIFY(done);
    QTRY_VERIFY(!culprits.filter(u"Timer at QTimer slowPage"_s).isEmpty());
    // What other threads take their time for is no matter of the window's.
    culprits.clear();
    QThread thread;
    QObject slow;
    slow.setObjectName(u"slowWorker"_s);
    slow.moveToThread(&thread);
    thread.start();
    QMetaObject::invokeMethod(
        &slow,
        [] {
            QElapsedTimer busy;
            busy.start();
            while (busy.elapsed() < 12) {
            }
        },
        Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait());
    QVERIFY(culprits.filter(u"slowWorker"_s).isEmpty());
    watchdog->watch({}, {});
}

void TestFrame::looksRight()
{
    WelcomePage welcome;
    test::hang(welcome, u"welcome"_s, {1000, 640});
    test::hang(welcome, u"welcome-narrow"_s, {520, 640});
    QAction sync(QIcon(u":/icons/sync.svg"_s), u"Sync now"_s);
    sync.setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(u"Ctrl+R"_s)});
    QAction theme(u"Theme: dark"_s);
    QAction pause(u"Pause the schedule"_s);
    CommandPalette palette;
    palette.open({&sync, &theme, &pause});
    QTest::keyClicks(palette.findChild<QLineEdit*>(), u"s"_s);
    test::hang(palette, u"palette"_s, {560, 300});
    ShortcutSheet sheet({&sync, &theme, &pause});
    test::hang(sheet, u"shortcuts"_s, {460, 260});
}

int main(int argc, char* argv[])
{
    EventWatchdog application(argc, argv);
    TestFrame test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_frame.moc"
