#pragma once

#include "config/ProfileConflict.h"
#include "redis/RedisClient.h"
#include "ui/Theme.h"

#include <QtWidgets/QWidget>

class QPushButton;
class QTabWidget;

namespace telemirror {

class AppearanceEditor;
class Banner;
class ConflictBanner;
class ConnectionEditor;
class Preferences;
class PublisherEditor;
class RedisEditor;
class RulesEditor;
class TelemetryEditor;
class TextLabel;

/// Everything an operator can set, checked while it is typed; nothing is in effect before Save.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(QWidget* parent = nullptr);

    /// Shows this profile. Fields that hold an edit keep it where the profile was changed elsewhere:
    /// saving then asks which to keep. Of the sample site nothing is shown: the fields are for the
    /// operator's own servers.
    void setProfile(const Profile& profile);
    /// The profile as the fields have it.
    [[nodiscard]] Profile edited() const;
    [[nodiscard]] bool isChanged() const;
    /// Where secrets are kept, and what the environment decides.
    void setSecretsInfo(bool persistent, const QStringList& environmentVariables);
    void showConnections();
    /// The names of the tabs, in their order; and one of them to the front.
    [[nodiscard]] QStringList tabNames() const;
    void showTab(int index);
    /// The tab that says which Redis is used.
    void showRedis();
    /// Must outlive the page.
    void setPreferences(Preferences& preferences);
    /// Puts an exported profile into the fields, to be looked at and saved. Secrets are not in it:
    /// those of connections with the same id and address stay.
    Result<void> importProfile(const QByteArray& json);
    /// The profile as the fields have it, without secrets.
    [[nodiscard]] QByteArray exportProfile() const;

    void setTestResult(const QString& connectionId, const Result<ServerInfo>& result);
    void setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets);
    void setMeasurements(const Result<QStringList>& names);
    void setRedisResult(const Result<RedisState>& result);
    void setSaveResult(const Result<void>& result);
    /// Two edits that did not know of each other, to choose from; none: nothing to choose.
    void setConflict(const std::optional<ProfileConflict>& conflict);
    /// The answer to conflictResolved().
    void setConflictResult(const Result<void>& result);
    void setSharingState(const RedisState& state);
    void setSharingFailure(const Error& error);

signals:
    void saveRequested(const telemirror::Profile& profile);
    void testRequested(const telemirror::ConnectionSettings& settings);
    void bucketsRequested(const telemirror::ConnectionSettings& settings);
    void measurementsRequested(const telemirror::ConnectionSettings& settings, const QString& bucket);
    void redisTestRequested(const telemirror::RedisSettings& settings);
    void conflictResolved(bool keepMine);

private:
    QWidget* makeConnections();
    QWidget* makeSecrets();
    QWidget* makeFoot();
    void chooseImport();
    void chooseExport();
    void showState(Tone tone, const QString& text);
    void fill(const Profile& profile);
    [[nodiscard]] ConnectionSettings connectionFor(const QString& id, const ConnectionEditor& editor) const;
    [[nodiscard]] bool keepsEdit(const Profile& before) const;
    void validate();

    Profile m_profile;             ///< what is in effect
    Profile m_base;                ///< what the fields began with: that, or what was imported
    Profile m_filled;              ///< what the fields gave when they were filled
    bool m_expectsProfile = false; ///< one that was saved or chosen here is under way
    bool m_isOutdated = false;     ///< changed elsewhere since the fields were filled
    Banner* m_sample;
    ConflictBanner* m_conflict;
    QTabWidget* m_tabs;
    ConnectionEditor* m_source;
    ConnectionEditor* m_destination;
    RulesEditor* m_rules;
    TelemetryEditor* m_telemetry;
    PublisherEditor* m_publishers;
    RedisEditor* m_redis;
    int m_redisTab = 0;
    AppearanceEditor* m_appearance;
    TextLabel* m_secrets = nullptr;
    TextLabel* m_environment = nullptr;
    TextLabel* m_state = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_revert = nullptr;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::ConnectionSettings)
Q_DECLARE_METATYPE(telemirror::RedisSettings)
