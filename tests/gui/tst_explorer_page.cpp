#include "Gallery.h"
#include "Samples.h"
#include "influx/wire/FluxLiteral.h"
#include "ui/Theme.h"
#include "ui/charts/CurveDifference.h"
#include "ui/charts/CurveSplice.h"
#include "ui/charts/TimeSeriesChart.h"
#include "ui/pages/ExplorerPage.h"
#include "ui/widgets/CoverageStrip.h"
#include "ui/widgets/ExportDialog.h"
#include "ui/widgets/ServerTree.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QWheelEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QToolButton>

#include <cmath>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

const QString cloud = cloudConnectionId;
const QString local = localConnectionId;

QList<Bucket> buckets()
{
    return {{u"1"_s, u"_monitoring"_s, 7 * nanosecondsPerDay, true}, {u"2"_s, u"weather"_s, 0, false},
        {u"3"_s, u"pl<b>ant\n"_s, 30 * nanosecondsPerDay, false}};
}

MeasurementSchema schema()
{
    return {u"outdoor"_s,
        {{u"humidity"_s, {FieldType::Integer, FieldType::Float}}, {u"state"_s, {FieldType::String}},
            {u"temperature_c"_s, {FieldType::Float}}},
        {u"station"_s}};
}

Error refused()
{
    return failure(Error::Kind::Unauthorized, u"The token is not taken."_s).value();
}

/// A page with both servers' trees read down to the fields.
class OpenedPage
{
public:
    OpenedPage()
        : asked(&page, &ExplorerPage::seriesRequested)
        , extents(&page, &ExplorerPage::extentRequested)
    {
        page.resize(1100, 700);
        page.setProfile(test::sampleProfile());
        for (const QString& side : {cloud, local}) {
            page.setBuckets(side, buckets());
            ServerTree& tree = treeOf(side);
            tree.expand(tree.model()->index(0, 0));
            page.setMeasurements(side, u"weather"_s, QStringList{u"historic"_s, u"outdoor"_s});
            const QModelIndex outdoor = tree.model()->index(1, 0, tree.model()->index(0, 0));
            tree.expand(outdoor);
            page.setSchema(side, u"weather"_s, u"outdoor"_s, schema());
        }
    }

    ServerTree& treeOf(const QString& side) { return *page.findChild<ServerTree*>(u"schemaTree-"_s + side); }
    QModelIndex outdoor()
    {
        QAbstractItemModel* model = treeOf(cloud).model();
        return model->index(1, 0, model->index(0, 0));
    }
    void selectField(int row)
    {
        treeOf(cloud).setCurrentIndex(treeOf(cloud).model()->index(row, 0, outdoor()));
    }
    void selectMeasurement() { treeOf(cloud).setCurrentIndex(outdoor()); }
    SeriesRequest request(int question) { return asked.at(question).at(2).value<SeriesRequest>(); }
    quint64 number(int question) { return asked.at(question).at(0).toULongLong(); }
    TimeSeriesChart& chart() { return *page.findChild<TimeSeriesChart*>(u"preview"_s); }
    template <typename T>
    T& part(const QString& name)
    {
        return *page.findChild<T*>(name);
    }

    ExplorerPage page;
    QSignalSpy asked;
    QSignalSpy extents;
};

SeriesData curveFor(const SeriesRequest& request, double offset = 0.0)
{
    SeriesData curve;
    curve.name = request.field;
    const Nanoseconds step = request.every > 0 ? request.every : nanosecondsPerSecond;
    for (Timestamp time = request.range.start; time < request.range.stop; time += step) {
        const double hours = static_cast<double>(time) / static_cast<double>(nanosecondsPerHour);
        curve.times.append(time);
        curve.values.append(12 + 7 * std::sin(hours / 4) + offset);
    }
    return curve;
}

} // namespace

class TestExplorerPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void readsWhatIsOpened();
    void dropsStaleAnswers();
    void saysWhatIsWrong();
    void asksForACurve();
    void passingByAsksForNothing();
    void goesToTheOtherSide();
    void theKeyboardGoesToTheOtherSide();
    void whatIsMissingThereIsNotSelected();
    void opensTheWayThereAlone();
    void showsTheCoverage();
    void saysHowMuchThereIs();
    void differenceOfCurves_data();
    void differenceOfCurves();
    void detailsAreSplicedIn_data();
    void detailsAreSplicedIn();
    void comparesBothSides();
    void comparesSeriesBySeries();
    void comparesWhatOneSideLacks();
    void looksCloser();
    void copiesTheQuery();
    void exportDialogChecks();
    void exportIsFollowedAndCancelled();
    void looksRight();
};

void TestExplorerPage::readsWhatIsOpened()
{
    // Not with the model tester: it fetches by itself, in the middle of changes.
    SchemaTreeModel model;
    QSignalSpy measurements(&model, &SchemaTreeModel::measurementsRequested);
    QSignalSpy schemas(&model, &SchemaTreeModel::schemaRequested);
    model.setConnection(u"cloud"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.item(model.index(0, 0)).kind, SchemaTreeModel::Kind::Message);
    model.setBuckets(u"cloud"_s, buckets());
    QCOMPARE(model.rowCount(), 3);
    // The server's own bucket comes last; nothing is asked before it is opened.
    QCOMPARE(model.index(2, 0).data().toString(), u"_monitoring"_s);
    QCOMPARE(model.index(1, 0).data().toString(), u"pl<b>ant "_s);
    QCOMPARE(measurements.size(), 0);
    const QModelIndex weather = model.index(0, 0);
    QVERIFY(model.hasChildren(weather));
    model.fetchMore(weather);
    model.fetchMore(weather);
    QCOMPARE(measurements.size(), 1);
    model.setMeasurements(u"cloud"_s, u"weather"_s, QStringList{u"outdoor"_s});
    const QModelIndex outdoor = model.index(0, 0, weather);
    model.fetchMore(outdoor);
    QCOMPARE(schemas.size(), 1);
    model.setSchema(u"cloud"_s, u"weather"_s, u"outdoor"_s, schema());
    QCOMPARE(model.rowCount(outdoor), 4);
    QCOMPARE(model.index(0, 1, outdoor).data().toString(), u"integer, number"_s);
    const SchemaTreeModel::Item item = model.item(model.index(2, 0, outdoor));
    QCOMPARE(item.bucket, u"weather"_s);
    QCOMPARE(item.measurement, u"outdoor"_s);
    QCOMPARE(item.name, u"temperature_c"_s);
}

void TestExplorerPage::dropsStaleAnswers()
{
    SchemaTreeModel model;
    model.setConnection(u"cloud"_s);
    model.setConnection(u"local"_s);
    model.setBuckets(u"cloud"_s, buckets());
    QCOMPARE(model.rowCount(), 1);
    model.setMeasurements(u"local"_s, u"nowhere"_s, QStringList{u"a"_s});
    model.setSchema(u"local"_s, u"nowhere"_s, u"a"_s, schema());
    QCOMPARE(model.rowCount(), 1);
    // A curve of what is no longer selected.
    OpenedPage opened;
    opened.selectField(2);
    QTRY_COMPARE(opened.asked.size(), 1);
    const SeriesData late = curveFor(opened.request(0));
    opened.selectField(0);
    opened.page.setSeries(opened.number(0), QList<SeriesData>{late});
    QVERIFY(opened.chart().curves().isEmpty());
}

void TestExplorerPage::saysWhatIsWrong()
{
    SchemaTreeModel model;
    model.setConnection(u"cloud"_s);
    model.setBuckets(u"cloud"_s, tl::unexpected(refused()));
    QCOMPARE(model.index(0, 0).data().toString(), u"The token is not taken."_s);
    QVERIFY(!model.hasChildren(model.index(0, 0)));
    model.setBuckets(u"cloud"_s, QList<Bucket>());
    QVERIFY(model.index(0, 0).data().toString().contains(u"No bucket"_s));
}

void TestExplorerPage::asksForACurve()
{
    OpenedPage opened;
    opened.selectField(1);
    QTest::qWait(2 * ExplorerPage::patience.count());
    QCOMPARE(opened.asked.size(), 0); // text has no curve
    opened.selectField(2);
    QTRY_COMPARE(opened.asked.size(), 1);
    QCOMPARE(opened.asked.at(0).at(1).toString(), cloud);
    const SeriesRequest request = opened.request(0);
    QCOMPARE(request.field, u"temperature_c"_s);
    QVERIFY(request.every >= nanosecondsPerSecond);
    QVERIFY(request.range.length() / request.every <= 4000);
    // Whole windows, so that both sides label them alike.
    QCOMPARE(request.range.start % request.every, 0);
    QCOMPARE(request.range.stop % request.every, 0);
    opened.page.setSeries(opened.number(0), QList<SeriesData>{curveFor(request)});
    QCOMPARE(opened.chart().curves().size(), 1);
    QCOMPARE(opened.chart().curves().first().unit, u"°C"_s);
}

void TestExplorerPage::passingByAsksForNothing()
{
    OpenedPage opened;
    for (int i = 0; i < 20; ++i)
        opened.selectField(i % 3 == 1 ? 0 : 2);
    QTRY_COMPARE(opened.asked.size(), 1);
    QTest::qWait(2 * ExplorerPage::patience.count());
    QCOMPARE(opened.asked.size(), 1);
}

void TestExplorerPage::goesToTheOtherSide()
{
    OpenedPage opened;
    opened.selectField(2);
    // The same field is selected there, and is not what was chosen.
    QCOMPARE(opened.treeOf(local).current().name, u"temperature_c"_s);
    QCOMPARE(opened.page.connectionId(), cloud);
    QTRY_COMPARE(opened.asked.size(), 1);
    QCOMPARE(opened.asked.at(0).at(1).toString(), cloud);
    opened.page.showConnection(local);
    QCOMPARE(opened.page.connectionId(), local);
    QTRY_COMPARE(opened.asked.size(), 2);
    QCOMPARE(opened.asked.at(1).at(1).toString(), local);
    QCOMPARE(opened.treeOf(cloud).current().name, u"temperature_c"_s);
    // What is chosen there is shown here.
    opened.treeOf(local).setCurrentIndex(opened.treeOf(local).currentIndex().siblingAtRow(0));
    QCOMPARE(opened.treeOf(cloud).current().name, opened.treeOf(local).current().name);
    QVERIFY(opened.treeOf(cloud).current().name != u"temperature_c"_s);
    QCOMPARE(opened.page.connectionId(), local);
}

void TestExplorerPage::theKeyboardGoesToTheOtherSide()
{
    OpenedPage opened;
    opened.page.show();
    QVERIFY(QTest::qWaitForWindowActive(&opened.page));
    opened.selectField(2);
    opened.treeOf(cloud).setFocus();
    QTest::keyClick(&opened.treeOf(cloud), Qt::Key_Tab);
    QCOMPARE(opened.page.connectionId(), local);
    QVERIFY(opened.treeOf(local).hasFocus());
    QTest::keyClick(&opened.treeOf(local), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(opened.page.connectionId(), cloud);
}

/// What only one side has is selected there alone.
void TestExplorerPage::whatIsMissingThereIsNotSelected()
{
    OpenedPage opened;
    opened.page.setMeasurements(local, u"weather"_s, QStringList{u"historic"_s});
    opened.selectMeasurement();
    QCOMPARE(opened.treeOf(local).current().kind, SchemaTreeModel::Kind::Bucket);
    // It comes there later, by the mirror.
    opened.page.setMeasurements(local, u"weather"_s, QStringList{u"historic"_s, u"outdoor"_s});
    QCOMPARE(opened.treeOf(local).current().name, u"outdoor"_s);
    QCOMPARE(opened.page.connectionId(), cloud);
}

void TestExplorerPage::opensTheWayThereAlone()
{
    ExplorerPage page;
    page.setProfile(test::sampleProfile());
    QSignalSpy asked(&page, &ExplorerPage::schemaRequested);
    for (const QString& side : {cloud, local}) {
        page.setBuckets(side, buckets());
        page.setMeasurements(side, u"weather"_s, QStringList{u"historic"_s, u"outdoor"_s});
    }
    auto& here = *page.findChild<ServerTree*>(u"schemaTree-"_s + cloud);
    auto& there = *page.findChild<ServerTree*>(u"schemaTree-"_s + local);
    const QModelIndex weather = there.model()->index(0, 0);
    here.setCurrentIndex(here.model()->index(0, 0));
    QCOMPARE(there.currentIndex(), weather);
    QVERIFY(!there.isExpanded(weather));
    here.expand(here.model()->index(0, 0));
    here.setCurrentIndex(here.model()->index(1, 0, here.model()->index(0, 0)));
    QCOMPARE(there.current().name, u"outdoor"_s);
    QVERIFY(there.isExpanded(weather));
    QVERIFY(!there.isExpanded(there.currentIndex()));
    QCOMPARE(asked.size(), 0);
}

void TestExplorerPage::showsTheCoverage()
{
    OpenedPage opened;
    QSignalSpy asked(&opened.page, &ExplorerPage::coverageRequested);
    auto& strip = opened.part<CoverageStrip>(u"coverageStrip"_s);
    auto& text = opened.part<QLabel>(u"coverageText"_s);
    QVERIFY(strip.isHidden());
    opened.selectMeasurement();
    QTRY_COMPARE(asked.size(), 1);
    const auto range = asked.at(0).at(2).value<TimeRange>();
    QCOMPARE(asked.at(0).at(1).toString(), test::sampleProfile().rules.first().id);
    const Timestamp middle = range.start + range.length() / 2;
    Coverage coverage{range,
        {{u"historic"_s, {{range, CoverageState::Failed, {}}}},
            {u"outdoor"_s,
                {{{range.start - nanosecondsPerDay, middle}, CoverageState::Verified, {}},
                    {{middle, range.stop}, CoverageState::Mirrored, {}}}}}};
    opened.page.setCoverage(asked.at(0).at(0).toULongLong(), coverage);
    QVERIFY(!strip.isHidden());
    QCOMPARE(text.text(), u"Verified 50\u202f% · mirrored 50\u202f%"_s);
    // A hole of a second in a day is seen and said.
    coverage.measurements[1].intervals = {{{range.start, middle}, CoverageState::Mirrored, {}},
        {{middle, middle + nanosecondsPerSecond}, CoverageState::Missing, {}},
        {{middle + nanosecondsPerSecond, range.stop}, CoverageState::Mirrored, {}}};
    opened.page.setCoverage(asked.at(0).at(0).toULongLong(), coverage);
    QCOMPARE(text.text(), u"Mirrored > 99\u202f% · missing < 1\u202f%"_s);
    const QImage image = strip.grab().toImage();
    const auto color = [&](CellState state) { return cellStateColor(state, strip.palette()).rgb(); };
    QCOMPARE(image.pixel(image.width() / 2 + 1, image.height() / 2), color(CellState::Missing));
    QCOMPARE(image.pixel(image.width() / 4, image.height() / 2), color(CellState::Mirrored));
    // Of a failure there is nothing to show; of another selection neither.
    opened.selectField(2);
    QVERIFY(strip.isHidden());
    opened.page.setCoverage(asked.at(0).at(0).toULongLong(), coverage);
    QVERIFY(strip.isHidden());
    QTRY_COMPARE(asked.size(), 2);
    opened.page.setCoverage(asked.at(1).at(0).toULongLong(), tl::unexpected(refused()));
    QVERIFY(strip.isHidden());
}

void TestExplorerPage::saysHowMuchThereIs()
{
    OpenedPage opened;
    opened.selectMeasurement();
    QTRY_COMPARE(opened.extents.size(), 2);
    QCOMPARE(opened.extents.at(0).at(1).toString(), cloud);
    QCOMPARE(opened.extents.at(1).at(1).toString(), local);
    QCOMPARE(opened.extents.at(1).at(3).toString(), u"outdoor"_s);
    const Timestamp first = fromDateTime(QDateTime({2025, 3, 1}, {4, 5}, Qt::UTC));
    opened.page.setExtent(opened.extents.at(0).at(0).toULongLong(), cloud,
        MeasurementExtent{3, 1'234'567, first, first + nanosecondsPerDay});
    opened.page.setExtent(opened.extents.at(1).at(0).toULongLong(), local, tl::unexpected(refused()));
    QStringList texts;
    for (const QLabel* label : opened.page.findChild<QWidget*>(u"extentTable"_s)->findChildren<QLabel*>())
        texts.append(label->text());
    QVERIFY(texts.contains(u"1\u202f234\u202f567"_s));
    QVERIFY(texts.contains(u"2025-03-01 04:05"_s));
    QVERIFY(texts.contains(u"not known"_s));
    // An answer about what was selected before.
    const quint64 old = opened.extents.at(0).at(0).toULongLong();
    opened.selectField(2);
    opened.page.setExtent(old, cloud, MeasurementExtent{9, 99, first, first});
    for (const QLabel* label : opened.page.findChild<QWidget*>(u"extentTable"_s)->findChildren<QLabel*>())
        QVERIFY(label->text() != u"99"_s);
}

void TestExplorerPage::differenceOfCurves_data()
{
    QTest::addColumn<QList<double>>("a");
    QTest::addColumn<QList<double>>("b");
    QTest::addColumn<double>("tolerance");
    QTest::addColumn<QList<qsizetype>>("counts"); // equal, different, only in a, only in b
    QTest::addColumn<double>("largest");
    const double gap = std::nan("");
    using Values = QList<double>;
    using Counts = QList<qsizetype>;
    QTest::newRow("equal") << Values{1, 2, 3} << Values{1, 2, 3} << 0.0 << Counts{3, 0, 0, 0} << 0.0;
    QTest::newRow("different") << Values{1, 2, 3} << Values{1, 5, 2} << 0.0 << Counts{1, 2, 0, 0} << 3.0;
    QTest::newRow("shorter") << Values{1, 2, 3} << Values{1} << 0.0 << Counts{1, 0, 2, 0} << 0.0;
    QTest::newRow("missing in a") << Values{1, gap, gap} << Values{1, 2, gap} << 0.0 << Counts{1, 0, 0, 1}
                                  << 0.0;
    QTest::newRow("last digit of a mean")
        << Values{0.1 + 0.2} << Values{0.3} << 1e-9 << Counts{1, 0, 0, 0} << 0.0;
    QTest::newRow("last digit counts")
        << Values{0.1 + 0.2} << Values{0.3} << 0.0 << Counts{0, 1, 0, 0} << (0.1 + 0.2) - 0.3;
    QTest::newRow("nothing") << Values{} << Values{} << 0.0 << Counts{0, 0, 0, 0} << 0.0;
}

void TestExplorerPage::differenceOfCurves()
{
    QFETCH(QList<double>, a);
    QFETCH(QList<double>, b);
    QFETCH(double, tolerance);
    QFETCH(QList<qsizetype>, counts);
    QFETCH(double, largest);
    const auto series = [](const QList<double>& values) {
        SeriesData data;
        data.values = values;
        for (qsizetype i = 0; i < values.size(); ++i)
            data.times.append(i * 10);
        return data;
    };
    const CurveDifference difference(series(a), series(b), tolerance);
    QCOMPARE((QList<qsizetype>{
                 difference.equal(), difference.different(), difference.onlyInA(), difference.onlyInB()}),
        counts);
    QCOMPARE(difference.largest(), largest);
    QCOMPARE(difference.curve().times.size(), std::max(a.size(), b.size()));
}

void TestExplorerPage::detailsAreSplicedIn_data()
{
    using Times = QList<Timestamp>;
    QTest::addColumn<Times>("detail");
    QTest::addColumn<TimeRange>("range");
    QTest::addColumn<Times>("expected");
    const TimeRange range{15, 35};
    QTest::newRow("inside") << Times{16, 20, 34} << range << Times{0, 10, 16, 20, 34, 40, 50};
    QTest::newRow("begins before") << Times{8, 16, 24} << range << Times{0, 8, 16, 24, 40, 50};
    QTest::newRow("begins on a point") << Times{10, 20} << range << Times{0, 10, 20, 40, 50};
    QTest::newRow("ends behind") << Times{24, 32, 40} << range << Times{0, 10, 24, 32, 40, 50};
    QTest::newRow("nothing there") << Times{} << range << Times{0, 10, 40, 50};
    QTest::newRow("everything") << Times{1, 2} << TimeRange{0, 60} << Times{1, 2};
    QTest::newRow("before all") << Times{-7} << TimeRange{-9, -5} << Times{-7, 0, 10, 20, 30, 40, 50};
    QTest::newRow("after all") << Times{77} << TimeRange{70, 80} << Times{0, 10, 20, 30, 40, 50, 77};
}

/// Averaged windows lie as they lie, and a range as the operator zoomed.
void TestExplorerPage::detailsAreSplicedIn()
{
    QFETCH(QList<Timestamp>, detail);
    QFETCH(TimeRange, range);
    QFETCH(QList<Timestamp>, expected);
    const auto curve = [](const QList<Timestamp>& times, double factor) {
        SeriesData data;
        data.times = times;
        for (const Timestamp time : times)
            data.values.append(static_cast<double>(time) * factor);
        return data;
    };
    const SeriesData result = spliced(curve({0, 10, 20, 30, 40, 50}, 1), curve(detail, 2), range);
    QCOMPARE(result.times, expected);
    QCOMPARE(result.values.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const double factor = detail.contains(expected.at(i)) ? 2 : 1;
        QCOMPARE(result.values.at(i), static_cast<double>(expected.at(i)) * factor);
    }
}

void TestExplorerPage::comparesBothSides()
{
    OpenedPage opened;
    opened.part<QCheckBox>(u"compareBox"_s).setChecked(true);
    opened.selectField(2);
    QTRY_COMPARE(opened.asked.size(), 2);
    QCOMPARE(opened.asked.at(1).at(1).toString(), local);
    QCOMPARE(opened.request(1).range, opened.request(0).range);
    QCOMPARE(opened.request(1).every, opened.request(0).every);
    auto& verdict = opened.part<QLabel>(u"verdict"_s);
    opened.page.setSeries(opened.number(0), QList<SeriesData>{curveFor(opened.request(0))});
    QVERIFY(verdict.isHidden()); // half of it is no verdict
    opened.page.setSeries(opened.number(1), QList<SeriesData>{curveFor(opened.request(1))});
    QVERIFY(!verdict.isHidden());
    QVERIFY2(verdict.text().contains(u"agree at all"_s), qPrintable(verdict.text()));
    const QList<ChartCurve>& curves = opened.chart().curves();
    QCOMPARE(curves.size(), 3);
    QVERIFY(curves.at(0).name.contains(u"InfluxDB Cloud"_s));
    QVERIFY(curves.at(1).name.contains(u"Local server"_s));
    QVERIFY(curves.at(2).unit != curves.at(0).unit); // an axis of its own
}

void TestExplorerPage::comparesSeriesBySeries()
{
    OpenedPage opened;
    opened.part<QCheckBox>(u"compareBox"_s).setChecked(true);
    opened.selectField(2);
    QTRY_COMPARE(opened.asked.size(), 2);
    const auto series = [&](int question, const QByteArray& station, double offset) {
        SeriesData data = curveFor(opened.request(question), offset);
        data.field = u"temperature_c"_s;
        data.tags = {{"station", station}};
        data.name = u"temperature_c {station=%1}"_s.arg(QString::fromUtf8(station));
        return data;
    };
    // In another order, and one that only the other side has.
    opened.page.setSeries(opened.number(0), QList<SeriesData>{series(0, "hill", 0), series(0, "roof", 5)});
    opened.page.setSeries(opened.number(1),
        QList<SeriesData>{series(1, "mast", 9), series(1, "roof", 5), series(1, "hill", 0)});
    const QList<ChartCurve>& curves = opened.chart().curves();
    QCOMPARE(curves.size(), 2 + 3 + 3);
    QCOMPARE(curves.at(0).name, u"InfluxDB Cloud {station=hill}"_s);
    QCOMPARE(curves.at(1).name, u"Local server {station=hill}"_s);
    QCOMPARE(curves.at(1).color, curves.at(0).color);
    QVERIFY(curves.at(2).color != curves.at(0).color);
    const QString verdict = opened.part<QLabel>(u"verdict"_s).text();
    QVERIFY2(verdict.contains(u"Only in Local server"_s), qPrintable(verdict));
    QVERIFY2(!verdict.contains(u"difference"_s), qPrintable(verdict));
}

void TestExplorerPage::comparesWhatOneSideLacks()
{
    OpenedPage opened;
    opened.part<QCheckBox>(u"compareBox"_s).setChecked(true);
    opened.selectField(2);
    QTRY_COMPARE(opened.asked.size(), 2);
    SeriesData there = curveFor(opened.request(1));
    there.times.remove(0, 5);
    there.values.remove(0, 5);
    there.values[3] += 2.5;
    opened.page.setSeries(opened.number(0), QList<SeriesData>{curveFor(opened.request(0))});
    opened.page.setSeries(opened.number(1), QList<SeriesData>{there});
    const QString verdict = opened.part<QLabel>(u"verdict"_s).text();
    QVERIFY2(verdict.contains(u"Largest difference: 2.5"_s), qPrintable(verdict));
    QVERIFY2(verdict.contains(u"Only in InfluxDB Cloud: 5"_s), qPrintable(verdict));
    // One side that fails is said; the other stays.
    opened.selectField(0);
    QTRY_COMPARE(opened.asked.size(), 4);
    opened.page.setSeries(opened.number(2), QList<SeriesData>{curveFor(opened.request(2))});
    opened.page.setSeries(opened.number(3), tl::unexpected(refused()));
    QVERIFY(opened.part<QLabel>(u"verdict"_s).text().contains(u"The token is not taken."_s));
    QVERIFY(!opened.chart().curves().isEmpty());
    // In whichever order they come: what one side has is no verdict while the other failed.
    opened.selectField(2);
    QTRY_COMPARE(opened.asked.size(), 6);
    opened.page.setSeries(opened.number(4), tl::unexpected(refused()));
    opened.page.setSeries(opened.number(5), QList<SeriesData>{curveFor(opened.request(5))});
    QVERIFY(opened.part<QLabel>(u"verdict"_s).text().contains(u"The token is not taken."_s));
    // The next selection starts anew.
    opened.selectField(0);
    QVERIFY(opened.part<QLabel>(u"verdict"_s).isHidden());
}

void TestExplorerPage::looksCloser()
{
    OpenedPage opened;
    opened.selectField(2);
    QTRY_COMPARE(opened.asked.size(), 1);
    opened.page.setSeries(opened.number(0), QList<SeriesData>{curveFor(opened.request(0))});
    const qsizetype before = opened.chart().curves().first().data->size();
    for (int i = 0; i < 12; ++i)
        QTest::keyClick(&opened.chart(), Qt::Key_Plus);
    QTRY_COMPARE(opened.asked.size(), 2);
    const SeriesRequest closer = opened.request(1);
    QVERIFY(closer.every < opened.request(0).every);
    QVERIFY(closer.range.contains(opened.chart().visibleRange()));
    const TimeRange seen = opened.chart().visibleRange();
    opened.page.setSeries(opened.number(1), QList<SeriesData>{curveFor(closer)});
    QCOMPARE(opened.chart().visibleRange(), seen);
    QVERIFY(opened.chart().curves().first().data->size() > before);
    const QList<Timestamp>& times = opened.chart().curves().first().data->times();
    QVERIFY(std::is_sorted(times.begin(), times.end()));
    // A small move needs nothing new; everything again shows the whole.
    QTest::keyClick(&opened.chart(), Qt::Key_Right);
    QTest::qWait(2 * ExplorerPage::patience.count());
    QCOMPARE(opened.asked.size(), 2);
    QTest::keyClick(&opened.chart(), Qt::Key_Home);
    QTRY_COMPARE(opened.chart().curves().first().data->size(), before);
}

void TestExplorerPage::copiesTheQuery()
{
    OpenedPage opened;
    opened.selectField(2);
    QTRY_COMPARE(opened.asked.size(), 1);
    SeriesRequest expected = opened.request(0);
    auto& copy = opened.part<QPushButton>(u"copyQueryButton"_s);
    QCOMPARE(copy.text(), u"Copy Flux"_s);
    copy.click();
    QVERIFY(QApplication::clipboard()->text().contains(flux::string(u"temperature_c"_s)));
    QVERIFY(QApplication::clipboard()->text().startsWith(u"from(bucket: \"weather\")"_s));
    ConnectionState state = test::sampleState(cloud, true);
    state.server.dialect = Dialect::InfluxQL;
    opened.page.setConnectionState(state);
    QCOMPARE(copy.text(), u"Copy InfluxQL"_s);
    copy.click();
    QVERIFY(QApplication::clipboard()->text().startsWith(u"SELECT mean(\"temperature_c\"::float)"_s));
    opened.selectMeasurement();
    copy.click();
    const QString whole = QApplication::clipboard()->text();
    QVERIFY2(whole.contains(u"\"humidity\"::integer"_s) && whole.contains(u"\"state\"::string"_s),
        qPrintable(whole));
}

void TestExplorerPage::exportDialogChecks()
{
    const QTemporaryDir folder;
    ExportRequest request;
    request.measurement = u"a/b \"c\""_s;
    request.range = {test::sampleNow - nanosecondsPerHour, test::sampleNow};
    const MeasurementExtent extent{2, 1000, 5, test::sampleNow};
    ExportDialog dialog(request, extent);
    auto* path = dialog.findChild<QLineEdit*>(u"exportPath"_s);
    auto* accept = dialog.findChild<QPushButton*>(u"exportAcceptButton"_s);
    QVERIFY(path->text().endsWith(u"a-b--c-.csv"_s));
    path->setText(folder.filePath(u"none/x.csv"_s));
    QVERIFY(!accept->isEnabled());
    path->setText(folder.path());
    QVERIFY(!accept->isEnabled());
    path->setText(folder.filePath(u"x.csv"_s));
    QVERIFY(accept->isEnabled());
    QCOMPARE(dialog.request().range, request.range);
    const QList<QRadioButton*> radios = dialog.findChildren<QRadioButton*>();
    for (QRadioButton* radio : radios) {
        if (radio->text().contains(u"Everything"_s) || radio->text().contains(u"Line protocol"_s) ||
            radio->text().contains(u"&Line"_s) || radio->text().contains(u"&Everything"_s))
            radio->setChecked(true);
    }
    QCOMPARE(dialog.request().path, folder.filePath(u"x.lp"_s));
    QCOMPARE(dialog.request().format, ExportRequest::Format::LineProtocol);
    QCOMPARE(dialog.request().range, (TimeRange{5, test::sampleNow + 1}));
    QCOMPARE(dialog.request().expectedPoints, 1000);
    test::hang(dialog, u"explorer-export"_s, dialog.sizeHint());
}

void TestExplorerPage::exportIsFollowedAndCancelled()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"out.csv"_s);
    OpenedPage opened;
    opened.page.show();
    opened.selectMeasurement();
    QSignalSpy requested(&opened.page, &ExplorerPage::exportRequested);
    QSignalSpy cancelled(&opened.page, &ExplorerPage::exportCancelled);
    QTimer::singleShot(0, this, [&path] {
        auto* dialog = qobject_cast<ExportDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>(u"exportPath"_s)->setText(path);
        dialog->findChild<QPushButton*>(u"exportAcceptButton"_s)->click();
    });
    auto& button = opened.part<QPushButton>(u"exportButton"_s);
    button.click();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.at(0).at(0).value<ExportRequest>().measurement, u"outdoor"_s);
    QVERIFY(!button.isEnabled());
    auto& strip = opened.part<QWidget>(u"exportStrip"_s);
    QVERIFY(strip.isVisible());
    opened.page.setExportProgress({path, 1200, 45'000, 0.4});
    QVERIFY(strip.findChild<QLabel*>()->text().contains(u"1\u202f200 points"_s));
    opened.page.setExportProgress({folder.filePath(u"another"_s), 9, 9, 0.9});
    QVERIFY(strip.findChild<QLabel*>()->text().contains(u"1\u202f200 points"_s));
    test::hang(opened.page, u"explorer-exporting"_s, {1100, 700});
    strip.findChild<QToolButton*>(u"cancelExportButton"_s)->click();
    QCOMPARE(cancelled.at(0).at(0).toString(), path);
    opened.page.setExported(path, tl::unexpected(failure(Error::Kind::Cancelled, u"Stopped."_s).value()));
    QVERIFY(button.isEnabled());
    QVERIFY(strip.findChild<QLabel*>()->text().contains(u"Stopped."_s));
}

void TestExplorerPage::looksRight()
{
    ExplorerPage empty;
    test::hang(empty, u"explorer-empty"_s, {1100, 700});
    OpenedPage opened;
    QSignalSpy covered(&opened.page, &ExplorerPage::coverageRequested);
    opened.page.show();
    opened.part<QCheckBox>(u"compareBox"_s).setChecked(true);
    opened.selectField(2);
    QTRY_COMPARE(opened.asked.size(), 2);
    QTRY_COMPARE(opened.extents.size(), 2);
    const MeasurementExtent extent{2, 1'234'567, test::sampleNow - 400 * nanosecondsPerDay, test::sampleNow};
    opened.page.setExtent(opened.extents.at(0).at(0).toULongLong(), cloud, extent);
    opened.page.setExtent(opened.extents.at(1).at(0).toULongLong(), local,
        MeasurementExtent{2, 1'230'000, extent.first, extent.last});
    SeriesData there = curveFor(opened.request(1));
    there.times.remove(300, 60);
    there.values.remove(300, 60);
    for (int i = 100; i < 140; ++i)
        there.values[i] += 1.2;
    QCOMPARE(covered.size(), 1);
    const auto range = covered.at(0).at(2).value<TimeRange>();
    const Timestamp checked = range.stop - 6 * nanosecondsPerHour;
    const TimeRange hole{range.start + 10 * nanosecondsPerHour, range.start + 11 * nanosecondsPerHour};
    opened.page.setCoverage(covered.at(0).at(0).toULongLong(),
        Coverage{range,
            {{u"outdoor"_s,
                {{{range.start, hole.start}, CoverageState::Verified, {}}, {hole, CoverageState::Missing, {}},
                    {{hole.stop, checked}, CoverageState::Verified, {}},
                    {{checked, range.stop}, CoverageState::Mirrored, {}}}}}});
    opened.page.setSeries(opened.number(0), QList<SeriesData>{curveFor(opened.request(0))});
    opened.page.setSeries(opened.number(1), QList<SeriesData>{there});
    opened.treeOf(cloud).setFocus();
    test::hang(opened.page, u"explorer"_s, {1100, 700});
}

QTEST_MAIN(TestExplorerPage)
#include "tst_explorer_page.moc"
