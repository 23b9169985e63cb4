#include "ui/EngineLink.h"

#include "model/FutureHandler.h"
#include "ui/pages/ExplorerPage.h"
#include "ui/pages/HistoryPage.h"
#include "ui/pages/LivePage.h"
#include "ui/pages/LogsPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/widgets/StatusStrip.h"

namespace telemirror {

namespace {

/// As many runs as the overview lists.
constexpr qint64 recentRuns = 5;

} // namespace

EngineLink::EngineLink(Engine& engine, ProfileController& profiles, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_profiles(profiles)
{}

void EngineLink::join(OverviewPage& page)
{
    OverviewPage* overview = &page;
    connect(&m_profiles, &ProfileController::profileChanged, overview, &OverviewPage::setProfile);
    connect(&m_engine, &Engine::connectionStateChanged, overview, &OverviewPage::setConnectionState);
    connect(&m_engine, &Engine::redisStateChanged, overview, &OverviewPage::setRedisState);
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
    connect(explorer, &ExplorerPage::bucketsRequested, this, [this, explorer](const QString& connection) {
        whenFinished(explorer, m_engine.buckets(connection),
            [=](const Result<QList<Bucket>>& buckets) { explorer->setBuckets(connection, buckets); });
    });
    connect(explorer, &ExplorerPage::measurementsRequested, this,
        [this, explorer](const QString& connection, const QString& bucket) {
            whenFinished(explorer, m_engine.measurements(connection, bucket),
                [=](const Result<QStringList>& measurements) {
                    explorer->setMeasurements(connection, bucket, measurements);
                });
        });
    connect(explorer, &ExplorerPage::schemaRequested, this,
        [this, explorer](const QString& connection, const QString& bucket, const QString& measurement) {
            whenFinished(explorer, m_engine.schema(connection, bucket, measurement),
                [=](const Result<MeasurementSchema>& schema) {
                    explorer->setSchema(connection, bucket, measurement, schema);
                });
        });
    connect(explorer, &ExplorerPage::seriesRequested, this,
        [this, explorer](quint64 number, const QString& connection, const SeriesRequest& request) {
            whenFinished(explorer, m_engine.series(connection, request),
                [=](const Result<QList<SeriesData>>& series) { explorer->setSeries(number, series); });
        });
    explorer->setProfile(m_profiles.profile());
}

void EngineLink::join(LivePage& page)
{
    connect(&m_profiles, &ProfileController::profileChanged, &page, &LivePage::setProfile);
    connect(&m_engine, &Engine::telemetryReceived, &page, &LivePage::addRound);
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
    connect(history, &HistoryPage::runsRequested, this, [this, history](qint64 offset, qint64 limit) {
        whenFinished(history, m_engine.runs(offset, limit), [=](const Result<QList<Run>>& runs) {
            if (runs)
                history->addRuns(offset, *runs);
            else
                history->failRuns(offset, runs.error());
        });
    });
    connect(history, &HistoryPage::measurementsRequested, this, [this, history](qint64 runId) {
        whenFinished(
            history, m_engine.runMeasurements(runId), [=](const Result<QList<MeasurementRun>>& measurements) {
                history->setMeasurements(runId, measurements.value_or(QList<MeasurementRun>()));
            });
    });
    connect(&m_engine, &Engine::runStarted, history, &HistoryPage::updateRun);
    connect(&m_engine, &Engine::runProgress, history,
        [history](const RunProgress& progress) { history->updateRun(progress.run); });
    connect(&m_engine, &Engine::runFinished, history, &HistoryPage::updateRun);
    history->reload();
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
        whenFinished(settings, m_profiles.save(profile),
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
    connect(settings, &SettingsPage::redisTestRequested, this, [this, settings](const RedisSettings& tried) {
        whenFinished(settings, m_engine.testRedis(tried),
            [settings](const Result<RedisState>& state) { settings->setRedisResult(state); });
    });
    show();
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

} // namespace telemirror
