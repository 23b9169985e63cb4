// The whole window with a journal of 100,000 runs and a log of 1,000,000 lines: how long it takes until
// History and Logs are painted with what they have to show, at their ends, and with what was searched for;
// and the longest that the window did not answer meanwhile.

#include "common/Session.h"
#include "mirror/Journal.h"
#include "ui/EventWatchdog.h"
#include "ui/MainWindow.h"
#include "ui/Preferences.h"
#include "ui/models/LogFilterModel.h"
#include "ui/models/LogModel.h"
#include "ui/models/RunTableModel.h"
#include "ui/pages/HistoryPage.h"
#include "ui/pages/LogsPage.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtSql/QSqlRecord>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include <cstdio>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 runCount = 100'000;
constexpr qint64 lineCount = 1'000'000;
constexpr qint64 templateRuns = 100;
constexpr int repetitions = 5;
/// All of them within the time that the journal keeps runs for.
constexpr Nanoseconds runInterval = nanosecondsPerMinute;
/// How long History waits for further letters before it searches.
constexpr double typingPause = 200;

/// Waits until a widget has been painted while something is the case.
class PaintWait : public QObject
{
public:
    PaintWait(QWidget* widget, std::function<bool()> isThere)
        : m_widget(widget)
        , m_isThere(std::move(isThere))
    {
        m_widget->installEventFilter(this);
        QTimer::singleShot(
            std::chrono::minutes(1), &m_loop, [] { qFatal("nothing was painted in a minute"); });
    }
    void run() { m_loop.exec(); }

protected:
    bool eventFilter(QObject* receiver, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_isThere()) {
            m_widget->removeEventFilter(this);
            // What is posted comes after the painting that this is part of.
            QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        }
        return QObject::eventFilter(receiver, event);
    }

private:
    QWidget* m_widget;
    std::function<bool()> m_isThere;
    QEventLoop m_loop;
};

void waitFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Measures one thing after another.
class Measurement
{
public:
    explicit Measurement(EventWatchdog& application)
    {
        application.watch(
            std::chrono::microseconds(0), [this](const QString& culprit, std::chrono::microseconds took) {
                if (took > m_longest) {
                    m_longest = took;
                    m_culprit = culprit;
                }
            });
    }

    /// From `act` until `widget` has been painted while `isThere`; before each, `prepare`.
    void measure(const char* name, const std::function<void()>& prepare, const std::function<void()>& act,
        QWidget* widget, const std::function<bool()>& isThere, double least = 0)
    {
        std::vector<double> took;
        std::chrono::microseconds pause{0};
        QString culprit;
        for (int i = 0; i < repetitions; ++i) {
            prepare();
            waitFor(std::chrono::milliseconds(400)); // for what goes on by itself
            m_longest = {};
            QElapsedTimer timer;
            timer.start();
            PaintWait wait(widget, isThere);
            act();
            wait.run();
            took.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6 - least);
            if (m_longest > pause) {
                pause = m_longest;
                culprit = m_culprit;
            }
        }
        std::ranges::sort(took);
        std::printf("%-44s %7.1f ms   %7.1f ms at the worst   longest pause %5.1f ms: %s\n", name,
            took[took.size() / 2], took.back(), static_cast<double>(pause.count()) / 1000,
            qPrintable(culprit));
    }

private:
    std::chrono::microseconds m_longest{};
    QString m_culprit;
};

Run madeRun(qint64 number)
{
    Run run;
    run.ruleId = u"rule%1"_s.arg(number % 3);
    run.ruleName = u"Weather %1"_s.arg(number % 3);
    run.trigger = number % 10 == 0 ? RunTrigger::Manual : RunTrigger::Schedule;
    run.state = number % 7 == 0 ? RunState::Partial : RunState::Done;
    run.started = SystemClock().now() - (runCount - number) * runInterval;
    run.ended = run.started + 12 * nanosecondsPerSecond;
    run.tally.pointsRead = run.tally.pointsWritten = 40'000 + number;
    run.tally.bytesRead = 2'500'000;
    run.tally.windows = 10;
    if (number % 7 == 0) {
        Error error;
        error.kind = Error::Kind::RateLimited;
        error.message = u"The cloud takes no more queries: it is asked again later."_s;
        error.detail = u"retry number %1"_s.arg(number);
        error.measurement = u"wind"_s;
        run.errors.append(error);
    }
    return run;
}

void execute(QSqlQuery& query, const QString& statement)
{
    if (!query.exec(statement))
        qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
}

/// Some runs by the journal itself, and then all of them by copies of these.
void fillJournal(const QString& path)
{
    {
        const auto journal = Journal::open(path);
        if (!journal)
            qFatal("%s", qPrintable(journal.error().toString()));
        for (qint64 number = 0; number < templateRuns; ++number) {
            Run run = madeRun(number);
            MeasurementRun wind;
            wind.measurement = u"wind"_s;
            wind.state = run.state;
            wind.tally = run.tally;
            run.id = (*journal)->beginRun(run).value_or(0);
            if (run.id == 0 || !(*journal)->endRun(run, {wind}))
                qFatal("the journal took no run");
        }
    }
    const QString name = u"fill"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
        QSqlQuery query(database);
        execute(query, u"BEGIN"_s);
        const std::pair<QString, QString> tables[] = {
            {u"runs"_s, u"id"_s}, {u"run_measurements"_s, u"run_id"_s}, {u"run_errors"_s, u"run_id"_s}};
        for (const auto& [table, number] : tables) {
            QStringList into;
            QStringList from;
            const QSqlRecord columns = database.record(table);
            for (int i = 0; i < columns.count(); ++i) {
                const QString column = columns.fieldName(i);
                into.append(column);
                from.append(column == number ? u"t.%1 + n * %2"_s.arg(column).arg(templateRuns)
                        : column == u"started"_s || column == u"ended"_s
                        ? u"t.%1 + n * %2"_s.arg(column).arg(templateRuns * runInterval)
                        : u"t."_s + column);
            }
            execute(query,
                u"WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < %1) "
                "INSERT INTO %2 (%3) SELECT %4 FROM copies, (SELECT * FROM %2) t"_s
                    .arg(runCount / templateRuns - 1)
                    .arg(table, into.join(u", "_s), from.join(u", "_s)));
        }
        execute(query, u"COMMIT"_s);
    }
    QSqlDatabase::removeDatabase(name);
}

QList<LogRecord> madeLog()
{
    QList<LogRecord> log;
    log.reserve(lineCount);
    const QStringList sources{u"mirror"_s, u"connection"_s, u"realtime"_s, u"engine"_s};
    for (qint64 number = 0; number < lineCount; ++number) {
        LogRecord record;
        record.time = (1'700'000'000 + number) * nanosecondsPerSecond;
        record.level = number % 50 == 0 ? LogLevel::Warning : LogLevel::Info;
        record.source = sources[number % sources.size()];
        record.rule = u"rule"_s;
        record.text = number % 1000 == 999
            ? u"“Weather” was told to wait: the quota of the source is used up until %1."_s.arg(number)
            : u"“Weather” mirrored %1 points of wind_speed in 3 windows."_s.arg(40'000 + number);
        log.append(record);
    }
    return log;
}

void measureHistory(Measurement& measurement, MainWindow& window)
{
    auto* page = window.findChild<HistoryPage*>();
    auto* table = page->findChild<QTableView*>(u"runTable"_s);
    // The other views of the page have a field of that name, too.
    auto* search =
        page->findChild<QWidget*>(u"stateFilter"_s)->parentWidget()->findChild<QLineEdit*>(u"searchField"_s);
    RunTableModel& model = page->model();
    const auto showsAll = [&model] { return model.rowCount() == runCount && model.run(0) != nullptr; };
    const auto leave = [&window] { window.showPage(MainWindow::Page::Overview); };
    const auto open = [&window] { window.showPage(MainWindow::Page::History); };

    measurement.measure("History: open", leave, open, table->viewport(), showsAll);
    measurement.measure(
        "History: open, read anew from the journal",
        [&] {
            leave();
            model.setFilter({u"none"_s, {}, {}, {}});
        },
        [&] {
            model.setFilter({});
            open();
        },
        table->viewport(), showsAll);
    measurement.measure(
        "History: to the oldest run",
        [&] {
            model.reload();
            waitFor(std::chrono::milliseconds(200));
            table->scrollToTop();
        },
        [&] { table->scrollToBottom(); }, table->viewport(),
        [&] { return table->verticalScrollBar()->value() > 0 && model.run(runCount - 1) != nullptr; });
    int found = 0;
    measurement.measure(
        "History: search, behind the pause in typing", [&] { search->clear(); },
        [&] { search->setText(u"RETRY NUMBER 42"_s); }, table->viewport(),
        [&] {
            found = model.rowCount();
            return !model.filter().text.isEmpty() && !model.isLoading() && model.run(0) != nullptr;
        },
        typingPause);
    if (found != runCount / templateRuns)
        qFatal("%d runs were found", found);
    search->clear();
}

void measureLogs(Measurement& measurement, MainWindow& window)
{
    auto* page = window.findChild<LogsPage*>();
    auto* table = page->findChild<QTableView*>(u"logTable"_s);
    auto* search = page->findChild<QLineEdit*>(u"searchField"_s);
    LogFilterModel& shown = page->filter();
    const auto leave = [&window] { window.showPage(MainWindow::Page::Overview); };
    const auto type = [search] { search->setText(u"TOLD to wait"_s); };
    {
        const QList<LogRecord> log = madeLog();
        page->model().append(log);
    }
    shown.finish();

    measurement.measure(
        "Logs: open", leave, [&window] { window.showPage(MainWindow::Page::Logs); }, table->viewport(),
        [&] { return shown.rowCount() >= lineCount; });
    const auto clear = [&] {
        search->clear();
        shown.finish();
    };
    measurement.measure("Logs: search, the first that is found", clear, type, table->viewport(),
        [&] { return !shown.filter().text.isEmpty() && shown.rowCount() > 0; });
    measurement.measure("Logs: search, all of it looked at", clear, type, table->viewport(),
        [&] { return !shown.filter().text.isEmpty() && !shown.isScanning(); });
    if (shown.rowCount() != lineCount / 1000)
        qFatal("%d lines were found", shown.rowCount());
}

} // namespace

int main(int argc, char* argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    EventWatchdog application(argc, argv);
    QApplication::setApplicationName(u"telemirror"_s);
    const QTemporaryDir folder;
    fillJournal(EnginePaths{folder.path()}.journal());
    const Result<std::unique_ptr<Session>> session = Session::open(folder.path());
    if (!session)
        qFatal("%s", qPrintable(session.error().toString()));
    Preferences preferences(Preferences::fileIn(folder.path()));
    MainWindow window((*session)->engine(), (*session)->profiles(), preferences);
    window.show();
    waitFor(std::chrono::seconds(1));

    Measurement measurement(application);
    measureHistory(measurement, window);
    measureLogs(measurement, window);
    application.watch({}, {});
    return 0;
}
