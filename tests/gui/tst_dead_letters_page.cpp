#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/models/DeadLetterFileModel.h"
#include "ui/models/DeadLetterModel.h"
#include "ui/models/RunTableModel.h"
#include "ui/pages/HistoryPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/widgets/DeadLetterPanel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

DeadLetterSummary summary(qint64 run, qint64 entries, qint64 replayable)
{
    DeadLetterSummary file;
    file.file = u"run-%1-weather.lp.gz"_s.arg(run);
    file.path = u"/data/dead-letters/"_s + file.file;
    file.origin = {defaultRuleId, u"Weather\n<b>"_s, u"weather"_s, localConnectionId, u"weather"_s, run,
        test::sampleNow - nanosecondsPerHour};
    file.entries = entries;
    file.replayable = replayable;
    file.points = entries * 2;
    file.bytes = 12'345;
    file.modified = test::sampleNow + run;
    file.reasons = {{u"field type conflict on \"t\""_s, entries - 1}, {u"a tag ends with \\"_s, 1}};
    return file;
}

DeadLetter letter(qint64 number)
{
    if (number % 10 == 9)
        return {u"a tag value ends with a backslash"_s, "weather,path=C:\\ t 1 2"_ba, false, 1};
    return {u"field type conflict: \"t\" is a string"_s,
        "weather,site=north\\ ridge t=" + QByteArray::number(number) + "i 1795521600000000000"_ba, true, 1};
}

DeadLetterPage page(qint64 offset, qint64 limit, qint64 count)
{
    DeadLetterPage result;
    for (qint64 number = offset; number < std::min(offset + limit, count); ++number)
        result.letters.append(letter(number));
    result.isLast = offset + limit >= count;
    return result;
}

/// Answers a panel's questions about entries, of which a file has `count`.
void answer(DeadLetterPanel& panel, qint64 count)
{
    QObject::connect(
        &panel, &DeadLetterPanel::pageRequested, &panel,
        [&panel, count](const QString& file, const QString& search, qint64 offset, qint64 limit) {
            panel.setPage(file, search, offset, page(offset, limit, count));
        },
        Qt::QueuedConnection);
}

bool says(const QWidget& widget, const QString& text)
{
    const auto labels = widget.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel* label) { return label->isVisibleTo(&widget) && label->text().contains(text); });
}

} // namespace

class TestDeadLettersPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void readsPageByPage();
    void ignoresStaleAnswers();
    void bearsAnyEntry();
    void listsFiles();
    void saysWhenThereAreNone();
    void searchesAndCopies();
    void replaysAfterAQuestion_data();
    void replaysAfterAQuestion();
    void asksNothingWhereNothingCanBeWritten();
    void isReachedFromARun();
    void isReachedFromTheOverview();
    void looksRight();
};

void TestDeadLettersPage::readsPageByPage()
{
    DeadLetterModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy asked(&model, &DeadLetterModel::pageRequested);
    constexpr qint64 count = 2 * DeadLetterModel::pageSize + 7;
    model.setFile(u"f"_s);
    QVERIFY(model.isReading() && !model.canFetchMore({}));
    for (qint64 offset = 0; offset < count; offset += DeadLetterModel::pageSize) {
        QCOMPARE(asked.last()[2].toLongLong(), offset);
        model.addPage(u"f"_s, {}, offset, page(offset, DeadLetterModel::pageSize, count));
        QCOMPARE(model.rowCount(), std::min(count, offset + DeadLetterModel::pageSize));
        model.fetchMore({});
    }
    QCOMPARE(asked.size(), 3);
    QVERIFY(model.isComplete());
    for (const int row : {0, 199, 200, 399, 400, 406})
        QCOMPARE(model.letter(row), letter(row));
}

void TestDeadLettersPage::ignoresStaleAnswers()
{
    DeadLetterModel model;
    model.setFile(u"one"_s);
    model.setFile(u"two"_s, u"x"_s);
    model.addPage(u"one"_s, {}, 0, page(0, 5, 5));
    model.addPage(u"two"_s, {}, 0, page(0, 5, 5));
    model.addPage(u"two"_s, u"x"_s, 200, page(0, 5, 5));
    QVERIFY(!model.fail(u"one"_s, {}, 0));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.isReading());
    model.addPage(u"two"_s, u"x"_s, 0, page(0, 5, 5));
    model.addPage(u"two"_s, u"x"_s, 0, page(0, 5, 5)); // twice
    QCOMPARE(model.rowCount(), 5);
    model.setFile({});
    QVERIFY(model.isComplete());
    QCOMPARE(model.rowCount(), 0);
}

void TestDeadLettersPage::bearsAnyEntry()
{
    DeadLetterModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFile(u"f"_s);
    DeadLetterPage entries;
    entries.letters = {{{}, {}, false, 0}, {u"a\nb <i>"_s, "m s=\"x\ny\" 1"_ba, true, 1},
        {u"long"_s, "m s=\"" + QString(u"☀"_s).repeated(100'000).toUtf8() + "\" 1", true, 1},
        {u"bytes"_s, "\xff\xfe\x00\x01"_ba, false, 1}};
    model.addPage(u"f"_s, {}, 0, entries);
    QCOMPARE(model.index(1, 0).data().toString(), u"a b <i>"_s);
    QCOMPARE(model.index(1, 1).data().toString(), u"m s=\"x y\" 1"_s);
    QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;i&gt;"_s));
    const QString cut = model.index(2, 1).data().toString();
    QVERIFY(cut.size() < 1100);
    QVERIFY(cut.endsWith(u"☀…"_s)); // no half of a character
}

void TestDeadLettersPage::listsFiles()
{
    DeadLetterFileModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(test::sampleNow);
    DeadLetterSummary damaged = summary(8, 5, 5);
    damaged.damage = u"The file ends in the middle."_s;
    model.setFiles({summary(9, 300, 299), damaged});
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, DeadLetterFileModel::RuleColumn), u"Weather <b>"_s);
    QCOMPARE(text(0, DeadLetterFileModel::RunColumn), u"9"_s);
    QCOMPARE(text(0, DeadLetterFileModel::PointsColumn), u"600"_s);
    QCOMPARE(text(0, DeadLetterFileModel::EntriesColumn), u"300"_s);
    QCOMPARE(text(0, DeadLetterFileModel::ReplayableColumn), u"299"_s);
    QVERIFY(text(0, DeadLetterFileModel::ReasonColumn).contains(u"field type conflict"_s)); // the most
    QCOMPARE(text(1, DeadLetterFileModel::ReasonColumn), damaged.damage);
    QCOMPARE(model.rowOfRun(8), 1);
    QCOMPARE(model.rowOfRun(7), -1);
    QCOMPARE(model.rowOf(u"none"_s), -1);
}

void TestDeadLettersPage::saysWhenThereAreNone()
{
    DeadLetterPanel panel;
    QSignalSpy asked(&panel, &DeadLetterPanel::filesRequested);
    panel.show();
    QCOMPARE(asked.size(), 1);
    panel.setFiles(QList<DeadLetterSummary>());
    QVERIFY(says(panel, u"Every point was written"_s));
    panel.setFiles(tl::unexpected(failure(Error::Kind::Storage, u"The disk is gone."_s).value()));
    QVERIFY(says(panel, u"The disk is gone."_s));
    panel.setFiles(QList{summary(1, 2, 2)});
    QVERIFY(says(panel, u"4 points in 1 file"_s));
}

void TestDeadLettersPage::searchesAndCopies()
{
    DeadLetterPanel panel;
    panel.resize(900, 600);
    panel.show();
    QSignalSpy asked(&panel, &DeadLetterPanel::pageRequested);
    panel.setFiles(QList{summary(2, 12, 11), summary(1, 3, 3)});
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), summary(2, 0, 0).file);
    panel.setPage(summary(2, 0, 0).file, {}, 0, page(0, 200, 12));
    QCOMPARE(panel.letters().rowCount(), 12);
    const QStringList lines = panel.copyText().split(u'\n');
    QCOMPARE(lines.size(), 25); // a reason and a point each
    QVERIFY2(lines[0].startsWith(u"# field type conflict"_s), qPrintable(lines[0]));
    QCOMPARE(lines[1].toUtf8(), letter(0).text);
    QVERIFY2(lines[19].startsWith(u'#'), qPrintable(lines[19])); // not to be written again
    panel.findChild<QTableView*>(u"deadLetterEntries"_s)->selectRow(3);
    QCOMPARE(panel.copyText().split(u'\n').value(1).toUtf8(), letter(3).text);

    QTest::keyClicks(panel.findChild<QLineEdit*>(u"searchField"_s), u" back "_s);
    QTRY_COMPARE(asked.size(), 2); // once for all letters
    QCOMPARE(asked[1][1].toString(), u"back"_s);
    panel.setPage(summary(2, 0, 0).file, u"back"_s, 0, DeadLetterPage{{letter(9)}, true});
    QCOMPARE(panel.letters().rowCount(), 1);
    // The same files again change nothing; one that was rewritten is read anew.
    panel.setFiles(QList{summary(2, 12, 11), summary(1, 3, 3)});
    QCOMPARE(asked.size(), 2);
    panel.setFiles(QList{summary(2, 6, 6), summary(1, 3, 3)});
    QCOMPARE(asked.size(), 3);
    panel.setPage(summary(2, 0, 0).file, u"back"_s, 0,
        tl::unexpected(failure(Error::Kind::Storage, u"The disk is gone."_s).value()));
    QVERIFY(says(panel, u"The disk is gone."_s));
}

void TestDeadLettersPage::replaysAfterAQuestion_data()
{
    QTest::addColumn<QList<Result<DeadLetterReplayResult>>>("results");
    QTest::addColumn<QStringList>("words");
    using Results = QList<Result<DeadLetterReplayResult>>;
    QTest::newRow("all written") << Results{DeadLetterReplayResult{{}, 20, 0, 0, {}},
                                        DeadLetterReplayResult{{}, 5, 0, 0, {}}}
                                 << QStringList{u"25 points written"_s};
    QTest::newRow("some refused") << Results{DeadLetterReplayResult{{}, 20, 4, 2, u"f"_s},
                                         DeadLetterReplayResult{{}, 0, 6, 6, u"g"_s}}
                                  << QStringList{u"20 points written"_s, u"10 points refused again"_s};
    QTest::newRow("no server")
        << Results{tl::unexpected(failure(Error::Kind::Unreachable, u"Nobody answers."_s).value()),
               DeadLetterReplayResult{{}, 1, 0, 0, {}}}
        << QStringList{u"1 point written"_s, u"Nobody answers."_s};
}

void TestDeadLettersPage::replaysAfterAQuestion()
{
    QFETCH(QList<Result<DeadLetterReplayResult>>, results);
    QFETCH(QStringList, words);
    DeadLetterPanel panel;
    panel.resize(900, 600);
    panel.show();
    panel.setFiles(QList{summary(3, 10, 9), summary(2, 4, 0), summary(1, 3, 3)});
    panel.findChild<QTableView*>(u"deadLetterFiles"_s)->selectAll();
    QSignalSpy replay(&panel, &DeadLetterPanel::replayRequested);
    auto* button = panel.findChild<QPushButton*>(u"replayButton"_s);
    button->click();
    auto* question = panel.findChild<QMessageBox*>(u"replayQuestion"_s);
    QVERIFY(question != nullptr);
    QVERIFY2(question->text().contains(u"12 "_s), qPrintable(question->text())); // 9 and 3
    question->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(panel.findChild<QMessageBox*>(u"replayQuestion"_s) == nullptr);
    QCOMPARE(replay.size(), 0);
    button->click();
    question = panel.findChild<QMessageBox*>(u"replayQuestion"_s);
    question->defaultButton()->click();
    QCOMPARE(replay.size(), 1); // one after the other
    QVERIFY(!button->isEnabled());
    panel.setReplayed(summary(3, 0, 0).file, results[0]);
    QCOMPARE(replay.size(), 2); // the one with nothing to write is left out
    QCOMPARE(replay[1][0].toString(), summary(1, 0, 0).file);
    panel.setReplayed(summary(1, 0, 0).file, results[1]);
    QVERIFY(button->isEnabled());
    const QString told = panel.findChild<QLabel*>(u"replayResult"_s)->text();
    for (const QString& word : words)
        QVERIFY2(told.contains(word), qPrintable(told));
    // Also when nothing is left to look at.
    panel.setFiles(QList<DeadLetterSummary>());
    QVERIFY(says(panel, words.first()));
}

void TestDeadLettersPage::asksNothingWhereNothingCanBeWritten()
{
    DeadLetterPanel panel;
    panel.show();
    panel.setFiles(QList{summary(3, 10, 0)});
    QVERIFY(!panel.findChild<QPushButton*>(u"replayButton"_s)->isEnabled());
}

void TestDeadLettersPage::isReachedFromARun()
{
    HistoryPage history;
    connect(
        &history, &HistoryPage::runsRequested, &history, [&](const RunFilter& filter, qint64 offset, qint64) {
            QMetaObject::invokeMethod(
                &history,
                [&, filter, offset] {
                    history.addRuns(filter, offset,
                        {test::sampleRun(12, RunState::Partial), test::sampleRun(11, RunState::Done)});
                },
                Qt::QueuedConnection);
        });
    history.resize(900, 600);
    history.show();
    history.reload();
    history.setCount({}, 2);
    QTRY_VERIFY(history.model().run(0) != nullptr);
    auto* button = history.findChild<QPushButton*>(u"refusedButton"_s);
    QVERIFY(!button->isVisible());
    history.deadLetters().setFiles(QList{summary(13, 2, 2), summary(12, 2, 2)});
    QVERIFY(button->isVisible());
    history.findChild<QTableView*>(u"runTable"_s)->selectRow(1);
    QVERIFY(!button->isVisible());
    history.findChild<QTableView*>(u"runTable"_s)->selectRow(0);
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(history.deadLetters().isVisible());
    QCOMPARE(history.deadLetters().letters().file(), summary(12, 0, 0).file);
}

void TestDeadLettersPage::isReachedFromTheOverview()
{
    OverviewPage overview;
    overview.resize(900, 700);
    overview.show();
    auto* button = overview.findChild<QPushButton*>(u"showDeadLettersButton"_s);
    QVERIFY(!button->isVisible());
    overview.setDeadLetters({summary(2, 3, 3), summary(1, 2, 2)});
    QVERIFY(button->isVisible());
    QVERIFY(says(overview, u"10 points could not be written"_s));
    QSignalSpy asked(&overview, &OverviewPage::deadLettersRequested);
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    overview.setDeadLetters({});
    QVERIFY(!button->isVisible());
}

void TestDeadLettersPage::looksRight()
{
    DeadLetterPanel panel;
    panel.files().setNow(test::sampleNow);
    answer(panel, 1000);
    panel.setFiles(QList{summary(1204, 1000, 900), summary(1180, 3, 0)});
    test::hang(panel, u"dead-letters"_s, {1000, 640});
    panel.setFiles(QList<DeadLetterSummary>());
    test::hang(panel, u"dead-letters-none"_s, {1000, 640});
}

QTEST_MAIN(TestDeadLettersPage)
#include "tst_dead_letters_page.moc"
