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
    void takesWhatWasBefore();
    void filters_data();
    void filters();
    void aMillionLinesDoNotStall();
    void copiesAndExports();
    void looksRight();
};

void TestLogsPage::forgetsTheOldest()
{
    LogModel model(100);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LogFilterModel filter(model);
    for (int i = 0; i < 250; ++i)
        model.append({record(LogLevel::Info, QString::number(i))});
    // They go a few at a time.
    QVERIFY(model.rowCount() <= 100 && model.rowCount() > 90);
    QCOMPARE(model.at(model.rowCount() - 1).text, u"249"_s);
    QCOMPARE(model.at(0).text, QString::number(250 - model.rowCount()));
    filter.finish();
    QCOMPARE(filter.rowCount(), model.rowCount());
    QList<LogRecord> many;
    for (int i = 0; i < 300; ++i)
        many.append(record(LogLevel::Info, QString::number(i)));
    model.append(many);
    filter.finish();
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.at(0).text, u"200"_s);
    QCOMPARE(model.at(99).text, u"299"_s);
    QCOMPARE(filter.rowCount(), 100);
    QCOMPARE(filter.at(0).text, u"200"_s);
}

void TestLogsPage::takesWhatWasBefore()
{
    LogModel model(10);
    model.append({record(LogLevel::Info, u"now"_s)});
    QList<LogRecord> earlier;
    for (int i = 0; i < 20; ++i)
        earlier.append(record(LogLevel::Info, QString::number(i)));
    model.prepend(earlier);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.at(0).text, u"11"_s);
    QCOMPARE(model.at(9).text, u"now"_s);
}

void TestLogsPage::filters_data()
{
    QTest::addColumn<LogFilter>("filter");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("as it begins") << LogFilter{} << QStringList{u"two"_s, u"THREE ["_s, u"four"_s};
    QTest::newRow("everything") << LogFilter{LogLevel::Debug, {}, {}, {}}
                                << QStringList{u"one"_s, u"two"_s, u"THREE ["_s, u"four"_s};
    QTest::newRow("text") << LogFilter{LogLevel::Debug, {}, {}, u"three ["_s} << QStringList{u"THREE ["_s};
    QTest::newRow("text of the source")
        << LogFilter{LogLevel::Warning, {}, {}, u"MIRROR"_s} << QStringList{u"THREE ["_s};
    QTest::newRow("source") << LogFilter{LogLevel::Debug, u"redis"_s, {}, {}} << QStringList{u"four"_s};
    QTest::newRow("rule") << LogFilter{LogLevel::Debug, {}, u"b"_s, {}} << QStringList{u"four"_s};
    QTest::newRow("nothing fits") << LogFilter{LogLevel::Error, u"redis"_s, {}, {}} << QStringList{};
}

void TestLogsPage::filters()
{
    QFETCH(LogFilter, filter);
    QFETCH(QStringList, texts);
    LogModel model;
    LogFilterModel filtered(model);
    const QAbstractItemModelTester tester(&filtered, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filtered.setFilter(filter);
    model.append({record(LogLevel::Debug, u"one"_s), record(LogLevel::Info, u"two"_s),
        record(LogLevel::Error, u"THREE ["_s)});
    model.append({{test::sampleNow, LogLevel::Info, u"redis"_s, u"b"_s, u"four"_s}});
    QTRY_VERIFY(!filtered.isScanning());
    QStringList found;
    for (int row = 0; row < filtered.rowCount(); ++row)
        found.append(filtered.index(row, LogModel::TextColumn).data().toString());
    QCOMPARE(found, texts);
    // Again from the begin, as when a field is typed into.
    filtered.setFilter({LogLevel::Error, u"none"_s, {}, {}});
    filtered.setFilter(filter);
    filtered.finish();
    QCOMPARE(filtered.rowCount(), texts.size());
}

void TestLogsPage::aMillionLinesDoNotStall()
{
    LogModel model;
    QList<LogRecord> many;
    for (int i = 0; i < 1'000'000; ++i)
        many.append(record(LogLevel::Info, u"Window %1 of historic_weather"_s.arg(i)));
    model.append(many);
    QCOMPARE(model.rowCount(), 1'000'000);
    LogFilterModel filter(model);
    QTableView table;
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.setModel(&filter);
    table.show();
    // The longest time between two turns of the event loop is what an operator would feel.
    qint64 longest = 0;
    QElapsedTimer sinceTurn;
    sinceTurn.start();
    QTimer turns;
    connect(&turns, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceTurn.restart()); });
    filter.setFilter({LogLevel::Info, {}, {}, u"window 99999"_s});
    turns.start(0);
    sinceTurn.restart();
    QTRY_VERIFY_WITH_TIMEOUT(!filter.isScanning(), 60'000);
    QCOMPARE(filter.rowCount(), 11); // 99999 and 999990 to 999999
    // Generous, for machines that do other things; a scan in one go takes a hundred times the slice.
    QVERIFY2(longest < 100, qPrintable(u"%1 ms"_s.arg(longest)));
    qInfo("longest turn while searching 1000000 lines: %lld ms", longest);
}

void TestLogsPage::copiesAndExports()
{
    LogsPage page;
    page.model().append({record(LogLevel::Warning, u"first"_s), record(LogLevel::Debug, u"hidden"_s)});
    const QString line = u"2026-11-24T12:00:00.000Z Warning mirror first\n"_s;
    QCOMPARE(page.copyText(), line);
    const QTemporaryDir folder;
    QSignalSpy exported(&page, &LogsPage::exported);
    page.exportTo(folder.filePath(u"log.txt"_s));
    QTRY_COMPARE(exported.size(), 1);
    QCOMPARE(exported[0][0].toString(), QString());
    QFile file(folder.filePath(u"log.txt"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), line);
    page.exportTo(u"/proc/none/log.txt"_s);
    QTRY_COMPARE(exported.size(), 2);
    QVERIFY(!exported[1][0].toString().isEmpty());
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
    QTest::keyClicks(page.findChild<QLineEdit*>(u"searchField"_s), u"weather"_s);
    QTRY_VERIFY(!page.filter().isScanning());
    test::hang(page, u"logs"_s, {1000, 500});
}

QTEST_MAIN(TestLogsPage)
#include "tst_logs_page.moc"
