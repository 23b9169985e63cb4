#include "ui/EngineLink.h"

#include "model/FutureHandler.h"
#include "ui/ActivityMonitor.h"
#include "ui/pages/ExplorerPage.h"
#include "ui/pages/FleetPage.h"
#include "ui/pages/HistoryPage.h"
#include "ui/pages/LivePage.h"
#include "ui/pages/LogsPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/widgets/CoveragePanel.h"
#include "ui/widgets/DeadLetterPanel.h"
#include "ui/widgets/StatusStrip.h"
#include "ui/wizard/ConnectWizard.h"

namespace telemirror {

namespace {

/// A day of runs, one every five minutes.
constexpr qint64 recentRuns = 300;

} // namespace

EngineLink::EngineLink(Engine& engine, ProfileController& profiles, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_profiles(profiles)
{
    connect(&m_engine, &Engine::deadLettersChanged, this, &EngineLink::readDeadLetterFiles);
}

void EngineLink::readDeadLetterFiles()
{
    const quint64 question = ++m_deadLetterQuestion;
    whenFinished(this, m_engine.deadLetterFiles(), [=, this](const Result<QList<DeadLetterSummary>>& files) {
        if (question != m_deadLetterQuestion)
            return;
        if (files)
            emit deadLetterFilesRead(*files);
        else
            emit deadLetterFilesFailed(files.error());
    });
}

void EngineLink::join(OverviewPage& page)
{
    OverviewPage* overview = &page;
    connect(&m_profiles, &ProfileController::profileChanged, overview, &OverviewPage::setProfile);
    connect(&m_engine, &Engine::connectionStateChanged, overview, &OverviewPage::setConnectionState);
    connect(&m_engine, &Engine::redisStateChanged, overview, &OverviewPage::setRedisState);
    connect(&m_engine, &Engine::fleetChanged, overview, &OverviewPage::setFleet);
    connect(&m_engine, &Engine::ruleStateChanged, overview, &OverviewPage::setRuleState);
    connect(&m_engine, &Engine::runStarted, overview, &OverviewPage::setRunStarted);
    connect(&m_engine, &Engine::runProgress, overview, &OverviewPage::setProgress);
    connect(&m_engine, &Engine::runFinished, overview, &OverviewPage::setRunFinished);
    connect(&m_engine, &Engine::pausedChanged, overview, &OverviewPage::setPaused);
    connect(overview, &OverviewPage::syncRequested, this,
        [this](const QString& ruleId) { m_engine.sync(ruleId, RunTrigger::Manual); });
    connect(overview, &OverviewPage::cancelRequested, this,
        [this](const QString& ruleId) { m_engine.cancel(ruleId); });
    connect(
        overview, &OverviewPage::pauseRequested, this, [this](bool paused) { m_engine.setPaused(paused); });
    connect(overview, &OverviewPage::checkRequested, this, [this] { m_engine.checkConnections(); });

    const auto readRecent = [this, overview] {
        whenFinished(overview, m_engine.runs(0, recentRuns), [overview](const Result<QList<Run>>& runs) {
            if (runs)
                overview->setRecentRuns(*runs);
        });
    };
    connect(&m_profiles, &ProfileController::profileChanged, overview, readRecent);
    connect(&m_engine, &Engine::runStarted, overview, readRecent);
    connect(&m_engine, &Engine::runFinished, overview, readRecent);
    connect(this, &EngineLink::deadLetterFilesRead, overview, &OverviewPage::setDeadLetters);
    overview->setProfile(m_profiles.profile());
    readRecent();
}

void EngineLink::join(ExplorerPage& page)
{
    ExplorerPage* explorer = &page;
    connect(&m_profiles, &ProfileController::profileChanged, explorer, &ExplorerPage::setProfile);
    connect(&m_engine, &Engine::connectionStateChanged, explorer, &ExplorerPage::setConnectionState);
    connect(&m_engine, &Engine::exportProgress, explorer, &ExplorerPage::setExportProgress);
    connect(explorer, &ExplorerPage::exportCancelled, this,
        [this](const QString& path) { m_engine.cancelExport(path); });
    connect(explorer, &ExplorerPage::exportRequested, this, [this, explorer](const ExportRequest& request) {
        whenFinished(explorer, m_engine.exportPoints(request),
            [=](const Result<ExportReceipt>& result) { explorer->setExported(request.path, result); });
    });
    connect(explorer, &ExplorerPage::extentRequested, this,
        [this, explorer](
            quint64 number, const QString& connection, const QString& bucket, const QString& measurement) {
            whenFinished(explorer, m_engine.extent(connection, bucket, measurement),
                [=](const Result<MeasurementExtent>& extent) {
                    explorer->setExtent(number, connection, extent);
                });
        });
    connect(explorer, &ExplorerPage::forgetRequested, this,
        [this](const QString& connection) { m_engine.forgetSchema(connection); });
    connect(explorer, &ExplorerPage::bucketsRequested, this, [this, explorer](const QString& connection) {
        answer(explorer, {connection, {}, {}});
    });
    connect(explorer, &ExplorerPage::measurementsRequested, this,
        [this, explorer](const QString& connection, const QString& bucket) {
            answer(explorer, {connection, bucket, {}});
        });
    connect(explorer, &ExplorerPage::schemaRequested, this,
        [this, explorer](const QString& connection, const QString& bucket, const QString& measurement) {
            answer(explorer, {connection, bucket, measurement});
        });
    // What is shown came from the cache and is outdated.
    connect(&m_engine, &Engine::schemaRefreshed, explorer,
        [this, explorer](const SchemaQuestion& question) { answer(explorer, question); });
    connect(explorer, &ExplorerPage::coverageRequested, this,
        [this, explorer](quint64 number, const QString& ruleId, const TimeRange& range) {
            whenFinished(explorer, m_engine.coverage(ruleId, range),
                [=](const Result<Coverage>& coverage) { explorer->setCoverage(number, coverage); });
        });
    connect(explorer, &ExplorerPage::seriesRequested, this,
        [this, explorer](quint64 number, const QString& connection, const SeriesRequest& request) {
            whenFinished(explorer, m_engine.series(connection, request),
                [=](const Result<QList<SeriesData>>& series) { explorer->setSeries(number, series); });
        });
    explorer->setProfile(m_profiles.profile());
}

void EngineLink::answer(ExplorerPage* page, const SchemaQuestion& question)
{
    const auto& [connection, bucket, measurement] = question;
    if (bucket.isEmpty()) {
        whenFinished(page, m_engine.buckets(connection),
            [this, page, asked = question](const Result<QList<Bucket>>& buckets) {
                page->setBuckets(asked.connectionId, buckets);
                readCacheCounters(page);
            });
    } else if (measurement.isEmpty()) {
        whenFinished(page, m_engine.measurements(connection, bucket),
            [this, page, asked = question](const Result<QStringList>& measurements) {
                page->setMeasurements(asked.connectionId, asked.bucket, measurements);
                readCacheCounters(page);
            });
    } else {
        whenFinished(page, m_engine.schema(connection, bucket, measurement),
            [this, page, asked = question](const Result<MeasurementSchema>& schema) {
                page->setSchema(asked.connectionId, asked.bucket, asked.measurement, schema);
                readCacheCounters(page);
            });
    }
}

void EngineLink::readCacheCounters(ExplorerPage* page)
{
    whenFinished(page, m_engine.schemaCacheCounters(), [page](const Result<CacheCounters>& counters) {
        if (counters)
            page->setCacheCounters(*counters);
    });
}

void EngineLink::join(LivePage& page)
{
    connect(&m_profiles, &ProfileController::profileChanged, &page, &LivePage::setProfile);
    connect(&m_engine, &Engine::telemetryReceived, &page, &LivePage::addRound);
    connect(&m_engine, &Engine::publisherStateChanged, &page, &LivePage::setPublisherState);
    page.setProfile(m_profiles.profile());
    page.setLayoutFile(m_engine.paths().liveLayout());
    connect(&page, &LivePage::historyRequested, this,
        [this, &page](const LatestValue& key, const TimeRange& range, Nanoseconds every) {
            SeriesRequest request;
            request.measurement = key.measurement;
            request.field = key.field;
            request.range = range;
            request.every = every;
            readHistory(page, key, request);
        });
}

/// From whichever bucket of the local server has it: telemetry looks in all of them.
void EngineLink::readHistory(LivePage& page, const LatestValue& key, const SeriesRequest& request)
{
    LivePage* live = &page;
    const QString connection = m_profiles.profile().telemetryConnection;
    whenFinished(live, m_engine.buckets(connection), [=, this](const Result<QList<Bucket>>& buckets) {
        if (!buckets)
            return; // the round says what is wrong with the server
        for (const Bucket& bucket : *buckets) {
            SeriesRequest wanted = request;
            wanted.bucket = bucket.name;
            // Measurements of the same name in several buckets are keyed with the bucket's.
            if (wanted.measurement.startsWith(bucket.name + u'/'))
                wanted.measurement.remove(0, bucket.name.size() + 1);
            if (bucket.isSystem)
                continue;
            whenFinished(
                live, m_engine.series(connection, wanted), [=](const Result<QList<SeriesData>>& series) {
                    if (series)
                        live->addHistory(key, *series);
                });
        }
    });
}

void EngineLink::join(HistoryPage& page)
{
    HistoryPage* history = &page;
    connect(history, &HistoryPage::countRequested, this, [this, history](const RunFilter& filter) {
        whenFinished(history, m_engine.runCount(filter), [=](const Result<qint64>& count) {
            if (count)
                history->setCount(filter, *count);
            else
                history->failRuns(filter, count.error());
        });
    });
    connect(history, &HistoryPage::runsRequested, this,
        [this, history](const RunFilter& filter, qint64 offset, qint64 limit) {
            whenFinished(history, m_engine.runs(filter, offset, limit), [=](const Result<QList<Run>>& runs) {
                if (runs)
                    history->addRuns(filter, offset, *runs);
                else
                    history->failRuns(filter, runs.error());
            });
        });
    connect(history, &HistoryPage::chartRunsRequested, this,
        [this, history](const RunFilter& filter, qint64 limit) {
            whenFinished(history, m_engine.runs(filter, 0, limit),
                [=](const Result<QList<Run>>& runs) { history->setChartRuns(runs.value_or(QList<Run>())); });
        });
    connect(history, &HistoryPage::exportRunsRequested, this,
        [this, history](const RunFilter& filter, qint64 offset, qint64 limit) {
            whenFinished(history, m_engine.runs(filter, offset, limit), [=](const Result<QList<Run>>& runs) {
                if (runs)
                    history->addExportRuns(*runs);
                else
                    history->failExport(runs.error());
            });
        });
    connect(history, &HistoryPage::measurementsRequested, this, [this, history](qint64 runId) {
        whenFinished(
            history, m_engine.runMeasurements(runId), [=](const Result<QList<MeasurementRun>>& measurements) {
                history->setMeasurements(runId, measurements.value_or(QList<MeasurementRun>()));
            });
    });
    connect(&m_engine, &Engine::runStarted, history, &HistoryPage::beginRun);
    connect(&m_engine, &Engine::runProgress, history,
        [history](const RunProgress& progress) { history->updateRun(progress.run); });
    connect(&m_engine, &Engine::runFinished, history, &HistoryPage::endRun);
    join(history->coverage());
    join(history->deadLetters());
    history->reload();
}

void EngineLink::join(FleetPage& page)
{
    FleetPage* fleet = &page;
    connect(&m_engine, &Engine::fleetChanged, fleet, &FleetPage::setFleet);
    whenFinished(fleet, m_engine.fleet(), [fleet](const Result<Fleet>& now) {
        if (now)
            fleet->setFleet(*now);
    });
}

void EngineLink::join(CoveragePanel& panel)
{
    CoveragePanel* coverage = &panel;
    connect(&m_profiles, &ProfileController::profileChanged, coverage, &CoveragePanel::setProfile);
    connect(coverage, &CoveragePanel::coverageRequested, this,
        [this, coverage](const QString& ruleId, const TimeRange& range) {
            whenFinished(coverage, m_engine.coverage(ruleId, range), [=](const Result<Coverage>& answer) {
                if (answer)
                    coverage->setCoverage(ruleId, *answer);
                else
                    coverage->failCoverage(ruleId, answer.error());
            });
        });
    connect(coverage, &CoveragePanel::verifyRequested, this,
        [this](const QString& ruleId, const TimeRange& range) {
            m_engine.verify(ruleId, {VerifyScope::Extent::Full, range});
        });
    connect(coverage, &CoveragePanel::syncRequested, this,
        [this](const QString& ruleId) { m_engine.sync(ruleId, RunTrigger::Manual); });
    coverage->setProfile(m_profiles.profile());
}

void EngineLink::join(DeadLetterPanel& panel)
{
    DeadLetterPanel* letters = &panel;
    connect(this, &EngineLink::deadLetterFilesRead, letters,
        [letters](const QList<DeadLetterSummary>& files) { letters->setFiles(files); });
    connect(this, &EngineLink::deadLetterFilesFailed, letters,
        [letters](const Error& error) { letters->setFiles(tl::unexpected(error)); });
    connect(letters, &DeadLetterPanel::filesRequested, this, &EngineLink::readDeadLetterFiles);
    connect(letters, &DeadLetterPanel::pageRequested, this,
        [this, letters](const QString& file, const QString& search, qint64 offset, qint64 limit) {
            whenFinished(letters, m_engine.deadLetters(file, offset, limit, search),
                [=](const Result<DeadLetterPage>& page) { letters->setPage(file, search, offset, page); });
        });
    connect(letters, &DeadLetterPanel::replayRequested, this, [this, letters](const QString& file) {
        whenFinished(letters, m_engine.replayDeadLetters(file),
            [=](const Result<DeadLetterReplayResult>& result) { letters->setReplayed(file, result); });
    });
    readDeadLetterFiles();
}

void EngineLink::join(LogsPage& page)
{
    connect(&m_engine, &Engine::logged, &page, &LogsPage::append);
}

void EngineLink::join(SettingsPage& page)
{
    SettingsPage* settings = &page;
    const auto show = [this, settings] {
        settings->setProfile(m_profiles.profile());
        settings->setSecretsInfo(m_profiles.secretsArePersistent(), m_profiles.environmentVariables());
    };
    connect(&m_profiles, &ProfileController::profileChanged, settings, show);
    connect(settings, &SettingsPage::saveRequested, this, [this, settings](const Profile& profile) {
        whenFinished(settings, save(profile),
            [settings](const Result<void>& saved) { settings->setSaveResult(saved); });
    });
    connect(settings, &SettingsPage::testRequested, this, [this, settings](const ConnectionSettings& tried) {
        whenFinished(settings, m_engine.testConnection(tried),
            [settings, id = tried.id](
                const Result<ServerInfo>& server) { settings->setTestResult(id, server); });
    });
    connect(settings, &SettingsPage::bucketsRequested, this, [this, settings](const ConnectionSettings& of) {
        whenFinished(
            settings, m_engine.bucketsOf(of), [settings, id = of.id](const Result<QList<Bucket>>& buckets) {
                settings->setBuckets(id, buckets);
            });
    });
    connect(settings, &SettingsPage::measurementsRequested, this,
        [this, settings](const ConnectionSettings& of, const QString& bucket) {
            whenFinished(settings, m_engine.measurementsOf(of, bucket),
                [settings](const Result<QStringList>& names) { settings->setMeasurements(names); });
        });
    connect(settings, &SettingsPage::redisTestRequested, this, [this, settings](const RedisSettings& tried) {
        whenFinished(settings, m_engine.testRedis(tried),
            [settings](const Result<RedisState>& state) { settings->setRedisResult(state); });
    });
    joinSharing(settings);
    show();
}

void EngineLink::joinSharing(SettingsPage* page)
{
    const auto showConflict = [this, page] { page->setConflict(m_profiles.conflict()); };
    connect(&m_profiles, &ProfileController::conflictChanged, page, showConflict);
    connect(&m_profiles, &ProfileController::sharingStateChanged, page, &SettingsPage::setSharingState);
    connect(&m_profiles, &ProfileController::sharingFailed, page, &SettingsPage::setSharingFailure);
    connect(page, &SettingsPage::conflictResolved, this, [this, page](bool keepMine) {
        whenFinished(page, m_profiles.resolveConflict(keepMine),
            [page](const Result<void>& result) { page->setConflictResult(result); });
    });
    showConflict();
    page->setSharingState(m_profiles.sharingState());
}

void EngineLink::join(StatusStrip& strip)
{
    connect(&m_profiles, &ProfileController::profileChanged, &strip, &StatusStrip::setProfile);
    connect(&m_engine, &Engine::connectionStateChanged, &strip, &StatusStrip::setConnectionState);
    connect(&m_engine, &Engine::redisStateChanged, &strip, &StatusStrip::setRedisState);
    connect(&m_engine, &Engine::ruleStateChanged, &strip, &StatusStrip::setRuleState);
    connect(&m_engine, &Engine::runProgress, &strip, &StatusStrip::setProgress);
    connect(&m_engine, &Engine::pausedChanged, &strip, &StatusStrip::setPaused);
    strip.setProfile(m_profiles.profile());
}

void EngineLink::join(ActivityMonitor& monitor)
{
    connect(&m_profiles, &ProfileController::profileChanged, &monitor, &ActivityMonitor::setProfile);
    connect(&m_engine, &Engine::connectionStateChanged, &monitor, &ActivityMonitor::setConnectionState);
    connect(&m_engine, &Engine::ruleStateChanged, &monitor, &ActivityMonitor::setRuleState);
    connect(&m_engine, &Engine::runStarted, &monitor, &ActivityMonitor::setRunStarted);
    connect(&m_engine, &Engine::runProgress, &monitor, &ActivityMonitor::setProgress);
    connect(&m_engine, &Engine::runFinished, &monitor, &ActivityMonitor::setRunFinished);
    connect(&m_engine, &Engine::pausedChanged, &monitor, &ActivityMonitor::setPaused);
    monitor.setProfile(m_profiles.profile());
}

void EngineLink::join(ConnectWizard& wizard)
{
    ConnectWizard* page = &wizard;
    connect(page, &ConnectWizard::testRequested, this, [this, page](const ConnectionSettings& tried) {
        whenFinished(page, m_engine.testConnection(tried),
            [page, id = tried.id](const Result<ServerInfo>& server) { page->setTestResult(id, server); });
    });
    connect(page, &ConnectWizard::organizationsRequested, this, [this, page](const ConnectionSettings& of) {
        whenFinished(page, m_engine.organizationsOf(of),
            [page, id = of.id](const Result<QStringList>& names) { page->setOrganizations(id, names); });
    });
    connect(page, &ConnectWizard::bucketsRequested, this, [this, page](const ConnectionSettings& of) {
        whenFinished(page, m_engine.bucketsOf(of),
            [page, id = of.id](const Result<QList<Bucket>>& buckets) { page->setBuckets(id, buckets); });
    });
    connect(page, &ConnectWizard::measurementsRequested, this,
        [this, page](const ConnectionSettings& of, const QString& bucket) {
            whenFinished(page, m_engine.measurementsOf(of, bucket),
                [page](const Result<QStringList>& names) { page->setMeasurements(names); });
        });
    connect(page, &ConnectWizard::saveRequested, this, [this, page](const Profile& profile) {
        whenFinished(page, save(profile), [page](const Result<void>& saved) { page->setSaveResult(saved); });
    });
}

QFuture<Result<void>> EngineLink::save(const Profile& profile)
{
    // The engine starts what is to run at start with its first profile only.
    const Profile before = m_profiles.profile();
    const bool startsByItself = before.rules.isEmpty() && before.connections.isEmpty();
    const bool isFirst = before.isSample || before.rules.isEmpty();
    QFuture<Result<void>> saved = m_profiles.save(profile);
    whenFinished(this, saved, [=, this](const Result<void>& result) {
        if (!result || startsByItself || !isFirst)
            return;
        for (const Rule& rule : m_profiles.profile().rules)
            m_engine.sync(rule.id, RunTrigger::First);
    });
    return saved;
}

} // namespace telemirror
