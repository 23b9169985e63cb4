#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/models/CoverageRows.h"
#include "ui/widgets/CoverageHeatMap.h"
#include "ui/widgets/CoveragePanel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds hour = nanosecondsPerHour;
const Timestamp midnight = test::sampleNow - 12 * hour;

TimeRange hours(qint64 from, qint64 to)
{
    return {midnight + from * hour, midnight + to * hour};
}

QList<double> partsOf(const CoverageModel& model, int row, int column)
{
    return model.index(row, column).data(CoverageModel::PartsRole).value<QList<double>>();
}

} // namespace

class TestCoverage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void sharesDays_data();
    void sharesDays();
    void daysAreThoseOfTheZone();
    void bearsAnyRange_data();
    void bearsAnyRange();
    void leavesOutWhatNobodyWants_data();
    void leavesOutWhatNobodyWants();
    void saysWhatDiffers();
    void ordersAboutADay();
    void keepsThePlaceAfterARun();
    void panelTellsOfRuns();
    void panelAsksWhenItIsSeen();
    void panelSaysWhatIsMissing();
    void looksRight();
};

void TestCoverage::sharesDays_data()
{
    QTest::addColumn<QList<CoverageStretch>>("stretches");
    QTest::addColumn<QList<double>>("second"); // of three days: failed, missing, mirrored, verified
    QTest::addColumn<int>("worst");
    using S = CellState;
    const auto worst = [](S state) { return static_cast<int>(state); };
    QTest::newRow("nothing wanted") << QList<CoverageStretch>{} << QList<double>{} << -1;
    QTest::newRow("whole day") << QList<CoverageStretch>{{hours(24, 48), S::Verified}}
                               << QList<double>{0, 0, 0, 1} << worst(S::Verified);
    QTest::newRow("over midnight") << QList<CoverageStretch>{{hours(12, 36), S::Mirrored}}
                                   << QList<double>{0, 0, 0.5, 0} << worst(S::Mirrored);
    QTest::newRow("all at once") << QList<CoverageStretch>{{hours(0, 30), S::Verified},
                                        {hours(30, 36), S::Mirrored}, {hours(36, 42), S::Missing},
                                        {hours(42, 90), S::Failed}}
                                 << QList<double>{0.25, 0.25, 0.25, 0.25} << worst(S::Failed);
    QTest::newRow("other days only") << QList<CoverageStretch>{{hours(0, 24), S::Failed},
                                            {hours(48, 72), S::Failed}}
                                     << QList<double>{} << -1;
    QTest::newRow("empty stretch") << QList<CoverageStretch>{{hours(30, 30), S::Failed},
                                          {hours(40, 30), S::Failed}}
                                   << QList<double>{} << -1;
}

void TestCoverage::sharesDays()
{
    QFETCH(QList<CoverageStretch>, stretches);
    QFETCH(QList<double>, second);
    QFETCH(int, worst);
    CoverageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(hours(0, 72), {{u"weather\n"_s, stretches}}, QTimeZone::utc());
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), u"weather "_s);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"25"_s);
    QCOMPARE(partsOf(model, 0, 1), second);
    const auto found = model.worst(model.index(0, 1));
    QCOMPARE(found ? static_cast<int>(*found) : -1, worst);
    QVERIFY(!model.index(0, 1).data(Qt::AccessibleTextRole).toString().isEmpty());
}

void TestCoverage::daysAreThoseOfTheZone()
{
    const QTimeZone paris("Europe/Paris");
    QVERIFY(paris.isValid());
    CoverageModel model;
    // The day on which summer time ends has 25 hours.
    const Timestamp begin = fromDateTime(QDateTime({2026, 10, 25}, {0, 0}, paris));
    model.setRows(
        {begin, begin + 49 * hour}, {{u"m"_s, {{{begin, begin + 25 * hour}, CellState::Mirrored}}}}, paris);
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(model.day(0).length(), 25 * hour);
    QCOMPARE(partsOf(model, 0, 0), (QList<double>{0, 0, 1, 0}));
    QCOMPARE(partsOf(model, 0, 1), QList<double>());
}

void TestCoverage::bearsAnyRange_data()
{
    QTest::addColumn<TimeRange>("range");
    QTest::newRow("empty") << TimeRange{5, 5};
    QTest::newRow("backwards") << TimeRange{midnight, midnight - hour};
    QTest::newRow("a nanosecond") << TimeRange{midnight, midnight + 1};
    QTest::newRow("everything") << TimeRange{minimumTimestamp, maximumTimestamp};
}

void TestCoverage::bearsAnyRange()
{
    QFETCH(TimeRange, range);
    CoverageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(range, {{u"m"_s, {{range, CellState::Verified}}}}, QTimeZone::utc());
    QVERIFY(model.columnCount() <= 3661);
    QCOMPARE(model.columnCount() > 0, !range.isEmpty());
    if (model.columnCount() > 0)
        QVERIFY(model.worst(model.index(0, model.columnCount() - 1)) == CellState::Verified);
}

void TestCoverage::leavesOutWhatNobodyWants_data()
{
    QTest::addColumn<QList<CoverageInterval>>("known");
    QTest::addColumn<QList<CoverageStretch>>("shown");
    // The rule looks back 5 h and ahead 130 h; now is 12:00.
    using S = CoverageState;
    const auto mirrored = [](qint64 from, qint64 to) {
        return CoverageInterval{hours(from, to), S::Mirrored, {}};
    };
    const auto missing = [](qint64 from, qint64 to) {
        return CoverageInterval{hours(from, to), S::Missing, {}};
    };
    using Shown = QList<CoverageStretch>;
    QTest::newRow("nothing copied: what is wanted up to now")
        << QList<CoverageInterval>{missing(-100, 200)} << Shown{{hours(7, 12), CellState::Missing, 0, {}}};
    QTest::newRow("before and ahead of what was copied")
        << QList<CoverageInterval>{missing(-100, 6), mirrored(6, 141), missing(141, 200)}
        << Shown{{hours(6, 141), CellState::Mirrored, 0, {}}};
    QTest::newRow("a hole between") << QList<CoverageInterval>{missing(-100, -50), mirrored(-50, -40),
                                           missing(-40, 5), mirrored(5, 140)}
                                    << Shown{{hours(-50, -40), CellState::Mirrored, 0, {}},
                                           {hours(-40, 5), CellState::Missing, 0, {}},
                                           {hours(5, 140), CellState::Mirrored, 0, {}}};
    QTest::newRow("the rule looks further back by now")
        << QList<CoverageInterval>{missing(-100, 9), mirrored(9, 140)}
        << Shown{{hours(7, 9), CellState::Missing, 0, {}}, {hours(9, 140), CellState::Mirrored, 0, {}}};
    QTest::newRow("no run for long") << QList<CoverageInterval>{mirrored(-100, -50), missing(-50, 200)}
                                     << Shown{{hours(-100, -50), CellState::Mirrored, 0, {}},
                                            {hours(7, 12), CellState::Missing, 0, {}}};
}

void TestCoverage::leavesOutWhatNobodyWants()
{
    QFETCH(QList<CoverageInterval>, known);
    QFETCH(QList<CoverageStretch>, shown);
    const Rule rule = test::sampleProfile().rules.first();
    const Coverage coverage{hours(-100, 200), {{u"weather"_s, known}}};
    const QList<CoverageRow> rows = coverageRows(coverage, rule, test::sampleNow);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].stretches.size(), shown.size());
    for (qsizetype i = 0; i < shown.size(); ++i) {
        QCOMPARE(rows[0].stretches[i].range, shown[i].range);
        QVERIFY(rows[0].stretches[i].state == shown[i].state);
    }
}

void TestCoverage::saysWhatDiffers()
{
    WindowCheck check;
    check.checked = test::sampleNow;
    check.note = u"3 values <b> are\nmissing"_s;
    const Coverage coverage{hours(0, 24), {{u"weather"_s, {{hours(0, 24), CoverageState::Failed, check}}}}};
    CoverageModel model;
    model.setRows(coverage.range,
        coverageRows(coverage, test::sampleProfile().rules.first(), test::sampleNow), QTimeZone::utc());
    const QModelIndex cell = model.index(0, 0);
    QVERIFY(model.worst(cell) == CellState::Failed);
    const QString text = cell.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(text.contains(u"3 values <b> are missing"_s), qPrintable(text));
    QVERIFY2(text.contains(u"compared "_s), qPrintable(text));
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
}

void TestCoverage::keepsThePlaceAfterARun()
{
    CoverageModel model;
    CoverageHeatMap map(model);
    const auto fill = [&](qint64 days, const QStringList& names) {
        QList<CoverageRow> rows;
        for (const QString& name : names)
            rows.append({name, {{hours(0, days * 24), CellState::Mirrored, 0, {}}}});
        model.setRows(hours(0, days * 24), rows, QTimeZone::utc());
        QCoreApplication::processEvents();
    };
    map.resize(400, 200);
    map.show();
    fill(90, {u"b"_s});
    const QScrollBar* bar = map.horizontalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum()); // the newest
    map.setCurrentIndex(model.index(0, 2));
    QCoreApplication::processEvents();
    const int before = bar->value();
    QVERIFY(before < bar->maximum());
    QVERIFY(map.currentDay() == hours(48, 72));
    fill(90, {u"a"_s, u"b"_s});
    QCOMPARE(bar->value(), before);
    QCOMPARE(map.currentIndex(), model.index(1, 2)); // the same measurement, a row further down
    fill(30, {u"a"_s});
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(!map.currentDay());
}

void TestCoverage::panelTellsOfRuns()
{
    CoveragePanel panel;
    panel.setNow(test::sampleNow);
    panel.setProfile(test::sampleProfile());
    panel.resize(900, 400);
    panel.show();
    const TimeRange range = hours(-24, 24);
    panel.setCoverage(defaultRuleId, {range, {{u"weather"_s, {{range, CoverageState::Mirrored, {}}}}}});
    auto* button = panel.findChild<QPushButton*>(u"verifyDayButton"_s);
    auto* state = panel.findChild<QLabel*>(u"coverageState"_s);
    auto* map = panel.findChild<CoverageHeatMap*>();
    QVERIFY(!button->isEnabled()); // no day is chosen
    map->setCurrentIndex(map->model()->index(0, 0));
    QVERIFY(button->isEnabled());
    QVERIFY(panel.findChild<QLabel*>(u"coverageDetail"_s)->text().contains(u"mirrored 100 %"_s));
    QSignalSpy verify(&panel, &CoveragePanel::verifyRequested);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(verify.size(), 1);
    QCOMPARE(verify[0][1].value<TimeRange>(), hours(-24, 0));
    QVERIFY2(state->text().contains(u"Verifying"_s), qPrintable(state->text()));
    Run run = test::sampleRun(7, RunState::Running);
    run.trigger = RunTrigger::Verify;
    panel.beginRun(run);
    QVERIFY(!button->isEnabled());
    QSignalSpy asked(&panel, &CoveragePanel::coverageRequested);
    run.state = RunState::Partial;
    run.tally.pointsCompared = 1234;
    run.tally.windowsMended = 2;
    run.errors = test::sampleRun(1, RunState::Failed).errors;
    panel.endRun(run);
    QCOMPARE(asked.size(), 1);
    QVERIFY(button->isEnabled());
    for (const QString& word : {u"points compared"_s, u"2 window"_s, u"token"_s})
        QVERIFY2(state->text().contains(word), qPrintable(state->text()));
}

void TestCoverage::ordersAboutADay()
{
    CoverageModel model;
    CoverageHeatMap map(model);
    model.setRows(hours(0, 60),
        {{u"a"_s, {{hours(0, 60), CellState::Missing}}}, {u"b"_s, {{hours(0, 12), CellState::Missing}}}},
        QTimeZone::utc());
    map.resize(400, 200);
    map.show();
    QSignalSpy verify(&map, &CoverageHeatMap::verifyRequested);
    map.setCurrentIndex(model.index(1, 2)); // nothing wanted there: no menu
    QTest::keyClick(&map, Qt::Key_Return);
    QVERIFY(map.findChildren<QMenu*>().isEmpty());
    map.setCurrentIndex(model.index(0, 2));
    QTest::keyClick(&map, Qt::Key_Return);
    QTRY_COMPARE(map.findChildren<QMenu*>().size(), 1);
    const QList<QAction*> actions = map.findChild<QMenu*>()->actions();
    actions.value(2)->trigger();
    QCOMPARE(verify.size(), 1);
    QSignalSpy sync(&map, &CoverageHeatMap::syncRequested);
    actions.value(3)->trigger();
    QCOMPARE(sync.size(), 1);
    QCOMPARE(verify[0][0].value<TimeRange>(), hours(48, 60)); // to the end of what is wanted
}

void TestCoverage::panelAsksWhenItIsSeen()
{
    CoveragePanel panel;
    panel.setNow(test::sampleNow);
    QSignalSpy asked(&panel, &CoveragePanel::coverageRequested);
    panel.setProfile(test::sampleProfile());
    QCOMPARE(asked.size(), 0); // nobody looks
    panel.resize(700, 300);
    panel.show();
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QString(defaultRuleId));
    const auto range = asked[0][1].value<TimeRange>();
    QCOMPARE(range.length(), 30 * nanosecondsPerDay + 130 * hour); // as far as the rule looks
    QVERIFY(range.contains(test::sampleNow));                      // forecasts too
    auto* span = panel.findChild<QComboBox*>(u"coverageSpan"_s);
    QTest::keyClick(span, Qt::Key_End);
    QCOMPARE(asked.size(), 2);
    QVERIFY(asked[1][1].value<TimeRange>().length() > 300 * nanosecondsPerDay);
    const Coverage coverage{range, {{u"weather"_s, {{range, CoverageState::Mirrored, {}}}}}};
    panel.setCoverage(u"another rule"_s, coverage);
    QCOMPARE(panel.findChild<CoverageHeatMap*>()->model()->rowCount(), 0);
    panel.setCoverage(defaultRuleId, coverage);
    QCOMPARE(panel.findChild<CoverageHeatMap*>()->model()->rowCount(), 1);
    panel.refresh(); // as after a run
    QCOMPARE(asked.size(), 3);
    panel.hide();
    panel.refresh();
    QCOMPARE(asked.size(), 3);
    panel.show();
    QTRY_COMPARE(asked.size(), 4);
}

void TestCoverage::panelSaysWhatIsMissing()
{
    CoveragePanel panel;
    panel.resize(700, 300);
    panel.show();
    const auto says = [&](const QString& text) {
        const auto labels = panel.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel* label) { return label->isVisibleTo(&panel) && label->text().contains(text); });
    };
    QVERIFY(says(u"Nothing is set up"_s));
    panel.setProfile(test::sampleProfile());
    panel.setCoverage(defaultRuleId, {hours(0, 48), {}});
    QVERIFY(says(u"Nothing is mirrored yet"_s));
    panel.failCoverage(defaultRuleId, failure(Error::Kind::Storage, u"The disk is gone."_s).value());
    QVERIFY(says(u"The disk is gone."_s));
}

void TestCoverage::looksRight()
{
    CoverageModel model;
    QList<CoverageRow> rows;
    for (const QString& name : {u"forecast"_s, u"historic weather"_s, u"real grid"_s, u"solar plant"_s,
             u"a measurement with a name longer than anybody would want to type"_s}) {
        const qint64 row = rows.size();
        rows.append({name,
            {{hours(0, 200 + row * 40), CellState::Verified},
                {hours(200 + row * 40, 500), CellState::Mirrored},
                {hours(500, 506 + row * 5), CellState::Failed},
                {hours(506 + row * 5, 600), CellState::Missing}, {hours(600, 720), CellState::Mirrored}}});
    }
    model.setRows(hours(0, 720), rows, QTimeZone::utc());
    QWidget page;
    CoverageHeatMap map(model);
    auto* layout = new QVBoxLayout(&page);
    layout->addWidget(&map);
    layout->addWidget(map.makeLegend());
    map.setCurrentIndex(model.index(1, 20));
    test::hang(page, u"coverage"_s, {940, 260});
}

QTEST_MAIN(TestCoverage)
#include "tst_coverage.moc"
