#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/charts/TimeSeriesChart.h"
#include "ui/models/FieldUnit.h"
#include "ui/models/LatestValueModel.h"
#include "ui/models/TelemetryHistory.h"
#include "ui/models/TelemetryTreeModel.h"
#include "ui/pages/LivePage.h"
#include "ui/widgets/ChartGrid.h"
#include "ui/widgets/ChartTile.h"
#include "ui/widgets/ThresholdDialog.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

#include <cmath>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

LatestValue value(const QString& measurement, const QString& field, const FieldValue& figure, Timestamp time)
{
    return {measurement, field, {}, figure, time};
}

TelemetryRound roundAt(Timestamp time, double phase)
{
    TelemetryRound round;
    round.time = time;
    round.buckets = 3;
    round.took = std::chrono::milliseconds(42);
    round.values = {value(u"real_plant"_s, u"power_kw"_s, 3.4 + std::sin(phase), time),
        value(u"real_plant"_s, u"state"_s, QByteArray("running"), time),
        value(u"real_weather"_s, u"temperature_c"_s, 17.2 + 0.4 * std::sin(phase * 1.7), time),
        value(u"real_weather"_s, u"wind"_s, 4.0 + std::cos(phase * 3), time),
        value(u"real_weather"_s, u"pressure_hpa"_s, 1013.2, time),
        value(u"real_weather"_s, u"rain"_s, qint64(0), time)};
    round.document = {{u"ts"_s, time / nanosecondsPerMillisecond},
        {u"values"_s,
            QJsonObject{{u"real_plant"_s,
                            QJsonObject{{u"power_kw"_s, 3.4 + std::sin(phase)}, {u"state"_s, u"running"_s}}},
                {u"real_weather"_s,
                    QJsonObject{{u"pressure_hpa"_s, 1013.2},
                        {u"temperature_c"_s, 17.2 + 0.4 * std::sin(phase * 1.7)}}},
                {u"latitude"_s, 48.8566}, {u"longitude"_s, 2.3522}}}};
    round.bytes = QJsonDocument(round.document).toJson(QJsonDocument::Compact);
    return round;
}

qsizetype gaps(const Curve& curve)
{
    return std::count_if(
        curve.values().begin(), curve.values().end(), [](double figure) { return std::isnan(figure); });
}

ChartGrid& gridOf(LivePage& page)
{
    return *page.findChild<ChartGrid*>(u"chartGrid"_s);
}

QStringList charted(LivePage& page)
{
    QStringList fields;
    for (const LiveLayout::Chart& chart : gridOf(page).charts())
        fields.append(chart.field);
    return fields;
}

} // namespace

class TestLivePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void historyIsBounded();
    void historyKeepsGaps();
    void historyIgnoresWhatIsNotNew();
    void historyTakesThePast();
    void asksForThePastOnce();
    void modelKeepsRows();
    void unitsFromNames_data();
    void unitsFromNames();
    void layoutSurvivesAsJson();
    void layoutStandsNonsense_data();
    void layoutStandsNonsense();
    void ticksMakeCharts();
    void chartsAreKept();
    void tilesAreMoved();
    void oneCrosshairForAll();
    void pauseFreezes();
    void limitsAreSeen();
    void limitsAreChecked_data();
    void limitsAreChecked();
    void treeShowsWhatChanged();
    void showsTheDocument();
    void longWindows();
    void looksRight();
};

void TestLivePage::historyIsBounded()
{
    TelemetryHistory history;
    Timestamp time = test::sampleNow;
    LatestValue last;
    for (int i = 0; i < 150'000; ++i) {
        time += 200 * nanosecondsPerMillisecond;
        last = value(u"m"_s, u"f"_s, double(i), time);
        history.add({last});
    }
    const auto curve = history.curve(last);
    QVERIFY(curve->size() <= TelemetryHistory::maximumPoints);
    QVERIFY(curve->size() > TelemetryHistory::maximumPoints / 2);
    QCOMPARE(curve->times().last(), time);
    QVERIFY(curve->isIndexed());
    // And in time.
    last.time = time + 3 * nanosecondsPerDay;
    history.add({last});
    QVERIFY(curve->times().first() >= last.time - 2 * TelemetryHistory::longest);
}

void TestLivePage::historyKeepsGaps()
{
    TelemetryHistory history;
    history.setPeriod(5 * nanosecondsPerSecond);
    LatestValue last;
    for (const int seconds : {0, 5, 10, 14, 60, 65}) {
        last = value(u"m"_s, u"f"_s, true, test::sampleNow + seconds * nanosecondsPerSecond);
        history.add({last});
    }
    QCOMPARE(gaps(*history.curve(last)), 1);
    // A source that is slow by nature has no gaps.
    for (const int seconds : {0, 60, 120, 180}) {
        last = value(u"m"_s, u"slow"_s, qint64(1), test::sampleNow + seconds * nanosecondsPerSecond);
        history.add({last});
    }
    QCOMPARE(gaps(*history.curve(last)), 0);
}

void TestLivePage::historyIgnoresWhatIsNotNew()
{
    TelemetryHistory history;
    const LatestValue number = value(u"m"_s, u"f"_s, 1.0, test::sampleNow);
    const LatestValue text = value(u"m"_s, u"s"_s, QByteArray("x"), test::sampleNow);
    history.add({number, text});
    history.add({number, text});
    QCOMPARE(history.curve(number)->size(), 1);
    QVERIFY(!history.curve(text));
}

void TestLivePage::historyTakesThePast()
{
    TelemetryHistory history;
    history.setPeriod(5 * nanosecondsPerSecond);
    const auto at = [](int seconds) { return test::sampleNow + seconds * nanosecondsPerSecond; };
    const LatestValue key = value(u"m"_s, u"f"_s, 1.0, at(0));
    history.add({key});
    const auto held = history.curve(key);
    SeriesData past;
    for (int seconds = -100; seconds <= 20; seconds += 5) { // reaches into what is held
        if (seconds > -60 && seconds < -30)
            continue;
        past.times.append(at(seconds));
        past.values.append(seconds);
    }
    history.prepend(key, past);
    QCOMPARE(history.curve(key), held); // charts that have it see the past at once
    QVERIFY(std::is_sorted(held->times().begin(), held->times().end()));
    QCOMPARE(held->times().first(), at(-100));
    QCOMPARE(held->times().last(), at(0));
    QCOMPARE(held->values().last(), 1.0);
    QCOMPARE(gaps(*held), 1);
    history.prepend(key, past); // again: nothing is older
    QCOMPARE(held->times().count(at(-100)), 1);
    // A day that ended an hour ago is not joined with now.
    const LatestValue other = value(u"m"_s, u"g"_s, 1.0, at(3600));
    history.add({other});
    history.prepend(other, past);
    QCOMPARE(gaps(*history.curve(other)), 2);
}

void TestLivePage::asksForThePastOnce()
{
    LivePage page;
    page.resize(1000, 640);
    page.show();
    page.setProfile(test::sampleProfile());
    QSignalSpy asked(&page, &LivePage::historyRequested);
    page.addRound(roundAt(test::sampleNow, 0));
    QCOMPARE(asked.size(), 4); // a chart each
    for (int i = 1; i < 5; ++i)
        page.addRound(roundAt(test::sampleNow + i * 5 * nanosecondsPerSecond, i));
    QCOMPARE(asked.size(), 4);
    const auto key = asked.at(0).at(0).value<LatestValue>();
    const auto range = asked.at(0).at(1).value<TimeRange>();
    QCOMPARE(range, (TimeRange{test::sampleNow - 5 * nanosecondsPerMinute, test::sampleNow}));
    QCOMPARE(asked.at(0).at(2).toLongLong(), 0); // five minutes: the points themselves
    SeriesData past;
    past.tags = key.tags;
    for (Timestamp time = range.start; time < range.stop; time += 5 * nanosecondsPerSecond) {
        past.times.append(time);
        past.values.append(2.0);
    }
    SeriesData ofOthers = past;
    ofOthers.tags = {{"station", "another"}};
    page.addHistory(key, {ofOthers});
    QCOMPARE(gridOf(page).tiles().first()->view().curves().first().data->size(), 5);
    page.addHistory(key, {past});
    QCOMPARE(gridOf(page).tiles().first()->view().curves().first().data->size(), 5 + 60);
    // A longer window asks for more, coarser; a shorter one for nothing.
    auto* choice = page.findChild<QComboBox*>(u"windowChoice"_s);
    choice->setCurrentIndex(choice->count() - 1);
    QCOMPARE(asked.size(), 8);
    QVERIFY(asked.last().at(2).toLongLong() >= 30 * nanosecondsPerSecond);
    choice->setCurrentIndex(0);
    choice->setCurrentIndex(choice->count() - 1);
    QCOMPARE(asked.size(), 8);
}

void TestLivePage::modelKeepsRows()
{
    LatestValueModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update({value(u"b"_s, u"f"_s, 1.0, 1)});
    model.update(
        {value(u"a"_s, u"<i>\n"_s, std::numeric_limits<quint64>::max(), 1), value(u"b"_s, u"f"_s, 2.0, 2)});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, LatestValueModel::FieldColumn).data().toString(), u"<i> "_s);
    QCOMPARE(model.index(1, LatestValueModel::ValueColumn).data().toString(), u"2"_s);
    // Only figures can be ticked; the page answers.
    model.update({value(u"c"_s, u"text"_s, QByteArray("x"), 1)});
    QVERIFY(!model.flags(model.index(2, LatestValueModel::FieldColumn)).testFlag(Qt::ItemIsUserCheckable));
    QSignalSpy ticked(&model, &LatestValueModel::chartedChanged);
    QVERIFY(model.setData(model.index(1, LatestValueModel::FieldColumn), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked.size(), 1);
    QCOMPARE(
        model.index(1, LatestValueModel::FieldColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    model.setCharted({value(u"b"_s, u"f"_s, {}, 0)});
    QCOMPARE(
        model.index(1, LatestValueModel::FieldColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
}

void TestLivePage::unitsFromNames_data()
{
    QTest::addColumn<QString>("unit");
    QTest::newRow("power_kw") << u"kW"_s;
    QTest::newRow("Grid_Voltage_V") << u"V"_s;
    QTest::newRow("temperature_c") << u"°C"_s;
    QTest::newRow("temperature") << QString();
    QTest::newRow("length_m") << QString(); // minutes, metres?
    QTest::newRow("_v") << QString();
    QTest::newRow("") << QString();
}

void TestLivePage::unitsFromNames()
{
    QFETCH(QString, unit);
    QCOMPARE(FieldUnit::of(QString::fromUtf8(QTest::currentDataTag())), unit);
}

void TestLivePage::layoutSurvivesAsJson()
{
    const QTemporaryDir folder;
    LiveLayout layout;
    layout.minutes = 720;
    layout.charts = {{u"a \"b\"\n☀"_s, u"f,=\\"_s, {{"tag key", "va\"lue"}, {"z", "\xf0\x9f\x98\x80"}},
                         u"m³/h"_s, {{-1e-9, true, Tone::Bad}, {3, false, Tone::Warning}}},
        {u"c"_s, u"f"_s, {}, {}, {}}};
    const QString path = folder.filePath(u"live.json"_s);
    QVERIFY(layout.save(path));
    QCOMPARE(LiveLayout::load(path).value(), layout);
    QCOMPARE(LiveLayout::load(folder.filePath(u"none.json"_s)).value(), LiveLayout());
    QVERIFY(!layout.save(folder.filePath(u"no/such/folder.json"_s)));
}

void TestLivePage::layoutStandsNonsense_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"charts\": [");
    QTest::newRow("other types") << QByteArray(R"({"charts": 7, "minutes": "x"})");
    QTest::newRow("chart without field") << QByteArray(R"({"charts": [{"measurement": "m"}, 3, null]})");
}

void TestLivePage::layoutStandsNonsense()
{
    QFETCH(QByteArray, text);
    QCOMPARE(LiveLayout::fromJson(QJsonDocument::fromJson(text).object()), LiveLayout());
    QCOMPARE(LiveLayout::fromJson({{u"minutes"_s, 1'000'000}}).minutes, 1440);
    const LiveLayout twice = LiveLayout::fromJson(
        QJsonDocument::fromJson(R"({"charts": [{"field": "f"}, {"field": "f"}]})").object());
    QCOMPARE(twice.charts.size(), 1);
}

void TestLivePage::ticksMakeCharts()
{
    LivePage page;
    page.resize(1000, 640);
    page.show();
    page.setProfile(test::sampleProfile());
    page.addRound(roundAt(test::sampleNow, 0));
    // The first few numbers, until somebody chooses; no text.
    QCOMPARE(charted(page), (QStringList{u"power_kw"_s, u"pressure_hpa"_s, u"rain"_s, u"temperature_c"_s}));
    auto* model = page.findChild<QTableView*>(u"latestValues"_s)->model();
    QVERIFY(
        model->setData(model->index(0, LatestValueModel::FieldColumn), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(charted(page), (QStringList{u"pressure_hpa"_s, u"rain"_s, u"temperature_c"_s}));
    QVERIFY(model->setData(model->index(5, LatestValueModel::FieldColumn), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(charted(page).last(), u"wind"_s);
    for (const QToolButton* button : gridOf(page).tiles().first()->findChildren<QToolButton*>())
        const_cast<QToolButton*>(button)->click();
    QCOMPARE(charted(page), (QStringList{u"rain"_s, u"temperature_c"_s, u"wind"_s}));
    QCOMPARE(
        model->index(2, LatestValueModel::FieldColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
}

void TestLivePage::chartsAreKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"live.json"_s);
    {
        LivePage page;
        page.setLayoutFile(file);
        page.setProfile(test::sampleProfile());
        page.addRound(roundAt(test::sampleNow, 0));
        QVERIFY(!QFile::exists(file)); // nobody chose yet
        gridOf(page).moveTile(0, 2);
        page.findChild<QComboBox*>(u"windowChoice"_s)->setCurrentIndex(4);
    }
    LivePage page;
    page.setLayoutFile(file);
    page.setProfile(test::sampleProfile());
    page.addRound(roundAt(test::sampleNow, 0));
    QCOMPARE(charted(page), (QStringList{u"pressure_hpa"_s, u"rain"_s, u"power_kw"_s, u"temperature_c"_s}));
    QCOMPARE(page.findChild<QComboBox*>(u"windowChoice"_s)->currentData().toInt(), 60);
}

void TestLivePage::tilesAreMoved()
{
    ChartGrid grid;
    grid.resize(1200, 600);
    QList<LiveLayout::Chart> charts;
    for (const QString& field : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        charts.append({u"m"_s, field, {}, {}, {}});
    grid.setCharts(charts);
    grid.show();
    QVERIFY(grid.columns() >= 2);
    QSignalSpy changed(&grid, &ChartGrid::chartsChanged);
    const auto order = [&grid] {
        QString text;
        for (const LiveLayout::Chart& chart : grid.charts())
            text += chart.field;
        return text;
    };
    grid.moveTile(0, ChartGrid::dropIndex(0, 2, 1)); // behind c
    QCOMPARE(order(), u"bcad"_s);
    grid.moveTile(3, ChartGrid::dropIndex(3, 0, -1)); // before b
    QCOMPARE(order(), u"dbca"_s);
    grid.moveTile(1, ChartGrid::dropIndex(1, 1, 1));  // onto itself
    grid.moveTile(1, ChartGrid::dropIndex(1, 2, -1)); // where it is
    QCOMPARE(order(), u"dbca"_s);
    QCOMPARE(changed.size(), 2);
    grid.moveTile(0, -1);
    grid.moveTile(3, 4);
    QCOMPARE(changed.size(), 2);
    // By keys, as the menu names them.
    ChartTile* tile = grid.tiles().at(1);
    for (QAction* action : tile->actions()) {
        if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Left))
            action->trigger();
    }
    QCOMPARE(order(), u"bdca"_s);
    QCOMPARE(grid.tiles().first(), tile);
    // Narrow: one below the other.
    grid.resize(300, 900);
    QCOMPARE(grid.columns(), 1);
}

void TestLivePage::oneCrosshairForAll()
{
    LivePage page;
    page.resize(1200, 700);
    page.show();
    page.setProfile(test::sampleProfile());
    for (int i = 0; i < 40; ++i)
        page.addRound(roundAt(test::sampleNow + i * 4 * nanosecondsPerSecond, i * 0.2));
    page.setNow(test::sampleNow + 160 * nanosecondsPerSecond);
    const QList<ChartTile*>& tiles = gridOf(page).tiles();
    QTRY_VERIFY(!tiles.first()->view().visibleRange().isEmpty());
    TimeSeriesChart& first = tiles.first()->view();
    const QPointF place = first.plotArea().center();
    QMouseEvent move(QEvent::MouseMove, place, place, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(first.viewport(), &move);
    QVERIFY(first.crosshair());
    for (ChartTile* tile : tiles)
        QCOMPARE(tile->view().crosshair(), first.crosshair());
    test::hang(page, u"live-crosshair"_s, {1200, 700});
}

void TestLivePage::pauseFreezes()
{
    LivePage page;
    page.resize(1000, 640);
    page.show();
    page.setProfile(test::sampleProfile());
    page.addRound(roundAt(test::sampleNow, 0));
    auto* table = page.findChild<QTableView*>(u"latestValues"_s);
    auto* pause = page.findChild<QToolButton*>(u"pauseButton"_s);
    TimeSeriesChart& chart = gridOf(page).tiles().first()->view();
    QTRY_COMPARE(chart.visibleRange().stop, test::sampleNow);
    const QString before = table->model()->index(0, LatestValueModel::ValueColumn).data().toString();
    pause->click();
    QVERIFY(page.isPaused());
    const Timestamp later = test::sampleNow + 10 * nanosecondsPerSecond;
    page.addRound(roundAt(later, 1));
    page.setNow(later);
    QTest::qWait(2 * LivePage::shortestRefresh.count());
    QCOMPARE(table->model()->index(0, LatestValueModel::ValueColumn).data().toString(), before);
    QCOMPARE(chart.visibleRange().stop, test::sampleNow);
    pause->click();
    QVERIFY(table->model()->index(0, LatestValueModel::ValueColumn).data().toString() != before);
    QTRY_COMPARE(chart.visibleRange().stop, later);
    // What came in meanwhile was kept.
    QCOMPARE(chart.curves().first().data->size(), 2);
}

void TestLivePage::limitsAreSeen()
{
    ChartTile tile({u"m"_s, u"power"_s, {}, u"kW"_s,
        {{5, true, Tone::Warning}, {8, true, Tone::Bad}, {1, false, Tone::Warning}}});
    auto curve = std::make_shared<Curve>();
    tile.setCurve(curve);
    const auto text = [&tile] {
        QStringList texts;
        for (const QLabel* label : tile.findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(u'|');
    };
    const QList<QPair<double, QString>> cases{
        {3, {}}, {5, {}}, {6, u"Warning"_s}, {9, u"Alarm"_s}, {0.5, u"Warning"_s}};
    Timestamp time = test::sampleNow;
    for (const auto& [figure, word] : cases) {
        time += nanosecondsPerSecond;
        curve->append(time, figure);
        tile.refresh({time - nanosecondsPerMinute, time}, false);
        QVERIFY2(text().contains(u"kW"_s), qPrintable(text()));
        QCOMPARE(text().contains(u"Warning"_s), word == u"Warning"_s);
        QCOMPARE(text().contains(u"Alarm"_s), word == u"Alarm"_s);
    }
}

void TestLivePage::limitsAreChecked_data()
{
    QTest::addColumn<QStringList>("texts"); // alarm above, warn above, warn below, alarm below
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<qsizetype>("limits");
    QTest::newRow("none") << QStringList{{}, {}, {}, {}} << true << qsizetype(0);
    QTest::newRow("all") << QStringList{u"9"_s, u"8"_s, u"-1.5"_s, u"-2e3"_s} << true << qsizetype(4);
    QTest::newRow("one") << QStringList{{}, {}, {}, u" 0 "_s} << true << qsizetype(1);
    QTest::newRow("no number") << QStringList{u"hot"_s, {}, {}, {}} << false << qsizetype(0);
    QTest::newRow("not finite") << QStringList{u"inf"_s, {}, {}, {}} << false << qsizetype(0);
    QTest::newRow("the wrong way") << QStringList{u"5"_s, u"8"_s, {}, {}} << false << qsizetype(2);
}

void TestLivePage::limitsAreChecked()
{
    QFETCH(QStringList, texts);
    QFETCH(bool, isGood);
    QFETCH(qsizetype, limits);
    ThresholdDialog dialog({u"m"_s, u"power"_s, {}, u"kW"_s, {}});
    const QStringList names{u"alarmAbove"_s, u"warnAbove"_s, u"warnBelow"_s, u"alarmBelow"_s};
    for (qsizetype i = 0; i < names.size(); ++i)
        dialog.findChild<QLineEdit*>(names.at(i))->setText(texts.at(i));
    QCOMPARE(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled(), isGood);
    QCOMPARE(dialog.chart().thresholds.size(), limits);
    if (isGood) // what was entered is there when asked again
        QCOMPARE(ThresholdDialog(dialog.chart()).chart(), dialog.chart());
    if (!isGood)
        test::hang(dialog, u"live-limits"_s, {420, 300});
}

void TestLivePage::treeShowsWhatChanged()
{
    TelemetryTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto document = [](double power, const QString& state) {
        return QJsonObject{{u"ts"_s, 5},
            {u"values"_s, QJsonObject{{u"m"_s, QJsonObject{{u"power"_s, power}, {u"state"_s, state}}}}}};
    };
    model.setDocument(document(1.5, u"on\n"_s), 10);
    const QModelIndex values = model.index(1, 0);
    QCOMPARE(model.index(1, TelemetryTreeModel::ValueColumn).data().toString(), QString());
    const QPersistentModelIndex measurement = model.index(0, 0, values);
    const QPersistentModelIndex power = model.index(0, TelemetryTreeModel::ValueColumn, measurement);
    const QPersistentModelIndex state = model.index(1, TelemetryTreeModel::ValueColumn, measurement);
    QCOMPARE(power.data().toString(), u"1.5"_s);
    QCOMPARE(state.data().toString(), u"\"on \""_s);
    QVERIFY(!power.data(TelemetryTreeModel::ChangedRole).toBool()); // the first document changed nothing
    model.setDocument(document(2.5, u"on\n"_s), 20);
    QVERIFY(power.isValid());
    QCOMPARE(power.data().toString(), u"2.5"_s);
    QVERIFY(power.data(TelemetryTreeModel::ChangedRole).toBool());
    QVERIFY(!state.data(TelemetryTreeModel::ChangedRole).toBool());
    model.setDocument(document(2.5, u"off"_s), 30);
    QVERIFY(!power.data(TelemetryTreeModel::ChangedRole).toBool());
    QVERIFY(state.data(TelemetryTreeModel::ChangedRole).toBool());
    // What is gone is gone; what is new is new; an object may become a value.
    model.setDocument({{u"values"_s, QJsonObject{{u"m"_s, 7}, {u"n"_s, true}}}}, 40);
    QVERIFY(!power.isValid());
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 1, model.index(0, 0)).data().toString(), u"7"_s);
    QVERIFY(model.index(1, 1, model.index(0, 0)).data(TelemetryTreeModel::ChangedRole).toBool());
    model.setDocument({}, 50);
    QCOMPARE(model.rowCount(), 0);
}

void TestLivePage::showsTheDocument()
{
    LivePage page;
    page.show();
    page.setProfile(test::sampleProfile());
    page.addRound(roundAt(test::sampleNow, 0));
    page.findChild<QTabWidget*>()->setCurrentIndex(1);
    auto* tree = page.findChild<QTreeView*>(u"telemetryDocument"_s);
    QCOMPARE(tree->model()->rowCount(), 2);
    page.findChild<QPushButton*>(u"copyDocumentButton"_s)->click();
    // As published, to the byte.
    QCOMPARE(QApplication::clipboard()->text().toUtf8(), roundAt(test::sampleNow, 0).bytes);
    QCOMPARE(page.findChild<QLabel*>(u"coordinates"_s)->text(), u"48.8566° N, 2.3522° E"_s);
}

void TestLivePage::longWindows()
{
    LivePage page;
    page.resize(1000, 640);
    page.show();
    page.setProfile(test::sampleProfile());
    page.addRound(roundAt(test::sampleNow, 0));
    auto* choice = page.findChild<QComboBox*>(u"windowChoice"_s);
    QCOMPARE(choice->itemData(0).toInt(), 1);
    QCOMPARE(choice->itemData(choice->count() - 1).toInt(), 24 * 60);
    choice->setCurrentIndex(choice->count() - 1);
    QTRY_COMPARE(gridOf(page).tiles().first()->view().visibleRange().length(), nanosecondsPerDay);
}

void TestLivePage::looksRight()
{
    LivePage page;
    page.setProfile(test::sampleProfile());
    test::hang(page, u"live-empty"_s, {1000, 500});
    page.show();
    for (int i = 0; i < 80; ++i) {
        if (i < 40 || i > 50)
            page.addRound(roundAt(test::sampleNow + i * 4 * nanosecondsPerSecond, i * 0.2));
    }
    QTest::qWait(2 * LivePage::shortestRefresh.count());
    test::hang(page, u"live"_s, {1200, 720});
    page.findChild<QTabWidget*>()->setCurrentIndex(1);
    page.addRound(roundAt(test::sampleNow + 400 * nanosecondsPerSecond, 3));
    test::hang(page, u"live-document"_s, {1000, 640});
}

QTEST_MAIN(TestLivePage)
#include "tst_live_page.moc"
