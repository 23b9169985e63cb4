// Renders every page in every theme, language and state of data into a folder, for people to look
// at: telemirror_shots <folder>. The scale is QT_SCALE_FACTOR's; ./check shots sets it.

#include "Samples.h"
#include "common/Translation.h"
#include "ui/ActivityMonitor.h"
#include "ui/Preferences.h"
#include "ui/Theme.h"
#include "ui/models/CoverageModel.h"
#include "ui/models/LogModel.h"
#include "ui/models/RunTableModel.h"
#include "ui/pages/ExplorerPage.h"
#include "ui/pages/FleetPage.h"
#include "ui/pages/HistoryPage.h"
#include "ui/pages/LivePage.h"
#include "ui/pages/LogsPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/pages/WelcomePage.h"
#include "ui/widgets/CommandPalette.h"
#include "ui/widgets/CoverageHeatMap.h"
#include "ui/widgets/ShortcutSheet.h"
#include "ui/wizard/ConnectWizard.h"

#include <QtWidgets/QApplication>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

enum class Amount
{
    None,
    Little,
    Much
};

struct Shot
{
    QString name;
    QSize size;
    std::function<std::unique_ptr<QWidget>(Amount)> make;
    bool differsByAmount = true;
};

qint64 runsOf(Amount amount)
{
    return amount == Amount::None ? 0 : amount == Amount::Little ? 2 : 1000;
}

QList<Run> runs(qint64 newest, qint64 count)
{
    QList<Run> list;
    for (qint64 id = newest; id > newest - count && id > 0; --id)
        list.append(test::sampleRun(id,
            id % 11 == 0       ? RunState::Failed
                : id % 7 == 0  ? RunState::Partial
                : id % 13 == 0 ? RunState::Cancelled
                               : RunState::Done));
    return list;
}

QList<MeasurementRun> measurements(Amount amount)
{
    QList<MeasurementRun> list;
    const int count = amount == Amount::Much ? 40 : 3;
    for (int i = 0; i < count; ++i) {
        MeasurementRun run;
        run.measurement = i == 1
            ? u"a measurement whose name is longer than one would think, site \"A\", north"_s
            : u"measurement %1"_s.arg(i);
        run.state = i < count / 3 ? RunState::Done : RunState::Running;
        run.started = test::sampleNow - 20 * nanosecondsPerSecond;
        run.plannedLength = nanosecondsPerDay;
        run.doneLength = i == count / 3 ? nanosecondsPerDay / 3 : 0;
        run.tally.pointsWritten = 1'234 * i;
        list.append(run);
    }
    return list;
}

std::unique_ptr<QWidget> overview(Amount amount, bool running)
{
    auto page = std::make_unique<OverviewPage>();
    page->setNow(test::sampleNow);
    if (amount == Amount::None)
        return page;
    page->setProfile(test::sampleProfile());
    page->setConnectionState(test::sampleState(cloudConnectionId, true));
    page->setConnectionState(test::sampleState(localConnectionId, amount == Amount::Much));
    page->setRecentRuns(runs(1000, runsOf(amount)));
    RuleState rule;
    rule.ruleId = defaultRuleId;
    rule.hasLastRun = true;
    rule.lastRun = test::sampleRun(1000, amount == Amount::Much ? RunState::Done : RunState::Failed);
    rule.nextDue = test::sampleNow + 12 * nanosecondsPerMinute;
    rule.running = running;
    page->setRuleState(rule);
    if (running) {
        RunProgress progress;
        progress.run = test::sampleRun(1000, RunState::Running);
        progress.measurements = measurements(amount);
        progress.measurement = progress.measurements[progress.measurements.size() / 3].measurement;
        progress.fraction = 0.42;
        progress.pointsPerSecond = 12'345;
        progress.remaining = std::chrono::seconds(95);
        page->setProgress(progress);
    }
    return page;
}

std::unique_ptr<QWidget> history(Amount amount, int tab)
{
    auto page = std::make_unique<HistoryPage>();
    page->model().setNow(test::sampleNow);
    QObject::connect(page.get(), &HistoryPage::runsRequested, page.get(),
        [shown = page.get()](const RunFilter& filter, qint64 offset, qint64 limit) {
            QMetaObject::invokeMethod(
                shown, [=] { shown->addRuns(filter, offset, runs(1000 - offset, limit)); },
                Qt::QueuedConnection);
        });
    QObject::connect(page.get(), &HistoryPage::measurementsRequested, page.get(),
        [shown = page.get(), amount](qint64 run) { shown->setMeasurements(run, measurements(amount)); });
    page->reload();
    page->setCount({}, runsOf(amount));
    page->setChartRuns(runs(1000, std::min(runsOf(amount), HistoryPage::chartRuns)));
    page->findChild<QTabWidget*>(u"historyTabs"_s)->setCurrentIndex(tab);
    return page;
}

std::unique_ptr<QWidget> logs(Amount amount)
{
    auto page = std::make_unique<LogsPage>();
    QList<LogRecord> records;
    const int count = amount == Amount::None ? 0 : amount == Amount::Little ? 3 : 5000;
    for (int i = 0; i < count; ++i)
        records.append({test::sampleNow + i * nanosecondsPerSecond,
            i % 9 == 0        ? LogLevel::Warning
                : i % 23 == 0 ? LogLevel::Error
                              : LogLevel::Info,
            i % 2 == 0 ? u"mirror"_s : u"connection"_s, defaultRuleId,
            u"Window %1 of historic_weather: 50000 points in 1.2 s"_s.arg(i)});
    page->model().append(records);
    return page;
}

std::unique_ptr<QWidget> fleet(Amount amount)
{
    auto page = std::make_unique<FleetPage>();
    page->setNow(test::sampleNow);
    Fleet fleet;
    fleet.mode = amount == Amount::None ? Fleet::Mode::Alone : Fleet::Mode::Shared;
    fleet.reason = amount == Amount::None
        ? u"Redis is switched off: this instance shares its rules with nobody."_s
        : QString();
    const int instances = amount == Amount::None ? 0 : amount == Amount::Little ? 1 : 12;
    for (int i = 0; i < instances; ++i) {
        FleetInstance instance;
        instance.id = QString::number(i);
        instance.host =
            i == 3 ? u"a-machine-with-a-longer-name-than-one-would-think.example.org"_s : u"site-%1"_s.arg(i);
        instance.program = i == 0 ? u"telemirror"_s : u"telemirror-cli"_s;
        instance.version = u"1.0.0"_s;
        instance.process = 1200 + i;
        instance.since = test::sampleNow - (i + 1) * nanosecondsPerHour;
        instance.seen = test::sampleNow - i * nanosecondsPerSecond;
        instance.isSelf = i == 0;
        instance.paused = i == 4;
        fleet.instances.append(instance);
    }
    for (int i = 0; i < instances * 3; ++i) {
        FleetLease lease{u"rule-%1"_s.arg(i), u"Weather of site %1"_s.arg(i), QString::number(i / 3)};
        lease.since = test::sampleNow - i * nanosecondsPerMinute;
        lease.until = test::sampleNow + (20 - i % 7) * nanosecondsPerSecond;
        lease.lastRun = test::sampleNow - i * nanosecondsPerHour;
        lease.lastResult = i % 5 == 4 ? RunState::Failed : i % 7 == 6 ? RunState::Partial : RunState::Done;
        if (i % 11 == 10)
            lease = {lease.key, lease.title, {}};
        FleetInstance& holder = fleet.instances[i / 3];
        holder.wanted.append(lease.key);
        if (!lease.holder.isEmpty()) {
            holder.held.append(lease.key);
            holder.titles.append(lease.title);
        }
        fleet.leases.append(lease);
    }
    page->setFleet(fleet);
    return page;
}

std::unique_ptr<QWidget> live(Amount amount)
{
    auto page = std::make_unique<LivePage>();
    if (amount != Amount::None)
        page->setProfile(test::sampleProfile());
    return page;
}

std::unique_ptr<QWidget> explorer(Amount amount)
{
    auto page = std::make_unique<ExplorerPage>();
    if (amount != Amount::None)
        page->setProfile(test::sampleProfile());
    return page;
}

std::unique_ptr<QWidget> settings(Amount amount, int tab)
{
    auto page = std::make_unique<SettingsPage>();
    if (amount != Amount::None)
        page->setProfile(test::sampleProfile());
    page->setSecretsInfo(amount == Amount::Much,
        amount == Amount::Much ? QStringList{u"INFLUXDB_CLOUD_URL"_s, u"INFLUXDB_CLOUD_TOKEN"_s}
                               : QStringList());
    page->showTab(tab);
    return page;
}

std::unique_ptr<QWidget> coverage(Amount amount)
{
    auto page = std::make_unique<QWidget>();
    auto* model = new CoverageModel(page.get());
    auto* map = new CoverageHeatMap(*model);
    auto* layout = new QVBoxLayout(page.get());
    layout->addWidget(map, 1);
    layout->addWidget(map->makeLegend());
    const int count = amount == Amount::None ? 0 : amount == Amount::Little ? 2 : 60;
    const Timestamp begin = test::sampleNow - 90 * nanosecondsPerDay;
    QList<CoverageRow> rows;
    for (int i = 0; i < count; ++i) {
        const auto at = [&](qint64 day) { return begin + (day + i % 5) * nanosecondsPerDay; };
        rows.append({u"measurement %1"_s.arg(i),
            {{{at(0), at(50)}, CellState::Verified}, {{at(50), at(70)}, CellState::Mirrored},
                {{at(70), at(71)}, CellState::Failed}, {{at(71), at(75)}, CellState::Missing},
                {{at(75), at(85)}, CellState::Mirrored}}});
    }
    model->setRows({begin, test::sampleNow}, rows, QTimeZone::utc());
    return page;
}

std::unique_ptr<QWidget> wizard(int step)
{
    auto page = std::make_unique<ConnectWizard>(step == 0 ? Profile() : test::sampleProfile());
    page->show();
    ServerInfo info;
    info.product = u"InfluxDB"_s;
    info.version = u"2.7.5"_s;
    info.dialect = Dialect::Flux;
    for (int i = 1; i <= step; ++i) {
        const QString id = i == 1 ? QString(cloudConnectionId) : QString(localConnectionId);
        page->currentPage()->findChild<QPushButton*>(u"wizardTest"_s)->click();
        page->setTestResult(id, info);
        page->setOrganizations(id, QStringList{u"my-site"_s});
        page->setBuckets(id, QList<Bucket>{{u"1"_s, u"weather"_s, 0, false}});
        page->next();
    }
    if (step == 2)
        page->setMeasurements(QStringList{u"forecast"_s, u"historic weather"_s, u"solar plant"_s});
    return page;
}

QList<Shot> shots()
{
    const QSize large(1100, 720);
    QList<Shot> list{
        {u"welcome"_s, large, [](Amount) { return std::make_unique<WelcomePage>(); }, false},
        {u"overview"_s, large, [](Amount amount) { return overview(amount, false); }},
        {u"overview-running"_s, large,
            [](Amount amount) { return overview(amount, amount != Amount::None); }},
        {u"explorer"_s, large, [](Amount amount) { return explorer(amount); }},
        {u"live"_s, large, [](Amount amount) { return live(amount); }},
        {u"history"_s, large, [](Amount amount) { return history(amount, 0); }},
        {u"history-chart"_s, large, [](Amount amount) { return history(amount, 1); }},
        {u"coverage"_s, large, [](Amount amount) { return coverage(amount); }},
        {u"logs"_s, large, [](Amount amount) { return logs(amount); }},
        {u"fleet"_s, large, [](Amount amount) { return fleet(amount); }},
    };
    for (int tab = 0; tab < 7; ++tab)
        list.append(
            {u"settings-%1"_s.arg(tab + 1), large, [tab](Amount amount) { return settings(amount, tab); }});
    for (int step = 0; step < 3; ++step)
        list.append(
            {u"wizard-%1"_s.arg(step + 1), QSize(760, 540), [step](Amount) { return wizard(step); }, false});
    return list;
}

void render(const Shot& shot, Amount amount, const QString& path)
{
    const std::unique_ptr<QWidget> widget = shot.make(amount);
    widget->setAutoFillBackground(true);
    widget->resize(shot.size);
    widget->show();
    // Layouts settle, and what is queued arrives, within a few turns.
    for (int turn = 0; turn < 6; ++turn)
        QApplication::processEvents();
    if (!widget->grab().save(path))
        qFatal("%s cannot be written", qUtf8Printable(path));
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Telemirror"_s);
    const QString folder = QApplication::arguments().value(1);
    if (folder.isEmpty() || !QDir().mkpath(folder))
        qFatal("usage: telemirror_shots <folder>");
    const QString scale = qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s);
    int count = 0;
    for (const QString& language : {u"en"_s, u"fr"_s}) {
        const Translation translation(application, language);
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(application, theme);
            for (const Shot& shot : shots()) {
                for (const Amount amount : {Amount::None, Amount::Little, Amount::Much}) {
                    if (!shot.differsByAmount && amount != Amount::None)
                        continue;
                    const QString state = !shot.differsByAmount ? QString()
                        : amount == Amount::None                ? u"-none"_s
                        : amount == Amount::Little              ? u"-little"_s
                                                                : u"-much"_s;
                    const QString name = shot.name + state + u'-' + language +
                        (theme == Theme::Dark ? u"-dark"_s : u"-light"_s) + u"-x"_s + scale + u".png"_s;
                    render(shot, amount, QDir(folder).filePath(name));
                    ++count;
                }
            }
        }
    }
    qInfo("%d pictures in %s", count, qUtf8Printable(folder));
    return 0;
}
