#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/pages/ExplorerPage.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QTreeView>

#include <cmath>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

QList<Bucket> buckets()
{
    return {{u"1"_s, u"_monitoring"_s, 7 * nanosecondsPerDay, true}, {u"2"_s, u"weather"_s, 0, false},
        {u"3"_s, u"pl<b>ant\n"_s, 30 * nanosecondsPerDay, false}};
}

MeasurementSchema schema()
{
    return {u"outdoor"_s,
        {{u"humidity"_s, {FieldType::Integer, FieldType::Float}}, {u"state"_s, {FieldType::String}},
            {u"temperature"_s, {FieldType::Float}}},
        {u"station"_s}};
}

Error refused()
{
    return failure(Error::Kind::Unauthorized, u"The token is not taken."_s).value();
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
    QCOMPARE(item.name, u"temperature"_s);
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
    ExplorerPage page;
    QSignalSpy asked(&page, &ExplorerPage::seriesRequested);
    page.setProfile(test::sampleProfile());
    page.model().setBuckets(cloudConnectionId, buckets());
    auto* tree = page.findChild<QTreeView*>(u"schemaTree"_s);
    tree->expand(tree->model()->index(0, 0));
    page.model().setMeasurements(cloudConnectionId, u"weather"_s, QStringList{u"outdoor"_s});
    const QModelIndex outdoor = tree->model()->index(0, 0, tree->model()->index(0, 0));
    tree->model()->fetchMore(outdoor);
    page.model().setSchema(cloudConnectionId, u"weather"_s, u"outdoor"_s, schema());
    tree->setCurrentIndex(tree->model()->index(1, 0, outdoor));
    QCOMPARE(asked.size(), 0); // text has no curve
    tree->setCurrentIndex(tree->model()->index(2, 0, outdoor));
    QCOMPARE(asked.size(), 1);
    const auto request = asked.last().at(2).value<SeriesRequest>();
    QCOMPARE(request.field, u"temperature"_s);
    QCOMPARE(request.range.length(), nanosecondsPerDay);
    QVERIFY(request.every >= nanosecondsPerSecond);
    QVERIFY(request.range.length() / request.every <= 4000);
}

void TestExplorerPage::looksRight()
{
    ExplorerPage page;
    page.resize(1000, 640);
    QSignalSpy asked(&page, &ExplorerPage::seriesRequested);
    page.setProfile(test::sampleProfile());
    page.model().setBuckets(cloudConnectionId, buckets());
    auto* tree = page.findChild<QTreeView*>(u"schemaTree"_s);
    const QModelIndex weather = tree->model()->index(0, 0);
    tree->expand(weather);
    page.model().setMeasurements(cloudConnectionId, u"weather"_s, QStringList{u"historic"_s, u"outdoor"_s});
    const QModelIndex outdoor = tree->model()->index(1, 0, weather);
    tree->expand(outdoor);
    page.model().setSchema(cloudConnectionId, u"weather"_s, u"outdoor"_s, schema());
    tree->setCurrentIndex(tree->model()->index(2, 0, outdoor));
    const auto request = asked.last().at(2).value<SeriesRequest>();
    SeriesData curve;
    curve.name = u"temperature"_s;
    for (int i = 0; i < 600; ++i) {
        curve.times.append(request.range.start + request.range.length() / 600 * i);
        curve.values.append(12 + 7 * std::sin(i / 95.0) + std::sin(i / 7.0));
    }
    page.setSeries(asked.last().at(0).toULongLong(), QList<SeriesData>{curve});
    test::hang(page, u"explorer"_s, {1000, 640});
}

QTEST_MAIN(TestExplorerPage)
#include "tst_explorer_page.moc"
