// The window over a real engine and the sample site: what an operator does on the first day.

#include "Gallery.h"
#include "common/Session.h"
#include "mirror/DeadLetterFile.h"
#include "support/TestServers.h"
#include "ui/MainWindow.h"
#include "ui/Preferences.h"
#include "ui/Theme.h"
#include "ui/charts/TimeSeriesChart.h"
#include "ui/models/CoverageModel.h"
#include "ui/widgets/CoverageHeatMap.h"

#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A first run waits for the sample cloud's limit a few times.
constexpr int patience = 60'000;

/// Everything that is written on the labels one sees.
QString visibleText(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

/// The row below `parent` that is called `name`, opened.
QModelIndex opened(QTreeView& tree, const QModelIndex& parent, const QString& name)
{
    QModelIndex found;
    const auto look = [&] {
        for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
            const QModelIndex index = tree.model()->index(row, 0, parent);
            if (index.data().toString() == name)
                found = index;
        }
        return found.isValid();
    };
    if (!QTest::qWaitFor(look, patience))
        return {};
    tree.expand(found);
    return found;
}

qsizetype pointsDrawn(const TimeSeriesChart& chart)
{
    qsizetype points = 0;
    for (const QAbstractSeries* series : chart.chart()->series())
        points += static_cast<const QXYSeries*>(series)->count();
    return points;
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void firstDay();
    void coverageIsDrawnAndVerified();
    void refusedPointsAreSeenAndWrittenAgain();
    void everyPageHasAShortcut();
    void fleetIsReachedAndLeadsOn();
    void everythingByKeyboard();
    void everythingHasAName();
    void beginsWithTwoChoices();
    void comesBackWhereItWas();
    void faultsAreNamed_data();
    void faultsAreNamed();

private:
    template <typename Widget>
    Widget* find(const QString& name) const
    {
        return m_window->findChild<Widget*>(name);
    }
    [[nodiscard]] QList<Run> finished() const { return m_finished; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<MainWindow> m_window;
    QList<Run> m_finished;
};

void MainWindowTest::init()
{
    applyTheme(*qApp, Theme::Light);
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::move(*Session::open(m_folder->path()));
    m_preferences = std::make_unique<Preferences>(Preferences::fileIn(m_folder->path()));
    m_window = std::make_unique<MainWindow>(m_session->engine(), m_session->profiles(), *m_preferences);
    m_window->resize(1200, 800);
    m_window->show();
    m_finished.clear();
    connect(&m_session->engine(), &Engine::runFinished, m_window.get(),
        [this](const Run& run) { m_finished.append(run); });
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_preferences.reset();
    m_session.reset();
    m_folder.reset();
}

void MainWindowTest::firstDay()
{
    QVERIFY(m_session->useSample());
    Profile profile = m_session->profiles().profile();
    profile.telemetry.period = 200ms;
    bool sawProgress = false;
    connect(&m_session->engine(), &Engine::runProgress, m_window.get(), [&](const RunProgress& progress) {
        const auto* bar = find<QWidget>(u"overviewPage"_s)->findChild<QProgressBar*>();
        sawProgress = sawProgress ||
            (progress.run.tally.pointsRead > 0 && bar->isVisible() &&
                find<QPushButton>(u"cancelButton"_s)->isVisible());
    });
    m_session->profiles().useTransient(profile);

    // The first run begins by itself; its progress is to be seen.
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 1, patience);
    QCOMPARE(finished().first().state, RunState::Done);
    QCOMPARE(finished().first().trigger, RunTrigger::First);
    QVERIFY(sawProgress);
    test::hang(*m_window, u"window-overview"_s, {1200, 800});

    auto* sync = find<QPushButton>(u"syncNowButton"_s);
    QTRY_VERIFY(sync->isVisible() && sync->isEnabled());
    QTest::mouseClick(sync, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 2, patience);
    QCOMPARE(finished().last().trigger, RunTrigger::Manual);
    QVERIFY(finished().last().tally.pointsRead < finished().first().tally.pointsRead);
    QTRY_VERIFY(visibleText(*m_window).contains(u"safe"_s));

    m_window->showPage(MainWindow::Page::Explorer);
    auto* tree = find<QTreeView>(u"schemaTree-"_s + cloudConnectionId);
    const QModelIndex bucket = opened(*tree, {}, DemoSite::bucket());
    QVERIFY(bucket.isValid());
    const QModelIndex measurement = opened(*tree, bucket, u"weather"_s);
    QVERIFY(measurement.isValid());
    const QModelIndex field = opened(*tree, measurement, u"temperature"_s);
    QVERIFY(field.isValid());
    tree->setCurrentIndex(field);
    const auto* preview = find<QWidget>(u"explorerPage"_s)->findChild<TimeSeriesChart*>();
    QTRY_VERIFY_WITH_TIMEOUT(pointsDrawn(*preview) > 10, patience);
    find<QCheckBox>(u"compareBox"_s)->setChecked(true);
    auto* verdict = find<QLabel>(u"verdict"_s);
    QTRY_VERIFY_WITH_TIMEOUT(verdict->isVisible(), patience);
    QVERIFY2(verdict->text().contains(u"agree at"_s), qPrintable(verdict->text()));
    test::hang(*m_window, u"window-explorer"_s, {1200, 800});

    m_window->showPage(MainWindow::Page::Live);
    auto* values = find<QTableView>(u"latestValues"_s);
    QTRY_VERIFY_WITH_TIMEOUT(values->model()->rowCount() > 5, patience);
    const auto* live = find<QWidget>(u"livePage"_s)->findChild<TimeSeriesChart*>();
    QVERIFY(live != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(pointsDrawn(*live) > 0, patience);
    // As many points go on the left as come on the right: look at the newest.
    const auto newest = [live] { return live->curves().first().data->times().last(); };
    const Timestamp before = newest();
    QTRY_VERIFY_WITH_TIMEOUT(newest() > before, patience);
    test::hang(*m_window, u"window-live"_s, {1200, 800});

    m_window->showPage(MainWindow::Page::History);
    QTRY_COMPARE(find<QTableView>(u"runTable"_s)->model()->rowCount(), 2);
    m_window->showPage(MainWindow::Page::Logs);
    QTRY_VERIFY(find<QTableView>(u"logTable"_s)->model()->rowCount() >= 4);
}

void MainWindowTest::coverageIsDrawnAndVerified()
{
    QVERIFY(m_session->useSample());
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 1, patience);
    m_window->showCoverage();
    auto* map = m_window->findChild<CoverageHeatMap*>();
    auto* model = qobject_cast<CoverageModel*>(map->model());
    QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() > 3, patience);
    QVERIFY(map->isVisible());
    // A day that was copied as a whole, of the measurement with twenty days of history.
    int row = 0;
    while (row < model->rowCount() && !model->measurement(row).startsWith(u"historic"_s))
        ++row;
    QVERIFY(row < model->rowCount());
    const auto columnOf = [&](Timestamp time) {
        int column = 0;
        while (column < model->columnCount() - 1 && model->day(column).stop <= time)
            ++column;
        return column;
    };
    const Timestamp chosen = SystemClock().now() - 3 * nanosecondsPerDay;
    const auto before = model->worst(model->index(row, columnOf(chosen)));
    QVERIFY2(before.has_value(), "wanted by the rule");
    QVERIFY(!model->worst(model->index(row, 0))); // 30 days ago: nobody wants it
    map->setCurrentIndex(model->index(row, columnOf(chosen)));
    QTest::mouseClick(find<QPushButton>(u"verifyDayButton"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 2, patience);
    QCOMPARE(finished().last().trigger, RunTrigger::Verify);
    QCOMPARE(finished().last().state, RunState::Done);
    QVERIFY(finished().last().tally.pointsCompared > 0);
    // The map follows by itself.
    QTRY_VERIFY_WITH_TIMEOUT(
        model->worst(model->index(row, columnOf(chosen))) == CellState::Verified, patience);
    QVERIFY(find<QLabel>(u"coverageState"_s)->text().contains(u"compared"_s));
    QTRY_VERIFY(find<QLabel>(u"coverageDetail"_s)->text().contains(u"verified 100 %"_s));
    test::hang(*m_window, u"window-coverage"_s, {1200, 800});
}

void MainWindowTest::refusedPointsAreSeenAndWrittenAgain()
{
    QVERIFY(m_session->useSample());
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 1, patience);
    auto* banner = find<QPushButton>(u"showDeadLettersButton"_s);
    QVERIFY(!banner->isVisible());
    // As a run leaves them: two that the server takes by now, one that it does not, one that no
    // line can hold.
    const Rule rule = m_session->profiles().profile().rules.first();
    const Timestamp now = SystemClock().now();
    const QByteArray time = QByteArray::number(now - nanosecondsPerHour);
    DeadLetterFile file(m_session->engine().paths().deadLetters(),
        {rule.id, rule.name, rule.id, rule.destinationConnection, rule.destinationBucket,
            finished().first().id, now});
    const auto keep = [&](const QByteArray& line) {
        return file.append(DeadLetterFile::entryFor(line, u"field type conflict"_s));
    };
    QVERIFY(keep("refused\\ once,site=\"a\" v=1 " + time));
    QVERIFY(keep("refused\\ once,site=\"b\" v=2,w=3i " + time));
    QVERIFY(keep("weather temperature=\"mild\" " + time));
    QVERIFY(
        file.append(DeadLetterFile::entryFor(RefusedPoint{u"a tag ends with \\"_s, "m,p=C:\\ v", "1", 1})));

    m_window->showDeadLetters(); // which looks again
    auto* entries = find<QTableView>(u"deadLetterEntries"_s);
    QTRY_COMPARE_WITH_TIMEOUT(entries->model()->rowCount(), 4, patience);
    test::hang(*m_window, u"window-dead-letters"_s, {1200, 800});
    m_window->showPage(MainWindow::Page::Overview);
    QTRY_VERIFY(banner->isVisible());
    QTest::mouseClick(banner, Qt::LeftButton);
    QVERIFY(entries->isVisible());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"MILD"_s);
    QTRY_COMPARE_WITH_TIMEOUT(entries->model()->rowCount(), 1, patience);
    qobject_cast<QLineEdit*>(QApplication::focusWidget())->clear();
    QTRY_COMPARE_WITH_TIMEOUT(entries->model()->rowCount(), 4, patience);

    QTest::mouseClick(find<QPushButton>(u"replayButton"_s), Qt::LeftButton);
    auto* question = m_window->findChild<QMessageBox*>(u"replayQuestion"_s);
    QVERIFY(question != nullptr);
    question->defaultButton()->click();
    const auto* told = find<QLabel>(u"replayResult"_s);
    QVERIFY2(QTest::qWaitFor([&] { return told->text().contains(u"3 points written"_s); }, patience),
        qPrintable(told->text()));
    QVERIFY2(told->text().contains(u"2 points refused again"_s), qPrintable(told->text()));
    QTRY_COMPARE_WITH_TIMEOUT(entries->model()->rowCount(), 2, patience); // what is kept
    test::hang(*m_window, u"window-dead-letters-replayed"_s, {1200, 800});
}

void MainWindowTest::everyPageHasAShortcut()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto* pages = find<QStackedWidget>(u"pages"_s);
    for (const int page : {3, 0, 5, 1, 6, 4, 2}) {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
        QCOMPARE(pages->currentIndex(), page);
    }
}

void MainWindowTest::fleetIsReachedAndLeadsOn()
{
    QVERIFY(m_session->useSample());
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 1, patience);
    QTest::mouseClick(find<QPushButton>(u"fleetDetailsButton"_s), Qt::LeftButton);
    auto* pages = find<QStackedWidget>(u"pages"_s);
    QCOMPARE(pages->currentIndex(), static_cast<int>(MainWindow::Page::Fleet));
    // The sample has no Redis: the page says so, and where to change that.
    auto* page = find<QWidget>(u"fleetPage"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(
        visibleText(*page).contains(u"works alone"_s), qPrintable(visibleText(*page)), patience);
    test::hang(*m_window, u"window-fleet"_s, {1200, 800});
    QTest::mouseClick(find<QPushButton>(u"setUpRedisButton"_s), Qt::LeftButton);
    QCOMPARE(pages->currentIndex(), static_cast<int>(MainWindow::Page::Settings));
    const auto* tabs = pages->currentWidget()->findChild<QTabWidget*>();
    QCOMPARE(tabs->tabText(tabs->currentIndex()), u"Redis"_s);
    // The palette leads there, too.
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto* search = find<QLineEdit>(u"commandSearch"_s);
    QTRY_VERIFY(search->isVisible());
    QTest::keyClicks(search, u"go to fleet"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(pages->currentIndex(), static_cast<int>(MainWindow::Page::Fleet));
}

void MainWindowTest::everythingByKeyboard()
{
    QVERIFY(m_session->useSample());
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 1, patience);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));

    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 2, patience);

    auto* pause = find<QPushButton>(u"pauseButton"_s);
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(pause->text().contains(u"Resume"_s));
    m_window->showPage(MainWindow::Page::Logs);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(find<QWidget>(u"logsPage"_s)->findChild<QLineEdit*>(u"searchField"_s)->hasFocus());
    // A question mark typed into a field is text.
    QTest::keyClicks(QApplication::focusWidget(), u"?"_s);
    QCOMPARE(qobject_cast<QLineEdit*>(QApplication::focusWidget())->text(), u"?"_s);
    QVERIFY(find<QDialog>(u"shortcutSheet"_s) == nullptr);

    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QTRY_VERIFY(find<QDialog>(u"shortcutSheet"_s) != nullptr);
    QString keys = visibleText(*find<QDialog>(u"shortcutSheet"_s));
    for (const QString& key : {u"F5"_s, u"Ctrl+K"_s, u"Ctrl+1"_s, u"Ctrl+Q"_s})
        QVERIFY2(keys.contains(key), qPrintable(key));
    // No two commands may share a key.
    QStringList seen;
    for (const QAction* action : m_window->actions()) {
        for (const QKeySequence& sequence : action->shortcuts()) {
            QVERIFY2(!seen.contains(sequence.toString()), qPrintable(sequence.toString()));
            seen.append(sequence.toString());
        }
    }
    find<QDialog>(u"shortcutSheet"_s)->close();
    QTRY_VERIFY(find<QDialog>(u"shortcutSheet"_s) == nullptr);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));

    // The palette knows what the keys know, by its name of now.
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto* search = find<QLineEdit>(u"commandSearch"_s);
    QTRY_VERIFY(search->isVisible());
    QTest::keyClicks(search, u"resume"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(pause->text().contains(u"Pause"_s));
}

void MainWindowTest::everythingHasAName()
{
    QVERIFY(m_session->useSample());
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 1, patience);
    using Page = MainWindow::Page;
    QStringList nameless;
    for (const Page page : {Page::Overview, Page::History, Page::Logs, Page::Fleet, Page::Settings}) {
        m_window->showPage(page);
        const auto* shown = find<QStackedWidget>(u"pages"_s)->currentWidget();
        for (QWidget* widget : shown->findChildren<QWidget*>()) {
            // What a screen reader stops at.
            // Not what is hidden by itself, nor the lists that fold out of fields.
            if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy() != nullptr ||
                widget->isHidden() || widget->window() != m_window.get() ||
                qobject_cast<QScrollArea*>(widget) != nullptr)
                continue;
            const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            if (accessible == nullptr || !accessible->text(QAccessible::Name).isEmpty())
                continue;
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u" "_s +
                widget->objectName() + u" in "_s + shown->objectName());
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void MainWindowTest::beginsWithTwoChoices()
{
    m_window->showWelcome();
    auto* sample = find<QPushButton>(u"welcomeSampleButton"_s);
    QVERIFY(sample->isVisible());
    QSignalSpy asked(m_window.get(), &MainWindow::sampleRequested);
    QTest::mouseClick(sample, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QVERIFY(find<QDialog>(u"connectWizard"_s) == nullptr);
    QTest::keyClick(find<QPushButton>(u"welcomeConnectButton"_s), Qt::Key_Return);
    QTRY_VERIFY(find<QDialog>(u"connectWizard"_s) != nullptr);
    QVERIFY(find<QDialog>(u"connectWizard"_s)->isVisible());
    find<QDialog>(u"connectWizard"_s)->reject();
    QVERIFY(m_session->useSample());
    QTRY_VERIFY(!sample->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(finished().size(), 1, patience);
}

void MainWindowTest::comesBackWhereItWas()
{
    m_window->setGeometry(40, 30, 1000, 700);
    m_window->close();
    QVERIFY(!m_window->isVisible()); // without a tray it does not stay
    m_window = std::make_unique<MainWindow>(m_session->engine(), m_session->profiles(), *m_preferences);
    QCOMPARE(m_window->size(), QSize(1000, 700));
}

void MainWindowTest::faultsAreNamed_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("wrong token") << u"token"_s << QStringList{u"Sample cloud"_s, u"token"_s};
    QTest::newRow("missing bucket") << u"bucket"_s
                                    << QStringList{u"Sample cloud"_s, u"has no bucket"_s, u"not there"_s};
    QTest::newRow("dead port") << u"port"_s << QStringList{u"Nothing answers"_s, u"127.0.0.1:1"_s};
    QTest::newRow("the other dialect")
        << u"dialect"_s << QStringList{u"Sample cloud"_s, u"1."_s, u"InfluxQL"_s};
}

void MainWindowTest::faultsAreNamed()
{
    QFETCH(QString, fault);
    QFETCH(QStringList, words);
    if (fault == u"dialect"_s && !test::influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    QVERIFY(m_session->useSample());
    Profile profile = m_session->profiles().profile();
    ConnectionSettings& cloud = profile.connections.first();
    if (fault == u"token"_s)
        cloud.secret = u"not the token"_s;
    else if (fault == u"bucket"_s)
        profile.rules.first().sourceBucket = u"not there"_s;
    else if (fault == u"port"_s)
        cloud.url = QUrl(u"http://127.0.0.1:1"_s);
    else
        cloud.url = *test::influx1Url();
    profile.rules.first().id = u"another"_s;
    m_session->profiles().useTransient(profile);
    auto* sync = find<QPushButton>(u"syncNowButton"_s);
    QTRY_VERIFY(sync->isVisible() && sync->isEnabled());
    QTest::mouseClick(sync, Qt::LeftButton);
    const auto said = [&] {
        const QString text = visibleText(*m_window);
        return std::all_of(words.begin(), words.end(),
            [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    QVERIFY2(QTest::qWaitFor(said, patience), qPrintable(visibleText(*m_window)));
    test::hang(*m_window, u"window-fault-"_s + fault, {1200, 800});
}

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
