#pragma once

#include "config/ProfileController.h"
#include "engine/Engine.h"

#include <QtCore/QObject>

namespace telemirror {

class ActivityMonitor;
class ConnectWizard;
class CoveragePanel;
class DeadLetterPanel;
class ExplorerPage;
class FleetPage;
class HistoryPage;
class LivePage;
class LogsPage;
class OverviewPage;
class SettingsPage;
class StatusStrip;

/// Joins pages, which know no engine, with the engine and the profiles: its signals to their slots,
/// their orders and questions to it, and its answers back. What it joins must outlive it.
class EngineLink : public QObject
{
    Q_OBJECT

public:
    EngineLink(Engine& engine, ProfileController& profiles, QObject* parent);

    void join(OverviewPage& page);
    void join(ExplorerPage& page);
    void join(LivePage& page);
    void join(HistoryPage& page);
    void join(LogsPage& page);
    void join(FleetPage& page);
    void join(SettingsPage& page);
    void join(StatusStrip& strip);
    void join(ActivityMonitor& monitor);
    void join(ConnectWizard& wizard);

signals:
    void deadLetterFilesRead(const QList<telemirror::DeadLetterSummary>& files);
    void deadLetterFilesFailed(const telemirror::Error& error);

private:
    void join(CoveragePanel& panel);
    void join(DeadLetterPanel& panel);
    /// Lists the files once for all who show something of them.
    void readDeadLetterFiles();
    /// Stores a profile; the first run under it follows.
    [[nodiscard]] QFuture<Result<void>> save(const Profile& profile);
    /// Puts a question about a schema to the engine, and its answer into the page.
    void answer(ExplorerPage* page, const SchemaQuestion& question);
    void readCacheCounters(ExplorerPage* page);
    void joinSharing(SettingsPage* page);
    void readHistory(LivePage& page, const LatestValue& key, const SeriesRequest& request);

    quint64 m_deadLetterQuestion = 0; ///< answers to older ones come too late
    Engine& m_engine;
    ProfileController& m_profiles;
};

} // namespace telemirror
