#pragma once

#include "config/Profile.h"

#include <QtWidgets/QWizard>

namespace telemirror {

class PlanWizardPage;
class ServerWizardPage;

/// Leads from nothing to a running mirror: the cloud, the local server, when; then it saves. Asks
/// by its signals and is answered by its setters; connections are told apart by their ids.
class ConnectWizard : public QWizard
{
    Q_OBJECT

public:
    /// Begins with what `profile` has; a sample profile counts as nothing.
    explicit ConnectWizard(const Profile& profile, QWidget* parent = nullptr);

    /// What would be saved.
    [[nodiscard]] Profile profile() const;
    /// Saves, and closes once that is done.
    void accept() override;

    void setTestResult(const QString& connectionId, const Result<ServerInfo>& result);
    void setOrganizations(const QString& connectionId, const Result<QStringList>& names);
    void setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets);
    void setMeasurements(const Result<QStringList>& names);
    void setSaveResult(const Result<void>& result);

signals:
    void testRequested(const telemirror::ConnectionSettings& settings);
    void organizationsRequested(const telemirror::ConnectionSettings& settings);
    void bucketsRequested(const telemirror::ConnectionSettings& settings);
    void measurementsRequested(const telemirror::ConnectionSettings& settings, const QString& bucket);
    void saveRequested(const telemirror::Profile& profile);

private:
    [[nodiscard]] ServerWizardPage* pageOf(const QString& connectionId) const;
    ServerWizardPage* addServerPage(const QString& connectionId, const QString& name, const QString& bucket);
    void enter(int page);

    Profile m_profile;
    ServerWizardPage* m_source;
    ServerWizardPage* m_destination;
    PlanWizardPage* m_plan;
};

} // namespace telemirror
