#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/models/LatestValueModel.h"
#include "ui/models/TelemetryHistory.h"
#include "ui/pages/LivePage.h"

#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>

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
    round.values = {value(u"real_plant"_s, u"power"_s, 3.4 + std::sin(phase), time),
        value(u"real_plant"_s, u"state"_s, QByteArray("running"), time),
        value(u"real_weather"_s, u"temperature"_s, 17.2 + 0.4 * std::sin(phase * 1.7), time),
        value(u"real_weather"_s, u"wind"_s, 4.0 + std::cos(phase * 3), time)};
    round.document = {{u"ts"_s, time / nanosecondsPerMillisecond},
        {u"values"_s, QJsonObject{{u"real_plant"_s, QJsonObject{{u"power"_s, 3.4 + std::sin(phase)}}}}}};
    return round;
}

qsizetype gaps(const SeriesData& data)
{
    return std::count_if(
        data.values.begin(), data.values.end(), [](double figure) { return std::isnan(figure); });
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
    void modelKeepsRows();
    void showsTheDocument();
    void looksRight();
};

void TestLivePage::historyIsBounded()
{
    TelemetryHistory history;
    Timestamp time = test::sampleNow;
    LatestValue last;
    for (int i = 0; i < 40'000; ++i) {
        time += 200 * nanosecondsPerMillisecond;
        last = value(u"m"_s, u"f"_s, double(i), time);
        history.add({last});
    }
    const SeriesData curve = history.curve(last);
    QVERIFY(curve.times.size() <= TelemetryHistory::maximumPoints);
    QCOMPARE(curve.times.size(), curve.values.size());
    QCOMPARE(curve.times.last(), time);
    QVERIFY(curve.times.size() > TelemetryHistory::maximumPoints / 2);
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
    QCOMPARE(gaps(history.curve(last)), 1);
    // A source that is slow by nature has no gaps.
    for (const int seconds : {0, 60, 120, 180}) {
        last = value(u"m"_s, u"slow"_s, qint64(1), test::sampleNow + seconds * nanosecondsPerSecond);
        history.add({last});
    }
    QCOMPARE(gaps(history.curve(last)), 0);
}

void TestLivePage::historyIgnoresWhatIsNotNew()
{
    TelemetryHistory history;
    const LatestValue number = value(u"m"_s, u"f"_s, 1.0, test::sampleNow);
    const LatestValue text = value(u"m"_s, u"s"_s, QByteArray("x"), test::sampleNow);
    history.add({number, text});
    history.add({number, text});
    QCOMPARE(history.curve(number).times.size(), 1);
    QVERIFY(history.curve(text).times.isEmpty());
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
}

void TestLivePage::showsTheDocument()
{
    LivePage page;
    page.setProfile(test::sampleProfile());
    page.addRound(roundAt(test::sampleNow, 0));
    page.findChild<QTabWidget*>()->setCurrentIndex(1);
    auto* text = page.findChild<QPlainTextEdit*>(u"telemetryDocument"_s);
    QVERIFY(text->toPlainText().contains(u"\"power\": 3.4"_s));
    QVERIFY(text->isReadOnly());
    page.findChild<QPushButton*>(u"copyDocumentButton"_s)->click();
    QCOMPARE(QApplication::clipboard()->text().trimmed(), text->toPlainText().trimmed());
}

void TestLivePage::looksRight()
{
    LivePage page;
    page.setProfile(test::sampleProfile());
    test::hang(page, u"live-empty"_s, {1000, 500});
    for (int i = 0; i < 80; ++i) {
        if (i < 40 || i > 50)
            page.addRound(roundAt(test::sampleNow + i * 4 * nanosecondsPerSecond, i * 0.2));
    }
    test::hang(page, u"live"_s, {1000, 640});
    page.findChild<QTabWidget*>()->setCurrentIndex(1);
    test::hang(page, u"live-document"_s, {1000, 640});
}

QTEST_MAIN(TestLivePage)
#include "tst_live_page.moc"
