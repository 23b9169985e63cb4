#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/models/LogFilterModel.h"
#include "ui/models/LogModel.h"
#include "ui/pages/LogsPage.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTableView>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

LogRecord record(LogLevel level, const QString& text)
{
    return {test::sampleNow, level, u"mirror"_s, {}, text};
}

} // namespace

class TestLogsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void forgetsTheOldest();
    void filters();
    void copiesLines();
    void looksRight();
};

void TestLogsPage::forgetsTheOldest()
{
    LogModel model(100);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 250; ++i)
        model.append({record(LogLevel::Info, QString::number(i))});
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.at(0).text, u"150"_s);
    QList<LogRecord> many;
    for (int i = 0; i < 300; ++i)
        many.append(record(LogLevel::Info, QString::number(i)));
    model.append(many);
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.at(0).text, u"200"_s);
    QCOMPARE(model.at(99).text, u"299"_s);
}

void TestLogsPage::filters()
{
    LogModel model;
    LogFilterModel filter;
    filter.setSourceModel(&model);
    model.append({record(LogLevel::Debug, u"one"_s), record(LogLevel::Info, u"two"_s),
        record(LogLevel::Error, u"THREE ["_s)});
    QCOMPARE(filter.rowCount(), 2);
    filter.setLevel(LogLevel::Debug);
    QCOMPARE(filter.rowCount(), 3);
    filter.setSearch(u"three ["_s);
    QCOMPARE(filter.rowCount(), 1);
    filter.setSearch(u"MIRROR"_s);
    filter.setLevel(LogLevel::Warning);
    QCOMPARE(filter.rowCount(), 1);
}

void TestLogsPage::copiesLines()
{
    LogsPage page;
    page.model().append({record(LogLevel::Warning, u"first"_s), record(LogLevel::Debug, u"hidden"_s)});
    QCOMPARE(page.copyText(), u"2026-11-24T12:00:00.000Z Warning mirror first\n"_s);
}

void TestLogsPage::looksRight()
{
    LogsPage page;
    test::hang(page, u"logs-empty"_s, {1000, 400});
    for (int i = 0; i < 60; ++i) {
        page.append(record(i % 9 == 0 ? LogLevel::Warning
                : i % 23 == 0         ? LogLevel::Error
                                      : LogLevel::Info,
            u"Window %1 of historic_weather: 50000 points in 1.2 s"_s.arg(i)));
    }
    QTRY_COMPARE(page.model().rowCount(), 60);
    test::hang(page, u"logs"_s, {1000, 500});
}

QTEST_MAIN(TestLogsPage)
#include "tst_logs_page.moc"
