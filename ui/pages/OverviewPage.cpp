#include "ui/pages/OverviewPage.h"

#include "influx/DestinationLimits.h"
#include "ui/Format.h"
#include "ui/RunStatistics.h"
#include "ui/Words.h"
#include "ui/models/MeasurementProgressModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FigureTile.h"
#include "ui/widgets/FleetCard.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/ProgressDelegate.h"
#include "ui/widgets/RunSummaryRow.h"
#include "ui/widgets/StatusTile.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype recentRunsShown = 5;

std::chrono::milliseconds lengthOf(const Run& run)
{
    return std::chrono::milliseconds((run.ended - run.started) / nanosecondsPerMillisecond);
}

/// A large figure over its name.
TextLabel* addFigure(QHBoxLayout* row, const QString& name)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    auto* figure = new TextLabel;
    figure->scaled(1.3, QFont::DemiBold);
    auto* caption = new TextLabel(name);
    caption->toned(Tone::Neutral)->scaled(0.92);
    column->addWidget(figure);
    column->addWidget(caption);
    row->addLayout(column, 1);
    return figure;
}

} // namespace

OverviewPage::OverviewPage(QWidget* parent)
    : QWidget(parent)
    , m_sampleBanner(new Banner)
    , m_banner(new Banner)
    , m_deadLetters(new Banner)
{
    setObjectName(u"overviewPage"_s);
    m_sampleBanner->setContent(Tone::Info, u"info"_s, tr("You are looking at sample data"),
        tr("A made-up site with weather and a solar plant runs inside this program, so that you can try "
           "everything. Nothing here is yours yet."));
    m_sampleBanner->button()->setText(tr("Connect my servers"));
    m_sampleBanner->button()->setObjectName(u"connectServersButton"_s);
    m_sampleBanner->button()->show();
    m_sampleBanner->hide();
    connect(m_sampleBanner->button(), &QPushButton::clicked, this, &OverviewPage::connectServersRequested);

    m_deadLetters->setObjectName(u"deadLetterBanner"_s);
    m_deadLetters->button()->setText(tr("Show them"));
    m_deadLetters->button()->setObjectName(u"showDeadLettersButton"_s);
    m_deadLetters->button()->show();
    m_deadLetters->hide();
    connect(m_deadLetters->button(), &QPushButton::clicked, this, &OverviewPage::deadLettersRequested);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(14);
    column->addWidget(m_sampleBanner);
    column->addWidget(m_banner);
    column->addWidget(m_deadLetters);
    column->addWidget(makeSyncCard());
    column->addWidget(makeFigures());
    column->addWidget(makeTiles());
    m_fleet = new FleetCard;
    connect(m_fleet, &FleetCard::detailsRequested, this, &OverviewPage::fleetRequested);
    column->addWidget(m_fleet);
    column->addWidget(makeRunsCard());
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    // "2 min left" and "tomorrow" age by themselves.
    m_tick.setInterval(std::chrono::seconds(20));
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_fleet->setNow(now());
        updateFigures();
        updateBanner();
        updateSync();
    });
    m_tick.start();
    updateFigures();
    updateTiles();
    updateBanner();
    updateSync();
    updateRecent();
}

QWidget* OverviewPage::makeTiles()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    m_sourceTile = new StatusTile(tr("Cloud"), u"cloud"_s);
    m_destinationTile = new StatusTile(tr("Local"), u"server"_s);
    m_redisTile = new StatusTile(tr("Redis"), u"redis"_s);
    for (StatusTile* tile : {m_sourceTile, m_destinationTile, m_redisTile})
        layout->addWidget(tile, 1);
    return row;
}

QWidget* OverviewPage::makeFigures()
{
    m_lagTile = new FigureTile(tr("Behind the cloud"));
    m_lagTile->setObjectName(u"lagTile"_s);
    m_pointsTile = new FigureTile(tr("Mirrored"));
    m_pointsTile->setObjectName(u"pointsTile"_s);
    m_bytesTile = new FigureTile(tr("Read from the cloud"));
    m_faultTile = new FigureTile(tr("Runs with errors"));
    m_faultTile->setObjectName(u"faultTile"_s);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (FigureTile* tile : {m_lagTile, m_pointsTile, m_bytesTile, m_faultTile})
        layout->addWidget(tile, 1);
    return row;
}

QTableView* OverviewPage::makeProgressTable()
{
    m_measurements = new MeasurementProgressModel(this);
    auto* table = new QTableView;
    table->setObjectName(u"progressTable"_s);
    table->setAccessibleName(tr("Measurements of this run"));
    table->setModel(m_measurements);
    table->setItemDelegateForColumn(MeasurementProgressModel::ProgressColumn,
        new ProgressDelegate(MeasurementProgressModel::FractionRole, table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(
        MeasurementProgressModel::NameColumn, QHeaderView::Stretch);
    const int digit = fontMetrics().averageCharWidth();
    table->setColumnWidth(MeasurementProgressModel::ProgressColumn, 22 * digit);
    table->setColumnWidth(MeasurementProgressModel::PointsColumn, 13 * digit);
    table->setColumnWidth(MeasurementProgressModel::RateColumn, 18 * digit);
    table->setColumnWidth(MeasurementProgressModel::RemainingColumn, 24 * digit);
    return table;
}

void OverviewPage::updateFigures()
{
    RunStatistics day = RunStatistics::of(m_recent, currentRule(), now());
    // The last complete run may be older than what was read of the history.
    if (const RuleState state = m_rules.value(currentRule());
        state.hasLastRun && state.lastRun.state == RunState::Done)
        day.mirroredUpTo = std::max(day.mirroredUpTo, state.lastRun.started);
    if (day.mirroredUpTo == 0) {
        m_lagTile->setFigure(u"–"_s, tr("no complete run yet"), Tone::Neutral);
    } else {
        const Nanoseconds lag = std::max<Nanoseconds>(0, now() - day.mirroredUpTo);
        const Rule* current = rule();
        // One run may be missed, by a sleeping machine or a short fault; two are a sign.
        const bool isLate =
            current != nullptr && current->schedule.enabled && lag > 2 * current->schedule.every;
        const auto minutes = std::chrono::minutes(lag / nanosecondsPerMinute);
        m_lagTile->setFigure(minutes.count() == 0 ? tr("< 1 min") : format::duration(minutes),
            tr("mirrored up to %1").arg(format::when(day.mirroredUpTo, now())),
            isLate ? Tone::Warning : Tone::Neutral, format::exactTime(day.mirroredUpTo));
    }
    m_pointsTile->setFigure(format::count(day.pointsInAll), tr("points in the last 24 h"), Tone::Neutral);
    m_pointsTile->setHistory(day.points, Tone::Info);
    m_bytesTile->setFigure(format::bytes(day.bytesInAll), tr("in the last 24 h"), Tone::Neutral);
    m_bytesTile->setHistory(day.bytes, Tone::Info);
    m_faultTile->setFigure(format::count(day.faultsInAll),
        tr("of %1 in the last 24 h").arg(format::count(day.runsInAll)),
        day.faultsInAll > 0 ? Tone::Bad : Tone::Neutral);
    m_faultTile->setHistory(day.faults, Tone::Bad);
    // How far behind one was is not kept; when it was caught up is: the runs that were complete.
    QList<double> complete(RunStatistics::hours, 0);
    for (qsizetype hour = 0; hour < RunStatistics::hours; ++hour)
        complete[hour] = day.points[hour] > 0 && day.faults[hour] <= 0 ? 1 : 0;
    m_lagTile->setHistory(complete, Tone::Good);
}

QWidget* OverviewPage::makeSyncCard()
{
    auto* card = new Card;
    m_title = new TextLabel;
    m_title->scaled(1.15, QFont::DemiBold)->wrapped();
    m_ruleChoice = new QComboBox;
    m_ruleChoice->setAccessibleName(tr("Rule"));
    m_ruleChoice->hide();
    m_activity = new TextLabel;
    m_activity->wrapped();
    m_lastRun = new TextLabel;
    m_lastRun->wrapped();
    m_nextRun = new TextLabel;
    m_nextRun->toned(Tone::Neutral)->wrapped();

    m_sync = new PrimaryButton(tr("Sync now"), u"sync"_s);
    m_sync->setObjectName(u"syncNowButton"_s);
    m_sync->setToolTip(tr("Mirror everything that is new (F5, Ctrl+R)"));
    setTextScale(m_sync, 1.15, QFont::DemiBold);
    m_sync->setIconSize(QSize(fontMetrics().height() * 5 / 4, fontMetrics().height() * 5 / 4));
    m_cancel = new QPushButton(themedIcon(u"cancel"_s), tr("Cancel"));
    m_cancel->setObjectName(u"cancelButton"_s);
    m_cancel->setToolTip(tr("Stop this run; what is mirrored stays"));
    m_pause = new QPushButton;
    m_pause->setObjectName(u"pauseButton"_s);
    connect(m_sync, &QPushButton::clicked, this, [this] { emit syncRequested(currentRule()); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelRequested(currentRule()); });
    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseRequested(!m_paused); });
    connect(m_ruleChoice, &QComboBox::currentIndexChanged, this, [this] {
        updateFigures();
        updateTiles();
        updateBanner();
        updateSync();
    });

    m_bar = new QProgressBar;
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(true);
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_figures = new QWidget;
    auto* figures = new QHBoxLayout(m_figures);
    figures->setContentsMargins(0, 0, 0, 0);
    m_read = addFigure(figures, tr("points read"));
    m_written = addFigure(figures, tr("points written"));
    m_rate = addFigure(figures, tr("speed"));
    m_left = addFigure(figures, tr("estimate"));

    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_ruleChoice, 0, Qt::AlignLeft);
    words->addWidget(m_title);
    words->addWidget(m_activity);
    words->addWidget(m_lastRun);
    words->addWidget(m_nextRun);
    words->addStretch();
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_sync);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_pause);
    buttons->addStretch();
    auto* top = new QHBoxLayout;
    top->setSpacing(20);
    top->addLayout(words, 1);
    top->addLayout(buttons);
    auto* layout = new QVBoxLayout(card);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(m_bar);
    layout->addWidget(m_figures);
    m_measurementTable = makeProgressTable();
    layout->addWidget(m_measurementTable);
    return card;
}

QWidget* OverviewPage::makeRunsCard()
{
    auto* card = new Card;
    auto* title = new TextLabel(tr("Recent runs"));
    title->scaled(1.15, QFont::DemiBold);
    auto* all = new QPushButton(tr("All runs"));
    all->setFlat(true);
    connect(all, &QPushButton::clicked, this, &OverviewPage::historyRequested);
    m_noRuns = new TextLabel(tr("No run yet. The first one begins as soon as both servers answer."));
    m_noRuns->toned(Tone::Neutral)->wrapped();
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(all);
    m_recentRows = new QVBoxLayout;
    m_recentRows->setSpacing(2);
    auto* layout = new QVBoxLayout(card);
    layout->addLayout(head);
    layout->addWidget(m_noRuns);
    layout->addLayout(m_recentRows);
    return card;
}

QString OverviewPage::currentRule() const
{
    return m_ruleChoice->currentData().toString();
}

void OverviewPage::setProfile(const Profile& profile)
{
    m_profile = profile;
    const QString before = currentRule();
    {
        const QSignalBlocker blocker(m_ruleChoice);
        m_ruleChoice->clear();
        for (const Rule& each : profile.rules)
            m_ruleChoice->addItem(format::singleLine(each.name.isEmpty() ? each.id : each.name), each.id);
        m_ruleChoice->setCurrentIndex(std::max(0, m_ruleChoice->findData(before)));
        m_ruleChoice->setVisible(profile.rules.size() > 1);
    }
    m_sampleBanner->setVisible(profile.isSample);
    updateFigures();
    updateTiles();
    updateBanner();
    updateSync();
}

void OverviewPage::setConnectionState(const ConnectionState& state)
{
    m_connections.insert(state.connectionId, state);
    updateTiles();
}

void OverviewPage::setRedisState(const RedisState& state)
{
    m_redis = state;
    updateTiles();
}

void OverviewPage::setFleet(const Fleet& fleet)
{
    m_fleet->setNow(now());
    m_fleet->setFleet(fleet);
}

void OverviewPage::setRuleState(const RuleState& state)
{
    m_rules.insert(state.ruleId, state);
    if (!state.running)
        m_progress.remove(state.ruleId);
    updateFigures();
    updateBanner();
    updateSync();
}

void OverviewPage::setProgress(const RunProgress& progress)
{
    m_progress.insert(progress.run.ruleId, progress);
    if (progress.run.ruleId == currentRule())
        updateSync();
}

void OverviewPage::setRunStarted(const Run& run)
{
    RunProgress progress;
    progress.run = run;
    m_rules[run.ruleId].running = true;
    setProgress(progress);
}

void OverviewPage::setRunFinished(const Run& run)
{
    m_progress.remove(run.ruleId);
    RuleState& state = m_rules[run.ruleId];
    state.ruleId = run.ruleId;
    state.running = false;
    state.hasLastRun = true;
    state.lastRun = run;
    m_recent.removeIf([&](const Run& other) { return other.id == run.id; });
    m_recent.prepend(run);
    updateRecent();
    updateBanner();
    updateSync();
}

void OverviewPage::setPaused(bool paused)
{
    m_paused = paused;
    updateSync();
}

void OverviewPage::setRecentRuns(const QList<Run>& runs)
{
    m_recent = runs;
    m_recent.removeIf([](const Run& run) { return run.state == RunState::Running; });
    updateRecent();
}

void OverviewPage::setDeadLetters(const QList<DeadLetterSummary>& files)
{
    qint64 points = 0;
    for (const DeadLetterSummary& file : files)
        points += file.points;
    m_deadLetters->setVisible(!files.isEmpty());
    m_deadLetters->setContent(Tone::Warning, u"warning"_s,
        tr("%1 could not be written").arg(format::points(points)),
        tr("They are kept with the reason, and can be written again once the cause is removed."));
}

void OverviewPage::setNow(Timestamp now)
{
    m_now = now;
    updateBanner();
    updateSync();
    updateRecent();
}

void OverviewPage::updateTiles()
{
    const Rule* current = rule();
    updateTile(m_sourceTile, current != nullptr ? current->sourceConnection : QString(cloudConnectionId),
        tr("Cloud"));
    updateTile(m_destinationTile,
        current != nullptr ? current->destinationConnection : QString(localConnectionId), tr("Local"));

    QString problem;
    QString server;
    if (m_redis.status == RedisState::Status::Failed)
        problem = m_redis.error.message;
    else if (m_redis.status == RedisState::Status::Ready)
        server = tr("Redis %1").arg(m_redis.version);
    else if (m_redis.status == RedisState::Status::Disabled)
        server = tr("Everything works without it. Turn it on in Settings to share telemetry and settings.");
    const bool on = m_redis.status != RedisState::Status::Disabled;
    m_redisTile->setState(words::tone(m_redis.status), words::of(m_redis.status), server,
        on ? m_redis.address : QString(), problem);
}

void OverviewPage::updateTile(StatusTile* tile, const QString& connectionId, const QString& fallbackTitle)
{
    const ConnectionSettings* settings = nullptr;
    for (const ConnectionSettings& each : m_profile.connections) {
        if (each.id == connectionId)
            settings = &each;
    }
    if (settings == nullptr) {
        tile->setTitle(fallbackTitle);
        tile->setState(
            Tone::Neutral, tr("Not set up"), {}, {}, tr("Enter its address in Settings › Connections."));
        return;
    }
    tile->setTitle(settings->name.isEmpty() ? fallbackTitle : settings->name);
    const ConnectionState state = m_connections.value(connectionId);
    const QString place = settings->url.authority(QUrl::PrettyDecoded).section(u'@', -1);
    const bool failed = state.status == ConnectionState::Status::Failed;
    tile->setState(words::tone(state.status), words::of(state.status), words::of(state.server), place,
        failed ? state.error.message : QString());
}

void OverviewPage::updateBanner()
{
    const RuleState state = m_rules.value(currentRule());
    if (rule() == nullptr) {
        m_banner->setContent(Tone::Warning, u"warning"_s, tr("Nothing is set up to be mirrored"),
            tr("Choose what to mirror in Settings › What to mirror."));
        return;
    }
    if (!state.hasLastRun) {
        m_banner->setContent(Tone::Info, u"waiting"_s, tr("Nothing is mirrored yet"),
            isRunning() ? tr("The first run is under way.") : tr("Press \"Sync now\" to begin."));
        return;
    }
    const Run& run = state.lastRun;
    const QString moment = format::when(run.started, now());
    switch (run.state) {
    case RunState::Done:
        if (const QString limits =
                destinationLimits(m_connections.value(rule()->destinationConnection).server.dialect);
            !limits.isEmpty()) {
            m_banner->setContent(Tone::Info, u"shield"_s,
                tr("Mirrored up to %1, as far as the destination can hold it").arg(moment), limits);
            break;
        }
        m_banner->setContent(Tone::Good, u"shield"_s, tr("Your data is safe: mirrored up to %1").arg(moment),
            run.tally.pointsRefused == 0
                ? QString()
                : tr("%1 could not be written as they are; they wait in the dead-letter file, see History.")
                      .arg(format::points(run.tally.pointsRefused)));
        break;
    case RunState::Partial:
        m_banner->setContent(Tone::Warning, u"warning"_s,
            tr("Most is mirrored up to %1, but not all").arg(moment),
            tr("%1 of %2 measurements are complete. The rest is tried again on the next run; History says "
               "why.")
                .arg(format::count(run.measurementsDone), format::count(run.measurementsPlanned)));
        break;
    case RunState::Failed:
        m_banner->setContent(Tone::Bad, u"error"_s, tr("The run of %1 failed").arg(moment),
            run.errors.isEmpty() ? tr("See Logs for the reason.")
                                 : format::singleLine(run.errors.first().message));
        break;
    case RunState::Cancelled:
        m_banner->setContent(Tone::Neutral, u"stopped"_s, tr("The run of %1 was cancelled").arg(moment),
            tr("What it had mirrored is kept. \"Sync now\" goes on where it stopped."));
        break;
    case RunState::Running: break;
    }
}

void OverviewPage::updateSync()
{
    const Rule* current = rule();
    const RuleState state = m_rules.value(currentRule());
    const bool running = isRunning();
    m_title->setText(current == nullptr
            ? tr("No rule")
            : format::singleLine(
                  tr("%1  →  %2")
                      .arg(current->sourceBucket.isEmpty() ? tr("(no bucket chosen)") : current->sourceBucket,
                          current->destinationBucket.isEmpty() ? tr("(no bucket chosen)")
                                                               : current->destinationBucket)));
    m_sync->setEnabled(current != nullptr && !running);
    m_sync->setVisible(!running);
    m_cancel->setVisible(running);
    m_pause->setVisible(!running && current != nullptr);
    m_pause->setText(m_paused ? tr("Resume schedule") : tr("Pause schedule"));
    m_pause->setIcon(themedIcon(m_paused ? u"play"_s : u"pause"_s));
    m_bar->setVisible(running);
    m_figures->setVisible(running);
    updateMeasurements(running);
    m_activity->setVisible(running);
    m_lastRun->setVisible(!running);

    if (running) {
        const RunProgress progress = m_progress.value(currentRule());
        const double fraction = std::clamp(progress.fraction, 0.0, 1.0);
        m_bar->setValue(qRound(fraction * 1000));
        m_bar->setFormat(tr("%1 %").arg(static_cast<int>(fraction * 100)));
        m_read->setText(format::count(progress.run.tally.pointsRead));
        m_written->setText(format::count(progress.run.tally.pointsWritten));
        m_rate->setText(format::rate(progress.pointsPerSecond));
        const QString left = format::remaining(progress.remaining);
        m_left->setText(left.isEmpty() ? tr("not known yet") : left);
        QString activity = progress.measurement.isEmpty()
            ? tr("Looking what is new…")
            : tr("Reading %1 (%2 of %3 measurements done)")
                  .arg(progress.measurement, format::count(progress.run.measurementsDone),
                      format::count(progress.run.measurementsPlanned));
        m_activity->plain();
        if (progress.waitingUntil != 0) {
            const QDateTime until = toDateTime(progress.waitingUntil).toLocalTime();
            activity = tr("Waiting until %1 for the server's limit").arg(until.toString(u"HH:mm:ss"_s));
            if (!progress.waitingReason.isEmpty())
                activity += u": "_s + progress.waitingReason;
            m_activity->toned(Tone::Warning);
        }
        m_activity->setText(format::singleLine(activity));
    } else if (state.hasLastRun) {
        m_lastRun->setText(
            tr("Last run: %1, %2, %3 in %4")
                .arg(words::of(state.lastRun.state).toLower(), format::when(state.lastRun.started, now()),
                    format::points(state.lastRun.tally.pointsWritten),
                    format::duration(lengthOf(state.lastRun))));
        m_lastRun->setToolTip(format::exactTime(state.lastRun.started));
    } else {
        m_lastRun->setText(tr("Last run: none yet"));
    }

    if (m_paused)
        m_nextRun->setText(tr("Next run: the schedule is paused"));
    else if (state.nextDue == 0)
        m_nextRun->setText(tr("Next run: only when you press \"Sync now\""));
    else if (state.retryReason.isEmpty())
        m_nextRun->setText(tr("Next run: %1 (%2)")
                               .arg(format::when(state.nextDue, now()), format::age(state.nextDue, now())));
    else
        m_nextRun->setText(tr("Next run: %1 (%2), as the last one could not reach all")
                               .arg(format::when(state.nextDue, now()), format::age(state.nextDue, now())));
    QString exact = m_paused || state.nextDue == 0 ? QString() : format::exactTime(state.nextDue);
    if (!exact.isEmpty() && !state.retryReason.isEmpty())
        exact += u'\n' + format::singleLine(state.retryReason);
    m_nextRun->setToolTip(exact);
    m_nextRun->setVisible(current != nullptr);
}

void OverviewPage::updateMeasurements(bool running)
{
    const RunProgress progress = m_progress.value(currentRule());
    if (running)
        m_measurements->setProgress(progress, now());
    else
        m_measurements->clear();
    const int rows = m_measurements->rowCount();
    m_measurementTable->setVisible(rows > 0);
    if (rows == 0)
        return;
    // As high as its rows, up to a point from which it scrolls.
    constexpr int mostRows = 9;
    const int row = m_measurementTable->verticalHeader()->defaultSectionSize();
    m_measurementTable->setFixedHeight(
        m_measurementTable->horizontalHeader()->sizeHint().height() + row * std::min(rows, mostRows) + 4);
    if (rows > mostRows && m_measurements->currentRow() >= 0)
        m_measurementTable->scrollTo(m_measurements->index(m_measurements->currentRow(), 0));
}

void OverviewPage::updateRecent()
{
    updateFigures();
    // Kept, not made anew: this is called while a run is under way.
    for (qsizetype i = 0; i < recentRunsShown; ++i) {
        if (i == m_rows.size()) {
            m_rows.append(new RunSummaryRow);
            m_recentRows->addWidget(m_rows.last());
        }
        m_rows[i]->setVisible(i < m_recent.size());
        if (i < m_recent.size())
            m_rows[i]->setRun(m_recent[i], now());
    }
    m_noRuns->setVisible(m_recent.isEmpty());
}

const Rule* OverviewPage::rule() const
{
    const QString id = currentRule();
    for (const Rule& each : m_profile.rules) {
        if (each.id == id)
            return &each;
    }
    return nullptr;
}

Timestamp OverviewPage::now() const
{
    return m_now != 0 ? m_now : SystemClock().now();
}

bool OverviewPage::isRunning() const
{
    return m_rules.value(currentRule()).running || m_progress.contains(currentRule());
}

} // namespace telemirror
